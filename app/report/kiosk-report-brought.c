/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit's figures are a state: the newest one counts. What was done outside the office is a sum of days. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-report-brought.h"

#include <string.h>

static void
clear_unit_cb (gpointer data)
{
  g_free (((KioskReportUnit *) data)->name);
}

/**
 * kiosk_report_units_array_new:
 *
 * Any thread.
 *
 * Returns: (transfer full) (element-type KioskReportUnit): an array that frees what its units hold
 */
GArray *
kiosk_report_units_array_new (void)
{
  GArray *units = g_array_new (FALSE, TRUE, sizeof (KioskReportUnit));

  g_array_set_clear_func (units, clear_unit_cb);
  return units;
}

static gboolean
is_later (const KioskSheet *sheet,
          const KioskSheet *other)
{
  return other == NULL || sheet->day > other->day || (sheet->day == other->day && sheet->number > other->number);
}

/* Of each unit the sheet of the latest day up to @until, of two of a day the one that was entered later. */
static GHashTable *
find_latest (GArray *sheets,
             KioskDay until)
{
  GHashTable *latest = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sheets->len; i++)
    {
      KioskSheet *sheet = &g_array_index (sheets, KioskSheet, i);

      if (sheet->form == KIOSK_SHEET_FORM_UNIT && sheet->day <= until && !kiosk_sheet_is_empty (sheet)
          && is_later (sheet, g_hash_table_lookup (latest, sheet->unit)))
        g_hash_table_insert (latest, sheet->unit, sheet);
    }
  return latest;
}

static void
add_unit (KioskReport *report,
          const char *name,
          KioskAudience audience,
          const KioskSheet *sheet)
{
  KioskReportUnit unit = { .name = g_strdup (name), .audience = audience };

  if (sheet != NULL)
    {
      unit.day = sheet->day;
      unit.concerned = kiosk_sheet_sum (sheet, KIOSK_SHEET_FIGURE_CONCERNED);
      unit.installed = kiosk_sheet_sum (sheet, KIOSK_SHEET_FIGURE_APP_INSTALLED);
      unit.signed_in = kiosk_sheet_sum (sheet, KIOSK_SHEET_FIGURE_APP_SIGNED_IN);
    }
  g_array_append_val (report->units, unit);
}

static int
compare_sheets_cb (gconstpointer a,
                   gconstpointer b)
{
  return strcmp (((const KioskSheet *) a)->unit, ((const KioskSheet *) b)->unit);
}

/* Units that reported once and are in the list no more. */
static void
add_unlisted (KioskReport *report,
              GHashTable *latest)
{
  g_autoptr (GList) sheets = g_list_sort (g_hash_table_get_values (latest), compare_sheets_cb);

  for (GList *link = sheets; link != NULL; link = link->next)
    {
      const KioskSheet *sheet = link->data;

      add_unit (report, sheet->unit, sheet->audience, sheet);
    }
}

/**
 * kiosk_report_add_units:
 * @report: a report whose last day is known
 * @sheets: (element-type KioskSheet): the sheets that count
 * @units: (nullable) (element-type KioskUnit): the list of units
 *
 * Adds each unit of the list with what it reported last, then those that the list lacks. Any thread.
 */
void
kiosk_report_add_units (KioskReport *report,
                        GArray *sheets,
                        GPtrArray *units)
{
  g_autoptr (GHashTable) latest = find_latest (sheets, report->until);

  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      const KioskUnit *unit = g_ptr_array_index (units, i);

      add_unit (report, unit->name, unit->audience, g_hash_table_lookup (latest, unit->code));
      g_hash_table_remove (latest, unit->code);
    }
  add_unlisted (report, latest);
}

static void
add_sheet (KioskReportOutreach *self,
           const KioskSheet *sheet)
{
  self->n_sheets++;
  for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
    for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
      self->kinds[audience][kind] += sheet->counts[audience][kind];
  self->heard_sessions += kiosk_sheet_sum (sheet, KIOSK_SHEET_FIGURE_HEARD_SESSIONS);
  self->heard_people += kiosk_sheet_sum (sheet, KIOSK_SHEET_FIGURE_HEARD_PEOPLE);
}

/**
 * kiosk_report_add_outreach:
 * @report: a report whose days are known
 * @sheets: (element-type KioskSheet): the sheets that count
 *
 * Sums the outreach of the period, and of all days up to the last of the report. A sheet that only withdraws another is
 * none. Any thread.
 */
void
kiosk_report_add_outreach (KioskReport *report,
                           GArray *sheets)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      const KioskSheet *sheet = &g_array_index (sheets, KioskSheet, i);

      if (sheet->form != KIOSK_SHEET_FORM_OUTREACH || sheet->day > report->until || kiosk_sheet_is_empty (sheet))
        continue;
      add_sheet (&report->outreach_cumulative, sheet);
      if (sheet->day >= report->period.from)
        add_sheet (&report->outreach, sheet);
    }
}

/**
 * kiosk_report_outreach_sum:
 * @outreach: what was done outside the office
 * @counts: whether a kind counts
 *
 * Any thread.
 *
 * Returns: how many people of all audiences
 */
gint64
kiosk_report_outreach_sum (const KioskReportOutreach *outreach,
                           gboolean (*counts) (KioskKind kind))
{
  gint64 sum = 0;

  for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
    for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
      sum += counts (kind) ? outreach->kinds[audience][kind] : 0;
  return sum;
}

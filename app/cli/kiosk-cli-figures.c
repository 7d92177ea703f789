/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two tables: what was achieved, residents and helpers side by side; and where every tap went. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-figures.h"

#include <glib/gi18n.h>

#include "kiosk-cli-messages.h"
#include "kiosk-cli-table.h"

#define N_RESULT_COLUMNS   9
#define N_EQUATION_COLUMNS 6

/* Appends what one line of a table says of @tally. */
typedef void (*AddRow) (KioskCliTable    *table,
                        char             *name,
                        const KioskTally *tally);

/* Digits in groups where the locale has groups. */
static char *
dup_number (gint64 number)
{
  return g_strdup_printf ("%'" G_GINT64_FORMAT, number);
}

static void
add_result_head (KioskCliTable *table)
{
  char *groups[] = { g_strdup (""), g_strdup (_("Newly installed")), NULL, g_strdup (_("Signed in")), NULL,
                     g_strdup (_("Helped")), NULL, g_strdup (_("Could not install")), NULL };
  char *sides[] = { g_strdup (_("Date")), g_strdup (_("residents")), g_strdup (_("helpers")),
                    g_strdup (_("residents")), g_strdup (_("helpers")),
                    g_strdup (_("residents")), g_strdup (_("helpers")),
                    g_strdup (_("residents")), g_strdup (_("helpers")) };

  kiosk_cli_table_add_row (table, groups);
  kiosk_cli_table_add_row (table, sides);
}

static void
add_result_row (KioskCliTable *table,
                char *name,
                const KioskTally *tally)
{
  char *cells[] = { name, dup_number (tally->self.installed), dup_number (tally->helper.installed),
                    dup_number (tally->self.signed_in), dup_number (tally->helper.signed_in),
                    dup_number (tally->self.helped), dup_number (tally->helper.helped),
                    dup_number (tally->self.not_able), dup_number (tally->helper.not_able) };

  kiosk_cli_table_add_row (table, cells);
}

static void
add_equation_head (KioskCliTable *table)
{
  char *cells[] = { g_strdup (_("Date")), g_strdup (_("Taps")), g_strdup (_("= counted")), g_strdup (_("+ changed")),
                    g_strdup (_("+ undone")), g_strdup (_("+ suppressed")) };

  kiosk_cli_table_add_row (table, cells);
}

static void
add_equation_row (KioskCliTable *table,
                  char *name,
                  const KioskTally *tally)
{
  char *cells[] = { name, dup_number (tally->taps), dup_number (tally->counted), dup_number (tally->changed),
                    dup_number (tally->undone), dup_number (tally->suppressed) };

  kiosk_cli_table_add_row (table, cells);
}

/* Of the days alone: what has no date may be of days that were not asked for. */
static void
sum_figures (GArray *figures,
             KioskTally *out_total,
             gboolean *out_has_open)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const KioskDayFigures *day = &g_array_index (figures, KioskDayFigures, i);

      if (day->day != KIOSK_DAY_UNKNOWN)
        kiosk_tally_add (out_total, &day->tally);
      *out_has_open = *out_has_open || day->has_open;
    }
}

static gboolean
has_undated (GArray *figures)
{
  return g_array_index (figures, KioskDayFigures, figures->len - 1).day == KIOSK_DAY_UNKNOWN;
}

static void
add_day (KioskCliTable *table,
         const KioskDayFigures *day,
         AddRow add)
{
  g_autofree char *date = kiosk_cli_dup_day (day->day);

  add (table, g_strconcat (date, day->has_open ? " *" : "", NULL), &day->tally);
}

/* What has no date comes last in @figures, and stands below the total. */
static void
add_days (KioskCliTable *table,
          GArray *figures,
          const KioskTally *total,
          AddRow add)
{
  guint n_days = figures->len - (has_undated (figures) ? 1 : 0);

  for (guint i = 0; i < n_days; i++)
    add_day (table, &g_array_index (figures, KioskDayFigures, i), add);
  if (n_days > 0)
    add (table, g_strdup (_("Total")), total);
  if (n_days < figures->len)
    add_day (table, &g_array_index (figures, KioskDayFigures, n_days), add);
}

static void
append_results (GString *text,
                GArray *figures,
                const KioskTally *total)
{
  g_autoptr (KioskCliTable) table = kiosk_cli_table_new (N_RESULT_COLUMNS);

  add_result_head (table);
  add_days (table, figures, total, add_result_row);
  kiosk_cli_table_append (table, text);
}

static void
append_equation (GString *text,
                 GArray *figures,
                 const KioskTally *total)
{
  g_autoptr (KioskCliTable) table = kiosk_cli_table_new (N_EQUATION_COLUMNS);

  add_equation_head (table);
  add_days (table, figures, total, add_equation_row);
  kiosk_cli_table_append (table, text);
}

static void
append_notes (GString *text,
              const KioskTally *total,
              gboolean has_open,
              gboolean is_undated)
{
  g_autofree char *overlap = dup_number (total->self.overlap);

  g_string_append (text, _("\nResidents: tapped by residents themselves. Helpers: noted by helpers. One person may be "
                           "in both, so the two are never added.\n"));
  if (total->self.overlap > 0)
    g_string_append_printf (text, _("Of what residents tapped, %s while a helper was counting too.\n"), overlap);
  if (has_open)
    g_string_append (text, _("* Not closed yet: these figures can still change.\n"));
  if (is_undated)
    g_string_append (text, _("What has no date is not part of the total: it may be of another period.\n"));
}

/**
 * kiosk_cli_figures_dup_text:
 * @figures: (element-type KioskDayFigures): figures by day; what has no date comes last and is in no total
 *
 * Both tables with their totals, and what has to be known to read them. Any thread.
 *
 * Returns: (transfer full): the text, its lines ended by line feeds
 */
char *
kiosk_cli_figures_dup_text (GArray *figures)
{
  GString *text = g_string_new (NULL);
  KioskTally total = { 0 };
  gboolean has_open = FALSE;

  if (figures->len == 0)
    return g_string_free (g_string_append (text, _("Nothing was counted.\n")), FALSE);

  sum_figures (figures, &total, &has_open);
  append_results (text, figures, &total);
  g_string_append (text, _("\nWhere every tap went:\n"));
  append_equation (text, figures, &total);
  append_notes (text, &total, has_open, has_undated (figures));
  return g_string_free (text, FALSE);
}

static gboolean
is_balanced (const KioskTally *tally)
{
  return tally->taps == tally->counted + tally->changed + tally->undone + tally->suppressed;
}

/**
 * kiosk_cli_figures_check:
 * @figures: (element-type KioskDayFigures): figures by day
 * @error: return location for a `GError`
 *
 * Checks taps = counted + changed + undone + suppressed of each day. Any thread.
 *
 * Fails with `KIOSK_CLI_ERROR_REFUSED`, whose message names the day.
 *
 * Returns: %TRUE if every tap is accounted for
 */
gboolean
kiosk_cli_figures_check (GArray *figures,
                         GError **error)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const KioskDayFigures *day = &g_array_index (figures, KioskDayFigures, i);
      g_autofree char *date = kiosk_cli_dup_day (day->day);

      if (is_balanced (&day->tally))
        continue;
      g_set_error (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
                   _("The figures of %s do not balance. Do not report them; ask the technician."), date);
      return FALSE;
    }
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people brought, ward by ward, as a ward's own report reads it. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-desk-report.h"

#include "kiosk-report-brought.h"

static gboolean
is_of_sheets (const KioskTarget *target)
{
  return target->column == KIOSK_TARGET_COLUMN_OUTREACH || target->column == KIOSK_TARGET_COLUMN_UNIT;
}

static gint64
count (const KioskTarget *target,
       GArray *sheets,
       KioskDay from,
       KioskDay until)
{
  KioskTarget part = *target;
  g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (KioskCell));

  part.from = MAX (target->from, from);
  part.until = target->until != KIOSK_DAY_UNKNOWN ? MIN (target->until, until) : until;
  return part.from <= part.until ? kiosk_target_count (&part, nothing, sheets) : 0;
}

/* Of units there is a state, and no sum of days. */
static void
count_target (const KioskDeskReport *report,
              KioskReportTarget *row,
              GArray *sheets)
{
  const KioskTarget *target = &row->target;
  KioskDay until = report->period.to;

  row->progress = kiosk_progress_of (target, count (target, sheets, target->from, until), until);
  row->in_period = target->column == KIOSK_TARGET_COLUMN_UNIT ? -1 : count (target, sheets, report->period.from, until);
}

static void
take_units (KioskDeskReportUnits *sum,
            GArray *units)
{
  for (guint i = 0; i < units->len; i++)
    {
      const KioskReportUnit *unit = &g_array_index (units, KioskReportUnit, i);

      sum->n_units++;
      sum->concerned += unit->concerned;
      sum->installed += unit->installed;
      sum->signed_in += unit->signed_in;
    }
}

/**
 * kiosk_desk_report_take_sheets:
 * @report: a report, not finished yet
 * @ward: a ward of it, with its targets
 * @sheets: (nullable) (element-type KioskSheet): the sheets of its kiosks that count; %NULL: none
 *
 * Fills in what people brought there, and how far the targets are that are measured by it. Any thread.
 */
void
kiosk_desk_report_take_sheets (const KioskDeskReport *report,
                               KioskDeskReportWard *ward,
                               GArray *sheets)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (KioskSheet));
  g_autoptr (GArray) units = kiosk_report_units_array_new ();
  KioskReport part = { .period = report->period, .until = report->period.to, .units = units };
  GArray *own = sheets != NULL ? sheets : none;

  kiosk_report_add_outreach (&part, own);
  kiosk_report_add_units (&part, own, NULL);
  ward->outreach = part.outreach;
  take_units (&ward->units, units);
  for (guint i = 0; i < ward->targets->len; i++)
    {
      KioskReportTarget *target = &g_array_index (ward->targets, KioskReportTarget, i);

      if (is_of_sheets (&target->target))
        count_target (report, target, own);
    }
}

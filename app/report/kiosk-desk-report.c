/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds what a desk reports, and adds up its wards. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-desk-report.h"

#include <string.h>

static KioskDeskReportWard *
new_ward (const char *code,
          KioskDay valid_from)
{
  KioskDeskReportWard *self = g_new0 (KioskDeskReportWard, 1);

  g_strlcpy (self->code, code, sizeof self->code);
  self->valid_from = valid_from;
  self->targets = g_array_new (FALSE, FALSE, sizeof (KioskReportTarget));
  return self;
}

static void
free_ward (KioskDeskReportWard *self)
{
  g_free (self->name);
  g_array_unref (self->targets);
  g_free (self);
}

/**
 * kiosk_desk_report_new:
 * @period: which days it is of
 * @before: those that they are compared with
 *
 * Any thread.
 *
 * Returns: (transfer full): a report without wards and days
 */
KioskDeskReport *
kiosk_desk_report_new (const KioskPeriod *period,
                       const KioskPeriod *before)
{
  KioskDeskReport *self = g_new0 (KioskDeskReport, 1);

  self->period = *period;
  self->before = *before;
  self->wards = g_ptr_array_new_with_free_func ((GDestroyNotify) free_ward);
  self->sum = new_ward ("", KIOSK_DAY_UNKNOWN);
  self->days = g_array_new (FALSE, FALSE, sizeof (KioskReportDay));
  return self;
}

/**
 * kiosk_desk_report_free:
 * @self: (transfer full): a report
 */
void
kiosk_desk_report_free (KioskDeskReport *self)
{
  g_ptr_array_unref (self->wards);
  free_ward (self->sum);
  g_array_unref (self->days);
  g_free (self);
}

/**
 * kiosk_desk_report_ensure:
 * @self: a report
 * @code: of a ward, 5 digits
 * @valid_from: since when they mean it
 *
 * Any thread.
 *
 * Returns: (transfer none): that ward of the report, without figures where it had none
 */
KioskDeskReportWard *
kiosk_desk_report_ensure (KioskDeskReport *self,
                          const char *code,
                          KioskDay valid_from)
{
  KioskDeskReportWard *ward;

  for (guint i = 0; i < self->wards->len; i++)
    {
      ward = g_ptr_array_index (self->wards, i);
      if (ward->valid_from == valid_from && g_str_equal (ward->code, code))
        return ward;
    }
  ward = new_ward (code, valid_from);
  g_ptr_array_add (self->wards, ward);
  return ward;
}

static int
compare_wards_cb (gconstpointer a,
                  gconstpointer b)
{
  const KioskDeskReportWard *one = *(KioskDeskReportWard *const *) a;
  const KioskDeskReportWard *other = *(KioskDeskReportWard *const *) b;
  int order = strcmp (one->code, other->code);

  if (order != 0)
    return order;
  return one->valid_from < other->valid_from ? -1 : one->valid_from > other->valid_from;
}

static int
compare_days_cb (gconstpointer a,
                 gconstpointer b)
{
  KioskDay one = ((const KioskReportDay *) a)->day;
  KioskDay other = ((const KioskReportDay *) b)->day;

  return one < other ? -1 : one > other;
}

/* Given by the same, for the same, of the same people, in the same time. */
static gboolean
is_same_target (const KioskTarget *one,
                const KioskTarget *other)
{
  return one->name == other->name && one->measure == other->measure && one->column == other->column
         && one->audience == other->audience && one->from == other->from && one->until == other->until;
}

/* Two machines of a ward may have been given different numbers: then nobody knows which one holds. */
static gboolean
is_disputed (const KioskDeskReportWard *ward,
             guint place)
{
  const KioskTarget *target = &g_array_index (ward->targets, KioskReportTarget, place).target;

  for (guint i = 0; i < ward->targets->len; i++)
    if (i != place && is_same_target (&g_array_index (ward->targets, KioskReportTarget, i).target, target))
      return TRUE;
  return FALSE;
}

static KioskReportTarget *
ensure_target (KioskDeskReportWard *sum,
               const KioskTarget *target)
{
  KioskReportTarget row = { .target = *target, .progress.permille = -1 };

  for (guint i = 0; i < sum->targets->len; i++)
    if (is_same_target (&g_array_index (sum->targets, KioskReportTarget, i).target, target))
      return &g_array_index (sum->targets, KioskReportTarget, i);
  row.target.number = 0;
  row.target.base = -1;
  g_array_append_val (sum->targets, row);
  return &g_array_index (sum->targets, KioskReportTarget, sum->targets->len - 1);
}

/* A sum of which a part is unknown is unknown. */
static gint64
add_base (gint64 sum,
          gint64 base)
{
  if (sum < 0)
    return base;
  return sum == 0 || base == 0 ? 0 : sum + base;
}

static void
add_target (KioskDeskReportWard *sum,
            const KioskReportTarget *target,
            KioskDay until)
{
  KioskReportTarget *row = ensure_target (sum, &target->target);
  gint64 done = row->progress.done + target->progress.done;

  row->target.number += target->target.number;
  row->target.base = add_base (row->target.base, target->target.base);
  row->in_period = target->in_period >= 0 ? row->in_period + target->in_period : -1;
  row->progress = kiosk_progress_of (&row->target, done, until);
}

static void
add_brought (KioskDeskReportWard *sum,
             const KioskDeskReportWard *ward)
{
  sum->outreach.n_sheets += ward->outreach.n_sheets;
  sum->outreach.heard_sessions += ward->outreach.heard_sessions;
  sum->outreach.heard_people += ward->outreach.heard_people;
  for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
    for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
      sum->outreach.kinds[audience][kind] += ward->outreach.kinds[audience][kind];
  sum->units.n_units += ward->units.n_units;
  sum->units.concerned += ward->units.concerned;
  sum->units.installed += ward->units.installed;
  sum->units.signed_in += ward->units.signed_in;
}

static void
add_ward (KioskDeskReport *self,
          const KioskDeskReportWard *ward)
{
  KioskDeskReportWard *sum = self->sum;

  kiosk_report_figures_add (&sum->in_period, &ward->in_period);
  kiosk_report_figures_add (&sum->before, &ward->before);
  kiosk_report_figures_add (&sum->undated, &ward->undated);
  kiosk_report_figures_add (&sum->doubtful, &ward->doubtful);
  sum->paper.n_sheets += ward->paper.n_sheets;
  for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
    sum->paper.kinds[kind] += ward->paper.kinds[kind];
  add_brought (sum, ward);
  for (guint i = 0; i < ward->targets->len; i++)
    if (!is_disputed (ward, i))
      add_target (sum, &g_array_index (ward->targets, KioskReportTarget, i), self->period.to);
}

/**
 * kiosk_desk_report_finish:
 * @self: a report with all its wards and days, not finished yet
 *
 * Sorts wards and days, and adds up the wards. A target of which a ward has two different numbers is left out of the
 * sum. Any thread.
 */
void
kiosk_desk_report_finish (KioskDeskReport *self)
{
  g_ptr_array_sort (self->wards, compare_wards_cb);
  g_array_sort (self->days, compare_days_cb);
  for (guint i = 0; i < self->wards->len; i++)
    add_ward (self, g_ptr_array_index (self->wards, i));
}

/**
 * kiosk_desk_report_ward_is_empty:
 * @self: a ward of a report
 *
 * Any thread.
 *
 * Returns: %TRUE if nothing of the period is there of it
 */
gboolean
kiosk_desk_report_ward_is_empty (const KioskDeskReportWard *self)
{
  return self->in_period.n_batches == 0 && self->undated.n_batches == 0 && self->doubtful.n_batches == 0
         && self->paper.n_sheets == 0 && self->outreach.n_sheets == 0 && self->units.n_units == 0;
}

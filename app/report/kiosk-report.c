/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorts closed figures by what a report asks. Each cell belongs to the day of its batch; each sheet to its own. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-report.h"

#include <string.h>

#include "kiosk-report-brought.h"

/* What is looked up while a report is made. */
typedef struct
{
  const KioskReportSource *source;
  GHashTable              *entries;  /* (element-type KioskEntry KioskEntry): by epoch and n */
  GHashTable              *days;     /* (element-type KioskDay KioskReportDay): of the period */
  KioskDay                *cell_days; /* of each cell; KIOSK_DAY_UNKNOWN where no target counts it */
  KioskReport             *report;
} Maker;

static guint
hash_entry_cb (gconstpointer data)
{
  const KioskEntry *entry = data;

  return g_str_hash (entry->epoch) * 31 + g_int64_hash (&entry->n);
}

static gboolean
equal_entries_cb (gconstpointer a,
                  gconstpointer b)
{
  const KioskEntry *one = a;
  const KioskEntry *other = b;

  return one->n == other->n && strcmp (one->epoch, other->epoch) == 0;
}

static gboolean
is_of_ward (const KioskReportLabel *label,
            const KioskEntry *entry)
{
  return g_str_equal (entry->ward, label->ward) && entry->ward_valid_from == label->ward_valid_from;
}

static gboolean
is_in_period (const KioskReport *report,
              KioskDay day)
{
  return day >= report->period.from && day <= report->until;
}

/* Fills @out_sums with every figures of the report that a batch belongs to. Returns how many they are. */
static guint
find_sums (KioskReport *report,
           const KioskEntry *entry,
           KioskReportFigures *out_sums[4])
{
  guint n = 0;

  if (!is_of_ward (report->label, entry))
    {
      if (is_in_period (report, entry->day))
        out_sums[n++] = &report->other_ward;
      return n;
    }
  if (entry->day == KIOSK_DAY_UNKNOWN)
    {
      if (entry->not_before <= report->until)
        out_sums[n++] = &report->undated;
      return n;
    }
  if (entry->day <= report->until)
    out_sums[n++] = &report->cumulative;
  if (is_in_period (report, entry->day))
    out_sums[n++] = &report->in_period;
  if (entry->day == report->until)
    out_sums[n++] = &report->on_day;
  if (entry->day == report->until - 1)
    out_sums[n++] = &report->day_before;
  return n;
}

/* NULL: the batch is of no day of the period. */
static KioskReportDay *
find_day (Maker *maker,
          const KioskEntry *entry)
{
  KioskReportDay *day;

  if (!is_in_period (maker->report, entry->day) || !is_of_ward (maker->report->label, entry))
    return NULL;
  day = g_hash_table_lookup (maker->days, GUINT_TO_POINTER (entry->day));
  if (day == NULL)
    {
      day = g_new0 (KioskReportDay, 1);
      day->day = entry->day;
      g_hash_table_insert (maker->days, GUINT_TO_POINTER (entry->day), day);
    }
  return day;
}

static void
add_entry (Maker *maker,
           const KioskEntry *entry)
{
  KioskReportFigures *sums[4];
  guint n_sums = find_sums (maker->report, entry, sums);
  KioskReportDay *day = find_day (maker, entry);

  g_hash_table_add (maker->entries, (gpointer) entry);
  for (guint i = 0; i < n_sums; i++)
    kiosk_report_figures_add_entry (sums[i], entry);
  if (day != NULL)
    {
      day->n_batches++;
      kiosk_tally_add_voided (&day->tally, entry->changed, entry->undone);
    }
}

static void
add_cell (Maker *maker,
          const KioskCell *cell,
          const KioskEntry *entry)
{
  KioskReportFigures *sums[4];
  guint n_sums = find_sums (maker->report, entry, sums);
  KioskReportDay *day = find_day (maker, entry);

  for (guint i = 0; i < n_sums; i++)
    kiosk_report_figures_add_cell (sums[i], cell);
  if (day != NULL)
    kiosk_tally_add_cell (&day->tally, cell);
}

/* NULL: no batch has this number. */
static const KioskEntry *
find_entry (Maker *maker,
            const char *epoch,
            gint64 n)
{
  KioskEntry wanted = { .n = n };

  g_strlcpy (wanted.epoch, epoch, sizeof wanted.epoch);
  return g_hash_table_lookup (maker->entries, &wanted);
}

static void
add_cells (Maker *maker)
{
  GArray *cells = maker->source->cells;
  const KioskEntry *entry = NULL;

  for (guint i = 0; i < cells->len; i++)
    {
      const KioskCell *cell = &g_array_index (cells, KioskCell, i);

      /* Cells of one batch mostly stand together. */
      if (entry == NULL || entry->n != cell->n || strcmp (entry->epoch, cell->epoch) != 0)
        entry = find_entry (maker, cell->epoch, cell->n);
      if (entry == NULL)
        continue;
      add_cell (maker, cell, entry);
      maker->cell_days[i] = is_of_ward (maker->report->label, entry) ? entry->day : KIOSK_DAY_UNKNOWN;
    }
}

static int
compare_days_cb (gconstpointer a,
                 gconstpointer b)
{
  KioskDay one = ((const KioskReportDay *) a)->day;
  KioskDay other = ((const KioskReportDay *) b)->day;

  return one < other ? -1 : one > other;
}

static void
take_days (Maker *maker)
{
  GHashTableIter iter;
  gpointer day;

  g_hash_table_iter_init (&iter, maker->days);
  while (g_hash_table_iter_next (&iter, NULL, &day))
    g_array_append_vals (maker->report->days, day, 1);
  g_array_sort (maker->report->days, compare_days_cb);
}

static void
add_entries (Maker *maker)
{
  KioskReport *report = maker->report;
  GArray *entries = maker->source->entries;

  report->last_n = -1;
  report->n_batches = entries->len;
  for (guint i = 0; i < entries->len; i++)
    {
      const KioskEntry *entry = &g_array_index (entries, KioskEntry, i);

      add_entry (maker, entry);
      report->last_n = entry->n;
      report->last_day = entry->day;
      if (entry->day != KIOSK_DAY_UNKNOWN && is_of_ward (report->label, entry)
          && (report->first_day == KIOSK_DAY_UNKNOWN || entry->day < report->first_day))
        report->first_day = entry->day;
    }
}

/* Cells of these days that stand together are counted together. */
static gint64
count_taps (Maker *maker,
            const KioskTarget *target,
            KioskDay from,
            KioskDay until)
{
  GArray *cells = maker->source->cells;
  guint begin = 0;
  gint64 done = 0;

  for (guint i = 0; i <= cells->len; i++)
    {
      KioskDay day = i < cells->len ? maker->cell_days[i] : KIOSK_DAY_UNKNOWN;
      GArray run = { .len = i - begin };

      if (day != KIOSK_DAY_UNKNOWN && day >= from && day <= until)
        continue;
      if (run.len > 0)
        {
          run.data = (char *) &g_array_index (cells, KioskCell, begin);
          done += kiosk_target_count (target, &run, maker->source->sheets);
        }
      begin = i + 1;
    }
  return done;
}

/* From @from to the last day of the report, or that of the target. */
static gint64
count_target (Maker *maker,
              const KioskTarget *target,
              GArray *sheets,
              KioskDay from)
{
  KioskTarget part = *target;
  g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (KioskCell));

  part.from = MAX (target->from, from);
  part.until = target->until != KIOSK_DAY_UNKNOWN ? MIN (target->until, maker->report->until) : maker->report->until;
  if (part.from > part.until)
    return 0;
  if (part.column == KIOSK_TARGET_COLUMN_OUTREACH || part.column == KIOSK_TARGET_COLUMN_UNIT)
    return kiosk_target_count (&part, nothing, sheets);
  return count_taps (maker, &part, part.from, part.until);
}

static void
add_target (Maker *maker,
            const KioskTarget *target,
            GArray *sheets)
{
  KioskReport *report = maker->report;
  KioskReportTarget row = { .target = *target, .in_period = -1 };
  gint64 done;

  if (target->from > report->until)
    return;
  done = count_target (maker, target, sheets, target->from);
  row.progress = kiosk_progress_of (target, done, report->until);
  if (target->column != KIOSK_TARGET_COLUMN_UNIT)
    row.in_period = count_target (maker, target, sheets, report->period.from);
  g_array_append_val (report->targets, row);
}

static void
add_targets (Maker *maker,
             GArray *sheets)
{
  GArray *targets = maker->source->targets;
  g_autoptr (GHashTable) replaced = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < targets->len; i++)
    g_hash_table_add (replaced, g_array_index (targets, KioskTarget, i).replaces);
  for (guint i = 0; i < targets->len; i++)
    {
      const KioskTarget *target = &g_array_index (targets, KioskTarget, i);

      if (!target->is_ended && !g_hash_table_contains (replaced, target->id))
        add_target (maker, target, sheets);
    }
}

/* The sheets of the ward's batches that no other sheet of the bundle took the place of. */
static GArray *
new_sheets (Maker *maker)
{
  GArray *all = maker->source->sheets;
  GArray *sheets = g_array_new (FALSE, FALSE, sizeof (KioskSheet));
  g_autoptr (GHashTable) replaced = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < all->len; i++)
    g_hash_table_add (replaced, g_array_index (all, KioskSheet, i).replaces);
  for (guint i = 0; i < all->len; i++)
    {
      KioskSheet sheet = g_array_index (all, KioskSheet, i);
      const KioskEntry *entry = find_entry (maker, sheet.epoch, sheet.n);

      sheet.is_replaced = FALSE;
      if (entry != NULL && is_of_ward (maker->report->label, entry) && !g_hash_table_contains (replaced, sheet.id))
        g_array_append_val (sheets, sheet);
    }
  return sheets;
}

static KioskReport *
new_empty (const KioskReportLabel *label,
           const KioskPeriod *period)
{
  KioskReport *self = g_new0 (KioskReport, 1);

  self->label = kiosk_report_label_copy (label);
  self->period = *period;
  self->until = MIN (period->to, label->day);
  self->days = g_array_new (FALSE, FALSE, sizeof (KioskReportDay));
  self->targets = g_array_new (FALSE, FALSE, sizeof (KioskReportTarget));
  self->units = kiosk_report_units_array_new ();
  return self;
}

/**
 * kiosk_report_new:
 * @label: whose report
 * @source: what it is made from; the entries hold together, as kiosk_tally_check() says
 * @period: which days it is of; it begins no later than the day of @label
 *
 * Sums what was closed in the label's ward. Every figure of the report comes from @source, so that all files of a
 * bundle agree. Any thread.
 *
 * Returns: (transfer full): the report
 */
KioskReport *
kiosk_report_new (const KioskReportLabel *label,
                  const KioskReportSource *source,
                  const KioskPeriod *period)
{
  g_autoptr (GHashTable) entries = g_hash_table_new (hash_entry_cb, equal_entries_cb);
  g_autoptr (GHashTable) days = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autofree KioskDay *cell_days = g_new0 (KioskDay, source->cells->len + 1);
  g_autoptr (GArray) sheets = NULL;
  KioskReport *self;
  Maker maker;

  g_return_val_if_fail (label->day != KIOSK_DAY_UNKNOWN && period->from <= label->day, NULL);

  self = new_empty (label, period);
  maker = (Maker) { source, entries, days, cell_days, self };
  add_entries (&maker);
  add_cells (&maker);
  take_days (&maker);
  sheets = new_sheets (&maker);
  add_targets (&maker, sheets);
  kiosk_report_add_units (self, sheets, source->units);
  kiosk_report_add_outreach (self, sheets);
  return self;
}

/**
 * kiosk_report_free:
 * @self: (transfer full): a report
 */
void
kiosk_report_free (KioskReport *self)
{
  kiosk_report_label_free (self->label);
  g_array_unref (self->days);
  g_array_unref (self->targets);
  g_array_unref (self->units);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The targets that wards entered on their kiosks, and how far each ward is. All of them are counted in one pass. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-report-parts.h"
#include "kiosk-desk-report-sums.h"

/* Two sums each, beside the columns that say which kiosk. */
#define ASKED_MAX 40

/* The newest of what each kiosk says: not ended, and replaced by no other. */
#define SELECT_TARGETS \
  "SELECT enrolment.ward, name, measure, figures, audience, target.number, base, from_day, until_day, max(since) "  \
  "FROM target JOIN enrolment ON enrolment.kiosk = target.kiosk "                                                   \
  "WHERE ended = 0 AND from_day <= $1 AND figures <= $2 "                                                            \
  "AND NOT EXISTS (SELECT 1 FROM target other WHERE other.kiosk = target.kiosk AND other.replaces = target.id) "    \
  "GROUP BY enrolment.ward, name, measure, figures, audience, target.number, base, from_day, until_day "            \
  "ORDER BY enrolment.ward, name, measure, figures, audience, from_day, target.number"

typedef struct
{
  KioskDeskReportLoader *loader;
  GArray                *asked;   /* (element-type KioskTarget): one of each sort that is counted alike */
  guint                  first;   /* of `asked`, in this query */
  guint                  n;
} Count;

/* Several kiosks of a ward that were given the same target say it once. */
static gboolean
has_target (KioskDeskReportWard *ward,
            const KioskTarget *target)
{
  for (guint i = 0; i < ward->targets->len; i++)
    {
      const KioskTarget *known = &g_array_index (ward->targets, KioskReportTarget, i).target;

      if (known->name == target->name && known->measure == target->measure && known->column == target->column
          && known->audience == target->audience && known->number == target->number && known->base == target->base
          && known->from == target->from && known->until == target->until)
        return TRUE;
    }
  return FALSE;
}

static void
take_target_cb (const KioskDeskValue *row,
                gpointer user_data)
{
  KioskDeskReportLoader *loader = user_data;
  KioskDeskReportWard *ward = kiosk_desk_report_find_ward_on (loader, (guint) row[0].number, loader->scope->period.to);
  KioskReportTarget target = {
    .target.name = (KioskTargetName) row[1].number,
    .target.measure = (KioskTargetMeasure) row[2].number,
    .target.column = (KioskTargetColumn) row[3].number,
    .target.audience = (KioskAudience) row[4].number,
    .target.number = row[5].number,
    .target.base = row[6].number,
    .target.from = (KioskDay) row[7].number,
    .target.until = (KioskDay) row[8].number,
    .target.since = (KioskDay) row[9].number
  };

  if (ward != NULL && !has_target (ward, &target.target))
    g_array_append_val (ward->targets, target);
}

static gboolean
is_counted_alike (const KioskTarget *one,
                  const KioskTarget *other)
{
  return one->measure == other->measure && one->column == other->column && one->audience == other->audience
         && one->from == other->from && one->until == other->until;
}

static void
ask (GArray *asked,
     const KioskTarget *target)
{
  for (guint i = 0; i < asked->len; i++)
    if (is_counted_alike (&g_array_index (asked, KioskTarget, i), target))
      return;
  g_array_append_vals (asked, target, 1);
}

/* Sheets are no batches: what is measured by them is counted with them. */
static gboolean
is_of_taps (const KioskTarget *target)
{
  return target->column == KIOSK_TARGET_COLUMN_HELPER || target->column == KIOSK_TARGET_COLUMN_SELF;
}

static GArray *
find_asked (KioskDeskReport *report)
{
  GArray *asked = g_array_new (FALSE, FALSE, sizeof (KioskTarget));

  for (guint i = 0; i < report->wards->len; i++)
    {
      const KioskDeskReportWard *ward = g_ptr_array_index (report->wards, i);

      for (guint k = 0; k < ward->targets->len; k++)
        {
          const KioskTarget *target = &g_array_index (ward->targets, KioskReportTarget, k).target;

          if (is_of_taps (target))
            ask (asked, target);
        }
    }
  return asked;
}

static gboolean
is_measured (KioskTargetMeasure measure,
             KioskKind kind)
{
  if (measure == KIOSK_TARGET_MEASURE_INSTALLED)
    return kiosk_tap_counts_as_installed (kind);
  return measure == KIOSK_TARGET_MEASURE_HELPED || kiosk_tap_counts_as_signed_in (kind);
}

/* The people of a batch that a target counts. Every tap of a helper served somebody. */
static void
append_people (GString *sql,
               const KioskTarget *target)
{
  KioskSource source = target->column == KIOSK_TARGET_COLUMN_SELF ? KIOSK_SOURCE_SELF : KIOSK_SOURCE_HELPER;
  const char *mark = "";

  if (source == KIOSK_SOURCE_SELF && target->measure == KIOSK_TARGET_MEASURE_HELPED)
    {
      g_string_append (sql, "self_helped");
      return;
    }
  for (guint kind = 0; kind < KIOSK_DESK_N_KINDS; kind++)
    if (is_measured (target->measure, kind))
      {
        g_string_append (sql, mark);
        kiosk_desk_report_append_people (sql, source, kind, target->audience);
        mark = " + ";
      }
}

static KioskDay
get_last_day (KioskDeskReportLoader *loader,
              const KioskTarget *target)
{
  KioskDay to = loader->scope->period.to;

  return target->until != KIOSK_DAY_UNKNOWN ? MIN (target->until, to) : to;
}

static void
append_sum (GString *sql,
            const KioskTarget *target,
            KioskDay from,
            KioskDay until)
{
  g_string_append_printf (sql, "%ssum(CASE WHEN date BETWEEN %u AND %u THEN ", sql->len > 0 ? ", " : "", from, until);
  append_people (sql, target);
  g_string_append (sql, " ELSE 0 END)");
}

static void
take_done_cb (KioskDeskReportWard *ward,
              const KioskDeskValue *row,
              gpointer user_data)
{
  Count *count = user_data;

  for (guint i = 0; i < ward->targets->len; i++)
    {
      KioskReportTarget *target = &g_array_index (ward->targets, KioskReportTarget, i);

      for (guint k = 0; k < count->n; k++)
        if (is_counted_alike (&g_array_index (count->asked, KioskTarget, count->first + k), &target->target))
          {
            target->progress.done += row[2 * k].number;
            target->in_period += row[2 * k + 1].number;
          }
    }
}

static gboolean
count_some (Count *count,
            GError **error)
{
  KioskDeskReportLoader *loader = count->loader;
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree char *from = NULL;
  KioskDay first = loader->scope->period.to;

  for (guint i = 0; i < count->n; i++)
    {
      const KioskTarget *target = &g_array_index (count->asked, KioskTarget, count->first + i);

      first = MIN (first, target->from);
      append_sum (sql, target, target->from, get_last_day (loader, target));
      append_sum (sql, target, MAX (target->from, loader->scope->period.from), get_last_day (loader, target));
    }
  from = g_strdup_printf ("counted WHERE date BETWEEN %u AND %u", first, loader->scope->period.to);
  return kiosk_desk_report_query_wards (loader, sql->str, from, take_done_cb, count, error);
}

static void
fill_progress (KioskDeskReportLoader *loader)
{
  for (guint i = 0; i < loader->report->wards->len; i++)
    {
      KioskDeskReportWard *ward = g_ptr_array_index (loader->report->wards, i);

      for (guint k = 0; k < ward->targets->len; k++)
        {
          KioskReportTarget *target = &g_array_index (ward->targets, KioskReportTarget, k);

          target->progress = kiosk_progress_of (&target->target, target->progress.done, loader->scope->period.to);
        }
    }
}

/**
 * kiosk_desk_report_load_targets:
 * @loader: a report that is being loaded, with its wards
 * @error: return location for a `GError`
 *
 * Loads the targets in force that have begun, without what people brought only those that are measured by taps, and
 * counts from their first day to the last day of the period what all kiosks of their ward did for them. The book's
 * thread. Fails as kiosk_desk_engine_run() does.
 *
 * Returns: %TRUE if all of them are there
 */
gboolean
kiosk_desk_report_load_targets (KioskDeskReportLoader *loader,
                                GError **error)
{
  gboolean has_brought = (loader->scope->parts & KIOSK_DESK_REPORT_BROUGHT) != 0;
  const KioskDeskValue values[] = {
    KIOSK_DESK_INT (loader->scope->period.to),
    KIOSK_DESK_INT (has_brought ? KIOSK_TARGET_COLUMN_UNIT : KIOSK_TARGET_COLUMN_SELF)
  };
  g_autoptr (GArray) asked = NULL;

  if (!kiosk_desk_engine_query (loader->engine, SELECT_TARGETS, values, G_N_ELEMENTS (values), take_target_cb, loader,
                                error))
    return FALSE;
  asked = find_asked (loader->report);
  for (guint first = 0; first < asked->len; first += ASKED_MAX)
    {
      Count count = { loader, asked, first, MIN (ASKED_MAX, asked->len - first) };

      if (!count_some (&count, error))
        return FALSE;
    }
  fill_progress (loader);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The periods that offices report on. A report month ends on its cut-off day and begins on the day after the one
 * before: with the 14th, the report month of March goes from 15 February to 14 March, and the first quarter from
 * 15 December to 14 March (Nghị định 09/2019/NĐ-CP, Điều 12). Without a cut-off day both are those of the calendar. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-period.h"

/* The first day of the year 2: no period of a later day begins before there are days. */
#define EARLIEST 366

#define MONTHS_A_QUARTER 3

/* When the app was published: nothing was counted before. */
#define EARLIEST_RANGE "2024-11-14"

static GDate
get_date (KioskDay day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return date;
}

static KioskPeriod
get_week (KioskDay day)
{
  GDate date = get_date (day);
  KioskDay from = day - (KioskDay) (g_date_get_weekday (&date) - G_DATE_MONDAY);

  return (KioskPeriod) { KIOSK_PERIOD_WEEK, from, from + 6 };
}

/* Moved back by the cut-off day, a report month is a month of the calendar. */
static KioskPeriod
get_month (KioskDay day,
           guint cut_off_day)
{
  GDate date = get_date (day - cut_off_day);
  KioskDay from;

  g_date_set_day (&date, 1);
  from = g_date_get_julian (&date) + cut_off_day;
  g_date_add_months (&date, 1);
  return (KioskPeriod) { KIOSK_PERIOD_MONTH, from, g_date_get_julian (&date) + cut_off_day - 1 };
}

/* The first day of a month of the calendar is in the report month of that name. */
static KioskPeriod
get_quarter (KioskDay day,
             guint cut_off_day)
{
  GDate date = get_date (get_month (day, cut_off_day).to);
  KioskDay from;

  g_date_set_day (&date, 1);
  g_date_set_month (&date, g_date_get_month (&date) - (g_date_get_month (&date) - 1) % MONTHS_A_QUARTER);
  from = get_month (g_date_get_julian (&date), cut_off_day).from;
  g_date_add_months (&date, MONTHS_A_QUARTER - 1);
  return (KioskPeriod) { KIOSK_PERIOD_QUARTER, from, get_month (g_date_get_julian (&date), cut_off_day).to };
}

/**
 * kiosk_period_containing:
 * @kind: which kind of period
 * @day: a known day, of the year 2 or later
 * @cut_off_day: the last day of a report month, 1 to %KIOSK_CUT_OFF_DAY_MAX; 0 for the calendar month
 *
 * The period of @kind that @day is in; a range is that day alone. Any thread.
 *
 * Returns: the period
 */
KioskPeriod
kiosk_period_containing (KioskPeriodKind kind,
                         KioskDay day,
                         guint cut_off_day)
{
  g_return_val_if_fail (day >= EARLIEST && cut_off_day <= KIOSK_CUT_OFF_DAY_MAX, (KioskPeriod) { 0 });

  switch (kind)
    {
    case KIOSK_PERIOD_WEEK:
      return get_week (day);
    case KIOSK_PERIOD_MONTH:
      return get_month (day, cut_off_day);
    case KIOSK_PERIOD_QUARTER:
      return get_quarter (day, cut_off_day);
    case KIOSK_PERIOD_DAY:
    case KIOSK_PERIOD_RANGE:
    default:
      return (KioskPeriod) { kind, day, day };
    }
}

/**
 * kiosk_period_new_range:
 * @from: the first day, known
 * @to: the last day, not before @from
 *
 * Any thread.
 *
 * Returns: the days from @from to @to
 */
KioskPeriod
kiosk_period_new_range (KioskDay from,
                        KioskDay to)
{
  g_return_val_if_fail (from != KIOSK_DAY_UNKNOWN && from <= to, (KioskPeriod) { 0 });

  return (KioskPeriod) { KIOSK_PERIOD_RANGE, from, to };
}

/**
 * kiosk_period_previous:
 * @self: a period
 * @cut_off_day: the last day of a report month, as for kiosk_period_containing()
 *
 * Any thread.
 *
 * Returns: the period of the same kind that ends on the day before @self; of a range, as many days as it has
 */
KioskPeriod
kiosk_period_previous (const KioskPeriod *self,
                       guint cut_off_day)
{
  if (self->kind != KIOSK_PERIOD_RANGE)
    return kiosk_period_containing (self->kind, self->from - 1, cut_off_day);
  return kiosk_period_new_range (self->from - (self->to - self->from + 1), self->from - 1);
}

/**
 * kiosk_period_next:
 * @self: a period
 * @cut_off_day: the last day of a report month, as for kiosk_period_containing()
 *
 * Any thread.
 *
 * Returns: the period of the same kind that begins on the day after @self; of a range, as many days as it has
 */
KioskPeriod
kiosk_period_next (const KioskPeriod *self,
                   guint cut_off_day)
{
  if (self->kind != KIOSK_PERIOD_RANGE)
    return kiosk_period_containing (self->kind, self->to + 1, cut_off_day);
  return kiosk_period_new_range (self->to + 1, self->to + (self->to - self->from + 1));
}

/**
 * kiosk_period_find_range_problem:
 * @from: the first day, or %KIOSK_DAY_UNKNOWN
 * @to: the last day, or %KIOSK_DAY_UNKNOWN; it may be still to come
 * @today: today, or %KIOSK_DAY_UNKNOWN where nobody knows
 *
 * Judges two days that somebody typed. What is wrong with the first day comes before what is wrong with the last. Any
 * thread.
 *
 * Returns: why kiosk_period_new_range() is not to be asked for them, or %KIOSK_RANGE_PROBLEM_NONE
 */
KioskRangeProblem
kiosk_period_find_range_problem (KioskDay from,
                                 KioskDay to,
                                 KioskDay today)
{
  if (from == KIOSK_DAY_UNKNOWN)
    return KIOSK_RANGE_PROBLEM_FROM_MISSING;
  if (from < kiosk_day_from_iso (EARLIEST_RANGE))
    return KIOSK_RANGE_PROBLEM_FROM_TOO_EARLY;
  if (today != KIOSK_DAY_UNKNOWN && from > today)
    return KIOSK_RANGE_PROBLEM_FROM_IN_FUTURE;
  if (to == KIOSK_DAY_UNKNOWN)
    return KIOSK_RANGE_PROBLEM_TO_MISSING;
  if (to < from)
    return KIOSK_RANGE_PROBLEM_TO_TOO_EARLY;
  return to - from >= KIOSK_PERIOD_RANGE_DAYS_MAX ? KIOSK_RANGE_PROBLEM_TOO_LONG : KIOSK_RANGE_PROBLEM_NONE;
}

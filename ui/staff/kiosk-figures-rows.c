/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The book leaves out days without taps; here they are zero. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-figures-rows.h"

#define DAYS_A_WEEK 7

/* Days of @days (element-type KioskDayFigures) that lie within @row; what has no date is in no row. */
static void
fill_row (KioskFiguresRow *row,
          GArray *days)
{
  for (guint i = 0; i < days->len; i++)
    {
      const KioskDayFigures *day = &g_array_index (days, KioskDayFigures, i);

      if (day->day == KIOSK_DAY_UNKNOWN || day->day < row->from || day->day > row->to)
        continue;
      kiosk_tally_add (&row->tally, &day->tally);
      kiosk_tally_add (&row->open, &day->open);
      row->has_open = row->has_open || day->has_open;
    }
}

/* What was counted under a date that the clock has left behind since is seen, although it is still to come. */
static gboolean
is_absent (const KioskFiguresRow *row,
           const KioskFiguresSpan *book)
{
  if (book->first != KIOSK_DAY_UNKNOWN && row->to < book->first)
    return TRUE;
  return book->last != KIOSK_DAY_UNKNOWN && row->from > book->last && row->tally.taps == 0;
}

static KioskDay
get_last_of_month (KioskDay day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  g_date_set_day (&date, g_date_get_days_in_month (g_date_get_month (&date), g_date_get_year (&date)));
  return g_date_get_julian (&date);
}

/* The last day of the row that @day is in. */
static KioskDay
get_last (KioskFiguresStep step,
          KioskDay day)
{
  switch (step)
    {
    case KIOSK_FIGURES_STEP_WEEK:
      /* Julian day 1 of GDate is a Monday. */
      return day + DAYS_A_WEEK - 1 - (day - 1) % DAYS_A_WEEK;
    case KIOSK_FIGURES_STEP_MONTH:
      return get_last_of_month (day);
    case KIOSK_FIGURES_STEP_DAY:
    default:
      return day;
    }
}

/* The first and the last row are as much of their week or month as is in the range. @book: the days that the book can
 * know of. */
GArray *
kiosk_figures_rows_new (KioskFiguresStep step,
                        KioskDay from,
                        KioskDay to,
                        const KioskFiguresSpan *book,
                        GArray *days)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (KioskFiguresRow));

  for (KioskDay day = from; day <= to; day++)
    {
      KioskFiguresRow row = { .step = step, .from = day, .to = MIN (get_last (step, day), to) };

      fill_row (&row, days);
      row.is_absent = is_absent (&row, book);
      g_array_append_val (rows, row);
      day = row.to;
    }
  return rows;
}

/* Figures of one day, or of KIOSK_DAY_UNKNOWN; all zero and FALSE where there are none. */
gboolean
kiosk_figures_rows_find (GArray *days,
                         KioskDay day,
                         KioskDayFigures *out_figures)
{
  *out_figures = (KioskDayFigures){ .day = day };
  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, KioskDayFigures, i).day == day)
      {
        *out_figures = g_array_index (days, KioskDayFigures, i);
        return TRUE;
      }
  return FALSE;
}

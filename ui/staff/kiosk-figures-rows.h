/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures in rows: every day, week or month of a range, also those in which nothing was counted. */
#pragma once

#include "kiosk-day-book.h"

G_BEGIN_DECLS

/* The days that a book can know of: from its first to today. KIOSK_DAY_UNKNOWN at either end: nobody says. */
typedef struct
{
  KioskDay    first;
  KioskDay    last;
} KioskFiguresSpan;

typedef enum
{
  KIOSK_FIGURES_STEP_DAY,
  KIOSK_FIGURES_STEP_WEEK,  /* Monday to Sunday */
  KIOSK_FIGURES_STEP_MONTH  /* of the calendar */
} KioskFiguresStep;

/* A row of a table, a place in a chart. */
typedef struct
{
  KioskFiguresStep step;
  KioskDay         from;
  KioskDay         to;         /* the same day in a row of one day */
  KioskTally       tally;
  KioskTally       open;       /* of tally, what can still change */
  gboolean         has_open;
  gboolean         is_absent;  /* all of it lies before the book begins, or is still to come */
} KioskFiguresRow;

GArray   *kiosk_figures_rows_new   (KioskFiguresStep        step,
                                    KioskDay                from,
                                    KioskDay                to,
                                    const KioskFiguresSpan *book,
                                    GArray                 *days);
gboolean  kiosk_figures_rows_find  (GArray                 *days,
                                    KioskDay                day,
                                    KioskDayFigures        *out_figures);

G_END_DECLS

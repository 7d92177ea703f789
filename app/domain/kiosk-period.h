/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The periods that offices report on, and the ones before and after each. */
#pragma once

#include "kiosk-day.h"

G_BEGIN_DECLS

/* Latest day on which a report month may end: every month has it. */
#define KIOSK_CUT_OFF_DAY_MAX 28

/* Most days of a range that somebody chose: a year and a month of it. */
#define KIOSK_PERIOD_RANGE_DAYS_MAX 400

typedef enum
{
  KIOSK_PERIOD_DAY,
  KIOSK_PERIOD_WEEK,     /* Monday to Sunday */
  KIOSK_PERIOD_MONTH,    /* the report month: up to its cut-off day, from the day after the last one */
  KIOSK_PERIOD_QUARTER,  /* three report months: January to March, and so on */
  KIOSK_PERIOD_RANGE     /* days that somebody chose */
} KioskPeriodKind;

/* Both days belong to it; both are known, and the first is not after the last. */
typedef struct
{
  KioskPeriodKind kind;
  KioskDay        from;
  KioskDay        to;
} KioskPeriod;

/* What keeps two days from being a range. */
typedef enum
{
  KIOSK_RANGE_PROBLEM_NONE,
  KIOSK_RANGE_PROBLEM_FROM_MISSING,    /* no date */
  KIOSK_RANGE_PROBLEM_FROM_TOO_EARLY,  /* before there was the app */
  KIOSK_RANGE_PROBLEM_FROM_IN_FUTURE,
  KIOSK_RANGE_PROBLEM_TO_MISSING,      /* no date */
  KIOSK_RANGE_PROBLEM_TO_TOO_EARLY,    /* before the first day */
  KIOSK_RANGE_PROBLEM_TOO_LONG         /* more than KIOSK_PERIOD_RANGE_DAYS_MAX */
} KioskRangeProblem;

KioskPeriod  kiosk_period_containing  (KioskPeriodKind     kind,
                                       KioskDay            day,
                                       guint               cut_off_day);
KioskPeriod  kiosk_period_new_range   (KioskDay            from,
                                       KioskDay            to);
KioskPeriod  kiosk_period_previous    (const KioskPeriod  *self,
                                       guint               cut_off_day);
KioskPeriod  kiosk_period_next        (const KioskPeriod  *self,
                                       guint               cut_off_day);

KioskRangeProblem kiosk_period_find_range_problem (KioskDay from,
                                                   KioskDay to,
                                                   KioskDay today);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a target is on a day, and what pace it still needs. */
#pragma once

#include "kiosk-target.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_PROGRESS_REACHED,
  KIOSK_PROGRESS_STANDING,   /* no last day: no pace */
  KIOSK_PROGRESS_NOT_BEGUN,  /* the pace is that of its whole time */
  KIOSK_PROGRESS_RUNNING,
  KIOSK_PROGRESS_OVERDUE,    /* no pace: what is past cannot be caught up with by a pace */
  KIOSK_PROGRESS_NO_DAY      /* nobody vouches for the clock, so nobody knows */
} KioskProgressState;

typedef struct
{
  KioskProgressState state;
  gint64             done;
  gint64             left;          /* 0 where it is reached */
  guint              working_days;  /* Monday to Friday, today among them; while running or not begun, else 0 */
  gint64             a_day;         /* needed each working day, rounded up; 0: no pace */
  gint64             a_week;        /* needed each week of five working days, rounded up; never more than left */
  guint              overdue_days;
  gint64             permille;      /* done of the base that staff entered, rounded down; -1: there is no base */
} KioskProgress;

KioskProgress kiosk_progress_of (const KioskTarget  *target,
                                 gint64              done,
                                 KioskDay            today);

G_END_DECLS

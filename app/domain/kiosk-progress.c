/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arithmetic of targets. Public holidays are not known to the kiosk, so a working day is any Monday to Friday. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-progress.h"

#define DAYS_A_WEEK         7
#define WORKING_DAYS_A_WEEK 5

/* The first day that GDate knows is a Monday. */
static guint
count_working_days_before (KioskDay day)
{
  guint days = day - 1;

  return days / DAYS_A_WEEK * WORKING_DAYS_A_WEEK + MIN (days % DAYS_A_WEEK, WORKING_DAYS_A_WEEK);
}

static gint64
divide_up (gint64 number,
           gint64 parts)
{
  return (number + parts - 1) / parts;
}

static KioskProgressState
find_state (const KioskTarget *target,
            gint64 left,
            KioskDay today)
{
  if (left == 0)
    return KIOSK_PROGRESS_REACHED;
  if (today == KIOSK_DAY_UNKNOWN)
    return KIOSK_PROGRESS_NO_DAY;
  if (target->until != KIOSK_DAY_UNKNOWN && today > target->until)
    return KIOSK_PROGRESS_OVERDUE;
  if (today < target->from)
    return KIOSK_PROGRESS_NOT_BEGUN;
  return target->until != KIOSK_DAY_UNKNOWN ? KIOSK_PROGRESS_RUNNING : KIOSK_PROGRESS_STANDING;
}

static void
fill_pace (KioskProgress *self,
           KioskDay from,
           KioskDay until)
{
  self->working_days = count_working_days_before (until + 1) - count_working_days_before (from);
  if (self->working_days == 0)
    return;
  self->a_day = divide_up (self->left, self->working_days);
  self->a_week = MIN (self->left, divide_up (self->left * WORKING_DAYS_A_WEEK, self->working_days));
}

/**
 * kiosk_progress_of:
 * @target: a target that kiosk_target_find_problem() found nothing wrong with
 * @done: what was done towards it, as kiosk_target_count() says
 * @today: the business date, or %KIOSK_DAY_UNKNOWN
 *
 * Works out what is left, and the pace that reaches @target on its last day, today counted. There is a share only of a
 * base: of how many people the number is, nobody but the staff knows. Any thread.
 *
 * Returns: the progress
 */
KioskProgress
kiosk_progress_of (const KioskTarget *target,
                   gint64 done,
                   KioskDay today)
{
  KioskProgress self = {
    .done = done,
    .left = MAX (0, target->number - done),
    .permille = target->base > 0 ? done * 1000 / target->base : -1
  };

  self.state = find_state (target, self.left, today);
  if (self.state == KIOSK_PROGRESS_OVERDUE)
    self.overdue_days = today - target->until;
  if (self.state == KIOSK_PROGRESS_RUNNING)
    fill_pace (&self, today, target->until);
  if (self.state == KIOSK_PROGRESS_NOT_BEGUN && target->until != KIOSK_DAY_UNKNOWN)
    fill_pace (&self, target->from, target->until);
  return self;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start: which way up the picture is, and whether a touch lands where it is seen. Both are asked before
 * anything else, and again after a power cut until the first answer that follows them is on disk. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-first-start-private.h"

/* A finger may slip; a panel that is set up wrongly misses every time. */
#define MISSES_MAX 3

/* "Xoay 90°": what is on disk is seen at once, and the next start is seen so, too. */
void
kiosk_first_start_turn (KioskFirstStart *self)
{
  KioskSettings *draft;

  if (self->state != KIOSK_FIRST_START_TURN || kiosk_first_start_is_busy (self))
    return;
  draft = kiosk_first_start_new_draft (self, KIOSK_FIRST_STEP_FILE);
  kiosk_settings_set_turn (draft, (kiosk_settings_get_turn (draft) + 90) % 360);
  kiosk_first_start_save (self, draft, KIOSK_FIRST_START_TURN);
}

static void
begin_corners (KioskFirstStart *self)
{
  self->n_corners = 0;
  self->n_misses = 0;
  kiosk_first_start_go (self, KIOSK_FIRST_START_CORNERS, KIOSK_FIRST_START_PROBLEM_NONE);
}

/* "Đúng chiều" */
void
kiosk_first_start_confirm_turn (KioskFirstStart *self)
{
  if (self->state == KIOSK_FIRST_START_TURN && !kiosk_first_start_is_busy (self))
    begin_corners (self);
}

/* Of four: those that were touched. */
guint
kiosk_first_start_get_n_corners (KioskFirstStart *self)
{
  return self->n_corners;
}

static gboolean
is_asking (KioskFirstStart *self)
{
  return self->state == KIOSK_FIRST_START_CORNERS && self->problem == KIOSK_FIRST_START_PROBLEM_NONE
         && !kiosk_first_start_is_busy (self);
}

/* The corner that is shown was touched. */
void
kiosk_first_start_touch_corner (KioskFirstStart *self)
{
  if (!is_asking (self))
    return;
  self->n_corners++;
  if (self->n_corners < KIOSK_FIRST_START_N_CORNERS)
    kiosk_first_start_changed (self);
  else
    kiosk_first_start_end_turn (self);
}

/* Something else was. */
void
kiosk_first_start_miss_corner (KioskFirstStart *self)
{
  if (!is_asking (self))
    return;
  if (++self->n_misses < MISSES_MAX)
    return;
  g_message ("Touches do not land where the picture is");
  kiosk_first_start_go (self, KIOSK_FIRST_START_CORNERS, KIOSK_FIRST_START_PROBLEM_CORNERS);
}

void
kiosk_first_start_try_corners_again (KioskFirstStart *self)
{
  if (self->state == KIOSK_FIRST_START_CORNERS && !kiosk_first_start_is_busy (self))
    begin_corners (self);
}

/* A machine with a mouse, or one that a technician sets right later. */
void
kiosk_first_start_skip_corners (KioskFirstStart *self)
{
  if (self->state == KIOSK_FIRST_START_CORNERS && !kiosk_first_start_is_busy (self))
    kiosk_first_start_end_turn (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start: the targets that the ward was assigned, several or none. Those of setup.ini are there already. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-first-start-private.h"

/* The targets in force. */
KioskTargets *
kiosk_first_start_get_targets (KioskFirstStart *self)
{
  return self->targets;
}

/* How many of those in force setup.ini names; 0 as long as nobody knows. */
guint
kiosk_first_start_count_file_targets (KioskFirstStart *self)
{
  GArray *list = kiosk_targets_get_list (self->targets);
  g_autoptr (GArray) in_force = g_array_new (FALSE, FALSE, sizeof (KioskTarget));
  g_autoptr (GPtrArray) missing = NULL;

  if (self->file == NULL || list == NULL)
    return 0;
  for (guint i = 0; i < list->len; i++)
    g_array_append_val (in_force, g_array_index (list, KioskTargetState, i).target);
  missing = kiosk_setup_file_list_new_targets (self->file, in_force);
  return kiosk_setup_file_get_targets (self->file)->len - missing->len;
}

/* What becomes of it says kiosk_targets_get_entering(). */
void
kiosk_first_start_set_target (KioskFirstStart *self,
                              const KioskTarget *target)
{
  if (self->state == KIOSK_FIRST_START_TARGETS && !kiosk_first_start_is_busy (self))
    kiosk_targets_set (self->targets, target);
}

/* All are entered, or there are none now. */
void
kiosk_first_start_end_targets (KioskFirstStart *self)
{
  if (self->state != KIOSK_FIRST_START_TARGETS || kiosk_first_start_is_busy (self))
    return;

  kiosk_targets_forget (self->targets);
  kiosk_first_start_advance (self, KIOSK_FIRST_STEP_SCAN_TEST, KIOSK_FIRST_START_SCAN_TEST);
}

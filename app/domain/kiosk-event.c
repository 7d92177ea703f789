/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names that events have in the book. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-event.h"

static const char *const actor_nicks[] = { "staff", "technician", "kiosk" };
static const char *const deed_nicks[] = {
  "unlock", "recovery", "pin", "shift_code", "settings", "clock", "scan_test", "closing", "sheet", "target", "set_up",
  "training", "restart", "shut_down", "service", "restore",
  "recovery_code", "export", "input_device"
};
static const char *const outcome_nicks[] = { "", "done", "nothing", "wrong", "refused", "failed", "left", "put_off" };

G_STATIC_ASSERT (G_N_ELEMENTS (actor_nicks) == KIOSK_N_ACTORS);
G_STATIC_ASSERT (G_N_ELEMENTS (deed_nicks) == KIOSK_N_DEEDS);
G_STATIC_ASSERT (G_N_ELEMENTS (outcome_nicks) == KIOSK_N_OUTCOMES);

/* Names in the book: `staff`, `technician`, `kiosk`. */
KIOSK_DEFINE_NICKS (KioskActor, kiosk_actor, actor_nicks)
/* Names in the book. */
KIOSK_DEFINE_NICKS (KioskDeed, kiosk_deed, deed_nicks)
/* Names in the book; of what has begun an empty one. */
KIOSK_DEFINE_NICKS (KioskOutcome, kiosk_outcome, outcome_nicks)

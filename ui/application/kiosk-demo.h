/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demonstration: a throw-away book with sample settings. */
#pragma once

#include "kiosk-clock.h"

G_BEGIN_DECLS

char *kiosk_demo_make_state    (KioskClock  *clock,
                                GError     **error);
void  kiosk_demo_remove_state  (const char  *state_dir);

G_END_DECLS

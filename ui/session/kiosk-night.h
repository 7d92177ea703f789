/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screen outside opening hours. */
#pragma once

#include "kiosk-context.h"

G_BEGIN_DECLS

/* How long nobody has touched the screen before it goes dark. */
#define KIOSK_NIGHT_AFTER_S 60

/* How often the book is asked how far the clock may be believed. */
#define KIOSK_NIGHT_LOOK_S 60

#define KIOSK_TYPE_NIGHT (kiosk_night_get_type ())
G_DECLARE_FINAL_TYPE (KioskNight, kiosk_night, KIOSK, NIGHT, GObject)

KioskNight *kiosk_night_new       (KioskContext *context);
void        kiosk_night_touch     (KioskNight   *self);
void        kiosk_night_tick      (KioskNight   *self,
                                   gboolean      is_free);
gboolean    kiosk_night_is_asleep (KioskNight   *self);

G_END_DECLS

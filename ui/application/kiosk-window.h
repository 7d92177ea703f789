/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kiosk's one window: it shows the screen that the session is at, in the visitor's language, size and contrast. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_WINDOW (kiosk_window_get_type ())
G_DECLARE_FINAL_TYPE (KioskWindow, kiosk_window, KIOSK, WINDOW, GtkWindow)

GtkWidget    *kiosk_window_new          (KioskSession  *session,
                                         int            width_px,
                                         int            height_px);
KioskSession *kiosk_window_get_session  (KioskWindow   *self);
KioskScreen  *kiosk_window_get_screen   (KioskWindow   *self);

G_END_DECLS

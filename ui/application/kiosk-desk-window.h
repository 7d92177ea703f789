/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's window: an ordinary one, that is moved, resized and closed like any other. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-desk-session.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_DESK_WINDOW (kiosk_desk_window_get_type ())
G_DECLARE_FINAL_TYPE (KioskDeskWindow, kiosk_desk_window, KIOSK, DESK_WINDOW, GtkWindow)

GtkWidget *kiosk_desk_window_new (KioskDeskSession  *session,
                                  int                width_px,
                                  int                height_px);

G_END_DECLS

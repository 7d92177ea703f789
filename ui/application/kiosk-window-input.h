/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reaches the screens of what a visitor touches and types. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-session.h"

G_BEGIN_DECLS

void kiosk_window_install_input (GtkWidget    *window,
                                 KioskSession *session);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions that buttons on the screens name, as "kiosk.…". */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-session.h"

G_BEGIN_DECLS

void kiosk_window_install_actions (GtkWidget    *window,
                                   KioskSession *session);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Over every screen: nobody has touched it for a while, and it will start over. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-session.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_IDLE_WARNING (kiosk_idle_warning_get_type ())
G_DECLARE_FINAL_TYPE (KioskIdleWarning, kiosk_idle_warning, KIOSK, IDLE_WARNING, GtkWidget)

GtkWidget *kiosk_idle_warning_new (KioskSession *session);

G_END_DECLS

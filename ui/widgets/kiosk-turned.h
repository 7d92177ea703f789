/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One child, turned by a quarter, a half or three quarters: what is seen and where it is touched. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_TURNED (kiosk_turned_get_type ())
G_DECLARE_FINAL_TYPE (KioskTurned, kiosk_turned, KIOSK, TURNED, GtkWidget)

GtkWidget *kiosk_turned_new         (void);
void       kiosk_turned_set_child   (KioskTurned *self,
                                     GtkWidget   *child);
void       kiosk_turned_set_degrees (KioskTurned *self,
                                     guint        degrees);
gboolean   kiosk_turned_is_sideways (KioskTurned *self);

G_END_DECLS

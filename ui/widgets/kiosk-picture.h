/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture of a content pack, drawn sharp at the size it is given. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_PICTURE (kiosk_picture_get_type ())
G_DECLARE_FINAL_TYPE (KioskPicture, kiosk_picture, KIOSK, PICTURE, GtkWidget)

void kiosk_picture_set_bytes (KioskPicture  *self,
                              GBytes        *bytes,
                              const char    *description);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks where something is, or is to be: by the desktop's own window. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Called with a path that somebody chose; not called where nobody did. */
typedef void (*KioskDeskChosenFunc) (gpointer user_data, const char *path);

GtkNativeDialog *kiosk_desk_chooser_ask (GtkWidget            *from,
                                         GtkFileChooserAction  action,
                                         const char           *title,
                                         const char           *name,
                                         KioskDeskChosenFunc   chosen);

G_END_DECLS

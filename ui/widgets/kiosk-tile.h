/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that opens a page: its icon or number, its title, and a line under it. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-page.h"

G_BEGIN_DECLS

GtkWidget *kiosk_tile_new           (KioskPage   *page,
                                     const char  *language);
GtkWidget *kiosk_tile_new_numbered  (KioskPage   *page,
                                     const char  *language,
                                     guint        number,
                                     gboolean     has_line);

G_END_DECLS

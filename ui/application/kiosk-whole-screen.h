/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window that is all that there is to be seen, until the system ends the program. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-options.h"

G_BEGIN_DECLS

void kiosk_whole_screen_choose_size  (const KioskOptions *options,
                                      int                *out_width_px,
                                      int                *out_height_px);
void kiosk_whole_screen_present      (GtkWidget          *window,
                                      const KioskOptions *options);
void kiosk_whole_screen_run          (GMainLoop          *loop);

G_END_DECLS

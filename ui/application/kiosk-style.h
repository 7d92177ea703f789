/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How everything looks: style sheets, icons, fonts, and what a layout changes about them. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-layout.h"

G_BEGIN_DECLS

void kiosk_style_init  (GdkDisplay        *display);
void kiosk_style_apply (GtkWidget         *window,
                        const KioskLayout *layout,
                        gboolean           contrast);

G_END_DECLS

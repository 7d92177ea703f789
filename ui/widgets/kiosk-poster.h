/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the first screen and home are arranged alike, so that the QR stays where it is when a person wakes them. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-layout.h"

G_BEGIN_DECLS

void kiosk_poster_arrange (GtkGrid           *grid,
                           const KioskLayout *layout,
                           GtkWidget         *masthead,
                           GtkWidget         *card,
                           GtkWidget         *body,
                           GtkWidget         *bar);

G_END_DECLS

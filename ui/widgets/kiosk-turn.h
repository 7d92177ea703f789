/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that turns to what is before or after. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kiosk_turn_set_leads_nowhere (GtkWidget *button,
                                   gboolean   leads_nowhere);

G_END_DECLS

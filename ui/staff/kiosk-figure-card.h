/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One figure of a day: what residents tapped and what helpers noted, side by side. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_FIGURE_CARD (kiosk_figure_card_get_type ())
G_DECLARE_FINAL_TYPE (KioskFigureCard, kiosk_figure_card, KIOSK, FIGURE_CARD, GtkWidget)

void kiosk_figure_card_set_figures  (KioskFigureCard  *self,
                                     gint64            by_self,
                                     gint64            by_helper);

G_END_DECLS

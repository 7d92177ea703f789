/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Language, text size and contrast, at the bottom where a seated person reaches them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_COMFORT_BAR (kiosk_comfort_bar_get_type ())
G_DECLARE_FINAL_TYPE (KioskComfortBar, kiosk_comfort_bar, KIOSK, COMFORT_BAR, GtkWidget)

void kiosk_comfort_bar_set_ways_in (KioskComfortBar *self,
                                    gboolean         has_panel,
                                    gboolean         has_staff);
void kiosk_comfort_bar_set_offers_english (KioskComfortBar *self,
                                           gboolean         offered);

G_END_DECLS

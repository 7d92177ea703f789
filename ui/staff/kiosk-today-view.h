/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Hôm nay": the day's figures, the last fourteen days, where every tap went, and closing the day. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-day-book.h"
#include "kiosk-layout.h"

G_BEGIN_DECLS

/* How many days the chart shows, today included. */
#define KIOSK_TODAY_VIEW_N_DAYS 14

#define KIOSK_TYPE_TODAY_VIEW (kiosk_today_view_get_type ())
G_DECLARE_FINAL_TYPE (KioskTodayView, kiosk_today_view, KIOSK, TODAY_VIEW, GtkWidget)

void kiosk_today_view_set_layout     (KioskTodayView     *self,
                                      const KioskLayout  *layout);
void kiosk_today_view_set_first_day  (KioskTodayView     *self,
                                      KioskDay            first);
void kiosk_today_view_set_figures    (KioskTodayView     *self,
                                      KioskDay            today,
                                      GArray             *days);
void kiosk_today_view_set_said       (KioskTodayView     *self,
                                      const char         *text);

G_END_DECLS

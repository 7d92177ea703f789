/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Số liệu": the figures of a day, a week, a reporting month, a quarter, or of days that staff choose. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-day-book.h"
#include "kiosk-layout.h"
#include "kiosk-settings.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_FIGURES_VIEW (kiosk_figures_view_get_type ())
G_DECLARE_FINAL_TYPE (KioskFiguresView, kiosk_figures_view, KIOSK, FIGURES_VIEW, GtkWidget)

void kiosk_figures_view_set_layout     (KioskFiguresView   *self,
                                        const KioskLayout  *layout);
void kiosk_figures_view_set_span       (KioskFiguresView   *self,
                                        KioskDay            first,
                                        KioskDay            today);
void kiosk_figures_view_ask_range      (KioskFiguresView   *self);
void kiosk_figures_view_leave_form     (KioskFiguresView   *self);
void kiosk_figures_view_set_figures    (KioskFiguresView   *self,
                                        const char         *kind_nick,
                                        KioskDay            from,
                                        KioskDay            to,
                                        GArray             *days);
void kiosk_figures_view_set_cells      (KioskFiguresView   *self,
                                        KioskSettings      *settings,
                                        GArray             *cells);

G_END_DECLS

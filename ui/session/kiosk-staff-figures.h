/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures that staff look at: of which days, and by what. Emits "changed". */
#pragma once

#include "kiosk-context.h"
#include "kiosk-period.h"

G_BEGIN_DECLS

/* How many days "Hôm nay" asks for, today included. */
#define KIOSK_STAFF_TODAY_N_DAYS 14

#define KIOSK_TYPE_STAFF_FIGURES (kiosk_staff_figures_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffFigures, kiosk_staff_figures, KIOSK, STAFF_FIGURES, GObject)

KioskStaffFigures *kiosk_staff_figures_new            (KioskContext       *context);
KioskDay           kiosk_staff_figures_get_first_day  (KioskStaffFigures  *self);
KioskPeriod        kiosk_staff_figures_get_period     (KioskStaffFigures  *self);
GArray            *kiosk_staff_figures_get_days       (KioskStaffFigures  *self);
GArray            *kiosk_staff_figures_get_cells      (KioskStaffFigures  *self);
gboolean           kiosk_staff_figures_is_failing     (KioskStaffFigures  *self);
void               kiosk_staff_figures_open           (KioskStaffFigures  *self);
void               kiosk_staff_figures_close          (KioskStaffFigures  *self);
void               kiosk_staff_figures_show_today     (KioskStaffFigures  *self);
void               kiosk_staff_figures_show_period    (KioskStaffFigures  *self,
                                                       KioskPeriodKind     kind);
void               kiosk_staff_figures_show_range     (KioskStaffFigures  *self,
                                                       KioskDay            from,
                                                       KioskDay            to);
void               kiosk_staff_figures_turn           (KioskStaffFigures  *self,
                                                       gboolean            is_later);
void               kiosk_staff_figures_reload         (KioskStaffFigures  *self);

G_END_DECLS

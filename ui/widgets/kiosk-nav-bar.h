/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Quay lại" and "Bắt đầu lại", always in the same place; with them, where there are pages, previous and next. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-layout.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_NAV_BAR (kiosk_nav_bar_get_type ())
G_DECLARE_FINAL_TYPE (KioskNavBar, kiosk_nav_bar, KIOSK, NAV_BAR, GtkWidget)

void        kiosk_nav_bar_set_layout    (KioskNavBar       *self,
                                         const KioskLayout *layout);
void        kiosk_nav_bar_set_previous  (KioskNavBar *self,
                                         const char  *label,
                                         const char  *page);
void        kiosk_nav_bar_set_next      (KioskNavBar *self,
                                         const char  *label,
                                         const char  *page);
GtkWidget  *kiosk_nav_bar_get_next      (KioskNavBar *self);

G_END_DECLS

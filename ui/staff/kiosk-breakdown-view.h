/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people of a period by result, audience, team, part of the day or reason. Emits "back". */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-layout.h"
#include "kiosk-settings.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_BREAKDOWN_VIEW (kiosk_breakdown_view_get_type ())
G_DECLARE_FINAL_TYPE (KioskBreakdownView, kiosk_breakdown_view, KIOSK, BREAKDOWN_VIEW, GtkWidget)

void kiosk_breakdown_view_begin       (KioskBreakdownView *self);
void kiosk_breakdown_view_set_cells   (KioskBreakdownView *self,
                                       const char         *heading,
                                       KioskSettings      *settings,
                                       GArray             *cells);
void kiosk_breakdown_view_set_layout  (KioskBreakdownView *self,
                                       const KioskLayout  *layout);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who the counted people of a period were, a row a value, with a bar beside each number. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-breakdown.h"
#include "kiosk-settings.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_BREAKDOWN_TABLE (kiosk_breakdown_table_get_type ())
G_DECLARE_FINAL_TYPE (KioskBreakdownTable, kiosk_breakdown_table, KIOSK, BREAKDOWN_TABLE, GtkWidget)

void kiosk_breakdown_table_clear  (KioskBreakdownTable *self);
void kiosk_breakdown_table_add    (KioskBreakdownTable *self,
                                   KioskSettings       *settings,
                                   GArray              *cells,
                                   KioskDimension       dimension);

G_END_DECLS

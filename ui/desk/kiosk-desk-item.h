/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plain value as an item of a list. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_DESK_ITEM (kiosk_desk_item_get_type ())
G_DECLARE_FINAL_TYPE (KioskDeskItem, kiosk_desk_item, KIOSK, DESK_ITEM, GObject)

GListStore    *kiosk_desk_item_list_new  (void);
void           kiosk_desk_item_list_fill (GListStore     *list,
                                          GArray         *values);
gconstpointer  kiosk_desk_item_get       (KioskDeskItem  *self);
guint          kiosk_desk_item_get_place (KioskDeskItem  *self);

G_END_DECLS

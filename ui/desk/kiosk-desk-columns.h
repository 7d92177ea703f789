/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of many rows that a keyboard walks through and a screen reader reads out, heads with their values. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The text of a cell of @item, owned by the caller. */
typedef char *(*KioskDeskCellFunc) (gpointer item, guint column, gpointer user_data);

/* (nullable): the class of a cell, for its looks. */
typedef const char *(*KioskDeskClassFunc) (gpointer item, guint column, gpointer user_data);

#define KIOSK_TYPE_DESK_COLUMNS (kiosk_desk_columns_get_type ())
G_DECLARE_FINAL_TYPE (KioskDeskColumns, kiosk_desk_columns, KIOSK, DESK_COLUMNS, GtkWidget)

GtkWidget *kiosk_desk_columns_new            (void);
void       kiosk_desk_columns_set_model      (KioskDeskColumns      *self,
                                              GListModel          *model);
void       kiosk_desk_columns_set_functions  (KioskDeskColumns      *self,
                                              KioskDeskCellFunc    text,
                                              KioskDeskClassFunc   style,
                                              gpointer             user_data);
void       kiosk_desk_columns_set_say      (KioskDeskColumns    *self,
                                            KioskDeskCellFunc    say);
void       kiosk_desk_columns_set_name       (KioskDeskColumns      *self,
                                              const char          *name);
void       kiosk_desk_columns_set_columns    (KioskDeskColumns      *self,
                                              const char *const   *heads,
                                              gboolean             is_narrow);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of rows of a mark, a title and a sentence, which may have buttons to be pressed in or out. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* So many buttons a row may have. */
#define KIOSK_DESK_LIST_N_BUTTONS 2

/* What a row says. */
typedef struct
{
  const char *mark;                                /* a letter or sign */
  char       *title;
  char       *text;
  const char *buttons[KIOSK_DESK_LIST_N_BUTTONS];  /* (nullable): their labels */
  gboolean    is_on[KIOSK_DESK_LIST_N_BUTTONS];    /* which of them is pressed in */
} KioskDeskListRow;

/* Fills in what @item says; its texts are freed by the list. */
typedef void (*KioskDeskListFunc) (gpointer item, KioskDeskListRow *row, gpointer user_data);

#define KIOSK_TYPE_DESK_LIST (kiosk_desk_list_get_type ())
G_DECLARE_FINAL_TYPE (KioskDeskList, kiosk_desk_list, KIOSK, DESK_LIST, GtkWidget)

void kiosk_desk_list_set_model    (KioskDeskList     *self,
                                   GListModel        *model);
void kiosk_desk_list_set_function (KioskDeskList     *self,
                                   KioskDeskListFunc  func,
                                   gpointer           user_data);
void kiosk_desk_list_show_first   (KioskDeskList     *self);
void kiosk_desk_list_set_name     (KioskDeskList     *self,
                                   const char        *name);

G_END_DECLS

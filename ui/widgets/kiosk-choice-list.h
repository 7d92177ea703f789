/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of a list, with a large button for each; a long list has pages. Emits "chosen" with the place in the list. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-layout.h"

G_BEGIN_DECLS

/* A page has so many at most. */
#define KIOSK_CHOICE_LIST_N 8

#define KIOSK_TYPE_CHOICE_LIST (kiosk_choice_list_get_type ())
G_DECLARE_FINAL_TYPE (KioskChoiceList, kiosk_choice_list, KIOSK, CHOICE_LIST, GtkWidget)

GtkWidget *kiosk_choice_list_new          (void);
void       kiosk_choice_list_set_items    (KioskChoiceList    *self,
                                           const char *const  *labels);
void       kiosk_choice_list_set_selected (KioskChoiceList    *self,
                                           int                 index);
int        kiosk_choice_list_get_selected (KioskChoiceList    *self);
void       kiosk_choice_list_set_n_a_page (KioskChoiceList  *self,
                                           guint               n);
void       kiosk_choice_list_set_layout   (KioskChoiceList    *self,
                                           const KioskLayout  *layout);

G_END_DECLS

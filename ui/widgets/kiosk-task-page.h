/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of a task of the staff: a title, then choices, a form, or words, and the buttons below. Emits "chosen" with
 * the place of a choice, "back", "extra" and "accept". */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-layout.h"
#include "kiosk-pad-form.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_TASK_PAGE (kiosk_task_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskTaskPage, kiosk_task_page, KIOSK, TASK_PAGE, GtkWidget)

GtkWidget    *kiosk_task_page_new          (void);
void          kiosk_task_page_show_choices (KioskTaskPage      *self,
                                            const char         *title,
                                            const char *const  *labels,
                                            int                 selected);
KioskPadForm *kiosk_task_page_show_form    (KioskTaskPage      *self,
                                            const char         *title);
void          kiosk_task_page_show_text    (KioskTaskPage      *self,
                                            const char         *title,
                                            const char         *text);
KioskPadForm *kiosk_task_page_get_form     (KioskTaskPage      *self);
void          kiosk_task_page_set_buttons  (KioskTaskPage      *self,
                                            const char         *back,
                                            const char         *extra,
                                            const char         *accept);
void          kiosk_task_page_ask_twice    (KioskTaskPage      *self,
                                            const char         *no,
                                            const char         *yes);
void          kiosk_task_page_set_said     (KioskTaskPage      *self,
                                            const char         *text);
void          kiosk_task_page_set_has_long_choices (KioskTaskPage *self,
                                                    gboolean       has_long_choices);
void          kiosk_task_page_set_layout   (KioskTaskPage      *self,
                                            const KioskLayout  *layout);

G_END_DECLS

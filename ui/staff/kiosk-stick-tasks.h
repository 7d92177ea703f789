/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What else there is to do with a stick than to copy figures: a list, and a page that tells what will happen. Emits
 * "chosen" with a KioskStickTask, and "back". */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-layout.h"
#include "kiosk-session.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_STICK_TASKS (kiosk_stick_tasks_get_type ())
G_DECLARE_FINAL_TYPE (KioskStickTasks, kiosk_stick_tasks, KIOSK, STICK_TASKS, GtkWidget)

void kiosk_stick_tasks_begin       (KioskStickTasks    *self,
                                    KioskSession       *session);
void kiosk_stick_tasks_update      (KioskStickTasks    *self);
void kiosk_stick_tasks_set_layout  (KioskStickTasks    *self,
                                    const KioskLayout  *layout);

G_END_DECLS

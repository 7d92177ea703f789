/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Over every screen of a training: it is about to end. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-session.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_TRAINING_NOTICE (kiosk_training_notice_get_type ())
G_DECLARE_FINAL_TYPE (KioskTrainingNotice, kiosk_training_notice, KIOSK, TRAINING_NOTICE, GtkWidget)

GtkWidget *kiosk_training_notice_new (KioskSession *session);

G_END_DECLS

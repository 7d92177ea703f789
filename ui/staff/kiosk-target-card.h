/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A target as a button: what it is, a bar, and in words how far it is. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-targets.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_TARGET_CARD (kiosk_target_card_get_type ())
G_DECLARE_FINAL_TYPE (KioskTargetCard, kiosk_target_card, KIOSK, TARGET_CARD, GtkButton)

GtkWidget *kiosk_target_card_new       (void);
void       kiosk_target_card_set_state (KioskTargetCard        *self,
                                        const KioskTargetState *state);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who speaks and what this is: place, date, the app's name, the movement's line. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-layout.h"
#include "kiosk-session.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_MASTHEAD (kiosk_masthead_get_type ())
G_DECLARE_FINAL_TYPE (KioskMasthead, kiosk_masthead, KIOSK, MASTHEAD, GtkWidget)

void kiosk_masthead_set_session (KioskMasthead     *self,
                                 KioskSession      *session);
void kiosk_masthead_set_layout  (KioskMasthead     *self,
                                 const KioskLayout *layout);

G_END_DECLS

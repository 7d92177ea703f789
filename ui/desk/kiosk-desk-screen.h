/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that the desk's window shows: the parts at its side, and the one that was chosen. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-desk-session.h"
#include "kiosk-layout.h"

G_BEGIN_DECLS

/* The part that an empty window begins with. */
#define KIOSK_DESK_FIRST_PART "book"

#define KIOSK_TYPE_DESK_SCREEN (kiosk_desk_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskDeskScreen, kiosk_desk_screen, KIOSK, DESK_SCREEN, GtkWidget)

GtkWidget *kiosk_desk_screen_new        (KioskDeskSession   *session);
void       kiosk_desk_screen_set_layout (KioskDeskScreen    *self,
                                         const KioskLayout  *layout);
void       kiosk_desk_screen_show_part  (KioskDeskScreen    *self,
                                         const char         *part);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every part of the desk's window is: a widget that knows the session and its orientation. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-desk-session.h"
#include "kiosk-layout.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_DESK_VIEW (kiosk_desk_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (KioskDeskView, kiosk_desk_view, KIOSK, DESK_VIEW, GtkWidget)

struct _KioskDeskViewClass
{
  GtkWidgetClass parent_class;

  /* The session is set: connect to it. */
  void (*session_set) (KioskDeskView     *self);
  /* The window's orientation or the text step changed. */
  void (*layout_set)  (KioskDeskView     *self,
                       const KioskLayout *layout);
  /* Something of the session changed, or the part is about to be seen. */
  void (*update)      (KioskDeskView     *self);
};

KioskDeskSession *kiosk_desk_view_get_session (KioskDeskView     *self);
void              kiosk_desk_view_set_session (KioskDeskView     *self,
                                               KioskDeskSession  *session);
void              kiosk_desk_view_set_layout  (KioskDeskView     *self,
                                               const KioskLayout *layout);
void              kiosk_desk_view_update      (KioskDeskView     *self);

G_END_DECLS

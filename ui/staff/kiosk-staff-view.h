/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every part of the staff's screen is: a widget that knows the session and its orientation. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-layout.h"
#include "kiosk-session.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_STAFF_VIEW (kiosk_staff_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (KioskStaffView, kiosk_staff_view, KIOSK, STAFF_VIEW, GtkWidget)

struct _KioskStaffViewClass
{
  GtkWidgetClass parent_class;

  /* The session is set: read it, connect to it. */
  void (*session_set) (KioskStaffView    *self);
  /* The screen's size or the text step changed. */
  void (*layout_set)  (KioskStaffView    *self,
                       const KioskLayout *layout);
  /* The part was chosen and is about to be seen: always at its first page. */
  void (*shown)       (KioskStaffView    *self);
};

KioskSession *kiosk_staff_view_get_session (KioskStaffView    *self);
void          kiosk_staff_view_set_session (KioskStaffView    *self,
                                            KioskSession      *session);
void          kiosk_staff_view_set_layout  (KioskStaffView    *self,
                                            const KioskLayout *layout);
void          kiosk_staff_view_shown       (KioskStaffView    *self);

G_END_DECLS

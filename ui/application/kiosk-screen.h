/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every screen is: a widget that knows the session, its orientation, and where the focus starts. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-layout.h"
#include "kiosk-session.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_SCREEN (kiosk_screen_get_type ())
G_DECLARE_DERIVABLE_TYPE (KioskScreen, kiosk_screen, KIOSK, SCREEN, GtkWidget)

struct _KioskScreenClass
{
  GtkWidgetClass parent_class;

  /* The session is set: read it, connect to it. */
  void       (*session_set)        (KioskScreen       *self);
  /* The screen's size or the text step changed. */
  void       (*layout_set)         (KioskScreen       *self,
                                    const KioskLayout *layout);
  /* The screen is about to be seen. */
  void       (*shown)              (KioskScreen       *self);
  /* The screen is no longer seen. */
  void       (*hidden)             (KioskScreen       *self);
  /* Where a keyboard starts; NULL: the first control. */
  GtkWidget *(*get_default_focus)  (KioskScreen       *self);
};

KioskSession *kiosk_screen_get_session        (KioskScreen       *self);
const char   *kiosk_screen_get_language       (KioskScreen       *self);
void          kiosk_screen_set_session        (KioskScreen       *self,
                                               KioskSession      *session);
void          kiosk_screen_set_layout         (KioskScreen       *self,
                                               const KioskLayout *layout);
void          kiosk_screen_shown              (KioskScreen       *self);
void          kiosk_screen_hidden             (KioskScreen       *self);
void          kiosk_screen_focus              (KioskScreen       *self);

G_END_DECLS

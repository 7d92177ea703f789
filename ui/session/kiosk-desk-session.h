/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desk's window is about, without a widget: a book, what is in it, and what is done with it. */
#pragma once

#include "kiosk-clock.h"
#include "kiosk-comfort.h"
#include "kiosk-desk-clerk.h"
#include "kiosk-desk-courier.h"
#include "kiosk-desk-doubt.h"
#include "kiosk-desk-intake.h"
#include "kiosk-desk-overview.h"
#include "kiosk-desk-reporter.h"
#include "kiosk-desk-watch.h"
#include "kiosk-media.h"
#include "kiosk-ward.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_DESK_BOOK_STATE_NONE,     /* none was chosen */
  KIOSK_DESK_BOOK_STATE_OPENING,
  KIOSK_DESK_BOOK_STATE_OPEN,
  KIOSK_DESK_BOOK_STATE_FAILED    /* kiosk_desk_session_get_error(); one that was open before still is */
} KioskDeskBookState;

#define KIOSK_TYPE_DESK_SESSION (kiosk_desk_session_get_type ())
G_DECLARE_FINAL_TYPE (KioskDeskSession, kiosk_desk_session, KIOSK, DESK_SESSION, GObject)

KioskDeskSession   *kiosk_desk_session_new           (KioskClock        *clock,
                                                      KioskMedia        *media,
                                                      GPtrArray         *wards);
void                kiosk_desk_session_set_memory    (KioskDeskSession  *self,
                                                      const char        *path);
void                kiosk_desk_session_open          (KioskDeskSession  *self,
                                                      const char        *place,
                                                      gboolean           is_new);
void                kiosk_desk_session_look          (KioskDeskSession  *self);
void                kiosk_desk_session_resolve       (KioskDeskSession  *self,
                                                      const KioskDeskDoubt *doubt,
                                                      gboolean           counts);
void                kiosk_desk_session_retire        (KioskDeskSession  *self,
                                                      gint64             kiosk,
                                                      gint64             n);
void                kiosk_desk_session_close         (KioskDeskSession  *self);
KioskDeskBookState  kiosk_desk_session_get_state     (KioskDeskSession  *self);
const GError       *kiosk_desk_session_get_error     (KioskDeskSession  *self);
const char         *kiosk_desk_session_get_place     (KioskDeskSession  *self);
const char         *kiosk_desk_session_get_last      (KioskDeskSession  *self);
gboolean            kiosk_desk_session_has_book      (KioskDeskSession  *self);
gboolean            kiosk_desk_session_is_looking    (KioskDeskSession  *self);
GArray             *kiosk_desk_session_get_overview  (KioskDeskSession  *self);
GArray             *kiosk_desk_session_get_doubts    (KioskDeskSession  *self);
const char         *kiosk_desk_session_lookup_ward   (KioskDeskSession  *self,
                                                      guint              ward);
const char         *kiosk_desk_session_lookup_ward_on (KioskDeskSession *self,
                                                       const char        *code,
                                                       KioskDay           day);
GPtrArray          *kiosk_desk_session_list_wards    (KioskDeskSession  *self,
                                                      KioskDay           day);
KioskDay            kiosk_desk_session_get_today     (KioskDeskSession  *self);
KioskClock         *kiosk_desk_session_get_clock     (KioskDeskSession  *self);
KioskComfort       *kiosk_desk_session_get_comfort   (KioskDeskSession  *self);
KioskMedia         *kiosk_desk_session_get_media     (KioskDeskSession  *self);
KioskDeskWorker    *kiosk_desk_session_get_worker    (KioskDeskSession  *self);
KioskDeskIntake    *kiosk_desk_session_get_intake    (KioskDeskSession  *self);
KioskDeskWatch     *kiosk_desk_session_get_watch     (KioskDeskSession  *self);
KioskDeskCourier   *kiosk_desk_session_get_courier   (KioskDeskSession  *self);
KioskDeskReporter  *kiosk_desk_session_get_reporter  (KioskDeskSession  *self);
KioskDeskClerk     *kiosk_desk_session_get_clerk     (KioskDeskSession  *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of a content pack: a benefit, a step of the guide, or help with what stops people. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_PAGE (kiosk_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskPage, kiosk_page, KIOSK, PAGE, GObject)

const char         *kiosk_page_get_id       (KioskPage   *self);
const char         *kiosk_page_get_title    (KioskPage   *self,
                                             const char  *language);
const char         *kiosk_page_get_line     (KioskPage   *self,
                                             const char  *language);
const char         *kiosk_page_get_purpose  (KioskPage   *self,
                                             const char  *language);
const char *const  *kiosk_page_get_how      (KioskPage   *self,
                                             const char  *language);
const char         *kiosk_page_get_note     (KioskPage   *self,
                                             const char  *language);
GBytes             *kiosk_page_get_picture  (KioskPage   *self);
GBytes             *kiosk_page_get_icon     (KioskPage   *self);

G_END_DECLS

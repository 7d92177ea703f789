/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a visitor sets for their own eyes: language, text size, contrast. Gone with the visit. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KIOSK_COMFORT_DEFAULT_LANGUAGE "vi"
#define KIOSK_COMFORT_MAX_TEXT_STEP    2

#define KIOSK_TYPE_COMFORT (kiosk_comfort_get_type ())
G_DECLARE_FINAL_TYPE (KioskComfort, kiosk_comfort, KIOSK, COMFORT, GObject)

KioskComfort *kiosk_comfort_new            (void);
const char   *kiosk_comfort_get_language   (KioskComfort *self);
void          kiosk_comfort_set_language   (KioskComfort *self,
                                            const char   *language);
guint         kiosk_comfort_get_text_step  (KioskComfort *self);
void          kiosk_comfort_set_text_step  (KioskComfort *self,
                                            guint         text_step);
gboolean      kiosk_comfort_get_contrast   (KioskComfort *self);
void          kiosk_comfort_set_contrast   (KioskComfort *self,
                                            gboolean      contrast);
void          kiosk_comfort_reset          (KioskComfort *self);

G_END_DECLS

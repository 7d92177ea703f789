/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kiosk's settings as the book keeps them: typed, checked, never half read. */
#pragma once

#include <glib-object.h>

#include "kiosk-day.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_SETTINGS (kiosk_settings_get_type ())
G_DECLARE_FINAL_TYPE (KioskSettings, kiosk_settings, KIOSK, SETTINGS, GObject)

/* Read from and written to the `setting` table: key → text. Unknown keys are kept, so an older minor
 * version of the program loses nothing. */
KioskSettings *kiosk_settings_new_from_table   (GHashTable     *table,
                                                GError        **error);
GHashTable    *kiosk_settings_to_table         (KioskSettings  *self);

const char    *kiosk_settings_get_ward_code        (KioskSettings *self);  /* 5 digits, NULL before set-up */
KioskDay       kiosk_settings_get_ward_valid_from  (KioskSettings *self);
const char    *kiosk_settings_get_ward_name        (KioskSettings *self);  /* "Phường Tân Sơn Hòa" */
guint          kiosk_settings_get_number           (KioskSettings *self);  /* 1 to 99 */
const char    *kiosk_settings_get_link             (KioskSettings *self);  /* NULL: none */
gboolean       kiosk_settings_get_link_confirmed   (KioskSettings *self);  /* of the link as it is now */
const char    *kiosk_settings_get_wifi_name        (KioskSettings *self);  /* NULL: no Wi-Fi offered */
const char    *kiosk_settings_get_wifi_password    (KioskSettings *self);  /* NULL: open network */
gboolean       kiosk_settings_get_attract_still    (KioskSettings *self);
gboolean       kiosk_settings_get_resident_buttons (KioskSettings *self);
guint          kiosk_settings_get_idle_s           (KioskSettings *self);  /* default 60 */
guint          kiosk_settings_get_idle_reading_s   (KioskSettings *self);  /* default 180 */
guint          kiosk_settings_get_rate_limit       (KioskSettings *self);  /* default 8 */
double         kiosk_settings_get_mm_per_px        (KioskSettings *self);  /* 0: ask the screen */

gboolean       kiosk_settings_set_ward        (KioskSettings *self,
                                               const char    *code,
                                               KioskDay       valid_from,
                                               const char    *name,
                                               GError       **error);
gboolean       kiosk_settings_set_number      (KioskSettings *self,
                                               guint          number,
                                               GError       **error);
gboolean       kiosk_settings_set_link        (KioskSettings *self,
                                               const char    *link,
                                               gboolean       confirmed,
                                               GError       **error);
gboolean       kiosk_settings_set_wifi        (KioskSettings *self,
                                               const char    *name,
                                               const char    *password,
                                               GError       **error);
void           kiosk_settings_set_attract_still    (KioskSettings *self,
                                                    gboolean       still);
void           kiosk_settings_set_resident_buttons (KioskSettings *self,
                                                    gboolean       shown);
gboolean       kiosk_settings_set_mm_per_px   (KioskSettings *self,
                                               double         mm_per_px,
                                               GError       **error);

G_END_DECLS

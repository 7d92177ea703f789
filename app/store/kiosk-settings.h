/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kiosk's settings as the book keeps them: typed, checked, never half read. */
#pragma once

#include <glib-object.h>

#include "kiosk-day.h"
#include "kiosk-hours.h"
#include "kiosk-signature.h"
#include "kiosk-unit.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_SETTINGS (kiosk_settings_get_type ())
G_DECLARE_FINAL_TYPE (KioskSettings, kiosk_settings, KIOSK, SETTINGS, GObject)

/* What the community digital team is called where the ward says nothing else. */
#define KIOSK_SETTINGS_TEAM_NAME "Tổ công nghệ số cộng đồng"

/* Who opens the helpers' panel. */
typedef enum
{
  KIOSK_HELPER_PANEL_OFF,   /* nobody: there is none */
  KIOSK_HELPER_PANEL_CODE,  /* who has the shift code: see kiosk_day_book_try_secret() */
  KIOSK_HELPER_PANEL_OPEN   /* everybody */
} KioskHelperPanel;

/* What the first start on the screen comes to next. Whatever is before it is on disk. */
typedef enum
{
  KIOSK_FIRST_STEP_NONE,        /* no first start is under way */
  KIOSK_FIRST_STEP_FILE,        /* what setup.ini says */
  KIOSK_FIRST_STEP_WARD,
  KIOSK_FIRST_STEP_NUMBER,
  KIOSK_FIRST_STEP_PIN,         /* of the staff */
  KIOSK_FIRST_STEP_CODE,        /* the recovery code is made and shown */
  KIOSK_FIRST_STEP_CODE_AGAIN,  /* it is written down, and typed to prove it */
  KIOSK_FIRST_STEP_TARGETS,
  KIOSK_FIRST_STEP_SCAN_TEST
} KioskFirstStep;

KIOSK_DECLARE_NICKS (KioskHelperPanel, kiosk_helper_panel)
KIOSK_DECLARE_NICKS (KioskFirstStep, kiosk_first_step)

/* How many links a technician may leave for staff to choose from. */
#define KIOSK_OTHER_LINKS_MAX 8

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
KioskDay       kiosk_settings_get_scan_tested_day  (KioskSettings *self);  /* of the link as it is now */
const char    *kiosk_settings_get_wifi_name        (KioskSettings *self);  /* NULL: no Wi-Fi offered */
const char    *kiosk_settings_get_wifi_password    (KioskSettings *self);  /* NULL: open network */
gboolean       kiosk_settings_get_attract_still    (KioskSettings *self);
gboolean       kiosk_settings_get_resident_buttons (KioskSettings *self);
KioskHelperPanel kiosk_settings_get_helper_panel   (KioskSettings *self);  /* default off */
guint          kiosk_settings_get_idle_s           (KioskSettings *self);  /* default 60 */
guint          kiosk_settings_get_idle_reading_s   (KioskSettings *self);  /* default 180 */
guint          kiosk_settings_get_rate_limit       (KioskSettings *self);  /* default 8 */
guint          kiosk_settings_get_cut_off_day      (KioskSettings *self);  /* 1 to 28; 0: none, the default */
double         kiosk_settings_get_mm_per_px        (KioskSettings *self);  /* 0: ask the screen */
gboolean       kiosk_settings_get_offers_english   (KioskSettings *self);  /* beside Vietnamese; default yes */
const char    *kiosk_settings_get_team_name        (KioskSettings *self);  /* default "Tổ công nghệ số cộng đồng" */
GPtrArray     *kiosk_settings_dup_units            (KioskSettings *self);  /* of KioskUnit */
KioskFirstStep kiosk_settings_get_first_step       (KioskSettings *self);  /* default none */

guint          kiosk_settings_get_export_reminder  (KioskSettings *self);  /* default 7 */
guint          kiosk_settings_get_ward_kiosks      (KioskSettings *self);
gboolean       kiosk_settings_get_desk_key         (KioskSettings *self,
                                                    KioskPublicKey *out_key);  /* default none */
gboolean       kiosk_settings_get_hours            (KioskSettings *self,
                                                    KioskHours    *out_hours);  /* default none: always open */
guint          kiosk_settings_get_turn             (KioskSettings *self);  /* default 0 */
gboolean       kiosk_settings_get_wifi_hidden      (KioskSettings *self);  /* what is set is not offered; default no */
char         **kiosk_settings_dup_links            (KioskSettings *self);  /* the link, and others to choose from */
KioskDay       kiosk_settings_get_next_ward_day    (KioskSettings *self);  /* KIOSK_DAY_UNKNOWN: no move is planned */
const char    *kiosk_settings_get_next_ward_name   (KioskSettings *self);

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
gboolean       kiosk_settings_set_scan_tested_day (KioskSettings *self,
                                                   KioskDay       day,
                                                   GError       **error);
gboolean       kiosk_settings_set_wifi        (KioskSettings *self,
                                               const char    *name,
                                               const char    *password,
                                               GError       **error);
void           kiosk_settings_set_attract_still    (KioskSettings *self,
                                                    gboolean       still);
void           kiosk_settings_set_resident_buttons (KioskSettings *self,
                                                    gboolean       shown);
void           kiosk_settings_set_helper_panel     (KioskSettings    *self,
                                                    KioskHelperPanel  panel);
gboolean       kiosk_settings_set_cut_off_day (KioskSettings *self,
                                               guint          day,
                                               GError       **error);
gboolean       kiosk_settings_set_mm_per_px   (KioskSettings *self,
                                               double         mm_per_px,
                                               GError       **error);
gboolean       kiosk_settings_set_idle        (KioskSettings *self,
                                               guint          idle_s,
                                               guint          idle_reading_s,
                                               GError       **error);
void           kiosk_settings_set_offers_english (KioskSettings *self,
                                                  gboolean       offered);
gboolean       kiosk_settings_set_team_name   (KioskSettings *self,
                                               const char    *name,
                                               GError       **error);
gboolean       kiosk_settings_set_units       (KioskSettings *self,
                                               GPtrArray     *units,
                                               GError       **error);
void           kiosk_settings_set_first_step  (KioskSettings *self,
                                               KioskFirstStep step);
void           kiosk_settings_set_desk_key    (KioskSettings        *self,
                                               const KioskPublicKey *key);
void           kiosk_settings_set_hours       (KioskSettings    *self,
                                               const KioskHours *hours);
void           kiosk_settings_set_wifi_hidden (KioskSettings *self,
                                               gboolean       hidden);
void           kiosk_settings_set_turn        (KioskSettings *self,
                                               guint          degrees);
gboolean       kiosk_settings_set_other_links (KioskSettings      *self,
                                               const char *const  *links,
                                               GError            **error);
gboolean       kiosk_settings_set_next_ward   (KioskSettings *self,
                                               KioskDay       day,
                                               const char    *code,
                                               KioskDay       valid_from,
                                               const char    *name,
                                               GError       **error);
gboolean       kiosk_settings_move            (KioskSettings *self,
                                               KioskDay       today);

G_END_DECLS

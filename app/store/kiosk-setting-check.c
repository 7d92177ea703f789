/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One list of keys says what each setting may be, for reading and for writing. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-setting-check.h"

#include <math.h>
#include <string.h>

#include "kiosk-hours.h"
#include "kiosk-link.h"
#include "kiosk-period.h"
#include "kiosk-settings.h"
#include "kiosk-settings-keys.h"
#include "kiosk-signature.h"
#include "kiosk-store-error.h"
#include "kiosk-unit.h"

#define WARD_CODE_LENGTH        5
#define WARD_NAME_MAX_BYTES     200
#define TEAM_NAME_MAX_BYTES     120
#define LETTER_MAX_BYTES        400
#define NUMBER_MAX              99
#define IDLE_MIN_S              15
#define IDLE_MAX_S              900
#define RATE_LIMIT_MAX          1000
#define EXPORT_REMINDER_MAX_DAYS 90

/* IEEE 802.11: a network's name has up to 32 bytes, a WPA passphrase 8 to 63. */
#define WIFI_NAME_MAX_BYTES     32
#define WIFI_PASSWORD_MIN_BYTES 8
#define WIFI_PASSWORD_MAX_BYTES 63

/* From a small tablet's pixel to that of a coarse wall of lamps. */
#define MM_PER_PX_MIN 0.02
#define MM_PER_PX_MAX 5.0

/* Whether @text is a value for a key. */
typedef gboolean (*Check) (const char  *key,
                           const char  *text,
                           GError     **error);

/**
 * kiosk_setting_refuse:
 * @error: return location for a `GError`
 * @key: the setting
 * @what: what is wrong with it, for the log
 *
 * Sets `KIOSK_STORE_ERROR_INVALID` with a message that names @key. Any thread.
 *
 * Returns: %FALSE
 */
gboolean
kiosk_setting_refuse (GError **error,
                      const char *key,
                      const char *what)
{
  g_set_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID, "Setting %s: %s", key, what);
  return FALSE;
}

/* Numbers are written in one way only, so that nothing reads them differently. */
static gboolean
check_number (const char *key,
              const char *text,
              guint least,
              guint most,
              GError **error)
{
  guint64 number = 0;
  g_autofree char *canonical = NULL;
  g_autofree char *bounds = g_strdup_printf ("has to be a number from %u to %u", least, most);

  if (!g_ascii_string_to_unsigned (text, 10, least, most, &number, NULL))
    return kiosk_setting_refuse (error, key, bounds);
  canonical = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  return strcmp (canonical, text) == 0 || kiosk_setting_refuse (error, key, bounds);
}

static gboolean
check_kiosk_number (const char *key,
                    const char *text,
                    GError **error)
{
  return check_number (key, text, 1, NUMBER_MAX, error);
}

static gboolean
check_idle (const char *key,
            const char *text,
            GError **error)
{
  return check_number (key, text, IDLE_MIN_S, IDLE_MAX_S, error);
}

static gboolean
check_rate_limit (const char *key,
                  const char *text,
                  GError **error)
{
  return check_number (key, text, 1, RATE_LIMIT_MAX, error);
}

static gboolean
check_cut_off_day (const char *key,
                   const char *text,
                   GError **error)
{
  return check_number (key, text, 0, KIOSK_CUT_OFF_DAY_MAX, error);
}

static gboolean
check_export_reminder (const char *key,
                       const char *text,
                       GError **error)
{
  return check_number (key, text, 0, EXPORT_REMINDER_MAX_DAYS, error);
}

static gboolean
check_switch (const char *key,
              const char *text,
              GError **error)
{
  return check_number (key, text, 0, 1, error);
}

static gboolean
check_helper_panel (const char *key,
                    const char *text,
                    GError **error)
{
  KioskHelperPanel panel;

  return kiosk_helper_panel_from_nick (text, &panel)
         || kiosk_setting_refuse (error, key, "has to be off, code or open");
}

static gboolean
check_hours (const char *key,
             const char *text,
             GError **error)
{
  KioskHours hours;

  return kiosk_hours_parse (text, &hours)
         || kiosk_setting_refuse (error, key, "has to look like 07:00-17:30 12345, 1 for Monday and 7 for Sunday");
}

/* Text that a screen can show: UTF-8 without control characters. */
static gboolean
check_text (const char *key,
            const char *text,
            gsize least_bytes,
            gsize most_bytes,
            GError **error)
{
  gsize length = strlen (text);
  g_autofree char *bounds = g_strdup_printf ("has to have %" G_GSIZE_FORMAT " to %" G_GSIZE_FORMAT " bytes",
                                             least_bytes, most_bytes);

  if (length < least_bytes || length > most_bytes)
    return kiosk_setting_refuse (error, key, bounds);
  if (!g_utf8_validate (text, -1, NULL))
    return kiosk_setting_refuse (error, key, "is not UTF-8");
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)))
      return kiosk_setting_refuse (error, key, "has a control character");
  return TRUE;
}

static gboolean
check_ward_code (const char *key,
                 const char *text,
                 GError **error)
{
  return (strlen (text) == WARD_CODE_LENGTH && strspn (text, "0123456789") == WARD_CODE_LENGTH)
         || kiosk_setting_refuse (error, key, "has to have five digits");
}

static gboolean
check_date (const char *key,
            const char *text,
            GError **error)
{
  return kiosk_day_from_iso (text) != KIOSK_DAY_UNKNOWN || kiosk_setting_refuse (error, key, "has to be a date");
}

static gboolean
check_name (const char *key,
            const char *text,
            gsize most_bytes,
            GError **error)
{
  g_autofree char *normal = NULL;

  if (!check_text (key, text, 1, most_bytes, error))
    return FALSE;
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  return strcmp (normal, text) == 0 || kiosk_setting_refuse (error, key, "is not in Unicode form NFC");
}

static gboolean
check_ward_name (const char *key,
                 const char *text,
                 GError **error)
{
  return check_name (key, text, WARD_NAME_MAX_BYTES, error);
}

static gboolean
check_team_name (const char *key,
                 const char *text,
                 GError **error)
{
  return check_name (key, text, TEAM_NAME_MAX_BYTES, error);
}

static gboolean
check_letter (const char *key,
              const char *text,
              GError **error)
{
  return check_name (key, text, LETTER_MAX_BYTES, error);
}

/* Written in one way only: Vietnamese comes first, since every screen has it. */
static gboolean
check_languages (const char *key,
                 const char *text,
                 GError **error)
{
  return strcmp (text, "vi") == 0 || strcmp (text, "vi;en") == 0
         || kiosk_setting_refuse (error, key, "has to be vi or vi;en");
}

static gboolean
check_turn (const char *key,
            const char *text,
            GError **error)
{
  static const char *const turns[] = { "0", "90", "180", "270", NULL };

  return g_strv_contains (turns, text) || kiosk_setting_refuse (error, key, "has to be 0, 90, 180 or 270 degrees");
}

static gboolean
check_first_start (const char *key,
                   const char *text,
                   GError **error)
{
  KioskFirstStep step = KIOSK_FIRST_STEP_NONE;

  return (kiosk_first_step_from_nick (text, &step) && step != KIOSK_FIRST_STEP_NONE)
         || kiosk_setting_refuse (error, key, "has to be a step of the first start");
}

static gboolean
check_units (const char *key,
             const char *text,
             GError **error)
{
  g_autoptr (GError) refusal = NULL;
  g_autoptr (GPtrArray) units = kiosk_unit_list_parse (text, &refusal);

  return units != NULL || kiosk_setting_refuse (error, key, refusal->message);
}

static gboolean
check_link (const char *key,
            const char *text,
            GError **error)
{
  g_autoptr (GError) refusal = NULL;

  return kiosk_link_check (text, &refusal) || kiosk_setting_refuse (error, key, refusal->message);
}

static gboolean
check_links (const char *key,
             const char *text,
             GError **error)
{
  g_auto (GStrv) links = g_strsplit (text, ";", -1);

  if (g_strv_length (links) > KIOSK_OTHER_LINKS_MAX)
    return kiosk_setting_refuse (error, key, "has to be 8 links at most");
  for (guint i = 0; links[i] != NULL; i++)
    if (!check_link (key, links[i], error))
      return FALSE;
  return links[0] != NULL || kiosk_setting_refuse (error, key, "has to be a link at least");
}

static gboolean
check_wifi_name (const char *key,
                 const char *text,
                 GError **error)
{
  return check_text (key, text, 1, WIFI_NAME_MAX_BYTES, error);
}

static gboolean
check_wifi_password (const char *key,
                     const char *text,
                     GError **error)
{
  return check_text (key, text, WIFI_PASSWORD_MIN_BYTES, WIFI_PASSWORD_MAX_BYTES, error);
}

static gboolean
check_mm_per_px (const char *key,
                 const char *text,
                 GError **error)
{
  char *end;
  double value = g_ascii_strtod (text, &end);

  if (*text == '\0' || *end != '\0' || !isfinite (value))
    return kiosk_setting_refuse (error, key, "has to be a number");
  return value == 0 || (value >= MM_PER_PX_MIN && value <= MM_PER_PX_MAX)
         || kiosk_setting_refuse (error, key, "has to be 0, or 0.02 to 5 millimetres");
}

/* Its second line alone, which is all that minisign reads of its file. */
static gboolean
check_public_key (const char *key,
                  const char *text,
                  GError **error)
{
  KioskPublicKey public_key;

  return (strchr (text, '\n') == NULL && kiosk_public_key_parse (text, &public_key, NULL))
         || kiosk_setting_refuse (error, key, "has to be the second line of a public key as minisign writes it");
}

static const struct
{
  const char *key;
  Check       check;
} known_keys[] = {
  { KIOSK_SETTING_WARD_CODE, check_ward_code },
  { KIOSK_SETTING_WARD_VALID_FROM, check_date },
  { KIOSK_SETTING_WARD_NAME, check_ward_name },
  { KIOSK_SETTING_NUMBER, check_kiosk_number },
  { KIOSK_SETTING_LINK, check_link },
  { KIOSK_SETTING_LINK_CONFIRMED, check_link },
  { KIOSK_SETTING_SCAN_TESTED_DAY, check_date },
  { KIOSK_SETTING_WIFI_NAME, check_wifi_name },
  { KIOSK_SETTING_WIFI_PASSWORD, check_wifi_password },
  { KIOSK_SETTING_ATTRACT_STILL, check_switch },
  { KIOSK_SETTING_RESIDENT_BUTTONS, check_switch },
  { KIOSK_SETTING_HELPER_PANEL, check_helper_panel },
  { KIOSK_SETTING_IDLE_S, check_idle },
  { KIOSK_SETTING_IDLE_READING_S, check_idle },
  { KIOSK_SETTING_OPENING_HOURS, check_hours },
  { KIOSK_SETTING_RATE_LIMIT, check_rate_limit },
  { KIOSK_SETTING_CUT_OFF_DAY, check_cut_off_day },
  { KIOSK_SETTING_EXPORT_REMINDER, check_export_reminder },
  { KIOSK_SETTING_DESK_KEY, check_public_key },
  { KIOSK_SETTING_WARD_KIOSKS, check_kiosk_number },
  { KIOSK_SETTING_MM_PER_PX, check_mm_per_px },
  { KIOSK_SETTING_TURN, check_turn },
  { KIOSK_SETTING_LANGUAGES, check_languages },
  { KIOSK_SETTING_TEAM_NAME, check_team_name },
  { KIOSK_SETTING_UNITS, check_units },
  { KIOSK_SETTING_FIRST_START, check_first_start },
  { KIOSK_SETTING_WIFI_HIDDEN, check_switch },
  { KIOSK_SETTING_OTHER_LINKS, check_links },
  { KIOSK_SETTING_NEXT_WARD_DAY, check_date },
  { KIOSK_SETTING_NEXT_WARD_CODE, check_ward_code },
  { KIOSK_SETTING_NEXT_WARD_NAME, check_ward_name },
  { KIOSK_SETTING_NEXT_WARD_FROM, check_date },
  { KIOSK_SETTING_REPORT_PARENT, check_letter },
  { KIOSK_SETTING_REPORT_BODY, check_letter },
  { KIOSK_SETTING_REPORT_CODE, check_letter },
  { KIOSK_SETTING_REPORT_PLACE, check_letter },
  { KIOSK_SETTING_REPORT_ADDRESSEE, check_letter },
  { KIOSK_SETTING_REPORT_SIGNER, check_letter },
  { KIOSK_SETTING_REPORT_RECIPIENTS, check_letter },
};

/**
 * kiosk_setting_check:
 * @key: a setting
 * @text: a value
 * @error: return location for a `GError`
 *
 * An unknown key may say anything: a later version knows it. Any thread. Fails with `KIOSK_STORE_ERROR_INVALID`, whose
 * message names @key.
 *
 * Returns: %TRUE if @key may say @text
 */
gboolean
kiosk_setting_check (const char *key,
                     const char *text,
                     GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_keys); i++)
    if (strcmp (known_keys[i].key, key) == 0)
      return known_keys[i].check (key, text, error);
  return TRUE;
}

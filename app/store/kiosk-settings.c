/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kiosk's settings: typed, and never half read. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-settings-private.h"

#include "kiosk-link.h"
#include "kiosk-setting-check.h"
#include "kiosk-settings-keys.h"

#define IDLE_DEFAULT_S          60
#define IDLE_READING_DEFAULT_S  180
#define RATE_LIMIT_DEFAULT      8

struct _KioskSettings
{
  GObject     parent_instance;
  GHashTable *table;            /* key → text, checked; a key that is not there has its default */
};

G_DEFINE_FINAL_TYPE (KioskSettings, kiosk_settings, G_TYPE_OBJECT)

static const char *const panel_nicks[] = { "off", "code", "open" };

static const char *const step_nicks[] = { "none", "file", "ward", "number", "pin", "code", "code-again", "targets",
                                          "scan-test" };

/* Names in the book: `off`, `code`, `open`. */
KIOSK_DEFINE_NICKS (KioskHelperPanel, kiosk_helper_panel, panel_nicks)
/* Names in the book; `none` is not written there. */
KIOSK_DEFINE_NICKS (KioskFirstStep, kiosk_first_step, step_nicks)

/**
 * kiosk_settings_lookup: (skip)
 * @self: settings
 * @key: a setting
 *
 * Returns: (transfer none) (nullable): what the book says; %NULL for the default
 */
const char *
kiosk_settings_lookup (KioskSettings *self,
                       const char *key)
{
  return g_hash_table_lookup (self->table, key);
}

static guint
get_number (KioskSettings *self,
            const char *key,
            guint otherwise)
{
  const char *text = kiosk_settings_lookup (self, key);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

/* NULL takes the key away. */
static void
put (KioskSettings *self,
     const char *key,
     const char *text)
{
  if (text != NULL)
    g_hash_table_insert (self->table, g_strdup (key), g_strdup (text));
  else
    g_hash_table_remove (self->table, key);
}

static gboolean
put_number (KioskSettings *self,
            const char *key,
            guint number,
            GError **error)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  if (!kiosk_setting_check (key, text, error))
    return FALSE;
  put (self, key, text);
  return TRUE;
}

static void
kiosk_settings_finalize (GObject *object)
{
  g_hash_table_unref (KIOSK_SETTINGS (object)->table);
  G_OBJECT_CLASS (kiosk_settings_parent_class)->finalize (object);
}

static void
kiosk_settings_class_init (KioskSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_settings_finalize;
}

static void
kiosk_settings_init (KioskSettings *self)
{
  self->table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* What makes sense only together. */
static gboolean
check_whole (KioskSettings *self,
             GError **error)
{
  const char *day = kiosk_settings_lookup (self, KIOSK_SETTING_NEXT_WARD_DAY);
  const char *code = kiosk_settings_lookup (self, KIOSK_SETTING_NEXT_WARD_CODE);
  const char *name = kiosk_settings_lookup (self, KIOSK_SETTING_NEXT_WARD_NAME);
  gboolean has_all = day != NULL && code != NULL && name != NULL;
  gboolean has_some = day != NULL || code != NULL || name != NULL;

  if ((kiosk_settings_lookup (self, KIOSK_SETTING_WARD_CODE) == NULL)
      != (kiosk_settings_lookup (self, KIOSK_SETTING_WARD_NAME) == NULL))
    return kiosk_setting_refuse (error, KIOSK_SETTING_WARD_NAME, "goes with " KIOSK_SETTING_WARD_CODE);
  if (kiosk_settings_lookup (self, KIOSK_SETTING_WIFI_NAME) == NULL
      && kiosk_settings_lookup (self, KIOSK_SETTING_WIFI_PASSWORD) != NULL)
    return kiosk_setting_refuse (error, KIOSK_SETTING_WIFI_PASSWORD, "goes with " KIOSK_SETTING_WIFI_NAME);
  if (has_all != has_some)
    return kiosk_setting_refuse (error, KIOSK_SETTING_NEXT_WARD_DAY, "goes with the ward's code and name");
  return TRUE;
}

/**
 * kiosk_settings_new_from_table:
 * @table: (element-type utf8 utf8) (transfer none): settings as the book has them
 * @error: return location for a `GError`
 *
 * Reads and checks every key, the link by kiosk_link_check() among them. A key that is not there has its default.
 * Unknown keys are kept. Any thread; the settings are for one thread at a time.
 *
 * Fails with `KIOSK_STORE_ERROR_INVALID`; the message names the key.
 *
 * Returns: (transfer full) (nullable): the settings; never some of them
 */
KioskSettings *
kiosk_settings_new_from_table (GHashTable *table,
                               GError **error)
{
  g_autoptr (KioskSettings) self = NULL;
  GHashTableIter iter;
  gpointer key, text;

  g_return_val_if_fail (table != NULL, NULL);

  self = g_object_new (KIOSK_TYPE_SETTINGS, NULL);
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      if (!kiosk_setting_check (key, text, error))
        return NULL;
      put (self, key, text);
    }
  return check_whole (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kiosk_settings_to_table:
 * @self: settings
 *
 * Returns: (transfer full) (element-type utf8 utf8): all of them, unknown keys too, for kiosk_day_book_save_settings()
 */
GHashTable *
kiosk_settings_to_table (KioskSettings *self)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key, text;

  g_hash_table_iter_init (&iter, self->table);
  while (g_hash_table_iter_next (&iter, &key, &text))
    g_hash_table_insert (table, g_strdup (key), g_strdup (text));
  return table;
}

/**
 * kiosk_settings_set_text: (skip)
 * @self: settings
 * @key: a setting
 * @text: (nullable): what the book would say; %NULL for the default
 * @error: return location for a `GError`
 *
 * What makes sense only together is for the caller to see to. Fails with `KIOSK_STORE_ERROR_INVALID`, whose message
 * names @key; then nothing is changed.
 *
 * Returns: %TRUE if it is set
 */
gboolean
kiosk_settings_set_text (KioskSettings *self,
                         const char *key,
                         const char *text,
                         GError **error)
{
  if (text != NULL && !kiosk_setting_check (key, text, error))
    return FALSE;
  put (self, key, text);
  return TRUE;
}

/**
 * kiosk_settings_get_ward_code:
 * @self: settings
 *
 * Returns: (transfer none) (nullable): five digits; %NULL before set-up
 */
const char *
kiosk_settings_get_ward_code (KioskSettings *self)
{
  return kiosk_settings_lookup (self, KIOSK_SETTING_WARD_CODE);
}

/**
 * kiosk_settings_get_ward_valid_from:
 * @self: settings
 *
 * Returns: since when the code means this ward; %KIOSK_DAY_UNKNOWN before anybody wrote it down
 */
KioskDay
kiosk_settings_get_ward_valid_from (KioskSettings *self)
{
  return kiosk_day_from_iso (kiosk_settings_lookup (self, KIOSK_SETTING_WARD_VALID_FROM));
}

/**
 * kiosk_settings_get_ward_name:
 * @self: settings
 *
 * Returns: (transfer none) (nullable): the ward's name as on a letterhead; %NULL before set-up
 */
const char *
kiosk_settings_get_ward_name (KioskSettings *self)
{
  return kiosk_settings_lookup (self, KIOSK_SETTING_WARD_NAME);
}

/**
 * kiosk_settings_get_number:
 * @self: settings
 *
 * Returns: number of the kiosk in its ward, 1 to 99; 0 before set-up
 */
guint
kiosk_settings_get_number (KioskSettings *self)
{
  return get_number (self, KIOSK_SETTING_NUMBER, 0);
}

/**
 * kiosk_settings_get_link:
 * @self: settings
 *
 * Returns: (transfer none) (nullable): the link to the app; %NULL where there is none
 */
const char *
kiosk_settings_get_link (KioskSettings *self)
{
  return kiosk_settings_lookup (self, KIOSK_SETTING_LINK);
}

/**
 * kiosk_settings_get_link_confirmed:
 * @self: settings
 *
 * What is written down is the link that was tested, so no other link can pass for it.
 *
 * Returns: whether a person scanned the link as it is now, and it led to the app
 */
gboolean
kiosk_settings_get_link_confirmed (KioskSettings *self)
{
  const char *link = kiosk_settings_lookup (self, KIOSK_SETTING_LINK);

  return link != NULL && g_strcmp0 (link, kiosk_settings_lookup (self, KIOSK_SETTING_LINK_CONFIRMED)) == 0;
}

/**
 * kiosk_settings_get_scan_tested_day:
 * @self: settings
 *
 * Returns: the day on which staff last scanned the link as it is now and it led to the app; %KIOSK_DAY_UNKNOWN where
 *   nobody wrote one down, or the link is not confirmed
 */
KioskDay
kiosk_settings_get_scan_tested_day (KioskSettings *self)
{
  if (!kiosk_settings_get_link_confirmed (self))
    return KIOSK_DAY_UNKNOWN;
  return kiosk_day_from_iso (kiosk_settings_lookup (self, KIOSK_SETTING_SCAN_TESTED_DAY));
}

/**
 * kiosk_settings_get_wifi_name:
 * @self: settings
 *
 * Returns: (transfer none) (nullable): name of the visitors' network, 1 to 32 bytes; %NULL where none is offered
 */
const char *
kiosk_settings_get_wifi_name (KioskSettings *self)
{
  return kiosk_settings_lookup (self, KIOSK_SETTING_WIFI_NAME);
}

/**
 * kiosk_settings_get_wifi_password:
 * @self: settings
 *
 * Returns: (transfer none) (nullable): its password, 8 to 63 bytes; %NULL for an open network
 */
const char *
kiosk_settings_get_wifi_password (KioskSettings *self)
{
  return kiosk_settings_lookup (self, KIOSK_SETTING_WIFI_PASSWORD);
}

/**
 * kiosk_settings_get_attract_still:
 * @self: settings
 *
 * Returns: whether the first page keeps its picture; %FALSE by default
 */
gboolean
kiosk_settings_get_attract_still (KioskSettings *self)
{
  return get_number (self, KIOSK_SETTING_ATTRACT_STILL, FALSE) != 0;
}

/**
 * kiosk_settings_get_resident_buttons:
 * @self: settings
 *
 * Returns: whether residents tap themselves; %TRUE by default
 */
gboolean
kiosk_settings_get_resident_buttons (KioskSettings *self)
{
  return get_number (self, KIOSK_SETTING_RESIDENT_BUTTONS, TRUE) != 0;
}

/**
 * kiosk_settings_get_helper_panel:
 * @self: settings
 *
 * Returns: who opens the helpers' panel; %KIOSK_HELPER_PANEL_OFF by default
 */
KioskHelperPanel
kiosk_settings_get_helper_panel (KioskSettings *self)
{
  const char *text = kiosk_settings_lookup (self, KIOSK_SETTING_HELPER_PANEL);
  KioskHelperPanel panel = KIOSK_HELPER_PANEL_OFF;

  if (text != NULL)
    kiosk_helper_panel_from_nick (text, &panel);
  return panel;
}

/**
 * kiosk_settings_get_idle_s:
 * @self: settings
 *
 * Returns: seconds without a touch until the screen asks whether somebody is there, 15 to 900
 */
guint
kiosk_settings_get_idle_s (KioskSettings *self)
{
  return get_number (self, KIOSK_SETTING_IDLE_S, IDLE_DEFAULT_S);
}

/**
 * kiosk_settings_get_idle_reading_s:
 * @self: settings
 *
 * Returns: the same where people read with the phone in hand, 15 to 900
 */
guint
kiosk_settings_get_idle_reading_s (KioskSettings *self)
{
  return get_number (self, KIOSK_SETTING_IDLE_READING_S, IDLE_READING_DEFAULT_S);
}

/**
 * kiosk_settings_get_rate_limit:
 * @self: settings
 *
 * Returns: most installs by residents that count within ten minutes, 1 to 1000
 */
guint
kiosk_settings_get_rate_limit (KioskSettings *self)
{
  return get_number (self, KIOSK_SETTING_RATE_LIMIT, RATE_LIMIT_DEFAULT);
}

/**
 * kiosk_settings_get_cut_off_day:
 * @self: settings
 *
 * Returns: the last day of a report month, 1 to 28; 0 where it is the calendar month, as by default
 */
guint
kiosk_settings_get_cut_off_day (KioskSettings *self)
{
  return get_number (self, KIOSK_SETTING_CUT_OFF_DAY, 0);
}

/**
 * kiosk_settings_get_mm_per_px:
 * @self: settings
 *
 * Returns: millimetres a pixel of the screen, 0.02 to 5; 0 where the screen is asked
 */
double
kiosk_settings_get_mm_per_px (KioskSettings *self)
{
  const char *text = kiosk_settings_lookup (self, KIOSK_SETTING_MM_PER_PX);

  return text != NULL ? g_ascii_strtod (text, NULL) : 0;
}

/**
 * kiosk_settings_get_offers_english:
 * @self: settings
 *
 * Returns: whether visitors may read in English; Vietnamese is always there; %TRUE by default
 */
gboolean
kiosk_settings_get_offers_english (KioskSettings *self)
{
  return g_strcmp0 (kiosk_settings_lookup (self, KIOSK_SETTING_LANGUAGES), "vi") != 0;
}

/**
 * kiosk_settings_get_team_name:
 * @self: settings
 *
 * Returns: (transfer none): what the ward calls its community digital team
 */
const char *
kiosk_settings_get_team_name (KioskSettings *self)
{
  const char *name = kiosk_settings_lookup (self, KIOSK_SETTING_TEAM_NAME);

  return name != NULL ? name : KIOSK_SETTINGS_TEAM_NAME;
}

/**
 * kiosk_settings_dup_units:
 * @self: settings
 *
 * Returns: (transfer full) (element-type KioskUnit): the units that report figures, in the order of the list; empty by
 *   default
 */
GPtrArray *
kiosk_settings_dup_units (KioskSettings *self)
{
  const char *text = kiosk_settings_lookup (self, KIOSK_SETTING_UNITS);

  return kiosk_unit_list_parse (text != NULL ? text : "", NULL);
}

/**
 * kiosk_settings_get_first_step:
 * @self: settings
 *
 * A book without a ward or a number is at the beginning of its first start, whatever this says.
 *
 * Returns: what the first start on the screen comes to next; %KIOSK_FIRST_STEP_NONE where none is under way
 */
KioskFirstStep
kiosk_settings_get_first_step (KioskSettings *self)
{
  const char *text = kiosk_settings_lookup (self, KIOSK_SETTING_FIRST_START);
  KioskFirstStep step = KIOSK_FIRST_STEP_NONE;

  if (text != NULL)
    kiosk_first_step_from_nick (text, &step);
  return step;
}

/**
 * kiosk_settings_set_ward:
 * @self: settings
 * @code: five digits
 * @valid_from: since when @code means this ward, or %KIOSK_DAY_UNKNOWN
 * @name: its name, 1 to 200 bytes in NFC
 * @error: return location for a `GError`
 *
 * Fails with `KIOSK_STORE_ERROR_INVALID`, whose message names the key; then nothing is changed.
 *
 * Returns: %TRUE if it is set
 */
gboolean
kiosk_settings_set_ward (KioskSettings *self,
                         const char *code,
                         KioskDay valid_from,
                         const char *name,
                         GError **error)
{
  g_autofree char *iso = valid_from != KIOSK_DAY_UNKNOWN ? kiosk_day_dup_iso (valid_from) : NULL;

  g_return_val_if_fail (code != NULL && name != NULL, FALSE);

  if (!kiosk_setting_check (KIOSK_SETTING_WARD_CODE, code, error)
      || !kiosk_setting_check (KIOSK_SETTING_WARD_NAME, name, error))
    return FALSE;
  put (self, KIOSK_SETTING_WARD_CODE, code);
  put (self, KIOSK_SETTING_WARD_NAME, name);
  put (self, KIOSK_SETTING_WARD_VALID_FROM, iso);
  return TRUE;
}

/**
 * kiosk_settings_set_number:
 * @self: settings
 * @number: number of the kiosk in its ward, 1 to 99
 * @error: return location for a `GError`
 *
 * Fails with `KIOSK_STORE_ERROR_INVALID`, whose message names the key; then nothing is changed.
 *
 * Returns: %TRUE if it is set
 */
gboolean
kiosk_settings_set_number (KioskSettings *self,
                           guint number,
                           GError **error)
{
  return put_number (self, KIOSK_SETTING_NUMBER, number, error);
}

/**
 * kiosk_settings_set_link:
 * @self: settings
 * @link: (nullable): the link, or %NULL for none
 * @confirmed: whether a person scanned @link with their own phone and it led to the app
 * @error: return location for a `GError`
 *
 * Where @confirmed is %FALSE the link is not confirmed, even if the same one was before. The day of the scan test goes
 * unless @link is the one that was tested then. Fails with what kiosk_link_check() fails with (domain
 * `KIOSK_LINK_ERROR`), whose message names the key; then nothing is changed.
 *
 * Returns: %TRUE if it is set
 */
gboolean
kiosk_settings_set_link (KioskSettings *self,
                         const char *link,
                         gboolean confirmed,
                         GError **error)
{
  g_autofree char *own = g_strdup (link);

  if (own != NULL && !kiosk_link_check (own, error))
    {
      g_prefix_error (error, "Setting %s: ", KIOSK_SETTING_LINK);
      return FALSE;
    }
  if (!confirmed || g_strcmp0 (own, kiosk_settings_lookup (self, KIOSK_SETTING_LINK_CONFIRMED)) != 0)
    put (self, KIOSK_SETTING_SCAN_TESTED_DAY, NULL);
  put (self, KIOSK_SETTING_LINK, own);
  put (self, KIOSK_SETTING_LINK_CONFIRMED, confirmed ? own : NULL);
  return TRUE;
}

/**
 * kiosk_settings_set_scan_tested_day:
 * @self: settings
 * @day: the day on which staff scanned the link and it led to the app, or %KIOSK_DAY_UNKNOWN to forget it
 * @error: return location for a `GError`
 *
 * A test is of one link, so the link has to be confirmed first: see kiosk_settings_set_link(). Fails with
 * `KIOSK_STORE_ERROR_INVALID` for a day where it is not; then nothing is changed.
 *
 * Returns: %TRUE if it is set
 */
gboolean
kiosk_settings_set_scan_tested_day (KioskSettings *self,
                                    KioskDay day,
                                    GError **error)
{
  g_autofree char *iso = day != KIOSK_DAY_UNKNOWN ? kiosk_day_dup_iso (day) : NULL;

  if (iso != NULL && !kiosk_settings_get_link_confirmed (self))
    return kiosk_setting_refuse (error, KIOSK_SETTING_SCAN_TESTED_DAY, "goes with " KIOSK_SETTING_LINK_CONFIRMED);
  if (iso != NULL && !kiosk_setting_check (KIOSK_SETTING_SCAN_TESTED_DAY, iso, error))
    return FALSE;
  put (self, KIOSK_SETTING_SCAN_TESTED_DAY, iso);
  return TRUE;
}

/**
 * kiosk_settings_set_wifi:
 * @self: settings
 * @name: (nullable): name of the visitors' network, 1 to 32 bytes; %NULL to offer none
 * @password: (nullable): its password, 8 to 63 bytes; %NULL for an open network; without meaning where @name is %NULL
 * @error: return location for a `GError`
 *
 * Fails with `KIOSK_STORE_ERROR_INVALID`, whose message names the key; then nothing is changed.
 *
 * Returns: %TRUE if it is set
 */
gboolean
kiosk_settings_set_wifi (KioskSettings *self,
                         const char *name,
                         const char *password,
                         GError **error)
{
  g_autofree char *own_name = g_strdup (name);
  g_autofree char *own_password = g_strdup (name != NULL ? password : NULL);

  if ((own_name != NULL && !kiosk_setting_check (KIOSK_SETTING_WIFI_NAME, own_name, error))
      || (own_password != NULL && !kiosk_setting_check (KIOSK_SETTING_WIFI_PASSWORD, own_password, error)))
    return FALSE;
  put (self, KIOSK_SETTING_WIFI_NAME, own_name);
  put (self, KIOSK_SETTING_WIFI_PASSWORD, own_password);
  return TRUE;
}

/**
 * kiosk_settings_set_attract_still:
 * @self: settings
 * @still: whether the first page keeps its picture
 */
void
kiosk_settings_set_attract_still (KioskSettings *self,
                                  gboolean still)
{
  put (self, KIOSK_SETTING_ATTRACT_STILL, still ? "1" : "0");
}

/**
 * kiosk_settings_set_resident_buttons:
 * @self: settings
 * @shown: whether residents tap themselves
 */
void
kiosk_settings_set_resident_buttons (KioskSettings *self,
                                     gboolean shown)
{
  put (self, KIOSK_SETTING_RESIDENT_BUTTONS, shown ? "1" : "0");
}

/**
 * kiosk_settings_set_helper_panel:
 * @self: settings
 * @panel: who opens the helpers' panel
 *
 * The shift code itself is no setting: kiosk_day_book_set_secret() keeps it.
 */
void
kiosk_settings_set_helper_panel (KioskSettings *self,
                                 KioskHelperPanel panel)
{
  put (self, KIOSK_SETTING_HELPER_PANEL, kiosk_helper_panel_to_nick (panel));
}

/**
 * kiosk_settings_set_cut_off_day:
 * @self: settings
 * @day: the last day of a report month, 1 to 28; 0 for the calendar month
 * @error: return location for a `GError`
 *
 * Every month has a day 28, so no month is without its cut-off. Fails with `KIOSK_STORE_ERROR_INVALID`, whose message
 * names the key; then nothing is changed.
 *
 * Returns: %TRUE if it is set
 */
gboolean
kiosk_settings_set_cut_off_day (KioskSettings *self,
                                guint day,
                                GError **error)
{
  return put_number (self, KIOSK_SETTING_CUT_OFF_DAY, day, error);
}

/**
 * kiosk_settings_set_mm_per_px:
 * @self: settings
 * @mm_per_px: millimetres a pixel, 0.02 to 5; 0 to ask the screen
 * @error: return location for a `GError`
 *
 * Fails with `KIOSK_STORE_ERROR_INVALID`, whose message names the key; then nothing is changed.
 *
 * Returns: %TRUE if it is set
 */
gboolean
kiosk_settings_set_mm_per_px (KioskSettings *self,
                              double mm_per_px,
                              GError **error)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_dtostr (text, sizeof text, mm_per_px);
  if (!kiosk_setting_check (KIOSK_SETTING_MM_PER_PX, text, error))
    return FALSE;
  put (self, KIOSK_SETTING_MM_PER_PX, text);
  return TRUE;
}

/**
 * kiosk_settings_set_idle:
 * @self: settings
 * @idle_s: seconds without a touch until the screen asks whether somebody is there, 15 to 900
 * @idle_reading_s: the same where people read with the phone in hand, 15 to 900
 * @error: return location for a `GError`
 *
 * Fails with `KIOSK_STORE_ERROR_INVALID`, whose message names the key; then nothing is changed.
 *
 * Returns: %TRUE if both are set
 */
gboolean
kiosk_settings_set_idle (KioskSettings *self,
                         guint idle_s,
                         guint idle_reading_s,
                         GError **error)
{
  g_autofree char *reading = g_strdup_printf ("%u", idle_reading_s);

  return kiosk_setting_check (KIOSK_SETTING_IDLE_READING_S, reading, error)
         && put_number (self, KIOSK_SETTING_IDLE_S, idle_s, error)
         && put_number (self, KIOSK_SETTING_IDLE_READING_S, idle_reading_s, error);
}

/**
 * kiosk_settings_set_offers_english:
 * @self: settings
 * @offered: whether visitors may read in English
 */
void
kiosk_settings_set_offers_english (KioskSettings *self,
                                   gboolean offered)
{
  put (self, KIOSK_SETTING_LANGUAGES, offered ? "vi;en" : "vi");
}

/**
 * kiosk_settings_set_team_name:
 * @self: settings
 * @name: (nullable): what the ward calls its community digital team, 1 to 120 bytes in NFC; %NULL for the default
 * @error: return location for a `GError`
 *
 * Fails with `KIOSK_STORE_ERROR_INVALID`, whose message names the key; then nothing is changed.
 *
 * Returns: %TRUE if it is set
 */
gboolean
kiosk_settings_set_team_name (KioskSettings *self,
                              const char *name,
                              GError **error)
{
  g_autofree char *own = g_strdup (name);

  if (own != NULL && !kiosk_setting_check (KIOSK_SETTING_TEAM_NAME, own, error))
    return FALSE;
  put (self, KIOSK_SETTING_TEAM_NAME, own);
  return TRUE;
}

/**
 * kiosk_settings_set_units:
 * @self: settings
 * @units: (element-type KioskUnit): the units that report figures, up to %KIOSK_UNIT_LIST_MAX
 * @error: return location for a `GError`
 *
 * Fails with `KIOSK_STORE_ERROR_INVALID`, whose message names the key and the place in the list; then nothing is
 * changed.
 *
 * Returns: %TRUE if they are set
 */
gboolean
kiosk_settings_set_units (KioskSettings *self,
                          GPtrArray *units,
                          GError **error)
{
  g_autofree char *text = kiosk_unit_list_dup_text (units);

  if (!kiosk_setting_check (KIOSK_SETTING_UNITS, text, error))
    return FALSE;
  put (self, KIOSK_SETTING_UNITS, units->len > 0 ? text : NULL);
  return TRUE;
}

/**
 * kiosk_settings_set_first_step:
 * @self: settings
 * @step: what the first start on the screen comes to next; %KIOSK_FIRST_STEP_NONE ends it
 */
void
kiosk_settings_set_first_step (KioskSettings *self,
                               KioskFirstStep step)
{
  put (self, KIOSK_SETTING_FIRST_START, step != KIOSK_FIRST_STEP_NONE ? kiosk_first_step_to_nick (step) : NULL);
}

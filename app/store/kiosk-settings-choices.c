/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings that staff change on the screen without typing: the Wi-Fi put away, one of several links, the next ward; and
 * those of the way to the desk and back. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-settings-private.h"

#include "kiosk-setting-check.h"
#include "kiosk-settings-keys.h"

#define EXPORT_REMINDER_DEFAULT_DAYS 7

/**
 * kiosk_settings_get_wifi_hidden:
 * @self: settings
 *
 * Returns: whether the visitors' network is put away: it stays set, and nobody is shown it; %FALSE by default
 */
gboolean
kiosk_settings_get_wifi_hidden (KioskSettings *self)
{
  return g_strcmp0 (kiosk_settings_lookup (self, KIOSK_SETTING_WIFI_HIDDEN), "1") == 0;
}

/**
 * kiosk_settings_set_wifi_hidden:
 * @self: settings
 * @hidden: whether the visitors' network is put away
 */
void
kiosk_settings_set_wifi_hidden (KioskSettings *self,
                                gboolean hidden)
{
  kiosk_settings_set_text (self, KIOSK_SETTING_WIFI_HIDDEN, hidden ? "1" : "0", NULL);
}

/**
 * kiosk_settings_get_hours:
 * @self: settings
 * @out_hours: (out): when the office is open; untouched where nobody said
 *
 * Returns: whether anybody said when the office is open; %FALSE by default: the screen is never dark
 */
gboolean
kiosk_settings_get_hours (KioskSettings *self,
                          KioskHours *out_hours)
{
  const char *text = kiosk_settings_lookup (self, KIOSK_SETTING_OPENING_HOURS);

  return text != NULL && kiosk_hours_parse (text, out_hours);
}

/**
 * kiosk_settings_set_hours:
 * @self: settings
 * @hours: (nullable): valid hours, see kiosk_hours_is_valid(); %NULL: the screen is never dark
 */
void
kiosk_settings_set_hours (KioskSettings *self,
                          const KioskHours *hours)
{
  g_autofree char *text = hours != NULL ? kiosk_hours_dup_text (hours) : NULL;

  kiosk_settings_set_text (self, KIOSK_SETTING_OPENING_HOURS, text, NULL);
}

/**
 * kiosk_settings_get_turn:
 * @self: settings
 *
 * Returns: by how many degrees the picture is turned clockwise on its panel: 0, the default, 90, 180 or 270
 */
guint
kiosk_settings_get_turn (KioskSettings *self)
{
  const char *text = kiosk_settings_lookup (self, KIOSK_SETTING_TURN);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

/**
 * kiosk_settings_set_turn:
 * @self: settings
 * @degrees: 0, 90, 180 or 270, clockwise
 */
void
kiosk_settings_set_turn (KioskSettings *self,
                         guint degrees)
{
  g_autofree char *text = g_strdup_printf ("%u", degrees);

  g_return_if_fail (degrees % 90 == 0 && degrees < 360);

  kiosk_settings_set_text (self, KIOSK_SETTING_TURN, degrees != 0 ? text : NULL, NULL);
}

/**
 * kiosk_settings_get_export_reminder:
 * @self: settings
 *
 * Returns: after how many days without an export staff are reminded of it; 0: never; 7 by default
 */
guint
kiosk_settings_get_export_reminder (KioskSettings *self)
{
  const char *text = kiosk_settings_lookup (self, KIOSK_SETTING_EXPORT_REMINDER);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : EXPORT_REMINDER_DEFAULT_DAYS;
}

/**
 * kiosk_settings_get_desk_key:
 * @self: settings
 * @out_key: (out): the key of the desk whose receipts are believed; untouched where there is none
 *
 * Returns: whether there is one; %FALSE by default
 */
gboolean
kiosk_settings_get_desk_key (KioskSettings *self,
                             KioskPublicKey *out_key)
{
  const char *text = kiosk_settings_lookup (self, KIOSK_SETTING_DESK_KEY);

  return text != NULL && kiosk_public_key_parse (text, out_key, NULL);
}

/**
 * kiosk_settings_set_desk_key:
 * @self: settings
 * @key: (nullable): the key of the desk whose receipts are believed; %NULL: of none
 */
void
kiosk_settings_set_desk_key (KioskSettings *self,
                             const KioskPublicKey *key)
{
  g_autofree char *text = key != NULL ? kiosk_public_key_dup_text (key) : NULL;
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "\n", "\n", -1);

  kiosk_settings_set_text (self, KIOSK_SETTING_DESK_KEY, text != NULL ? lines[1] : NULL, NULL);
}

/**
 * kiosk_settings_get_ward_kiosks:
 * @self: settings
 *
 * Returns: how many kiosks the ward has, numbered from 1 on; 0, the default: nobody said
 */
guint
kiosk_settings_get_ward_kiosks (KioskSettings *self)
{
  const char *text = kiosk_settings_lookup (self, KIOSK_SETTING_WARD_KIOSKS);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

/**
 * kiosk_settings_dup_links:
 * @self: settings
 *
 * Returns: (transfer full) (array zero-terminated=1): the link as it is, where there is one, and after it the others
 *   that a technician left, each once
 */
char **
kiosk_settings_dup_links (KioskSettings *self)
{
  const char *link = kiosk_settings_get_link (self);
  const char *others = kiosk_settings_lookup (self, KIOSK_SETTING_OTHER_LINKS);
  g_auto (GStrv) lines = g_strsplit (others != NULL ? others : "", ";", -1);
  GPtrArray *links = g_ptr_array_new ();

  if (link != NULL)
    g_ptr_array_add (links, g_strdup (link));
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !g_ptr_array_find_with_equal_func (links, lines[i], g_str_equal, NULL))
      g_ptr_array_add (links, g_strdup (lines[i]));
  g_ptr_array_add (links, NULL);
  return (char **) g_ptr_array_free (links, FALSE);
}

/**
 * kiosk_settings_set_other_links:
 * @self: settings
 * @links: (array zero-terminated=1): %KIOSK_OTHER_LINKS_MAX links at most for staff to choose from; or none
 * @error: return location for a `GError`
 *
 * Fails with `KIOSK_STORE_ERROR_INVALID`, whose message names the key; then nothing is changed.
 *
 * Returns: %TRUE if they are set
 */
gboolean
kiosk_settings_set_other_links (KioskSettings *self,
                                const char *const *links,
                                GError **error)
{
  g_autofree char *text = g_strjoinv (";", (char **) links);

  g_return_val_if_fail (links != NULL, FALSE);

  return kiosk_settings_set_text (self, KIOSK_SETTING_OTHER_LINKS, *text != '\0' ? text : NULL, error);
}

/**
 * kiosk_settings_get_next_ward_day:
 * @self: settings
 *
 * Returns: from which day on the kiosk counts for another ward; %KIOSK_DAY_UNKNOWN where no move is planned
 */
KioskDay
kiosk_settings_get_next_ward_day (KioskSettings *self)
{
  return kiosk_day_from_iso (kiosk_settings_lookup (self, KIOSK_SETTING_NEXT_WARD_DAY));
}

/**
 * kiosk_settings_get_next_ward_name:
 * @self: settings
 *
 * Returns: (transfer none) (nullable): the name of that ward; %NULL where no move is planned
 */
const char *
kiosk_settings_get_next_ward_name (KioskSettings *self)
{
  return kiosk_settings_lookup (self, KIOSK_SETTING_NEXT_WARD_NAME);
}

static void
forget_next_ward (KioskSettings *self)
{
  static const char *const keys[] = { KIOSK_SETTING_NEXT_WARD_DAY, KIOSK_SETTING_NEXT_WARD_CODE,
                                      KIOSK_SETTING_NEXT_WARD_NAME, KIOSK_SETTING_NEXT_WARD_FROM };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    kiosk_settings_set_text (self, keys[i], NULL, NULL);
}

/**
 * kiosk_settings_set_next_ward:
 * @self: settings
 * @day: from which day on the kiosk counts for another ward; %KIOSK_DAY_UNKNOWN to plan no move
 * @code: five digits
 * @valid_from: since when @code means that ward, or %KIOSK_DAY_UNKNOWN
 * @name: its name, 1 to 200 bytes in NFC
 * @error: return location for a `GError`
 *
 * Fails with `KIOSK_STORE_ERROR_INVALID`, whose message names the key; then nothing is changed.
 *
 * Returns: %TRUE if it is set
 */
gboolean
kiosk_settings_set_next_ward (KioskSettings *self,
                              KioskDay day,
                              const char *code,
                              KioskDay valid_from,
                              const char *name,
                              GError **error)
{
  g_autofree char *iso = day != KIOSK_DAY_UNKNOWN ? kiosk_day_dup_iso (day) : NULL;
  g_autofree char *from = valid_from != KIOSK_DAY_UNKNOWN ? kiosk_day_dup_iso (valid_from) : NULL;

  if (iso == NULL)
    {
      forget_next_ward (self);
      return TRUE;
    }
  g_return_val_if_fail (code != NULL && name != NULL, FALSE);

  return kiosk_setting_check (KIOSK_SETTING_NEXT_WARD_CODE, code, error)
         && kiosk_setting_check (KIOSK_SETTING_NEXT_WARD_NAME, name, error)
         && kiosk_settings_set_text (self, KIOSK_SETTING_NEXT_WARD_CODE, code, error)
         && kiosk_settings_set_text (self, KIOSK_SETTING_NEXT_WARD_NAME, name, error)
         && kiosk_settings_set_text (self, KIOSK_SETTING_NEXT_WARD_FROM, from, error)
         && kiosk_settings_set_text (self, KIOSK_SETTING_NEXT_WARD_DAY, iso, error);
}

/**
 * kiosk_settings_move:
 * @self: settings
 * @today: a day that is believed
 *
 * Puts the next ward in the place of the ward, if @today is one of its days.
 *
 * Returns: whether anything was changed
 */
gboolean
kiosk_settings_move (KioskSettings *self,
                     KioskDay today)
{
  KioskDay day = kiosk_settings_get_next_ward_day (self);
  const char *code = kiosk_settings_lookup (self, KIOSK_SETTING_NEXT_WARD_CODE);
  const char *name = kiosk_settings_get_next_ward_name (self);
  KioskDay valid_from = kiosk_day_from_iso (kiosk_settings_lookup (self, KIOSK_SETTING_NEXT_WARD_FROM));

  if (day == KIOSK_DAY_UNKNOWN || today < day || code == NULL || name == NULL)
    return FALSE;
  if (!kiosk_settings_set_ward (self, code, valid_from, name, NULL))
    return FALSE;
  forget_next_ward (self);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads one value of setup.ini after the other. A fault does not end the reading: whoever corrects the file wants to
 * know of all of them. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-setup-reader.h"

#include <string.h>

/* More digits than any number in the file may have, and yet within 64 bits. */
#define DIGITS_MAX 18

/**
 * kiosk_setup_reader_fault: (skip)
 * @self: a reader
 * @group: the group
 * @key: (nullable): the key; %NULL where the group itself is at fault
 * @what: what is wrong, or what is allowed
 */
void
kiosk_setup_reader_fault (KioskSetupReader *self,
                          const char *group,
                          const char *key,
                          const char *what)
{
  g_ptr_array_add (self->faults, g_strdup_printf ("%s: [%s]%s%s: %s", self->name, group, key != NULL ? " " : "",
                                                  key != NULL ? key : "", what));
}

/**
 * kiosk_setup_reader_warn_others: (skip)
 * @self: a reader
 * @group: a group that is there
 * @known_keys: (array zero-terminated=1): its keys
 *
 * Warns of keys that this program passes over.
 */
void
kiosk_setup_reader_warn_others (KioskSetupReader *self,
                                const char *group,
                                const char *const *known_keys)
{
  g_auto (GStrv) keys = g_key_file_get_keys (self->ini, group, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (!g_strv_contains (known_keys, keys[i]))
      g_ptr_array_add (self->warnings, g_strdup_printf ("%s: [%s] %s: unknown key", self->name, group, keys[i]));
}

/**
 * kiosk_setup_reader_has: (skip)
 * @self: a reader
 * @group: a group
 * @key: a key
 *
 * Returns: whether the file has it
 */
gboolean
kiosk_setup_reader_has (KioskSetupReader *self,
                        const char *group,
                        const char *key)
{
  return g_key_file_has_key (self->ini, group, key, NULL);
}

/* Spaces at the end of a line are nobody's intention; `\s` writes one that is meant. */
static void
strip_value (KioskSetupReader *self,
             const char *group,
             const char *key)
{
  g_autofree char *raw = g_key_file_get_value (self->ini, group, key, NULL);

  if (raw != NULL)
    g_key_file_set_value (self->ini, group, key, g_strstrip (raw));
}

/**
 * kiosk_setup_reader_dup_text: (skip)
 * @self: a reader
 * @group: a group
 * @key: a key
 *
 * A key that is not there, that is empty or that has an unknown escape is a fault.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL after a fault
 */
char *
kiosk_setup_reader_dup_text (KioskSetupReader *self,
                             const char *group,
                             const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  strip_value (self, group, key);
  text = g_key_file_get_string (self->ini, group, key, &error);
  if (error == NULL && *text != '\0')
    return g_steal_pointer (&text);

  if (g_error_matches (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND)
      || g_error_matches (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_GROUP_NOT_FOUND))
    kiosk_setup_reader_fault (self, group, key, "is missing");
  else if (error != NULL)
    kiosk_setup_reader_fault (self, group, key, "has a backslash that means nothing; \\s, \\t and \\\\ are known");
  else
    kiosk_setup_reader_fault (self, group, key, "is empty; leave the line out where there is nothing to say");
  return NULL;
}

/**
 * kiosk_setup_reader_get_day: (skip)
 * @self: a reader
 * @group: a group
 * @key: a key
 * @out_day: (out): the day; untouched after a fault
 *
 * Returns: %FALSE after a fault
 */
gboolean
kiosk_setup_reader_get_day (KioskSetupReader *self,
                            const char *group,
                            const char *key,
                            KioskDay *out_day)
{
  g_autofree char *text = kiosk_setup_reader_dup_text (self, group, key);
  KioskDay day = text != NULL ? kiosk_day_from_iso (text) : KIOSK_DAY_UNKNOWN;

  if (text != NULL && day == KIOSK_DAY_UNKNOWN)
    kiosk_setup_reader_fault (self, group, key, "has to be a date such as 2026-06-30");
  if (day == KIOSK_DAY_UNKNOWN)
    return FALSE;
  *out_day = day;
  return TRUE;
}

/**
 * kiosk_setup_reader_get_number: (skip)
 * @self: a reader
 * @group: a group
 * @key: a key
 * @out_number: (out): the number, also a negative one; untouched after a fault
 *
 * Digits alone, with or without a minus. Whether the number makes sense is for the caller.
 *
 * Returns: %FALSE after a fault
 */
gboolean
kiosk_setup_reader_get_number (KioskSetupReader *self,
                               const char *group,
                               const char *key,
                               gint64 *out_number)
{
  g_autofree char *text = kiosk_setup_reader_dup_text (self, group, key);
  const char *digits = text;

  if (text == NULL)
    return FALSE;
  if (*digits == '-')
    digits++;
  if (*digits == '\0' || strlen (digits) > DIGITS_MAX || strspn (digits, "0123456789") != strlen (digits))
    {
      kiosk_setup_reader_fault (self, group, key, "has to be a number, of digits alone");
      return FALSE;
    }
  *out_number = g_ascii_strtoll (text, NULL, 10);
  return TRUE;
}

/**
 * kiosk_setup_reader_get_choice: (skip)
 * @self: a reader
 * @group: a group
 * @key: a key
 * @nicks: (array zero-terminated=1): what it may say
 * @out_index: (out): place in @nicks; untouched after a fault
 *
 * Returns: %FALSE after a fault
 */
gboolean
kiosk_setup_reader_get_choice (KioskSetupReader *self,
                               const char *group,
                               const char *key,
                               const char *const *nicks,
                               guint *out_index)
{
  g_autofree char *text = kiosk_setup_reader_dup_text (self, group, key);
  g_autofree char *known = g_strjoinv (", ", (char **) nicks);
  g_autofree char *what = g_strdup_printf ("has to be one of %s", known);

  if (text == NULL)
    return FALSE;
  if (kiosk_nick_lookup (nicks, g_strv_length ((char **) nicks), text, out_index))
    return TRUE;
  kiosk_setup_reader_fault (self, group, key, what);
  return FALSE;
}

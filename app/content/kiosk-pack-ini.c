/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the values of content.ini, and refuses by name those that no screen could show. */
#define G_LOG_DOMAIN "kiosk-content"

#include "kiosk-pack-ini.h"

#include <stdarg.h>

/**
 * kiosk_pack_ini_fail: (skip)
 * @error: return location for a `GError`
 * @code: what is wrong
 * @field: the group and key it is wrong in
 * @format: the rest of the message
 * @...: arguments of @format
 */
void
kiosk_pack_ini_fail (GError **error,
                     KioskContentError code,
                     const KioskPackField *field,
                     const char *format,
                     ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, KIOSK_CONTENT_ERROR, code, "%s: [%s] %s: %s", KIOSK_PACK_INI_NAME, field->group, field->key,
               message);
}

/* Invisible characters change how a line is read (bidirectional marks) or are only rubbish. */
static gboolean
is_visible (gunichar c)
{
  switch ((int) g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return FALSE;
    default:
      return TRUE;
    }
}

static gboolean
check_text (const KioskPackField *field,
            const char *text,
            GError **error)
{
  if (*text == '\0')
    {
      kiosk_pack_ini_fail (error, KIOSK_CONTENT_ERROR_SYNTAX, field, "is empty");
      return FALSE;
    }
  if (g_utf8_strlen (text, -1) > (glong) field->n_chars_max)
    {
      kiosk_pack_ini_fail (error, KIOSK_CONTENT_ERROR_SYNTAX, field, "longer than %u characters", field->n_chars_max);
      return FALSE;
    }
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (!is_visible (g_utf8_get_char (c)))
      {
        kiosk_pack_ini_fail (error, KIOSK_CONTENT_ERROR_SYNTAX, field, "has the control character U+%04X",
                             g_utf8_get_char (c));
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_present (GKeyFile *ini,
               const KioskPackField *field,
               GError **error)
{
  if (g_key_file_has_key (ini, field->group, field->key, NULL))
    return TRUE;

  kiosk_pack_ini_fail (error, KIOSK_CONTENT_ERROR_SYNTAX, field, "is missing");
  return FALSE;
}

/**
 * kiosk_pack_ini_dup_text: (skip)
 * @ini: the key file
 * @field: what to read
 * @error: return location for a `GError`
 *
 * Reads a text without the spaces around it. Fails with `KIOSK_CONTENT_ERROR_SYNTAX`.
 *
 * Returns: (transfer full): the text, not empty, or %NULL
 */
char *
kiosk_pack_ini_dup_text (GKeyFile *ini,
                         const KioskPackField *field,
                         GError **error)
{
  g_autoptr (GError) value_error = NULL;
  g_autofree char *text = NULL;

  if (!check_present (ini, field, error))
    return NULL;

  text = g_key_file_get_string (ini, field->group, field->key, &value_error);
  if (value_error != NULL) /* an unknown escape sets it and returns a text all the same */
    {
      kiosk_pack_ini_fail (error, KIOSK_CONTENT_ERROR_SYNTAX, field, "%s", value_error->message);
      return NULL;
    }
  g_strstrip (text);
  return check_text (field, text, error) ? g_steal_pointer (&text) : NULL;
}

/**
 * kiosk_pack_ini_dup_list: (skip)
 * @ini: the key file
 * @field: what to read
 * @error: return location for a `GError`
 *
 * Reads a list of 1 to `n_items_max` texts parted by `;`. Fails with `KIOSK_CONTENT_ERROR_SYNTAX`.
 *
 * Returns: (transfer full) (array zero-terminated=1): the items, none of them empty, or %NULL
 */
char **
kiosk_pack_ini_dup_list (GKeyFile *ini,
                         const KioskPackField *field,
                         GError **error)
{
  g_autoptr (GError) value_error = NULL;
  g_auto (GStrv) items = NULL;
  gsize n_items;

  if (!check_present (ini, field, error))
    return NULL;

  items = g_key_file_get_string_list (ini, field->group, field->key, &n_items, &value_error);
  if (value_error != NULL)
    {
      kiosk_pack_ini_fail (error, KIOSK_CONTENT_ERROR_SYNTAX, field, "%s", value_error->message);
      return NULL;
    }
  if (n_items < 1 || n_items > field->n_items_max)
    {
      kiosk_pack_ini_fail (error, KIOSK_CONTENT_ERROR_SYNTAX, field, "has %" G_GSIZE_FORMAT " items, not 1 to %u",
                           n_items, field->n_items_max);
      return NULL;
    }
  for (gsize i = 0; i < n_items; i++)
    if (!check_text (field, g_strstrip (items[i]), error))
      return NULL;
  return g_steal_pointer (&items);
}

/**
 * kiosk_pack_ini_get_number: (skip)
 * @ini: the key file
 * @field: what to read
 * @out_number: (out): the number; untouched on failure
 * @error: return location for a `GError`
 *
 * Reads decimal digits. Fails with `KIOSK_CONTENT_ERROR_SYNTAX`.
 *
 * Returns: %FALSE when there is no number
 */
gboolean
kiosk_pack_ini_get_number (GKeyFile *ini,
                           const KioskPackField *field,
                           guint *out_number,
                           GError **error)
{
  g_autofree char *text = kiosk_pack_ini_dup_text (ini, field, error);
  guint64 number;

  if (text == NULL)
    return FALSE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT16, &number, NULL))
    {
      kiosk_pack_ini_fail (error, KIOSK_CONTENT_ERROR_SYNTAX, field, "is not a whole number");
      return FALSE;
    }
  *out_number = (guint) number;
  return TRUE;
}

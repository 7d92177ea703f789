/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads ini files strictly: what GKeyFile would pass over or repair is refused by name. */
#define G_LOG_DOMAIN "kiosk-content"

#include "kiosk-ini.h"

#include <string.h>

#include "kiosk-content-error.h"

static const char byte_order_mark[] = "\xef\xbb\xbf";

static gboolean
fail_file (const char *name,
           KioskContentError code,
           const char *message,
           GError **error)
{
  g_set_error (error, KIOSK_CONTENT_ERROR, code, "%s: %s", name, message);
  return FALSE;
}

static gboolean
check_encoding (const char *name,
                const char *text,
                gsize size,
                GError **error)
{
  g_autofree char *composed = NULL;

  if (size >= strlen (byte_order_mark) && memcmp (text, byte_order_mark, strlen (byte_order_mark)) == 0)
    return fail_file (name, KIOSK_CONTENT_ERROR_ENCODING, "begins with a byte order mark", error);
  if (memchr (text, '\0', size) != NULL)
    return fail_file (name, KIOSK_CONTENT_ERROR_ENCODING, "has a NUL byte", error);
  if (!g_utf8_validate (text, (gssize) size, NULL))
    return fail_file (name, KIOSK_CONTENT_ERROR_ENCODING, "is not UTF-8", error);

  composed = g_utf8_normalize (text, (gssize) size, G_NORMALIZE_NFC);
  if (strlen (composed) != size || memcmp (composed, text, size) != 0)
    return fail_file (name, KIOSK_CONTENT_ERROR_ENCODING, "is not in Unicode normalization form C", error);
  return TRUE;
}

static gboolean
add_once (const char *name,
          GHashTable *seen,
          const char *group,
          const char *key,
          GError **error)
{
  if (g_hash_table_add (seen, g_strdup_printf ("[%s] %s", group, key)))
    return TRUE;

  g_set_error (error, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_SYNTAX, "%s: [%s] %s: written twice", name,
               group, key);
  return FALSE;
}

/* GKeyFile joins groups and keeps the last of two keys: a page would lose a text without a word. */
static gboolean
check_written_once (const char *name,
                    const char *text,
                    GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *group = g_strdup ("");

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);
      const char *key = line;

      if (line[0] == '[')
        {
          g_free (group);
          group = g_strndup (line + 1, strcspn (line + 1, "]"));
          key = "";
        }
      else if (line[0] == '#' || strchr (line, '=') == NULL)
        continue;
      else
        {
          *strchr (line, '=') = '\0';
          g_strchomp (line);
        }

      if (!add_once (name, seen, group, key, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * kiosk_ini_parse:
 * @name: name of the file, for messages
 * @bytes: what is in it
 * @error: return location for a `GError`
 *
 * Reads a key file strictly: a group or key that is written twice is refused too. Any thread. Fails with
 * `KIOSK_CONTENT_ERROR_ENCODING` or `_SYNTAX`; the message begins with @name.
 *
 * Returns: (transfer full): the key file with all its languages, or %NULL
 */
GKeyFile *
kiosk_ini_parse (const char *name,
                 GBytes *bytes,
                 GError **error)
{
  g_autoptr (GKeyFile) ini = g_key_file_new ();
  g_autoptr (GError) parse_error = NULL;
  g_autofree char *text = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!check_encoding (name, data != NULL ? data : "", size, error))
    return NULL;

  text = g_strndup (data != NULL ? data : "", size);
  if (!g_key_file_load_from_data (ini, text, size, G_KEY_FILE_KEEP_TRANSLATIONS, &parse_error))
    {
      fail_file (name, KIOSK_CONTENT_ERROR_SYNTAX, parse_error->message, error);
      return NULL;
    }
  return check_written_once (name, text, error) ? g_steal_pointer (&ini) : NULL;
}

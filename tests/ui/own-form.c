/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes a part of the package, and leaves the others. */
#include "own-form.h"

#include <string.h>
#include <utime.h>

#include "kiosk-form-archive.h"

static GBytes *
replace (GBytes *bytes,
         const char *old,
         const char *new)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data, size);
  char *place = strstr (text, old);
  GString *changed = g_string_new (NULL);

  g_assert_nonnull (place);
  g_string_append_len (changed, text, place - text);
  g_string_append (changed, new);
  g_string_append (changed, place + strlen (old));
  return g_string_free_to_bytes (changed);
}

GBytes *
own_form_new (KioskFormKind kind,
              const char *old,
              const char *new)
{
  g_autoptr (GBytes) docx = kiosk_form_get_default (kind);
  g_autoptr (GPtrArray) parts = kiosk_form_archive_read (docx, NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      KioskFormPart *part = parts->pdata[i];
      g_autoptr (GBytes) before = part->bytes;

      part->bytes = g_str_equal (part->name, "word/document.xml") ? replace (before, old, new) : g_bytes_ref (before);
    }
  return kiosk_form_archive_write (parts, kiosk_day_from_iso ("2026-11-20"), NULL);
}

void
own_form_put (GBytes *docx,
              KioskFormKind kind,
              const char *stick,
              const char *folder,
              gint64 time)
{
  const struct utimbuf times = { (time_t) time, (time_t) time };
  g_autofree char *whole = g_build_filename (stick, folder, NULL);
  g_autofree char *path = g_build_filename (whole, kiosk_form_get_file_name (kind), NULL);
  gsize size;
  const char *data = g_bytes_get_data (docx, &size);

  g_assert_cmpint (g_mkdir_with_parents (whole, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  g_assert_cmpint (utime (path, &times), ==, 0);
}

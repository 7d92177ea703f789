/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a .docx whole, within bounds, and writes one. Format: ECMA-376 part 2 (Open Packaging Conventions), a .zip
 * (PKWARE's APPNOTE.TXT), by libarchive. A form comes from a stick: whatever is odd about it makes it none. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-form-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "kiosk-zip.h"

#define CHUNK_BYTES   (64 * 1024)
#define NAME_MAX_BYTES 128

/**
 * kiosk_form_refuse:
 * @error: return location for a `GError`
 * @place: where in the form: a part, a field
 * @what: what is wrong there
 *
 * Sets `KIOSK_REPORT_ERROR_TEMPLATE`. Any thread.
 *
 * Returns: %FALSE
 */
gboolean
kiosk_form_refuse (GError **error,
                   const char *place,
                   const char *what)
{
  g_set_error (error, KIOSK_REPORT_ERROR, KIOSK_REPORT_ERROR_TEMPLATE, "%s: %s", place, what);
  return FALSE;
}

/**
 * kiosk_form_part_new:
 * @name: its name in the file
 * @bytes: (transfer full): what it holds
 *
 * Any thread.
 *
 * Returns: (transfer full): a part
 */
KioskFormPart *
kiosk_form_part_new (const char *name,
                     GBytes *bytes)
{
  KioskFormPart *self = g_new0 (KioskFormPart, 1);

  self->name = g_strdup (name);
  self->bytes = bytes;
  return self;
}

/**
 * kiosk_form_part_free:
 * @self: (transfer full): a part
 */
void
kiosk_form_part_free (KioskFormPart *self)
{
  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static gboolean
is_name_character (char c)
{
  return g_ascii_isalnum (c) || strchr ("._-/[] ", c) != NULL;
}

/* Within the file, by one name only. */
static gboolean
is_plain_name (const char *name)
{
  g_auto (GStrv) steps = g_strsplit (name, "/", -1);

  if (*name == '\0' || strlen (name) > NAME_MAX_BYTES)
    return FALSE;
  for (const char *c = name; *c != '\0'; c++)
    if (!is_name_character (*c))
      return FALSE;
  for (guint i = 0; steps[i] != NULL; i++)
    if (*steps[i] == '\0' || g_str_equal (steps[i], ".") || g_str_equal (steps[i], ".."))
      return FALSE;
  return TRUE;
}

static gboolean
has_name (GPtrArray *parts,
          const char *name)
{
  for (guint i = 0; i < parts->len; i++)
    if (g_ascii_strcasecmp (((KioskFormPart *) g_ptr_array_index (parts, i))->name, name) == 0)
      return TRUE;
  return FALSE;
}

/* Macros, and what other programs would run or open. */
static gboolean
is_active (const char *name)
{
  return g_str_has_suffix (name, ".bin") || g_str_has_prefix (name, "word/embeddings/")
         || g_str_has_prefix (name, "word/activeX/");
}

/* What a name is worth is not asked of its characters only: two parts of one name are two readings of one file. */
static gboolean
check_entry (GPtrArray *parts,
             struct archive_entry *entry,
             GError **error)
{
  const char *name = archive_entry_pathname (entry);

  if (parts->len == KIOSK_FORM_PARTS_MAX)
    return kiosk_form_refuse (error, "docx", "it has more parts than a form has");
  if (name == NULL || !is_plain_name (name))
    return kiosk_form_refuse (error, "docx", "it has a part whose name leads elsewhere");
  if (archive_entry_filetype (entry) != AE_IFREG || archive_entry_is_encrypted (entry))
    return kiosk_form_refuse (error, name, "it is locked, or no file");
  if (has_name (parts, name))
    return kiosk_form_refuse (error, name, "it is there twice");
  return !is_active (name) || kiosk_form_refuse (error, name, "it is a macro or an object of another program");
}

/* The size that an entry says it has is nobody's word: what comes out is counted. */
static GBytes *
read_part (struct archive *archive,
           const char *name,
           gsize *all_bytes,
           GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  la_ssize_t size;

  while ((size = archive_read_data (archive, chunk, CHUNK_BYTES)) > 0)
    {
      *all_bytes += (gsize) size;
      if (bytes->len + (gsize) size > KIOSK_FORM_PART_MAX_BYTES || *all_bytes > KIOSK_FORM_ALL_MAX_BYTES)
        {
          kiosk_form_refuse (error, name, "it is larger than anything in a form");
          return NULL;
        }
      g_byte_array_append (bytes, chunk, (guint) size);
    }
  if (size < 0)
    {
      kiosk_form_refuse (error, name, "it cannot be unpacked");
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static gboolean
read_parts (struct archive *archive,
            GPtrArray *parts,
            GError **error)
{
  struct archive_entry *entry;
  gsize all_bytes = 0;
  int status;

  while ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    {
      GBytes *bytes;

      if (g_str_has_suffix (archive_entry_pathname (entry) != NULL ? archive_entry_pathname (entry) : "", "/")
          && archive_entry_filetype (entry) == AE_IFDIR)
        continue;
      if (!check_entry (parts, entry, error))
        return FALSE;
      bytes = read_part (archive, archive_entry_pathname (entry), &all_bytes, error);
      if (bytes == NULL)
        return FALSE;
      g_ptr_array_add (parts, kiosk_form_part_new (archive_entry_pathname (entry), bytes));
    }
  return status == ARCHIVE_EOF || kiosk_form_refuse (error, "docx", "it is no whole Word file");
}

/**
 * kiosk_form_archive_read:
 * @docx: the bytes of a file, whoever made it
 * @error: return location for a `GError`
 *
 * Reads every part or nothing. Refused are more than %KIOSK_FORM_MAX_BYTES packed, %KIOSK_FORM_PARTS_MAX parts,
 * %KIOSK_FORM_PART_MAX_BYTES of one and %KIOSK_FORM_ALL_MAX_BYTES of all unpacked, names that lead out of the file or
 * are there twice, locked parts, macros and embedded objects. Any thread.
 *
 * Fails with `KIOSK_REPORT_ERROR_TEMPLATE`; the message names the part.
 *
 * Returns: (transfer full) (nullable) (element-type KioskFormPart): the parts in their order
 */
GPtrArray *
kiosk_form_archive_read (GBytes *docx,
                         GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_form_part_free);
  struct archive *archive;
  gsize size;
  const void *bytes = g_bytes_get_data (docx, &size);
  gboolean is_read;

  if (size == 0 || size > KIOSK_FORM_MAX_BYTES)
    {
      kiosk_form_refuse (error, "docx", size == 0 ? "it is empty" : "it is larger than a form is");
      return NULL;
    }
  archive = archive_read_new ();
  archive_read_support_format_zip_seekable (archive);
  if (archive_read_open_memory (archive, bytes, size) == ARCHIVE_OK)
    is_read = read_parts (archive, parts, error);
  else
    is_read = kiosk_form_refuse (error, "docx", "it is no whole Word file");
  archive_read_free (archive);
  return is_read ? g_steal_pointer (&parts) : NULL;
}

/**
 * kiosk_form_archive_write:
 * @parts: (element-type KioskFormPart): the parts
 * @day: the day whose midnight all parts bear; known
 * @error: return location for a `GError`
 *
 * The same parts on the same day give the same bytes. Any thread. Fails with `KIOSK_REPORT_ERROR_FAILED`.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
kiosk_form_archive_write (GPtrArray *parts,
                          KioskDay day,
                          GError **error)
{
  g_autoptr (KioskZip) zip = kiosk_zip_new (day);

  for (guint i = 0; i < parts->len; i++)
    {
      const KioskFormPart *part = g_ptr_array_index (parts, i);

      if (!kiosk_zip_add (zip, part->name, part->bytes, error))
        return NULL;
    }
  return kiosk_zip_finish (zip, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a pack together from content.ini and its pictures, or says what is wrong with it. */
#define G_LOG_DOMAIN "kiosk-content"

#include "kiosk-pack-reader.h"

#include <string.h>
#include <unistd.h>

#include "kiosk-ini.h"
#include "kiosk-pack-ini.h"
#include "kiosk-pack-warnings.h"
#include "kiosk-page-private.h"
#include "kiosk-picture-check.h"
#include "kiosk-small-file.h"

#define TITLE_MAX_CHARS   48
#define LINE_MAX_CHARS    80
#define PURPOSE_MAX_CHARS 260
#define HOW_MAX_CHARS     150
#define NOTE_MAX_CHARS    240
#define HOW_MAX_ITEMS     6
#define ID_MAX_CHARS      32
#define WORD_MAX_CHARS    128  /* values that a check of their own follows */
#define LANGUAGES_MAX     8
#define FEATURED_MAX      4

typedef struct
{
  int                folder_fd;
  GKeyFile          *ini;
  GHashTable        *pictures;  /* file name → GBytes, checked: each file is read once */
  KioskPackContents *contents;
} Reader;

/* Id of a page group, or NULL for another group. */
static const char *
get_page_id (const char *group)
{
  return g_str_has_prefix (group, KIOSK_PACK_PAGE_PREFIX) ? group + strlen (KIOSK_PACK_PAGE_PREFIX) : NULL;
}

static gboolean
is_page_id (const char *id)
{
  gsize length = strlen (id);

  return length >= 1 && length <= ID_MAX_CHARS && strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static gboolean
is_language (const char *language)
{
  gsize length = strlen (language);

  return length >= 2 && length <= 3 && strspn (language, "abcdefghijklmnopqrstuvwxyz") == length;
}

static char *
dup_key (const char *key,
         const char *language)
{
  return g_str_equal (language, KIOSK_PACK_LANGUAGE) ? g_strdup (key) : g_strdup_printf ("%s[%s]", key, language);
}

static gboolean
check_format (Reader *self,
              GError **error)
{
  KioskPackField field = { KIOSK_PACK_GROUP, "Format", .n_chars_max = WORD_MAX_CHARS };
  g_autofree char *first = g_key_file_get_start_group (self->ini);
  guint format;

  if (g_strcmp0 (first, KIOSK_PACK_GROUP) != 0)
    {
      kiosk_pack_ini_fail (error, KIOSK_CONTENT_ERROR_SYNTAX, &field, "is missing: [%s] has to be the first group",
                           KIOSK_PACK_GROUP);
      return FALSE;
    }
  if (!kiosk_pack_ini_get_number (self->ini, &field, &format, error))
    return FALSE;
  if (format == KIOSK_PACK_FORMAT)
    return TRUE;

  kiosk_pack_ini_fail (error, KIOSK_CONTENT_ERROR_FORMAT, &field, "is %u; this program reads %d", format,
                       KIOSK_PACK_FORMAT);
  return FALSE;
}

static gboolean
check_items (const KioskPackField *field,
             char **items,
             gboolean (*is_item) (const char *item),
             GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; items[i] != NULL; i++)
    {
      if (!is_item (items[i]))
        {
          kiosk_pack_ini_fail (error, KIOSK_CONTENT_ERROR_SYNTAX, field, "cannot have the item “%s”", items[i]);
          return FALSE;
        }
      if (!g_hash_table_add (seen, items[i]))
        {
          kiosk_pack_ini_fail (error, KIOSK_CONTENT_ERROR_SYNTAX, field, "has the item “%s” twice", items[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_languages (Reader *self,
                GError **error)
{
  KioskPackField field = { KIOSK_PACK_GROUP, "Languages", LANGUAGES_MAX, WORD_MAX_CHARS };
  g_auto (GStrv) languages = kiosk_pack_ini_dup_list (self->ini, &field, error);

  if (languages == NULL || !check_items (&field, languages, is_language, error))
    return FALSE;
  if (!g_strv_contains ((const char *const *) languages, KIOSK_PACK_LANGUAGE))
    {
      kiosk_pack_ini_fail (error, KIOSK_CONTENT_ERROR_SYNTAX, &field, "is without %s", KIOSK_PACK_LANGUAGE);
      return FALSE;
    }
  self->contents->languages = g_steal_pointer (&languages);
  return TRUE;
}

/* The name is for people who look at the file; it is checked so that it stays readable. */
static gboolean
check_name (Reader *self,
            GError **error)
{
  for (guint i = 0; self->contents->languages[i] != NULL; i++)
    {
      g_autofree char *key = dup_key ("Name", self->contents->languages[i]);
      KioskPackField field = { KIOSK_PACK_GROUP, key, .n_chars_max = LINE_MAX_CHARS };
      g_autofree char *name = kiosk_pack_ini_dup_text (self->ini, &field, error);

      if (name == NULL)
        return FALSE;
    }
  return TRUE;
}

static GBytes *
load_picture (Reader *self,
              const KioskPackField *field,
              const char *name,
              GError **error)
{
  GBytes *bytes = g_hash_table_lookup (self->pictures, name);

  if (bytes != NULL)
    return bytes;

  bytes = kiosk_small_file_read (self->folder_fd, name, KIOSK_PACK_PICTURE_MAX_BYTES, error);
  if (bytes == NULL || !kiosk_picture_check (name, bytes, error))
    {
      g_prefix_error (error, "%s: [%s] %s: ", KIOSK_PACK_INI_NAME, field->group, field->key);
      g_clear_pointer (&bytes, g_bytes_unref);
      return NULL;
    }
  g_hash_table_insert (self->pictures, g_strdup (name), bytes);
  return bytes;
}

/* Borrowed from the table of pictures. */
static GBytes *
read_picture (Reader *self,
              const char *group,
              const char *key,
              GError **error)
{
  KioskPackField field = { group, key, .n_chars_max = WORD_MAX_CHARS };
  g_autofree char *name = kiosk_pack_ini_dup_text (self->ini, &field, error);

  if (name == NULL)
    return NULL;
  if (!kiosk_picture_is_name (name))
    {
      kiosk_pack_ini_fail (error, KIOSK_CONTENT_ERROR_SYNTAX, &field, "is not a plain name of an .svg or .png file");
      return NULL;
    }
  return load_picture (self, &field, name, error);
}

static char *
read_text (Reader *self,
           const char *group,
           const char *key,
           const char *language,
           guint n_chars_max,
           GError **error)
{
  g_autofree char *full_key = dup_key (key, language);
  KioskPackField field = { group, full_key, .n_chars_max = n_chars_max };

  return kiosk_pack_ini_dup_text (self->ini, &field, error);
}

static char **
read_how (Reader *self,
          const char *group,
          const char *language,
          GError **error)
{
  g_autofree char *key = dup_key ("How", language);
  KioskPackField field = { group, key, HOW_MAX_ITEMS, HOW_MAX_CHARS };

  return kiosk_pack_ini_dup_list (self->ini, &field, error);
}

static gboolean
read_note (Reader *self,
           const char *group,
           const char *language,
           char **out_note,
           GError **error)
{
  g_autofree char *key = dup_key ("Note", language);

  if (!g_key_file_has_key (self->ini, group, key, NULL))
    return TRUE;

  *out_note = read_text (self, group, "Note", language, NOTE_MAX_CHARS, error);
  return *out_note != NULL;
}

static KioskPageText *
read_page_text (Reader *self,
                const char *group,
                const char *language,
                GError **error)
{
  g_autoptr (KioskPageText) text = kiosk_page_text_new ();

  text->title = read_text (self, group, "Title", language, TITLE_MAX_CHARS, error);
  if (text->title == NULL)
    return NULL;
  text->line = read_text (self, group, "Line", language, LINE_MAX_CHARS, error);
  if (text->line == NULL)
    return NULL;
  text->purpose = read_text (self, group, "Purpose", language, PURPOSE_MAX_CHARS, error);
  if (text->purpose == NULL)
    return NULL;
  text->how = read_how (self, group, language, error);
  if (text->how == NULL || !read_note (self, group, language, &text->note, error))
    return NULL;
  return g_steal_pointer (&text);
}

static KioskPage *
read_page (Reader *self,
           const char *group,
           GError **error)
{
  g_autoptr (KioskPage) page = NULL;
  GBytes *picture = read_picture (self, group, "Picture", error);
  GBytes *icon = NULL;

  if (picture == NULL)
    return NULL;
  if (g_key_file_has_key (self->ini, group, "Icon", NULL))
    {
      icon = read_picture (self, group, "Icon", error);
      if (icon == NULL)
        return NULL;
    }

  page = kiosk_page_new (get_page_id (group), picture, icon);
  for (guint i = 0; self->contents->languages[i] != NULL; i++)
    {
      KioskPageText *text = read_page_text (self, group, self->contents->languages[i], error);

      if (text == NULL)
        return NULL;
      kiosk_page_take_text (page, self->contents->languages[i], text);
    }
  return g_steal_pointer (&page);
}

static gboolean
check_page_groups (char **groups,
                   GError **error)
{
  guint n_pages = 0;

  for (guint i = 0; groups[i] != NULL; i++)
    {
      const char *id = get_page_id (groups[i]);

      if (id == NULL)
        continue;
      if (!is_page_id (id))
        {
          g_set_error (error, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_SYNTAX, "%s: [%s]: not the id of a page",
                       KIOSK_PACK_INI_NAME, groups[i]);
          return FALSE;
        }
      if (++n_pages > KIOSK_PACK_MAX_PAGES)
        {
          g_set_error (error, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_TOO_LARGE, "%s: [%s]: more than %d pages",
                       KIOSK_PACK_INI_NAME, groups[i], KIOSK_PACK_MAX_PAGES);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_pages (Reader *self,
            GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (self->ini, NULL);

  if (!check_page_groups (groups, error))
    return FALSE;

  for (guint i = 0; groups[i] != NULL; i++)
    if (get_page_id (groups[i]) != NULL)
      {
        KioskPage *page = read_page (self, groups[i], error);

        if (page == NULL)
          return FALSE;
        g_hash_table_insert (self->contents->pages, g_strdup (kiosk_page_get_id (page)), page);
      }
  return TRUE;
}

static gboolean
read_page_list (Reader *self,
                const char *key,
                GListStore *store,
                GError **error)
{
  KioskPackField field = { KIOSK_PACK_GROUP, key, KIOSK_PACK_MAX_PAGES, WORD_MAX_CHARS };
  g_auto (GStrv) ids = kiosk_pack_ini_dup_list (self->ini, &field, error);

  if (ids == NULL || !check_items (&field, ids, is_page_id, error))
    return FALSE;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      KioskPage *page = g_hash_table_lookup (self->contents->pages, ids[i]);

      if (page == NULL)
        {
          kiosk_pack_ini_fail (error, KIOSK_CONTENT_ERROR_SYNTAX, &field, "there is no group [Page %s]", ids[i]);
          return FALSE;
        }
      g_list_store_append (store, page);
    }
  return TRUE;
}

static gboolean
check_icons (GListStore *benefits,
             GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (benefits)); i++)
    {
      g_autoptr (KioskPage) page = g_list_model_get_item (G_LIST_MODEL (benefits), i);
      g_autofree char *group = g_strconcat (KIOSK_PACK_PAGE_PREFIX, kiosk_page_get_id (page), NULL);
      KioskPackField field = { group, "Icon", 0, 0 };

      if (kiosk_page_get_icon (page) == NULL)
        {
          kiosk_pack_ini_fail (error, KIOSK_CONTENT_ERROR_SYNTAX, &field, "is missing, and every benefit has one");
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_featured (Reader *self,
               GError **error)
{
  KioskPackField field = { KIOSK_PACK_GROUP, "Featured", .n_chars_max = WORD_MAX_CHARS };
  guint n_benefits = g_list_model_get_n_items (G_LIST_MODEL (self->contents->benefits));
  guint n_featured;

  if (!kiosk_pack_ini_get_number (self->ini, &field, &n_featured, error))
    return FALSE;
  if (n_featured < 1 || n_featured > MIN (FEATURED_MAX, n_benefits))
    {
      kiosk_pack_ini_fail (error, KIOSK_CONTENT_ERROR_SYNTAX, &field, "is not 1 to %u", MIN (FEATURED_MAX, n_benefits));
      return FALSE;
    }
  self->contents->n_featured = n_featured;
  return TRUE;
}

static gboolean
read_ini (Reader *self,
          GError **error)
{
  g_autoptr (GBytes) bytes = kiosk_small_file_read (self->folder_fd, KIOSK_PACK_INI_NAME, KIOSK_PACK_INI_MAX_BYTES,
                                                    error);

  if (bytes == NULL)
    return FALSE;
  self->ini = kiosk_ini_parse (KIOSK_PACK_INI_NAME, bytes, error);
  return self->ini != NULL;
}

static gboolean
read_all (Reader *self,
          GError **error)
{
  KioskPackContents *contents = self->contents;

  if (!read_ini (self, error) || !check_format (self, error) || !read_languages (self, error)
      || !check_name (self, error) || !read_pages (self, error)
      || !read_page_list (self, "Benefits", contents->benefits, error) || !check_icons (contents->benefits, error)
      || !read_featured (self, error) || !read_page_list (self, "Steps", contents->steps, error)
      || !read_page_list (self, "Troubles", contents->troubles, error))
    return FALSE;

  contents->warnings = kiosk_pack_list_warnings (self->ini, (const char *const *) contents->languages);
  return TRUE;
}

static KioskPackContents *
new_contents (void)
{
  KioskPackContents *self = g_new0 (KioskPackContents, 1);

  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->benefits = g_list_store_new (KIOSK_TYPE_PAGE);
  self->steps = g_list_store_new (KIOSK_TYPE_PAGE);
  self->troubles = g_list_store_new (KIOSK_TYPE_PAGE);
  return self;
}

/**
 * kiosk_pack_contents_read: (skip)
 * @folder: path of the pack
 * @error: return location for a `GError`
 *
 * Does the work of kiosk_pack_load(), with its errors.
 *
 * Returns: (transfer full): everything, or %NULL
 */
KioskPackContents *
kiosk_pack_contents_read (const char *folder,
                          GError **error)
{
  g_autoptr (KioskPackContents) contents = new_contents ();
  Reader reader = { .contents = contents };
  gboolean is_read;

  reader.folder_fd = kiosk_small_file_open_folder (folder, error);
  if (reader.folder_fd < 0)
    return NULL;

  reader.pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  is_read = read_all (&reader, error);
  g_hash_table_unref (reader.pictures);
  g_clear_pointer (&reader.ini, g_key_file_unref);
  close (reader.folder_fd);
  return is_read ? g_steal_pointer (&contents) : NULL;
}

/**
 * kiosk_pack_contents_free: (skip)
 * @self: (transfer full): what a pack holds
 */
void
kiosk_pack_contents_free (KioskPackContents *self)
{
  g_strfreev (self->languages);
  g_strfreev (self->warnings);
  g_hash_table_unref (self->pages);
  g_object_unref (self->benefits);
  g_object_unref (self->steps);
  g_object_unref (self->troubles);
  g_free (self);
}

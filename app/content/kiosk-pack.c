/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A content pack, read whole or not at all. */
#define G_LOG_DOMAIN "kiosk-content"

#include "kiosk-pack.h"

#include "kiosk-pack-reader.h"

struct _KioskPack
{
  GObject            parent_instance;
  KioskPackContents *contents;
};

G_DEFINE_FINAL_TYPE (KioskPack, kiosk_pack, G_TYPE_OBJECT)

static void
kiosk_pack_finalize (GObject *object)
{
  KioskPack *self = KIOSK_PACK (object);

  g_clear_pointer (&self->contents, kiosk_pack_contents_free);
  G_OBJECT_CLASS (kiosk_pack_parent_class)->finalize (object);
}

static void
kiosk_pack_class_init (KioskPackClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_pack_finalize;
}

static void
kiosk_pack_init (KioskPack *self)
{
}

/**
 * kiosk_pack_load:
 * @folder: path of a folder with `content.ini` and the pictures it names
 * @error: return location for a `GError`
 *
 * Reads each file once, checks that very buffer and keeps it: what is shown is what was checked, whatever
 * happens to the files later. `content.ini` is a key file in which a key without a locale is Vietnamese and
 * `Key[en]` stands beside it. A group, key or locale that this program does not know is a warning, since a later
 * program may have written it; anything else is an error. Blocks on the disk; any thread.
 *
 * Fails with `KIOSK_CONTENT_ERROR_MISSING`, `_TOO_LARGE`, `_ENCODING`, `_SYNTAX`, `_FORMAT` or `_PICTURE`.
 *
 * Returns: (transfer full): the pack, which never changes, or %NULL
 */
KioskPack *
kiosk_pack_load (const char *folder,
                 GError **error)
{
  KioskPackContents *contents;
  KioskPack *self;

  g_return_val_if_fail (folder != NULL, NULL);

  contents = kiosk_pack_contents_read (folder, error);
  if (contents == NULL)
    return NULL;

  self = g_object_new (KIOSK_TYPE_PACK, NULL);
  self->contents = contents;
  return self;
}

/**
 * kiosk_pack_get_warnings:
 * @self: a pack
 *
 * Any thread.
 *
 * Returns: (transfer none) (array zero-terminated=1): for the log and the technician, in English: what the pack
 *   says that nobody reads, and notes without a translation
 */
const char *const *
kiosk_pack_get_warnings (KioskPack *self)
{
  g_return_val_if_fail (KIOSK_IS_PACK (self), NULL);

  return (const char *const *) self->contents->warnings;
}

/**
 * kiosk_pack_get_languages:
 * @self: a pack
 *
 * Any thread.
 *
 * Returns: (transfer none) (array zero-terminated=1): language codes in the pack's order, `vi` among them
 */
const char *const *
kiosk_pack_get_languages (KioskPack *self)
{
  g_return_val_if_fail (KIOSK_IS_PACK (self), NULL);

  return (const char *const *) self->contents->languages;
}

/**
 * kiosk_pack_get_benefits:
 * @self: a pack
 *
 * Returns: (transfer none): at least one #KioskPage, in the pack's order, each with an icon
 */
GListModel *
kiosk_pack_get_benefits (KioskPack *self)
{
  g_return_val_if_fail (KIOSK_IS_PACK (self), NULL);

  return G_LIST_MODEL (self->contents->benefits);
}

/**
 * kiosk_pack_get_n_featured:
 * @self: a pack
 *
 * Any thread.
 *
 * Returns: how many of the first benefits are on the home screen: 1 to 4, at most as many as there are
 */
guint
kiosk_pack_get_n_featured (KioskPack *self)
{
  g_return_val_if_fail (KIOSK_IS_PACK (self), 0);

  return self->contents->n_featured;
}

/**
 * kiosk_pack_get_steps:
 * @self: a pack
 *
 * Returns: (transfer none): at least one #KioskPage, the guide in its order
 */
GListModel *
kiosk_pack_get_steps (KioskPack *self)
{
  g_return_val_if_fail (KIOSK_IS_PACK (self), NULL);

  return G_LIST_MODEL (self->contents->steps);
}

/**
 * kiosk_pack_get_troubles:
 * @self: a pack
 *
 * Returns: (transfer none): at least one #KioskPage, what stops people, in the pack's order
 */
GListModel *
kiosk_pack_get_troubles (KioskPack *self)
{
  g_return_val_if_fail (KIOSK_IS_PACK (self), NULL);

  return G_LIST_MODEL (self->contents->troubles);
}

/**
 * kiosk_pack_lookup_page:
 * @self: a pack
 * @id: an id
 *
 * Finds a page, also one that is in no list. Any thread.
 *
 * Returns: (transfer none) (nullable): the page, or %NULL when the pack has none of that id
 */
KioskPage *
kiosk_pack_lookup_page (KioskPack *self,
                        const char *id)
{
  g_return_val_if_fail (KIOSK_IS_PACK (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->contents->pages, id);
}

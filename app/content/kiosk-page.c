/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page: what it says in each language, and its picture as checked bytes. */
#define G_LOG_DOMAIN "kiosk-content"

#include "kiosk-page-private.h"

/* The language of every pack, and the one that is shown where another is asked for. */
#define FALLBACK_LANGUAGE "vi"

struct _KioskPage
{
  GObject     parent_instance;
  char       *id;
  GBytes     *picture;
  GBytes     *icon;    /* NULL: none */
  GHashTable *texts;   /* language → KioskPageText */
};

G_DEFINE_FINAL_TYPE (KioskPage, kiosk_page, G_TYPE_OBJECT)

static const KioskPageText *
get_text (KioskPage *self,
          const char *language)
{
  const KioskPageText *text = language != NULL ? g_hash_table_lookup (self->texts, language) : NULL;

  return text != NULL ? text : g_hash_table_lookup (self->texts, FALLBACK_LANGUAGE);
}

static void
kiosk_page_finalize (GObject *object)
{
  KioskPage *self = KIOSK_PAGE (object);

  g_free (self->id);
  g_clear_pointer (&self->picture, g_bytes_unref);
  g_clear_pointer (&self->icon, g_bytes_unref);
  g_hash_table_unref (self->texts);
  G_OBJECT_CLASS (kiosk_page_parent_class)->finalize (object);
}

static void
kiosk_page_class_init (KioskPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_page_finalize;
}

static void
kiosk_page_init (KioskPage *self)
{
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) kiosk_page_text_free);
}

/**
 * kiosk_page_text_new: (skip)
 *
 * Returns: (transfer full): a text to be filled in
 */
KioskPageText *
kiosk_page_text_new (void)
{
  return g_new0 (KioskPageText, 1);
}

/**
 * kiosk_page_text_free: (skip)
 * @self: (transfer full): a text
 */
void
kiosk_page_text_free (KioskPageText *self)
{
  g_free (self->title);
  g_free (self->line);
  g_free (self->purpose);
  g_strfreev (self->how);
  g_free (self->note);
  g_free (self);
}

/**
 * kiosk_page_new: (skip)
 * @id: the page's id
 * @picture: the checked bytes of its picture
 * @icon: (nullable): the checked bytes of its icon
 *
 * Returns: (transfer full): a page without texts; it needs one in Vietnamese before anybody sees it
 */
KioskPage *
kiosk_page_new (const char *id,
                GBytes *picture,
                GBytes *icon)
{
  KioskPage *self = g_object_new (KIOSK_TYPE_PAGE, NULL);

  self->id = g_strdup (id);
  self->picture = g_bytes_ref (picture);
  self->icon = icon != NULL ? g_bytes_ref (icon) : NULL;
  return self;
}

/**
 * kiosk_page_take_text: (skip)
 * @self: a page
 * @language: a language of the pack
 * @text: (transfer full): what the page says in it
 */
void
kiosk_page_take_text (KioskPage *self,
                      const char *language,
                      KioskPageText *text)
{
  g_hash_table_insert (self->texts, g_strdup (language), text);
}

/**
 * kiosk_page_get_id:
 * @self: a page
 *
 * Any thread.
 *
 * Returns: (transfer none): 1 to 32 of `a-z`, `0-9` and `-`, unique in the pack
 */
const char *
kiosk_page_get_id (KioskPage *self)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), NULL);

  return self->id;
}

/**
 * kiosk_page_get_title:
 * @self: a page
 * @language: (nullable): a language code; Vietnamese where the pack does not have it
 *
 * Any thread.
 *
 * Returns: (transfer none): the page's name, 1 to 48 characters
 */
const char *
kiosk_page_get_title (KioskPage *self,
                      const char *language)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), NULL);

  return get_text (self, language)->title;
}

/**
 * kiosk_page_get_line:
 * @self: a page
 * @language: (nullable): a language code; Vietnamese where the pack does not have it
 *
 * Any thread.
 *
 * Returns: (transfer none): the page in one line, 1 to 80 characters
 */
const char *
kiosk_page_get_line (KioskPage *self,
                     const char *language)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), NULL);

  return get_text (self, language)->line;
}

/**
 * kiosk_page_get_purpose:
 * @self: a page
 * @language: (nullable): a language code; Vietnamese where the pack does not have it
 *
 * Any thread.
 *
 * Returns: (transfer none): what it is good for, 1 to 260 characters
 */
const char *
kiosk_page_get_purpose (KioskPage *self,
                        const char *language)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), NULL);

  return get_text (self, language)->purpose;
}

/**
 * kiosk_page_get_how:
 * @self: a page
 * @language: (nullable): a language code; Vietnamese where the pack does not have it
 *
 * Any thread.
 *
 * Returns: (transfer none) (array zero-terminated=1): 1 to 6 things to do in order, 1 to 150 characters each
 */
const char *const *
kiosk_page_get_how (KioskPage *self,
                    const char *language)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), NULL);

  return (const char *const *) get_text (self, language)->how;
}

/**
 * kiosk_page_get_note:
 * @self: a page
 * @language: (nullable): a language code; Vietnamese where the pack does not have it
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): a remark of 1 to 240 characters, or %NULL when the page has none in that
 *   language
 */
const char *
kiosk_page_get_note (KioskPage *self,
                     const char *language)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), NULL);

  return get_text (self, language)->note;
}

/**
 * kiosk_page_get_picture:
 * @self: a page
 *
 * Any thread.
 *
 * Returns: (transfer none): a picture as SVG or PNG, the very bytes that were checked
 */
GBytes *
kiosk_page_get_picture (KioskPage *self)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), NULL);

  return self->picture;
}

/**
 * kiosk_page_get_icon:
 * @self: a page
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): an icon as SVG or PNG; every benefit has one, other pages may
 */
GBytes *
kiosk_page_get_icon (KioskPage *self)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), NULL);

  return self->icon;
}

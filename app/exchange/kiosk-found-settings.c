/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heads are enough to know whose an export is and which one is the newest; only that one is read whole. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-found-settings.h"

#include <string.h>

#include "kiosk-bundle-finder.h"
#include "kiosk-bundle-papers.h"
#include "kiosk-bundle-reader.h"

static KioskFoundSettings *
settings_new (const char *path)
{
  KioskFoundSettings *self = g_new0 (KioskFoundSettings, 1);

  self->path = g_strdup (path);
  self->day = KIOSK_DAY_UNKNOWN;
  return self;
}

static KioskBundleContents *
read_head (const char *path,
           GError **error)
{
  g_autoptr (KioskBundleSource) source = kiosk_bundle_source_open_head (path, error);

  return source != NULL ? kiosk_bundle_read_head (source, NULL, error) : NULL;
}

/* Of the exports of one day that hold the same, the one with the greatest number at the end of its name. */
static int
compare_names (const char *one,
               const char *other)
{
  gsize length = strcspn (one, "."), other_length = strcspn (other, ".");

  if (length != other_length)
    return length < other_length ? -1 : 1;
  return strncmp (one, other, length);
}

static gboolean
is_newer (const KioskFoundSettings *self,
          const KioskFoundSettings *than)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *other = g_path_get_basename (than->path);

  if (self->day != than->day)
    return self->day > than->day;
  if (self->n_batches != than->n_batches)
    return self->n_batches > than->n_batches;
  return compare_names (name, other) > 0;
}

/* NULL: it is of no use here. A training's settings are nobody's, and earlier versions wrote none. */
static KioskFoundSettings *
look_at (const char *path,
         GError **error)
{
  KioskBundleContents *head = read_head (path, error);
  KioskFoundSettings *self = NULL;

  if (head == NULL)
    return NULL;
  if (strcmp (head->manifest->mode, "live") == 0
      && kiosk_bundle_manifest_find (head->manifest, KIOSK_BUNDLE_SETTINGS_NAME) != NULL)
    {
      self = settings_new (path);
      self->kiosk = g_strdup (head->manifest->kiosk);
      self->ward = g_strdup (head->manifest->ward);
      self->number = head->manifest->number;
      self->day = head->manifest->day;
      self->n_batches = head->manifest->n_batches;
    }
  kiosk_bundle_contents_free (head);
  return self;
}

/* Takes @found. */
static void
keep_newest (GPtrArray *list,
             KioskFoundSettings *found)
{
  for (guint i = 0; i < list->len; i++)
    {
      KioskFoundSettings *before = g_ptr_array_index (list, i);

      if (strcmp (before->kiosk, found->kiosk) != 0)
        continue;
      if (is_newer (found, before))
        {
          kiosk_found_settings_free (before);
          g_ptr_array_index (list, i) = found;
        }
      else
        kiosk_found_settings_free (found);
      return;
    }
  g_ptr_array_add (list, found);
}

static gboolean
is_as_signed (GBytes *ini,
              const KioskBundleResource *resource)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, ini);

  return strcmp (sha256, resource->sha256) == 0;
}

/* The head is read again with the rest: what a stick answers twice need not be the same. */
static GBytes *
read_ini (KioskFoundSettings *self,
          GError **error)
{
  g_autoptr (KioskBundleSource) source = kiosk_bundle_source_open (self->path, error);
  KioskBundleContents *head = source != NULL ? kiosk_bundle_read_head (source, NULL, error) : NULL;
  const KioskBundleResource *resource;
  GBytes *ini;

  if (head == NULL)
    return NULL;
  ini = kiosk_bundle_source_get (source, KIOSK_BUNDLE_SETTINGS_NAME);
  resource = kiosk_bundle_manifest_find (head->manifest, KIOSK_BUNDLE_SETTINGS_NAME);
  if (ini == NULL)
    kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_MISSING, KIOSK_BUNDLE_SETTINGS_NAME, "is missing");
  else if (g_bytes_get_size (ini) > KIOSK_FOUND_SETTINGS_MAX_BYTES)
    kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_TOO_LARGE, KIOSK_BUNDLE_SETTINGS_NAME,
                            "this is more than a kiosk writes");
  else if (resource == NULL || strcmp (head->manifest->kiosk, self->kiosk) != 0 || !is_as_signed (ini, resource))
    kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_CHANGED, KIOSK_BUNDLE_SETTINGS_NAME,
                            "is not the one that was signed");
  else
    ini = g_bytes_ref (ini);
  kiosk_bundle_contents_free (head);
  return *error == NULL ? ini : NULL;
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  const KioskFoundSettings *one = *(KioskFoundSettings *const *) a;
  const KioskFoundSettings *other = *(KioskFoundSettings *const *) b;
  int order = strcmp (one->ward, other->ward);

  if (order == 0)
    order = one->number < other->number ? -1 : one->number > other->number;
  return order != 0 ? order : strcmp (one->kiosk, other->kiosk);
}

/**
 * kiosk_found_settings_list:
 * @path: (type filename): where a stick is mounted
 * @cancellable: (nullable): a cancellable; once it is cancelled the list is of no use
 *
 * Finds, for each kiosk in service that has exports with settings under @path, the newest of these. The settings are
 * those that the export's own manifest vouches for, which its signature covers: they are whole and were not changed,
 * and no more than that is known of who wrote them. Where there are none at all, but an export that cannot be read,
 * that one is named. Any thread; blocks for as long as the medium does.
 *
 * Returns: (transfer full) (element-type KioskFoundSettings): by ward and number
 */
GPtrArray *
kiosk_found_settings_list (const char *path,
                           GCancellable *cancellable)
{
  g_autoptr (GPtrArray) paths = kiosk_bundle_find (path);
  g_autoptr (KioskFoundSettings) broken = NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_found_settings_free);

  for (guint i = 0; i < paths->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr (GError) error = NULL;
      KioskFoundSettings *found = look_at (paths->pdata[i], &error);

      if (found != NULL)
        keep_newest (list, found);
      else if (error != NULL && broken == NULL)
        {
          broken = settings_new (paths->pdata[i]);
          broken->error = g_steal_pointer (&error);
        }
    }
  g_ptr_array_sort (list, compare_cb);
  for (guint i = 0; i < list->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      KioskFoundSettings *found = g_ptr_array_index (list, i);

      found->ini = read_ini (found, &found->error);
    }
  if (list->len == 0 && broken != NULL)
    g_ptr_array_add (list, g_steal_pointer (&broken));
  return list;
}

/**
 * kiosk_found_settings_free:
 * @self: (transfer full): settings
 */
void
kiosk_found_settings_free (KioskFoundSettings *self)
{
  g_free (self->path);
  g_free (self->kiosk);
  g_free (self->ward);
  g_clear_pointer (&self->ini, g_bytes_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads datapackage.json, which may come from anybody: each member is looked at. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-bundle-manifest-reader.h"

#include <string.h>

#include "kiosk-bundle.h"
#include "kiosk-bundle-schema.h"
#include "kiosk-json.h"

#define FORMAT 1

#define RESOURCES_MAX 64
#define HASH_PREFIX   "sha256:"

static gboolean
fail (GError **error,
      const char *member,
      const char *what)
{
  g_autofree char *place = g_strconcat (KIOSK_BUNDLE_MANIFEST_NAME ": ", member, NULL);

  return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_FORMAT, place, what);
}

static void
free_resource (gpointer data)
{
  KioskBundleResource *resource = data;

  g_free (resource->name);
  g_free (resource->path);
  g_free (resource->sha256);
  g_free (resource);
}

static gboolean
take (KioskJsonFinding finding,
      const char *name,
      GError **error)
{
  if (finding == KIOSK_JSON_MISSING)
    return fail (error, name, "is missing");
  return finding == KIOSK_JSON_FOUND || fail (error, name, "has another form than a kiosk writes");
}

static gboolean
read_text (JsonObject *object,
           const char *name,
           const char *pattern,
           char **out_text,
           GError **error)
{
  const char *text = NULL;

  if (!take (kiosk_json_find_text (object, name, pattern, &text), name, error))
    return FALSE;
  *out_text = g_strdup (text);
  return TRUE;
}

static gboolean
read_int (JsonObject *object,
          const char *name,
          gint64 max,
          gint64 *out_number,
          GError **error)
{
  return take (kiosk_json_find_int (object, name, max, out_number), name, error);
}

/* Asked before anything else: a later version may write all else in another way. */
static gboolean
check_format (JsonObject *kiosk,
              GError **error)
{
  gint64 format;

  if (!read_int (kiosk, "format", G_MAXINT64, &format, error))
    return FALSE;
  if (format == FORMAT)
    return TRUE;
  return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_NEWER, KIOSK_BUNDLE_MANIFEST_NAME ": format",
                                 "is one that this program does not know yet");
}

static gboolean
read_head (KioskBundleManifest *self,
           JsonObject *kiosk,
           GError **error)
{
  JsonObject *head = kiosk_json_find_object (kiosk, "head");

  if (!read_int (kiosk, "batches", KIOSK_BUNDLE_INTEGER_MAX, &self->n_batches, error))
    return FALSE;
  if (head == NULL)
    return (self->n_batches == 0 && json_object_has_member (kiosk, "head")) || fail (error, "head", "is missing");
  return read_text (head, "epoch", "^[0-9a-f]{32}\\z", &self->epoch, error)
         && read_int (head, "n", KIOSK_BUNDLE_INTEGER_MAX, &self->head, error)
         && read_text (head, "hash", "^[0-9a-f]{64}\\z", &self->head_hash, error);
}

static gboolean
read_kiosk (KioskBundleManifest *self,
            JsonObject *package,
            GError **error)
{
  JsonObject *kiosk = kiosk_json_find_object (package, "congdanso");
  gint64 number;

  if (kiosk == NULL)
    return fail (error, "congdanso", "is missing");
  if (!check_format (kiosk, error)
      || !read_text (kiosk, "mode", "^(?:live|training|demo)\\z", &self->mode, error)
      || !read_text (kiosk, "kiosk", "^[0-9A-F]{16}\\z", &self->kiosk, error)
      || !read_text (kiosk, "ward", "^[0-9]{5}\\z", &self->ward, error)
      || !read_int (kiosk, "number", 99, &number, error)
      || !read_text (kiosk, "program", "^[!-~]{1,64}\\z", &self->program, error))
    return FALSE;
  self->number = (guint) number;
  return read_head (self, kiosk, error);
}

static gboolean
read_day (KioskBundleManifest *self,
          JsonObject *package,
          GError **error)
{
  g_autofree char *created = NULL;

  if (!read_text (package, "created", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00\\+07:00\\z", &created, error))
    return FALSE;
  created[strlen ("yyyy-mm-dd")] = '\0';
  self->day = kiosk_day_from_iso (created);
  return self->day != KIOSK_DAY_UNKNOWN || fail (error, "created", "is not a date yyyy-mm-dd");
}

/* A path that leads out of the bundle is none. */
static gboolean
read_resource (KioskBundleManifest *self,
               JsonObject *object,
               GError **error)
{
  KioskBundleResource *resource = g_new0 (KioskBundleResource, 1);
  g_autofree char *hash = NULL;

  g_ptr_array_add (self->resources, resource);
  if (!read_text (object, "name", "^[a-z0-9._-]{1,64}\\z", &resource->name, error)
      || !read_text (object, "path", "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\\z", &resource->path, error)
      || !read_int (object, "bytes", KIOSK_BUNDLE_INTEGER_MAX, &resource->size, error)
      || !read_text (object, "hash", "^" HASH_PREFIX "[0-9a-f]{64}\\z", &hash, error))
    return FALSE;
  resource->sha256 = g_strdup (hash + strlen (HASH_PREFIX));
  return TRUE;
}

static gboolean
read_resources (KioskBundleManifest *self,
                JsonObject *package,
                GError **error)
{
  JsonArray *array = kiosk_json_find_array (package, "resources");
  guint n_resources = array != NULL ? json_array_get_length (array) : 0;

  if (n_resources == 0 || n_resources > RESOURCES_MAX)
    return fail (error, "resources", n_resources == 0 ? "is missing" : "has another form than a kiosk writes");
  for (guint i = 0; i < n_resources; i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (element))
        return fail (error, "resources", "has another form than a kiosk writes");
      if (!read_resource (self, json_node_get_object (element), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill (KioskBundleManifest *self,
      JsonParser *parser,
      GError **error)
{
  JsonObject *package = kiosk_json_get_root (parser);

  if (package == NULL)
    return fail (error, "congdanso", "is missing");
  return read_kiosk (self, package, error) && read_day (self, package, error) && read_resources (self, package, error);
}

/**
 * kiosk_bundle_manifest_read:
 * @json: the bytes of a datapackage.json, whoever wrote it
 * @error: return location for a `GError`
 *
 * Members that this version does not know are passed over: a later one may add some. Any thread.
 *
 * Fails with `KIOSK_BUNDLE_ERROR_NEWER` or `_FORMAT`; the message names the member.
 *
 * Returns: (transfer full) (nullable): the manifest
 */
KioskBundleManifest *
kiosk_bundle_manifest_read (GBytes *json,
                            GError **error)
{
  g_autoptr (KioskBundleManifest) self = g_new0 (KioskBundleManifest, 1);
  g_autoptr (JsonParser) parser = kiosk_json_parse (json);

  self->resources = g_ptr_array_new_with_free_func (free_resource);
  if (parser == NULL)
    {
      kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_FORMAT, KIOSK_BUNDLE_MANIFEST_NAME, "is not JSON");
      return NULL;
    }
  return fill (self, parser, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kiosk_bundle_manifest_find:
 * @self: a manifest
 * @path: the name of a file
 *
 * Returns: (transfer none) (nullable): what it says of that file
 */
const KioskBundleResource *
kiosk_bundle_manifest_find (KioskBundleManifest *self,
                            const char *path)
{
  for (guint i = 0; i < self->resources->len; i++)
    {
      const KioskBundleResource *resource = g_ptr_array_index (self->resources, i);

      if (g_str_equal (resource->path, path))
        return resource;
    }
  return NULL;
}

/**
 * kiosk_bundle_manifest_free:
 * @self: (transfer full): a manifest
 */
void
kiosk_bundle_manifest_free (KioskBundleManifest *self)
{
  g_free (self->kiosk);
  g_free (self->mode);
  g_free (self->ward);
  g_free (self->program);
  g_free (self->epoch);
  g_free (self->head_hash);
  g_clear_pointer (&self->resources, g_ptr_array_unref);
  g_free (self);
}

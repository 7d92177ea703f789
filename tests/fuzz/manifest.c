/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Input: a datapackage.json. */
#include "fuzz.h"
#include "kiosk-bundle-manifest-reader.h"

static void
assert_sound (KioskBundleManifest *manifest)
{
  g_assert_cmpint (manifest->n_batches, >=, 0);
  g_assert_true ((manifest->epoch == NULL) == (manifest->head_hash == NULL));
  g_assert_true (manifest->epoch != NULL || manifest->n_batches == 0);
  g_assert_cmpuint (manifest->number, <=, 99);
  g_assert_cmpuint (manifest->day, !=, KIOSK_DAY_UNKNOWN);
  for (guint i = 0; i < manifest->resources->len; i++)
    {
      const KioskBundleResource *resource = g_ptr_array_index (manifest->resources, i);

      g_assert_nonnull (kiosk_bundle_manifest_find (manifest, resource->path));
      g_assert_cmpint (resource->size, >=, 0);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autoptr (GBytes) json = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskBundleManifest) manifest = kiosk_bundle_manifest_read (json, &error);

  g_assert_true ((manifest == NULL) == (error != NULL));
  if (manifest != NULL)
    assert_sound (manifest);
  return 0;
}

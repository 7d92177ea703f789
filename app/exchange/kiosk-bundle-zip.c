/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs a bundle as its folder lies on the stick. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-bundle-zip.h"

#include "kiosk-zip.h"

static gboolean
add_files (KioskZip *zip,
           const char *folder,
           GPtrArray *files,
           GError **error)
{
  for (guint i = 0; i < files->len; i++)
    {
      const KioskBundleFile *file = g_ptr_array_index (files, i);
      g_autofree char *path = g_strconcat (folder, "/", file->name, NULL);

      if (!kiosk_zip_add (zip, path, file->bytes, error))
        return FALSE;
    }
  return TRUE;
}

static GBytes *
fail (GError *refusal,
      GError **error)
{
  g_set_error_literal (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_IO, refusal->message);
  g_error_free (refusal);
  return NULL;
}

/**
 * kiosk_bundle_zip:
 * @folder: the name of the one folder in it
 * @files: (element-type KioskBundleFile): the files
 * @day: the day of the export; known
 * @error: return location for a `GError`
 *
 * The same files on the same day give the same bytes. Any thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_IO` where they cannot be packed.
 *
 * Returns: (transfer full) (nullable): a .zip (PKWARE's APPNOTE.TXT, deflated)
 */
GBytes *
kiosk_bundle_zip (const char *folder,
                  GPtrArray *files,
                  KioskDay day,
                  GError **error)
{
  g_autoptr (KioskZip) zip = kiosk_zip_new (day);
  GError *refusal = NULL;
  GBytes *bytes = add_files (zip, folder, files, &refusal) ? kiosk_zip_finish (zip, &refusal) : NULL;

  return bytes != NULL ? bytes : fail (refusal, error);
}

/* The name of the folder on the stick is not known before it is written; in the .zip it says whose and of when. */
static char *
dup_folder (const KioskBundleLabel *label)
{
  g_autofree char *iso = kiosk_day_dup_iso (label->day);

  return g_strdup_printf ("%s-%u-%s", label->ward, label->number, iso);
}

/**
 * kiosk_bundle_zip_new_beside:
 * @bundle: a bundle, signed
 * @label: its label
 * @error: return location for a `GError`
 *
 * Packs the bundle into one file, to lie beside its folder. Any thread. Fails as kiosk_bundle_zip() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskBundleFile): the file `.zip`, for kiosk_stick_export_new()
 */
GPtrArray *
kiosk_bundle_zip_new_beside (KioskBundle *bundle,
                             const KioskBundleLabel *label,
                             GError **error)
{
  g_autofree char *folder = dup_folder (label);
  GBytes *zip = kiosk_bundle_zip (folder, kiosk_bundle_get_files (bundle), label->day, error);
  GPtrArray *beside;

  if (zip == NULL)
    return NULL;
  beside = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_bundle_file_free);
  g_ptr_array_add (beside, kiosk_bundle_file_new (".zip", zip));
  return beside;
}

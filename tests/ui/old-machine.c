/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports of machines that there never were, signed by keys of their own. */
#include "old-machine.h"

#include <string.h>

#include "kiosk-bundle-papers.h"
#include "kiosk-key.h"
#include "kiosk-target.h"

const char old_machine_ini[] =
  "[Kiosk]\n"
  "Format=1\n"
  "Ward=" OLD_MACHINE_WARD "\n"
                           "WardName=" OLD_MACHINE_WARD_NAME "\n"
                                                             "WardSince=2025-07-01\n"
                                                             "Number=2\n"
                                                             "Link=https://congdanso.tphcm.gov.vn/cds-tphcm\n"
                                                             "[Screen]\n"
                                                             "Idle=45\n"
                                                             "[WiFi]\n"
                                                             "Name=UBND khách\n"
                                                             "[Target 1]\n"
                                                             "Name=city_plan\n"
                                                             "Measure=installed\n"
                                                             "Column=helper\n"
                                                             "Audience=resident\n"
                                                             "Number=500\n"
                                                             "From=2026-10-01\n";

static void
write_file (const char *folder,
            const char *name,
            GBytes *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
}

static KioskBundle *
new_bundle (const KioskBundleLabel *label,
            const char *ini)
{
  g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, 1);
  const KioskBundleFigures figures = { nothing, nothing, nothing, nothing };
  g_autoptr (GPtrArray) papers = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_bundle_file_free);
  g_autoptr (GError) error = NULL;
  KioskBundle *bundle;

  if (ini != NULL)
    g_ptr_array_add (papers, kiosk_bundle_file_new (KIOSK_BUNDLE_SETTINGS_NAME, g_bytes_new (ini, strlen (ini))));
  bundle = kiosk_bundle_new_with_papers (label, &figures, papers, &error);
  g_assert_no_error (error);
  return bundle;
}

static void
sign (KioskBundle *bundle,
      const char *kiosk)
{
  KioskKey *key = kiosk_key_new (kiosk, NULL);
  g_autofree char *comment = kiosk_bundle_dup_comment (bundle);
  g_autofree char *signature = kiosk_key_sign (key, kiosk_bundle_get_manifest (bundle), comment);
  g_autofree char *public_key = kiosk_public_key_dup_text (kiosk_key_get_public (key));

  kiosk_bundle_add_signature (bundle, signature, public_key);
  kiosk_key_free (key);
}

/* (transfer full): the export's folder. */
char *
old_machine_write (const char *stick,
                   const OldMachineExport *export)
{
  const KioskBundleLabel label = { .ward = OLD_MACHINE_WARD, .number = export->number, .kiosk = export->kiosk,
                                   .mode = export->mode, .version = "1.0", .day = kiosk_day_from_iso (export->day) };
  g_autoptr (KioskBundle) bundle = new_bundle (&label, export->ini);
  char *folder = g_build_filename (stick, "CONGDANSO", export->kiosk, export->folder, NULL);
  GPtrArray *files;

  sign (bundle, export->kiosk);
  files = kiosk_bundle_get_files (bundle);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  for (guint i = 0; i < files->len; i++)
    write_file (folder, ((KioskBundleFile *) files->pdata[i])->name, ((KioskBundleFile *) files->pdata[i])->bytes);
  return folder;
}

void
old_machine_spoil (const char *export,
                   const char *name,
                   const char *text)
{
  g_autofree char *path = g_build_filename (export, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

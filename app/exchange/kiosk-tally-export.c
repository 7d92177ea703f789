/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a bundle out: in a folder of its own, never over anything. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-tally-export.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "kiosk-durable-folder.h"

#define LIVE_FOLDER     "CONGDANSO"
#define TRAINING_FOLDER "TAP-HUAN"

/* Far more exports than a day has; a target where every name is taken is not one to go on with. */
#define EXPORTS_A_DAY_MAX 9999

/* Digits of the date without dashes: they sort, and every file system takes them. */
static char *
dup_day_prefix (KioskDay day)
{
  g_autofree char *iso = kiosk_day_dup_iso (day);
  g_auto (GStrv) parts = g_strsplit (iso, "-", -1);
  g_autofree char *digits = g_strjoinv ("", parts);

  return g_strconcat (digits, "-", NULL);
}

/* One more than the highest number there, not the first gap: a later export always sorts after. */
static gboolean
find_next_number (const char *folder,
                  const char *prefix,
                  guint *out_number,
                  GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint64 highest = 0;

  if (dir == NULL)
    return kiosk_exchange_set_errno (error, errno != 0 ? errno : EIO, "list", folder);

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      guint64 number;

      if (g_str_has_prefix (name, prefix)
          && g_ascii_string_to_unsigned (name + strlen (prefix), 10, 1, EXPORTS_A_DAY_MAX, &number, NULL))
        highest = MAX (highest, number);
    }
  *out_number = highest + 1;
  return TRUE;
}

static gboolean
add_files (KioskDurableFolder *folder,
           GPtrArray *files,
           GError **error)
{
  for (guint i = 0; i < files->len; i++)
    {
      const KioskBundleFile *file = g_ptr_array_index (files, i);

      if (!kiosk_durable_folder_add_file (folder, file->name, file->bytes, error))
        return FALSE;
    }
  return TRUE;
}

/* Returns the name the folder got, or NULL. Another program may take a name in between: then the next. */
static char *
commit_under_free_name (KioskDurableFolder *folder,
                        const char *parent,
                        KioskDay day,
                        GError **error)
{
  g_autofree char *prefix = dup_day_prefix (day);
  guint number = 1;

  if (!find_next_number (parent, prefix, &number, error))
    return NULL;

  for (; number <= EXPORTS_A_DAY_MAX; number++)
    {
      g_autoptr (GError) refusal = NULL;
      g_autofree char *name = g_strdup_printf ("%s%u", prefix, number);

      if (kiosk_durable_folder_commit (folder, name, &refusal))
        return g_steal_pointer (&name);
      if (!g_error_matches (refusal, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_TAKEN))
        {
          g_propagate_error (error, g_steal_pointer (&refusal));
          return NULL;
        }
    }
  kiosk_exchange_set_errno (error, EEXIST, "find a free name in", parent);
  return NULL;
}

/**
 * kiosk_tally_export_check_target:
 * @target: (type filename): the folder to export to
 * @error: return location for a `GError`
 *
 * Asks, before anything is closed or written, whether @target is a folder that this account may write in. Any thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_MISSING`, `_UNWRITABLE` or `_IO`.
 *
 * Returns: %TRUE if an export may be tried
 */
gboolean
kiosk_tally_export_check_target (const char *target,
                                 GError **error)
{
  if (!g_file_test (target, G_FILE_TEST_EXISTS))
    return kiosk_exchange_set_errno (error, ENOENT, "find", target);
  if (!g_file_test (target, G_FILE_TEST_IS_DIR))
    return kiosk_exchange_set_errno (error, ENOTDIR, "use as a folder", target);
  if (access (target, W_OK | X_OK) != 0)
    return kiosk_exchange_set_errno (error, errno, "write in", target);
  return TRUE;
}

/* The folder of all kiosks, and in it the one of this kiosk. Figures of a training lie where nobody takes them for
 * others. */
static char *
make_parents (const char *target,
              const KioskBundleLabel *label,
              GError **error)
{
  const char *top_name = g_str_equal (label->mode, "live") ? LIVE_FOLDER : TRAINING_FOLDER;
  g_autofree char *top = g_build_filename (target, top_name, NULL);
  g_autofree char *own_name = g_strdup_printf ("%s-%u-%s", label->ward, label->number, label->kiosk);

  if (!kiosk_durable_folder_make_parent (target, top_name, label->day, error)
      || !kiosk_durable_folder_make_parent (top, own_name, label->day, error)
      || !kiosk_durable_folder_date (top, label->day, error))
    return NULL;
  return g_build_filename (top, own_name, NULL);
}

/**
 * kiosk_tally_export_write:
 * @target: (type filename): a folder that exists
 * @label: whose figures, and of which day: as the bundle's
 * @bundle: the bundle, signed
 * @error: return location for a `GError`
 *
 * Writes the files of @bundle into the new folder `target/CONGDANSO/<ward>-<number>-<kiosk>/<yyyymmdd>-<k>`, where mode
 * is not `live` with `TAP-HUAN` for `CONGDANSO`; flushed before and after it gets that name. Files and folders bear the
 * midnight of the day in Viet Nam as their time. Any thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_MISSING`, `_UNWRITABLE`, `_FULL`, `_IO` or `_TAKEN`; then no export was added.
 *
 * Returns: (transfer full) (nullable) (type filename): path of the new folder, or %NULL with @error set
 */
char *
kiosk_tally_export_write (const char *target,
                          const KioskBundleLabel *label,
                          KioskBundle *bundle,
                          GError **error)
{
  g_autofree char *parent = make_parents (target, label, error);
  g_autoptr (KioskDurableFolder) folder = NULL;
  g_autofree char *name = NULL;

  folder = parent != NULL ? kiosk_durable_folder_new (parent, label->day, error) : NULL;
  if (folder == NULL || !add_files (folder, kiosk_bundle_get_files (bundle), error))
    return NULL;

  name = commit_under_free_name (folder, parent, label->day, error);
  return name != NULL ? g_build_filename (parent, name, NULL) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes closed batches out: checked first, in a folder of their own, never over anything. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-tally-export.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "kiosk-durable-folder.h"
#include "kiosk-tally-check.h"

#define BATCHES_NAME "batches.csv"
#define CELLS_NAME   "cells.csv"
#define SHEETS_NAME  "sheets.csv"

/* Far more exports than a day has; a target where every name is taken is not one to go on with. */
#define EXPORTS_A_DAY_MAX 9999

static char *
dup_batches_csv (GArray *entries)
{
  GString *text = g_string_new (KIOSK_ENTRY_CSV_HEADER "\n");

  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *line = kiosk_entry_dup_csv_line (&g_array_index (entries, KioskEntry, i));

      g_string_append (text, line);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_cells_csv (GArray *cells)
{
  g_autofree char *lines = kiosk_cells_dup_csv ((const KioskCell *) (gpointer) cells->data, cells->len);

  return g_strconcat (KIOSK_CELL_CSV_HEADER "\n", lines, NULL);
}

static char *
dup_sheets_csv (GArray *sheets)
{
  g_autofree char *lines = kiosk_sheets_dup_csv ((const KioskSheet *) (gpointer) sheets->data, sheets->len);

  return g_strconcat (KIOSK_SHEET_CSV_HEADER "\n", lines, NULL);
}

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
           GArray *entries,
           GArray *cells,
           GArray *sheets,
           GError **error)
{
  g_autofree char *batches_csv = dup_batches_csv (entries);
  g_autofree char *cells_csv = dup_cells_csv (cells);
  g_autofree char *sheets_csv = dup_sheets_csv (sheets);

  return kiosk_durable_folder_add_file (folder, BATCHES_NAME, batches_csv, error)
         && kiosk_durable_folder_add_file (folder, CELLS_NAME, cells_csv, error)
         && kiosk_durable_folder_add_file (folder, SHEETS_NAME, sheets_csv, error);
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

static gboolean
check (GArray *entries,
       GArray *cells,
       GArray *sheets,
       GError **error)
{
  g_autoptr (GError) mismatch = NULL;

  if (kiosk_tally_check (entries, cells, sheets, &mismatch))
    return TRUE;
  g_set_error_literal (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_MISMATCH, mismatch->message);
  return FALSE;
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

/**
 * kiosk_tally_export_write:
 * @target: (type filename): a folder that exists
 * @label: whose figures, and of which day
 * @entries: (element-type KioskEntry): all closed batches of the kiosk
 * @cells: (element-type KioskCell): all their cells
 * @sheets: (element-type KioskSheet): all their sheets
 * @error: return location for a `GError`
 *
 * Checks @entries, @cells and @sheets, then writes `batches.csv`, `cells.csv` and `sheets.csv` (UTF-8, line feeds,
 * headers %KIOSK_ENTRY_CSV_HEADER, %KIOSK_CELL_CSV_HEADER and %KIOSK_SHEET_CSV_HEADER) into the new folder
 * `target/<ward>-<number>-<kiosk>/<yyyymmdd>-<k>`, flushed before and after it gets that name. Files and folders
 * bear the midnight of the day in Viet Nam as their time. Any thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_MISMATCH`, `_MISSING`, `_UNWRITABLE`, `_FULL`, `_IO` or `_TAKEN`; then no
 * export was added.
 *
 * Returns: (transfer full) (nullable) (type filename): path of the new folder, or %NULL with @error set
 */
char *
kiosk_tally_export_write (const char *target,
                          const KioskExportLabel *label,
                          GArray *entries,
                          GArray *cells,
                          GArray *sheets,
                          GError **error)
{
  g_autofree char *parent_name = g_strdup_printf ("%s-%u-%s", label->ward, label->number, label->kiosk);
  g_autofree char *parent = g_build_filename (target, parent_name, NULL);
  g_autoptr (KioskDurableFolder) folder = NULL;
  g_autofree char *name = NULL;

  if (!check (entries, cells, sheets, error)
      || !kiosk_durable_folder_make_parent (target, parent_name, label->day, error))
    return NULL;

  folder = kiosk_durable_folder_new (parent, label->day, error);
  if (folder == NULL || !add_files (folder, entries, cells, sheets, error))
    return NULL;

  name = commit_under_free_name (folder, parent, label->day, error);
  return name != NULL ? g_build_filename (parent, name, NULL) : NULL;
}

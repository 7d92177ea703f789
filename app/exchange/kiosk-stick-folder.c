/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything is reached through open folders, never by a path: a path may lead to the machine's own disk when a stick
 * is pulled. */
#define _GNU_SOURCE /* O_PATH and fdopendir(3) */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-stick-folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TRAINING_FOLDER "TAP-HUAN"

/* Far more exports than a day has; a target where every name is taken is not one to go on with. */
#define EXPORTS_A_DAY_MAX 9999

/* yyyymmdd, before the dash. */
#define DAY_DIGITS 8

typedef DIR OpenDir;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpenDir, closedir)

/* Another open folder, since reading moves in it. */
static DIR *
list (int fd,
      GError **error)
{
  int own_fd = openat (fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *dir = own_fd >= 0 ? fdopendir (own_fd) : NULL;

  if (dir != NULL)
    return dir;
  kiosk_exchange_set_errno (error, errno, "list", "a folder of exports");
  if (own_fd >= 0)
    close (own_fd);
  return NULL;
}

/* readdir(3) says "at the end" and "failed" alike, but for errno. */
static const char *
read_name (DIR *dir)
{
  const struct dirent *entry;

  do
    {
      errno = 0;
      entry = readdir (dir);
    }
  while (entry != NULL && (g_str_equal (entry->d_name, ".") || g_str_equal (entry->d_name, "..")));
  return entry != NULL ? entry->d_name : NULL;
}

/**
 * kiosk_stick_folder_load_names: (skip)
 * @fd: an open folder
 * @is_wanted: (nullable): which of the names; %NULL: all
 * @error: return location for a `GError`
 *
 * All are read before anything is removed. Any thread. Fails with `KIOSK_EXCHANGE_ERROR_MISSING`, `_UNWRITABLE` or
 * `_IO`.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the names in no order
 */
GPtrArray *
kiosk_stick_folder_load_names (int fd,
                               gboolean (*is_wanted) (const char *name),
                               GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (OpenDir) dir = list (fd, error);
  const char *name;

  if (dir == NULL)
    return NULL;
  while ((name = read_name (dir)) != NULL)
    if (is_wanted == NULL || is_wanted (name))
      g_ptr_array_add (names, g_strdup (name));
  if (errno == 0)
    return g_steal_pointer (&names);

  kiosk_exchange_set_errno (error, errno, "list", "a folder of exports");
  return NULL;
}

static const char *
get_top_name (const KioskBundleLabel *label)
{
  if (label->top != NULL)
    return label->top;
  return g_str_equal (label->mode, "live") ? KIOSK_STICK_FOLDER_NAME : TRAINING_FOLDER;
}

static char *
dup_own_name (const KioskBundleLabel *label)
{
  return g_strdup_printf ("%s-%u-%s", label->ward, label->number, label->kiosk);
}

/**
 * kiosk_stick_folder_dup_path:
 * @label: whose exports
 *
 * Figures of a training lie where nobody takes them for others, and what is no figures in the folder that @label names.
 * Any thread.
 *
 * Returns: (transfer full): where the exports are on a stick: `CONGDANSO/<ward>-<number>-<kiosk>`, where mode is not
 *   `live` with `TAP-HUAN` for `CONGDANSO`
 */
char *
kiosk_stick_folder_dup_path (const KioskBundleLabel *label)
{
  g_autofree char *own = dup_own_name (label);

  return g_build_filename (get_top_name (label), own, NULL);
}

/**
 * kiosk_stick_folder_open:
 * @root_fd: the stick, open
 * @label: whose exports
 * @error: return location for a `GError`
 *
 * Makes nothing. Any thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_MISSING` where there is none yet, `_TAKEN` where something else has a name of its
 * path, `_UNWRITABLE` or `_IO`.
 *
 * Returns: the kiosk's folder, open, which the caller closes; -1 with @error set
 */
int
kiosk_stick_folder_open (int root_fd,
                         const KioskBundleLabel *label,
                         GError **error)
{
  g_autofree char *own = dup_own_name (label);
  int top_fd = kiosk_durable_folder_open (root_fd, get_top_name (label), error);
  int fd;

  if (top_fd < 0)
    return -1;
  fd = kiosk_durable_folder_open (top_fd, own, error);
  close (top_fd);
  return fd;
}

/**
 * kiosk_stick_folder_make:
 * @root_fd: the stick, open
 * @label: whose exports
 * @error: return location for a `GError`
 *
 * Makes the folder of all kiosks, and in it the one of this kiosk, where they are not there yet. Any thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_TAKEN` where something else has a name of its path, `_MISSING`, `_UNWRITABLE`,
 * `_FULL` or `_IO`.
 *
 * Returns: the kiosk's folder, open, which the caller closes; -1 with @error set
 */
int
kiosk_stick_folder_make (int root_fd,
                         const KioskBundleLabel *label,
                         GError **error)
{
  g_autofree char *own = dup_own_name (label);
  int top_fd = kiosk_durable_folder_make_parent (root_fd, get_top_name (label), error);
  int fd;

  if (top_fd < 0)
    return -1;
  fd = kiosk_durable_folder_make_parent (top_fd, own, error);
  if (fd >= 0 && !kiosk_durable_folder_date (top_fd, label->day, error))
    {
      close (fd);
      fd = -1;
    }
  close (top_fd);
  return fd;
}

static gboolean
is_temporary (const char *name)
{
  return g_str_has_prefix (name, KIOSK_DURABLE_FOLDER_TEMPORARY_PREFIX);
}

/* A folder of files, or a file. A folder in the folder is not ours, and keeps both. */
static gboolean
remove_tree (int fd,
             const char *name,
             GError **error)
{
  g_autoptr (GPtrArray) names = NULL;
  int folder_fd;

  if (unlinkat (fd, name, 0) == 0 || errno == ENOENT)
    return TRUE;
  if (errno != EISDIR && errno != EPERM)
    return kiosk_exchange_set_errno (error, errno, "remove", name);

  folder_fd = kiosk_durable_folder_open (fd, name, error);
  if (folder_fd < 0)
    return FALSE;
  names = kiosk_stick_folder_load_names (folder_fd, NULL, error);
  for (guint i = 0; names != NULL && i < names->len; i++)
    unlinkat (folder_fd, g_ptr_array_index (names, i), 0);
  close (folder_fd);
  return names != NULL
         && (unlinkat (fd, name, AT_REMOVEDIR) == 0 || errno == ENOTEMPTY || errno == EEXIST
             || kiosk_exchange_set_errno (error, errno, "remove", name));
}

/**
 * kiosk_stick_folder_sweep:
 * @root_fd: the stick, open
 * @label: whose exports
 * @error: return location for a `GError`
 *
 * Removes what an export of this kiosk left that was interrupted: under temporary names, in its own folder, nothing
 * else. Any thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_TAKEN`, `_UNWRITABLE`, `_FULL` or `_IO`.
 *
 * Returns: %TRUE if none are left, or there is no folder of this kiosk yet
 */
gboolean
kiosk_stick_folder_sweep (int root_fd,
                          const KioskBundleLabel *label,
                          GError **error)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) refusal = NULL;
  int fd = kiosk_stick_folder_open (root_fd, label, &refusal);
  gboolean is_swept;

  if (g_error_matches (refusal, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_MISSING))
    return TRUE;
  if (fd < 0)
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }

  names = kiosk_stick_folder_load_names (fd, is_temporary, error);
  is_swept = names != NULL;
  for (guint i = 0; is_swept && i < names->len; i++)
    is_swept = remove_tree (fd, g_ptr_array_index (names, i), error);
  close (fd);
  return is_swept;
}

/**
 * kiosk_stick_folder_dup_day_prefix: (skip)
 * @day: a known day
 *
 * Digits of the date without dashes: they sort, and every file system takes them. Any thread.
 *
 * Returns: (transfer full): `yyyymmdd-`
 */
char *
kiosk_stick_folder_dup_day_prefix (KioskDay day)
{
  g_autofree char *iso = kiosk_day_dup_iso (day);
  g_auto (GStrv) parts = g_strsplit (iso, "-", -1);
  g_autofree char *digits = g_strjoinv ("", parts);

  return g_strconcat (digits, "-", NULL);
}

/* The k of yyyymmdd-k. 0: another name. */
static guint
get_number (const char *name,
            gboolean with_suffix)
{
  g_autofree char *digits = NULL;
  const char *end;
  guint64 number = 0;

  if (strspn (name, "0123456789") != DAY_DIGITS || name[DAY_DIGITS] != '-')
    return 0;
  end = with_suffix ? strchrnul (name, '.') : name + strlen (name);
  digits = g_strndup (name + DAY_DIGITS + 1, (gsize) (end - name) - DAY_DIGITS - 1);
  return g_ascii_string_to_unsigned (digits, 10, 1, EXPORTS_A_DAY_MAX, &number, NULL) ? (guint) number : 0;
}

/**
 * kiosk_stick_folder_get_number: (skip)
 * @name: (nullable): a name
 *
 * Any thread.
 *
 * Returns: the k of `yyyymmdd-k`, also where a dot and something else follow: a file beside an export takes its name,
 *   too; 0 for another name
 */
guint
kiosk_stick_folder_get_number (const char *name)
{
  return name != NULL ? get_number (name, TRUE) : 0;
}

/**
 * kiosk_stick_folder_compare: (skip)
 * @first: a name that kiosk_stick_folder_get_number() knows
 * @second: another
 *
 * By day, then by number, which bytes do not sort. Any thread.
 *
 * Returns: below 0 if @first is the newer, above 0 if @second is, else 0
 */
int
kiosk_stick_folder_compare (const char *first,
                            const char *second)
{
  int by_day = strncmp (second, first, DAY_DIGITS);

  return by_day != 0 ? by_day : (int) get_number (second, TRUE) - (int) get_number (first, TRUE);
}

/* One more than the highest number there, not the first gap: a later export always sorts after. */
static gboolean
find_next_number (int fd,
                  const char *prefix,
                  guint *out_number,
                  GError **error)
{
  g_autoptr (GPtrArray) names = kiosk_stick_folder_load_names (fd, NULL, error);
  guint highest = 0;

  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (names, i), prefix))
      highest = MAX (highest, get_number (g_ptr_array_index (names, i), TRUE));
  *out_number = highest + 1;
  return TRUE;
}

/**
 * kiosk_stick_folder_commit:
 * @fd: the kiosk's folder, open
 * @folder: (transfer none): what was written in it
 * @day: the day of the export; known
 * @error: return location for a `GError`
 *
 * Names it `<yyyymmdd>-<k>` by the next k that nothing there has, in whatever case and as file or folder. Any thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_TAKEN` where the day has no name left, `_MISSING`, `_UNWRITABLE`, `_FULL` or `_IO`.
 *
 * Returns: (transfer full) (nullable): the name
 */
char *
kiosk_stick_folder_commit (int fd,
                           KioskDurableFolder *folder,
                           KioskDay day,
                           GError **error)
{
  g_autofree char *prefix = kiosk_stick_folder_dup_day_prefix (day);
  guint number = 1;

  if (!find_next_number (fd, prefix, &number, error))
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
  kiosk_exchange_set_errno (error, EEXIST, "find a free name for", prefix);
  return NULL;
}

static gboolean
is_export (const char *name)
{
  return get_number (name, FALSE) > 0;
}

static int
compare_exports_cb (gconstpointer a,
                    gconstpointer b)
{
  return kiosk_stick_folder_compare (*(const char *const *) a, *(const char *const *) b);
}

/**
 * kiosk_stick_folder_count:
 * @fd: the kiosk's folder, open
 * @out_n_exports: (out): how many exports are in it
 * @error: return location for a `GError`
 *
 * Any thread. Fails with `KIOSK_EXCHANGE_ERROR_MISSING`, `_UNWRITABLE` or `_IO`.
 *
 * Returns: %TRUE if they were counted
 */
gboolean
kiosk_stick_folder_count (int fd,
                          guint *out_n_exports,
                          GError **error)
{
  g_autoptr (GPtrArray) names = kiosk_stick_folder_load_names (fd, is_export, error);

  if (names == NULL)
    return FALSE;
  *out_n_exports = names->len;
  return TRUE;
}

/* Midnight of the day in its name: what the kiosk gave every file of it. */
static gint64
get_midnight_unix_s (const char *name)
{
  g_autofree char *iso = g_strdup_printf ("%.4s-%.2s-%.2s", name, name + 4, name + 6);
  KioskDay day = kiosk_day_from_iso (iso);
  g_autoptr (GDateTime) midnight = day != KIOSK_DAY_UNKNOWN ? kiosk_day_to_date_time (day) : NULL;

  return midnight != NULL ? g_date_time_to_unix (midnight) : -1;
}

/* Whoever filled in the report in an export's folder saved it there, and wants to find it again. */
static gboolean
is_as_written (int fd,
               const char *name)
{
  gint64 midnight = get_midnight_unix_s (name);
  int folder_fd = kiosk_durable_folder_open (fd, name, NULL);
  g_autoptr (GPtrArray) names = folder_fd >= 0 ? kiosk_stick_folder_load_names (folder_fd, NULL, NULL) : NULL;
  gboolean is_ours = names != NULL;
  struct stat info;

  for (guint i = 0; is_ours && i < names->len; i++)
    is_ours = fstatat (folder_fd, g_ptr_array_index (names, i), &info, AT_SYMLINK_NOFOLLOW) == 0
              && S_ISREG (info.st_mode) && info.st_mtim.tv_sec == midnight;
  if (folder_fd >= 0)
    close (folder_fd);
  return is_ours;
}

/* Under a temporary name first, so that a pull in between leaves nothing that looks like an export and is torn. */
static gboolean
remove_folder (int fd,
               const char *name,
               GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *temporary = g_strconcat (KIOSK_DURABLE_FOLDER_TEMPORARY_PREFIX, uuid, NULL);

  if (renameat (fd, name, fd, temporary) != 0)
    return kiosk_exchange_set_errno (error, errno, "remove", name);
  return (fsync (fd) == 0 || kiosk_exchange_set_errno (error, errno, "flush", "a folder of exports"))
         && remove_tree (fd, temporary, error);
}

/* The files beside it go last: without the folder, a .zip is still a whole bundle. */
static gboolean
remove_export (int fd,
               const char *name,
               GError **error)
{
  g_autofree char *prefix = g_strconcat (name, ".", NULL);
  g_autoptr (GPtrArray) names = kiosk_stick_folder_load_names (fd, NULL, error);
  gboolean is_removed = names != NULL && remove_folder (fd, name, error);

  for (guint i = 0; is_removed && i < names->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (names, i), prefix)
        && unlinkat (fd, g_ptr_array_index (names, i), 0) != 0 && errno != EISDIR)
      is_removed = kiosk_exchange_set_errno (error, errno, "remove", name);
  return is_removed;
}

/**
 * kiosk_stick_folder_keep:
 * @fd: the kiosk's folder, open
 * @newest: the name of the export that was just written, which is kept whatever day the clock told before
 * @out_n_removed: (out): how many were removed
 * @error: return location for a `GError`
 *
 * Removes this kiosk's exports but for @newest and the newest of the others, %KIOSK_STICK_EXPORTS_KEPT in all; not
 * those that somebody put or changed something in. Another kiosk's are in another folder. Any thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_MISSING`, `_UNWRITABLE`, `_FULL` or `_IO`.
 *
 * Returns: %TRUE if what should go went
 */
gboolean
kiosk_stick_folder_keep (int fd,
                         const char *newest,
                         guint *out_n_removed,
                         GError **error)
{
  g_autoptr (GPtrArray) names = kiosk_stick_folder_load_names (fd, is_export, error);
  guint n_kept = 1;

  if (names == NULL)
    return FALSE;
  g_ptr_array_sort (names, compare_exports_cb);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (g_str_equal (name, newest) || ++n_kept <= KIOSK_STICK_EXPORTS_KEPT || !is_as_written (fd, name))
        continue;
      if (!remove_export (fd, name, error))
        return FALSE;
      (*out_n_removed)++;
    }
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for bundles by what lies in them, not by what they are called: people rename folders. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-bundle-finder.h"

#include <dirent.h>
#include <sys/stat.h>

#include "kiosk-bundle.h"
#include "kiosk-durable-folder.h"
#include "kiosk-stick-folder.h"

/* A folder of sticks' copies, a stick, CONGDANSO, the kiosk, the bundle; and one more for those who sort theirs. */
#define DEPTH_MAX 6

typedef struct
{
  GPtrArray *paths;
  guint      n_left;    /* entries that may still be looked at */
  gboolean   is_whole;  /* no more were met than may be */
} Finder;

/* A link is neither file nor folder: what it points to was not written by a kiosk. */
static mode_t
get_kind (const char *path)
{
  struct stat info;

  return lstat (path, &info) == 0 ? info.st_mode & S_IFMT : 0;
}

static gboolean
is_bundle_folder (const char *path)
{
  g_autofree char *manifest = g_build_filename (path, KIOSK_BUNDLE_MANIFEST_NAME, NULL);

  return get_kind (manifest) == S_IFREG;
}

/* Asked by name, a folder of a stick is searched from its beginning for each of its files. The folder itself says of
 * most what they are. */
static mode_t
get_entry_kind (const struct dirent *entry,
                const char *path)
{
  return entry->d_type != DT_UNKNOWN ? DTTOIF (entry->d_type) : get_kind (path);
}

static void look_into (Finder     *self,
                       const char *path,
                       guint       depth);

static void
look_at (Finder *self,
         const char *path,
         mode_t kind,
         guint depth)
{
  if (kind == S_IFREG && g_str_has_suffix (path, ".zip"))
    g_ptr_array_add (self->paths, g_strdup (path));
  else if (kind == S_IFDIR && is_bundle_folder (path))
    g_ptr_array_add (self->paths, g_strdup (path));
  else if (kind == S_IFDIR && depth < DEPTH_MAX)
    look_into (self, path, depth + 1);
}

/* What is still being written is no bundle yet, and where kiosks write is looked at before. */
static gboolean
is_of_interest (const char *name)
{
  return !g_str_equal (name, ".") && !g_str_equal (name, "..") && !g_str_equal (name, KIOSK_STICK_FOLDER_NAME)
         && !g_str_has_prefix (name, KIOSK_DURABLE_FOLDER_TEMPORARY_PREFIX);
}

static void
look_at_entries (Finder *self,
                 DIR *dir,
                 const char *path,
                 guint depth)
{
  const struct dirent *entry;

  while (self->is_whole && (entry = readdir (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, entry->d_name, NULL);

      if (!is_of_interest (entry->d_name))
        continue;
      self->is_whole = self->n_left > 0;
      self->n_left -= self->is_whole ? 1 : 0;
      if (self->is_whole)
        look_at (self, below, get_entry_kind (entry, below), depth);
    }
}

/* First where kiosks write: whatever lies beside it takes nothing from that. */
static void
look_into (Finder *self,
           const char *path,
           guint depth)
{
  g_autofree char *exports = g_build_filename (path, KIOSK_STICK_FOLDER_NAME, NULL);
  DIR *dir = opendir (path);

  look_at (self, exports, get_kind (exports), depth);
  if (dir == NULL)
    return;
  look_at_entries (self, dir, path, depth);
  closedir (dir);
}

static int
compare_paths_cb (gconstpointer a,
                  gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * kiosk_bundle_find_within:
 * @path: (type filename): a bundle's folder, its .zip, a stick, or a folder with copies of sticks
 * @n_entries_max: how many files and folders are looked at, 1 or more
 * @out_is_whole: (out): whether there were no more than those
 *
 * Follows no links, looks no deeper than a folder of copies of sticks is, and in each folder first into `CONGDANSO`.
 * May take long: the stick decides. Any thread.
 *
 * Returns: (transfer full) (element-type filename): the paths of what may be bundles, in bytewise order
 */
GPtrArray *
kiosk_bundle_find_within (const char *path,
                          guint n_entries_max,
                          gboolean *out_is_whole)
{
  Finder self = { .paths = g_ptr_array_new_with_free_func (g_free), .n_left = n_entries_max, .is_whole = TRUE };

  if (!g_file_test (path, G_FILE_TEST_IS_DIR) || is_bundle_folder (path))
    g_ptr_array_add (self.paths, g_strdup (path));
  else
    look_into (&self, path, 0);
  g_ptr_array_sort (self.paths, compare_paths_cb);
  *out_is_whole = self.is_whole;
  return self.paths;
}

/**
 * kiosk_bundle_find:
 * @path: (type filename): a bundle's folder, its .zip, a stick, or a folder with copies of sticks
 *
 * kiosk_bundle_find_within() with %KIOSK_BUNDLE_FIND_ENTRIES_MAX. Any thread.
 *
 * Returns: (transfer full) (element-type filename): the paths of what may be bundles, in bytewise order
 */
GPtrArray *
kiosk_bundle_find (const char *path)
{
  gboolean is_whole;

  return kiosk_bundle_find_within (path, KIOSK_BUNDLE_FIND_ENTRIES_MAX, &is_whole);
}

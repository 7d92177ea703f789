/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for bundles by what lies in them, not by what they are called: people rename folders. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-bundle-finder.h"

#include <sys/stat.h>

#include "kiosk-bundle.h"
#include "kiosk-durable-folder.h"

/* A folder of sticks' copies, a stick, CONGDANSO, the kiosk, the bundle; and one more for those who sort theirs. */
#define DEPTH_MAX 6

/* A stick may hold anything. */
#define ENTRIES_MAX 100000

typedef struct
{
  GPtrArray *paths;
  guint      n_entries;
} Finder;

/* A link is neither: what it points to was not written by a kiosk. */
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

static void look_into (Finder     *self,
                       const char *path,
                       guint       depth);

static void
look_at (Finder *self,
         const char *path,
         guint depth)
{
  mode_t kind = get_kind (path);

  if (kind == S_IFREG && g_str_has_suffix (path, ".zip"))
    g_ptr_array_add (self->paths, g_strdup (path));
  else if (kind == S_IFDIR && is_bundle_folder (path))
    g_ptr_array_add (self->paths, g_strdup (path));
  else if (kind == S_IFDIR && depth < DEPTH_MAX)
    look_into (self, path, depth + 1);
}

/* What is still being written is none yet. */
static void
look_into (Finder *self,
           const char *path,
           guint depth)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL && self->n_entries++ < ENTRIES_MAX)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      if (!g_str_has_prefix (name, KIOSK_DURABLE_FOLDER_TEMPORARY_PREFIX))
        look_at (self, below, depth);
    }
}

static int
compare_paths_cb (gconstpointer a,
                  gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * kiosk_bundle_find:
 * @path: (type filename): a bundle's folder, its .zip, a stick, or a folder with copies of sticks
 *
 * Follows no links, and looks no deeper than a folder of copies of sticks is. May take long: the stick decides. Any
 * thread.
 *
 * Returns: (transfer full) (element-type filename): the paths of what may be bundles, in bytewise order
 */
GPtrArray *
kiosk_bundle_find (const char *path)
{
  Finder self = { .paths = g_ptr_array_new_with_free_func (g_free) };

  if (!g_file_test (path, G_FILE_TEST_IS_DIR) || is_bundle_folder (path))
    g_ptr_array_add (self.paths, g_strdup (path));
  else
    look_into (&self, path, 0);
  g_ptr_array_sort (self.paths, compare_paths_cb);
  return self.paths;
}

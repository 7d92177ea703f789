/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `nhan-<yyyymmdd>-<k>.json` and `nhan-<yyyymmdd>-<k>.json.minisig`, beside the exports. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-receipt-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk-durable-file.h"
#include "kiosk-read-back.h"
#include "kiosk-small-file.h"
#include "kiosk-stick-folder.h"

#define PREFIX           "nhan-"
#define SUFFIX           ".json"
#define SIGNATURE_SUFFIX ".minisig"

#define RECEIPTS_A_DAY_MAX 9999

/* The name of an export of the same day and number, which stands after the prefix; NULL: something else's name. */
static const char *
get_day_and_number (const char *name)
{
  const char *rest = g_str_has_prefix (name, PREFIX) ? name + strlen (PREFIX) : NULL;

  return rest != NULL && kiosk_stick_folder_get_number (rest) > 0 ? rest : NULL;
}

static gboolean
is_receipt (const char *name)
{
  const char *rest = get_day_and_number (name);

  return rest != NULL && g_str_equal (strchr (rest, '.') != NULL ? strchr (rest, '.') : "", SUFFIX);
}

static int
compare_newest_first_cb (gconstpointer a,
                         gconstpointer b)
{
  return kiosk_stick_folder_compare (get_day_and_number (*(const char *const *) a),
                                     get_day_and_number (*(const char *const *) b));
}

static GPtrArray *
load_newest_first (int fd,
                   GError **error)
{
  GPtrArray *names = kiosk_stick_folder_load_names (fd, is_receipt, error);

  if (names != NULL)
    g_ptr_array_sort (names, compare_newest_first_cb);
  return names;
}

/* One more than the highest number of the day, be it of half a receipt. */
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
      highest = MAX (highest, kiosk_stick_folder_get_number (get_day_and_number (g_ptr_array_index (names, i))));
  *out_number = highest + 1;
  return TRUE;
}

static gboolean
read_back (int fd,
           const char *name,
           const char *signature,
           const KioskReceiptFile *file,
           GError **error)
{
  if (kiosk_read_back_compare (fd, signature, file->signature, TRUE, error)
      && kiosk_read_back_compare (fd, name, file->json, TRUE, error))
    return TRUE;
  unlinkat (fd, name, 0);
  return FALSE;
}

/* The signature first: what looks like a receipt is one. */
static gboolean
write_files (int fd,
             const char *name,
             const KioskReceiptFile *file,
             KioskDay day,
             GError **error)
{
  g_autofree char *signature = g_strconcat (name, SIGNATURE_SUFFIX, NULL);

  if (!kiosk_durable_file_write (fd, signature, file->signature, day, error))
    return FALSE;
  if (kiosk_durable_file_write (fd, name, file->json, day, error) && read_back (fd, name, signature, file, error))
    return TRUE;
  unlinkat (fd, signature, 0);
  return FALSE;
}

static char *
write_under_new_name (int fd,
                      const KioskReceiptFile *file,
                      KioskDay day,
                      GError **error)
{
  g_autofree char *digits = kiosk_stick_folder_dup_day_prefix (day);
  g_autofree char *prefix = g_strconcat (PREFIX, digits, NULL);
  g_autofree char *name = NULL;
  guint number = 0;

  if (!find_next_number (fd, prefix, &number, error))
    return NULL;
  if (number > RECEIPTS_A_DAY_MAX)
    {
      kiosk_exchange_set_errno (error, EEXIST, "find a free name for", prefix);
      return NULL;
    }
  name = g_strdup_printf ("%s%u" SUFFIX, prefix, number);
  return write_files (fd, name, file, day, error) && kiosk_durable_folder_date (fd, day, error)
         ? g_steal_pointer (&name) : NULL;
}

/**
 * kiosk_receipt_folder_put:
 * @root_fd: the stick, or the folder that stands for one, open
 * @label: of the kiosk that it is for, as its bundles have it; `day` is the day on which the receipt is written
 * @file: the receipt
 * @error: return location for a `GError`
 *
 * Writes it beside the kiosk's exports under a name that nothing there has, flushes it, and reads it back from the
 * medium. Nothing there is written over. Makes the kiosk's folder where there is none. Any thread; blocks for as long
 * as the medium does.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_MISSING`, `_UNWRITABLE`, `_FULL`, `_TAKEN` where something else has a name of the
 * folder's path or the day has no name left, `_DIFFERS` where the medium gives back something else, or `_IO`.
 *
 * Returns: (transfer full) (nullable): the name of its JSON file in the kiosk's folder, once both files are there and
 *   survive a power cut
 */
char *
kiosk_receipt_folder_put (int root_fd,
                          const KioskBundleLabel *label,
                          const KioskReceiptFile *file,
                          GError **error)
{
  int fd = kiosk_stick_folder_make (root_fd, label, error);
  char *name;

  if (fd < 0)
    return NULL;
  name = write_under_new_name (fd, file, label->day, error);
  close (fd);
  return name;
}

static KioskReceiptFile *
load_file (int fd,
           const char *name)
{
  g_autofree char *signature_name = g_strconcat (name, SIGNATURE_SUFFIX, NULL);
  g_autoptr (GBytes) json = kiosk_small_file_read (fd, name, KIOSK_RECEIPT_FILE_MAX_BYTES, NULL);
  g_autoptr (GBytes) signature = json != NULL
                                 ? kiosk_small_file_read (fd, signature_name, KIOSK_RECEIPT_FILE_MAX_BYTES, NULL)
                                 : NULL;
  KioskReceiptFile *file;

  if (signature == NULL)
    return NULL;
  file = kiosk_receipt_file_take (g_steal_pointer (&json), g_steal_pointer (&signature));
  file->name = g_strdup (name);
  return file;
}

/**
 * kiosk_receipt_folder_load:
 * @fd: the kiosk's folder on a stick, open
 * @out_n_files: (out) (optional): how many receipts there seem to be
 *
 * Reads the newest %KIOSK_RECEIPT_FOLDER_READ_MAX receipts. What is no plain file, is too large, cannot be read or has
 * no signature is left out: nothing that lies on a stick is a fault of an export. Any thread.
 *
 * Returns: (transfer full) (element-type KioskReceiptFile): the receipts, the newest first; none of them is verified
 */
GPtrArray *
kiosk_receipt_folder_load (int fd,
                           guint *out_n_files)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_receipt_file_free);
  g_autoptr (GPtrArray) names = load_newest_first (fd, NULL);

  if (out_n_files != NULL)
    *out_n_files = names != NULL ? names->len : 0;
  for (guint i = 0; names != NULL && i < MIN (names->len, KIOSK_RECEIPT_FOLDER_READ_MAX); i++)
    {
      KioskReceiptFile *file = load_file (fd, g_ptr_array_index (names, i));

      if (file != NULL)
        g_ptr_array_add (files, file);
    }
  return files;
}

/* Its JSON file or its signature. */
static gboolean
is_half (const char *name)
{
  g_autofree char *json = g_str_has_suffix (name, SIGNATURE_SUFFIX)
                          ? g_strndup (name, strlen (name) - strlen (SIGNATURE_SUFFIX)) : g_strdup (name);

  return is_receipt (json);
}

/* A folder of that name is somebody else's, and stays. */
static gboolean
remove_file (int fd,
             const char *name,
             GError **error)
{
  return unlinkat (fd, name, 0) == 0 || errno == ENOENT || errno == EISDIR || errno == EPERM
         || kiosk_exchange_set_errno (error, errno, "remove", name);
}

static gboolean
remove_older (int fd,
              const char *oldest_kept,
              GError **error)
{
  g_autoptr (GPtrArray) names = kiosk_stick_folder_load_names (fd, is_half, error);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (kiosk_stick_folder_compare (get_day_and_number (oldest_kept), get_day_and_number (name)) < 0
          && !remove_file (fd, name, error))
        return FALSE;
    }
  return names != NULL;
}

/**
 * kiosk_receipt_folder_keep:
 * @fd: the kiosk's folder on a stick, open
 * @error: return location for a `GError`
 *
 * Removes all receipts but the newest %KIOSK_RECEIPT_FOLDER_KEPT: each says all that those before it said. A signature
 * that lost its file goes with them. The caller flushes @fd. Any thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_MISSING`, `_UNWRITABLE`, `_FULL` or `_IO`.
 *
 * Returns: %TRUE if what should go went
 */
gboolean
kiosk_receipt_folder_keep (int fd,
                           GError **error)
{
  g_autoptr (GPtrArray) names = load_newest_first (fd, error);

  if (names == NULL)
    return FALSE;
  return names->len <= KIOSK_RECEIPT_FOLDER_KEPT
         || remove_older (fd, g_ptr_array_index (names, KIOSK_RECEIPT_FOLDER_KEPT - 1), error);
}

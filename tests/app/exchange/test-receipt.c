/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Receipts: their form, with minisign itself as the judge, and what may lie in a kiosk's folder in their place. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "figures.h"
#include "kiosk-receipt-folder.h"
#include "kiosk-stick-folder.h"

#define DESK         "00000000000000DE"
#define OTHER_KIOSK  "FEDCBA9876543210"
#define HASH_A       "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define HASH_B       "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define LABEL_FOLDER "CONGDANSO/26977-3-" KIOSK

#define HEAD_OF(desk, day) \
  "{\"what\":\"receipt\",\"format\":1,\"desk\":\"" desk "\",\"kiosk\":\"" KIOSK "\",\"day\":\"" day "\","
#define HEAD    HEAD_OF (DESK, "2026-11-18")
#define BATCH_A "{\"epoch\":\"" EPOCH_A "\",\"n\":4,\"hash\":\"" HASH_A "\"}"
#define COMMENT "receipt kiosk=" KIOSK " epoch=" EPOCH_A " n=4 epochs=1 desk=" DESK " day=2026-11-18"

/* 2026-11-18 00:00 in Viet Nam. */
#define MIDNIGHT_UNIX_S 1794934800

typedef struct
{
  char             *stick;
  int               stick_fd;
  KioskKey         *desk;
  GArray           *receipts;
  KioskBundleLabel  label;
} Fixture;

static void
add_receipt (Fixture *self,
             const char *epoch,
             gint64 n,
             const char *hash)
{
  KioskReceipt receipt = { .n = n };

  g_strlcpy (receipt.epoch, epoch, sizeof receipt.epoch);
  g_strlcpy (receipt.hash, hash, sizeof receipt.hash);
  g_array_append_val (self->receipts, receipt);
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->stick = g_dir_make_tmp ("kiosk-receipt-XXXXXX", &error);
  g_assert_no_error (error);
  self->stick_fd = open (self->stick, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  self->desk = kiosk_key_new (DESK, &error);
  g_assert_no_error (error);
  self->receipts = g_array_new (FALSE, TRUE, sizeof (KioskReceipt));
  self->label = (KioskBundleLabel) {
    .ward = "26977", .number = 3, .kiosk = KIOSK, .mode = "live", .version = "1.0",
    .day = kiosk_day_from_iso ("2026-11-18")
  };
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", self->stick);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  close (self->stick_fd);
  kiosk_key_free (self->desk);
  g_array_unref (self->receipts);
  g_free (self->stick);
}

static KioskReceiptFile *
make (Fixture *self)
{
  return kiosk_receipt_file_new (self->desk, KIOSK, self->receipts, self->label.day);
}

static KioskReceiptFile *
make_two (Fixture *self)
{
  add_receipt (self, EPOCH_B, 0, HASH_B);
  add_receipt (self, EPOCH_A, 4, HASH_A);
  return make (self);
}

static GArray *
read_as (Fixture *self,
         const KioskReceiptFile *file,
         const char *kiosk,
         GError **error)
{
  return kiosk_receipt_file_read (file, kiosk_key_get_public (self->desk), kiosk, error);
}

static void
assert_refused (Fixture *self,
                const KioskReceiptFile *file,
                KioskReceiptError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_as (self, file, KIOSK, &error));
  g_assert_error (error, KIOSK_RECEIPT_ERROR, (int) code);
}

static void
test_read (Fixture *self,
           gconstpointer data)
{
  g_autoptr (KioskReceiptFile) file = make_two (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) read = read_as (self, file, KIOSK, &error);
  const KioskReceipt *second;

  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 2);
  g_assert_cmpstr (g_array_index (read, KioskReceipt, 0).epoch, ==, EPOCH_B);
  g_assert_cmpint (g_array_index (read, KioskReceipt, 0).n, ==, 0);
  second = &g_array_index (read, KioskReceipt, 1);
  g_assert_cmpstr (second->kiosk, ==, KIOSK);
  g_assert_cmpstr (second->epoch, ==, EPOCH_A);
  g_assert_cmpint (second->n, ==, 4);
  g_assert_cmpstr (second->hash, ==, HASH_A);
  g_assert_cmpstr (second->desk, ==, DESK);
  g_assert_cmpint (second->day, ==, self->label.day);
}

static void
test_most_epochs (Fixture *self,
                  gconstpointer data)
{
  g_autoptr (KioskReceiptFile) file = NULL;
  g_autoptr (GArray) read = NULL;

  for (guint i = 0; i < KIOSK_RECEIPT_FILE_EPOCHS_MAX; i++)
    {
      g_autofree char *epoch = g_strdup_printf ("%032x", i);

      add_receipt (self, epoch, G_GINT64_CONSTANT (999999999999), HASH_A);
    }
  file = make (self);
  read = read_as (self, file, KIOSK, NULL);
  g_assert_nonnull (read);
  g_assert_cmpuint (read->len, ==, KIOSK_RECEIPT_FILE_EPOCHS_MAX);
}

static void
put_bytes (Fixture *self,
           const char *name,
           GBytes *bytes)
{
  g_autofree char *path = g_build_filename (self->stick, name, NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
}

static void
test_minisign_says_yes (Fixture *self,
                        gconstpointer data)
{
  const char *const words[] = { "minisign", "-Vm", "nhan.json", "-p", "desk.pub", NULL };
  g_autoptr (KioskReceiptFile) file = make_two (self);
  g_autofree char *key = kiosk_public_key_dup_text (kiosk_key_get_public (self->desk));
  g_autoptr (GBytes) key_bytes = g_bytes_new (key, strlen (key));
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  put_bytes (self, "nhan.json", file->json);
  put_bytes (self, "nhan.json.minisig", file->signature);
  put_bytes (self, "desk.pub", key_bytes);
  g_spawn_sync (self->stick, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (said, "Trusted comment: receipt kiosk=" KIOSK " epoch=" EPOCH_A " n=4 epochs=2 desk=" DESK
                            " day=2026-11-18\n"));
}

static GBytes *
flip (GBytes *bytes,
      gsize at)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint8 *copy = g_memdup2 (data, size);

  copy[at] ^= 1;
  return g_bytes_new_take (copy, size);
}

static void
test_every_byte (Fixture *self,
                 gconstpointer data)
{
  g_autoptr (KioskReceiptFile) file = make_two (self);

  for (gsize i = 0; i < g_bytes_get_size (file->json); i++)
    {
      g_autoptr (KioskReceiptFile) changed = kiosk_receipt_file_take (flip (file->json, i),
                                                                      g_bytes_ref (file->signature));

      assert_refused (self, changed, KIOSK_RECEIPT_ERROR_SIGNATURE);
    }
}

/* Of a signature all counts but the words of the comment that nobody signed. */
static void
test_every_byte_of_signature (Fixture *self,
                              gconstpointer data)
{
  g_autoptr (KioskReceiptFile) file = make_two (self);
  const char *text = g_bytes_get_data (file->signature, NULL);
  gsize comment = strlen ("untrusted comment: ");
  gsize line = (gsize) (strchr (text, '\n') - text);
  gsize last = g_bytes_get_size (file->signature) - 1;

  for (gsize i = 0; i < last; i++)
    {
      g_autoptr (KioskReceiptFile) changed = kiosk_receipt_file_take (g_bytes_ref (file->json),
                                                                      flip (file->signature, i));
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) read = read_as (self, changed, KIOSK, &error);

      if (i < comment || i >= line)
        g_assert_null (read);
      else
        g_assert_nonnull (read);
      g_assert_true (read != NULL || error->domain == KIOSK_RECEIPT_ERROR);
    }
}

static void
test_cut_anywhere (Fixture *self,
                   gconstpointer data)
{
  g_autoptr (KioskReceiptFile) file = make_two (self);

  for (gsize i = 0; i < g_bytes_get_size (file->json); i++)
    {
      g_autoptr (KioskReceiptFile) cut = kiosk_receipt_file_take (g_bytes_new_from_bytes (file->json, 0, i),
                                                                  g_bytes_ref (file->signature));

      assert_refused (self, cut, KIOSK_RECEIPT_ERROR_SIGNATURE);
    }
}

static void
test_other_key (Fixture *self,
                gconstpointer data)
{
  g_autoptr (KioskReceiptFile) file = make_two (self);

  kiosk_key_free (self->desk);
  self->desk = kiosk_key_new (NULL, NULL);
  assert_refused (self, file, KIOSK_RECEIPT_ERROR_OTHER_KEY);
  kiosk_key_free (self->desk);
  self->desk = kiosk_key_new (DESK, NULL);
  assert_refused (self, file, KIOSK_RECEIPT_ERROR_SIGNATURE);
}

static void
test_other_kiosk (Fixture *self,
                  gconstpointer data)
{
  g_autoptr (KioskReceiptFile) file = make_two (self);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_as (self, file, OTHER_KIOSK, &error));
  g_assert_error (error, KIOSK_RECEIPT_ERROR, KIOSK_RECEIPT_ERROR_OTHER_KIOSK);
}

static void
test_too_large (Fixture *self,
                gconstpointer data)
{
  g_autofree char *text = g_strnfill (KIOSK_RECEIPT_FILE_MAX_BYTES + 1, ' ');
  g_autoptr (KioskReceiptFile) file = make_two (self);
  g_autoptr (KioskReceiptFile) json = kiosk_receipt_file_take (g_bytes_new (text, strlen (text)),
                                                               g_bytes_ref (file->signature));
  g_autoptr (KioskReceiptFile) signature = kiosk_receipt_file_take (g_bytes_ref (file->json),
                                                                    g_bytes_new (text, strlen (text)));

  assert_refused (self, json, KIOSK_RECEIPT_ERROR_TOO_LARGE);
  assert_refused (self, signature, KIOSK_RECEIPT_ERROR_TOO_LARGE);
}

/* What only whoever holds the desk's key could bring about. */
static KioskReceiptFile *
sign (Fixture *self,
      const char *json,
      const char *comment)
{
  GBytes *bytes = g_bytes_new (json, strlen (json));
  char *signature = kiosk_key_sign (self->desk, bytes, comment);

  return kiosk_receipt_file_take (bytes, g_bytes_new_take (signature, strlen (signature)));
}

static void
test_signed_nonsense (Fixture *self,
                      gconstpointer data)
{
  static const struct
  {
    const char        *json;
    KioskReceiptError  code;
  } cases[] = {
    { "", KIOSK_RECEIPT_ERROR_FORMAT },
    { "[]", KIOSK_RECEIPT_ERROR_FORMAT },
    { "{}", KIOSK_RECEIPT_ERROR_FORMAT },
    { "{\"what\":\"receipt\",\"format\":2}", KIOSK_RECEIPT_ERROR_NEWER },
    { "{\"what\":\"order\",\"format\":1}", KIOSK_RECEIPT_ERROR_FORMAT },
    { HEAD "\"received\":[]}", KIOSK_RECEIPT_ERROR_FORMAT },
    { HEAD "\"received\":[1]}", KIOSK_RECEIPT_ERROR_FORMAT },
    { HEAD "\"received\":{}}", KIOSK_RECEIPT_ERROR_FORMAT },
    { HEAD "\"received\":[" BATCH_A "," BATCH_A "]}", KIOSK_RECEIPT_ERROR_FORMAT },
    { HEAD "\"received\":[],\"received\":[" BATCH_A "]}", KIOSK_RECEIPT_ERROR_FORMAT },
    { HEAD "\"received\":[{\"n\":5," BATCH_A "]}", KIOSK_RECEIPT_ERROR_FORMAT },
    { HEAD "\"received\":[{\"n\":5,\"epoch\":\"" EPOCH_A "\",\"n\":4,\"hash\":\"" HASH_A "\"}]}",
      KIOSK_RECEIPT_ERROR_FORMAT },
    { HEAD "\"received\":[{\"epoch\":\"" EPOCH_A "\",\"n\":-1,\"hash\":\"" HASH_A "\"}]}", KIOSK_RECEIPT_ERROR_FORMAT },
    { HEAD "\"received\":[{\"epoch\":\"" EPOCH_A "\",\"n\":1000000000000,\"hash\":\"" HASH_A "\"}]}",
      KIOSK_RECEIPT_ERROR_FORMAT },
    { HEAD "\"received\":[{\"epoch\":\"" EPOCH_A "\",\"n\":99999999999999999999999,\"hash\":\"" HASH_A "\"}]}",
      KIOSK_RECEIPT_ERROR_FORMAT },
    { HEAD "\"received\":[{\"epoch\":\"" EPOCH_A "\",\"n\":4.0,\"hash\":\"" HASH_A "\"}]}",
      KIOSK_RECEIPT_ERROR_FORMAT },
    { HEAD "\"received\":[{\"epoch\":\"" EPOCH_A "\",\"n\":\"4\",\"hash\":\"" HASH_A "\"}]}",
      KIOSK_RECEIPT_ERROR_FORMAT },
    { HEAD "\"received\":[{\"epoch\":\"" KIOSK "\",\"n\":4,\"hash\":\"" HASH_A "\"}]}", KIOSK_RECEIPT_ERROR_FORMAT },
    { HEAD "\"received\":[{\"epoch\":\"" EPOCH_A "\",\"n\":4,\"hash\":\"" HASH_A "a\"}]}", KIOSK_RECEIPT_ERROR_FORMAT },
    { HEAD "\"received\":[" BATCH_A "]", KIOSK_RECEIPT_ERROR_FORMAT },
    { HEAD_OF (DESK, "2026-02-30") "\"received\":[" BATCH_A "]}", KIOSK_RECEIPT_ERROR_FORMAT },
    { HEAD_OF (KIOSK, "2026-11-18") "\"received\":[" BATCH_A "]}", KIOSK_RECEIPT_ERROR_OTHER_KEY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KioskReceiptFile) file = sign (self, cases[i].json, COMMENT);

      g_test_message ("%s", cases[i].json);
      assert_refused (self, file, cases[i].code);
    }
}

static void
test_deep (Fixture *self,
           gconstpointer data)
{
  g_autofree char *brackets = g_strnfill (30000, '[');
  g_autoptr (KioskReceiptFile) file = sign (self, brackets, COMMENT);

  assert_refused (self, file, KIOSK_RECEIPT_ERROR_FORMAT);
}

static void
test_by_hand (Fixture *self,
              gconstpointer data)
{
  g_autoptr (KioskReceiptFile) file = sign (self, HEAD "\"later\":[{\"x\":1}],\"received\":[" BATCH_A "]}", COMMENT);
  g_autoptr (KioskReceiptFile) other = sign (self, HEAD "\"received\":[" BATCH_A "]}", "receipt n=5");
  g_autoptr (GArray) read = read_as (self, file, KIOSK, NULL);

  g_assert_nonnull (read);
  g_assert_cmpint (g_array_index (read, KioskReceipt, 0).n, ==, 4);
  assert_refused (self, other, KIOSK_RECEIPT_ERROR_FORMAT);
}

/* Bytes changed at random by whoever holds the key: read or refused, and nothing else. */
static void
test_random (Fixture *self,
             gconstpointer data)
{
  const char *good = HEAD "\"received\":[" BATCH_A "]}";

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *text = g_strdup (good);
      g_autoptr (KioskReceiptFile) file = NULL;
      g_autoptr (GArray) read = NULL;
      g_autoptr (GError) error = NULL;

      for (int n = g_test_rand_int_range (1, 6); n > 0; n--)
        text[g_test_rand_int_range (0, (gint32) strlen (good))] = (char) g_test_rand_int_range (1, 256);
      file = sign (self, text, COMMENT);
      read = read_as (self, file, KIOSK, &error);
      g_assert_true ((read != NULL) == (error == NULL));
    }
}

static void
put (Fixture *self,
     const char *expected)
{
  g_autoptr (KioskReceiptFile) file = make (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = kiosk_receipt_folder_put (self->stick_fd, &self->label, file, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, expected);
}

static int
open_own (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  int fd = kiosk_stick_folder_open (self->stick_fd, &self->label, &error);

  g_assert_no_error (error);
  return fd;
}

static GPtrArray *
load (Fixture *self)
{
  int fd = open_own (self);
  GPtrArray *files = kiosk_receipt_folder_load (fd, NULL);

  close (fd);
  return files;
}

static char *
dup_own_path (Fixture *self,
              const char *name)
{
  return g_build_filename (self->stick, LABEL_FOLDER, name, NULL);
}

static gboolean
is_there (Fixture *self,
          const char *name)
{
  g_autofree char *path = dup_own_path (self, name);

  return g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK);
}

static gint64
get_n (Fixture *self,
       GPtrArray *files,
       guint i)
{
  g_autoptr (GArray) read = read_as (self, g_ptr_array_index (files, i), KIOSK, NULL);

  g_assert_nonnull (read);
  return g_array_index (read, KioskReceipt, read->len - 1).n;
}

static void
test_put (Fixture *self,
          gconstpointer data)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *path = dup_own_path (self, "nhan-20261118-1.json");
  g_autofree char *folder = dup_own_path (self, NULL);
  struct stat info;

  add_receipt (self, EPOCH_A, 1, HASH_A);
  put (self, "nhan-20261118-1.json");
  g_array_index (self->receipts, KioskReceipt, 0).n = 2;
  put (self, "nhan-20261118-2.json");

  g_assert_cmpint (lstat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mtime, ==, MIDNIGHT_UNIX_S);
  g_assert_cmpint (lstat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mtime, ==, MIDNIGHT_UNIX_S);
  files = load (self);
  g_assert_cmpuint (files->len, ==, 2);
  g_assert_cmpint (get_n (self, files, 0), ==, 2);
  g_assert_cmpint (get_n (self, files, 1), ==, 1);
}

/* Half a receipt, a folder, a link: whatever has a name of the day, the next one gets another. */
static void
test_nothing_written_over (Fixture *self,
                           gconstpointer data)
{
  g_autofree char *half = dup_own_path (self, "nhan-20261118-7.json.minisig");
  g_autofree char *folder = dup_own_path (self, "nhan-20261118-9.json");
  g_autofree char *text = NULL;

  add_receipt (self, EPOCH_A, 1, HASH_A);
  put (self, "nhan-20261118-1.json");
  g_assert_true (g_file_set_contents (half, "old", -1, NULL));
  put (self, "nhan-20261118-8.json");
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  put (self, "nhan-20261118-10.json");
  g_assert_true (g_file_get_contents (half, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
}

static void
test_day_without_a_name (Fixture *self,
                         gconstpointer data)
{
  g_autoptr (KioskReceiptFile) file = NULL;
  g_autofree char *last = dup_own_path (self, "nhan-20261118-9999.json");
  g_autoptr (GError) error = NULL;

  add_receipt (self, EPOCH_A, 1, HASH_A);
  put (self, "nhan-20261118-1.json");
  g_assert_true (g_file_set_contents (last, "old", -1, NULL));
  file = make (self);
  g_assert_null (kiosk_receipt_folder_put (self->stick_fd, &self->label, file, &error));
  g_assert_error (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_TAKEN);
}

/* None of these holds the kiosk up, and the receipt beside them is found. */
static void
test_hostile_folder (Fixture *self,
                     gconstpointer data)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *real = dup_own_path (self, "nhan-20261118-1.json");
  g_autofree char *pipe_path = dup_own_path (self, "nhan-20261119-1.json");
  g_autofree char *link_path = dup_own_path (self, "nhan-20261119-2.json");
  g_autofree char *huge_path = dup_own_path (self, "nhan-20261119-3.json");
  g_autofree char *folder = dup_own_path (self, "nhan-20261119-4.json");
  g_autofree char *alone = dup_own_path (self, "nhan-20261119-5.json");
  g_autofree char *odd = dup_own_path (self, "nhan-2026111-1.json");
  g_autofree char *pipe_beside = dup_own_path (self, "nhan-20261119-5.json.minisig");

  add_receipt (self, EPOCH_A, 3, HASH_A);
  put (self, "nhan-20261118-1.json");
  g_assert_cmpint (mkfifo (pipe_path, 0644), ==, 0);
  g_assert_cmpint (symlink (real, link_path), ==, 0);
  g_assert_true (g_file_set_contents (huge_path, "", -1, NULL));
  g_assert_cmpint (truncate (huge_path, G_GINT64_CONSTANT (1) << 40), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (alone, "{}", -1, NULL));
  g_assert_cmpint (mkfifo (pipe_beside, 0644), ==, 0);
  g_assert_true (g_file_set_contents (odd, "{}", -1, NULL));

  files = load (self);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpint (get_n (self, files, 0), ==, 3);
}

static void
put_many (Fixture *self,
          guint n)
{
  add_receipt (self, EPOCH_A, 0, HASH_A);
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *name = g_strdup_printf ("nhan-20261118-%u.json", i);

      g_array_index (self->receipts, KioskReceipt, 0).n = i;
      put (self, name);
    }
}

static void
test_a_hundred (Fixture *self,
                gconstpointer data)
{
  g_autoptr (GPtrArray) files = NULL;

  put_many (self, 100);
  files = load (self);
  g_assert_cmpuint (files->len, ==, KIOSK_RECEIPT_FOLDER_READ_MAX);
  g_assert_cmpint (get_n (self, files, 0), ==, 100);
}

static void
test_keep (Fixture *self,
           gconstpointer data)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *others = dup_own_path (self, "nhan-20261110-1.txt");
  g_autofree char *folder = dup_own_path (self, "nhan-20261110-1.json");
  g_autoptr (GError) error = NULL;
  int fd;

  put_many (self, 12);
  g_assert_true (g_file_set_contents (others, "mine", -1, NULL));
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  fd = open_own (self);
  g_assert_true (kiosk_receipt_folder_keep (fd, &error));
  g_assert_no_error (error);
  close (fd);

  files = load (self);
  g_assert_cmpuint (files->len, ==, KIOSK_RECEIPT_FOLDER_KEPT);
  g_assert_cmpint (get_n (self, files, 0), ==, 12);
  g_assert_cmpint (get_n (self, files, 4), ==, 8);
  g_assert_false (is_there (self, "nhan-20261118-7.json"));
  g_assert_false (is_there (self, "nhan-20261118-7.json.minisig"));
  g_assert_true (is_there (self, "nhan-20261110-1.txt") && is_there (self, "nhan-20261110-1.json"));
}

#define ADD(name, test) g_test_add ("/receipt/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("read", test_read);
  ADD ("most-epochs", test_most_epochs);
  ADD ("minisign-says-yes", test_minisign_says_yes);
  ADD ("every-byte", test_every_byte);
  ADD ("every-byte-of-signature", test_every_byte_of_signature);
  ADD ("cut-anywhere", test_cut_anywhere);
  ADD ("other-key", test_other_key);
  ADD ("other-kiosk", test_other_kiosk);
  ADD ("too-large", test_too_large);
  ADD ("signed-nonsense", test_signed_nonsense);
  ADD ("deep", test_deep);
  ADD ("by-hand", test_by_hand);
  ADD ("random", test_random);
  ADD ("put", test_put);
  ADD ("nothing-written-over", test_nothing_written_over);
  ADD ("day-without-a-name", test_day_without_a_name);
  ADD ("hostile-folder", test_hostile_folder);
  ADD ("a-hundred", test_a_hundred);
  ADD ("keep", test_keep);
  return g_test_run ();
}

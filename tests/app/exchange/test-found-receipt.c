/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an export makes of the receipts beside it: the good one is found whatever else lies there, and nothing that lies
 * there makes an export fail. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "figures.h"
#include "kiosk-failing-medium.h"
#include "kiosk-folder-medium.h"
#include "kiosk-receipt-folder.h"
#include "kiosk-stick-export.h"

#define DESK         "00000000000000DE"
#define OTHER_DESK   "00000000000000DF"
#define OTHER_KIOSK  "FEDCBA9876543210"
#define HASH         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define LABEL_FOLDER "CONGDANSO/26977-3-" KIOSK
#define OTHER_FOLDER "CONGDANSO/26977-4-" OTHER_KIOSK

typedef struct
{
  char              *stick;
  int                stick_fd;
  KioskKey          *desk;
  KioskBundleLabel   label;
  gboolean           has_desk;  /* whether the kiosk knows of it */
  gboolean           fetches;
  KioskFoundReceipt  found;     /* what the last export found; its texts are those of the export */
  KioskStickExport  *export;
  guint              n_mounts;  /* to write */
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->stick = g_dir_make_tmp ("kiosk-found-XXXXXX", &error);
  g_assert_no_error (error);
  self->stick_fd = open (self->stick, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  self->desk = kiosk_key_new (DESK, &error);
  g_assert_no_error (error);
  self->has_desk = self->fetches = TRUE;
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
  g_clear_object (&self->export);
  g_free (self->stick);
}

static KioskReceiptFile *
make (const KioskKey *desk,
      const char *kiosk,
      gint64 n)
{
  g_autoptr (GArray) receipts = g_array_new (FALSE, TRUE, sizeof (KioskReceipt));
  KioskReceipt receipt = { .n = n, .epoch = EPOCH_A, .hash = HASH };

  g_array_append_val (receipts, receipt);
  return kiosk_receipt_file_new (desk, kiosk, receipts, kiosk_day_from_iso ("2026-11-18"));
}

static void
put (Fixture *self,
     const KioskReceiptFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = kiosk_receipt_folder_put (self->stick_fd, &self->label, file, &error);

  g_assert_no_error (error);
}

static void
put_good (Fixture *self,
          gint64 n)
{
  g_autoptr (KioskReceiptFile) file = make (self->desk, KIOSK, n);

  put (self, file);
}

static gboolean
count_mounts_cb (guint number,
                 KioskMediumCall call,
                 gpointer user_data,
                 GCancellable *cancellable,
                 GError **error)
{
  Fixture *self = user_data;

  self->n_mounts += call == KIOSK_MEDIUM_CALL_MOUNT;
  return TRUE;
}

static void
run_export (Fixture *self)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (KioskEntry));
  const KioskBundleFigures figures = { none, none, none, none };
  g_autoptr (KioskBundle) bundle = kiosk_bundle_new (&self->label, &figures, NULL);
  g_autoptr (KioskMedium) folder = kiosk_folder_medium_new (self->stick);
  g_autoptr (KioskMedium) medium = kiosk_failing_medium_new (folder, count_mounts_cb, self);
  g_autoptr (GError) error = NULL;

  self->n_mounts = 0;
  g_clear_object (&self->export);
  self->export = kiosk_stick_export_new (medium, &self->label, kiosk_bundle_get_files (bundle), NULL);
  if (self->fetches)
    kiosk_stick_export_fetch_receipt (self->export, self->has_desk ? kiosk_key_get_public (self->desk) : NULL);
  kiosk_stick_export_run (self->export, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (kiosk_stick_export_is_verified (self->export));
  if (self->fetches)
    self->found = *kiosk_stick_export_get_receipt (self->export);
}

static void
assert_found (Fixture *self,
              gint64 n)
{
  run_export (self);
  g_assert_nonnull (self->found.receipts);
  g_assert_cmpint (g_array_index (self->found.receipts, KioskReceipt, 0).n, ==, n);
}

static void
assert_refused (Fixture *self,
                KioskReceiptError code)
{
  run_export (self);
  g_assert_error (self->found.refusal, KIOSK_RECEIPT_ERROR, (int) code);
  g_assert_nonnull (self->found.refused_name);
}

static char *
dup_path (Fixture *self,
          const char *folder,
          const char *name)
{
  return g_build_filename (self->stick, folder, name, NULL);
}

static guint
count_files (Fixture *self,
             const char *folder)
{
  g_autofree char *path = dup_path (self, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n_files = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n_files += g_str_has_prefix (name, "nhan-");
  return n_files;
}

static void
test_none (Fixture *self,
           gconstpointer data)
{
  run_export (self);
  g_assert_cmpuint (self->found.n_files, ==, 0);
  g_assert_null (self->found.name);
  g_assert_null (self->found.refusal);
  g_assert_null (self->found.receipts);
  self->has_desk = FALSE;
  run_export (self);
  g_assert_null (self->found.refusal);
}

/* One that stands for all before it, and no mount more for it. */
static void
test_newest (Fixture *self,
             gconstpointer data)
{
  put_good (self, 1);
  put_good (self, 2);
  assert_found (self, 2);
  g_assert_cmpstr (self->found.name, ==, "nhan-20261118-2.json");
  g_assert_null (self->found.refusal);
  g_assert_cmpuint (self->n_mounts, ==, 1);
}

/* Nobody asked for any: materials and forms are no exports of figures. */
static void
test_not_wanted (Fixture *self,
                 gconstpointer data)
{
  for (guint n = 0; n < 8; n++)
    put_good (self, n);
  self->fetches = FALSE;
  run_export (self);
  g_assert_null (kiosk_stick_export_get_receipt (self->export));
  g_assert_cmpuint (count_files (self, LABEL_FOLDER), ==, 16);
}

static void
test_no_desk (Fixture *self,
              gconstpointer data)
{
  put_good (self, 1);
  self->has_desk = FALSE;
  assert_refused (self, KIOSK_RECEIPT_ERROR_NO_DESK);
  g_assert_null (self->found.receipts);
  self->has_desk = TRUE;
  assert_found (self, 1);
}

static void
test_other_key (Fixture *self,
                gconstpointer data)
{
  g_autoptr (KioskKey) other = kiosk_key_new (OTHER_DESK, NULL);
  g_autoptr (KioskReceiptFile) file = make (other, KIOSK, 9);

  put_good (self, 1);
  put (self, file);
  assert_refused (self, KIOSK_RECEIPT_ERROR_OTHER_KEY);
  g_assert_cmpstr (self->found.refused_name, ==, "nhan-20261118-2.json");
  g_assert_cmpstr (self->found.name, ==, "nhan-20261118-1.json");
  g_assert_cmpint (g_array_index (self->found.receipts, KioskReceipt, 0).n, ==, 1);
}

static void
test_other_kiosk (Fixture *self,
                  gconstpointer data)
{
  g_autoptr (KioskReceiptFile) file = make (self->desk, OTHER_KIOSK, 9);

  put (self, file);
  assert_refused (self, KIOSK_RECEIPT_ERROR_OTHER_KIOSK);
}

static void
write_at (Fixture *self,
          const char *name,
          const char *text)
{
  g_autofree char *path = dup_path (self, LABEL_FOLDER, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
test_changed (Fixture *self,
              gconstpointer data)
{
  g_autofree char *path = dup_path (self, LABEL_FOLDER, "nhan-20261118-2.json");
  g_autofree char *text = NULL;

  put_good (self, 1);
  put_good (self, 4);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  *strchr (text, '4') = '5';
  write_at (self, "nhan-20261118-2.json", text);
  assert_refused (self, KIOSK_RECEIPT_ERROR_SIGNATURE);
  g_assert_cmpint (g_array_index (self->found.receipts, KioskReceipt, 0).n, ==, 1);
}

static void
test_newer_format (Fixture *self,
                   gconstpointer data)
{
  const char *json = "{\"what\":\"receipt\",\"format\":2}";
  GBytes *bytes = g_bytes_new_static (json, strlen (json));
  char *signature = kiosk_key_sign (self->desk, bytes, "receipt");
  g_autoptr (KioskReceiptFile) file = kiosk_receipt_file_take (bytes, g_bytes_new_take (signature, strlen (signature)));

  put_good (self, 1);
  put (self, file);
  assert_refused (self, KIOSK_RECEIPT_ERROR_NEWER);
  g_assert_cmpint (g_array_index (self->found.receipts, KioskReceipt, 0).n, ==, 1);
}

/* None of these is read, and the receipt behind them is found. */
static void
test_hostile (Fixture *self,
              gconstpointer data)
{
  g_autofree char *pipe_path = dup_path (self, LABEL_FOLDER, "nhan-20261119-1.json");
  g_autofree char *link_path = dup_path (self, LABEL_FOLDER, "nhan-20261119-2.json");
  g_autofree char *huge_path = dup_path (self, LABEL_FOLDER, "nhan-20261119-3.json");
  g_autofree char *folder = dup_path (self, LABEL_FOLDER, "nhan-20261119-4.json");
  g_autofree char *endless = dup_path (self, LABEL_FOLDER, "nhan-20261119-5.json");
  g_autofree char *real = dup_path (self, LABEL_FOLDER, "nhan-20261118-1.json");

  put_good (self, 3);
  g_assert_cmpint (mkfifo (pipe_path, 0644), ==, 0);
  g_assert_cmpint (symlink (real, link_path), ==, 0);
  g_assert_true (g_file_set_contents (huge_path, "", -1, NULL));
  g_assert_cmpint (truncate (huge_path, G_GINT64_CONSTANT (1) << 40), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", endless), ==, 0);
  assert_found (self, 3);
  g_assert_null (self->found.refusal);
  g_assert_cmpuint (self->found.n_files, ==, 6);
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
}

/* The newest five stay of a thousand; those of another kiosk all do, and so does what is nobody's. */
static void
test_a_thousand (Fixture *self,
                 gconstpointer data)
{
  g_autofree char *other = dup_path (self, OTHER_FOLDER, NULL);
  g_autofree char *others = dup_path (self, OTHER_FOLDER, "nhan-20200101-1.json");

  put_good (self, 1);
  for (guint i = 1; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("nhan-20251118-%u.json", i);

      write_at (self, name, "{}");
    }
  write_at (self, "nhan-20251118-7.json.minisig", "lost its file long ago");
  write_at (self, "nhan-20200101-1.txt", "somebody's");
  g_assert_cmpint (g_mkdir (other, 0755), ==, 0);
  g_assert_true (g_file_set_contents (others, "{}", -1, NULL));
  assert_found (self, 1);
  g_assert_cmpuint (self->found.n_files, ==, 1000);
  g_assert_cmpuint (self->n_mounts, ==, 2);
  g_assert_cmpuint (count_files (self, LABEL_FOLDER), ==, KIOSK_RECEIPT_FOLDER_KEPT + 2);
  g_assert_true (g_file_test (others, G_FILE_TEST_EXISTS));
  assert_found (self, 1);
  g_assert_cmpuint (self->n_mounts, ==, 1);
}

/* A desk may go on writing for years: no more than so many are read, and the good one is among the newest. */
static void
test_too_many_bad_ones (Fixture *self,
                        gconstpointer data)
{
  put_good (self, 1);
  for (guint i = 0; i < KIOSK_RECEIPT_FOLDER_READ_MAX; i++)
    {
      g_autofree char *name = g_strdup_printf ("nhan-20991231-%u.json", i + 1);
      g_autofree char *signature = g_strconcat (name, ".minisig", NULL);

      write_at (self, name, "{}");
      write_at (self, signature, "x");
    }
  assert_refused (self, KIOSK_RECEIPT_ERROR_SIGNATURE);
  g_assert_null (self->found.receipts);
}

#define ADD(name, test) g_test_add ("/found-receipt/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("none", test_none);
  ADD ("newest", test_newest);
  ADD ("not-wanted", test_not_wanted);
  ADD ("no-desk", test_no_desk);
  ADD ("other-key", test_other_key);
  ADD ("other-kiosk", test_other_kiosk);
  ADD ("changed", test_changed);
  ADD ("newer-format", test_newer_format);
  ADD ("hostile", test_hostile);
  ADD ("a-thousand", test_a_thousand);
  ADD ("too-many-bad-ones", test_too_many_bad_ones);
  return g_test_run ();
}

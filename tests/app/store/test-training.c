/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The book of a training: it has the codes and settings of the book in service, and none of its figures. */
#include <glib/gstdio.h>

#include "waiter.h"
#include "world.h"

#define PIN  "820471"
#define CODE "4821"

static char *
training_path (World *self)
{
  return g_build_filename (self->state, KIOSK_TRAINING_FOLDER, NULL);
}

static KioskDayBook *
open_training (World *self)
{
  g_autofree char *path = training_path (self);
  g_autoptr (GError) error = NULL;
  KioskDayBook *book = kiosk_day_book_open (path, KIOSK_MODE_TRAINING, self->clock, &error);

  g_assert_no_error (error);
  return book;
}

static void
close_training (KioskDayBook *book)
{
  g_autoptr (GError) error = NULL;

  kiosk_day_book_close (book, &error);
  g_assert_no_error (error);
  g_object_unref (book);
}

static void
create_training (World *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_day_book_create_training (self->book, &error));
  g_assert_no_error (error);
}

static void
set_secrets (World *self)
{
  g_autoptr (GError) error = NULL;

  kiosk_day_book_set_secret (self->book, KIOSK_SECRET_ROLE_STAFF, PIN, &error);
  g_assert_no_error (error);
  kiosk_day_book_set_secret (self->book, KIOSK_SECRET_ROLE_SHIFT, CODE, &error);
  g_assert_no_error (error);
  kiosk_day_book_set_secret (self->book, KIOSK_SECRET_ROLE_RECOVERY, "820471936504", &error);
  g_assert_no_error (error);
}

static void
save_number (World *self)
{
  g_autoptr (GHashTable) settings = kiosk_day_book_load_settings (self->book, NULL);
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (settings, g_strdup ("number"), g_strdup ("7"));
  kiosk_day_book_save_settings (self->book, settings, &error);
  g_assert_no_error (error);
}

static void
assert_opens (KioskDayBook *book,
              KioskSecretRole role,
              const char *pin)
{
  KioskTry try = { 0 };
  g_autoptr (GError) error = NULL;

  kiosk_day_book_try_secret (book, role, pin, &try, &error);
  g_assert_no_error (error);
  g_assert_true (try.is_right);
}

static void
test_takes_over (World *self,
                 gconstpointer data)
{
  g_autoptr (GHashTable) settings = NULL;
  gboolean has_recovery = TRUE;
  KioskClockLook look;
  KioskDayBook *training;

  world_create (self);
  world_open (self);
  set_secrets (self);
  save_number (self);
  world_set_clock (self, 300, "08:00:00");
  g_assert_true (kiosk_day_book_confirm_clock (self->book, NULL));
  create_training (self);

  training = open_training (self);
  settings = kiosk_day_book_load_settings (training, NULL);
  g_assert_cmpstr (g_hash_table_lookup (settings, "number"), ==, "7");
  assert_opens (training, KIOSK_SECRET_ROLE_STAFF, PIN);
  assert_opens (training, KIOSK_SECRET_ROLE_SHIFT, CODE);
  g_assert_true (kiosk_day_book_has_secret (training, KIOSK_SECRET_ROLE_RECOVERY, &has_recovery, NULL));
  g_assert_false (has_recovery);
  g_assert_true (kiosk_day_book_look_at_clock (training, &look, NULL));
  g_assert_cmpint (look.trust, ==, KIOSK_TRUST_CONFIRMED);
  g_assert_cmpstr (kiosk_day_book_get_kiosk (training), !=, kiosk_day_book_get_kiosk (self->book));
  close_training (training);
}

/* What staff said of a clock that cannot be set holds in the training, which is the same boot. */
static void
test_corrected_clock (World *self,
                      gconstpointer data)
{
  gint64 correction_s;
  KioskDayBook *training;

  world_create (self);
  world_open (self);
  correction_s = kiosk_clock_get_unix_s (self->clock) + 86400 - kiosk_clock_get_boottime_ms (self->clock) / 1000;
  g_assert_true (kiosk_day_book_set_clock (self->book, correction_s, NULL));
  g_assert_cmpint (kiosk_clock_get_correction_s (self->clock), ==, correction_s);
  create_training (self);
  kiosk_clock_correct (self->clock, KIOSK_CLOCK_NOT_CORRECTED);

  training = open_training (self);
  g_assert_cmpint (kiosk_clock_get_correction_s (self->clock), ==, correction_s);
  close_training (training);
}

static void
test_counts_apart (World *self,
                   gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_INSTALLED, FALSE);
  g_autoptr (GArray) cells = NULL;
  KioskDayBook *training;

  world_create (self);
  world_open (self);
  id = world_tap (self, KIOSK_KIND_INSTALLED);
  create_training (self);
  world_close (self);
  before = world_query (self, "SELECT group_concat(id) FROM tap");

  training = open_training (self);
  cells = kiosk_day_book_load_figures (training, world_day (0), world_day (2), NULL);
  g_assert_cmpuint (cells->len, ==, 0);
  g_assert_true (kiosk_day_book_record (training, 1, tap, NULL, NULL));
  g_assert_true (kiosk_day_book_close_day (training, NULL, NULL, NULL));
  close_training (training);

  after = world_query (self, "SELECT group_concat(id) FROM tap");
  g_assert_cmpstr (after, ==, before);
  world_open (self);
  g_assert_cmpint (world_tally (self).counted, ==, 1);
}

static void
test_begins_empty (World *self,
                   gconstpointer data)
{
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_INSTALLED, FALSE);
  g_autoptr (GArray) figures = NULL;
  g_autofree char *path = training_path (self);
  g_autofree char *damaged = g_build_filename (path, "damaged-1", NULL);
  g_autofree char *inner = g_build_filename (damaged, "day-book.db", NULL);
  KioskDayBook *training;

  world_create (self);
  world_open (self);
  create_training (self);
  training = open_training (self);
  g_assert_true (kiosk_day_book_record (training, 1, tap, NULL, NULL));
  close_training (training);
  g_assert_cmpint (g_mkdir (damaged, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inner, "x", 1, NULL));

  create_training (self);
  g_assert_false (g_file_test (damaged, G_FILE_TEST_EXISTS));
  training = open_training (self);
  figures = kiosk_day_book_load_figures (training, world_day (0), world_day (2), NULL);
  g_assert_cmpuint (figures->len, ==, 0);
  close_training (training);
}

static void
assert_removed (World *self,
                gboolean was_there)
{
  gboolean said = !was_there;
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_day_book_remove_training (self->book, &said, &error));
  g_assert_no_error (error);
  g_assert_cmpint (said, ==, was_there);
  g_assert_false (world_has (self, KIOSK_TRAINING_FOLDER));
}

static void
test_removed (World *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  KioskDayBook *training;

  world_create (self);
  world_open (self);
  assert_removed (self, FALSE);
  create_training (self);
  training = open_training (self);
  g_assert_false (kiosk_day_book_remove_training (self->book, NULL, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (kiosk_day_book_create_training (self->book, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_LOCKED);
  close_training (training);
  assert_removed (self, TRUE);
  assert_removed (self, FALSE);
}

/* Backups and a restore of the book in service do not see the folder. */
static void
test_leaves_backups_alone (World *self,
                           gconstpointer data)
{
  KioskBookState state;

  world_create (self);
  world_open (self);
  g_free (world_tap (self, KIOSK_KIND_INSTALLED));
  create_training (self);
  g_assert_true (kiosk_day_book_back_up (self->book, NULL));
  g_assert_true (kiosk_day_book_load_state (self->book, &state, NULL));
  g_assert_cmpuint (state.n_backups, ==, 1);
  world_close (self);
  world_open (self);
  g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_NONE);
  g_assert_cmpint (world_tally (self).counted, ==, 1);
}

static gboolean
create_in_store (KioskStore *store,
                 GError **error)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_create_training_async (store, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  return kiosk_store_create_training_finish (store, result, error);
}

static gboolean
remove_in_store (KioskStore *store,
                 gboolean *out_was_there,
                 GError **error)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_remove_training_async (store, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  return kiosk_store_remove_training_finish (store, result, out_was_there, error);
}

static void
open_store (KioskStore *store)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (KioskSettings) settings = NULL;

  kiosk_store_open_async (store, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  settings = kiosk_store_open_finish (store, result, NULL, NULL);
  g_assert_nonnull (settings);
}

static void
test_through_the_store (World *self,
                        gconstpointer data)
{
  g_autoptr (KioskStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean was_there = FALSE;

  world_create (self);
  store = kiosk_store_new (self->state, KIOSK_MODE_LIVE, self->clock);
  g_assert_false (create_in_store (store, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED);
  g_clear_error (&error);
  open_store (store);
  g_assert_true (create_in_store (store, &error));
  g_assert_no_error (error);
  close_training (open_training (self));
  g_assert_true (remove_in_store (store, &was_there, &error));
  g_assert_true (was_there);
  g_assert_true (remove_in_store (store, &was_there, &error));
  g_assert_false (was_there);
  kiosk_store_shut_down (store);
  g_assert_false (remove_in_store (store, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

#define ADD(name, function) g_test_add ("/training/" name, World, NULL, world_set_up, function, world_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("takes-over", test_takes_over);
  ADD ("corrected-clock", test_corrected_clock);
  ADD ("counts-apart", test_counts_apart);
  ADD ("begins-empty", test_begins_empty);
  ADD ("removed", test_removed);
  ADD ("leaves-backups-alone", test_leaves_backups_alone);
  ADD ("through-the-store", test_through_the_store);
  return g_test_run ();
}

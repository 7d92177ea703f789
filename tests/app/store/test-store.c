/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store end to end: its own thread, results in the caller's context, an end that waits. */
#include "kiosk-pin.h"
#include "waiter.h"

#define MANY 200

static gboolean
record (KioskStore *store,
        guint visit,
        const KioskTap *tap,
        GCancellable *cancellable,
        KioskRecorded *out_recorded,
        GError **error)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_record_async (store, visit, tap, cancellable, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  return kiosk_store_record_finish (store, result, out_recorded, error);
}

static void
test_end_to_end (World *self,
                 gconstpointer data)
{
  KioskStore *store = waiter_start (self);
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_INSTALLED, FALSE);
  g_autoptr (KioskTap) answer = kiosk_tap_new_self (KIOSK_KIND_INSTALLED_SIGNED_IN, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  KioskRecorded recorded;
  KioskNotices notices = 77;
  Waiter waiter = waiter_new ();

  kiosk_store_check_async (store, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  g_assert_true (kiosk_store_check_finish (store, result, &notices, &error));
  g_assert_cmpint (notices, ==, KIOSK_NOTICE_NONE);
  g_assert_true (record (store, 1, tap, NULL, &recorded, &error));
  g_assert_cmpint (recorded.seq, ==, 1);

  g_clear_object (&result);
  waiter = waiter_new ();
  kiosk_store_replace_async (store, tap->id, answer, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  g_assert_true (kiosk_store_record_finish (store, result, &recorded, &error));
  g_assert_cmpint (recorded.seq, ==, 2);

  g_clear_object (&result);
  waiter = waiter_new ();
  kiosk_store_undo_async (store, answer->id, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  g_assert_true (kiosk_store_undo_finish (store, result, &error));
  g_assert_no_error (error);

  g_clear_object (&result);
  waiter_end (store);
  world_open (self);
  g_assert_cmpint (world_tally (self).taps, ==, 2);
  g_assert_cmpint (world_tally (self).undone, ==, 1);
}

static gboolean
ping (KioskStore *store,
      GCancellable *cancellable,
      GError **error)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_ping_async (store, cancellable, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  return kiosk_store_ping_finish (store, result, error);
}

static gboolean
set_secret (KioskStore *store,
            const char *pin,
            GError **error)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_set_secret_async (store, KIOSK_SECRET_ROLE_STAFF, pin, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  return kiosk_store_set_secret_finish (store, result, error);
}

static gboolean
has_secret (KioskStore *store,
            gboolean *out_has,
            GError **error)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_has_secret_async (store, KIOSK_SECRET_ROLE_STAFF, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  return kiosk_store_has_secret_finish (store, result, out_has, error);
}

static gboolean
try_secret (KioskStore *store,
            const char *pin,
            KioskTry *out_try,
            GError **error)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_try_secret_async (store, KIOSK_SECRET_ROLE_STAFF, pin, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  return kiosk_store_try_secret_finish (store, result, out_try, error);
}

static KioskShiftRecord *
load_shift (KioskStore *store,
            guint max,
            GError **error)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_load_shift_async (store, max, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  return kiosk_store_load_shift_finish (store, result, error);
}

static void
test_secrets (World *self,
              gconstpointer data)
{
  KioskStore *store = waiter_start (self);
  g_autoptr (GError) error = NULL;
  KioskTry attempt = { 0 };
  gboolean is_there = TRUE;

  g_assert_true (has_secret (store, &is_there, &error));
  g_assert_false (is_there);
  g_assert_false (set_secret (store, "111111", &error));
  g_assert_error (error, KIOSK_PIN_ERROR, KIOSK_PIN_ERROR_REPEATED);
  g_clear_error (&error);
  g_assert_true (set_secret (store, "482137", &error));
  g_assert_true (has_secret (store, &is_there, &error));
  g_assert_true (is_there);

  g_assert_true (try_secret (store, "482138", &attempt, &error));
  g_assert_true (attempt.was_tried && !attempt.is_right);
  g_assert_cmpuint (attempt.failures, ==, 1);
  g_assert_true (try_secret (store, "482137", &attempt, &error));
  g_assert_true (attempt.is_right);
  g_assert_true (set_secret (store, NULL, &error));
  g_assert_true (has_secret (store, &is_there, &error));
  g_assert_false (is_there);
  g_assert_no_error (error);
  waiter_end (store);
}

static void
test_shift (World *self,
            gconstpointer data)
{
  KioskStore *store = waiter_start (self);
  g_autoptr (KioskTap) tap = kiosk_tap_new ();
  g_autoptr (KioskShiftRecord) shift = NULL;
  g_autoptr (GError) error = NULL;

  tap->source = KIOSK_SOURCE_HELPER;
  tap->team = KIOSK_TEAM_POLICE;
  tap->helped = TRUE;
  tap->kind = KIOSK_KIND_ADVISED;
  tap->people = 7;
  g_assert_true (record (store, 1, tap, NULL, NULL, &error));
  shift = load_shift (store, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpint (shift->people, ==, 7);
  g_assert_cmpuint (shift->taps->len, ==, 1);
  g_assert_cmpstr (((const KioskTap *) g_ptr_array_index (shift->taps, 0))->id, ==, tap->id);
  waiter_end (store);
}

/* Nobody is let in, and nothing is told, by a book that is not open. */
static void
test_without_a_book (World *self,
                     gconstpointer data)
{
  KioskStore *store = kiosk_store_new (self->state, KIOSK_MODE_LIVE, self->clock);
  g_autoptr (GError) error = NULL;
  KioskTry attempt = { .left_s = 77 };
  gboolean is_there = 77;

  g_assert_false (try_secret (store, "482137", &attempt, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED);
  g_clear_error (&error);
  g_assert_null (waiter_open_store (store, NULL, &error));
  g_clear_error (&error);
  g_assert_false (try_secret (store, "482137", &attempt, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_false (set_secret (store, "482137", &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_false (has_secret (store, &is_there, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_null (load_shift (store, 10, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_MISSING);
  g_clear_error (&error);

  kiosk_store_shut_down (store);
  g_assert_false (try_secret (store, "482137", &attempt, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_assert_cmpuint (attempt.left_s, ==, 77);
  g_assert_cmpint (is_there, ==, 77);
  waiter_end (store);
}

static void
test_errors_come_as_they_are (World *self,
                              gconstpointer data)
{
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_INSTALLED, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskSettings) settings = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  KioskStore *store = kiosk_store_new (self->state, KIOSK_MODE_LIVE, self->clock);
  Waiter waiter = waiter_new ();

  g_assert_false (record (store, 1, tap, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED);
  g_clear_error (&error);
  g_assert_null (waiter_open_store (store, NULL, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_false (record (store, 1, tap, NULL, NULL, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_MISSING);
  g_clear_error (&error);

  /* The disk is mounted now. */
  world_create (self);
  settings = waiter_open_store (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (record (store, 1, tap, NULL, NULL, &error));

  kiosk_store_undo_async (store, "0123456789abcdef0123456789abcdef", NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  g_assert_false (kiosk_store_undo_finish (store, result, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CLOSED);
  g_clear_object (&result);
  waiter_end (store);
}

/* Settings that say what they must not are told; taps count all the same. */
static void
test_bad_settings (World *self,
                   gconstpointer data)
{
  KioskStore *store;
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_INSTALLED, FALSE);
  g_autoptr (GError) error = NULL;

  world_create (self);
  world_sql (self, "INSERT INTO setting VALUES ('link', 'https://evil.example/')");
  store = kiosk_store_new (self->state, KIOSK_MODE_LIVE, self->clock);
  g_assert_null (waiter_open_store (store, NULL, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (record (store, 1, tap, NULL, NULL, &error));
  waiter_end (store);
}

static void
test_cancelled_before_it_began (World *self,
                                gconstpointer data)
{
  KioskStore *store = waiter_start (self);
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_INSTALLED, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  KioskRecorded recorded;

  g_cancellable_cancel (cancellable);
  g_assert_false (record (store, 1, tap, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (record (store, 1, tap, NULL, &recorded, &error));
  g_assert_false (recorded.was_known);
  waiter_end (store);
}

static void
count_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  guint *count = user_data;

  g_assert_true (kiosk_store_record_finish (KIOSK_STORE (source), result, NULL, NULL));
  (*count)++;
}

/* What was asked for before the end is done before the end, and its results still come. */
static void
test_shut_down_waits (World *self,
                      gconstpointer data)
{
  KioskStore *store = waiter_start (self);
  guint count = 0;

  for (guint i = 0; i < MANY; i++)
    {
      g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_ADVISED, TRUE);

      kiosk_store_record_async (store, i, tap, NULL, count_cb, &count);
    }
  kiosk_store_shut_down (store);
  kiosk_store_shut_down (store);
  g_assert_cmpuint (count, ==, 0);
  world_open (self);
  g_assert_cmpint (world_tally (self).self.helped, ==, MANY);
  while (count < MANY)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (store);
}

static void
test_after_the_end (World *self,
                    gconstpointer data)
{
  KioskStore *store = waiter_start (self);
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_INSTALLED, FALSE);
  g_autoptr (GError) error = NULL;

  kiosk_store_shut_down (store);
  g_assert_false (record (store, 1, tap, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_null (waiter_open_store (store, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_assert_finalize_object (store);
}

/* The last reference may go on either thread; the book is let go of in both cases. */
static void
test_dropped_without_an_end (World *self,
                             gconstpointer data)
{
  gpointer store = waiter_start (self);
  g_autoptr (KioskDayBook) book = NULL;

  g_object_add_weak_pointer (store, &store);
  g_object_unref (store);
  while (g_atomic_pointer_get (&store) != NULL)
    g_thread_yield ();

  while (book == NULL)
    {
      g_autoptr (GError) error = NULL;

      book = world_try_open (self, KIOSK_MODE_LIVE, &error);
      if (book == NULL)
        g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_LOCKED);
    }
}

/* The thread lives, whatever became of the book. */
static void
test_ping (World *self,
           gconstpointer data)
{
  KioskStore *store = kiosk_store_new (self->state, KIOSK_MODE_LIVE, self->clock);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (ping (store, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (waiter_open_store (store, NULL, &error));
  g_clear_error (&error);
  g_assert_true (ping (store, cancellable, &error));
  g_assert_no_error (error);

  g_cancellable_cancel (cancellable);
  g_assert_false (ping (store, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  kiosk_store_shut_down (store);
  g_assert_false (ping (store, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  waiter_end (store);
}

#define ADD(name, function) g_test_add ("/store/" name, World, NULL, world_set_up, function, world_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("end-to-end", test_end_to_end);
  ADD ("secrets", test_secrets);
  ADD ("shift", test_shift);
  ADD ("without-a-book", test_without_a_book);
  ADD ("errors-come-as-they-are", test_errors_come_as_they_are);
  ADD ("bad-settings", test_bad_settings);
  ADD ("cancelled-before-it-began", test_cancelled_before_it_began);
  ADD ("shut-down-waits", test_shut_down_waits);
  ADD ("after-the-end", test_after_the_end);
  ADD ("ping", test_ping);
  ADD ("dropped-without-an-end", test_dropped_without_an_end);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What staff do through the store, and what they are told where it cannot be done. */
#include <sqlite3.h>
#include <string.h>

#include "failing-disk.h"
#include "waiter.h"

#define MS_A_DAY (24 * 3600 * 1000)

static void
tap (KioskStore *store,
     const KioskTap *what)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_record_async (store, 1, what, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  kiosk_store_record_finish (store, result, NULL, &error);
  g_assert_no_error (error);
}

static void
tap_helper (KioskStore *store,
            guint people)
{
  g_autoptr (KioskTap) what = kiosk_tap_new_self (KIOSK_KIND_INSTALLED, TRUE);

  what->source = KIOSK_SOURCE_HELPER;
  what->team = KIOSK_TEAM_POLICE;
  what->audience = KIOSK_AUDIENCE_RESIDENT;
  what->people = people;
  tap (store, what);
}

static GArray *
load_figures (KioskStore *store,
              KioskDay from,
              KioskDay to,
              GError **error)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_load_figures_async (store, from, to, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  return kiosk_store_load_figures_finish (store, result, error);
}

static GArray *
load_breakdown (KioskStore *store,
                KioskDay from,
                KioskDay to,
                GError **error)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_load_breakdown_async (store, from, to, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  return kiosk_store_load_breakdown_finish (store, result, error);
}

static gboolean
close_day (KioskStore *store,
           GCancellable *cancellable,
           gint64 *out_waiting,
           gboolean *out_closed,
           GError **error)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_close_day_async (store, cancellable, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  return kiosk_store_close_day_finish (store, result, out_waiting, out_closed, error);
}

static KioskSettings *
save_settings (KioskStore *store,
               GHashTable *settings,
               GError **error)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_save_settings_async (store, settings, NULL, waiter_done_cb, &waiter);
  /* The caller's table is the caller's again. */
  g_hash_table_remove_all (settings);
  result = waiter_wait (&waiter);
  return kiosk_store_save_settings_finish (store, result, error);
}

static gboolean
confirm_clock (KioskStore *store,
               GError **error)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_confirm_clock_async (store, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  return kiosk_store_confirm_clock_finish (store, result, error);
}

static gboolean
set_clock (KioskStore *store,
           gint64 correction_s,
           GError **error)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_set_clock_async (store, correction_s, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  return kiosk_store_set_clock_finish (store, result, error);
}

static gboolean
look_at_clock (KioskStore *store,
               KioskClockLook *out_look,
               GError **error)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_look_at_clock_async (store, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  return kiosk_store_look_at_clock_finish (store, result, out_look, error);
}

static void
test_figures (World *self,
              gconstpointer data)
{
  KioskStore *store = waiter_start (self);
  g_autoptr (GArray) both = NULL;
  g_autoptr (GArray) second = NULL;
  g_autoptr (GError) error = NULL;

  tap_helper (store, 3);
  world_set_clock (self, 2, "08:00:00");
  tap_helper (store, 5);

  both = load_figures (store, world_day (1), world_day (2), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (both->len, ==, 2);
  g_assert_cmpuint (g_array_index (both, KioskDayFigures, 0).day, ==, world_day (1));
  g_assert_cmpint (g_array_index (both, KioskDayFigures, 0).tally.helper.installed, ==, 3);
  g_assert_false (g_array_index (both, KioskDayFigures, 0).has_open);
  g_assert_cmpint (g_array_index (both, KioskDayFigures, 1).tally.helper.installed, ==, 5);
  g_assert_true (g_array_index (both, KioskDayFigures, 1).has_open);

  second = load_figures (store, world_day (2), world_day (2), &error);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_cmpuint (g_array_index (second, KioskDayFigures, 0).day, ==, world_day (2));
  waiter_end (store);
}

static void
test_breakdown (World *self,
                gconstpointer data)
{
  KioskStore *store = waiter_start (self);
  g_autoptr (GArray) both = NULL;
  g_autoptr (GArray) first = NULL;
  g_autoptr (GError) error = NULL;

  tap_helper (store, 3);
  world_set_clock (self, 2, "08:00:00");
  tap_helper (store, 5);

  both = load_breakdown (store, world_day (1), world_day (2), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (both->len, ==, 1);
  g_assert_cmpint (g_array_index (both, KioskCell, 0).people, ==, 8);
  first = load_breakdown (store, world_day (1), world_day (1), &error);
  g_assert_cmpint (g_array_index (first, KioskCell, 0).people, ==, 3);
  waiter_end (store);
}

static void
set_1970 (World *self)
{
  kiosk_manual_clock_set (KIOSK_MANUAL_CLOCK (self->clock), "1970-01-01T07:03:00");
}

/* Of the first day: how many people in all, and how many of them stand in the open batch. */
static void
assert_open (KioskStore *store,
             gint64 all,
             gint64 open)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) figures = load_figures (store, world_day (1), world_day (1), &error);
  const KioskDayFigures *day = &g_array_index (figures, KioskDayFigures, 0);

  g_assert_no_error (error);
  g_assert_cmpuint (figures->len, ==, 1);
  g_assert_cmpint (day->tally.helper.installed, ==, all);
  g_assert_cmpint (day->open.helper.installed, ==, open);
  g_assert_cmpint (day->open.taps, ==, open);
}

/* Once a shift: what comes later in it waits, and is said to. */
static void
test_closing (World *self,
              gconstpointer data)
{
  KioskStore *store = waiter_start (self);
  g_autoptr (GError) error = NULL;
  gint64 waiting = 77;
  gboolean is_closed = 77;

  set_1970 (self);
  g_assert_true (close_day (store, NULL, &waiting, &is_closed, &error));
  g_assert_cmpint (waiting, ==, 0);
  g_assert_cmpint (is_closed, ==, FALSE);
  world_set_clock (self, 1, "09:00:00");
  tap_helper (store, 3);
  g_assert_true (close_day (store, NULL, NULL, NULL, &error));
  tap_helper (store, 5);
  g_assert_true (close_day (store, NULL, &waiting, &is_closed, &error));
  g_assert_cmpint (waiting, ==, 5);
  g_assert_cmpint (is_closed, ==, FALSE);
  assert_open (store, 8, 5);
  world_set_clock (self, 1, "13:00:00");
  g_assert_true (close_day (store, NULL, &waiting, &is_closed, &error));
  g_assert_cmpint (waiting, ==, 0);
  g_assert_cmpint (is_closed, ==, TRUE);
  assert_open (store, 8, 0);
  g_assert_no_error (error);
  waiter_end (store);
}

/* The disk fills up at the closing: staff are told, nothing is lost, and it works once there is room. */
static void
test_closing_on_a_full_disk (World *self,
                             gconstpointer data)
{
  KioskStore *store = waiter_start (self);
  g_autoptr (GArray) figures = NULL;
  g_autoptr (GError) error = NULL;
  gint64 waiting = 77;
  gboolean is_closed = 77;

  tap_helper (store, 3);
  failing_disk_arm (DISK_WRITE, 0, SQLITE_FULL, FALSE, TRUE, NULL);
  g_assert_false (close_day (store, NULL, &waiting, &is_closed, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_FULL);
  g_assert_true (failing_disk_disarm ());
  g_assert_cmpint (waiting, ==, 77);
  g_assert_cmpint (is_closed, ==, 77);
  g_clear_error (&error);

  figures = load_figures (store, world_day (1), world_day (1), &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_array_index (figures, KioskDayFigures, 0).tally.helper.installed, ==, 3);
  g_assert_true (close_day (store, NULL, &waiting, &is_closed, &error));
  g_assert_cmpint (is_closed, ==, TRUE);
  waiter_end (store);
}

/* Where only the backup fails the day is closed, and opening again tells of it. */
static void
test_closing_without_a_backup (World *self,
                               gconstpointer data)
{
  KioskStore *store = waiter_start (self);
  g_autoptr (GError) error = NULL;
  KioskNotices notices = KIOSK_NOTICE_NONE;
  gboolean is_closed = FALSE;

  tap_helper (store, 3);
  failing_disk_arm (DISK_WRITE, 0, SQLITE_FULL, FALSE, TRUE, ".writing-");
  g_assert_true (close_day (store, NULL, NULL, &is_closed, &error));
  g_assert_true (is_closed);
  /* Nobody waited for it. */
  while (notices == KIOSK_NOTICE_NONE)
    {
      g_autoptr (KioskSettings) settings = waiter_open_store (store, &notices, &error);

      g_assert_no_error (error);
    }
  g_assert_true (failing_disk_disarm ());
  g_assert_cmpint (notices, ==, KIOSK_NOTICE_NO_BACKUP);
  waiter_end (store);
}

static void
test_cancelled_before_it_began (World *self,
                                gconstpointer data)
{
  KioskStore *store = waiter_start (self);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gboolean is_closed = FALSE;

  tap_helper (store, 3);
  g_cancellable_cancel (cancellable);
  g_assert_false (close_day (store, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (close_day (store, NULL, NULL, &is_closed, &error));
  g_assert_true (is_closed);
  waiter_end (store);
}

static void
test_settings (World *self,
               gconstpointer data)
{
  KioskStore *store = waiter_start (self);
  g_autoptr (GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (KioskSettings) saved = NULL;
  g_autoptr (KioskSettings) read = NULL;
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (table, (char *) "number", (char *) "7");
  g_hash_table_insert (table, (char *) "of_a_later_version", (char *) "x");
  saved = save_settings (store, table, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kiosk_settings_get_number (saved), ==, 7);
  g_assert_cmpuint (kiosk_settings_get_rate_limit (saved), ==, 8);

  read = waiter_open_store (store, NULL, &error);
  g_assert_cmpuint (kiosk_settings_get_number (read), ==, 7);
  waiter_end (store);
}

/* What is refused changes nothing, on disk or in the answer. */
static void
test_refused_settings (World *self,
                       gconstpointer data)
{
  KioskStore *store = waiter_start (self);
  g_autoptr (GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (KioskSettings) read = NULL;
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (table, (char *) "number", (char *) "7");
  g_hash_table_insert (table, (char *) "link", (char *) "https://evil.example/");
  g_assert_null (save_settings (store, table, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "link"));
  g_clear_error (&error);

  g_hash_table_insert (table, (char *) "number", (char *) "7");
  failing_disk_arm (DISK_WRITE, 0, SQLITE_FULL, FALSE, TRUE, NULL);
  g_assert_null (save_settings (store, table, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_FULL);
  g_assert_true (failing_disk_disarm ());
  g_clear_error (&error);

  read = waiter_open_store (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kiosk_settings_get_number (read), ==, 0);
  waiter_end (store);
}

/* What was counted under a date that nobody vouched for gets it. */
static void
test_confirming_the_clock (World *self,
                           gconstpointer data)
{
  KioskStore *store = waiter_start (self);
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  g_autoptr (GError) error = NULL;

  world_set_clock (self, 100, "08:00:00");
  tap_helper (store, 3);
  before = load_figures (store, world_day (1), world_day (100), &error);
  g_assert_cmpuint (g_array_index (before, KioskDayFigures, 0).day, ==, KIOSK_DAY_UNKNOWN);
  g_assert_true (confirm_clock (store, &error));
  g_assert_no_error (error);
  after = load_figures (store, world_day (1), world_day (100), &error);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpuint (g_array_index (after, KioskDayFigures, 0).day, ==, world_day (100));
  waiter_end (store);
}

static void
test_setting_the_clock (World *self,
                        gconstpointer data)
{
  KioskStore *store = waiter_start (self);
  g_autoptr (GError) error = NULL;
  KioskClockLook look = { 0 };

  kiosk_manual_clock_set (KIOSK_MANUAL_CLOCK (self->clock), "1970-01-01T07:03:00");
  g_assert_true (look_at_clock (store, &look, &error));
  g_assert_cmpint (look.trust, ==, KIOSK_TRUST_UNKNOWN);
  /* 2027-01-01 10:00 in Viet Nam. */
  g_assert_true (set_clock (store, 1798772400, &error));
  g_assert_true (look_at_clock (store, &look, &error));
  g_assert_no_error (error);
  g_assert_cmpint (look.trust, ==, KIOSK_TRUST_CONFIRMED);
  g_assert_true (look.is_corrected);
  g_assert_cmpuint (look.day, ==, kiosk_day_from_iso ("2027-01-01"));
  waiter_end (store);
}

static void
test_no_date_to_confirm (World *self,
                         gconstpointer data)
{
  KioskStore *store = waiter_start (self);
  g_autoptr (GError) error = NULL;

  kiosk_manual_clock_set (KIOSK_MANUAL_CLOCK (self->clock), "9999-12-31T08:00:00");
  kiosk_manual_clock_advance (KIOSK_MANUAL_CLOCK (self->clock), MS_A_DAY);
  g_assert_false (confirm_clock (store, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  waiter_end (store);
}

/* All of them fail, with one reason. */
static void
assert_all_fail (KioskStore *store,
                 GQuark domain,
                 int code)
{
  g_autoptr (GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  KioskClockLook look = { .day = 77 };
  gint64 waiting = 77;
  gboolean is_closed = 77;

  g_assert_null (load_figures (store, 1, 2, &error));
  g_assert_error (error, domain, code);
  g_clear_error (&error);
  g_assert_null (load_breakdown (store, 1, 2, &error));
  g_assert_error (error, domain, code);
  g_clear_error (&error);
  g_assert_false (close_day (store, NULL, &waiting, &is_closed, &error));
  g_assert_error (error, domain, code);
  g_assert_cmpint (waiting, ==, 77);
  g_assert_cmpint (is_closed, ==, 77);
  g_clear_error (&error);
  g_assert_null (save_settings (store, table, &error));
  g_assert_error (error, domain, code);
  g_clear_error (&error);
  g_assert_false (confirm_clock (store, &error));
  g_assert_error (error, domain, code);
  g_clear_error (&error);
  g_assert_false (set_clock (store, 1, &error));
  g_assert_error (error, domain, code);
  g_clear_error (&error);
  g_assert_false (look_at_clock (store, &look, &error));
  g_assert_error (error, domain, code);
  g_assert_cmpuint (look.day, ==, 77);
}

static void
test_without_a_book (World *self,
                     gconstpointer data)
{
  KioskStore *store = kiosk_store_new (self->state, KIOSK_MODE_LIVE, self->clock);

  assert_all_fail (store, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED);
  g_assert_null (waiter_open_store (store, NULL, NULL));
  assert_all_fail (store, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_MISSING);
  kiosk_store_shut_down (store);
  assert_all_fail (store, G_IO_ERROR, G_IO_ERROR_CLOSED);
  waiter_end (store);
}

#define ADD(name, function) g_test_add ("/store-staff/" name, World, NULL, world_set_up, function, world_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  failing_disk_install ();
  ADD ("figures", test_figures);
  ADD ("breakdown", test_breakdown);
  ADD ("closing", test_closing);
  ADD ("closing-on-a-full-disk", test_closing_on_a_full_disk);
  ADD ("closing-without-a-backup", test_closing_without_a_backup);
  ADD ("cancelled-before-it-began", test_cancelled_before_it_began);
  ADD ("settings", test_settings);
  ADD ("refused-settings", test_refused_settings);
  ADD ("confirming-the-clock", test_confirming_the_clock);
  ADD ("setting-the-clock", test_setting_the_clock);
  ADD ("no-date-to-confirm", test_no_date_to_confirm);
  ADD ("without-a-book", test_without_a_book);
  return g_test_run ();
}

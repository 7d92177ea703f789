/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is noted of staff and technicians, in pairs, and what the book says of itself. */
#include "kiosk-event-table.h"
#include "world.h"

static void
note (World *self,
      KioskDeed deed,
      KioskOutcome outcome)
{
  g_autoptr (GError) error = NULL;

  kiosk_day_book_note (self->book, KIOSK_ACTOR_STAFF, deed, outcome, &error);
  g_assert_no_error (error);
}

static GArray *
load (World *self,
      gint64 before,
      guint max)
{
  g_autoptr (GError) error = NULL;
  GArray *events = kiosk_day_book_load_events (self->book, before, max, &error);

  g_assert_no_error (error);
  return events;
}

/* Line by line, the newest first, as "deed/outcome<seq of its start", with "!" where no end will come. */
static void
assert_events (World *self,
               const char *expected)
{
  g_autoptr (GArray) events = load (self, 0, 100);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++)
    {
      const KioskEvent *event = &g_array_index (events, KioskEvent, i);

      g_string_append_printf (text, "%s%s/%s<%d%s", i > 0 ? " " : "", kiosk_deed_to_nick (event->deed),
                              kiosk_outcome_to_nick (event->outcome), (int) event->began, event->is_cut ? "!" : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_pairs (World *self,
            gconstpointer data)
{
  world_create (self);
  world_open (self);
  note (self, KIOSK_DEED_UNLOCK, KIOSK_OUTCOME_WRONG);
  note (self, KIOSK_DEED_UNLOCK, KIOSK_OUTCOME_BEGUN);
  note (self, KIOSK_DEED_CLOSING, KIOSK_OUTCOME_BEGUN);
  note (self, KIOSK_DEED_CLOSING, KIOSK_OUTCOME_DONE);
  note (self, KIOSK_DEED_UNLOCK, KIOSK_OUTCOME_LEFT);
  note (self, KIOSK_DEED_UNLOCK, KIOSK_OUTCOME_WRONG);
  assert_events (self, "unlock/wrong<0 unlock/left<2 closing/done<3 unlock/wrong<0");
}

/* What a power cut interrupted has no end, and the end of the next one is not taken for its. */
static void
test_interrupted (World *self,
                  gconstpointer data)
{
  world_create (self);
  world_open (self);
  note (self, KIOSK_DEED_UNLOCK, KIOSK_OUTCOME_BEGUN);
  world_crash (self);
  world_open (self);
  note (self, KIOSK_DEED_UNLOCK, KIOSK_OUTCOME_BEGUN);
  note (self, KIOSK_DEED_UNLOCK, KIOSK_OUTCOME_DONE);
  note (self, KIOSK_DEED_UNLOCK, KIOSK_OUTCOME_DONE);
  assert_events (self, "unlock/done<0 unlock/done<2 unlock/<0");
}

/* A screen that the power locked is not "ended" by the wrong PIN that somebody tries in the morning. */
static void
test_wrong_pin_ends_nothing (World *self,
                             gconstpointer data)
{
  world_create (self);
  world_open (self);
  note (self, KIOSK_DEED_UNLOCK, KIOSK_OUTCOME_BEGUN);
  world_crash (self);
  world_open (self);
  note (self, KIOSK_DEED_UNLOCK, KIOSK_OUTCOME_WRONG);
  assert_events (self, "unlock/wrong<0 unlock/<0");
}

static void
note_service (World *self,
              KioskOutcome outcome)
{
  g_autoptr (GError) error = NULL;

  kiosk_day_book_note (self->book, KIOSK_ACTOR_KIOSK, KIOSK_DEED_SERVICE, outcome, &error);
  g_assert_no_error (error);
}

/* What was begun before the program was started anew has no end after that; a training alone has, and the service that
 * is under way. */
static void
test_no_end_across_starts (World *self,
                           gconstpointer data)
{
  world_create (self);
  world_open (self);
  note_service (self, KIOSK_OUTCOME_BEGUN);
  note (self, KIOSK_DEED_CLOSING, KIOSK_OUTCOME_BEGUN);
  note (self, KIOSK_DEED_TRAINING, KIOSK_OUTCOME_BEGUN);
  world_crash (self);
  world_open (self);
  note_service (self, KIOSK_OUTCOME_BEGUN);
  assert_events (self, "service/<0 training/<0! closing/<0! service/<0!");
  note (self, KIOSK_DEED_TRAINING, KIOSK_OUTCOME_LEFT);
  note (self, KIOSK_DEED_CLOSING, KIOSK_OUTCOME_NOTHING);
  note_service (self, KIOSK_OUTCOME_DONE);
  assert_events (self, "service/done<4 closing/nothing<0 training/left<3 closing/<0! service/<0!");
}

/* However many lie between a start and its end, they are one line of the page where the end stands, with the times of
 * both, and every page has as many lines. */
static void
test_pairs_over_pages (World *self,
                       gconstpointer data)
{
  g_autoptr (GArray) first = NULL;
  g_autoptr (GArray) second = NULL;
  KioskEvent end;

  world_create (self);
  world_open (self);
  world_set_clock (self, 0, "09:05:00");
  note (self, KIOSK_DEED_UNLOCK, KIOSK_OUTCOME_BEGUN);
  for (guint i = 0; i < 5; i++)
    note (self, KIOSK_DEED_SETTINGS, KIOSK_OUTCOME_DONE);
  world_set_clock (self, 0, "09:12:00");
  note (self, KIOSK_DEED_UNLOCK, KIOSK_OUTCOME_DONE);
  first = load (self, 0, 3);
  end = g_array_index (first, KioskEvent, 0);
  g_assert_cmpint (end.began, ==, 1);
  g_assert_cmpint (end.began_day, ==, end.day);
  g_assert_cmpint (end.began_minute, ==, 9 * 60 + 5);
  g_assert_cmpint (end.minute, ==, 9 * 60 + 12);
  g_assert_cmpuint (first->len, ==, 3);
  second = load (self, g_array_index (first, KioskEvent, 2).seq, 4);
  g_assert_cmpuint (second->len, ==, 3);
  g_assert_cmpint (g_array_index (second, KioskEvent, 2).seq, ==, 2);
}

static void
test_time (World *self,
           gconstpointer data)
{
  g_autoptr (GArray) events = NULL;
  g_autofree char *iso = NULL;

  world_create (self);
  world_open (self);
  kiosk_manual_clock_set (KIOSK_MANUAL_CLOCK (self->clock), "2000-01-01T09:05:00");
  note (self, KIOSK_DEED_CLOCK, KIOSK_OUTCOME_DONE);
  world_set_clock (self, 1, "09:05:00");
  note (self, KIOSK_DEED_CLOCK, KIOSK_OUTCOME_DONE);
  events = load (self, 0, 2);
  iso = kiosk_day_dup_iso (g_array_index (events, KioskEvent, 0).day);
  g_assert_nonnull (iso);
  g_assert_cmpuint (g_array_index (events, KioskEvent, 1).day, ==, KIOSK_DAY_UNKNOWN);
  g_assert_cmpint (g_array_index (events, KioskEvent, 1).minute, ==, 9 * 60 + 5);
}

static void
test_pages (World *self,
            gconstpointer data)
{
  g_autoptr (GArray) first = NULL;
  g_autoptr (GArray) second = NULL;

  world_create (self);
  world_open (self);
  for (guint i = 0; i < 5; i++)
    note (self, KIOSK_DEED_SETTINGS, KIOSK_OUTCOME_DONE);
  first = load (self, 0, 3);
  second = load (self, g_array_index (first, KioskEvent, 2).seq, 3);
  g_assert_cmpuint (first->len, ==, 3);
  g_assert_cmpint (g_array_index (first, KioskEvent, 0).seq, ==, 5);
  g_assert_cmpuint (second->len, ==, 2);
  g_assert_cmpint (g_array_index (second, KioskEvent, 0).seq, ==, 2);
}

/* A kiosk's disk is not filled by whoever unlocks it. */
static void
test_oldest_go (World *self,
                gconstpointer data)
{
  g_autofree char *count = NULL;
  g_autofree char *oldest = NULL;

  world_create (self);
  world_open (self);
  note (self, KIOSK_DEED_SETTINGS, KIOSK_OUTCOME_DONE);
  world_close (self);
  world_sql (self, "UPDATE event SET seq = 1000000");
  world_sql (self, "INSERT INTO event SELECT 990000, began, day, minute, role, what, outcome FROM event");
  world_open (self);
  note (self, KIOSK_DEED_SETTINGS, KIOSK_OUTCOME_DONE);
  world_close (self);
  count = world_query (self, "SELECT count(*) FROM event");
  oldest = world_query (self, "SELECT min(seq) FROM event");
  g_assert_cmpint (KIOSK_EVENT_TABLE_MAX, ==, 10000);
  g_assert_cmpstr (count, ==, "2");
  g_assert_cmpstr (oldest, ==, "1000000");
}

/* A later version of the program may have noted what this one has no word for. */
static void
test_unknown_deed (World *self,
                   gconstpointer data)
{
  world_create (self);
  world_open (self);
  note (self, KIOSK_DEED_SETTINGS, KIOSK_OUTCOME_DONE);
  note (self, KIOSK_DEED_PIN, KIOSK_OUTCOME_DONE);
  world_close (self);
  world_sql (self, "UPDATE event SET what = 'levitation' WHERE seq = 1");
  world_open (self);
  assert_events (self, "pin/done<0");
}

static void
test_state (World *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  KioskBookState state = { 0 };

  world_create (self);
  world_open (self);
  g_assert_true (kiosk_day_book_load_state (self->book, &state, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (state.kiosk, ==, kiosk_day_book_get_kiosk (self->book));
  g_assert_cmpuint (state.n_backups, ==, 0);
  g_assert_cmpuint (state.backup_day, ==, KIOSK_DAY_UNKNOWN);
  g_assert_cmpint (state.n_closed, ==, 0);
  g_assert_cmpuint (state.closed_day, ==, KIOSK_DAY_UNKNOWN);
  g_assert_cmpint (state.book_bytes, >, 0);
  g_assert_cmpint (state.free_bytes, >, 0);
  g_assert_cmpint (state.disk_bytes, >, state.free_bytes);

  g_free (world_tap (self, KIOSK_KIND_INSTALLED));
  kiosk_day_book_close_batch (self->book, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (kiosk_day_book_load_state (self->book, &state, &error));
  g_assert_cmpuint (state.n_backups, ==, 1);
  g_assert_cmpuint (state.backup_day, !=, KIOSK_DAY_UNKNOWN);
  g_assert_cmpint (state.n_closed, ==, 1);
  g_assert_cmpuint (state.closed_day, ==, kiosk_clock_get_day (self->clock));
}

static guint
count_wrong (World *self)
{
  g_autoptr (GError) error = NULL;
  KioskBookState state = { 0 };

  g_assert_true (kiosk_day_book_load_state (self->book, &state, &error));
  g_assert_no_error (error);
  return state.n_wrong;
}

static void
test_wrong_tries (World *self,
                  gconstpointer data)
{
  world_create (self);
  world_open (self);
  world_set_clock (self, 0, "08:00:00");
  note (self, KIOSK_DEED_UNLOCK, KIOSK_OUTCOME_WRONG);
  note (self, KIOSK_DEED_RECOVERY, KIOSK_OUTCOME_WRONG);
  note (self, KIOSK_DEED_SCAN_TEST, KIOSK_OUTCOME_WRONG);
  note (self, KIOSK_DEED_UNLOCK, KIOSK_OUTCOME_BEGUN);
  g_assert_cmpuint (count_wrong (self), ==, 2);
  world_set_clock (self, 6, "08:00:00");
  note (self, KIOSK_DEED_UNLOCK, KIOSK_OUTCOME_WRONG);
  g_assert_cmpuint (count_wrong (self), ==, 3);
  world_set_clock (self, 7, "08:00:00");
  g_assert_cmpuint (count_wrong (self), ==, 1);
}

#define ADD(name, function) g_test_add ("/events/" name, World, NULL, world_set_up, function, world_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("pairs", test_pairs);
  ADD ("interrupted", test_interrupted);
  ADD ("wrong-pin-ends-nothing", test_wrong_pin_ends_nothing);
  ADD ("no-end-across-starts", test_no_end_across_starts);
  ADD ("pairs-over-pages", test_pairs_over_pages);
  ADD ("time", test_time);
  ADD ("pages", test_pages);
  ADD ("oldest-go", test_oldest_go);
  ADD ("unknown-deed", test_unknown_deed);
  ADD ("state", test_state);
  ADD ("wrong-tries", test_wrong_tries);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The board: each state in turn, as of days before and after the deadline, and what goes before what. The week is the
 * one of Monday 16 November 2026. */
#include "kiosk-desk-board.h"

#define WARD  "26977"
#define OTHER "27007"

typedef struct
{
  GArray            *points;
  KioskDeskCalendar *calendar;
  GArray            *days;
  GArray            *machines;
  GArray            *doubts;
} World;

static KioskDay
on (const char *iso)
{
  return kiosk_day_from_iso (iso);
}

static void
set_up (World *world,
        gconstpointer data)
{
  world->points = g_array_new (FALSE, FALSE, sizeof (KioskDeskPoint));
  world->calendar = kiosk_desk_calendar_new ();
  world->days = g_array_new (FALSE, FALSE, sizeof (KioskBoardDay));
  world->machines = g_array_new (FALSE, FALSE, sizeof (KioskBoardMachine));
  world->doubts = g_array_new (FALSE, FALSE, sizeof (KioskBoardDoubt));
}

static void
tear_down (World *world,
           gconstpointer data)
{
  g_array_unref (world->points);
  kiosk_desk_calendar_free (world->calendar);
  g_array_unref (world->days);
  g_array_unref (world->machines);
  g_array_unref (world->doubts);
}

static void
add_point (World *world,
           const char *ward,
           guint number,
           const char *from,
           const char *to)
{
  KioskDeskPoint point = { .number = number, .from = on (from), .to = on (to), .week = KIOSK_WEEKDAYS_OFFICE };

  g_strlcpy (point.ward, ward, sizeof point.ward);
  g_array_append_val (world->points, point);
}

static void
add_machine (World *world,
             const char *ward,
             guint number,
             const char *from,
             const char *to,
             const char *last_day)
{
  KioskBoardMachine machine = { .number = number, .from = on (from), .to = on (to), .last_day = on (last_day) };

  g_strlcpy (machine.ward, ward, sizeof machine.ward);
  g_array_append_val (world->machines, machine);
}

static void
add_day (World *world,
         const char *ward,
         guint number,
         const char *iso,
         gint64 counted,
         guint sheets)
{
  KioskBoardDay day = { .number = number, .day = on (iso), .counted = counted, .sheets = sheets };

  g_strlcpy (day.ward, ward, sizeof day.ward);
  g_array_append_val (world->days, day);
}

static void
add_doubt (World *world,
           KioskBoardDoubtKind kind,
           const char *from,
           const char *to)
{
  KioskBoardDoubt doubt = { .number = 1, .kind = kind, .from = on (from), .to = on (to) };

  g_strlcpy (doubt.ward, WARD, sizeof doubt.ward);
  g_array_append_val (world->doubts, doubt);
}

static KioskDeskBoard *
make_board_of (World *world,
               const char *from,
               const char *to,
               const char *today,
               const char *ward)
{
  const KioskBoardFacts facts = {
    .points = world->points, .calendar = world->calendar, .days = world->days, .machines = world->machines,
    .doubts = world->doubts
  };
  const KioskBoardScope scope = { .from = on (from), .to = on (to), .today = on (today), .ward = ward };

  return kiosk_desk_board_new (&facts, &scope);
}

static KioskDeskBoard *
make_board (World *world,
            const char *today)
{
  return make_board_of (world, "2026-11-16", "2026-11-22", today, NULL);
}

/* A letter a day of the week, from Monday on. */
static void
assert_states (KioskDeskBoard *board,
               guint row,
               const char *states)
{
  static const char letters[KIOSK_N_BOARD_STATES + 1] = ".R0?LMCNFUu";
  g_autoptr (GString) found = g_string_new (NULL);

  for (KioskDay day = on ("2026-11-16"); day <= on ("2026-11-22"); day++)
    g_string_append_c (found, letters[kiosk_desk_board_get_cell (board, row, day)->state]);
  g_assert_cmpstr (found->str, ==, states);
}

/* What one and the same book says of a week, from that Monday to long after. */
static void
test_as_of_any_day (World *world,
                    gconstpointer data)
{
  static const struct { const char *today; const char *states; int silent_days; } table[] = {
    { "2026-11-16", "R0???CC", 0 },  /* the figures of Tuesday are of tomorrow then, and are shown */
    { "2026-11-18", "R0???CC", 1 },
    { "2026-11-22", "R0???CC", 3 },
    { "2026-11-23", "R0???CC", 4 },  /* Monday: the third working day after Wednesday */
    { "2026-11-24", "R0L??CC", 5 },
    { "2026-11-25", "R0LL?CC", 6 },
    { "2026-11-26", "R0LLLCC", 7 },
    { "2027-11-26", "R0LLLCC", 268 },
  };

  add_point (world, WARD, 1, "", "");
  add_machine (world, WARD, 1, "", "", "");
  add_day (world, WARD, 1, "2026-11-16", 12, 0);
  add_day (world, WARD, 1, "2026-11-17", 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (KioskDeskBoard) board = make_board (world, table[i].today);

      g_test_message ("as of %s", table[i].today);
      assert_states (board, 0, table[i].states);
      g_assert_cmpint (kiosk_desk_board_get_row (board, 0)->silent_days, ==, table[i].silent_days);
    }
}

/* Later figures make a day missing, and it is no longer late; those after today do not. */
static void
test_missing (World *world,
              gconstpointer data)
{
  g_autoptr (KioskDeskBoard) then = NULL;
  g_autoptr (KioskDeskBoard) board = NULL;
  g_autoptr (KioskDeskBoard) rejected = NULL;
  g_autoptr (KioskDeskBoard) from_machine = NULL;

  add_point (world, WARD, 1, "", "");
  add_machine (world, WARD, 1, "", "", "");
  add_day (world, WARD, 1, "2026-11-17", 5, 0);
  add_day (world, WARD, 1, "2026-11-20", 0, 2);
  then = make_board (world, "2026-11-19");
  assert_states (then, 0, "MR??RCC");
  board = make_board (world, "2026-12-30");
  assert_states (board, 0, "MRMMRCC");
  g_assert_cmpuint (kiosk_desk_board_get_total (board, KIOSK_BOARD_STATE_MISSING), ==, 3);
  g_assert_cmpuint (kiosk_desk_board_get_row (board, 0)->totals[KIOSK_BOARD_STATE_RECEIVED], ==, 2);

  /* Of Wednesday something came that does not count. */
  g_array_set_size (world->days, 0);
  g_array_set_size (world->machines, 0);
  add_machine (world, WARD, 1, "", "", "2026-11-18");
  rejected = make_board (world, "2026-12-30");
  assert_states (rejected, 0, "MMMLLCC");

  add_machine (world, WARD, 1, "", "", "2026-12-01");
  from_machine = make_board (world, "2026-12-30");
  assert_states (from_machine, 0, "MMMMMCC");
  g_assert_cmpuint (kiosk_desk_board_get_row (from_machine, 0)->last_day, ==, on ("2026-12-01"));
}

static void
test_holidays_and_weekends (World *world,
                            gconstpointer data)
{
  g_autoptr (KioskDeskBoard) board = NULL;
  g_autoptr (KioskDeskBoard) later = NULL;

  add_point (world, WARD, 1, "", "");
  add_machine (world, WARD, 1, "", "", "");
  kiosk_desk_calendar_add_holiday (world->calendar, on ("2026-11-17"), "Nghỉ");
  kiosk_desk_calendar_add_holiday (world->calendar, on ("2026-11-18"), "Nghỉ");
  add_day (world, WARD, 1, "2026-11-21", 3, 0);
  board = make_board_of (world, "2026-11-16", "2026-11-22", "2026-11-20", NULL);
  assert_states (board, 0, "?CC??RC");
  later = make_board (world, "2026-11-24");
  assert_states (later, 0, "MCCMMRC");
}

static void
test_no_machine (World *world,
                 gconstpointer data)
{
  g_autoptr (KioskDeskBoard) board = NULL;

  add_point (world, WARD, 1, "", "");
  add_point (world, WARD, 2, "2026-11-18", "");
  add_point (world, WARD, 3, "2026-11-18", "2026-11-19");
  add_machine (world, WARD, 1, "2026-11-17", "2026-11-18", "");
  board = make_board (world, "2026-12-30");
  assert_states (board, 0, "NLLNNCC");
  assert_states (board, 1, "..NNNCC");
  g_assert_cmpint (kiosk_desk_board_get_row (board, 0)->silent_days, ==, -1);
  assert_states (board, 2, "..NN...");
  g_assert_cmpint (kiosk_desk_board_get_row (board, 1)->silent_days, ==, 31);
  g_assert_cmpint (kiosk_desk_board_get_row (board, 2)->silent_days, ==, 2);
}

/* What an officer has to settle goes before figures, figures before what has no date, and that before silence. */
static void
test_doubts (World *world,
             gconstpointer data)
{
  g_autoptr (KioskDeskBoard) board = NULL;
  g_autoptr (KioskDeskBoard) open_end = NULL;

  add_point (world, WARD, 1, "", "");
  add_machine (world, WARD, 1, "", "", "");
  add_day (world, WARD, 1, "2026-11-16", 1, 0);
  add_day (world, WARD, 1, "2026-11-18", 1, 0);
  add_doubt (world, KIOSK_BOARD_DOUBT_UNDATED, "2026-11-17", "2026-11-19");
  add_doubt (world, KIOSK_BOARD_DOUBT_FORKED, "2026-11-16", "2026-11-16");
  add_doubt (world, KIOSK_BOARD_DOUBT_UNSETTLED, "2026-11-16", "2026-11-17");
  board = make_board (world, "2026-12-30");
  assert_states (board, 0, "FURuLCC");

  g_array_set_size (world->doubts, 0);
  add_doubt (world, KIOSK_BOARD_DOUBT_UNDATED, "2026-11-10", "");
  open_end = make_board (world, "2026-11-19");
  assert_states (open_end, 0, "RuRu?CC");
}

/* Two machines at a label, the one that replaced the other, and two batches of a day. */
static void
test_figures_of_a_day_add_up (World *world,
                              gconstpointer data)
{
  g_autoptr (KioskDeskBoard) board = NULL;
  const KioskBoardCell *cell;

  add_point (world, WARD, 1, "", "");
  add_machine (world, WARD, 1, "", "2026-11-17", "2026-11-17");
  add_machine (world, WARD, 1, "2026-11-17", "", "2026-11-17");
  add_day (world, WARD, 1, "2026-11-17", 20, 1);
  add_day (world, WARD, 1, "2026-11-17", 22, 1);
  board = make_board (world, "2026-11-18");
  g_assert_cmpuint (kiosk_desk_board_get_n_rows (board), ==, 1);
  cell = kiosk_desk_board_get_cell (board, 0, on ("2026-11-17"));
  g_assert_cmpint (cell->counted, ==, 42);
  g_assert_cmpuint (cell->sheets, ==, 2);
}

/* Two lines of the roster for a label, and figures of days of neither: shown apart, and nothing is expected there. */
static void
test_what_is_not_in_the_roster (World *world,
                                gconstpointer data)
{
  g_autoptr (KioskDeskBoard) board = NULL;

  add_point (world, WARD, 1, "", "2026-11-17");
  add_point (world, WARD, 1, "2026-11-19", "");
  add_machine (world, WARD, 1, "", "", "");
  add_machine (world, OTHER, 3, "", "", "");
  add_day (world, WARD, 1, "2026-11-17", 1, 0);
  add_day (world, WARD, 1, "2026-11-18", 2, 0);
  add_day (world, WARD, 1, "2026-11-19", 3, 0);
  add_day (world, OTHER, 9, "2026-11-16", 0, 0);
  board = make_board (world, "2026-12-30");
  g_assert_cmpuint (kiosk_desk_board_get_n_rows (board), ==, 5);
  assert_states (board, 0, "MR.....");
  assert_states (board, 1, "...RLCC");
  assert_states (board, 2, "..R....");
  assert_states (board, 3, ".......");
  assert_states (board, 4, "0......");
  g_assert_true (kiosk_desk_board_get_row (board, 1)->is_listed);
  g_assert_false (kiosk_desk_board_get_row (board, 2)->is_listed);
  g_assert_cmpuint (kiosk_desk_board_get_row (board, 3)->point.number, ==, 3);
  g_assert_cmpuint (kiosk_desk_board_get_row (board, 4)->point.number, ==, 9);
}

static void
test_one_ward_and_order (World *world,
                         gconstpointer data)
{
  static const struct { const char *ward; guint number; } order[] = { { WARD, 2 }, { WARD, 10 }, { OTHER, 1 } };
  g_autoptr (KioskDeskBoard) all = NULL;
  g_autoptr (KioskDeskBoard) board = NULL;

  add_point (world, OTHER, 1, "", "");
  add_point (world, WARD, 10, "", "");
  add_point (world, WARD, 2, "", "");
  add_point (world, WARD, 3, "", "2026-11-15");
  add_point (world, WARD, 4, "2026-11-23", "");
  add_machine (world, OTHER, 1, "", "", "");
  add_machine (world, OTHER, 7, "", "", "");
  add_day (world, OTHER, 1, "2026-11-16", 1, 0);
  add_day (world, OTHER, 1, "2026-11-15", 1, 0);
  add_day (world, OTHER, 1, "2026-11-23", 1, 0);
  all = make_board_of (world, "2026-11-16", "2026-11-22", "2026-11-30", NULL);
  g_assert_cmpuint (kiosk_desk_board_get_n_rows (all), ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const KioskBoardRow *row = kiosk_desk_board_get_row (all, i);

      g_assert_cmpstr (row->point.ward, ==, order[i].ward);
      g_assert_cmpuint (row->point.number, ==, order[i].number);
    }
  board = make_board_of (world, "2026-11-16", "2026-11-22", "2026-11-30", WARD);
  g_assert_cmpuint (kiosk_desk_board_get_n_rows (board), ==, 2);
  g_assert_cmpuint (kiosk_desk_board_get_total (board, KIOSK_BOARD_STATE_NO_MACHINE), ==, 10);
}

/* Every state has a name of its own. */
static void
test_names (void)
{
  for (guint i = 0; i < KIOSK_N_BOARD_STATES; i++)
    {
      KioskBoardState state = KIOSK_N_BOARD_STATES;

      g_assert_true (kiosk_board_state_from_nick (kiosk_board_state_to_nick ((KioskBoardState) i), &state));
      g_assert_cmpint (state, ==, i);
    }
}

static void
add (const char *path,
     void (*test) (World *world, gconstpointer data))
{
  g_test_add (path, World, NULL, set_up, test, tear_down);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("/board/as-of-any-day", test_as_of_any_day);
  add ("/board/missing", test_missing);
  add ("/board/holidays-and-weekends", test_holidays_and_weekends);
  add ("/board/no-machine", test_no_machine);
  add ("/board/doubts", test_doubts);
  add ("/board/figures-of-a-day-add-up", test_figures_of_a_day_add_up);
  add ("/board/what-is-not-in-the-roster", test_what_is_not_in_the_roster);
  add ("/board/one-ward-and-order", test_one_ward_and_order);
  g_test_add_func ("/board/names", test_names);
  return g_test_run ();
}

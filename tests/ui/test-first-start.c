/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start of a new kiosk without a widget, on a real book: what each step asks, takes and refuses. */
#include "kiosk-kept-wards.h"
#include "new-kiosk.h"
#include "warnings.h"

#define WEAK_PIN "123456"

static void
test_from_nothing (void)
{
  Stage *stage = new_kiosk_start (NULL);
  g_autofree char *code = NULL;

  new_kiosk_assert_state (stage, KIOSK_FIRST_START_CLOCK);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_FIRST_START);
  g_assert_false (kiosk_session_wake (stage->session));
  new_kiosk_come_to (stage, KIOSK_FIRST_START_OFF, &code);
  new_kiosk_assert_in_service (stage, NEW_KIOSK_WARD_CODE, NEW_KIOSK_NUMBER);
  stage = stage_new_after_cut (stage, TRUE);
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_OFF);
  new_kiosk_assert_in_service (stage, NEW_KIOSK_WARD_CODE, NEW_KIOSK_NUMBER);
  stage_free (stage);
}

static void
note_state_cb (KioskFirstStart *first,
               GArray *states)
{
  KioskFirstStartState state = kiosk_first_start_get_state (first);

  if (state != KIOSK_FIRST_START_OFF)
    g_array_append_val (states, state);
}

/* No page of a later step comes before it, not for a moment. */
static void
test_begins_with_its_first_page (void)
{
  Stage *stage = new_kiosk_new_unopened (NULL);
  g_autoptr (GArray) states = g_array_new (FALSE, FALSE, sizeof (KioskFirstStartState));

  g_signal_connect (new_kiosk_get_first (stage), "changed", G_CALLBACK (note_state_cb), states);
  kiosk_session_open (stage->session);
  stage_wait_for (stage, KIOSK_SCREEN_FIRST_START);
  stage_wait_until (stage, new_kiosk_is_answered);
  g_assert_cmpuint (states->len, >, 0);
  for (guint i = 0; i < states->len; i++)
    g_assert_cmpint (g_array_index (states, KioskFirstStartState, i), ==, KIOSK_FIRST_START_TURN);
  stage_free (stage);
}

/* A quarter each time, on disk at once; and the touches that prove it. */
static void
test_turn (void)
{
  static const guint turns[] = { 90, 180, 270, 0, 90 };
  Stage *stage = new_kiosk_start (NULL);
  KioskFirstStart *first = new_kiosk_get_first (stage);

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      kiosk_first_start_turn (first);
      new_kiosk_assert_state (stage, KIOSK_FIRST_START_TURN);
      g_assert_cmpuint (kiosk_settings_get_turn (kiosk_context_get_settings (stage->context)), ==, turns[i]);
    }
  stage = stage_new_after_cut (stage, TRUE);
  first = new_kiosk_get_first (stage);
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_TURN);
  g_assert_cmpuint (kiosk_settings_get_turn (kiosk_context_get_settings (stage->context)), ==, 90);
  kiosk_first_start_confirm_turn (first);
  for (guint i = 0; i < KIOSK_FIRST_START_N_CORNERS; i++)
    {
      new_kiosk_assert_state (stage, KIOSK_FIRST_START_CORNERS);
      g_assert_cmpuint (kiosk_first_start_get_n_corners (first), ==, i);
      kiosk_first_start_touch_corner (first);
    }
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_CLOCK);
  stage_free (stage);
}

/* One slip is nothing; three say that touch and picture do not agree. */
static void
test_touches_beside_the_corner (void)
{
  Stage *stage = new_kiosk_start (NULL);
  KioskFirstStart *first = new_kiosk_get_first (stage);

  kiosk_first_start_confirm_turn (first);
  kiosk_first_start_miss_corner (first);
  kiosk_first_start_miss_corner (first);
  kiosk_first_start_touch_corner (first);
  new_kiosk_assert_problem (stage, KIOSK_FIRST_START_CORNERS, KIOSK_FIRST_START_PROBLEM_NONE);
  kiosk_first_start_miss_corner (first);
  new_kiosk_assert_problem (stage, KIOSK_FIRST_START_CORNERS, KIOSK_FIRST_START_PROBLEM_CORNERS);
  kiosk_first_start_touch_corner (first);
  g_assert_cmpuint (kiosk_first_start_get_n_corners (first), ==, 1);
  kiosk_first_start_try_corners_again (first);
  g_assert_cmpuint (kiosk_first_start_get_n_corners (first), ==, 0);
  kiosk_first_start_back (first);
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_TURN);
  kiosk_first_start_confirm_turn (first);
  kiosk_first_start_skip_corners (first);
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_CLOCK);
  stage_free (stage);
}

static gboolean
has_error (Stage *stage)
{
  return kiosk_session_get_error (stage->session) != NULL;
}

/* What a disk that did not mount leaves is an empty folder. */
static void
test_empty_folder_is_no_new_kiosk (void)
{
  Stage *stage = stage_new_unopened (NULL, KIOSK_MODE_LIVE);

  warnings_expect ("The book is not open*");
  kiosk_session_open (stage->session);
  stage_wait_until (stage, has_error);
  warnings_assert ();
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_OUT_OF_ORDER);
  g_assert_cmpint (new_kiosk_get_state (stage), ==, KIOSK_FIRST_START_OFF);
  g_assert_false (kiosk_day_book_exists (stage->state_dir));
  stage_free (stage);
}

/* As congdanso-tally setup leaves it. */
static void
test_book_with_a_label_is_no_new_kiosk (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  g_assert_cmpint (new_kiosk_get_state (stage), ==, KIOSK_FIRST_START_OFF);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_ATTRACT);
  g_assert_false (new_kiosk_has_pin (stage));
  stage_free (stage);
}

static void
test_values_of_the_file (void)
{
  Stage *stage = new_kiosk_start (new_kiosk_ini);
  KioskFirstStart *first = new_kiosk_get_first (stage);
  g_autofree char *code = NULL;
  g_autoptr (GPtrArray) units = NULL;
  const KioskWard *ward;

  new_kiosk_come_to (stage, KIOSK_FIRST_START_WARD, &code);
  g_assert_cmpint (kiosk_first_start_get_ward_place (first), >=, 0);
  g_assert_false (kiosk_first_start_lacks_file_ward (first));
  ward = g_ptr_array_index (kiosk_first_start_get_wards (first), kiosk_first_start_get_ward_place (first));
  g_assert_cmpstr (ward->code, ==, "26983");
  g_assert_cmpuint (kiosk_first_start_get_number (first), ==, 4);
  g_assert_cmpuint (kiosk_settings_get_idle_s (kiosk_context_get_settings (stage->context)), ==, 45);
  units = kiosk_settings_dup_units (kiosk_context_get_settings (stage->context));
  g_assert_cmpuint (units->len, ==, 1);
  stage_free (stage);
}

static void
test_targets_are_set_once (void)
{
  Stage *stage = new_kiosk_start (new_kiosk_ini);
  g_autofree char *code = NULL;

  new_kiosk_come_to (stage, KIOSK_FIRST_START_WARD, &code);
  g_assert_cmpuint (new_kiosk_count_targets (stage), ==, 1);
  kiosk_first_start_back (new_kiosk_get_first (stage));
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_FILE);
  new_kiosk_come_to (stage, KIOSK_FIRST_START_WARD, &code);
  g_assert_cmpuint (new_kiosk_count_targets (stage), ==, 1);
  stage_free (stage);
}

static gboolean
has_read_both (Stage *stage)
{
  return new_kiosk_get_target (stage, 1) != 0;
}

/* Each is on disk as soon as it is said to be; what was entered is not asked for again. */
static void
test_targets_of_the_ward (void)
{
  Stage *stage = new_kiosk_start (new_kiosk_ini);
  g_autofree char *code = NULL;

  new_kiosk_come_to (stage, KIOSK_FIRST_START_TARGETS, &code);
  stage_wait_until (stage, new_kiosk_is_answered);
  g_assert_cmpuint (kiosk_first_start_count_file_targets (new_kiosk_get_first (stage)), ==, 1);
  g_assert_false (kiosk_first_start_can_go_back (new_kiosk_get_first (stage)));
  new_kiosk_set_target (stage, 120);
  stage_wait_until (stage, has_read_both);
  g_assert_cmpuint (kiosk_first_start_count_file_targets (new_kiosk_get_first (stage)), ==, 1);

  stage = stage_new_after_cut (stage, TRUE);
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_CLOCK);
  new_kiosk_answer (stage, &code);
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_TARGETS);
  g_assert_cmpint (new_kiosk_get_target (stage, 0), ==, 120);
  g_assert_cmpint (new_kiosk_get_target (stage, 1), ==, 500);
  new_kiosk_answer (stage, &code);
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_SCAN_TEST);
  g_assert_cmpuint (new_kiosk_count_targets (stage), ==, 2);
  new_kiosk_set_target (stage, 130);
  g_assert_cmpuint (new_kiosk_count_targets (stage), ==, 2);
  stage_free (stage);
}

static void
test_no_targets_now (void)
{
  Stage *stage = new_kiosk_start (NULL);
  g_autofree char *code = NULL;

  new_kiosk_come_to (stage, KIOSK_FIRST_START_TARGETS, &code);
  stage_wait_until (stage, new_kiosk_is_answered);
  g_assert_cmpuint (kiosk_first_start_count_file_targets (new_kiosk_get_first (stage)), ==, 0);
  kiosk_first_start_end_targets (new_kiosk_get_first (stage));
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_DONE);
  g_assert_cmpuint (new_kiosk_count_targets (stage), ==, 0);
  stage_free (stage);
}

static void
test_file_with_faults (void)
{
  Stage *stage = new_kiosk_start ("[Kiosk]\nFormat=1\nNumber=100\n");
  g_autofree char *path = NULL;
  g_autofree char *code = NULL;

  new_kiosk_come_to (stage, KIOSK_FIRST_START_FILE, &code);
  g_assert_error (kiosk_first_start_get_file_error (new_kiosk_get_first (stage)), KIOSK_SETUP_ERROR,
                  KIOSK_SETUP_ERROR_INVALID);
  kiosk_first_start_use_file (new_kiosk_get_first (stage), TRUE);
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_FILE);

  path = g_build_filename (stage->state_dir, KIOSK_SETUP_FILE_NAME, NULL);
  g_assert_true (g_file_set_contents (path, "[Kiosk]\nFormat=1\nNumber=10\n", -1, NULL));
  kiosk_first_start_read_file (new_kiosk_get_first (stage));
  g_assert_no_error (kiosk_first_start_get_file_error (new_kiosk_get_first (stage)));
  new_kiosk_come_to (stage, KIOSK_FIRST_START_WARD, &code);
  g_assert_cmpuint (kiosk_first_start_get_number (new_kiosk_get_first (stage)), ==, 10);
  stage_free (stage);
}

static void
test_without_the_file (void)
{
  Stage *stage = new_kiosk_start (new_kiosk_ini);
  g_autofree char *code = NULL;

  new_kiosk_come_to (stage, KIOSK_FIRST_START_FILE, &code);
  kiosk_first_start_use_file (new_kiosk_get_first (stage), FALSE);
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_WARD);
  g_assert_cmpint (kiosk_first_start_get_ward_place (new_kiosk_get_first (stage)), ==, -1);
  g_assert_null (kiosk_settings_get_link (kiosk_context_get_settings (stage->context)));
  g_assert_cmpuint (new_kiosk_count_targets (stage), ==, 0);
  stage_free (stage);
}

/* 26965 was Phường 2 until the end of June 2025; 26977 was Phường 1 and is Phường Tân Sơn Hòa. */
static void
test_wards_of_the_day (void)
{
  static const struct { const char *day; const char *name; } table[] = {
    { "2025-03-01", "Phường 1" }, { "2026-11-20", "Phường Tân Sơn Hòa" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      Stage *stage = new_kiosk_start (NULL);

      new_kiosk_assert_state (stage, KIOSK_FIRST_START_CLOCK);
      g_assert_true (kiosk_first_start_set_clock (new_kiosk_get_first (stage), kiosk_day_from_iso (table[i].day),
                                                  9 * 60));
      new_kiosk_assert_state (stage, KIOSK_FIRST_START_WARD);
      new_kiosk_choose_ward (stage, NEW_KIOSK_WARD_CODE);
      new_kiosk_assert_state (stage, KIOSK_FIRST_START_NUMBER);
      g_assert_cmpstr (kiosk_settings_get_ward_name (kiosk_context_get_settings (stage->context)), ==, table[i].name);
      stage_free (stage);
    }
}

static void
write_list (Stage *stage,
            const char *csv)
{
  g_autofree char *ini = g_build_filename (stage->state_dir, KIOSK_SETUP_FILE_NAME, NULL);
  g_autofree char *list = g_build_filename (stage->state_dir, "phuong.csv", NULL);

  g_assert_true (g_file_set_contents (list, csv, -1, NULL));
  g_assert_true (g_file_set_contents (ini, "[Kiosk]\nFormat=1\nWard=26734\nWards=phuong.csv\n", -1, NULL));
  kiosk_first_start_read_file (new_kiosk_get_first (stage));
}

/* For good: whoever plans a move later chooses from it, too. */
static void
test_list_of_the_file (void)
{
  Stage *stage = new_kiosk_start (NULL);
  g_autofree char *code = NULL;
  g_autoptr (GPtrArray) kept = NULL;

  write_list (stage, "code,name,valid_from,valid_to,formed_from\n26734,Phường Sài Gòn,2025-07-01,,\n");
  new_kiosk_come_to (stage, KIOSK_FIRST_START_FILE, &code);
  kept = kiosk_kept_wards_load (stage->state_dir, NULL);
  g_assert_null (kept);
  new_kiosk_come_to (stage, KIOSK_FIRST_START_WARD, &code);
  kept = kiosk_kept_wards_load (stage->state_dir, NULL);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpuint (kiosk_context_get_wards (stage->context)->len, ==, 1);
  g_assert_cmpint (kiosk_first_start_get_ward_place (new_kiosk_get_first (stage)), ==, 0);
  stage_free (stage);
}

static void
test_ward_of_the_file_on_another_day (void)
{
  Stage *stage = new_kiosk_start ("[Kiosk]\nFormat=1\nWard=26971\n");
  g_autofree char *code = NULL;

  new_kiosk_come_to (stage, KIOSK_FIRST_START_WARD, &code);
  g_assert_cmpint (kiosk_first_start_get_ward_place (new_kiosk_get_first (stage)), ==, -1);
  g_assert_true (kiosk_first_start_lacks_file_ward (new_kiosk_get_first (stage)));
  stage_free (stage);
}

static void
test_what_is_refused (void)
{
  Stage *stage = new_kiosk_start (NULL);
  KioskFirstStart *first = new_kiosk_get_first (stage);
  g_autofree char *code = NULL;

  g_assert_false (kiosk_first_start_set_clock (first, kiosk_day_from_iso ("2024-12-31"), 0));
  new_kiosk_come_to (stage, KIOSK_FIRST_START_NUMBER, &code);
  kiosk_first_start_set_number (first, 0);
  new_kiosk_assert_problem (stage, KIOSK_FIRST_START_NUMBER, KIOSK_FIRST_START_PROBLEM_NUMBER);
  kiosk_first_start_set_number (first, 100);
  new_kiosk_assert_problem (stage, KIOSK_FIRST_START_NUMBER, KIOSK_FIRST_START_PROBLEM_NUMBER);
  new_kiosk_come_to (stage, KIOSK_FIRST_START_PIN, &code);
  new_kiosk_enter_pin (stage, WEAK_PIN);
  new_kiosk_assert_problem (stage, KIOSK_FIRST_START_PIN, KIOSK_FIRST_START_PROBLEM_PIN_REFUSED);
  new_kiosk_enter_pin (stage, NEW_KIOSK_PIN);
  new_kiosk_enter_pin (stage, STAGE_PIN);
  new_kiosk_assert_problem (stage, KIOSK_FIRST_START_PIN, KIOSK_FIRST_START_PROBLEM_PIN_DIFFERS);
  new_kiosk_come_to (stage, KIOSK_FIRST_START_CODE_AGAIN, &code);
  new_kiosk_enter_code (stage, NEW_KIOSK_WRONG_CODE);
  new_kiosk_assert_problem (stage, KIOSK_FIRST_START_CODE_AGAIN, KIOSK_FIRST_START_PROBLEM_CODE_WRONG);
  new_kiosk_come_to (stage, KIOSK_FIRST_START_OFF, &code);
  stage_free (stage);
}

/* Whoever wrote it down wrongly gets another one, at once. */
static void
test_another_code (void)
{
  Stage *stage = new_kiosk_start (NULL);
  g_autofree char *code = NULL;
  g_autofree char *other = NULL;

  new_kiosk_come_to (stage, KIOSK_FIRST_START_CODE_AGAIN, &code);
  for (guint i = 0; i < 6; i++)
    new_kiosk_enter_code (stage, NEW_KIOSK_WRONG_CODE);
  g_assert_cmpuint (kiosk_first_start_get_wait_s (new_kiosk_get_first (stage)), >, 0);
  kiosk_first_start_back (new_kiosk_get_first (stage));
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_CODE);
  other = new_kiosk_make_code (stage);
  g_assert_cmpstr (other, !=, code);
  kiosk_first_start_confirm_written (new_kiosk_get_first (stage));
  stage_wait_until (stage, new_kiosk_is_answered);
  new_kiosk_enter_code (stage, code);
  new_kiosk_assert_problem (stage, KIOSK_FIRST_START_CODE_AGAIN, KIOSK_FIRST_START_PROBLEM_CODE_WRONG);
  new_kiosk_enter_code (stage, other);
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_TARGETS);
  stage_free (stage);
}

/* Put off, the first start goes on, and residents see no code. Locked, or left by who stood there, it is where it would
 * be after a power cut: the clock, then the test. */
static void
test_scan_test_put_off (void)
{
  for (guint way = 0; way < 3; way++)
    {
      Stage *stage = new_kiosk_start (new_kiosk_ini);
      KioskStaff *staff = kiosk_session_get_staff (stage->session);
      g_autofree char *code = NULL;

      new_kiosk_come_to (stage, KIOSK_FIRST_START_SCAN_TEST, &code);
      if (way == 0)
        kiosk_staff_put_off_scan_test (staff);
      else if (way == 1)
        kiosk_staff_lock (staff);
      else
        stage_pass (stage, KIOSK_STAFF_LOCK_S);
      new_kiosk_assert_state (stage, way == 0 ? KIOSK_FIRST_START_DONE : KIOSK_FIRST_START_CLOCK);
      g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_FIRST_START);
      g_assert_false (kiosk_staff_is_unlocked (staff));
      if (way > 0)
        new_kiosk_come_to (stage, KIOSK_FIRST_START_SCAN_TEST, &code);
      kiosk_staff_put_off_scan_test (staff);
      new_kiosk_come_to (stage, KIOSK_FIRST_START_OFF, &code);
      new_kiosk_assert_in_service (stage, NEW_KIOSK_WARD_CODE, NEW_KIOSK_NUMBER);
      g_assert_null (kiosk_context_get_link_qr (stage->context));
      stage_free (stage);
    }
}

/* From the last steps to the targets, which the test follows again. */
static void
test_back_from_the_end (void)
{
  Stage *stage = new_kiosk_start (new_kiosk_ini);
  g_autofree char *code = NULL;

  new_kiosk_come_to (stage, KIOSK_FIRST_START_SCAN_TEST, &code);
  kiosk_first_start_back (new_kiosk_get_first (stage));
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_TARGETS);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_FIRST_START);
  g_assert_cmpint (kiosk_staff_get_state (kiosk_session_get_staff (stage->session)), ==, KIOSK_STAFF_LOCKED);
  stage_wait_until (stage, new_kiosk_is_answered);
  g_assert_false (kiosk_first_start_can_go_back (new_kiosk_get_first (stage)));
  new_kiosk_come_to (stage, KIOSK_FIRST_START_DONE, &code);
  kiosk_first_start_back (new_kiosk_get_first (stage));
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_TARGETS);
  new_kiosk_come_to (stage, KIOSK_FIRST_START_OFF, &code);
  stage_free (stage);
}

static void
test_back_to_the_begin (void)
{
  static const KioskFirstStartState way[] = {
    KIOSK_FIRST_START_CODE, KIOSK_FIRST_START_PIN, KIOSK_FIRST_START_NUMBER, KIOSK_FIRST_START_WARD,
    KIOSK_FIRST_START_FILE, KIOSK_FIRST_START_CLOCK
  };
  Stage *stage = new_kiosk_start (new_kiosk_ini);
  g_autofree char *code = NULL;

  new_kiosk_come_to (stage, way[0], &code);
  for (guint i = 1; i < G_N_ELEMENTS (way); i++)
    {
      kiosk_first_start_back (new_kiosk_get_first (stage));
      new_kiosk_assert_state (stage, way[i]);
    }
  g_assert_false (kiosk_first_start_can_go_back (new_kiosk_get_first (stage)));
  new_kiosk_come_to (stage, KIOSK_FIRST_START_OFF, &code);
  new_kiosk_assert_in_service (stage, NEW_KIOSK_WARD_CODE, NEW_KIOSK_NUMBER);
  stage_free (stage);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  warnings_install ();
  g_test_add_func ("/first-start/from-nothing", test_from_nothing);
  g_test_add_func ("/first-start/begins-with-its-first-page", test_begins_with_its_first_page);
  g_test_add_func ("/first-start/turn", test_turn);
  g_test_add_func ("/first-start/touches-beside-the-corner", test_touches_beside_the_corner);
  g_test_add_func ("/first-start/empty-folder-is-no-new-kiosk", test_empty_folder_is_no_new_kiosk);
  g_test_add_func ("/first-start/book-with-a-label-is-no-new-kiosk", test_book_with_a_label_is_no_new_kiosk);
  g_test_add_func ("/first-start/values-of-the-file", test_values_of_the_file);
  g_test_add_func ("/first-start/targets-are-set-once", test_targets_are_set_once);
  g_test_add_func ("/first-start/targets-of-the-ward", test_targets_of_the_ward);
  g_test_add_func ("/first-start/no-targets-now", test_no_targets_now);
  g_test_add_func ("/first-start/file-with-faults", test_file_with_faults);
  g_test_add_func ("/first-start/without-the-file", test_without_the_file);
  g_test_add_func ("/first-start/wards-of-the-day", test_wards_of_the_day);
  g_test_add_func ("/first-start/list-of-the-file", test_list_of_the_file);
  g_test_add_func ("/first-start/ward-of-the-file-on-another-day", test_ward_of_the_file_on_another_day);
  g_test_add_func ("/first-start/what-is-refused", test_what_is_refused);
  g_test_add_func ("/first-start/another-code", test_another_code);
  g_test_add_func ("/first-start/scan-test-put-off", test_scan_test_put_off);
  g_test_add_func ("/first-start/back-from-the-end", test_back_from_the_end);
  g_test_add_func ("/first-start/back-to-the-begin", test_back_to_the_begin);
  return g_test_run ();
}

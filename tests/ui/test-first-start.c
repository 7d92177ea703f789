/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start of a new kiosk without a widget, on a real book: each step, and the power cut at each of them. */
#include <glib/gstdio.h>

#include <signal.h>
#include <sys/resource.h>

#include "kiosk-ward-file.h"
#include "stage.h"
#include "warnings.h"

#define WARDS      DEFAULT_PACK "/wards.csv"
#define WARD_CODE  "26977"
#define PIN        "914850"
#define WEAK_PIN   "123456"
#define WRONG_CODE "820471936505"

static const char setup_ini[] =
  "[Kiosk]\n"
  "Format=1\n"
  "Ward=26983\n"
  "Number=4\n"
  "Link=" STAGE_LINK "\n"
                     "[Screen]\n"
                     "Idle=45\n"
                     "[Unit hpn]\n"
                     "Audience=member\n"
                     "Name=Hội Phụ nữ\n"
                     "[Target q4]\n"
                     "Name=city_plan\n"
                     "Measure=installed\n"
                     "Column=helper\n"
                     "Audience=resident\n"
                     "Number=500\n"
                     "From=2026-10-01\n"
                     "Until=2026-12-31\n";

static KioskFirstStart *
get_first (Stage *stage)
{
  return kiosk_session_get_first_start (stage->session);
}

static KioskFirstStartState
get_state (Stage *stage)
{
  return kiosk_first_start_get_state (get_first (stage));
}

static gboolean
is_answered (Stage *stage)
{
  return kiosk_context_get_settings (stage->context) != NULL && !kiosk_first_start_is_busy (get_first (stage));
}

static void
assert_state (Stage *stage,
              KioskFirstStartState state)
{
  stage_wait_until (stage, is_answered);
  g_assert_cmpint (get_state (stage), ==, state);
}

/* A folder that is marked for a new kiosk; @ini: NULL for none. */
static Stage *
new_kiosk (const char *ini)
{
  Stage *stage = stage_new_unopened (NULL, KIOSK_MODE_LIVE);
  g_autofree char *path = g_build_filename (stage->state_dir, KIOSK_SETUP_FILE_NAME, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) wards = kiosk_ward_file_load (WARDS, &error);

  g_assert_no_error (error);
  kiosk_day_book_allow_new (stage->state_dir, &error);
  g_assert_no_error (error);
  g_assert_true (ini == NULL || g_file_set_contents (path, ini, -1, NULL));
  kiosk_context_set_setup_file (stage->context, path, FALSE);
  kiosk_context_set_wards (stage->context, wards);
  kiosk_session_open (stage->session);
  stage_wait_until (stage, is_answered);
  return stage;
}

static void
choose_ward (Stage *stage,
             const char *code)
{
  GPtrArray *wards = kiosk_first_start_get_wards (get_first (stage));

  for (guint i = 0; i < wards->len; i++)
    if (g_str_equal (((const KioskWard *) g_ptr_array_index (wards, i))->code, code))
      kiosk_first_start_choose_ward (get_first (stage), i);
  stage_wait_until (stage, is_answered);
}

static void
enter_pin (Stage *stage,
           const char *pin)
{
  kiosk_first_start_enter_pin (get_first (stage), pin);
  stage_wait_until (stage, is_answered);
}

static void
enter_code (Stage *stage,
            const char *code)
{
  kiosk_first_start_enter_code (get_first (stage), code);
  stage_wait_until (stage, is_answered);
}

static char *
make_code (Stage *stage)
{
  kiosk_first_start_make_code (get_first (stage));
  assert_state (stage, KIOSK_FIRST_START_CODE_SHOWN);
  return g_strdup (kiosk_first_start_get_code (get_first (stage)));
}

/* Answers the step that is asked, with what is right; @code: what was written down. */
static void
answer (Stage *stage,
        char **code)
{
  KioskFirstStart *first = get_first (stage);

  switch (get_state (stage))
    {
    case KIOSK_FIRST_START_CLOCK:
      kiosk_first_start_confirm_clock (first);
      break;
    case KIOSK_FIRST_START_FILE:
      kiosk_first_start_use_file (first, TRUE);
      break;
    case KIOSK_FIRST_START_WARD:
      choose_ward (stage, WARD_CODE);
      break;
    case KIOSK_FIRST_START_NUMBER:
      kiosk_first_start_set_number (first, 7);
      break;
    case KIOSK_FIRST_START_PIN:
    case KIOSK_FIRST_START_PIN_AGAIN:
      enter_pin (stage, PIN);
      break;
    case KIOSK_FIRST_START_CODE:
      g_free (*code);
      *code = make_code (stage);
      break;
    case KIOSK_FIRST_START_CODE_SHOWN:
      kiosk_first_start_confirm_written (first);
      break;
    case KIOSK_FIRST_START_CODE_AGAIN:
      enter_code (stage, *code);
      break;
    case KIOSK_FIRST_START_TARGETS:
      kiosk_first_start_end_targets (first);
      break;
    case KIOSK_FIRST_START_SCAN_TEST:
      g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_SCAN_TEST);
      kiosk_staff_answer_scan_test (kiosk_session_get_staff (stage->session), TRUE);
      break;
    case KIOSK_FIRST_START_DONE:
      kiosk_first_start_finish (first);
      break;
    case KIOSK_FIRST_START_OFF:
    case KIOSK_N_FIRST_START_STATES:
    default:
      g_assert_not_reached ();
    }
  stage_wait_until (stage, is_answered);
}

static gboolean
is_past_scan_test (Stage *stage)
{
  return get_state (stage) != KIOSK_FIRST_START_SCAN_TEST;
}

static void
come_to (Stage *stage,
         KioskFirstStartState state,
         char **code)
{
  while (get_state (stage) != state)
    {
      KioskFirstStartState before = get_state (stage);

      answer (stage, code);
      if (before == KIOSK_FIRST_START_SCAN_TEST)
        stage_wait_until (stage, is_past_scan_test);
      g_assert_cmpint (get_state (stage), !=, before);
    }
}

static gboolean
has_pin (Stage *stage)
{
  return kiosk_staff_has_pin (kiosk_session_get_staff (stage->session));
}

static void
assert_in_service (Stage *stage,
                   const char *ward,
                   guint number)
{
  KioskSettings *settings = kiosk_context_get_settings (stage->context);

  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_ATTRACT);
  g_assert_cmpstr (kiosk_settings_get_ward_code (settings), ==, ward);
  g_assert_cmpuint (kiosk_settings_get_number (settings), ==, number);
  g_assert_cmpint (kiosk_settings_get_first_step (settings), ==, KIOSK_FIRST_STEP_NONE);
  stage_wait_until (stage, has_pin);
}

static void
test_from_nothing (void)
{
  Stage *stage = new_kiosk (NULL);
  g_autofree char *code = NULL;

  assert_state (stage, KIOSK_FIRST_START_CLOCK);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_FIRST_START);
  g_assert_false (kiosk_session_wake (stage->session));
  come_to (stage, KIOSK_FIRST_START_OFF, &code);
  assert_in_service (stage, WARD_CODE, 7);
  stage = stage_new_after_cut (stage, TRUE);
  assert_state (stage, KIOSK_FIRST_START_OFF);
  assert_in_service (stage, WARD_CODE, 7);
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
  g_assert_cmpint (get_state (stage), ==, KIOSK_FIRST_START_OFF);
  g_assert_false (kiosk_day_book_exists (stage->state_dir));
  stage_free (stage);
}

/* As congdanso-tally setup leaves it. */
static void
test_book_with_a_label_is_no_new_kiosk (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  g_assert_cmpint (get_state (stage), ==, KIOSK_FIRST_START_OFF);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_ATTRACT);
  g_assert_false (has_pin (stage));
  stage_free (stage);
}

/* Where it goes on, when the power went at a step: at that step, but for what is nowhere but on the screen. */
static KioskFirstStartState
get_resumed (KioskFirstStartState state)
{
  if (state == KIOSK_FIRST_START_PIN_AGAIN)
    return KIOSK_FIRST_START_PIN;
  return state == KIOSK_FIRST_START_CODE_SHOWN ? KIOSK_FIRST_START_CODE : state;
}

/* The date is asked anew, since nobody knows what the clock did meanwhile. */
static void
test_power_cut_at_each_step (void)
{
  for (KioskFirstStartState cut = KIOSK_FIRST_START_CLOCK; cut <= KIOSK_FIRST_START_DONE; cut++)
    {
      Stage *stage = new_kiosk (setup_ini);
      g_autofree char *code = NULL;
      gboolean is_asked_later = cut > KIOSK_FIRST_START_CLOCK;

      come_to (stage, cut, &code);
      stage = stage_new_after_cut (stage, TRUE);
      assert_state (stage, KIOSK_FIRST_START_CLOCK);
      if (is_asked_later)
        answer (stage, &code);
      g_assert_cmpint (get_state (stage), ==, get_resumed (cut));
      come_to (stage, KIOSK_FIRST_START_OFF, &code);
      assert_in_service (stage, WARD_CODE, 7);
      stage_free (stage);
    }
}

/* The machine was on all the while, so that its clock is as it was. */
static void
test_crash_at_each_step (void)
{
  for (KioskFirstStartState cut = KIOSK_FIRST_START_WARD; cut <= KIOSK_FIRST_START_DONE; cut++)
    {
      Stage *stage = new_kiosk (setup_ini);
      g_autofree char *code = NULL;

      come_to (stage, cut, &code);
      stage = stage_new_after_cut (stage, FALSE);
      assert_state (stage, get_resumed (cut));
      stage_free (stage);
    }
}

static void
test_values_of_the_file (void)
{
  Stage *stage = new_kiosk (setup_ini);
  KioskFirstStart *first = get_first (stage);
  g_autofree char *code = NULL;
  g_autoptr (GPtrArray) units = NULL;
  const KioskWard *ward;

  come_to (stage, KIOSK_FIRST_START_WARD, &code);
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
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer out_targets)
{
  *(GArray **) out_targets = kiosk_store_load_targets_finish (KIOSK_STORE (source), result, NULL);
}

static guint
count_targets (Stage *stage)
{
  g_autoptr (GArray) targets = NULL;

  kiosk_store_load_targets_async (stage->store, NULL, loaded_cb, &targets);
  while (targets == NULL)
    g_main_context_iteration (NULL, TRUE);
  return targets->len;
}

static void
test_targets_are_set_once (void)
{
  Stage *stage = new_kiosk (setup_ini);
  g_autofree char *code = NULL;

  come_to (stage, KIOSK_FIRST_START_WARD, &code);
  g_assert_cmpuint (count_targets (stage), ==, 1);
  kiosk_first_start_back (get_first (stage));
  assert_state (stage, KIOSK_FIRST_START_FILE);
  come_to (stage, KIOSK_FIRST_START_WARD, &code);
  g_assert_cmpuint (count_targets (stage), ==, 1);
  stage_free (stage);
}

static void
set_target (Stage *stage,
            gint64 number)
{
  g_autoptr (KioskTarget) target = kiosk_target_new ();

  target->number = number;
  target->from = kiosk_first_start_get_today (get_first (stage));
  kiosk_first_start_set_target (get_first (stage), target);
  stage_wait_until (stage, is_answered);
}

static gint64
get_target (Stage *stage,
            guint index)
{
  GArray *list = kiosk_targets_get_list (kiosk_first_start_get_targets (get_first (stage)));

  return index < list->len ? g_array_index (list, KioskTargetState, index).target.number : 0;
}

static gboolean
has_read_both (Stage *stage)
{
  return get_target (stage, 1) != 0;
}

/* Each is on disk as soon as it is said to be; what was entered is not asked for again. */
static void
test_targets_of_the_ward (void)
{
  Stage *stage = new_kiosk (setup_ini);
  g_autofree char *code = NULL;

  come_to (stage, KIOSK_FIRST_START_TARGETS, &code);
  stage_wait_until (stage, is_answered);
  g_assert_cmpuint (kiosk_first_start_count_file_targets (get_first (stage)), ==, 1);
  g_assert_false (kiosk_first_start_can_go_back (get_first (stage)));
  set_target (stage, 120);
  stage_wait_until (stage, has_read_both);
  g_assert_cmpuint (kiosk_first_start_count_file_targets (get_first (stage)), ==, 1);

  stage = stage_new_after_cut (stage, TRUE);
  assert_state (stage, KIOSK_FIRST_START_CLOCK);
  answer (stage, &code);
  assert_state (stage, KIOSK_FIRST_START_TARGETS);
  g_assert_cmpint (get_target (stage, 0), ==, 120);
  g_assert_cmpint (get_target (stage, 1), ==, 500);
  answer (stage, &code);
  assert_state (stage, KIOSK_FIRST_START_SCAN_TEST);
  g_assert_cmpuint (count_targets (stage), ==, 2);
  set_target (stage, 130);
  g_assert_cmpuint (count_targets (stage), ==, 2);
  stage_free (stage);
}

static void
test_no_targets_now (void)
{
  Stage *stage = new_kiosk (NULL);
  g_autofree char *code = NULL;

  come_to (stage, KIOSK_FIRST_START_TARGETS, &code);
  stage_wait_until (stage, is_answered);
  g_assert_cmpuint (kiosk_first_start_count_file_targets (get_first (stage)), ==, 0);
  kiosk_first_start_end_targets (get_first (stage));
  assert_state (stage, KIOSK_FIRST_START_DONE);
  g_assert_cmpuint (count_targets (stage), ==, 0);
  stage_free (stage);
}

static void
test_file_with_faults (void)
{
  Stage *stage = new_kiosk ("[Kiosk]\nFormat=1\nNumber=100\n");
  g_autofree char *path = NULL;
  g_autofree char *code = NULL;

  come_to (stage, KIOSK_FIRST_START_FILE, &code);
  g_assert_error (kiosk_first_start_get_file_error (get_first (stage)), KIOSK_SETUP_ERROR, KIOSK_SETUP_ERROR_INVALID);
  kiosk_first_start_use_file (get_first (stage), TRUE);
  assert_state (stage, KIOSK_FIRST_START_FILE);

  path = g_build_filename (stage->state_dir, KIOSK_SETUP_FILE_NAME, NULL);
  g_assert_true (g_file_set_contents (path, "[Kiosk]\nFormat=1\nNumber=10\n", -1, NULL));
  kiosk_first_start_read_file (get_first (stage));
  g_assert_no_error (kiosk_first_start_get_file_error (get_first (stage)));
  come_to (stage, KIOSK_FIRST_START_WARD, &code);
  g_assert_cmpuint (kiosk_first_start_get_number (get_first (stage)), ==, 10);
  stage_free (stage);
}

static void
test_without_the_file (void)
{
  Stage *stage = new_kiosk (setup_ini);
  g_autofree char *code = NULL;

  come_to (stage, KIOSK_FIRST_START_FILE, &code);
  kiosk_first_start_use_file (get_first (stage), FALSE);
  assert_state (stage, KIOSK_FIRST_START_WARD);
  g_assert_cmpint (kiosk_first_start_get_ward_place (get_first (stage)), ==, -1);
  g_assert_null (kiosk_settings_get_link (kiosk_context_get_settings (stage->context)));
  g_assert_cmpuint (count_targets (stage), ==, 0);
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
      Stage *stage = new_kiosk (NULL);

      assert_state (stage, KIOSK_FIRST_START_CLOCK);
      g_assert_true (kiosk_first_start_set_clock (get_first (stage), kiosk_day_from_iso (table[i].day), 9 * 60));
      assert_state (stage, KIOSK_FIRST_START_WARD);
      choose_ward (stage, WARD_CODE);
      assert_state (stage, KIOSK_FIRST_START_NUMBER);
      g_assert_cmpstr (kiosk_settings_get_ward_name (kiosk_context_get_settings (stage->context)), ==, table[i].name);
      stage_free (stage);
    }
}

static void
test_ward_of_the_file_on_another_day (void)
{
  Stage *stage = new_kiosk ("[Kiosk]\nFormat=1\nWard=26971\n");
  g_autofree char *code = NULL;

  come_to (stage, KIOSK_FIRST_START_WARD, &code);
  g_assert_cmpint (kiosk_first_start_get_ward_place (get_first (stage)), ==, -1);
  g_assert_true (kiosk_first_start_lacks_file_ward (get_first (stage)));
  stage_free (stage);
}

static void
assert_problem (Stage *stage,
                KioskFirstStartState state,
                KioskFirstStartProblem problem)
{
  assert_state (stage, state);
  g_assert_cmpint (kiosk_first_start_get_problem (get_first (stage)), ==, problem);
}

static void
test_what_is_refused (void)
{
  Stage *stage = new_kiosk (NULL);
  KioskFirstStart *first = get_first (stage);
  g_autofree char *code = NULL;

  g_assert_false (kiosk_first_start_set_clock (first, kiosk_day_from_iso ("2024-12-31"), 0));
  come_to (stage, KIOSK_FIRST_START_NUMBER, &code);
  kiosk_first_start_set_number (first, 0);
  assert_problem (stage, KIOSK_FIRST_START_NUMBER, KIOSK_FIRST_START_PROBLEM_NUMBER);
  kiosk_first_start_set_number (first, 100);
  assert_problem (stage, KIOSK_FIRST_START_NUMBER, KIOSK_FIRST_START_PROBLEM_NUMBER);
  come_to (stage, KIOSK_FIRST_START_PIN, &code);
  enter_pin (stage, WEAK_PIN);
  assert_problem (stage, KIOSK_FIRST_START_PIN, KIOSK_FIRST_START_PROBLEM_PIN_REFUSED);
  enter_pin (stage, PIN);
  enter_pin (stage, STAGE_PIN);
  assert_problem (stage, KIOSK_FIRST_START_PIN, KIOSK_FIRST_START_PROBLEM_PIN_DIFFERS);
  come_to (stage, KIOSK_FIRST_START_CODE_AGAIN, &code);
  enter_code (stage, WRONG_CODE);
  assert_problem (stage, KIOSK_FIRST_START_CODE_AGAIN, KIOSK_FIRST_START_PROBLEM_CODE_WRONG);
  come_to (stage, KIOSK_FIRST_START_OFF, &code);
  stage_free (stage);
}

/* Whoever wrote it down wrongly gets another one, at once. */
static void
test_another_code (void)
{
  Stage *stage = new_kiosk (NULL);
  g_autofree char *code = NULL;
  g_autofree char *other = NULL;

  come_to (stage, KIOSK_FIRST_START_CODE_AGAIN, &code);
  for (guint i = 0; i < 6; i++)
    enter_code (stage, WRONG_CODE);
  g_assert_cmpuint (kiosk_first_start_get_wait_s (get_first (stage)), >, 0);
  kiosk_first_start_back (get_first (stage));
  assert_state (stage, KIOSK_FIRST_START_CODE);
  other = make_code (stage);
  g_assert_cmpstr (other, !=, code);
  kiosk_first_start_confirm_written (get_first (stage));
  stage_wait_until (stage, is_answered);
  enter_code (stage, code);
  assert_problem (stage, KIOSK_FIRST_START_CODE_AGAIN, KIOSK_FIRST_START_PROBLEM_CODE_WRONG);
  enter_code (stage, other);
  assert_state (stage, KIOSK_FIRST_START_TARGETS);
  stage_free (stage);
}

static void
test_walking_away (void)
{
  Stage *stage = new_kiosk (NULL);
  g_autofree char *code = NULL;

  come_to (stage, KIOSK_FIRST_START_PIN_AGAIN, &code);
  stage_pass (stage, KIOSK_FIRST_START_FORGET_S);
  assert_state (stage, KIOSK_FIRST_START_PIN);
  come_to (stage, KIOSK_FIRST_START_CODE_SHOWN, &code);
  stage_pass (stage, KIOSK_FIRST_START_FORGET_S - 1);
  kiosk_session_touch (stage->session);
  stage_pass (stage, KIOSK_FIRST_START_FORGET_S - 1);
  assert_state (stage, KIOSK_FIRST_START_CODE_SHOWN);
  stage_pass (stage, 1);
  assert_state (stage, KIOSK_FIRST_START_CODE);
  g_assert_null (kiosk_first_start_get_code (get_first (stage)));
  stage_free (stage);
}

/* By whatever way the scan test is left, the first start goes on, and residents see no code. */
static void
test_scan_test_put_off (void)
{
  for (guint way = 0; way < 3; way++)
    {
      Stage *stage = new_kiosk (setup_ini);
      KioskStaff *staff = kiosk_session_get_staff (stage->session);
      g_autofree char *code = NULL;

      come_to (stage, KIOSK_FIRST_START_SCAN_TEST, &code);
      if (way == 0)
        kiosk_staff_put_off_scan_test (staff);
      else if (way == 1)
        kiosk_staff_lock (staff);
      else
        stage_pass (stage, KIOSK_STAFF_LOCK_S);
      assert_state (stage, KIOSK_FIRST_START_DONE);
      g_assert_false (kiosk_staff_is_unlocked (staff));
      come_to (stage, KIOSK_FIRST_START_OFF, &code);
      assert_in_service (stage, WARD_CODE, 7);
      g_assert_null (kiosk_context_get_link_qr (stage->context));
      stage_free (stage);
    }
}

static void
test_back_to_the_begin (void)
{
  static const KioskFirstStartState way[] = {
    KIOSK_FIRST_START_CODE, KIOSK_FIRST_START_PIN, KIOSK_FIRST_START_NUMBER, KIOSK_FIRST_START_WARD,
    KIOSK_FIRST_START_FILE, KIOSK_FIRST_START_CLOCK
  };
  Stage *stage = new_kiosk (setup_ini);
  g_autofree char *code = NULL;

  come_to (stage, way[0], &code);
  for (guint i = 1; i < G_N_ELEMENTS (way); i++)
    {
      kiosk_first_start_back (get_first (stage));
      assert_state (stage, way[i]);
    }
  g_assert_false (kiosk_first_start_can_go_back (get_first (stage)));
  come_to (stage, KIOSK_FIRST_START_OFF, &code);
  assert_in_service (stage, WARD_CODE, 7);
  stage_free (stage);
}

static void
events_loaded_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer out_events)
{
  *(GArray **) out_events = kiosk_store_load_events_finish (KIOSK_STORE (source), result, NULL);
}

/* The newest first. */
static GArray *
load_events (Stage *stage)
{
  GArray *events = NULL;

  kiosk_store_load_events_async (stage->store, 0, 100, NULL, events_loaded_cb, &events);
  while (events == NULL)
    g_main_context_iteration (NULL, TRUE);
  return events;
}

/* Looks for @wanted, the oldest first, among all that was noted; returns the last of them. */
static KioskEvent
assert_noted (GArray *events,
              const KioskEvent *wanted,
              guint n_wanted)
{
  KioskEvent last = { 0 };
  guint found = 0;

  for (guint i = events->len; i > 0 && found < n_wanted; i--)
    {
      const KioskEvent *event = &g_array_index (events, KioskEvent, i - 1);

      if (event->deed != wanted[found].deed || event->outcome != wanted[found].outcome)
        continue;
      g_assert_cmpint (event->actor, ==, KIOSK_ACTOR_STAFF);
      last = *event;
      found++;
    }
  g_assert_cmpuint (found, ==, n_wanted);
  return last;
}

static void
test_what_is_noted (void)
{
  static const KioskEvent wanted[] = {
    { .deed = KIOSK_DEED_CLOCK, .outcome = KIOSK_OUTCOME_DONE },
    { .deed = KIOSK_DEED_SET_UP, .outcome = KIOSK_OUTCOME_BEGUN },
    { .deed = KIOSK_DEED_TARGET, .outcome = KIOSK_OUTCOME_DONE },
    { .deed = KIOSK_DEED_PIN, .outcome = KIOSK_OUTCOME_DONE },
    { .deed = KIOSK_DEED_RECOVERY_CODE, .outcome = KIOSK_OUTCOME_DONE },
    { .deed = KIOSK_DEED_SCAN_TEST, .outcome = KIOSK_OUTCOME_DONE },
    { .deed = KIOSK_DEED_SET_UP, .outcome = KIOSK_OUTCOME_DONE }
  };
  Stage *stage = new_kiosk (setup_ini);
  g_autofree char *code = NULL;
  g_autoptr (GArray) events = NULL;
  KioskEvent end;

  come_to (stage, KIOSK_FIRST_START_OFF, &code);
  events = load_events (stage);
  end = assert_noted (events, wanted, G_N_ELEMENTS (wanted));
  g_assert_cmpint (end.began, >, 0);
  g_assert_cmpint (end.day, !=, KIOSK_DAY_UNKNOWN);
  stage_free (stage);
}

/* A set-up that the power ended has no end; what nobody has scanned is noted as that. */
static void
test_what_is_noted_of_a_power_cut (void)
{
  static const KioskEvent wanted[] = {
    { .deed = KIOSK_DEED_SET_UP, .outcome = KIOSK_OUTCOME_BEGUN },
    { .deed = KIOSK_DEED_SET_UP, .outcome = KIOSK_OUTCOME_BEGUN },
    { .deed = KIOSK_DEED_SCAN_TEST, .outcome = KIOSK_OUTCOME_PUT_OFF },
    { .deed = KIOSK_DEED_SET_UP, .outcome = KIOSK_OUTCOME_DONE }
  };
  Stage *stage = new_kiosk (setup_ini);
  g_autofree char *code = NULL;
  g_autoptr (GArray) events = NULL;
  KioskEvent end;

  come_to (stage, KIOSK_FIRST_START_NUMBER, &code);
  kiosk_first_start_back (get_first (stage));
  stage = stage_new_after_cut (stage, TRUE);
  come_to (stage, KIOSK_FIRST_START_SCAN_TEST, &code);
  kiosk_staff_put_off_scan_test (kiosk_session_get_staff (stage->session));
  come_to (stage, KIOSK_FIRST_START_OFF, &code);
  events = load_events (stage);
  end = assert_noted (events, wanted, G_N_ELEMENTS (wanted));
  g_assert_cmpint (end.began, ==, assert_noted (events, wanted, 2).seq);
  stage_free (stage);
}

/* RLIMIT_FSIZE is the file size that a process may write to; it holds for root, too (setrlimit(2)). */
static void
set_disk_refuses (gboolean refuses)
{
  struct rlimit limit;

  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = refuses ? 0 : limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_refused_by_the_disk (void)
{
  static const KioskFirstStartState states[] = {
    KIOSK_FIRST_START_FILE, KIOSK_FIRST_START_WARD, KIOSK_FIRST_START_NUMBER, KIOSK_FIRST_START_PIN_AGAIN,
    KIOSK_FIRST_START_CODE_SHOWN, KIOSK_FIRST_START_TARGETS, KIOSK_FIRST_START_DONE
  };
  Stage *stage = new_kiosk (setup_ini);
  g_autofree char *code = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      come_to (stage, states[i], &code);
      warnings_expect ("A step of the first start is not on disk*");
      set_disk_refuses (TRUE);
      answer (stage, &code);
      set_disk_refuses (FALSE);
      warnings_assert ();
      assert_problem (stage, states[i], KIOSK_FIRST_START_PROBLEM_DISK);
    }
  come_to (stage, KIOSK_FIRST_START_OFF, &code);
  assert_in_service (stage, WARD_CODE, 7);
  stage_free (stage);
}

static gboolean
has_read_one (Stage *stage)
{
  return get_target (stage, 0) != 0;
}

static void
test_target_refused_by_the_disk (void)
{
  Stage *stage = new_kiosk (NULL);
  g_autofree char *code = NULL;
  KioskTargets *targets = kiosk_first_start_get_targets (get_first (stage));

  come_to (stage, KIOSK_FIRST_START_TARGETS, &code);
  warnings_expect ("The target was not set*");
  set_disk_refuses (TRUE);
  set_target (stage, 120);
  set_disk_refuses (FALSE);
  warnings_assert ();
  g_assert_cmpint (kiosk_targets_get_entering (targets), ==, KIOSK_ENTERING_FAILED);
  assert_state (stage, KIOSK_FIRST_START_TARGETS);
  g_assert_cmpuint (count_targets (stage), ==, 0);
  set_target (stage, 120);
  g_assert_cmpint (kiosk_targets_get_entering (targets), ==, KIOSK_ENTERING_SAVED);
  stage_wait_until (stage, has_read_one);
  g_assert_cmpuint (count_targets (stage), ==, 1);
  stage_free (stage);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  /* A write past the limit is to fail, not to end the process. */
  signal (SIGXFSZ, SIG_IGN);
  warnings_install ();
  g_test_add_func ("/first-start/from-nothing", test_from_nothing);
  g_test_add_func ("/first-start/empty-folder-is-no-new-kiosk", test_empty_folder_is_no_new_kiosk);
  g_test_add_func ("/first-start/book-with-a-label-is-no-new-kiosk", test_book_with_a_label_is_no_new_kiosk);
  g_test_add_func ("/first-start/power-cut-at-each-step", test_power_cut_at_each_step);
  g_test_add_func ("/first-start/crash-at-each-step", test_crash_at_each_step);
  g_test_add_func ("/first-start/values-of-the-file", test_values_of_the_file);
  g_test_add_func ("/first-start/targets-are-set-once", test_targets_are_set_once);
  g_test_add_func ("/first-start/targets-of-the-ward", test_targets_of_the_ward);
  g_test_add_func ("/first-start/no-targets-now", test_no_targets_now);
  g_test_add_func ("/first-start/file-with-faults", test_file_with_faults);
  g_test_add_func ("/first-start/without-the-file", test_without_the_file);
  g_test_add_func ("/first-start/wards-of-the-day", test_wards_of_the_day);
  g_test_add_func ("/first-start/ward-of-the-file-on-another-day", test_ward_of_the_file_on_another_day);
  g_test_add_func ("/first-start/what-is-refused", test_what_is_refused);
  g_test_add_func ("/first-start/another-code", test_another_code);
  g_test_add_func ("/first-start/walking-away", test_walking_away);
  g_test_add_func ("/first-start/scan-test-put-off", test_scan_test_put_off);
  g_test_add_func ("/first-start/back-to-the-begin", test_back_to_the_begin);
  g_test_add_func ("/first-start/what-is-noted", test_what_is_noted);
  g_test_add_func ("/first-start/what-is-noted-of-a-power-cut", test_what_is_noted_of_a_power_cut);
  g_test_add_func ("/first-start/refused-by-the-disk", test_refused_by_the_disk);
  g_test_add_func ("/first-start/target-refused-by-the-disk", test_target_refused_by_the_disk);
  return g_test_run ();
}

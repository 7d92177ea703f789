/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new kiosk on a real book, and somebody who sets it up. */
#include "new-kiosk.h"

#include "kiosk-ward-file.h"

#define WARDS DEFAULT_PACK "/wards.csv"

const char new_kiosk_ini[] =
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

KioskFirstStart *
new_kiosk_get_first (Stage *stage)
{
  return kiosk_session_get_first_start (stage->session);
}

KioskFirstStartState
new_kiosk_get_state (Stage *stage)
{
  return kiosk_first_start_get_state (new_kiosk_get_first (stage));
}

gboolean
new_kiosk_is_answered (Stage *stage)
{
  return kiosk_context_get_settings (stage->context) != NULL
         && !kiosk_first_start_is_busy (new_kiosk_get_first (stage));
}

/* The picture is upright, and touches land where they are seen. */
void
new_kiosk_pass_turn (Stage *stage)
{
  KioskFirstStart *first = new_kiosk_get_first (stage);

  stage_wait_until (stage, new_kiosk_is_answered);
  kiosk_first_start_confirm_turn (first);
  for (guint i = 0; i < KIOSK_FIRST_START_N_CORNERS; i++)
    kiosk_first_start_touch_corner (first);
  stage_wait_until (stage, new_kiosk_is_answered);
}

/* What comes first is passed where it is not what is asked about. */
void
new_kiosk_assert_state (Stage *stage,
                        KioskFirstStartState state)
{
  stage_wait_until (stage, new_kiosk_is_answered);
  if (new_kiosk_get_state (stage) == KIOSK_FIRST_START_TURN && state != KIOSK_FIRST_START_TURN)
    new_kiosk_pass_turn (stage);
  g_assert_cmpint (new_kiosk_get_state (stage), ==, state);
}

/* A folder that is marked for a new kiosk; @ini: NULL for none. */
Stage *
new_kiosk_new_unopened (const char *ini)
{
  Stage *stage = stage_new_unopened (NULL, KIOSK_MODE_LIVE);
  g_autofree char *path = g_build_filename (stage->state_dir, KIOSK_SETUP_FILE_NAME, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) wards = kiosk_ward_file_load (WARDS, NULL, &error);

  g_assert_no_error (error);
  kiosk_day_book_allow_new (stage->state_dir, &error);
  g_assert_no_error (error);
  g_assert_true (ini == NULL || g_file_set_contents (path, ini, -1, NULL));
  kiosk_context_set_setup_file (stage->context, path, FALSE);
  kiosk_context_set_wards (stage->context, wards);
  return stage;
}

Stage *
new_kiosk_start (const char *ini)
{
  Stage *stage = new_kiosk_new_unopened (ini);

  kiosk_session_open (stage->session);
  stage_wait_until (stage, new_kiosk_is_answered);
  return stage;
}

void
new_kiosk_choose_ward (Stage *stage,
                       const char *code)
{
  GPtrArray *wards = kiosk_first_start_get_wards (new_kiosk_get_first (stage));

  for (guint i = 0; i < wards->len; i++)
    if (g_str_equal (((const KioskWard *) g_ptr_array_index (wards, i))->code, code))
      kiosk_first_start_choose_ward (new_kiosk_get_first (stage), i);
  stage_wait_until (stage, new_kiosk_is_answered);
}

void
new_kiosk_enter_pin (Stage *stage,
                     const char *pin)
{
  kiosk_first_start_enter_pin (new_kiosk_get_first (stage), pin);
  stage_wait_until (stage, new_kiosk_is_answered);
}

void
new_kiosk_enter_code (Stage *stage,
                      const char *code)
{
  kiosk_first_start_enter_code (new_kiosk_get_first (stage), code);
  stage_wait_until (stage, new_kiosk_is_answered);
}

char *
new_kiosk_make_code (Stage *stage)
{
  kiosk_first_start_make_code (new_kiosk_get_first (stage));
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_CODE_SHOWN);
  return g_strdup (kiosk_first_start_get_code (new_kiosk_get_first (stage)));
}

/* Answers the step that is asked, with what is right; @code: what was written down. */
void
new_kiosk_answer (Stage *stage,
                  char **code)
{
  KioskFirstStart *first = new_kiosk_get_first (stage);

  stage_wait_until (stage, new_kiosk_is_answered);
  switch (new_kiosk_get_state (stage))
    {
    case KIOSK_FIRST_START_TURN:
      kiosk_first_start_confirm_turn (first);
      break;
    case KIOSK_FIRST_START_CORNERS:
      for (guint i = 0; i < KIOSK_FIRST_START_N_CORNERS; i++)
        kiosk_first_start_touch_corner (first);
      break;
    case KIOSK_FIRST_START_CLOCK:
      kiosk_first_start_confirm_clock (first);
      break;
    case KIOSK_FIRST_START_STICK:
      kiosk_first_start_skip_stick (first);
      break;
    case KIOSK_FIRST_START_MACHINE:
      kiosk_first_start_choose_machine (first, 0);
      break;
    case KIOSK_FIRST_START_FILE:
      kiosk_first_start_use_file (first, TRUE);
      break;
    case KIOSK_FIRST_START_WARD:
      new_kiosk_choose_ward (stage, NEW_KIOSK_WARD_CODE);
      break;
    case KIOSK_FIRST_START_NUMBER:
      kiosk_first_start_set_number (first, NEW_KIOSK_NUMBER);
      break;
    case KIOSK_FIRST_START_PIN:
    case KIOSK_FIRST_START_PIN_AGAIN:
      new_kiosk_enter_pin (stage, NEW_KIOSK_PIN);
      break;
    case KIOSK_FIRST_START_CODE:
      g_free (*code);
      *code = new_kiosk_make_code (stage);
      break;
    case KIOSK_FIRST_START_CODE_SHOWN:
      kiosk_first_start_confirm_written (first);
      break;
    case KIOSK_FIRST_START_CODE_AGAIN:
      new_kiosk_enter_code (stage, *code);
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
  stage_wait_until (stage, new_kiosk_is_answered);
}

static gboolean
is_past_scan_test (Stage *stage)
{
  return new_kiosk_get_state (stage) != KIOSK_FIRST_START_SCAN_TEST;
}

void
new_kiosk_come_to (Stage *stage,
                   KioskFirstStartState state,
                   char **code)
{
  stage_wait_until (stage, new_kiosk_is_answered);
  while (new_kiosk_get_state (stage) != state)
    {
      KioskFirstStartState before = new_kiosk_get_state (stage);

      new_kiosk_answer (stage, code);
      if (before == KIOSK_FIRST_START_SCAN_TEST)
        stage_wait_until (stage, is_past_scan_test);
      g_assert_cmpint (new_kiosk_get_state (stage), !=, before);
    }
}

gboolean
new_kiosk_has_pin (Stage *stage)
{
  return kiosk_staff_has_pin (kiosk_session_get_staff (stage->session));
}

void
new_kiosk_assert_in_service (Stage *stage,
                             const char *ward,
                             guint number)
{
  KioskSettings *settings = kiosk_context_get_settings (stage->context);

  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_ATTRACT);
  g_assert_cmpstr (kiosk_settings_get_ward_code (settings), ==, ward);
  g_assert_cmpuint (kiosk_settings_get_number (settings), ==, number);
  g_assert_cmpint (kiosk_settings_get_first_step (settings), ==, KIOSK_FIRST_STEP_NONE);
  stage_wait_until (stage, new_kiosk_has_pin);
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer out_targets)
{
  *(GArray **) out_targets = kiosk_store_load_targets_finish (KIOSK_STORE (source), result, NULL);
}

guint
new_kiosk_count_targets (Stage *stage)
{
  g_autoptr (GArray) targets = NULL;

  kiosk_store_load_targets_async (stage->store, NULL, loaded_cb, &targets);
  while (targets == NULL)
    g_main_context_iteration (NULL, TRUE);
  return targets->len;
}

void
new_kiosk_set_target (Stage *stage,
                      gint64 number)
{
  g_autoptr (KioskTarget) target = kiosk_target_new ();

  target->number = number;
  target->from = kiosk_first_start_get_today (new_kiosk_get_first (stage));
  kiosk_first_start_set_target (new_kiosk_get_first (stage), target);
  stage_wait_until (stage, new_kiosk_is_answered);
}

gint64
new_kiosk_get_target (Stage *stage,
                      guint index)
{
  GArray *list = kiosk_targets_get_list (kiosk_first_start_get_targets (new_kiosk_get_first (stage)));

  return index < list->len ? g_array_index (list, KioskTargetState, index).target.number : 0;
}

void
new_kiosk_assert_problem (Stage *stage,
                          KioskFirstStartState state,
                          KioskFirstStartProblem problem)
{
  new_kiosk_assert_state (stage, state);
  g_assert_cmpint (kiosk_first_start_get_problem (new_kiosk_get_first (stage)), ==, problem);
}

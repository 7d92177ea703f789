/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start of a new kiosk. The setting `first_start` says what comes next, and is saved with what went before:
 * after a power cut the kiosk goes on there. Here is which step follows which; what each of them asks is in the files
 * beside this one. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-first-start-private.h"

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskFirstStart, kiosk_first_start, G_TYPE_OBJECT)

void
kiosk_first_start_changed (KioskFirstStart *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

KioskStore *
kiosk_first_start_get_store (KioskFirstStart *self)
{
  return kiosk_context_get_store (self->context);
}

gint64
kiosk_first_start_get_now_ms (KioskFirstStart *self)
{
  return kiosk_clock_get_boottime_ms (kiosk_context_get_clock (self->context));
}

/* What was secret on the screen before is gone with it. */
void
kiosk_first_start_go (KioskFirstStart *self,
                      KioskFirstStartState state,
                      KioskFirstStartProblem problem)
{
  if (state != KIOSK_FIRST_START_PIN_AGAIN && state != KIOSK_FIRST_START_CODE_SHOWN)
    kiosk_first_start_forget (self);
  if (state == KIOSK_FIRST_START_WARD)
    kiosk_first_start_list_wards (self);
  if (state == KIOSK_FIRST_START_TARGETS)
    kiosk_targets_load (self->targets);
  self->is_busy = FALSE;
  self->state = state;
  self->problem = problem;
  self->touched_ms = kiosk_first_start_get_now_ms (self);
  kiosk_first_start_changed (self);
}

/* The screen stays and says why. */
void
kiosk_first_start_fail (KioskFirstStart *self,
                        const GError *error)
{
  g_warning ("A step of the first start is not on disk: %s", error->message);
  self->is_busy = FALSE;
  self->problem = KIOSK_FIRST_START_PROBLEM_DISK;
  kiosk_first_start_changed (self);
}

/* @error: (nullable): why it was not done */
void
kiosk_first_start_note (KioskFirstStart *self,
                        KioskDeed deed,
                        const GError *error)
{
  kiosk_context_note (self->context, KIOSK_ACTOR_STAFF, deed,
                      error == NULL ? KIOSK_OUTCOME_DONE : KIOSK_OUTCOME_FAILED);
}

void
kiosk_first_start_begin_waiting (KioskFirstStart *self)
{
  self->is_busy = TRUE;
  self->problem = KIOSK_FIRST_START_PROBLEM_NONE;
  kiosk_first_start_changed (self);
}

static gboolean
has_link_to_test (KioskFirstStart *self)
{
  KioskSettings *settings = kiosk_context_get_settings (self->context);

  return kiosk_settings_get_link (settings) != NULL && !kiosk_settings_get_link_confirmed (settings);
}

/* Not before somebody has vouched for the date that it is noted with. */
static void
note_begin (KioskFirstStart *self)
{
  if (!self->is_noted)
    kiosk_context_note (self->context, KIOSK_ACTOR_STAFF, KIOSK_DEED_SET_UP, KIOSK_OUTCOME_BEGUN);
  self->is_noted = TRUE;
}

static void
go_on_at_mark (KioskFirstStart *self)
{
  static const KioskFirstStartState states[] = {
    [KIOSK_FIRST_STEP_NONE] = KIOSK_FIRST_START_OFF, [KIOSK_FIRST_STEP_FILE] = KIOSK_FIRST_START_FILE,
    [KIOSK_FIRST_STEP_WARD] = KIOSK_FIRST_START_WARD, [KIOSK_FIRST_STEP_NUMBER] = KIOSK_FIRST_START_NUMBER,
    [KIOSK_FIRST_STEP_PIN] = KIOSK_FIRST_START_PIN, [KIOSK_FIRST_STEP_CODE] = KIOSK_FIRST_START_CODE,
    [KIOSK_FIRST_STEP_CODE_AGAIN] = KIOSK_FIRST_START_CODE_AGAIN,
    [KIOSK_FIRST_STEP_TARGETS] = KIOSK_FIRST_START_TARGETS,
    [KIOSK_FIRST_STEP_SCAN_TEST] = KIOSK_FIRST_START_SCAN_TEST,
  };
  KioskFirstStartState state = states[self->mark];

  if (state == KIOSK_FIRST_START_FILE && self->file == NULL && self->file_error == NULL)
    state = kiosk_first_start_offers_stick (self) ? KIOSK_FIRST_START_STICK : KIOSK_FIRST_START_WARD;
  if (state == KIOSK_FIRST_START_SCAN_TEST && !has_link_to_test (self))
    state = KIOSK_FIRST_START_DONE;
  note_begin (self);
  kiosk_first_start_go (self, state, KIOSK_FIRST_START_PROBLEM_NONE);
}

static void
clock_ended_cb (KioskStaffClock *clock,
                gboolean is_done,
                KioskFirstStart *self)
{
  if (self->state != KIOSK_FIRST_START_CLOCK)
    return;
  if (is_done)
    go_on_at_mark (self);
  else
    kiosk_first_start_go (self, KIOSK_FIRST_START_CLOCK, KIOSK_FIRST_START_PROBLEM_DISK);
}

static void
targets_changed_cb (KioskFirstStart *self)
{
  if (self->state == KIOSK_FIRST_START_TARGETS)
    kiosk_first_start_changed (self);
}

static void
kiosk_first_start_dispose (GObject *object)
{
  KioskFirstStart *self = KIOSK_FIRST_START (object);

  kiosk_first_start_forget (self);
  g_clear_object (&self->context);
  g_clear_object (&self->clock);
  g_clear_object (&self->targets);
  g_clear_object (&self->file);
  g_clear_error (&self->file_error);
  g_clear_error (&self->pin_error);
  g_clear_pointer (&self->wards, g_ptr_array_unref);
  g_clear_pointer (&self->own_ward, kiosk_ward_free);
  g_clear_pointer (&self->machines, g_ptr_array_unref);
  g_clear_object (&self->watched);
  G_OBJECT_CLASS (kiosk_first_start_parent_class)->dispose (object);
}

static void
kiosk_first_start_class_init (KioskFirstStartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_first_start_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kiosk_first_start_init (KioskFirstStart *self)
{
  self->wards = g_ptr_array_new ();
  self->machines = kiosk_first_start_new_machines ();
}

KioskFirstStart *
kiosk_first_start_new (KioskContext *context)
{
  KioskFirstStart *self = g_object_new (KIOSK_TYPE_FIRST_START, NULL);

  g_set_object (&self->context, context);
  self->clock = kiosk_staff_clock_new (context);
  g_signal_connect_object (self->clock, "ended", G_CALLBACK (clock_ended_cb), self, 0);
  self->targets = kiosk_targets_new (context);
  g_signal_connect_object (self->targets, "changed", G_CALLBACK (targets_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

KioskFirstStartState
kiosk_first_start_get_state (KioskFirstStart *self)
{
  return self->state;
}

KioskFirstStartProblem
kiosk_first_start_get_problem (KioskFirstStart *self)
{
  return self->problem;
}

static gboolean
is_waiting_for_targets (KioskFirstStart *self)
{
  gboolean is_reading = kiosk_targets_get_list (self->targets) == NULL && !kiosk_targets_is_failing (self->targets);

  return kiosk_targets_get_entering (self->targets) == KIOSK_ENTERING_UNDER_WAY
         || (self->state == KIOSK_FIRST_START_TARGETS && is_reading);
}

/* Whether something is on its way to the disk or from it, or a code is being compared. */
gboolean
kiosk_first_start_is_busy (KioskFirstStart *self)
{
  return self->is_busy || kiosk_staff_clock_is_busy (self->clock) || is_waiting_for_targets (self);
}

KioskDay
kiosk_first_start_get_today (KioskFirstStart *self)
{
  return kiosk_clock_get_day (kiosk_context_get_clock (self->context));
}

/* Minutes since midnight in Viet Nam, by the clock as it is. */
int
kiosk_first_start_get_minute (KioskFirstStart *self)
{
  return kiosk_staff_clock_get_minute (self->clock);
}

static KioskFirstStartState
get_before (KioskFirstStart *self)
{
  gboolean has_file = self->file != NULL || self->file_error != NULL;
  KioskFirstStartState stick = self->machines->len > 1 ? KIOSK_FIRST_START_MACHINE : KIOSK_FIRST_START_STICK;
  KioskFirstStartState begin = kiosk_first_start_offers_stick (self) ? KIOSK_FIRST_START_STICK
                                                                     : KIOSK_FIRST_START_CLOCK;
  const KioskFirstStartState before[KIOSK_N_FIRST_START_STATES] = {
    [KIOSK_FIRST_START_CORNERS] = KIOSK_FIRST_START_TURN,
    [KIOSK_FIRST_START_STICK] = KIOSK_FIRST_START_CLOCK,
    [KIOSK_FIRST_START_MACHINE] = KIOSK_FIRST_START_STICK,
    [KIOSK_FIRST_START_FILE] = self->machine != NULL ? stick : KIOSK_FIRST_START_CLOCK,
    [KIOSK_FIRST_START_WARD] = has_file ? KIOSK_FIRST_START_FILE : begin,
    [KIOSK_FIRST_START_NUMBER] = KIOSK_FIRST_START_WARD,
    [KIOSK_FIRST_START_PIN] = KIOSK_FIRST_START_NUMBER,
    [KIOSK_FIRST_START_PIN_AGAIN] = KIOSK_FIRST_START_PIN,
    [KIOSK_FIRST_START_CODE] = KIOSK_FIRST_START_PIN,
    [KIOSK_FIRST_START_CODE_SHOWN] = KIOSK_FIRST_START_CODE,
    [KIOSK_FIRST_START_CODE_AGAIN] = KIOSK_FIRST_START_CODE,
    /* Not behind the code: it is in its envelope by now. */
    [KIOSK_FIRST_START_SCAN_TEST] = KIOSK_FIRST_START_TARGETS,
    [KIOSK_FIRST_START_DONE] = KIOSK_FIRST_START_TARGETS,
  };

  return before[self->state];
}

gboolean
kiosk_first_start_can_go_back (KioskFirstStart *self)
{
  return get_before (self) != KIOSK_FIRST_START_OFF && !kiosk_first_start_is_busy (self);
}

/* The disk goes on from the step that was reached; what is answered again is written again. */
void
kiosk_first_start_back (KioskFirstStart *self)
{
  KioskFirstStartState before = get_before (self);

  if (!kiosk_first_start_can_go_back (self))
    return;
  if (before == KIOSK_FIRST_START_CLOCK)
    self->mark = KIOSK_FIRST_STEP_FILE;
  if (before == KIOSK_FIRST_START_STICK || before == KIOSK_FIRST_START_MACHINE)
    kiosk_first_start_leave_machine (self);
  kiosk_first_start_go (self, before, KIOSK_FIRST_START_PROBLEM_NONE);
}

/* Where the clock was confirmed since this boot, as before a crash of the program, it is not asked again. */
static void
looked_at_clock_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (KioskFirstStart) self = user_data;
  g_autoptr (GError) error = NULL;
  KioskClockLook look = { .trust = KIOSK_TRUST_UNKNOWN };

  if (!kiosk_store_look_at_clock_finish (KIOSK_STORE (source), result, &look, &error))
    g_debug ("It is not known how far the clock may be believed: %s", error->message);
  if (self->context == NULL || self->state != KIOSK_FIRST_START_CLOCK)
    return;
  if (look.trust == KIOSK_TRUST_CONFIRMED)
    go_on_at_mark (self);
  else
    kiosk_first_start_go (self, KIOSK_FIRST_START_CLOCK, KIOSK_FIRST_START_PROBLEM_NONE);
}

static void
look_at_clock (KioskFirstStart *self)
{
  kiosk_store_look_at_clock_async (kiosk_first_start_get_store (self), NULL, looked_at_clock_cb, g_object_ref (self));
}

/* What comes after picture and touch. */
void
kiosk_first_start_end_turn (KioskFirstStart *self)
{
  self->is_turned = TRUE;
  self->state = KIOSK_FIRST_START_CLOCK;
  kiosk_first_start_begin_waiting (self);
  look_at_clock (self);
}

/* The PIN gets to the disk before the mark: where the power went in between, it is there and is not asked for again. */
static void
looked_for_pin_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (KioskFirstStart) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean has_pin = FALSE;

  if (!kiosk_store_has_secret_finish (KIOSK_STORE (source), result, &has_pin, &error))
    g_debug ("It is not known whether there is a PIN: %s", error->message);
  if (self->context == NULL)
    return;
  if (has_pin)
    self->mark = KIOSK_FIRST_STEP_CODE;
  look_at_clock (self);
}

static KioskFirstStep
find_mark (KioskSettings *settings)
{
  if (kiosk_settings_get_first_step (settings) != KIOSK_FIRST_STEP_NONE)
    return kiosk_settings_get_first_step (settings);
  return kiosk_settings_get_ward_code (settings) == NULL || kiosk_settings_get_number (settings) == 0
           ? KIOSK_FIRST_STEP_FILE : KIOSK_FIRST_STEP_NONE;
}

static void
look_for_mark (KioskFirstStart *self)
{
  self->state = KIOSK_FIRST_START_CLOCK;
  kiosk_first_start_begin_waiting (self);
  if (self->mark == KIOSK_FIRST_STEP_PIN)
    kiosk_store_has_secret_async (kiosk_first_start_get_store (self), KIOSK_SECRET_ROLE_STAFF, NULL, looked_for_pin_cb,
                                  g_object_ref (self));
  else
    look_at_clock (self);
}

/* To be called once the settings are there: begins, goes on, or finds that there is nothing to do. */
void
kiosk_first_start_look (KioskFirstStart *self)
{
  KioskSettings *settings = kiosk_context_get_settings (self->context);

  if (self->state != KIOSK_FIRST_START_OFF)
    return;
  self->mark = find_mark (settings);
  if (self->mark == KIOSK_FIRST_STEP_NONE)
    return;

  kiosk_first_start_read_file (self);
  if (self->mark == KIOSK_FIRST_STEP_FILE && !self->is_turned)
    kiosk_first_start_go (self, KIOSK_FIRST_START_TURN, KIOSK_FIRST_START_PROBLEM_NONE);
  else
    look_for_mark (self);
}

void
kiosk_first_start_confirm_clock (KioskFirstStart *self)
{
  if (self->state != KIOSK_FIRST_START_CLOCK || kiosk_first_start_is_busy (self))
    return;

  kiosk_staff_clock_confirm (self->clock);
  kiosk_first_start_changed (self);
}

/* Returns FALSE where that can be no date and time. */
gboolean
kiosk_first_start_set_clock (KioskFirstStart *self,
                             KioskDay day,
                             int minute)
{
  gboolean is_begun = self->state == KIOSK_FIRST_START_CLOCK && !self->is_busy
                      && kiosk_staff_clock_set (self->clock, day, minute);

  if (is_begun)
    kiosk_first_start_changed (self);
  return is_begun;
}

/* The settings as they are, with what comes next after those that are changed now. */
KioskSettings *
kiosk_first_start_new_draft (KioskFirstStart *self,
                             KioskFirstStep mark)
{
  g_autoptr (GHashTable) table = kiosk_settings_to_table (kiosk_context_get_settings (self->context));
  KioskSettings *draft = kiosk_settings_new_from_table (table, NULL);

  kiosk_settings_set_first_step (draft, mark);
  return draft;
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (KioskFirstStart) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskSettings) settings = kiosk_store_save_settings_finish (KIOSK_STORE (source), result, &error);

  if (self->context == NULL)
    return;
  if (settings == NULL)
    {
      kiosk_first_start_fail (self, error);
      return;
    }
  kiosk_context_set_settings (self->context, settings);
  if (self->next == KIOSK_FIRST_START_OFF)
    kiosk_first_start_note (self, KIOSK_DEED_SET_UP, NULL);
  if (self->next == KIOSK_FIRST_START_SCAN_TEST && !has_link_to_test (self))
    self->next = KIOSK_FIRST_START_DONE;
  kiosk_first_start_go (self, self->next, KIOSK_FIRST_START_PROBLEM_NONE);
}

/* Takes @draft, and goes on to @next once it is on disk. */
void
kiosk_first_start_save (KioskFirstStart *self,
                        KioskSettings *draft,
                        KioskFirstStartState next)
{
  g_autoptr (KioskSettings) owned = draft;
  g_autoptr (GHashTable) table = kiosk_settings_to_table (owned);

  self->next = next;
  kiosk_first_start_begin_waiting (self);
  kiosk_store_save_settings_async (kiosk_first_start_get_store (self), table, NULL, saved_cb, g_object_ref (self));
}

/* As kiosk_first_start_save(), where the answer itself is on disk already, or is none of a setting's. */
void
kiosk_first_start_advance (KioskFirstStart *self,
                           KioskFirstStep mark,
                           KioskFirstStartState next)
{
  kiosk_first_start_save (self, kiosk_first_start_new_draft (self, mark), next);
}

/* Answered, or put off: it is asked again when staff unlock the screen. */
void
kiosk_first_start_end_scan_test (KioskFirstStart *self)
{
  if (self->state == KIOSK_FIRST_START_SCAN_TEST)
    kiosk_first_start_go (self, KIOSK_FIRST_START_DONE, KIOSK_FIRST_START_PROBLEM_NONE);
}

/* Locked, or nobody stands there any more: as after a power cut, the clock is asked about again, and then the test. */
void
kiosk_first_start_leave_scan_test (KioskFirstStart *self)
{
  if (self->state != KIOSK_FIRST_START_SCAN_TEST)
    return;

  self->mark = KIOSK_FIRST_STEP_SCAN_TEST;
  kiosk_first_start_go (self, KIOSK_FIRST_START_CLOCK, KIOSK_FIRST_START_PROBLEM_NONE);
}

/* "Bắt đầu phục vụ" */
void
kiosk_first_start_finish (KioskFirstStart *self)
{
  if (self->state == KIOSK_FIRST_START_DONE && !kiosk_first_start_is_busy (self))
    kiosk_first_start_advance (self, KIOSK_FIRST_STEP_NONE, KIOSK_FIRST_START_OFF);
}

void
kiosk_first_start_touch (KioskFirstStart *self)
{
  self->touched_ms = kiosk_first_start_get_now_ms (self);
}

/* A code or a PIN is no more on a screen that nobody stands at. */
static void
forget_in_time (KioskFirstStart *self)
{
  gint64 untouched_ms = kiosk_first_start_get_now_ms (self) - self->touched_ms;

  if (untouched_ms < KIOSK_FIRST_START_FORGET_S * 1000 || kiosk_first_start_is_busy (self))
    return;
  if (self->state == KIOSK_FIRST_START_PIN_AGAIN || self->state == KIOSK_FIRST_START_CODE_SHOWN)
    kiosk_first_start_go (self, get_before (self), KIOSK_FIRST_START_PROBLEM_NONE);
}

/* To be called once a second. */
void
kiosk_first_start_tick (KioskFirstStart *self)
{
  if (self->state == KIOSK_FIRST_START_OFF)
    return;

  forget_in_time (self);
  /* The time that is shown goes on, and so does a delay. */
  if (self->state == KIOSK_FIRST_START_CLOCK || self->state == KIOSK_FIRST_START_CODE_AGAIN)
    kiosk_first_start_changed (self);
}

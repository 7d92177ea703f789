/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start of a new kiosk. The setting `first_start` says what comes next, and is saved with what went before:
 * after a power cut the kiosk goes on there. The recovery code is on disk as a hash alone, so one that nobody has said
 * to have written down is made anew. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-first-start.h"

#include "kiosk-content-error.h"
#include "kiosk-pin.h"
#include "kiosk-staff-clock.h"

struct _KioskFirstStart
{
  GObject                 parent_instance;
  KioskContext           *context;
  KioskStaffClock        *clock;
  KioskFirstStartState    state;
  KioskFirstStep          mark;           /* where the disk says to go on, until the clock is confirmed */
  KioskFirstStartState    next;           /* once what is on its way is on disk */
  KioskFirstStartProblem  problem;
  KioskSetupFile         *file;           /* NULL: none, or one with faults */
  GError                 *file_error;
  GPtrArray              *wards;          /* of KioskWard: those of today, which belong to a list */
  guint                   n_targets;      /* of the file, on their way to the disk */
  char                   *pin;            /* typed once */
  char                   *code;           /* shown */
  GError                 *pin_error;
  gboolean                is_busy;
  gint64                  wait_until_ms;
  gint64                  touched_ms;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskFirstStart, kiosk_first_start, G_TYPE_OBJECT)

static void
changed (KioskFirstStart *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static KioskStore *
get_store (KioskFirstStart *self)
{
  return kiosk_context_get_store (self->context);
}

static gint64
get_now_ms (KioskFirstStart *self)
{
  return kiosk_clock_get_boottime_ms (kiosk_context_get_clock (self->context));
}

static void
forget (KioskFirstStart *self)
{
  g_clear_pointer (&self->pin, kiosk_pin_forget);
  g_clear_pointer (&self->code, kiosk_pin_forget);
}

/* Those that are wards today: a code means something else on another day. */
static void
list_wards (KioskFirstStart *self)
{
  GPtrArray *own = self->file != NULL ? kiosk_setup_file_get_wards (self->file) : NULL;
  GPtrArray *list = own != NULL ? own : kiosk_context_get_wards (self->context);

  g_ptr_array_set_size (self->wards, 0);
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (kiosk_ward_is_valid_on (g_ptr_array_index (list, i), kiosk_first_start_get_today (self)))
      g_ptr_array_add (self->wards, g_ptr_array_index (list, i));
}

/* What was secret on the screen before is gone with it. */
static void
go (KioskFirstStart *self,
    KioskFirstStartState state,
    KioskFirstStartProblem problem)
{
  if (state != KIOSK_FIRST_START_PIN_AGAIN && state != KIOSK_FIRST_START_CODE_SHOWN)
    forget (self);
  if (state == KIOSK_FIRST_START_WARD)
    list_wards (self);
  self->is_busy = FALSE;
  self->state = state;
  self->problem = problem;
  self->touched_ms = get_now_ms (self);
  changed (self);
}

/* The screen stays and says why. */
static void
fail (KioskFirstStart *self,
      const GError *error)
{
  g_warning ("A step of the first start is not on disk: %s", error->message);
  self->is_busy = FALSE;
  self->problem = KIOSK_FIRST_START_PROBLEM_DISK;
  changed (self);
}

static void
begin_waiting (KioskFirstStart *self)
{
  self->is_busy = TRUE;
  self->problem = KIOSK_FIRST_START_PROBLEM_NONE;
  changed (self);
}

static gboolean
has_link_to_test (KioskFirstStart *self)
{
  KioskSettings *settings = kiosk_context_get_settings (self->context);

  return kiosk_settings_get_link (settings) != NULL && !kiosk_settings_get_link_confirmed (settings);
}

static void
go_on_at_mark (KioskFirstStart *self)
{
  static const KioskFirstStartState states[] = {
    [KIOSK_FIRST_STEP_NONE] = KIOSK_FIRST_START_OFF, [KIOSK_FIRST_STEP_FILE] = KIOSK_FIRST_START_FILE,
    [KIOSK_FIRST_STEP_WARD] = KIOSK_FIRST_START_WARD, [KIOSK_FIRST_STEP_NUMBER] = KIOSK_FIRST_START_NUMBER,
    [KIOSK_FIRST_STEP_PIN] = KIOSK_FIRST_START_PIN, [KIOSK_FIRST_STEP_CODE] = KIOSK_FIRST_START_CODE,
    [KIOSK_FIRST_STEP_CODE_AGAIN] = KIOSK_FIRST_START_CODE_AGAIN,
    [KIOSK_FIRST_STEP_SCAN_TEST] = KIOSK_FIRST_START_SCAN_TEST,
  };
  KioskFirstStartState state = states[self->mark];

  if (state == KIOSK_FIRST_START_FILE && self->file == NULL && self->file_error == NULL)
    state = KIOSK_FIRST_START_WARD;
  if (state == KIOSK_FIRST_START_SCAN_TEST && !has_link_to_test (self))
    state = KIOSK_FIRST_START_DONE;
  go (self, state, KIOSK_FIRST_START_PROBLEM_NONE);
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
    go (self, KIOSK_FIRST_START_CLOCK, KIOSK_FIRST_START_PROBLEM_DISK);
}

static void
kiosk_first_start_dispose (GObject *object)
{
  KioskFirstStart *self = KIOSK_FIRST_START (object);

  forget (self);
  g_clear_object (&self->context);
  g_clear_object (&self->clock);
  g_clear_object (&self->file);
  g_clear_error (&self->file_error);
  g_clear_error (&self->pin_error);
  g_clear_pointer (&self->wards, g_ptr_array_unref);
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
}

KioskFirstStart *
kiosk_first_start_new (KioskContext *context)
{
  KioskFirstStart *self = g_object_new (KIOSK_TYPE_FIRST_START, NULL);

  g_set_object (&self->context, context);
  self->clock = kiosk_staff_clock_new (context);
  g_signal_connect_object (self->clock, "ended", G_CALLBACK (clock_ended_cb), self, 0);
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

/* (nullable): why the PIN typed last was refused. */
const GError *
kiosk_first_start_get_pin_error (KioskFirstStart *self)
{
  return self->pin_error;
}

/* Whether something is on its way to the disk, or a code is being compared. */
gboolean
kiosk_first_start_is_busy (KioskFirstStart *self)
{
  return self->is_busy || kiosk_staff_clock_is_busy (self->clock);
}

/* Seconds until a recovery code is taken again. */
guint
kiosk_first_start_get_wait_s (KioskFirstStart *self)
{
  gint64 left_ms = self->wait_until_ms - get_now_ms (self);

  return left_ms > 0 ? (guint) ((left_ms + 999) / 1000) : 0;
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

/* (nullable): setup.ini, where there is one without faults. */
KioskSetupFile *
kiosk_first_start_get_file (KioskFirstStart *self)
{
  return self->file;
}

/* (nullable): why setup.ini is not used. */
const GError *
kiosk_first_start_get_file_error (KioskFirstStart *self)
{
  return self->file_error;
}

/* (element-type KioskWard): to choose from. */
GPtrArray *
kiosk_first_start_get_wards (KioskFirstStart *self)
{
  return self->wards;
}

static int
find_ward (KioskFirstStart *self,
           const char *code)
{
  for (guint i = 0; code != NULL && i < self->wards->len; i++)
    if (g_str_equal (((const KioskWard *) g_ptr_array_index (self->wards, i))->code, code))
      return (int) i;
  return -1;
}

static const char *
get_file_ward (KioskFirstStart *self)
{
  return self->file != NULL ? kiosk_setup_file_get_ward_code (self->file) : NULL;
}

/* The one chosen before, else the one named by setup.ini; -1: none of those that there are. */
int
kiosk_first_start_get_ward_place (KioskFirstStart *self)
{
  int place = find_ward (self, kiosk_settings_get_ward_code (kiosk_context_get_settings (self->context)));

  return place >= 0 ? place : find_ward (self, get_file_ward (self));
}

/* Whether setup.ini names a ward that there is none of on this day. */
gboolean
kiosk_first_start_lacks_file_ward (KioskFirstStart *self)
{
  return get_file_ward (self) != NULL && find_ward (self, get_file_ward (self)) < 0;
}

/* The one entered before, or named by setup.ini; 0: none. */
guint
kiosk_first_start_get_number (KioskFirstStart *self)
{
  guint number = kiosk_settings_get_number (kiosk_context_get_settings (self->context));

  return number == 0 && self->file != NULL ? kiosk_setup_file_get_number (self->file) : number;
}

/* (nullable): the recovery code, while it is to be written down. */
const char *
kiosk_first_start_get_code (KioskFirstStart *self)
{
  return self->state == KIOSK_FIRST_START_CODE_SHOWN ? self->code : NULL;
}

static KioskFirstStartState
get_before (KioskFirstStart *self)
{
  gboolean has_file = self->file != NULL || self->file_error != NULL;
  const KioskFirstStartState before[KIOSK_N_FIRST_START_STATES] = {
    [KIOSK_FIRST_START_FILE] = KIOSK_FIRST_START_CLOCK,
    [KIOSK_FIRST_START_WARD] = has_file ? KIOSK_FIRST_START_FILE : KIOSK_FIRST_START_CLOCK,
    [KIOSK_FIRST_START_NUMBER] = KIOSK_FIRST_START_WARD,
    [KIOSK_FIRST_START_PIN] = KIOSK_FIRST_START_NUMBER,
    [KIOSK_FIRST_START_PIN_AGAIN] = KIOSK_FIRST_START_PIN,
    [KIOSK_FIRST_START_CODE] = KIOSK_FIRST_START_PIN,
    [KIOSK_FIRST_START_CODE_SHOWN] = KIOSK_FIRST_START_CODE,
    [KIOSK_FIRST_START_CODE_AGAIN] = KIOSK_FIRST_START_CODE,
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
  go (self, before, KIOSK_FIRST_START_PROBLEM_NONE);
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
  if (look.trust == KIOSK_TRUST_CONFIRMED && self->mark != KIOSK_FIRST_STEP_FILE)
    go_on_at_mark (self);
  else
    go (self, KIOSK_FIRST_START_CLOCK, KIOSK_FIRST_START_PROBLEM_NONE);
}

/* Reads setup.ini, or reads it again once it was corrected. One that is not there where nobody named one is none. */
void
kiosk_first_start_read_file (KioskFirstStart *self)
{
  const char *path = kiosk_context_get_setup_path (self->context);

  if (path == NULL || kiosk_first_start_is_busy (self))
    return;

  g_clear_object (&self->file);
  g_clear_error (&self->file_error);
  self->file = kiosk_setup_file_read (path, &self->file_error);
  if (!kiosk_context_needs_setup_file (self->context)
      && g_error_matches (self->file_error, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_MISSING))
    g_clear_error (&self->file_error);
  if (self->file_error != NULL)
    g_message ("The set-up file is not used: %s", self->file_error->message);
  changed (self);
}

static KioskFirstStep
find_mark (KioskSettings *settings)
{
  if (kiosk_settings_get_first_step (settings) != KIOSK_FIRST_STEP_NONE)
    return kiosk_settings_get_first_step (settings);
  return kiosk_settings_get_ward_code (settings) == NULL || kiosk_settings_get_number (settings) == 0
           ? KIOSK_FIRST_STEP_FILE : KIOSK_FIRST_STEP_NONE;
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
  self->state = KIOSK_FIRST_START_CLOCK;
  begin_waiting (self);
  kiosk_store_look_at_clock_async (get_store (self), NULL, looked_at_clock_cb, g_object_ref (self));
}

void
kiosk_first_start_confirm_clock (KioskFirstStart *self)
{
  if (self->state != KIOSK_FIRST_START_CLOCK || kiosk_first_start_is_busy (self))
    return;

  kiosk_staff_clock_confirm (self->clock);
  changed (self);
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
    changed (self);
  return is_begun;
}

/* The settings as they are, with what comes next after those that are changed now. */
static KioskSettings *
new_draft (KioskFirstStart *self,
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
      fail (self, error);
      return;
    }
  kiosk_context_set_settings (self->context, settings);
  if (self->next == KIOSK_FIRST_START_SCAN_TEST && !has_link_to_test (self))
    self->next = KIOSK_FIRST_START_DONE;
  go (self, self->next, KIOSK_FIRST_START_PROBLEM_NONE);
}

/* Takes @draft, and goes on to @next once it is on disk. */
static void
save (KioskFirstStart *self,
      KioskSettings *draft,
      KioskFirstStartState next)
{
  g_autoptr (KioskSettings) owned = draft;
  g_autoptr (GHashTable) table = kiosk_settings_to_table (owned);

  self->next = next;
  begin_waiting (self);
  kiosk_store_save_settings_async (get_store (self), table, NULL, saved_cb, g_object_ref (self));
}

/* The settings come last: until they are there, the step is asked again, and no target is set twice. */
static void
save_file (KioskFirstStart *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskSettings) draft = new_draft (self, KIOSK_FIRST_STEP_WARD);

  if (kiosk_setup_file_apply (self->file, draft, &error))
    save (self, g_steal_pointer (&draft), KIOSK_FIRST_START_WARD);
  else
    fail (self, error);
}

static void
target_set_cb (GObject *source,
               GAsyncResult *result,
               gpointer user_data)
{
  g_autoptr (KioskFirstStart) self = user_data;
  g_autoptr (GError) error = NULL;

  kiosk_store_set_target_finish (KIOSK_STORE (source), result, &error);
  if (self->context == NULL)
    return;
  self->n_targets--;
  if (error != NULL)
    fail (self, error);
  else if (self->n_targets == 0 && self->problem == KIOSK_FIRST_START_PROBLEM_NONE)
    save_file (self);
}

static void
targets_loaded_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (KioskFirstStart) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) in_force = kiosk_store_load_targets_finish (KIOSK_STORE (source), result, &error);
  g_autoptr (GPtrArray) targets = NULL;

  if (self->context == NULL)
    return;
  if (in_force == NULL)
    {
      fail (self, error);
      return;
    }

  targets = kiosk_setup_file_list_new_targets (self->file, in_force);
  self->n_targets = targets->len;
  for (guint i = 0; i < targets->len; i++)
    kiosk_store_set_target_async (get_store (self), g_ptr_array_index (targets, i), NULL, target_set_cb,
                                  g_object_ref (self));
  if (targets->len == 0)
    save_file (self);
}

/* Takes what setup.ini says, but for ward and number, which come next; or goes on without it. */
void
kiosk_first_start_use_file (KioskFirstStart *self,
                            gboolean is_used)
{
  if (self->state != KIOSK_FIRST_START_FILE || kiosk_first_start_is_busy (self) || self->n_targets > 0
      || (is_used && self->file == NULL))
    return;

  if (!is_used)
    {
      g_clear_object (&self->file);
      save (self, new_draft (self, KIOSK_FIRST_STEP_WARD), KIOSK_FIRST_START_WARD);
      return;
    }
  begin_waiting (self);
  kiosk_store_load_targets_async (get_store (self), NULL, targets_loaded_cb, g_object_ref (self));
}

/* @place: among kiosk_first_start_get_wards() */
void
kiosk_first_start_choose_ward (KioskFirstStart *self,
                               guint place)
{
  g_autoptr (KioskSettings) draft = NULL;
  const KioskWard *ward;

  if (self->state != KIOSK_FIRST_START_WARD || kiosk_first_start_is_busy (self) || place >= self->wards->len)
    return;

  ward = g_ptr_array_index (self->wards, place);
  draft = new_draft (self, KIOSK_FIRST_STEP_NUMBER);
  if (kiosk_settings_set_ward (draft, ward->code, ward->valid_from, ward->name, NULL))
    save (self, g_steal_pointer (&draft), KIOSK_FIRST_START_NUMBER);
}

void
kiosk_first_start_set_number (KioskFirstStart *self,
                              guint number)
{
  g_autoptr (KioskSettings) draft = NULL;

  if (self->state != KIOSK_FIRST_START_NUMBER || kiosk_first_start_is_busy (self))
    return;

  draft = new_draft (self, KIOSK_FIRST_STEP_PIN);
  if (kiosk_settings_set_number (draft, number, NULL))
    save (self, g_steal_pointer (&draft), KIOSK_FIRST_START_PIN);
  else
    go (self, KIOSK_FIRST_START_NUMBER, KIOSK_FIRST_START_PROBLEM_NUMBER);
}

static void
pin_set_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (KioskFirstStart) self = user_data;
  g_autoptr (GError) error = NULL;

  kiosk_store_set_secret_finish (KIOSK_STORE (source), result, &error);
  if (self->context == NULL)
    return;
  if (error == NULL)
    save (self, new_draft (self, KIOSK_FIRST_STEP_CODE), KIOSK_FIRST_START_CODE);
  else
    fail (self, error);
}

static void
enter_first (KioskFirstStart *self,
             const char *pin)
{
  g_clear_error (&self->pin_error);
  if (!kiosk_pin_check (pin, &self->pin_error))
    {
      go (self, KIOSK_FIRST_START_PIN, KIOSK_FIRST_START_PROBLEM_PIN_REFUSED);
      return;
    }
  self->pin = g_strdup (pin);
  go (self, KIOSK_FIRST_START_PIN_AGAIN, KIOSK_FIRST_START_PROBLEM_NONE);
}

/* Twice, since dots show no slip. */
void
kiosk_first_start_enter_pin (KioskFirstStart *self,
                             const char *pin)
{
  if (kiosk_first_start_is_busy (self))
    return;
  if (self->state == KIOSK_FIRST_START_PIN)
    enter_first (self, pin);
  else if (self->state == KIOSK_FIRST_START_PIN_AGAIN && !g_str_equal (self->pin, pin))
    go (self, KIOSK_FIRST_START_PIN, KIOSK_FIRST_START_PROBLEM_PIN_DIFFERS);
  else if (self->state == KIOSK_FIRST_START_PIN_AGAIN)
    {
      begin_waiting (self);
      kiosk_store_set_secret_async (get_store (self), KIOSK_SECRET_ROLE_STAFF, pin, NULL, pin_set_cb,
                                    g_object_ref (self));
    }
}

static void
code_set_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (KioskFirstStart) self = user_data;
  g_autoptr (GError) error = NULL;

  kiosk_store_set_secret_finish (KIOSK_STORE (source), result, &error);
  if (self->context == NULL)
    return;
  if (error == NULL)
    go (self, KIOSK_FIRST_START_CODE_SHOWN, KIOSK_FIRST_START_PROBLEM_NONE);
  else
    fail (self, error);
}

/* Shown once it is good. */
void
kiosk_first_start_make_code (KioskFirstStart *self)
{
  if (self->state != KIOSK_FIRST_START_CODE || kiosk_first_start_is_busy (self))
    return;

  forget (self);
  self->code = kiosk_recovery_code_dup_new ();
  self->wait_until_ms = 0;
  begin_waiting (self);
  kiosk_store_set_secret_async (get_store (self), KIOSK_SECRET_ROLE_RECOVERY, self->code, NULL, code_set_cb,
                                g_object_ref (self));
}

/* "Đã ghi lại" */
void
kiosk_first_start_confirm_written (KioskFirstStart *self)
{
  if (self->state == KIOSK_FIRST_START_CODE_SHOWN && !kiosk_first_start_is_busy (self))
    save (self, new_draft (self, KIOSK_FIRST_STEP_CODE_AGAIN), KIOSK_FIRST_START_CODE_AGAIN);
}

static void
code_tried_cb (GObject *source,
               GAsyncResult *result,
               gpointer user_data)
{
  g_autoptr (KioskFirstStart) self = user_data;
  g_autoptr (GError) error = NULL;
  KioskTry try = { 0 };

  kiosk_store_try_secret_finish (KIOSK_STORE (source), result, &try, &error);
  if (self->context == NULL)
    return;
  self->wait_until_ms = get_now_ms (self) + (gint64) try.left_s * 1000;
  if (error != NULL)
    fail (self, error);
  else if (try.is_right)
    save (self, new_draft (self, KIOSK_FIRST_STEP_SCAN_TEST), KIOSK_FIRST_START_SCAN_TEST);
  else
    go (self, KIOSK_FIRST_START_CODE_AGAIN, KIOSK_FIRST_START_PROBLEM_CODE_WRONG);
}

/* From the paper, which proves that it is on it. */
void
kiosk_first_start_enter_code (KioskFirstStart *self,
                              const char *code)
{
  if (self->state != KIOSK_FIRST_START_CODE_AGAIN || kiosk_first_start_is_busy (self)
      || kiosk_first_start_get_wait_s (self) > 0)
    return;

  begin_waiting (self);
  kiosk_store_try_secret_async (get_store (self), KIOSK_SECRET_ROLE_RECOVERY, code, NULL, code_tried_cb,
                                g_object_ref (self));
}

/* Answered, or put off: it is asked again when staff unlock the screen. */
void
kiosk_first_start_end_scan_test (KioskFirstStart *self)
{
  if (self->state == KIOSK_FIRST_START_SCAN_TEST)
    go (self, KIOSK_FIRST_START_DONE, KIOSK_FIRST_START_PROBLEM_NONE);
}

/* "Bắt đầu phục vụ" */
void
kiosk_first_start_finish (KioskFirstStart *self)
{
  if (self->state == KIOSK_FIRST_START_DONE && !kiosk_first_start_is_busy (self))
    save (self, new_draft (self, KIOSK_FIRST_STEP_NONE), KIOSK_FIRST_START_OFF);
}

void
kiosk_first_start_touch (KioskFirstStart *self)
{
  self->touched_ms = get_now_ms (self);
}

/* A code or a PIN is no more on a screen that nobody stands at. */
static void
forget_in_time (KioskFirstStart *self)
{
  if (get_now_ms (self) - self->touched_ms < KIOSK_FIRST_START_FORGET_S * 1000 || kiosk_first_start_is_busy (self))
    return;
  if (self->state == KIOSK_FIRST_START_PIN_AGAIN || self->state == KIOSK_FIRST_START_CODE_SHOWN)
    go (self, get_before (self), KIOSK_FIRST_START_PROBLEM_NONE);
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
    changed (self);
}

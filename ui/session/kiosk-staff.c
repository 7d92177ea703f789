/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the ward's staff do behind their PIN, without a widget. What is under way when the screen locks is answered to
 * nobody: whoever unlocks it next begins afresh. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-staff.h"

#include "kiosk-staff-clock.h"

struct _KioskStaff
{
  GObject            parent_instance;
  KioskContext      *context;
  KioskStaffState    state;
  GCancellable      *unlocking;         /* of this stay: cancelled when the screen locks */
  KioskStaffFigures *figures;
  KioskSettings     *unsaved;           /* that the disk has not taken yet; NULL: none */
  guint              n_saving;          /* how often they are on their way to it */
  gint64             refused_ms;        /* when the disk refused them last */
  gboolean           has_pin;
  gboolean           is_trying;
  gboolean           is_pin_wrong;
  gboolean           is_failing;
  gboolean           is_noted;          /* that the screen was unlocked */
  KioskActor         actor;             /* by whom */
  KioskStaffClock   *clock;
  KioskRecovery     *recovery;
  KioskStaffSettings *settings;
  gboolean           is_clock_asked_first;/* at unlocking: the scan test may follow */
  int                minute;            /* that was shown last while the clock is asked about */
  gint64             wait_until_ms;
  KioskClosing       closing;
  gint64             waiting;           /* people whose taps wait for the next closing */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_DAY_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskStaff, kiosk_staff, G_TYPE_OBJECT)

static void
changed (KioskStaff *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static KioskStore *
get_store (KioskStaff *self)
{
  return kiosk_context_get_store (self->context);
}

static gint64
get_now_ms (KioskStaff *self)
{
  return kiosk_clock_get_boottime_ms (kiosk_context_get_clock (self->context));
}

static void
note (KioskStaff *self,
      KioskDeed deed,
      KioskOutcome outcome)
{
  kiosk_context_note (self->context, KIOSK_ACTOR_STAFF, deed, outcome);
}

static gboolean
is_over (GAsyncResult *result)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)));
}

static void
set_state (KioskStaff *self,
           KioskStaffState state)
{
  self->state = state;
  changed (self);
}

/* Once a day somebody has to say that the code leads to the app, and at every unlocking until it does. */
static gboolean
is_scan_test_due (KioskStaff *self)
{
  KioskSettings *settings = kiosk_context_get_settings (self->context);

  if (settings == NULL || kiosk_settings_get_link (settings) == NULL)
    return FALSE;
  return kiosk_settings_get_scan_tested_day (settings) != kiosk_staff_get_today (self);
}

/* Into what is behind the PIN, past what has to be asked first. */
static void
open_up (KioskStaff *self,
         gboolean is_first)
{
  kiosk_staff_settings_open (self->settings);
  kiosk_staff_figures_open (self->figures);
  set_state (self, is_first && is_scan_test_due (self) ? KIOSK_STAFF_SCAN_TEST : KIOSK_STAFF_OPEN);
}

static void
ask_clock (KioskStaff *self,
           gboolean is_first)
{
  self->is_clock_asked_first = is_first;
  set_state (self, KIOSK_STAFF_ASKING_CLOCK);
}

/* Nobody is kept out because the disk does not say how far the clock may be believed. */
static void
looked_at_clock_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (KioskStaff) self = user_data;
  g_autoptr (GError) error = NULL;
  KioskClockLook look = { .trust = KIOSK_TRUST_TRUSTED };

  if (!kiosk_store_look_at_clock_finish (KIOSK_STORE (source), result, &look, &error) && !is_over (result))
    g_warning ("It is not known how far the clock may be believed: %s", error->message);
  if (is_over (result) || self->context == NULL)
    return;

  self->is_trying = FALSE;
  if (look.trust == KIOSK_TRUST_UNKNOWN)
    ask_clock (self, TRUE);
  else
    open_up (self, TRUE);
}

static void
look_at_clock (KioskStaff *self)
{
  kiosk_store_look_at_clock_async (get_store (self), self->unlocking, looked_at_clock_cb, g_object_ref (self));
}

static void
note_unlocked (KioskStaff *self,
               KioskActor actor)
{
  self->is_noted = TRUE;
  self->actor = actor;
  kiosk_context_note (self->context, actor, KIOSK_DEED_UNLOCK, KIOSK_OUTCOME_BEGUN);
}

static void
note_locked (KioskStaff *self,
             KioskOutcome outcome)
{
  if (self->is_noted)
    kiosk_context_note (self->context, self->actor, KIOSK_DEED_UNLOCK, outcome);
  self->is_noted = FALSE;
}

/* Whoever had the code from the envelope is staff. */
static void
recovered_cb (KioskStaff *self)
{
  if (self->state != KIOSK_STAFF_RECOVERING)
    return;

  note_locked (self, KIOSK_OUTCOME_DONE);
  note_unlocked (self, KIOSK_ACTOR_STAFF);
  look_at_clock (self);
}

static void
admitted_cb (KioskStaff *self)
{
  if (self->state != KIOSK_STAFF_RECOVERING)
    return;

  note_unlocked (self, KIOSK_ACTOR_TECHNICIAN);
  set_state (self, KIOSK_STAFF_TECHNICIAN);
}

/* A locked screen is not opened by what is on disk only now. */
static void
clock_ended_cb (KioskStaffClock *clock,
                gboolean is_done,
                KioskStaff *self)
{
  if (self->state != KIOSK_STAFF_ASKING_CLOCK)
    return;

  self->is_failing = !is_done;
  if (is_done)
    open_up (self, self->is_clock_asked_first);
  else
    changed (self);
}

static void
kiosk_staff_dispose (GObject *object)
{
  KioskStaff *self = KIOSK_STAFF (object);

  g_clear_object (&self->context);
  g_clear_object (&self->clock);
  g_clear_object (&self->recovery);
  g_clear_object (&self->settings);
  g_clear_object (&self->unlocking);
  g_clear_object (&self->unsaved);
  g_clear_object (&self->figures);
  G_OBJECT_CLASS (kiosk_staff_parent_class)->dispose (object);
}

static void
kiosk_staff_class_init (KioskStaffClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_DAY_CLOSED] = g_signal_new ("day-closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 0);
}

static void
kiosk_staff_init (KioskStaff *self)
{
}

KioskStaff *
kiosk_staff_new (KioskContext *context)
{
  KioskStaff *self = g_object_new (KIOSK_TYPE_STAFF, NULL);

  g_set_object (&self->context, context);
  self->figures = kiosk_staff_figures_new (context);
  self->clock = kiosk_staff_clock_new (context);
  self->recovery = kiosk_recovery_new (context);
  self->settings = kiosk_staff_settings_new (context);
  g_signal_connect_object (self->figures, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "ended", G_CALLBACK (clock_ended_cb), self, 0);
  g_signal_connect_object (self->recovery, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->recovery, "admitted", G_CALLBACK (admitted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->recovery, "done", G_CALLBACK (recovered_cb), self, G_CONNECT_SWAPPED);
  return self;
}

KioskStaffState
kiosk_staff_get_state (KioskStaff *self)
{
  return self->state;
}

/* Whether somebody has given the right PIN and not locked since. */
gboolean
kiosk_staff_is_unlocked (KioskStaff *self)
{
  return self->state == KIOSK_STAFF_ASKING_CLOCK || self->state == KIOSK_STAFF_SCAN_TEST
         || self->state == KIOSK_STAFF_OPEN;
}

/* Whether the book has a PIN of the staff's, as far as it was asked: see kiosk_staff_look_for_pin(). */
gboolean
kiosk_staff_has_pin (KioskStaff *self)
{
  return self->has_pin;
}

/* Whether a PIN is being compared, which takes its time whatever it is. */
gboolean
kiosk_staff_is_trying (KioskStaff *self)
{
  return self->is_trying;
}

gboolean
kiosk_staff_is_pin_wrong (KioskStaff *self)
{
  return self->is_pin_wrong;
}

/* Whether the book could not do what it was asked last. */
gboolean
kiosk_staff_is_failing (KioskStaff *self)
{
  return self->is_failing || kiosk_staff_figures_is_failing (self->figures);
}

/* Seconds until a PIN is taken again. */
guint
kiosk_staff_get_wait_s (KioskStaff *self)
{
  gint64 left_ms = self->wait_until_ms - get_now_ms (self);

  return left_ms > 0 ? (guint) ((left_ms + 999) / 1000) : 0;
}

KioskDay
kiosk_staff_get_today (KioskStaff *self)
{
  return kiosk_clock_get_day (kiosk_context_get_clock (self->context));
}

/* Minutes since midnight in Viet Nam, by the clock as it is. */
int
kiosk_staff_get_minute (KioskStaff *self)
{
  return kiosk_staff_clock_get_minute (self->clock);
}

/* Whether what staff said of the clock is on its way to the machine and to the disk. */
gboolean
kiosk_staff_is_setting_clock (KioskStaff *self)
{
  return kiosk_staff_clock_is_busy (self->clock);
}

KioskStaffFigures *
kiosk_staff_get_figures (KioskStaff *self)
{
  return self->figures;
}

KioskClosing
kiosk_staff_get_closing (KioskStaff *self)
{
  return self->closing;
}

/* For how many people there are taps that wait for the next closing: see KIOSK_CLOSING_WAITING. */
gint64
kiosk_staff_get_waiting (KioskStaff *self)
{
  return self->waiting;
}

static void
looked_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (KioskStaff) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean has_pin = FALSE;

  if (!kiosk_store_has_secret_finish (KIOSK_STORE (source), result, &has_pin, &error))
    g_debug ("It is not known whether there is a PIN of the staff's: %s", error->message);
  else if (self->context != NULL && self->has_pin != has_pin)
    {
      self->has_pin = has_pin;
      changed (self);
    }
}

/* To be called once the book is open: the way in is shown only where there is a PIN, and the helpers' where there is
 * the code that it asks for. */
void
kiosk_staff_look_for_pin (KioskStaff *self)
{
  kiosk_store_has_secret_async (get_store (self), KIOSK_SECRET_ROLE_STAFF, NULL, looked_cb, g_object_ref (self));
  kiosk_staff_settings_look_for_code (self->settings);
}

/* "Cán bộ phường": every way in asks for the PIN. */
void
kiosk_staff_enter (KioskStaff *self)
{
  if (self->state != KIOSK_STAFF_LOCKED)
    return;

  g_clear_object (&self->unlocking);
  self->unlocking = g_cancellable_new ();
  kiosk_staff_look_for_pin (self);
  set_state (self, KIOSK_STAFF_ASKING_PIN);
}

static void
tried_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (KioskStaff) self = user_data;
  g_autoptr (GError) error = NULL;
  KioskTry try = { 0 };
  gboolean is_answered = kiosk_store_try_secret_finish (KIOSK_STORE (source), result, &try, &error);

  if (is_answered && try.was_tried && !try.is_right && self->context != NULL)
    note (self, KIOSK_DEED_UNLOCK, KIOSK_OUTCOME_WRONG);
  if (is_over (result) || self->context == NULL)
    return;

  self->is_trying = is_answered && try.is_right;
  self->is_failing = !is_answered;
  if (!is_answered)
    g_warning ("The staff's PIN could not be looked at: %s", error->message);
  self->is_pin_wrong = is_answered && try.was_tried && !try.is_right;
  self->wait_until_ms = get_now_ms (self) + (gint64) try.left_s * 1000;
  if (self->is_trying)
    {
      note_unlocked (self, KIOSK_ACTOR_STAFF);
      look_at_clock (self);
    }
  changed (self);
}

/* One at a time; what is typed while a delay runs is looked at by nobody. */
void
kiosk_staff_try_pin (KioskStaff *self,
                     const char *pin)
{
  if (self->state != KIOSK_STAFF_ASKING_PIN || self->is_trying || kiosk_staff_get_wait_s (self) > 0)
    return;

  self->is_trying = TRUE;
  kiosk_store_try_secret_async (get_store (self), KIOSK_SECRET_ROLE_STAFF, pin, self->unlocking, tried_cb,
                                g_object_ref (self));
  changed (self);
}

KioskRecovery *
kiosk_staff_get_recovery (KioskStaff *self)
{
  return self->recovery;
}

KioskStaffSettings *
kiosk_staff_get_settings (KioskStaff *self)
{
  return self->settings;
}

/* Whether "Quên mã PIN?" and "Kỹ thuật viên" lead anywhere. The book of a training has no recovery code: a new one from
 * there would be worth nothing, and might get into the envelope. */
gboolean
kiosk_staff_has_recovery (KioskStaff *self)
{
  return kiosk_context_get_mode (self->context) != KIOSK_MODE_TRAINING;
}

/* A delay after wrong PINs does not keep anybody from the code, which has one of its own. */
static void
ask_code (KioskStaff *self,
          gboolean is_technician)
{
  if (self->state != KIOSK_STAFF_ASKING_PIN || self->is_trying || !kiosk_staff_has_recovery (self))
    return;

  self->state = KIOSK_STAFF_RECOVERING;
  kiosk_recovery_begin (self->recovery, is_technician);
}

/* "Quên mã PIN?" */
void
kiosk_staff_forget_pin (KioskStaff *self)
{
  ask_code (self, FALSE);
}

/* "Kỹ thuật viên": to the page that the recovery code alone opens. */
void
kiosk_staff_enter_technician (KioskStaff *self)
{
  ask_code (self, TRUE);
}

/* "Đặt lại mã PIN", from there. */
void
kiosk_staff_reset_pin (KioskStaff *self)
{
  if (self->state != KIOSK_STAFF_TECHNICIAN)
    return;

  self->state = KIOSK_STAFF_RECOVERING;
  kiosk_recovery_ask_pin (self->recovery);
}

/* "Đúng": date and time are as staff see them on their own watch. */
void
kiosk_staff_confirm_clock (KioskStaff *self)
{
  if (self->state != KIOSK_STAFF_ASKING_CLOCK)
    return;

  kiosk_staff_clock_confirm (self->clock);
  changed (self);
}

/* "Sai, chỉnh lại": see kiosk_staff_clock_set(). */
gboolean
kiosk_staff_set_clock (KioskStaff *self,
                       KioskDay day,
                       int minute)
{
  if (self->state != KIOSK_STAFF_ASKING_CLOCK || !kiosk_staff_clock_set (self->clock, day, minute))
    return FALSE;

  changed (self);
  return TRUE;
}

/* Whether a clock can be set to @day. */
gboolean
kiosk_staff_can_be_today (KioskDay day)
{
  return kiosk_staff_clock_can_be (day);
}

/* Nobody has a watch at hand: taps go on without a date, and the question comes again at the next unlocking. */
void
kiosk_staff_put_off_clock (KioskStaff *self)
{
  if (self->state != KIOSK_STAFF_ASKING_CLOCK || kiosk_staff_is_setting_clock (self))
    return;

  self->is_failing = FALSE;
  open_up (self, self->is_clock_asked_first);
}

/* The question again, whenever staff want. */
void
kiosk_staff_ask_clock (KioskStaff *self)
{
  if (self->state == KIOSK_STAFF_OPEN)
    ask_clock (self, FALSE);
}

/* The last answer is the one that holds. */
static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (KioskStaff) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskSettings) settings = kiosk_store_save_settings_finish (KIOSK_STORE (source), result, &error);

  if (self->context == NULL)
    return;

  self->n_saving--;
  if (self->n_saving > 0)
    return;

  self->is_failing = settings == NULL;
  if (settings == NULL)
    {
      g_warning ("What the scan test came to is not on disk yet: %s", error->message);
      self->refused_ms = get_now_ms (self);
      changed (self);
      return;
    }

  g_clear_object (&self->unsaved);
  kiosk_context_set_settings (self->context, settings);
  if (self->state == KIOSK_STAFF_SCAN_TEST)
    set_state (self, KIOSK_STAFF_OPEN);
  else
    changed (self);
}

static void
save (KioskStaff *self)
{
  g_autoptr (GHashTable) table = kiosk_settings_to_table (self->unsaved);

  self->n_saving++;
  kiosk_store_save_settings_async (get_store (self), table, NULL, saved_cb, g_object_ref (self));
}

/* The settings as they are, with another word about the link. */
static KioskSettings *
new_settings (KioskStaff *self,
              gboolean is_right,
              GError **error)
{
  g_autoptr (GHashTable) table = kiosk_settings_to_table (kiosk_context_get_settings (self->context));
  g_autoptr (KioskSettings) settings = kiosk_settings_new_from_table (table, error);
  KioskDay day = is_right ? kiosk_staff_get_today (self) : KIOSK_DAY_UNKNOWN;

  if (settings == NULL || !kiosk_settings_set_link (settings, kiosk_settings_get_link (settings), is_right, error)
      || !kiosk_settings_set_scan_tested_day (settings, day, error))
    return NULL;
  return g_steal_pointer (&settings);
}

/* Where the code led elsewhere it is off every screen at once, whatever the disk says; where it led to the app, it is
 * shown once that is on disk. */
void
kiosk_staff_answer_scan_test (KioskStaff *self,
                              gboolean is_right)
{
  g_autoptr (GError) error = NULL;
  KioskSettings *settings;

  /* A change under way is not written over: whoever presses again is heard. */
  if (self->state != KIOSK_STAFF_SCAN_TEST
      || kiosk_staff_settings_get_saving (self->settings) == KIOSK_SAVING_UNDER_WAY)
    return;

  settings = new_settings (self, is_right, &error);
  if (settings == NULL)
    {
      g_warning ("The scan test could not be written down: %s", error->message);
      self->is_failing = TRUE;
      changed (self);
      return;
    }

  note (self, KIOSK_DEED_SCAN_TEST, is_right ? KIOSK_OUTCOME_DONE : KIOSK_OUTCOME_WRONG);
  g_clear_object (&self->unsaved);
  self->unsaved = settings;
  if (!is_right)
    kiosk_context_set_settings (self->context, settings);
  save (self);
}

/* At the first start, where nobody unlocked the screen; an answer that is on its way to the disk was noted itself. */
static void
note_put_off (KioskStaff *self)
{
  if (!self->is_noted && self->unsaved == NULL)
    note (self, KIOSK_DEED_SCAN_TEST, KIOSK_OUTCOME_PUT_OFF);
}

/* Nobody has a phone at hand: the question comes again at the next unlocking. */
void
kiosk_staff_put_off_scan_test (KioskStaff *self)
{
  if (self->state != KIOSK_STAFF_SCAN_TEST)
    return;

  note_put_off (self);
  set_state (self, KIOSK_STAFF_OPEN);
}

/* At the first start, by who has just set the PIN. */
void
kiosk_staff_begin_scan_test (KioskStaff *self)
{
  if (self->state != KIOSK_STAFF_LOCKED)
    return;

  g_clear_object (&self->unlocking);
  self->unlocking = g_cancellable_new ();
  set_state (self, KIOSK_STAFF_SCAN_TEST);
}

/* The test again, where there is a link. */
void
kiosk_staff_ask_scan_test (KioskStaff *self)
{
  KioskSettings *settings = kiosk_context_get_settings (self->context);

  if (self->state == KIOSK_STAFF_OPEN && settings != NULL && kiosk_settings_get_link (settings) != NULL)
    set_state (self, KIOSK_STAFF_SCAN_TEST);
}

static void
closed_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (KioskStaff) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_closed = FALSE;
  gboolean is_done = kiosk_store_close_day_finish (KIOSK_STORE (source), result, &self->waiting, &is_closed, &error);

  if (self->context == NULL)
    return;

  note (self, KIOSK_DEED_CLOSING, !is_done ? KIOSK_OUTCOME_FAILED : is_closed ? KIOSK_OUTCOME_DONE
                                                                              : KIOSK_OUTCOME_NOTHING);
  if (is_closed)
    g_signal_emit (self, signals[SIGNAL_DAY_CLOSED], 0);
  if (!is_done)
    g_warning ("The day could not be closed: %s", error->message);
  if (self->closing != KIOSK_CLOSING_UNDER_WAY)
    return;

  self->closing = !is_done ? KIOSK_CLOSING_FAILED
                  : self->waiting > 0 ? KIOSK_CLOSING_WAITING
                  : is_closed ? KIOSK_CLOSING_CLOSED : KIOSK_CLOSING_NOTHING;
  kiosk_staff_figures_reload (self->figures);
  changed (self);
}

/* "Chốt số liệu ngày". What was begun is carried out even if the screen locks meanwhile. */
void
kiosk_staff_close_day (KioskStaff *self)
{
  if (self->state != KIOSK_STAFF_OPEN || self->closing == KIOSK_CLOSING_UNDER_WAY)
    return;

  self->closing = KIOSK_CLOSING_UNDER_WAY;
  note (self, KIOSK_DEED_CLOSING, KIOSK_OUTCOME_BEGUN);
  kiosk_store_close_day_async (get_store (self), NULL, closed_cb, g_object_ref (self));
  changed (self);
}

static void
lock (KioskStaff *self,
      KioskOutcome outcome)
{
  if (self->state == KIOSK_STAFF_LOCKED)
    return;

  if (self->state == KIOSK_STAFF_SCAN_TEST)
    note_put_off (self);
  note_locked (self, outcome);
  g_cancellable_cancel (self->unlocking);
  kiosk_recovery_cancel (self->recovery);
  kiosk_staff_settings_close (self->settings);
  kiosk_staff_figures_close (self->figures);
  self->is_trying = FALSE;
  self->is_pin_wrong = FALSE;
  self->is_failing = FALSE;
  self->closing = KIOSK_CLOSING_NONE;
  set_state (self, KIOSK_STAFF_LOCKED);
}

/* Nothing behind the PIN is reachable any more. An answer to the scan test gets to the disk all the same. */
void
kiosk_staff_lock (KioskStaff *self)
{
  lock (self, KIOSK_OUTCOME_DONE);
}

/* The same, because nobody touched the screen any more. */
void
kiosk_staff_leave (KioskStaff *self)
{
  lock (self, KIOSK_OUTCOME_LEFT);
}

/* What is asked about is what the clock says now. */
static void
tick_clock (KioskStaff *self)
{
  int minute = kiosk_staff_get_minute (self);

  if (self->state != KIOSK_STAFF_ASKING_CLOCK || self->minute == minute)
    return;
  self->minute = minute;
  changed (self);
}

/* To be called once a second. */
void
kiosk_staff_tick (KioskStaff *self)
{
  tick_clock (self);
  kiosk_recovery_tick (self->recovery);
  if (self->unsaved != NULL && self->n_saving == 0
      && get_now_ms (self) - self->refused_ms >= KIOSK_STAFF_RETRY_S * 1000)
    save (self);

  if (self->wait_until_ms == 0)
    return;
  if (kiosk_staff_get_wait_s (self) == 0)
    self->wait_until_ms = 0;
  if (self->state == KIOSK_STAFF_ASKING_PIN)
    changed (self);
}

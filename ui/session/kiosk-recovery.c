/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Staff who have forgotten their PIN. Until the new PIN and the new code are on disk together, the old ones are good:
 * whoever walks away or loses the power begins again with the code that is in the envelope. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-recovery.h"

#include "kiosk-pin.h"

struct _KioskRecovery
{
  GObject             parent_instance;
  KioskContext       *context;
  KioskRecoveryState  state;
  GCancellable       *stay;           /* what was asked for before it is answered to nobody; NULL: off */
  char               *pin;            /* the new one */
  char               *code;           /* the new one */
  gboolean            is_technician;  /* who has not come for a new PIN alone */
  gboolean            is_busy;
  gboolean            is_code_wrong;
  gboolean            is_failing;
  GError             *pin_error;      /* why the new PIN was refused; NULL: it was not */
  gint64              wait_until_ms;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ADMITTED,
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskRecovery, kiosk_recovery, G_TYPE_OBJECT)

static void
changed (KioskRecovery *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gint64
get_now_ms (KioskRecovery *self)
{
  return kiosk_clock_get_boottime_ms (kiosk_context_get_clock (self->context));
}

static void
note (KioskRecovery *self,
      KioskOutcome outcome)
{
  if (self->context != NULL)
    kiosk_context_note (self->context, KIOSK_ACTOR_STAFF, KIOSK_DEED_RECOVERY, outcome);
}

static gboolean
is_over (GAsyncResult *result)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)));
}

static void
forget (KioskRecovery *self)
{
  g_clear_pointer (&self->pin, kiosk_pin_forget);
  g_clear_pointer (&self->code, kiosk_pin_forget);
}

static void
kiosk_recovery_dispose (GObject *object)
{
  KioskRecovery *self = KIOSK_RECOVERY (object);

  forget (self);
  g_clear_error (&self->pin_error);
  g_clear_object (&self->stay);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (kiosk_recovery_parent_class)->dispose (object);
}

static void
kiosk_recovery_class_init (KioskRecoveryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_recovery_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  /* The code of a technician was right. */
  signals[SIGNAL_ADMITTED] = g_signal_new ("admitted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);
  /* The new PIN is good, and whoever chose it is staff. */
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
kiosk_recovery_init (KioskRecovery *self)
{
}

KioskRecovery *
kiosk_recovery_new (KioskContext *context)
{
  KioskRecovery *self = g_object_new (KIOSK_TYPE_RECOVERY, NULL);

  g_set_object (&self->context, context);
  return self;
}

KioskRecoveryState
kiosk_recovery_get_state (KioskRecovery *self)
{
  return self->state;
}

/* Whether a code is being compared, or the new ones are on their way to the disk. */
gboolean
kiosk_recovery_is_busy (KioskRecovery *self)
{
  return self->is_busy;
}

gboolean
kiosk_recovery_is_code_wrong (KioskRecovery *self)
{
  return self->is_code_wrong;
}

/* Whether the book could not do what it was asked last. */
gboolean
kiosk_recovery_is_failing (KioskRecovery *self)
{
  return self->is_failing;
}

/* (nullable): why the PIN that was chosen last cannot be the new one: it opens something else on this machine. Another
 * one is asked for then; the old ones are still good. */
const GError *
kiosk_recovery_get_pin_error (KioskRecovery *self)
{
  return self->pin_error;
}

/* Seconds until a code is taken again; the count is the code's own, not the PIN's. */
guint
kiosk_recovery_get_wait_s (KioskRecovery *self)
{
  gint64 left_ms = self->wait_until_ms - get_now_ms (self);

  return left_ms > 0 ? (guint) ((left_ms + 999) / 1000) : 0;
}

/* (nullable): to be written down, while it is shown. */
const char *
kiosk_recovery_get_new_code (KioskRecovery *self)
{
  return self->code;
}

gboolean
kiosk_recovery_is_technician (KioskRecovery *self)
{
  return self->is_technician;
}

/* "Quên mã PIN?", or "Kỹ thuật viên". */
void
kiosk_recovery_begin (KioskRecovery *self,
                      gboolean is_technician)
{
  if (self->state != KIOSK_RECOVERY_OFF)
    return;

  self->is_technician = is_technician;
  self->stay = g_cancellable_new ();
  self->state = KIOSK_RECOVERY_ASKING_CODE;
  changed (self);
}

static void
tried_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (KioskRecovery) self = user_data;
  g_autoptr (GError) error = NULL;
  KioskTry try = { 0 };
  gboolean is_answered = kiosk_store_try_secret_finish (KIOSK_STORE (source), result, &try, &error);

  if (is_answered && try.was_tried && !try.is_right)
    note (self, KIOSK_OUTCOME_WRONG);
  if (is_over (result) || self->context == NULL)
    return;

  self->is_busy = FALSE;
  self->is_failing = !is_answered;
  if (!is_answered)
    g_warning ("The recovery code could not be looked at: %s", error->message);
  self->is_code_wrong = is_answered && try.was_tried && !try.is_right;
  self->wait_until_ms = get_now_ms (self) + (gint64) try.left_s * 1000;
  if (is_answered && try.is_right)
    self->state = self->is_technician ? KIOSK_RECOVERY_ADMITTED : KIOSK_RECOVERY_ASKING_PIN;
  if (self->state == KIOSK_RECOVERY_ADMITTED)
    g_signal_emit (self, signals[SIGNAL_ADMITTED], 0);
  else
    changed (self);
}

/* One at a time; what is typed while a delay runs is looked at by nobody. */
void
kiosk_recovery_try_code (KioskRecovery *self,
                         const char *code)
{
  if (self->state != KIOSK_RECOVERY_ASKING_CODE || self->is_busy || kiosk_recovery_get_wait_s (self) > 0)
    return;

  self->is_busy = TRUE;
  kiosk_store_try_secret_async (kiosk_context_get_store (self->context), KIOSK_SECRET_ROLE_RECOVERY, code, self->stay,
                                tried_cb, g_object_ref (self));
  changed (self);
}

/* A technician sets the PIN anew. */
void
kiosk_recovery_ask_pin (KioskRecovery *self)
{
  if (self->state != KIOSK_RECOVERY_ADMITTED)
    return;

  self->state = KIOSK_RECOVERY_ASKING_PIN;
  changed (self);
}

/* Draws the code that goes with @pin. Fails as kiosk_pin_check() does, and another one is chosen. */
gboolean
kiosk_recovery_choose_pin (KioskRecovery *self,
                           const char *pin,
                           GError **error)
{
  if (!kiosk_pin_check (pin, error))
    return FALSE;
  if (self->state != KIOSK_RECOVERY_ASKING_PIN)
    return TRUE;

  forget (self);
  g_clear_error (&self->pin_error);
  self->pin = g_strdup (pin);
  self->code = kiosk_recovery_code_dup_new ();
  self->state = KIOSK_RECOVERY_SHOWING_CODE;
  changed (self);
  return TRUE;
}

static void
turn_off (KioskRecovery *self)
{
  forget (self);
  g_clear_object (&self->stay);
  self->state = KIOSK_RECOVERY_OFF;
  self->is_technician = FALSE;
  self->is_busy = FALSE;
  self->is_code_wrong = FALSE;
  self->is_failing = FALSE;
  g_clear_error (&self->pin_error);
  changed (self);
}

/* A PIN that opens something else is no fault of the disk's: another one is chosen, and the code that went with it goes
 * with it. */
static void
refuse (KioskRecovery *self,
        GError *error)
{
  gboolean is_same = g_error_matches (error, KIOSK_PIN_ERROR, KIOSK_PIN_ERROR_SAME);

  g_warning ("The new PIN and recovery code are not on disk: %s", error->message);
  self->is_busy = FALSE;
  self->is_failing = !is_same;
  if (is_same)
    {
      forget (self);
      self->pin_error = g_error_copy (error);
      self->state = KIOSK_RECOVERY_ASKING_PIN;
    }
  changed (self);
}

static void
renewed_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (KioskRecovery) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = kiosk_store_renew_secrets_finish (KIOSK_STORE (source), result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    note (self, is_done ? KIOSK_OUTCOME_DONE : KIOSK_OUTCOME_FAILED);
  if (is_over (result) || self->context == NULL)
    return;

  if (!is_done)
    {
      refuse (self, error);
      return;
    }
  turn_off (self);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

/* "Đã ghi lại": from here on it is the disk that decides which ones are good. */
void
kiosk_recovery_finish (KioskRecovery *self)
{
  if (self->state != KIOSK_RECOVERY_SHOWING_CODE || self->is_busy)
    return;

  self->is_busy = TRUE;
  kiosk_store_renew_secrets_async (kiosk_context_get_store (self->context), self->pin, self->code, self->stay,
                                   renewed_cb, g_object_ref (self));
  changed (self);
}

/* By whatever way it is left, nothing of it is reachable any more. */
void
kiosk_recovery_cancel (KioskRecovery *self)
{
  if (self->state == KIOSK_RECOVERY_OFF)
    return;

  g_cancellable_cancel (self->stay);
  turn_off (self);
}

/* To be called once a second. */
void
kiosk_recovery_tick (KioskRecovery *self)
{
  if (self->wait_until_ms == 0)
    return;
  if (kiosk_recovery_get_wait_s (self) == 0)
    self->wait_until_ms = 0;
  if (self->state == KIOSK_RECOVERY_ASKING_CODE)
    changed (self);
}

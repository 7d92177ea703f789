/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start: the PIN of the staff, and the recovery code that is written down for an envelope. The code is on
 * disk as a hash alone, so one that nobody has said to have written down is made anew. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-first-start-private.h"

#include "kiosk-pin.h"

/* (nullable): why the PIN typed last was refused. */
const GError *
kiosk_first_start_get_pin_error (KioskFirstStart *self)
{
  return self->pin_error;
}

/* Seconds until a recovery code is taken again. */
guint
kiosk_first_start_get_wait_s (KioskFirstStart *self)
{
  gint64 left_ms = self->wait_until_ms - kiosk_first_start_get_now_ms (self);

  return left_ms > 0 ? (guint) ((left_ms + 999) / 1000) : 0;
}

/* (nullable): the recovery code, while it is to be written down. */
const char *
kiosk_first_start_get_code (KioskFirstStart *self)
{
  return self->state == KIOSK_FIRST_START_CODE_SHOWN ? self->code : NULL;
}

void
kiosk_first_start_forget (KioskFirstStart *self)
{
  g_clear_pointer (&self->pin, kiosk_pin_forget);
  g_clear_pointer (&self->code, kiosk_pin_forget);
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
  kiosk_first_start_note (self, KIOSK_DEED_PIN, error);
  if (error == NULL)
    kiosk_first_start_advance (self, KIOSK_FIRST_STEP_CODE, KIOSK_FIRST_START_CODE);
  else
    kiosk_first_start_fail (self, error);
}

static void
enter_first (KioskFirstStart *self,
             const char *pin)
{
  g_clear_error (&self->pin_error);
  if (!kiosk_pin_check (pin, &self->pin_error))
    {
      kiosk_first_start_go (self, KIOSK_FIRST_START_PIN, KIOSK_FIRST_START_PROBLEM_PIN_REFUSED);
      return;
    }
  self->pin = g_strdup (pin);
  kiosk_first_start_go (self, KIOSK_FIRST_START_PIN_AGAIN, KIOSK_FIRST_START_PROBLEM_NONE);
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
    kiosk_first_start_go (self, KIOSK_FIRST_START_PIN, KIOSK_FIRST_START_PROBLEM_PIN_DIFFERS);
  else if (self->state == KIOSK_FIRST_START_PIN_AGAIN)
    {
      kiosk_first_start_begin_waiting (self);
      kiosk_store_set_secret_async (kiosk_first_start_get_store (self), KIOSK_SECRET_ROLE_STAFF, pin, NULL, pin_set_cb,
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
  kiosk_first_start_note (self, KIOSK_DEED_RECOVERY_CODE, error);
  if (error == NULL)
    kiosk_first_start_go (self, KIOSK_FIRST_START_CODE_SHOWN, KIOSK_FIRST_START_PROBLEM_NONE);
  else
    kiosk_first_start_fail (self, error);
}

/* Shown once it is good. */
void
kiosk_first_start_make_code (KioskFirstStart *self)
{
  if (self->state != KIOSK_FIRST_START_CODE || kiosk_first_start_is_busy (self))
    return;

  kiosk_first_start_forget (self);
  self->code = kiosk_recovery_code_dup_new ();
  self->wait_until_ms = 0;
  kiosk_first_start_begin_waiting (self);
  kiosk_store_set_secret_async (kiosk_first_start_get_store (self), KIOSK_SECRET_ROLE_RECOVERY, self->code, NULL,
                                code_set_cb, g_object_ref (self));
}

/* "Đã ghi lại" */
void
kiosk_first_start_confirm_written (KioskFirstStart *self)
{
  if (self->state == KIOSK_FIRST_START_CODE_SHOWN && !kiosk_first_start_is_busy (self))
    kiosk_first_start_advance (self, KIOSK_FIRST_STEP_CODE_AGAIN, KIOSK_FIRST_START_CODE_AGAIN);
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
  self->wait_until_ms = kiosk_first_start_get_now_ms (self) + (gint64) try.left_s * 1000;
  if (error != NULL)
    kiosk_first_start_fail (self, error);
  else if (try.is_right)
    kiosk_first_start_advance (self, KIOSK_FIRST_STEP_TARGETS, KIOSK_FIRST_START_TARGETS);
  else
    kiosk_first_start_go (self, KIOSK_FIRST_START_CODE_AGAIN, KIOSK_FIRST_START_PROBLEM_CODE_WRONG);
}

/* From the paper, which proves that it is on it. */
void
kiosk_first_start_enter_code (KioskFirstStart *self,
                              const char *code)
{
  if (self->state != KIOSK_FIRST_START_CODE_AGAIN || kiosk_first_start_is_busy (self)
      || kiosk_first_start_get_wait_s (self) > 0)
    return;

  kiosk_first_start_begin_waiting (self);
  kiosk_store_try_secret_async (kiosk_first_start_get_store (self), KIOSK_SECRET_ROLE_RECOVERY, code, NULL,
                                code_tried_cb, g_object_ref (self));
}

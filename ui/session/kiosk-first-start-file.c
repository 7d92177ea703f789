/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start: setup.ini, which a technician may have written beforehand. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-first-start-private.h"

#include "kiosk-content-error.h"

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

/* Reads setup.ini, or reads it again once it was corrected. One that is not there where nobody named one is none. Where
 * settings off a stick are asked about, another stick is. */
void
kiosk_first_start_read_file (KioskFirstStart *self)
{
  const char *path = kiosk_context_get_setup_path (self->context);

  if (kiosk_first_start_is_busy (self))
    return;
  if (self->machine != NULL)
    {
      kiosk_first_start_leave_machine (self);
      kiosk_first_start_go (self, KIOSK_FIRST_START_STICK, KIOSK_FIRST_START_PROBLEM_NONE);
      return;
    }
  if (path == NULL)
    return;

  g_clear_object (&self->file);
  g_clear_error (&self->file_error);
  self->file = kiosk_setup_file_read (path, &self->file_error);
  if (!kiosk_context_needs_setup_file (self->context)
      && g_error_matches (self->file_error, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_MISSING))
    g_clear_error (&self->file_error);
  if (self->file_error != NULL)
    g_message ("The set-up file is not used: %s", self->file_error->message);
  kiosk_first_start_changed (self);
}

/* The settings come last: until they are there, the step is asked again, and no target is set twice. */
static void
save_file (KioskFirstStart *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskSettings) draft = kiosk_first_start_new_draft (self, KIOSK_FIRST_STEP_WARD);

  kiosk_first_start_label_draft (self, draft);
  if (kiosk_setup_file_apply (self->file, draft, &error))
    kiosk_first_start_save (self, g_steal_pointer (&draft), KIOSK_FIRST_START_WARD);
  else
    kiosk_first_start_fail (self, error);
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
  kiosk_first_start_note (self, KIOSK_DEED_TARGET, error);
  self->n_targets--;
  if (error != NULL)
    kiosk_first_start_fail (self, error);
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
      kiosk_first_start_fail (self, error);
      return;
    }

  targets = kiosk_setup_file_list_new_targets (self->file, in_force);
  self->n_targets = targets->len;
  for (guint i = 0; i < targets->len; i++)
    kiosk_store_set_target_async (kiosk_first_start_get_store (self), g_ptr_array_index (targets, i), NULL,
                                  target_set_cb, g_object_ref (self));
  if (targets->len == 0)
    save_file (self);
}

static void
take_targets (KioskFirstStart *self)
{
  kiosk_store_load_targets_async (kiosk_first_start_get_store (self), NULL, targets_loaded_cb, g_object_ref (self));
}

/* From here on it is the list of the kiosk: whoever plans a move under "Thiết lập" chooses from it, too. */
static void
wards_kept_cb (GObject *source,
               GAsyncResult *result,
               gpointer user_data)
{
  g_autoptr (KioskFirstStart) self = user_data;
  g_autoptr (GError) error = NULL;

  kiosk_store_keep_wards_finish (KIOSK_STORE (source), result, &error);
  if (self->context == NULL)
    return;
  if (error != NULL)
    {
      kiosk_first_start_fail (self, error);
      return;
    }
  kiosk_context_set_wards (self->context, kiosk_setup_file_get_wards (self->file));
  take_targets (self);
}

/* Without setup.ini another machine's settings may still be wanted; without these, everything is entered by hand. */
static void
go_on_without (KioskFirstStart *self)
{
  gboolean is_stick_next = self->machine == NULL && kiosk_first_start_offers_stick (self);

  kiosk_first_start_leave_machine (self);
  g_clear_object (&self->file);
  if (!is_stick_next)
    {
      kiosk_first_start_advance (self, KIOSK_FIRST_STEP_WARD, KIOSK_FIRST_START_WARD);
      return;
    }
  g_clear_error (&self->file_error);
  kiosk_first_start_go (self, KIOSK_FIRST_START_STICK, KIOSK_FIRST_START_PROBLEM_NONE);
}

/* Takes what the file says, but for ward and number, which come next; or goes on without it. */
void
kiosk_first_start_use_file (KioskFirstStart *self,
                            gboolean is_used)
{
  if (self->state != KIOSK_FIRST_START_FILE || kiosk_first_start_is_busy (self) || self->n_targets > 0
      || (is_used && self->file == NULL))
    return;

  if (!is_used)
    {
      go_on_without (self);
      return;
    }
  kiosk_first_start_begin_waiting (self);
  if (kiosk_setup_file_get_wards_csv (self->file) != NULL)
    kiosk_store_keep_wards_async (kiosk_first_start_get_store (self), kiosk_setup_file_get_wards_csv (self->file), NULL,
                                  wards_kept_cb, g_object_ref (self));
  else
    take_targets (self);
}

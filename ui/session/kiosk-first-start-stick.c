/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start of a machine that takes another's place: the settings of that one, off a stick with its exports. Ward
 * and number are saved with the rest and asked all the same, so that they are there after a power cut. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-first-start-private.h"

#include "kiosk-beside.h"
#include "kiosk-stick-reading.h"

#define SETTINGS_NAME "thiet-lap.ini"

typedef struct
{
  KioskMedium *medium;
  GPtrArray   *found;  /* of KioskFoundSettings; NULL until it is read */
} Looking;

static void
free_looking (gpointer data)
{
  Looking *self = data;

  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_object_unref (self->medium);
  g_free (self);
}

static gboolean
list_settings (const char *path,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  ((Looking *) data)->found = kiosk_found_settings_list (path, cancellable);
  return TRUE;
}

/* A stick that is let go of and does not switch itself off may be pulled out all the same. */
static gboolean
read_stick (gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Looking *self = data;
  g_autoptr (GError) refusal = NULL;

  if (!kiosk_stick_reading_run (self->medium, list_settings, self, cancellable, error))
    return FALSE;
  if (!kiosk_medium_power_off (self->medium, NULL, &refusal))
    g_info ("The settings are read; after that: %s", refusal->message);
  return TRUE;
}

static void
free_machine (gpointer data)
{
  KioskOldMachine *machine = data;

  kiosk_found_settings_free (machine->found);
  g_clear_object (&machine->file);
  g_clear_error (&machine->error);
  g_free (machine);
}

/* Takes @found. */
static KioskOldMachine *
machine_new (KioskFoundSettings *found)
{
  KioskOldMachine *machine = g_new0 (KioskOldMachine, 1);

  machine->found = found;
  if (found->ini != NULL)
    machine->file = kiosk_setup_file_parse (SETTINGS_NAME, found->ini, &machine->error);
  else
    machine->error = g_error_copy (found->error);
  return machine;
}

/* What is wrong with it is said in the place of what it says. */
static void
show_machine (KioskFirstStart *self,
              guint place)
{
  KioskOldMachine *machine = g_ptr_array_index (self->machines, place);

  g_set_object (&self->file, machine->file);
  g_clear_error (&self->file_error);
  if (machine->error != NULL)
    {
      g_message ("Settings on the stick are not used: %s", machine->error->message);
      self->file_error = g_error_copy (machine->error);
    }
  self->machine = machine;
  kiosk_first_start_go (self, KIOSK_FIRST_START_FILE, KIOSK_FIRST_START_PROBLEM_NONE);
}

static void
take_list (KioskFirstStart *self,
           GPtrArray *found)
{
  kiosk_first_start_leave_machine (self);
  g_ptr_array_set_size (self->machines, 0);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (self->machines, machine_new (g_steal_pointer (&g_ptr_array_index (found, i))));
  g_ptr_array_set_free_func (found, NULL);

  if (self->machines->len == 0)
    kiosk_first_start_go (self, KIOSK_FIRST_START_STICK, KIOSK_FIRST_START_PROBLEM_NO_SETTINGS);
  else if (self->machines->len == 1)
    show_machine (self, 0);
  else
    kiosk_first_start_go (self, KIOSK_FIRST_START_MACHINE, KIOSK_FIRST_START_PROBLEM_NONE);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (GTask) whole = user_data;
  Looking *looking = g_task_get_task_data (whole);
  KioskFirstStart *self = g_task_get_source_object (whole);
  g_autoptr (GError) error = NULL;
  gboolean is_read = g_task_propagate_boolean (G_TASK (result), &error);

  g_task_return_boolean (whole, is_read);
  if (self->context == NULL)
    return;
  if (is_read)
    {
      take_list (self, looking->found);
      return;
    }
  g_message ("A stick could not be read for settings: %s", error->message);
  kiosk_first_start_go (self, KIOSK_FIRST_START_STICK, KIOSK_FIRST_START_PROBLEM_STICK);
}

static void
media_changed_cb (KioskFirstStart *self)
{
  if (self->state != KIOSK_FIRST_START_STICK || kiosk_first_start_is_busy (self))
    return;
  self->problem = KIOSK_FIRST_START_PROBLEM_NONE;
  kiosk_first_start_changed (self);
}

/* Whether this machine can see sticks at all. */
gboolean
kiosk_first_start_offers_stick (KioskFirstStart *self)
{
  KioskMedia *media = kiosk_context_get_media (self->context);

  if (g_set_object (&self->watched, media) && media != NULL)
    g_signal_connect_object (media, "changed", G_CALLBACK (media_changed_cb), self, G_CONNECT_SWAPPED);
  return media != NULL && kiosk_media_get_state (media) != KIOSK_MEDIA_STATE_UNWATCHED;
}

GPtrArray *
kiosk_first_start_new_machines (void)
{
  return g_ptr_array_new_with_free_func (free_machine);
}

/* What was read off a stick is no longer what is asked about. */
void
kiosk_first_start_leave_machine (KioskFirstStart *self)
{
  if (self->machine == NULL)
    return;
  self->machine = NULL;
  g_clear_object (&self->file);
  g_clear_error (&self->file_error);
}

/* (element-type KioskOldMachine): whose settings are on the stick that was read last. */
GPtrArray *
kiosk_first_start_get_machines (KioskFirstStart *self)
{
  return self->machines;
}

/* (nullable): whose settings are asked about; NULL: setup.ini is. */
const KioskOldMachine *
kiosk_first_start_get_machine (KioskFirstStart *self)
{
  return self->machine;
}

/* (nullable): what tells of sticks. */
KioskMedia *
kiosk_first_start_get_media (KioskFirstStart *self)
{
  return kiosk_context_get_media (self->context);
}

/* "Lấy thiết lập từ USB của máy cũ" */
void
kiosk_first_start_read_stick (KioskFirstStart *self)
{
  KioskMedia *media = kiosk_context_get_media (self->context);
  Looking *looking;
  GTask *whole;

  if (self->state != KIOSK_FIRST_START_STICK || kiosk_first_start_is_busy (self))
    return;
  if (media == NULL || kiosk_media_get_state (media) != KIOSK_MEDIA_STATE_USABLE)
    {
      kiosk_first_start_go (self, KIOSK_FIRST_START_STICK, KIOSK_FIRST_START_PROBLEM_NO_STICK);
      return;
    }

  looking = g_new0 (Looking, 1);
  looking->medium = kiosk_media_dup_medium (media);
  whole = g_task_new (self, NULL, NULL, NULL);
  g_task_set_source_tag (whole, kiosk_first_start_read_stick);
  g_task_set_task_data (whole, looking, free_looking);
  kiosk_first_start_begin_waiting (self);
  kiosk_beside_run (whole, read_stick, read_cb);
}

/* @place: among kiosk_first_start_get_machines() */
void
kiosk_first_start_choose_machine (KioskFirstStart *self,
                                  guint place)
{
  if (self->state == KIOSK_FIRST_START_MACHINE && place < self->machines->len)
    show_machine (self, place);
}

/* Everything is entered by hand. */
void
kiosk_first_start_skip_stick (KioskFirstStart *self)
{
  if (self->state == KIOSK_FIRST_START_STICK && !kiosk_first_start_is_busy (self))
    kiosk_first_start_advance (self, KIOSK_FIRST_STEP_WARD, KIOSK_FIRST_START_WARD);
}

/* Ward and number of the machine whose settings are taken, as far as the ward is one today. */
void
kiosk_first_start_label_draft (KioskFirstStart *self,
                               KioskSettings *draft)
{
  const KioskWard *ward = self->machine != NULL ? kiosk_setup_file_get_own_ward (self->file) : NULL;

  if (ward != NULL && kiosk_ward_is_valid_on (ward, kiosk_first_start_get_today (self)))
    kiosk_settings_set_ward (draft, ward->code, ward->valid_from, ward->name, NULL);
  if (self->machine != NULL && kiosk_setup_file_get_number (self->file) != 0)
    kiosk_settings_set_number (draft, kiosk_setup_file_get_number (self->file), NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a technician does here takes place when the book is opened next: until then the one of now is open, whole, and
 * the one that residents' taps went to. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-technician.h"

struct _KioskTechnician
{
  GObject               parent_instance;
  KioskContext         *context;
  KioskTechnicianState  state;
  GError               *error;
  char                 *folder;   /* for what is there now */
  KioskUsbAnswer        answer;
  GCancellable         *looking;  /* NULL: nobody looks */
  GArray               *backups;  /* of KioskBackupRecord; NULL: not there yet */
  gint64                people;   /* for how many there are taps now */
  gboolean              is_left;  /* while something was under way */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_OVER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskTechnician, kiosk_technician, G_TYPE_OBJECT)

static void
set_state (KioskTechnician *self,
           KioskTechnicianState state)
{
  self->state = state;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
note (KioskTechnician *self,
      KioskDeed deed,
      KioskOutcome outcome)
{
  kiosk_context_note (self->context, KIOSK_ACTOR_TECHNICIAN, deed, outcome);
}

static void
stop_looking (KioskTechnician *self)
{
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void
kiosk_technician_dispose (GObject *object)
{
  KioskTechnician *self = KIOSK_TECHNICIAN (object);

  stop_looking (self);
  g_clear_error (&self->error);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->backups, g_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (kiosk_technician_parent_class)->dispose (object);
}

static guint
add_signal (GObjectClass *klass,
            const char *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kiosk_technician_class_init (KioskTechnicianClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kiosk_technician_dispose;
  signals[SIGNAL_CHANGED] = add_signal (object_class, "changed");
  signals[SIGNAL_OVER] = add_signal (object_class, "over");
}

static void
kiosk_technician_init (KioskTechnician *self)
{
}

KioskTechnician *
kiosk_technician_new (KioskContext *context)
{
  KioskTechnician *self = g_object_new (KIOSK_TYPE_TECHNICIAN, NULL);

  g_set_object (&self->context, context);
  return self;
}

KioskTechnicianState
kiosk_technician_get_state (KioskTechnician *self)
{
  return self->state;
}

/* (nullable): why what was asked for last was not done, or the backups cannot be listed. */
const GError *
kiosk_technician_get_error (KioskTechnician *self)
{
  return self->error;
}

/* (nullable): the folder in the state folder that the book of now goes to. */
const char *
kiosk_technician_get_folder (KioskTechnician *self)
{
  return self->folder;
}

const KioskUsbAnswer *
kiosk_technician_get_answer (KioskTechnician *self)
{
  return &self->answer;
}

/* (nullable) (element-type KioskBackupRecord): the newest first; NULL until they are there. */
GArray *
kiosk_technician_get_backups (KioskTechnician *self)
{
  return self->backups;
}

/* For how many people there are taps in the book of now. */
gint64
kiosk_technician_get_people (KioskTechnician *self)
{
  return self->people;
}

/* Whether the machine keeps USB devices out. */
gboolean
kiosk_technician_has_doors (KioskTechnician *self)
{
  KioskUsbDoors *doors = kiosk_context_get_doors (self->context);

  return doors != NULL && kiosk_usb_doors_is_guarded (doors);
}

static void
fail (KioskTechnician *self,
      const char *what,
      GError *error)
{
  g_warning ("%s: %s", what, error->message);
  g_clear_error (&self->error);
  self->error = error;
  set_state (self, KIOSK_TECHNICIAN_FAILED);
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (KioskTechnician) self = user_data;
  GError *error = NULL;
  gint64 people = 0;
  g_autoptr (GArray) backups = kiosk_store_load_backups_finish (KIOSK_STORE (source), result, &people, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))) || self->context == NULL)
    {
      g_clear_error (&error);
      return;
    }
  if (backups == NULL)
    {
      fail (self, "The backups cannot be listed", error);
      return;
    }
  self->people = people;
  self->backups = g_steal_pointer (&backups);
  set_state (self, self->state);
}

/* Asks for the backups anew. */
void
kiosk_technician_look (KioskTechnician *self)
{
  kiosk_technician_forget (self);
  if (self->state != KIOSK_TECHNICIAN_IDLE)
    return;

  self->looking = g_cancellable_new ();
  kiosk_store_load_backups_async (kiosk_context_get_store (self->context), self->looking, loaded_cb,
                                  g_object_ref (self));
}

/* What is still to be written would go with the book of now, without anybody who was thanked for it knowing. */
static gboolean
begin (KioskTechnician *self,
       KioskDeed deed,
       gboolean is_settled)
{
  if (self->state == KIOSK_TECHNICIAN_WORKING || self->state == KIOSK_TECHNICIAN_READY)
    return FALSE;

  g_clear_error (&self->error);
  self->is_left = FALSE;
  if (!is_settled)
    {
      fail (self, "Not now", g_error_new_literal (G_IO_ERROR, G_IO_ERROR_BUSY, "There are taps still to be written"));
      return FALSE;
    }
  note (self, deed, KIOSK_OUTCOME_BEGUN);
  set_state (self, KIOSK_TECHNICIAN_WORKING);
  return TRUE;
}

/* Of what succeeded, the book that comes out of it says so. */
static void
end (KioskTechnician *self,
     KioskDeed deed,
     char *folder,
     GError *error)
{
  if (self->context == NULL)
    {
      g_free (folder);
      g_clear_error (&error);
      return;
    }
  if (folder == NULL)
    {
      note (self, deed, KIOSK_OUTCOME_FAILED);
      fail (self, "The book stays as it is", error);
      return;
    }
  self->folder = folder;
  set_state (self, KIOSK_TECHNICIAN_READY);
  if (self->is_left)
    g_signal_emit (self, signals[SIGNAL_OVER], 0);
}

static void
chosen_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (KioskTechnician) self = user_data;
  GError *error = NULL;
  char *folder = kiosk_store_choose_backup_finish (KIOSK_STORE (source), result, &error);

  end (self, KIOSK_DEED_RESTORE, folder, error);
}

/* @backup: a name from the list; @is_settled: whether all that was pressed before is on disk. */
void
kiosk_technician_restore (KioskTechnician *self,
                          const char *backup,
                          gboolean is_settled)
{
  if (begin (self, KIOSK_DEED_RESTORE, is_settled))
    kiosk_store_choose_backup_async (kiosk_context_get_store (self->context), backup, chosen_cb, g_object_ref (self));
}

static void
renewed_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (KioskTechnician) self = user_data;
  GError *error = NULL;
  char *folder = kiosk_store_begin_anew_finish (KIOSK_STORE (source), result, &error);

  end (self, KIOSK_DEED_SET_UP, folder, error);
}

/* The same. */
void
kiosk_technician_begin_anew (KioskTechnician *self,
                             gboolean is_settled)
{
  if (begin (self, KIOSK_DEED_SET_UP, is_settled))
    kiosk_store_begin_anew_async (kiosk_context_get_store (self->context), renewed_cb, g_object_ref (self));
}

static void
let_in_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (KioskTechnician) self = user_data;
  GError *error = NULL;
  gboolean is_done = kiosk_usb_doors_let_in_finish (KIOSK_USB_DOORS (source), result, &self->answer, &error);

  if (self->context == NULL)
    {
      g_clear_error (&error);
      return;
    }
  note (self, KIOSK_DEED_INPUT_DEVICE, !is_done ? KIOSK_OUTCOME_FAILED
                                                : self->answer.n_new > 0 ? KIOSK_OUTCOME_DONE : KIOSK_OUTCOME_NOTHING);
  if (is_done)
    set_state (self, KIOSK_TECHNICIAN_LET_IN);
  else
    fail (self, "No input device was let in", error);
}

/* The keyboard or panel that is plugged in now. */
void
kiosk_technician_let_in (KioskTechnician *self)
{
  if (!kiosk_technician_has_doors (self) || !begin (self, KIOSK_DEED_INPUT_DEVICE, TRUE))
    return;

  self->answer = (KioskUsbAnswer) { 0 };
  kiosk_usb_doors_let_in_async (kiosk_context_get_doors (self->context), let_in_cb, g_object_ref (self));
}

/* What became of something that is over, for who goes on to the next. */
void
kiosk_technician_forget (KioskTechnician *self)
{
  stop_looking (self);
  g_clear_pointer (&self->backups, g_array_unref);
  if (self->state == KIOSK_TECHNICIAN_WORKING || self->state == KIOSK_TECHNICIAN_READY)
    return;
  g_clear_error (&self->error);
  self->state = KIOSK_TECHNICIAN_IDLE;
}

/* By whatever way the page is left: what is ready takes place then, and what is under way once it is. */
void
kiosk_technician_leave (KioskTechnician *self)
{
  self->is_left = TRUE;
  if (self->state == KIOSK_TECHNICIAN_READY)
    g_signal_emit (self, signals[SIGNAL_OVER], 0);
  else
    kiosk_technician_forget (self);
}

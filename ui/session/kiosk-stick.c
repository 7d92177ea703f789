/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing at a time, to the stick that is in when it is asked for. It goes on behind a locked screen: what became of
 * it is there for whoever unlocks it. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-stick.h"

#include "kiosk-gathering.h"
#include "kiosk-parcel.h"

struct _KioskStick
{
  GObject             parent_instance;
  KioskContext       *context;
  KioskMedia         *watched;      /* NULL: nothing tells of sticks */
  KioskExportHistory *history;      /* NULL: not there yet */
  KioskPeriod         period;       /* that staff chose; from 0: none */
  KioskStickTask      task;         /* the last one */
  KioskStickPhase     phase;
  KioskStickFault     fault;
  KioskMedium        *medium;       /* while an export runs */
  KioskGathered      *gathered;     /* from when it is there until the export has ended */
  KioskStickExport   *export;       /* from when it is written on; stays for what it says of its end */
  GCancellable       *cancellable;  /* of the export; NULL: none runs */
  gint64              waiting;
  KioskWardSum       *sum;          /* NULL: the last end was none of one */
  KioskOwnForms      *own_forms;    /* NULL: the last end was none of taking forms */
  KioskStickRemark    remark;       /* of a receipt, at the last end */
  gboolean            has_form_fault;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskStick, kiosk_stick, G_TYPE_OBJECT)

static void
changed (KioskStick *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
kiosk_stick_dispose (GObject *object)
{
  KioskStick *self = KIOSK_STICK (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->medium);
  g_clear_object (&self->export);
  g_clear_pointer (&self->gathered, kiosk_gathered_free);
  g_clear_pointer (&self->sum, kiosk_ward_sum_free);
  g_clear_pointer (&self->own_forms, kiosk_own_forms_free);
  g_clear_pointer (&self->history, kiosk_export_history_free);
  g_clear_object (&self->watched);
  g_clear_object (&self->context);
  kiosk_stick_remark_clear (&self->remark);
  G_OBJECT_CLASS (kiosk_stick_parent_class)->dispose (object);
}

static void
kiosk_stick_class_init (KioskStickClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_stick_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kiosk_stick_init (KioskStick *self)
{
}

/* Another stick, or none: what was said of the last one no longer holds. */
static void
media_changed_cb (KioskStick *self)
{
  KioskMediaState state = kiosk_media_get_state (kiosk_stick_get_media (self));

  if (self->phase == KIOSK_STICK_PHASE_DONE && state == KIOSK_MEDIA_STATE_USABLE)
    self->phase = KIOSK_STICK_PHASE_IDLE;
  changed (self);
}

KioskStick *
kiosk_stick_new (KioskContext *context)
{
  KioskStick *self = g_object_new (KIOSK_TYPE_STICK, NULL);

  g_set_object (&self->context, context);
  return self;
}

static void
watch (KioskStick *self)
{
  if (g_set_object (&self->watched, kiosk_context_get_media (self->context)) && self->watched != NULL)
    g_signal_connect_object (self->watched, "changed", G_CALLBACK (media_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
history_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (KioskStick) self = user_data;
  g_autoptr (GError) error = NULL;
  KioskExportHistory *history = kiosk_store_load_exports_finish (KIOSK_STORE (source), result, &error);

  if (self->context == NULL)
    {
      g_clear_pointer (&history, kiosk_export_history_free);
      return;
    }
  if (history == NULL)
    g_warning ("The exports before cannot be told: %s", error->message);
  g_clear_pointer (&self->history, kiosk_export_history_free);
  self->history = history;
  changed (self);
}

/* Asks anew what became of the exports before, and what is in the machine. */
void
kiosk_stick_look (KioskStick *self)
{
  watch (self);
  kiosk_store_load_exports_async (kiosk_context_get_store (self->context), KIOSK_STICK_N_EXPORTS, NULL, history_cb,
                                  g_object_ref (self));
}

static void
clear_period (KioskStick *self)
{
  self->period.from = KIOSK_DAY_UNKNOWN;
}

static void
forget_end (KioskStick *self)
{
  self->phase = KIOSK_STICK_PHASE_IDLE;
  self->fault = KIOSK_STICK_FAULT_NONE;
  self->waiting = 0;
  self->has_form_fault = FALSE;
  self->remark.kind = KIOSK_STICK_REMARK_NONE;
  g_clear_pointer (&self->sum, kiosk_ward_sum_free);
  g_clear_pointer (&self->own_forms, kiosk_own_forms_free);
  g_clear_object (&self->export);
}

/* The part is opened again: what was said, read and chosen the last time goes. An export that runs stays. */
void
kiosk_stick_forget (KioskStick *self)
{
  if (kiosk_stick_is_running (self))
    return;
  forget_end (self);
  clear_period (self);
  changed (self);
}

/* Of which days the papers of the next export are; an export that is done forgets it. @period: (nullable): NULL, or
 * one that is all to come, for the report month so far. The tables hold everything in any case. */
void
kiosk_stick_set_period (KioskStick *self,
                        const KioskPeriod *period)
{
  gboolean is_taken = period != NULL
                      && period->from <= kiosk_clock_get_day (kiosk_context_get_clock (self->context));

  if (kiosk_stick_is_running (self))
    return;
  clear_period (self);
  if (is_taken)
    self->period = *period;
  changed (self);
}

/* Of which days the papers of the next export are. */
KioskPeriod
kiosk_stick_get_period (KioskStick *self)
{
  KioskSettings *settings = kiosk_context_get_settings (self->context);

  if (kiosk_stick_has_period (self))
    return self->period;
  return kiosk_period_containing (KIOSK_PERIOD_MONTH, kiosk_clock_get_day (kiosk_context_get_clock (self->context)),
                                  settings != NULL ? kiosk_settings_get_cut_off_day (settings) : 0);
}

/* Whether somebody chose one. */
gboolean
kiosk_stick_has_period (KioskStick *self)
{
  return self->period.from != KIOSK_DAY_UNKNOWN;
}

static gboolean
has_ward (KioskStick *self)
{
  KioskSettings *settings = kiosk_context_get_settings (self->context);

  return settings != NULL && kiosk_settings_get_ward_code (settings) != NULL;
}

gboolean
kiosk_stick_can_start (KioskStick *self)
{
  KioskMedia *media = kiosk_stick_get_media (self);

  return !kiosk_stick_is_running (self) && media != NULL && has_ward (self)
         && kiosk_media_get_state (media) == KIOSK_MEDIA_STATE_USABLE;
}

/* As kiosk_stick_can_start(), but for what is done without a stick. */
gboolean
kiosk_stick_can_start_task (KioskStick *self,
                            KioskStickTask task)
{
  return task == KIOSK_STICK_TASK_RESET_FORMS ? !kiosk_stick_is_running (self) : kiosk_stick_can_start (self);
}

/* Figures alone are noted: nothing else that is copied is kept anywhere. */
static void
note (KioskStick *self,
      KioskOutcome outcome)
{
  if (self->task == KIOSK_STICK_TASK_FIGURES)
    kiosk_context_note (self->context, KIOSK_ACTOR_STAFF, KIOSK_DEED_EXPORT, outcome);
}

/* Of the days that staff chose. */
static gboolean
has_report (KioskStick *self)
{
  return self->task == KIOSK_STICK_TASK_FIGURES || self->task == KIOSK_STICK_TASK_WARD_SUM;
}

static void
end (KioskStick *self,
     KioskStickPhase phase,
     KioskStickFault fault)
{
  static const KioskOutcome outcomes[] = {
    [KIOSK_STICK_PHASE_DONE] = KIOSK_OUTCOME_DONE,
    [KIOSK_STICK_PHASE_CANCELLED] = KIOSK_OUTCOME_PUT_OFF,
    [KIOSK_STICK_PHASE_FAILED] = KIOSK_OUTCOME_FAILED
  };

  self->phase = phase;
  self->fault = fault;
  if (phase == KIOSK_STICK_PHASE_DONE && has_report (self))
    clear_period (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->medium);
  g_clear_pointer (&self->gathered, kiosk_gathered_free);
  note (self, outcomes[phase]);
  kiosk_stick_look (self);
  changed (self);
}

/* Of a stick that was to be read, and of nothing else: what is written has faults of its own. */
static KioskStickFault
get_media_fault (KioskMediaError code)
{
  switch (code)
    {
    case KIOSK_MEDIA_ERROR_GONE:
      return KIOSK_STICK_FAULT_GONE;
    case KIOSK_MEDIA_ERROR_CHANGED:
      return KIOSK_STICK_FAULT_CHANGED;
    case KIOSK_MEDIA_ERROR_BUSY:
      return KIOSK_STICK_FAULT_BUSY;
    case KIOSK_MEDIA_ERROR_REFUSED:
      return KIOSK_STICK_FAULT_REFUSED;
    case KIOSK_MEDIA_ERROR_READ_ONLY:
    case KIOSK_MEDIA_ERROR_FAILED:
    default:
      return KIOSK_STICK_FAULT_UNREADABLE;
    }
}

static KioskStickFault
get_fault_of (const GError *error)
{
  if (error->domain == KIOSK_MEDIA_ERROR)
    return get_media_fault ((KioskMediaError) error->code);
  if (error->domain != KIOSK_EXCHANGE_ERROR)
    return KIOSK_STICK_FAULT_RECORDS;
  switch ((KioskExchangeError) error->code)
    {
    case KIOSK_EXCHANGE_ERROR_GONE:
    case KIOSK_EXCHANGE_ERROR_MISSING:
      return KIOSK_STICK_FAULT_GONE;
    case KIOSK_EXCHANGE_ERROR_CHANGED:
      return KIOSK_STICK_FAULT_CHANGED;
    case KIOSK_EXCHANGE_ERROR_FULL:
      return KIOSK_STICK_FAULT_FULL;
    case KIOSK_EXCHANGE_ERROR_UNWRITABLE:
      return KIOSK_STICK_FAULT_READ_ONLY;
    case KIOSK_EXCHANGE_ERROR_BUSY:
      return KIOSK_STICK_FAULT_BUSY;
    case KIOSK_EXCHANGE_ERROR_DIFFERS:
      return KIOSK_STICK_FAULT_DIFFERS;
    case KIOSK_EXCHANGE_ERROR_REFUSED:
      return KIOSK_STICK_FAULT_REFUSED;
    case KIOSK_EXCHANGE_ERROR_MISMATCH:
      return KIOSK_STICK_FAULT_RECORDS;
    case KIOSK_EXCHANGE_ERROR_IO:
    case KIOSK_EXCHANGE_ERROR_TAKEN:
    default:
      return KIOSK_STICK_FAULT_BROKEN;
    }
}

static void
end_with (KioskStick *self,
          const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    end (self, KIOSK_STICK_PHASE_CANCELLED, KIOSK_STICK_FAULT_NONE);
  else
    {
      g_message ("What was to go to the stick did not: %s", error->message);
      end (self, KIOSK_STICK_PHASE_FAILED, get_fault_of (error));
    }
}

static void
end_with_receipt (KioskStick *self,
                  GArray *strange)
{
  kiosk_stick_remark_find (&self->remark, kiosk_stick_export_get_receipt (self->export), strange);
  end (self, KIOSK_STICK_PHASE_DONE, KIOSK_STICK_FAULT_NONE);
}

/* One that could not be kept is read again at the next export. */
static void
taken_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (KioskStick) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) strange = kiosk_store_take_receipts_finish (KIOSK_STORE (source), result, &error);

  if (strange == NULL)
    g_warning ("A receipt could not be kept: %s", error->message);
  if (self->context != NULL)
    end_with_receipt (self, strange);
}

/* The figures are where they should be whatever comes of the receipt that lay beside them. */
static void
take_receipt (KioskStick *self)
{
  const KioskFoundReceipt *found = kiosk_stick_export_get_receipt (self->export);

  if (found != NULL && found->refusal != NULL)
    g_message ("The receipt %s is passed over: %s", found->refused_name, found->refusal->message);
  if (found != NULL && found->receipts != NULL)
    kiosk_store_take_receipts_async (kiosk_context_get_store (self->context), found->receipts, NULL, taken_cb,
                                     g_object_ref (self));
  else
    end_with_receipt (self, NULL);
}

static void
noted_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (KioskStick) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!kiosk_store_note_export_finish (KIOSK_STORE (source), result, &error))
    g_warning ("The export is on the stick and could not be noted: %s", error->message);
  if (self->context != NULL)
    take_receipt (self);
}

static void
end_export (KioskStick *self)
{
  g_autofree char *name = g_path_get_basename (kiosk_stick_export_get_path (self->export));

  if (self->task != KIOSK_STICK_TASK_FIGURES)
    {
      end (self, KIOSK_STICK_PHASE_DONE, KIOSK_STICK_FAULT_NONE);
      return;
    }

  kiosk_store_note_export_async (kiosk_context_get_store (self->context), name, self->gathered->epoch,
                                 self->gathered->head, NULL, noted_cb, g_object_ref (self));
}

/* A stick that holds the export whole and is no longer mounted may be pulled out, even if it did not switch itself off
 * after that. */
static void
exported_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (KioskStick) self = user_data;
  KioskStickExport *export = KIOSK_STICK_EXPORT (source);
  g_autoptr (GError) error = NULL;
  gboolean is_done = kiosk_stick_export_run_finish (export, result, &error);

  if (self->context == NULL)
    return;
  if (!is_done && kiosk_stick_export_is_verified (export))
    g_info ("The export is whole; after that: %s", error->message);
  if (is_done || (kiosk_stick_export_is_verified (export) && kiosk_stick_export_is_released (export)))
    end_export (self);
  else
    end_with (self, error);
}

/* The settings that the label was made of: nobody changes them while they are held. */
static void
ask_for_receipt (KioskStick *self)
{
  KioskPublicKey desk;
  gboolean has_desk;

  if (self->gathered == NULL)
    return;
  has_desk = kiosk_settings_get_desk_key (self->gathered->settings, &desk);
  kiosk_stick_export_fetch_receipt (self->export, has_desk ? &desk : NULL);
}

static void
write_files (KioskStick *self,
             const KioskBundleLabel *label,
             GPtrArray *files,
             GPtrArray *beside)
{
  self->phase = KIOSK_STICK_PHASE_WRITING;
  self->export = kiosk_stick_export_new (self->medium, label, files, beside);
  ask_for_receipt (self);
  g_signal_connect_object (self->export, "step-changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  kiosk_stick_export_run_async (self->export, self->cancellable, exported_cb, g_object_ref (self));
  changed (self);
}

static void
gathered_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (KioskStick) self = user_data;
  g_autoptr (GError) error = NULL;
  KioskGathered *gathered = kiosk_gathering_run_finish (KIOSK_CONTEXT (source), result, &error);

  if (self->context == NULL)
    {
      g_clear_pointer (&gathered, kiosk_gathered_free);
      return;
    }
  if (gathered == NULL)
    {
      end_with (self, error);
      return;
    }
  self->gathered = gathered;
  self->waiting = gathered->waiting;
  self->has_form_fault = gathered->has_own_forms_fault;
  write_files (self, &gathered->label, kiosk_bundle_get_files (gathered->bundle), gathered->beside);
}

static void
packed_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (KioskStick) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskParcel) parcel = kiosk_parcel_new_finish (KIOSK_CONTEXT (source), result, &error);

  if (self->context == NULL)
    return;
  if (parcel == NULL)
    end_with (self, error);
  else
    write_files (self, &parcel->label, parcel->files, NULL);
}

static void
added_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (KioskStick) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskWardSum) sum = kiosk_ward_sum_new_finish (KIOSK_CONTEXT (source), result, &error);

  if (self->context == NULL)
    return;
  if (sum == NULL)
    {
      end_with (self, error);
      return;
    }
  self->sum = g_steal_pointer (&sum);
  self->has_form_fault = self->sum->has_own_forms_fault;
  write_files (self, &self->sum->parcel->label, self->sum->parcel->files, NULL);
}

static void
own_forms_cb (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (KioskStick) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskOwnForms) forms = kiosk_own_forms_finish (KIOSK_CONTEXT (source), result, &error);

  if (self->context == NULL)
    return;
  if (forms == NULL)
    {
      end_with (self, error);
      return;
    }
  self->own_forms = g_steal_pointer (&forms);
  if (kiosk_own_forms_are_taken (self->own_forms))
    end (self, KIOSK_STICK_PHASE_DONE, KIOSK_STICK_FAULT_NONE);
  else
    end (self, KIOSK_STICK_PHASE_FAILED, KIOSK_STICK_FAULT_FORMS);
}

static void
add_up (KioskStick *self)
{
  KioskPeriod period = kiosk_stick_get_period (self);

  kiosk_ward_sum_new_async (self->context, self->medium, &period, self->cancellable, added_cb, g_object_ref (self));
}

static void
gather (KioskStick *self)
{
  switch (self->task)
    {
    case KIOSK_STICK_TASK_MATERIALS:
      kiosk_parcel_new_materials_async (self->context, self->cancellable, packed_cb, g_object_ref (self));
      break;
    case KIOSK_STICK_TASK_GIVE_FORMS:
      kiosk_parcel_new_forms_async (self->context, self->cancellable, packed_cb, g_object_ref (self));
      break;
    case KIOSK_STICK_TASK_DIAGNOSIS:
      kiosk_parcel_new_diagnosis_async (self->context, self->cancellable, packed_cb, g_object_ref (self));
      break;
    case KIOSK_STICK_TASK_WARD_SUM:
      add_up (self);
      break;
    case KIOSK_STICK_TASK_TAKE_FORMS:
      kiosk_own_forms_take_async (self->context, self->medium, self->cancellable, own_forms_cb, g_object_ref (self));
      break;
    case KIOSK_STICK_TASK_RESET_FORMS:
      kiosk_own_forms_reset_async (self->context, own_forms_cb, g_object_ref (self));
      break;
    case KIOSK_STICK_TASK_FIGURES:
    case KIOSK_N_STICK_TASKS:
    default:
      kiosk_gathering_run_async (self->context, kiosk_stick_has_period (self) ? &self->period : NULL,
                                 self->cancellable, gathered_cb, g_object_ref (self));
    }
}

/* Why a task cannot be done whatever stick is in. */
static KioskStickFault
find_refusal (KioskStick *self)
{
  if (self->task != KIOSK_STICK_TASK_MATERIALS)
    return KIOSK_STICK_FAULT_NONE;
  if (kiosk_context_get_link_qr (self->context) == NULL)
    return KIOSK_STICK_FAULT_NO_LINK;
  return kiosk_context_get_pack (self->context) == NULL ? KIOSK_STICK_FAULT_RECORDS : KIOSK_STICK_FAULT_NONE;
}

/* The figures, from stick in to stick out. */
void
kiosk_stick_start (KioskStick *self)
{
  kiosk_stick_start_task (self, KIOSK_STICK_TASK_FIGURES);
}

/* From stick in to stick out. What cannot be done whatever stick is in fails at once, and touches none. */
void
kiosk_stick_start_task (KioskStick *self,
                        KioskStickTask task)
{
  if (!kiosk_stick_can_start_task (self, task))
    return;

  forget_end (self);
  self->task = task;
  if (find_refusal (self) != KIOSK_STICK_FAULT_NONE)
    {
      end (self, KIOSK_STICK_PHASE_FAILED, find_refusal (self));
      return;
    }
  if (task != KIOSK_STICK_TASK_RESET_FORMS)
    self->medium = kiosk_media_dup_medium (kiosk_stick_get_media (self));
  self->cancellable = g_cancellable_new ();
  self->phase = KIOSK_STICK_PHASE_GATHERING;
  note (self, KIOSK_OUTCOME_BEGUN);
  gather (self);
  changed (self);
}

/* What was done last, or is being done. */
KioskStickTask
kiosk_stick_get_task (KioskStick *self)
{
  return self->task;
}

/* Once the export has its name on the stick it is read back to its end, whoever waits for it. */
gboolean
kiosk_stick_can_cancel (KioskStick *self)
{
  return kiosk_stick_is_running (self) && !g_cancellable_is_cancelled (self->cancellable)
         && self->task != KIOSK_STICK_TASK_RESET_FORMS
         && (self->phase == KIOSK_STICK_PHASE_GATHERING || kiosk_stick_get_step (self) < KIOSK_STICK_STEP_NAME);
}

void
kiosk_stick_cancel (KioskStick *self)
{
  if (!kiosk_stick_can_cancel (self))
    return;
  g_cancellable_cancel (self->cancellable);
  changed (self);
}

gboolean
kiosk_stick_is_running (KioskStick *self)
{
  return self->cancellable != NULL;
}

KioskStickPhase
kiosk_stick_get_phase (KioskStick *self)
{
  return self->phase;
}

KioskStickStep
kiosk_stick_get_step (KioskStick *self)
{
  return self->export != NULL ? kiosk_stick_export_get_step (self->export) : KIOSK_STICK_STEP_CHECK;
}

KioskStickFault
kiosk_stick_get_fault (KioskStick *self)
{
  return self->fault;
}

/* Whether the stick may be pulled out, after an end of whatever kind. */
gboolean
kiosk_stick_is_released (KioskStick *self)
{
  return self->export == NULL || kiosk_stick_export_is_released (self->export);
}

/* For how many people there are taps that the last export does not hold: their shift was closed before. */
gint64
kiosk_stick_get_waiting (KioskStick *self)
{
  return self->waiting;
}

/* (nullable): where on the stick the last export lies; NULL where nothing was written. */
const char *
kiosk_stick_get_path (KioskStick *self)
{
  return self->phase == KIOSK_STICK_PHASE_DONE && self->export != NULL ? kiosk_stick_export_get_path (self->export)
                                                                        : NULL;
}

/* Whether a form of the ward could not be used, and the program's took its place. */
gboolean
kiosk_stick_has_form_fault (KioskStick *self)
{
  return self->has_form_fault;
}

/* (nullable): what the papers are of that the last export brought onto the stick; NULL where it was another task. */
const KioskWardSum *
kiosk_stick_get_ward_sum (KioskStick *self)
{
  return self->phase == KIOSK_STICK_PHASE_DONE ? self->sum : NULL;
}

/* (nullable): what became of the ward's own forms; NULL where the last end was of another task. */
const KioskOwnForms *
kiosk_stick_get_own_forms (KioskStick *self)
{
  return self->own_forms;
}

/* Of a receipt beside the last export that was not used. */
const KioskStickRemark *
kiosk_stick_get_remark (KioskStick *self)
{
  return &self->remark;
}

/* (nullable): NULL where the machine has nothing that tells of sticks. */
KioskMedia *
kiosk_stick_get_media (KioskStick *self)
{
  return self->watched;
}

/* (nullable): NULL until it is there. */
const KioskExportHistory *
kiosk_stick_get_history (KioskStick *self)
{
  return self->history;
}

/* The days since figures last left the kiosk, where there are some that have not and that is longer than the ward
 * wants; else 0. */
guint
kiosk_stick_get_days_overdue (KioskStick *self)
{
  KioskSettings *settings = kiosk_context_get_settings (self->context);
  KioskDay today = kiosk_clock_get_day (kiosk_context_get_clock (self->context));
  guint limit = settings != NULL ? kiosk_settings_get_export_reminder (settings) : 0;
  KioskDay last;

  if (limit == 0 || self->history == NULL || self->history->n_since == 0)
    return 0;
  last = self->history->exports->len > 0 ? g_array_index (self->history->exports, KioskExportRecord, 0).day
                                         : self->history->oldest_since;
  return last != KIOSK_DAY_UNKNOWN && today > last + limit ? today - last : 0;
}

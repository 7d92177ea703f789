/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Chép ra USB": what is in the machine, what is done with it, and what became of the exports before. Emits
 * "changed". */
#pragma once

#include "kiosk-context.h"
#include "kiosk-own-forms.h"
#include "kiosk-period.h"
#include "kiosk-stick-export.h"
#include "kiosk-stick-remark.h"
#include "kiosk-ward-sum.h"

G_BEGIN_DECLS

/* So many exports are remembered on the screen. */
#define KIOSK_STICK_N_EXPORTS 5

typedef enum
{
  KIOSK_STICK_TASK_FIGURES,
  KIOSK_STICK_TASK_MATERIALS,   /* leaflet, poster, picture and post, with the confirmed link */
  KIOSK_STICK_TASK_GIVE_FORMS,  /* the Word forms in use, to be changed */
  KIOSK_STICK_TASK_WARD_SUM,    /* papers of all machines of the ward, from what is on the stick */
  KIOSK_STICK_TASK_TAKE_FORMS,  /* the ward's own Word forms, from the stick */
  KIOSK_STICK_TASK_DIAGNOSIS,   /* how the machine is, for support */
  KIOSK_STICK_TASK_RESET_FORMS, /* back to the program's; needs no stick */
  KIOSK_N_STICK_TASKS
} KioskStickTask;

typedef enum
{
  KIOSK_STICK_PHASE_IDLE,
  KIOSK_STICK_PHASE_GATHERING,  /* nothing of it is on the stick */
  KIOSK_STICK_PHASE_WRITING,    /* kiosk_stick_get_step() */
  KIOSK_STICK_PHASE_DONE,       /* the files are on it, whole, and it may be pulled out */
  KIOSK_STICK_PHASE_CANCELLED,
  KIOSK_STICK_PHASE_FAILED      /* kiosk_stick_get_fault() */
} KioskStickPhase;

typedef enum
{
  KIOSK_STICK_FAULT_NONE,
  KIOSK_STICK_FAULT_RECORDS,    /* the disk of the machine, or what is on it */
  KIOSK_STICK_FAULT_NO_LINK,    /* nobody has confirmed where the QR code leads */
  KIOSK_STICK_FAULT_FORMS,      /* kiosk_stick_get_own_forms() */
  KIOSK_STICK_FAULT_GONE,
  KIOSK_STICK_FAULT_CHANGED,
  KIOSK_STICK_FAULT_FULL,
  KIOSK_STICK_FAULT_READ_ONLY,
  KIOSK_STICK_FAULT_BUSY,
  KIOSK_STICK_FAULT_DIFFERS,
  KIOSK_STICK_FAULT_REFUSED,
  KIOSK_STICK_FAULT_UNREADABLE, /* nothing was written yet */
  KIOSK_STICK_FAULT_BROKEN
} KioskStickFault;

#define KIOSK_TYPE_STICK (kiosk_stick_get_type ())
G_DECLARE_FINAL_TYPE (KioskStick, kiosk_stick, KIOSK, STICK, GObject)

KioskStick                *kiosk_stick_new              (KioskContext  *context);
void                       kiosk_stick_look             (KioskStick    *self);
void                       kiosk_stick_forget           (KioskStick    *self);
void                       kiosk_stick_set_period       (KioskStick        *self,
                                                         const KioskPeriod *period);
KioskPeriod                kiosk_stick_get_period       (KioskStick    *self);
gboolean                   kiosk_stick_has_period       (KioskStick    *self);
gboolean                   kiosk_stick_can_start        (KioskStick    *self);
gboolean                   kiosk_stick_can_start_task   (KioskStick    *self,
                                                         KioskStickTask task);
void                       kiosk_stick_start            (KioskStick    *self);
void                       kiosk_stick_start_task       (KioskStick    *self,
                                                         KioskStickTask task);
KioskStickTask             kiosk_stick_get_task         (KioskStick    *self);
gboolean                   kiosk_stick_can_cancel       (KioskStick    *self);
void                       kiosk_stick_cancel           (KioskStick    *self);
gboolean                   kiosk_stick_is_running       (KioskStick    *self);
KioskStickPhase            kiosk_stick_get_phase        (KioskStick    *self);
KioskStickStep             kiosk_stick_get_step         (KioskStick    *self);
KioskStickFault            kiosk_stick_get_fault        (KioskStick    *self);
gboolean                   kiosk_stick_is_released      (KioskStick    *self);
gint64                     kiosk_stick_get_waiting      (KioskStick    *self);
const char                *kiosk_stick_get_path         (KioskStick    *self);
gboolean                   kiosk_stick_has_form_fault   (KioskStick    *self);
const KioskWardSum        *kiosk_stick_get_ward_sum     (KioskStick    *self);
const KioskOwnForms       *kiosk_stick_get_own_forms    (KioskStick    *self);
const KioskStickRemark    *kiosk_stick_get_remark       (KioskStick    *self);
KioskMedia                *kiosk_stick_get_media        (KioskStick    *self);
const KioskExportHistory  *kiosk_stick_get_history      (KioskStick    *self);
guint                      kiosk_stick_get_days_overdue (KioskStick    *self);

G_END_DECLS

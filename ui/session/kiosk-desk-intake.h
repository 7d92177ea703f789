/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a stick or a folder into the book: look, ask about kiosks that nobody enrolled, merge. */
#pragma once

#include "kiosk-desk-newcomer.h"
#include "kiosk-desk-result.h"
#include "kiosk-desk-worker.h"
#include "kiosk-medium.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_DESK_INTAKE_PHASE_IDLE,
  KIOSK_DESK_INTAKE_PHASE_LOOKING,
  KIOSK_DESK_INTAKE_PHASE_ASKING,     /* kiosks that nobody enrolled wait for a word */
  KIOSK_DESK_INTAKE_PHASE_MERGING,
  KIOSK_DESK_INTAKE_PHASE_DONE,
  KIOSK_DESK_INTAKE_PHASE_CANCELLED,  /* what was taken before stays */
  KIOSK_DESK_INTAKE_PHASE_FAILED      /* likewise */
} KioskDeskIntakePhase;

/* Why it ended before its end, named for what people do next. */
typedef enum
{
  KIOSK_DESK_INTAKE_FAULT_NONE,
  KIOSK_DESK_INTAKE_FAULT_NOTHING,  /* there is no bundle: another stick, another folder */
  KIOSK_DESK_INTAKE_FAULT_GONE,     /* the stick was pulled out */
  KIOSK_DESK_INTAKE_FAULT_BUSY,     /* something else uses the stick */
  KIOSK_DESK_INTAKE_FAULT_REFUSED,  /* this account may not mount: a technician, or a folder */
  KIOSK_DESK_INTAKE_FAULT_STICK,    /* it cannot be read: another stick */
  KIOSK_DESK_INTAKE_FAULT_BOOK      /* the book failed: kiosk_desk_intake_get_error() */
} KioskDeskIntakeFault;

typedef struct
{
  guint n_done;
  guint n_all;
  guint n_taken;
  guint n_known;
  guint n_refused;
  guint n_new;      /* batches that the book did not have */
} KioskDeskIntakeCounts;

#define KIOSK_TYPE_DESK_INTAKE (kiosk_desk_intake_get_type ())
G_DECLARE_FINAL_TYPE (KioskDeskIntake, kiosk_desk_intake, KIOSK, DESK_INTAKE, GObject)

KioskDeskIntake              *kiosk_desk_intake_new           (KioskDeskWorker  *worker);
void                          kiosk_desk_intake_take_folder   (KioskDeskIntake  *self,
                                                               const char       *folder);
void                          kiosk_desk_intake_take_stick    (KioskDeskIntake  *self,
                                                               KioskMedium      *medium);
void                          kiosk_desk_intake_accept        (KioskDeskIntake  *self);
void                          kiosk_desk_intake_decline       (KioskDeskIntake  *self);
void                          kiosk_desk_intake_cancel        (KioskDeskIntake  *self);
void                          kiosk_desk_intake_forget        (KioskDeskIntake  *self);
gboolean                      kiosk_desk_intake_is_running    (KioskDeskIntake  *self);
KioskMedium                  *kiosk_desk_intake_get_medium    (KioskDeskIntake  *self);
const char                   *kiosk_desk_intake_get_folder    (KioskDeskIntake  *self);
gboolean                      kiosk_desk_intake_is_of_stick   (KioskDeskIntake  *self);
KioskDeskIntakePhase          kiosk_desk_intake_get_phase     (KioskDeskIntake  *self);
KioskDeskIntakeFault          kiosk_desk_intake_get_fault     (KioskDeskIntake  *self);
const GError                 *kiosk_desk_intake_get_error     (KioskDeskIntake  *self);
const KioskDeskIntakeCounts  *kiosk_desk_intake_get_counts    (KioskDeskIntake  *self);
GListModel                   *kiosk_desk_intake_get_newcomers (KioskDeskIntake  *self);
GListModel                   *kiosk_desk_intake_get_results   (KioskDeskIntake  *self);

G_END_DECLS

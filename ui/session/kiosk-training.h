/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A training: its beginning in service, its end, and what the next start in service clears up. Emits "changed", and
 * "over" once this session is: whoever runs it closes its book and opens the other one. */
#pragma once

#include "kiosk-context.h"

G_BEGIN_DECLS

/* It ends by itself after so long, whatever is done in it: a kiosk that was forgotten in it counts nobody. */
#define KIOSK_TRAINING_MAX_S (60 * 60)

/* And after so long without a touch. */
#define KIOSK_TRAINING_IDLE_S (20 * 60)

/* So long before, every screen says that it ends. */
#define KIOSK_TRAINING_WARNING_S (2 * 60)

typedef enum
{
  KIOSK_TRAINING_NONE,       /* in service */
  KIOSK_TRAINING_BEGINNING,
  KIOSK_TRAINING_FAILED,     /* it could not begin: in service as before */
  KIOSK_TRAINING_READY,      /* its book is there, and opened once the one in service is closed */
  KIOSK_TRAINING_UNDER_WAY,
  KIOSK_TRAINING_OVER
} KioskTrainingState;

typedef enum
{
  KIOSK_TRAINING_WARNING_NONE,
  KIOSK_TRAINING_WARNING_UNTOUCHED,  /* it ends unless somebody touches the screen */
  KIOSK_TRAINING_WARNING_LATEST      /* it ends unless staff prolong it; said until a touch */
} KioskTrainingWarning;

#define KIOSK_TYPE_TRAINING (kiosk_training_get_type ())
G_DECLARE_FINAL_TYPE (KioskTraining, kiosk_training, KIOSK, TRAINING, GObject)

KioskTraining      *kiosk_training_new          (KioskContext  *context);
KioskTrainingState  kiosk_training_get_state    (KioskTraining *self);
guint               kiosk_training_get_left_min (KioskTraining *self);
KioskTrainingWarning kiosk_training_get_warning (KioskTraining *self);
KioskOutcome        kiosk_training_get_outcome  (KioskTraining *self);
void                kiosk_training_set_outcome  (KioskTraining *self,
                                                 KioskOutcome   outcome);
void                kiosk_training_begin        (KioskTraining *self,
                                                 gboolean       is_settled);
void                kiosk_training_end          (KioskTraining *self,
                                                 KioskOutcome   outcome);
void                kiosk_training_prolong      (KioskTraining *self);
void                kiosk_training_clear_up     (KioskTraining *self);
void                kiosk_training_touch        (KioskTraining *self);
void                kiosk_training_tick         (KioskTraining *self);

G_END_DECLS

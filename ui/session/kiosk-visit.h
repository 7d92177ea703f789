/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person at the screen: what they tapped, what they are asked, what they may still undo. */
#pragma once

#include "kiosk-recorder.h"

G_BEGIN_DECLS

/* How long a tap can be undone and the thank-you stands. */
#define KIOSK_VISIT_UNDO_S   20
#define KIOSK_VISIT_UNDONE_S 8

typedef enum
{
  KIOSK_VISIT_OPEN,       /* nothing tapped */
  KIOSK_VISIT_RECORDING,  /* tapped; the disk has not answered yet */
  KIOSK_VISIT_RECORDED,   /* on disk: only now is anybody thanked */
  KIOSK_VISIT_TROUBLE,    /* the disk refused; the same tap is tried again */
  KIOSK_VISIT_UNDONE      /* taken back, and that is on disk too */
} KioskVisitState;

typedef enum
{
  KIOSK_QUESTION_NONE,
  KIOSK_QUESTION_SIGNED_IN,  /* after "Tôi đã cài xong" */
  KIOSK_QUESTION_INSTALLED   /* after "Tôi đã được hướng dẫn" */
} KioskQuestion;

typedef enum
{
  KIOSK_ANSWER_YES,
  KIOSK_ANSWER_NO,
  KIOSK_ANSWER_SKIP
} KioskAnswer;

KIOSK_DECLARE_NICKS (KioskAnswer, kiosk_answer)

#define KIOSK_TYPE_VISIT (kiosk_visit_get_type ())
G_DECLARE_FINAL_TYPE (KioskVisit, kiosk_visit, KIOSK, VISIT, GObject)

KioskVisit       *kiosk_visit_new               (KioskRecorder  *recorder,
                                                 KioskClock     *clock);
KioskVisitState   kiosk_visit_get_state         (KioskVisit     *self);
KioskQuestion     kiosk_visit_get_question      (KioskVisit     *self);
guint             kiosk_visit_get_seconds_left  (KioskVisit     *self);
gboolean          kiosk_visit_is_repeat         (KioskVisit     *self);
void              kiosk_visit_set_overlap       (KioskVisit     *self,
                                                 gboolean        overlap);
void              kiosk_visit_begin             (KioskVisit     *self);
void              kiosk_visit_tap               (KioskVisit     *self,
                                                 KioskKind       kind,
                                                 gboolean        helped);
void              kiosk_visit_answer            (KioskVisit     *self,
                                                 KioskAnswer     answer);
void              kiosk_visit_undo              (KioskVisit     *self);
void              kiosk_visit_retry             (KioskVisit     *self);
void              kiosk_visit_tick              (KioskVisit     *self);

G_END_DECLS

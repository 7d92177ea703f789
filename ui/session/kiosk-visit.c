/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person at the screen. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-visit.h"

struct _KioskVisit
{
  GObject          parent_instance;
  KioskRecorder   *recorder;
  KioskClock      *clock;
  guint            number;        /* of the visit; in memory only */
  KioskVisitState  state;
  KioskQuestion    question;
  KioskTap        *tap;           /* the tap that stands, or is on its way */
  guint            job;           /* the recorder's number of what is under way; 0: none */
  gboolean         is_undoing;
  gboolean         is_repeat;
  gboolean         overlap;       /* a helper's shift is open */
  gint64           until_ms;      /* end of the countdown */
  guint            seconds_left;
};

enum
{
  PROP_0,
  PROP_STATE,
  PROP_QUESTION,
  PROP_SECONDS_LEFT,
  N_PROPS
};

enum
{
  SIGNAL_OVER,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const char *const answer_nicks[] = { "yes", "no", "skip" };

KIOSK_DEFINE_NICKS (KioskAnswer, kiosk_answer, answer_nicks)

G_DEFINE_FINAL_TYPE (KioskVisit, kiosk_visit, G_TYPE_OBJECT)

static void
notify (KioskVisit *self,
        guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_state (KioskVisit *self,
           KioskVisitState state)
{
  if (self->state == state)
    return;

  self->state = state;
  notify (self, PROP_STATE);
}

static void
set_question (KioskVisit *self,
              KioskQuestion question)
{
  if (self->question == question)
    return;

  self->question = question;
  notify (self, PROP_QUESTION);
}

static void
set_seconds_left (KioskVisit *self,
                  guint seconds_left)
{
  if (self->seconds_left == seconds_left)
    return;

  self->seconds_left = seconds_left;
  notify (self, PROP_SECONDS_LEFT);
}

static void
count_down (KioskVisit *self,
            guint seconds)
{
  self->until_ms = kiosk_clock_get_boottime_ms (self->clock) + (gint64) seconds * 1000;
  set_seconds_left (self, seconds);
}

static void
take_tap (KioskVisit *self,
          KioskTap *tap)
{
  g_clear_pointer (&self->tap, kiosk_tap_free);
  self->tap = tap;
}

static void
committed_cb (KioskRecorder *recorder,
              guint job,
              const KioskRecorded *recorded,
              KioskVisit *self)
{
  if (job != self->job)
    return;

  self->job = 0;
  if (self->is_undoing)
    {
      take_tap (self, NULL);
      count_down (self, KIOSK_VISIT_UNDONE_S);
      set_state (self, KIOSK_VISIT_UNDONE);
      return;
    }

  self->is_repeat = recorded->suppressed == KIOSK_SUPPRESSION_REPEAT;
  count_down (self, KIOSK_VISIT_UNDO_S);
  set_state (self, KIOSK_VISIT_RECORDED);
}

static void
failed_cb (KioskRecorder *recorder,
           guint job,
           const GError *error,
           KioskVisit *self)
{
  if (job == self->job)
    set_state (self, KIOSK_VISIT_TROUBLE);
}

/* The batch closed in between: what stands stays, and the visit goes on. */
static void
refused_cb (KioskRecorder *recorder,
            guint job,
            KioskVisit *self)
{
  if (job != self->job)
    return;

  self->job = 0;
  set_state (self, KIOSK_VISIT_RECORDED);
  g_signal_emit (self, signals[SIGNAL_OVER], 0);
}

static void
kiosk_visit_get_property (GObject *object,
                          guint property_id,
                          GValue *value,
                          GParamSpec *pspec)
{
  KioskVisit *self = KIOSK_VISIT (object);

  switch (property_id)
    {
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_QUESTION:
      g_value_set_uint (value, self->question);
      break;
    case PROP_SECONDS_LEFT:
      g_value_set_uint (value, self->seconds_left);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kiosk_visit_dispose (GObject *object)
{
  KioskVisit *self = KIOSK_VISIT (object);

  g_clear_object (&self->recorder);
  g_clear_object (&self->clock);
  take_tap (self, NULL);
  G_OBJECT_CLASS (kiosk_visit_parent_class)->dispose (object);
}

static void
kiosk_visit_class_init (KioskVisitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kiosk_visit_get_property;
  object_class->dispose = kiosk_visit_dispose;
  properties[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, KIOSK_VISIT_UNDONE, 0, flags);
  properties[PROP_QUESTION] = g_param_spec_uint ("question", NULL, NULL, 0, KIOSK_QUESTION_INSTALLED, 0, flags);
  properties[PROP_SECONDS_LEFT] = g_param_spec_uint ("seconds-left", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_OVER] = g_signal_new ("over", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
kiosk_visit_init (KioskVisit *self)
{
}

KioskVisit *
kiosk_visit_new (KioskRecorder *recorder,
                 KioskClock *clock)
{
  KioskVisit *self = g_object_new (KIOSK_TYPE_VISIT, NULL);

  g_set_object (&self->recorder, recorder);
  g_set_object (&self->clock, clock);
  g_signal_connect_object (recorder, "committed", G_CALLBACK (committed_cb), self, 0);
  g_signal_connect_object (recorder, "failed", G_CALLBACK (failed_cb), self, 0);
  g_signal_connect_object (recorder, "refused", G_CALLBACK (refused_cb), self, 0);
  return self;
}

KioskVisitState
kiosk_visit_get_state (KioskVisit *self)
{
  return self->state;
}

KioskQuestion
kiosk_visit_get_question (KioskVisit *self)
{
  return self->question;
}

guint
kiosk_visit_get_seconds_left (KioskVisit *self)
{
  return self->seconds_left;
}

/* Whether the tap that stands was the second of its kind in this visit and is therefore not counted again. */
gboolean
kiosk_visit_is_repeat (KioskVisit *self)
{
  return self->is_repeat;
}

/* While a helper's shift is open, what residents tap themselves may be noted by the helper, too: it is marked. */
void
kiosk_visit_set_overlap (KioskVisit *self,
                         gboolean overlap)
{
  self->overlap = overlap;
}

/* Forgets the person before. What is still on its way to the disk stays with the recorder. */
void
kiosk_visit_begin (KioskVisit *self)
{
  self->number++;
  self->job = 0;
  self->is_undoing = FALSE;
  self->is_repeat = FALSE;
  take_tap (self, NULL);
  set_question (self, KIOSK_QUESTION_NONE);
  set_seconds_left (self, 0);
  set_state (self, KIOSK_VISIT_OPEN);
}

/* A second press while the first is on its way is the same finger, not a second person. */
void
kiosk_visit_tap (KioskVisit *self,
                 KioskKind kind,
                 gboolean helped)
{
  if (self->job != 0)
    return;

  self->is_undoing = FALSE;
  take_tap (self, kiosk_tap_new_self (kind, helped));
  self->tap->overlap = self->overlap;
  set_question (self, helped ? KIOSK_QUESTION_INSTALLED : KIOSK_QUESTION_SIGNED_IN);
  set_state (self, KIOSK_VISIT_RECORDING);
  self->job = kiosk_recorder_record (self->recorder, self->number, self->tap);
}

static void
replace_tap (KioskVisit *self,
             KioskKind kind)
{
  g_autoptr (KioskTap) old = g_steal_pointer (&self->tap);

  take_tap (self, kiosk_tap_new_self (kind, old->helped));
  self->tap->overlap = old->overlap;
  set_state (self, KIOSK_VISIT_RECORDING);
  self->job = kiosk_recorder_replace (self->recorder, old->id, self->tap);
}

/* "Chưa đăng nhập" and "Bỏ qua" change nothing in the record: the first tap already says just that. */
void
kiosk_visit_answer (KioskVisit *self,
                    KioskAnswer answer)
{
  KioskQuestion question = self->question;

  if (self->state != KIOSK_VISIT_RECORDED || self->job != 0)
    return;

  set_question (self, KIOSK_QUESTION_NONE);
  count_down (self, KIOSK_VISIT_UNDO_S);
  if (question == KIOSK_QUESTION_SIGNED_IN && answer == KIOSK_ANSWER_YES)
    replace_tap (self, KIOSK_KIND_INSTALLED_SIGNED_IN);
  else if (question == KIOSK_QUESTION_INSTALLED && answer == KIOSK_ANSWER_YES)
    replace_tap (self, KIOSK_KIND_INSTALLED);
  else if (question == KIOSK_QUESTION_INSTALLED && answer == KIOSK_ANSWER_NO)
    replace_tap (self, KIOSK_KIND_NOT_ABLE);
}

void
kiosk_visit_undo (KioskVisit *self)
{
  if (self->state != KIOSK_VISIT_RECORDED || self->job != 0 || self->tap == NULL)
    return;

  self->is_undoing = TRUE;
  set_question (self, KIOSK_QUESTION_NONE);
  set_state (self, KIOSK_VISIT_RECORDING);
  self->job = kiosk_recorder_undo (self->recorder, self->tap->id);
}

/* A person asks for the next try of what the disk refused. */
void
kiosk_visit_retry (KioskVisit *self)
{
  if (self->state == KIOSK_VISIT_TROUBLE)
    kiosk_recorder_retry (self->recorder);
}

/* To be called once a second. */
void
kiosk_visit_tick (KioskVisit *self)
{
  gint64 left_ms = self->until_ms - kiosk_clock_get_boottime_ms (self->clock);

  if (self->seconds_left == 0 || (self->state != KIOSK_VISIT_RECORDED && self->state != KIOSK_VISIT_UNDONE))
    return;

  set_seconds_left (self, left_ms > 0 ? (guint) ((left_ms + 999) / 1000) : 0);
  if (self->seconds_left == 0)
    g_signal_emit (self, signals[SIGNAL_OVER], 0);
}

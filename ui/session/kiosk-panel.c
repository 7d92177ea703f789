/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The helpers' panel without a widget. One press is one person on disk; there is nothing to confirm and nothing to
 * wait for. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-panel.h"

#include <string.h>

/* A tap on its way to the disk. */
typedef struct
{
  guint     job;
  KioskTap *tap;
  gboolean  is_undo;
} Pending;

struct _KioskPanel
{
  GObject          parent_instance;
  KioskStore      *store;
  KioskRecorder   *recorder;
  KioskClock      *clock;
  KioskPanelState  state;
  KioskTeam        team;
  KioskAudience    audience;
  guint            people;         /* that the next press stands for */
  gint64           total;          /* people noted in this shift */
  GPtrArray       *recent;         /* of KioskTap, newest first */
  KioskTap        *last;           /* the newest one on disk since the panel was opened */
  GPtrArray       *pending;        /* of Pending */
  gboolean         is_failing;
  GCancellable    *trying;           /* (nullable): while a code is being looked at */
  gboolean         is_code_wrong;
  gint64           wait_until_ms;
  gint64           touched_ms;
  KioskDay         day;            /* the shift that the panel was opened in */
  KioskShift       shift;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskPanel, kiosk_panel, G_TYPE_OBJECT)

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  kiosk_tap_free (pending->tap);
  g_free (pending);
}

static void
changed (KioskPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gint64
get_now_ms (KioskPanel *self)
{
  return kiosk_clock_get_boottime_ms (self->clock);
}

static gboolean
find_pending (KioskPanel *self,
              guint job,
              guint *out_index)
{
  for (guint i = 0; i < self->pending->len; i++)
    if (((Pending *) g_ptr_array_index (self->pending, i))->job == job)
      {
        *out_index = i;
        return TRUE;
      }
  return FALSE;
}

static void
add_recent (KioskPanel *self,
            const KioskTap *tap)
{
  g_ptr_array_insert (self->recent, 0, kiosk_tap_copy (tap));
  if (self->recent->len > KIOSK_PANEL_N_RECENT)
    g_ptr_array_set_size (self->recent, KIOSK_PANEL_N_RECENT);
  g_clear_pointer (&self->last, kiosk_tap_free);
  self->last = kiosk_tap_copy (tap);
  self->total += tap->people;
}

static void
remove_recent (KioskPanel *self,
               const KioskTap *tap)
{
  for (guint i = 0; i < self->recent->len; i++)
    if (strcmp (((KioskTap *) g_ptr_array_index (self->recent, i))->id, tap->id) == 0)
      {
        g_ptr_array_remove_index (self->recent, i);
        self->total -= tap->people;
        break;
      }
  if (self->last != NULL && strcmp (self->last->id, tap->id) == 0)
    g_clear_pointer (&self->last, kiosk_tap_free);
}

static void
committed_cb (KioskRecorder *recorder,
              guint job,
              const KioskRecorded *recorded,
              KioskPanel *self)
{
  guint index;
  const Pending *pending;

  if (!find_pending (self, job, &index))
    return;

  pending = g_ptr_array_index (self->pending, index);
  if (pending->is_undo)
    remove_recent (self, pending->tap);
  else
    add_recent (self, pending->tap);
  g_ptr_array_remove_index (self->pending, index);
  self->is_failing = self->is_failing && self->pending->len > 0;
  changed (self);
}

static void
failed_cb (KioskRecorder *recorder,
           guint job,
           const GError *error,
           KioskPanel *self)
{
  guint index;

  if (!find_pending (self, job, &index))
    return;
  self->is_failing = TRUE;
  changed (self);
}

/* Its batch has closed: what stands, stands, and can be taken back no longer. */
static void
refused_cb (KioskRecorder *recorder,
            guint job,
            KioskPanel *self)
{
  guint index;

  if (!find_pending (self, job, &index))
    return;
  g_ptr_array_remove_index (self->pending, index);
  changed (self);
}

/* Whoever comes now is not let in by the answer to who was here before. */
static void
stop_trying (KioskPanel *self)
{
  if (self->trying != NULL)
    g_cancellable_cancel (self->trying);
  g_clear_object (&self->trying);
}

static void
kiosk_panel_dispose (GObject *object)
{
  KioskPanel *self = KIOSK_PANEL (object);

  stop_trying (self);
  g_clear_object (&self->store);
  g_clear_object (&self->recorder);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->recent, g_ptr_array_unref);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  g_clear_pointer (&self->last, kiosk_tap_free);
  G_OBJECT_CLASS (kiosk_panel_parent_class)->dispose (object);
}

static void
kiosk_panel_class_init (KioskPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_panel_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kiosk_panel_init (KioskPanel *self)
{
  self->people = 1;
  self->recent = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_tap_free);
  self->pending = g_ptr_array_new_with_free_func (pending_free);
}

KioskPanel *
kiosk_panel_new (KioskStore *store,
                 KioskRecorder *recorder,
                 KioskClock *clock)
{
  KioskPanel *self = g_object_new (KIOSK_TYPE_PANEL, NULL);

  g_set_object (&self->store, store);
  g_set_object (&self->recorder, recorder);
  g_set_object (&self->clock, clock);
  g_signal_connect_object (recorder, "committed", G_CALLBACK (committed_cb), self, 0);
  g_signal_connect_object (recorder, "failed", G_CALLBACK (failed_cb), self, 0);
  g_signal_connect_object (recorder, "refused", G_CALLBACK (refused_cb), self, 0);
  return self;
}

KioskPanelState
kiosk_panel_get_state (KioskPanel *self)
{
  return self->state;
}

KioskTeam
kiosk_panel_get_team (KioskPanel *self)
{
  return self->team;
}

KioskAudience
kiosk_panel_get_audience (KioskPanel *self)
{
  return self->audience;
}

/* How many people the next press stands for; 1 unless a meeting is noted. */
guint
kiosk_panel_get_people (KioskPanel *self)
{
  return self->people;
}

/* People noted in this shift, of those on disk. */
gint64
kiosk_panel_get_total (KioskPanel *self)
{
  return self->total;
}

/* (element-type KioskTap) Taps that can be taken back, newest first. */
GPtrArray *
kiosk_panel_get_recent (KioskPanel *self)
{
  return self->recent;
}

/* The tap that came to the disk last; NULL before the first, and once it was taken back. */
const KioskTap *
kiosk_panel_get_last (KioskPanel *self)
{
  return self->last;
}

/* Whether the disk refuses what was pressed; it is tried again with the same ids. */
gboolean
kiosk_panel_is_failing (KioskPanel *self)
{
  return self->is_failing;
}

gboolean
kiosk_panel_is_code_wrong (KioskPanel *self)
{
  return self->is_code_wrong;
}

/* Seconds until a code is taken again. */
guint
kiosk_panel_get_wait_s (KioskPanel *self)
{
  gint64 left_ms = self->wait_until_ms - get_now_ms (self);

  return left_ms > 0 ? (guint) ((left_ms + 999) / 1000) : 0;
}

static void
set_state (KioskPanel *self,
           KioskPanelState state)
{
  self->state = state;
  kiosk_panel_touch (self);
  changed (self);
}

/* The panel of a shift that is over asks who helps now. */
static gboolean
is_of_this_shift (KioskPanel *self)
{
  return self->day == kiosk_clock_get_day (self->clock) && self->shift == kiosk_clock_get_shift (self->clock);
}

/* @asks_code: whether staff have set a code for it. */
void
kiosk_panel_enter (KioskPanel *self,
                   gboolean asks_code)
{
  if (self->state == KIOSK_PANEL_OPEN && !is_of_this_shift (self))
    kiosk_panel_close (self);
  stop_trying (self);
  if (self->state != KIOSK_PANEL_OPEN)
    self->state = asks_code ? KIOSK_PANEL_ASKING_CODE : KIOSK_PANEL_ASKING_TEAM;
  set_state (self, self->state);
}

static void
tried_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (KioskPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  KioskTry try = { 0 };
  gboolean is_answered = kiosk_store_try_secret_finish (KIOSK_STORE (source), result, &try, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_object (&self->trying);
  if (!is_answered)
    {
      g_warning ("The code could not be looked at: %s", error->message);
      self->is_failing = TRUE;
      changed (self);
      return;
    }

  self->is_failing = FALSE;
  self->is_code_wrong = !try.is_right;
  self->wait_until_ms = get_now_ms (self) + (gint64) try.left_s * 1000;
  if (try.is_right)
    set_state (self, KIOSK_PANEL_ASKING_TEAM);
  else
    changed (self);
}

void
kiosk_panel_try_code (KioskPanel *self,
                      const char *code)
{
  if (self->state != KIOSK_PANEL_ASKING_CODE || self->trying != NULL)
    return;

  self->trying = g_cancellable_new ();
  kiosk_store_try_secret_async (self->store, KIOSK_SECRET_ROLE_SHIFT, code, self->trying, tried_cb,
                                g_object_ref (self));
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (KioskPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskShiftRecord) record = kiosk_store_load_shift_finish (KIOSK_STORE (source), result, &error);

  if (record == NULL)
    {
      g_warning ("The taps of this shift could not be read: %s", error->message);
      return;
    }
  if (self->store == NULL || self->state != KIOSK_PANEL_OPEN)
    return;

  self->total = record->people;
  g_ptr_array_set_size (self->recent, 0);
  for (guint i = 0; i < record->taps->len; i++)
    g_ptr_array_add (self->recent, kiosk_tap_copy (g_ptr_array_index (record->taps, i)));
  changed (self);
}

/* Which team helps is chosen once; what was noted before in this shift is read from the book. */
void
kiosk_panel_set_team (KioskPanel *self,
                      KioskTeam team)
{
  if (self->state != KIOSK_PANEL_ASKING_TEAM || team == KIOSK_TEAM_NONE)
    return;

  self->team = team;
  self->audience = KIOSK_AUDIENCE_RESIDENT;
  self->people = 1;
  self->day = kiosk_clock_get_day (self->clock);
  self->shift = kiosk_clock_get_shift (self->clock);
  set_state (self, KIOSK_PANEL_OPEN);
  kiosk_store_load_shift_async (self->store, KIOSK_PANEL_N_RECENT, NULL, loaded_cb, g_object_ref (self));
}

void
kiosk_panel_set_audience (KioskPanel *self,
                          KioskAudience audience)
{
  if (self->audience == audience)
    return;
  self->audience = audience;
  changed (self);
}

/* @people: 1 to KIOSK_TAP_PEOPLE_MAX, for the next press alone. */
void
kiosk_panel_set_people (KioskPanel *self,
                        guint people)
{
  self->people = CLAMP (people, 1, KIOSK_TAP_PEOPLE_MAX);
  changed (self);
}

static void
push (KioskPanel *self,
      guint job,
      const KioskTap *tap,
      gboolean is_undo)
{
  Pending *pending = g_new0 (Pending, 1);

  pending->job = job;
  pending->tap = kiosk_tap_copy (tap);
  pending->is_undo = is_undo;
  g_ptr_array_add (self->pending, pending);
}

/* @reason: KIOSK_REASON_NONE where the kind has none. */
void
kiosk_panel_record (KioskPanel *self,
                    KioskKind kind,
                    KioskReason reason)
{
  g_autoptr (KioskTap) tap = NULL;

  if (self->state != KIOSK_PANEL_OPEN)
    return;

  tap = kiosk_tap_new ();
  tap->source = KIOSK_SOURCE_HELPER;
  tap->team = self->team;
  tap->audience = self->audience;
  tap->helped = TRUE;
  tap->kind = kind;
  tap->reason = reason;
  tap->people = self->people;
  g_return_if_fail (kiosk_tap_is_valid (tap));

  self->people = 1;
  push (self, kiosk_recorder_record (self->recorder, 0, tap), tap, FALSE);
  changed (self);
}

/* Only what the list shows can be taken back, and only while the panel is open. */
void
kiosk_panel_undo (KioskPanel *self,
                  const char *id)
{
  if (self->state != KIOSK_PANEL_OPEN)
    return;

  for (guint i = 0; i < self->recent->len; i++)
    {
      const KioskTap *tap = g_ptr_array_index (self->recent, i);

      if (strcmp (tap->id, id) == 0)
        {
          push (self, kiosk_recorder_undo (self->recorder, id), tap, TRUE);
          return;
        }
    }
}

/* Staff have closed the day: what was noted before can be taken back no longer. */
void
kiosk_panel_reload (KioskPanel *self)
{
  if (self->state == KIOSK_PANEL_OPEN)
    kiosk_store_load_shift_async (self->store, KIOSK_PANEL_N_RECENT, NULL, loaded_cb, g_object_ref (self));
}

/* Nothing of the shift is reachable any more; what is on its way to the disk gets there all the same. */
void
kiosk_panel_close (KioskPanel *self)
{
  if (self->state == KIOSK_PANEL_CLOSED)
    return;

  stop_trying (self);
  g_ptr_array_set_size (self->recent, 0);
  g_clear_pointer (&self->last, kiosk_tap_free);
  self->total = 0;
  self->team = KIOSK_TEAM_NONE;
  self->is_code_wrong = FALSE;
  set_state (self, KIOSK_PANEL_CLOSED);
}

/* A touch on one of the panel's screens. */
void
kiosk_panel_touch (KioskPanel *self)
{
  self->touched_ms = get_now_ms (self);
}

/* To be called once a second. */
void
kiosk_panel_tick (KioskPanel *self)
{
  gint64 idle_s = (get_now_ms (self) - self->touched_ms) / 1000;

  if (self->state == KIOSK_PANEL_CLOSED)
    return;

  if (idle_s >= KIOSK_PANEL_AUDIENCE_S)
    kiosk_panel_set_audience (self, KIOSK_AUDIENCE_RESIDENT);
  if (idle_s >= KIOSK_PANEL_CLOSE_S || (self->state == KIOSK_PANEL_OPEN && !is_of_this_shift (self)))
    kiosk_panel_close (self);
  else if (self->wait_until_ms > 0)
    changed (self);
}

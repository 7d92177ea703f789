/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything behind the screens, tied together. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-session.h"

/* Used until the book has told its settings. */
#define DEFAULT_IDLE_S         60
#define DEFAULT_IDLE_READING_S 180

/* How often a book that could not be opened is tried again: a disk may mount late. */
#define REOPEN_S 10

struct _KioskSession
{
  GObject        parent_instance;
  KioskContext  *context;
  KioskComfort  *comfort;
  KioskFirstStart *first_start;
  KioskFlow     *flow;
  KioskHelpCall *help_call;
  KioskIdle     *idle;
  KioskNight    *night;
  KioskPanel    *panel;
  KioskRecorder *recorder;
  KioskStaff    *staff;
  KioskStick    *stick;
  KioskTechnician *technician;
  KioskTraining *training;
  KioskUpkeep   *upkeep;
  KioskVisit    *visit;
  GError        *error;       /* why the book is not open */
  gboolean       is_opening;
  gboolean       is_noted;    /* that the program is in service */
  gboolean       is_restored; /* and that a backup took the book's place */
  gint64         failed_ms;   /* when opening failed last */
  KioskDay       day;         /* the date that the screens show */
};

enum
{
  SIGNAL_STORE_CHANGED,
  SIGNAL_DAY_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskSession, kiosk_session, G_TYPE_OBJECT)

static guint
get_idle_limit_s (KioskSession *self)
{
  KioskSettings *settings = kiosk_context_get_settings (self->context);
  guint idle_s = settings != NULL ? kiosk_settings_get_idle_s (settings) : DEFAULT_IDLE_S;
  guint reading_s = settings != NULL ? kiosk_settings_get_idle_reading_s (settings) : DEFAULT_IDLE_READING_S;
  KioskPack *pack = kiosk_context_get_pack (self->context);
  KioskPage *page;

  switch (kiosk_flow_get_screen (self->flow))
    {
    case KIOSK_SCREEN_HOME:
    case KIOSK_SCREEN_CANNOT_RECORD:
    case KIOSK_SCREEN_CODE:
    case KIOSK_SCREEN_TEAM:
    case KIOSK_SCREEN_PIN:
      return idle_s;
    case KIOSK_SCREEN_HELPER:
      return KIOSK_PANEL_CLOSE_S - KIOSK_IDLE_WARNING_S;
    case KIOSK_SCREEN_RECOVERY:
    case KIOSK_SCREEN_TECHNICIAN:
    case KIOSK_SCREEN_CLOCK:
    case KIOSK_SCREEN_SCAN_TEST:
    case KIOSK_SCREEN_STAFF:
      return KIOSK_STAFF_LOCK_S - KIOSK_IDLE_WARNING_S;
    case KIOSK_SCREEN_PAGE:
      page = pack != NULL ? kiosk_pack_lookup_page (pack, kiosk_flow_get_page (self->flow)) : NULL;
      /* A benefit is read; a step is followed with the phone in hand. */
      return page != NULL && g_list_store_find (G_LIST_STORE (kiosk_pack_get_benefits (pack)), page, NULL)
               ? idle_s : reading_s;
    case KIOSK_SCREEN_GUIDE:
    case KIOSK_SCREEN_SIGN_IN_HELP:
    case KIOSK_SCREEN_WIFI:
      return reading_s;
    case KIOSK_SCREEN_ATTRACT:
    case KIOSK_SCREEN_HELP_WANTED:
    case KIOSK_SCREEN_THANKS:
    case KIOSK_SCREEN_OUT_OF_ORDER:
    case KIOSK_SCREEN_FIRST_START:
    case KIOSK_N_SCREENS:
    default:
      return 0;
    }
}

static gboolean
is_on_staff (KioskSession *self)
{
  KioskScreenId screen = kiosk_flow_get_screen (self->flow);

  return screen == KIOSK_SCREEN_PIN || screen == KIOSK_SCREEN_RECOVERY || screen == KIOSK_SCREEN_TECHNICIAN
         || screen == KIOSK_SCREEN_CLOCK || screen == KIOSK_SCREEN_SCAN_TEST || screen == KIOSK_SCREEN_STAFF;
}

/* Whoever leaves the staff's screens, by whatever way, has locked them. */
static void
moved_cb (KioskFlow *flow,
          KioskSession *self)
{
  kiosk_idle_set_limit_s (self->idle, get_idle_limit_s (self));
  if (!is_on_staff (self))
    {
      kiosk_staff_lock (self->staff);
      kiosk_upkeep_forget (self->upkeep);
      kiosk_technician_leave (self->technician);
    }
}

/* Thanks that come late, after a disk's trouble, do not tear anybody from the page they are reading. */
static gboolean
is_waiting_for_thanks (KioskSession *self)
{
  KioskScreenId screen = kiosk_flow_get_screen (self->flow);

  return screen == KIOSK_SCREEN_HOME || screen == KIOSK_SCREEN_CANNOT_RECORD || screen == KIOSK_SCREEN_THANKS;
}

static void
visit_state_cb (KioskVisit *visit,
                GParamSpec *pspec,
                KioskSession *self)
{
  switch (kiosk_visit_get_state (visit))
    {
    case KIOSK_VISIT_RECORDED:
    case KIOSK_VISIT_UNDONE:
      if (is_waiting_for_thanks (self))
        kiosk_flow_go (self->flow, KIOSK_SCREEN_THANKS, NULL);
      break;
    case KIOSK_VISIT_TROUBLE:
      kiosk_flow_go (self->flow, KIOSK_SCREEN_CANNOT_RECORD, NULL);
      break;
    case KIOSK_VISIT_OPEN:
    case KIOSK_VISIT_RECORDING:
    default:
      break;
    }
}

static void
visit_over_cb (KioskVisit *visit,
               KioskSession *self)
{
  if (kiosk_flow_get_screen (self->flow) == KIOSK_SCREEN_THANKS)
    kiosk_session_restart (self);
}

static void
help_changed_cb (KioskHelpCall *help_call,
                 KioskSession *self)
{
  if (kiosk_help_call_get_state (help_call) == KIOSK_HELP_CALL_SIGNAL)
    kiosk_flow_go (self->flow, KIOSK_SCREEN_HELP_WANTED, NULL);
  else if (kiosk_flow_get_screen (self->flow) == KIOSK_SCREEN_HELP_WANTED)
    kiosk_flow_go (self->flow, KIOSK_SCREEN_HOME, NULL);
}

static gboolean
is_on_panel (KioskSession *self)
{
  KioskScreenId screen = kiosk_flow_get_screen (self->flow);

  return screen == KIOSK_SCREEN_CODE || screen == KIOSK_SCREEN_TEAM || screen == KIOSK_SCREEN_HELPER;
}

/* The panel's screens follow its state; once it closes, whoever comes next begins at the first screen. */
static void
panel_changed_cb (KioskPanel *panel,
                  KioskSession *self)
{
  kiosk_visit_set_overlap (self->visit, kiosk_panel_get_state (panel) == KIOSK_PANEL_OPEN);
  if (!is_on_panel (self))
    return;

  switch (kiosk_panel_get_state (panel))
    {
    case KIOSK_PANEL_ASKING_CODE:
      kiosk_flow_go (self->flow, KIOSK_SCREEN_CODE, NULL);
      break;
    case KIOSK_PANEL_ASKING_TEAM:
      kiosk_flow_go (self->flow, KIOSK_SCREEN_TEAM, NULL);
      break;
    case KIOSK_PANEL_OPEN:
      kiosk_flow_go (self->flow, KIOSK_SCREEN_HELPER, NULL);
      break;
    case KIOSK_PANEL_CLOSED:
    default:
      kiosk_session_restart (self);
    }
}

static gboolean
is_asking_who_it_is (KioskSession *self)
{
  KioskScreenId screen = kiosk_flow_get_screen (self->flow);

  return screen == KIOSK_SCREEN_PIN || screen == KIOSK_SCREEN_RECOVERY;
}

static gboolean
is_starting_first (KioskSession *self)
{
  return kiosk_first_start_get_state (self->first_start) != KIOSK_FIRST_START_OFF;
}

/* A new kiosk greets staff until it is set up; the scan test is the staff's. */
static void
first_start_changed_cb (KioskFirstStart *first_start,
                        KioskSession *self)
{
  KioskScreenId screen = kiosk_flow_get_screen (self->flow);

  if (self->error != NULL)
    return;
  if (kiosk_first_start_get_state (first_start) == KIOSK_FIRST_START_SCAN_TEST)
    {
      kiosk_flow_go (self->flow, KIOSK_SCREEN_SCAN_TEST, NULL);
      kiosk_staff_begin_scan_test (self->staff);
    }
  else if (is_starting_first (self))
    kiosk_flow_go (self->flow, KIOSK_SCREEN_FIRST_START, NULL);
  else if (screen == KIOSK_SCREEN_FIRST_START)
    {
      kiosk_staff_look_for_pin (self->staff);
      kiosk_session_restart (self);
    }
}

/* The staff's screens follow their state. The right PIN is the end of the visit before: what was tapped in it stands,
 * since the day may be closed from here. */
static void
staff_changed_cb (KioskStaff *staff,
                  KioskSession *self)
{
  if (!is_on_staff (self))
    return;
  if (is_starting_first (self) && kiosk_staff_get_state (staff) != KIOSK_STAFF_SCAN_TEST)
    {
      if (kiosk_staff_get_state (staff) == KIOSK_STAFF_LOCKED)
        kiosk_first_start_leave_scan_test (self->first_start);
      else
        kiosk_first_start_end_scan_test (self->first_start);
      return;
    }

  if (is_asking_who_it_is (self)
      && (kiosk_staff_is_unlocked (staff) || kiosk_staff_get_state (staff) == KIOSK_STAFF_TECHNICIAN))
    kiosk_visit_begin (self->visit);
  switch (kiosk_staff_get_state (staff))
    {
    case KIOSK_STAFF_ASKING_PIN:
      kiosk_flow_go (self->flow, KIOSK_SCREEN_PIN, NULL);
      break;
    case KIOSK_STAFF_RECOVERING:
      kiosk_flow_go (self->flow, KIOSK_SCREEN_RECOVERY, NULL);
      break;
    case KIOSK_STAFF_TECHNICIAN:
      kiosk_flow_go (self->flow, KIOSK_SCREEN_TECHNICIAN, NULL);
      break;
    case KIOSK_STAFF_ASKING_CLOCK:
      kiosk_flow_go (self->flow, KIOSK_SCREEN_CLOCK, NULL);
      break;
    case KIOSK_STAFF_SCAN_TEST:
      kiosk_flow_go (self->flow, KIOSK_SCREEN_SCAN_TEST, NULL);
      break;
    case KIOSK_STAFF_OPEN:
      kiosk_flow_go (self->flow, KIOSK_SCREEN_STAFF, NULL);
      break;
    case KIOSK_STAFF_LOCKED:
    default:
      kiosk_session_restart (self);
    }
}

static void
set_error (KioskSession *self,
           GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
  self->failed_ms = kiosk_clock_get_boottime_ms (kiosk_context_get_clock (self->context));

  if (error != NULL)
    {
      g_warning ("The book is not open: %s", error->message);
      kiosk_flow_go (self->flow, KIOSK_SCREEN_OUT_OF_ORDER, NULL);
    }
  else if (kiosk_flow_get_screen (self->flow) == KIOSK_SCREEN_OUT_OF_ORDER)
    kiosk_session_restart (self);
  g_signal_emit (self, signals[SIGNAL_STORE_CHANGED], 0);
  /* Nobody is kept from the service by a training's book. */
  if (error != NULL)
    kiosk_training_end (self->training, KIOSK_OUTCOME_FAILED);
}

static void
log_notices (KioskNotices notices)
{
  if (notices & KIOSK_NOTICE_RESTORED)
    g_warning ("The book was damaged; the last good backup took its place, the damaged one is kept aside");
  if (notices & KIOSK_NOTICE_COPIED)
    g_warning ("The book was made on another machine or disk; it goes on under a new epoch");
  if (notices & KIOSK_NOTICE_NO_BACKUP)
    g_warning ("The backup at the last closing failed; the book itself is safe");
  if (notices & KIOSK_NOTICE_DATE_UNKNOWN)
    g_message ("Taps of an earlier start have no date: the clock could not be trusted");
}

/* Noted once a start, when the book is known to be whole: nothing is written before that. A training leads back here,
 * too, or what ended without leading back is found here. */
static void
note_start (KioskSession *self)
{
  if (self->is_noted)
    return;
  self->is_noted = TRUE;
  kiosk_context_note (self->context, KIOSK_ACTOR_KIOSK, KIOSK_DEED_SERVICE, KIOSK_OUTCOME_BEGUN);
  if (self->is_restored)
    kiosk_context_note (self->context, KIOSK_ACTOR_KIOSK, KIOSK_DEED_RESTORE, KIOSK_OUTCOME_DONE);
  kiosk_training_clear_up (self->training);
}

static void
checked_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (KioskSession) self = user_data;
  KioskNotices notices = KIOSK_NOTICE_NONE;
  GError *error = NULL;

  /* A book that failed the check before is in service again only once it has passed one. */
  if (!kiosk_store_check_finish (KIOSK_STORE (source), result, &notices, &error) || self->error != NULL)
    set_error (self, error);
  log_notices (notices);
  self->is_restored |= (notices & KIOSK_NOTICE_RESTORED) != 0;
  /* A backup took the book's place: its settings may be older ones, its link not the one on the screen. */
  if (notices & KIOSK_NOTICE_RESTORED)
    kiosk_session_open (self);
  else if (self->error == NULL)
    note_start (self);
}

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (KioskSession) self = user_data;
  g_autoptr (KioskSettings) settings = NULL;
  KioskNotices notices = KIOSK_NOTICE_NONE;
  GError *error = NULL;

  self->is_opening = FALSE;
  settings = kiosk_store_open_finish (KIOSK_STORE (source), result, &notices, &error);
  if (settings != NULL)
    {
      kiosk_context_set_settings (self->context, settings);
      kiosk_staff_look_for_pin (self->staff);
      /* Before the first start notes anything: what comes before the service in the record is of an earlier start. */
      kiosk_store_check_async (KIOSK_STORE (source), NULL, checked_cb, g_object_ref (self));
      kiosk_first_start_look (self->first_start);
    }
  else
    set_error (self, error);
  log_notices (notices);
  self->is_restored |= (notices & KIOSK_NOTICE_RESTORED) != 0;
}

static void
expired_cb (KioskSession *self)
{
  kiosk_staff_leave (self->staff);
  kiosk_session_restart (self);
}

static void
kiosk_session_dispose (GObject *object)
{
  KioskSession *self = KIOSK_SESSION (object);

  g_clear_object (&self->context);
  g_clear_object (&self->comfort);
  g_clear_object (&self->first_start);
  g_clear_object (&self->flow);
  g_clear_object (&self->help_call);
  g_clear_object (&self->idle);
  g_clear_object (&self->night);
  g_clear_object (&self->panel);
  g_clear_object (&self->staff);
  g_clear_object (&self->stick);
  g_clear_object (&self->technician);
  g_clear_object (&self->training);
  g_clear_object (&self->upkeep);
  g_clear_object (&self->visit);
  g_clear_object (&self->recorder);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (kiosk_session_parent_class)->dispose (object);
}

static void
kiosk_session_class_init (KioskSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_session_dispose;
  signals[SIGNAL_STORE_CHANGED] = g_signal_new ("store-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DAY_CHANGED] = g_signal_new ("day-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                              NULL, NULL, G_TYPE_NONE, 0);
}

static void
kiosk_session_init (KioskSession *self)
{
}

KioskSession *
kiosk_session_new (KioskContext *context)
{
  KioskSession *self = g_object_new (KIOSK_TYPE_SESSION, NULL);
  KioskClock *clock = kiosk_context_get_clock (context);

  self->context = g_object_ref (context);
  self->comfort = kiosk_comfort_new ();
  self->first_start = kiosk_first_start_new (context);
  self->flow = kiosk_flow_new ();
  self->help_call = kiosk_help_call_new (clock);
  self->idle = kiosk_idle_new (clock);
  self->night = kiosk_night_new (context);
  self->recorder = kiosk_recorder_new (kiosk_context_get_store (context), clock);
  self->panel = kiosk_panel_new (kiosk_context_get_store (context), self->recorder, clock);
  self->staff = kiosk_staff_new (context);
  self->stick = kiosk_stick_new (context);
  self->technician = kiosk_technician_new (context);
  self->training = kiosk_training_new (context);
  self->upkeep = kiosk_upkeep_new (context);
  self->visit = kiosk_visit_new (self->recorder, clock);
  self->day = kiosk_clock_get_day (clock);
  g_signal_connect_object (self->first_start, "changed", G_CALLBACK (first_start_changed_cb), self, 0);
  g_signal_connect_object (self->flow, "moved", G_CALLBACK (moved_cb), self, 0);
  g_signal_connect_object (self->visit, "notify::state", G_CALLBACK (visit_state_cb), self, 0);
  g_signal_connect_object (self->visit, "over", G_CALLBACK (visit_over_cb), self, 0);
  g_signal_connect_object (self->help_call, "changed", G_CALLBACK (help_changed_cb), self, 0);
  g_signal_connect_object (self->panel, "changed", G_CALLBACK (panel_changed_cb), self, 0);
  g_signal_connect_object (self->staff, "changed", G_CALLBACK (staff_changed_cb), self, 0);
  g_signal_connect_object (self->staff, "day-closed", G_CALLBACK (kiosk_panel_reload), self->panel, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->idle, "expired", G_CALLBACK (expired_cb), self, G_CONNECT_SWAPPED);
  return self;
}

KioskContext *
kiosk_session_get_context (KioskSession *self)
{
  return self->context;
}

KioskComfort *
kiosk_session_get_comfort (KioskSession *self)
{
  return self->comfort;
}

KioskFirstStart *
kiosk_session_get_first_start (KioskSession *self)
{
  return self->first_start;
}

KioskFlow *
kiosk_session_get_flow (KioskSession *self)
{
  return self->flow;
}

KioskHelpCall *
kiosk_session_get_help_call (KioskSession *self)
{
  return self->help_call;
}

KioskIdle *
kiosk_session_get_idle (KioskSession *self)
{
  return self->idle;
}

KioskNight *
kiosk_session_get_night (KioskSession *self)
{
  return self->night;
}

KioskPanel *
kiosk_session_get_panel (KioskSession *self)
{
  return self->panel;
}

KioskStaff *
kiosk_session_get_staff (KioskSession *self)
{
  return self->staff;
}

KioskStick *
kiosk_session_get_stick (KioskSession *self)
{
  return self->stick;
}

KioskTechnician *
kiosk_session_get_technician (KioskSession *self)
{
  return self->technician;
}

KioskTraining *
kiosk_session_get_training (KioskSession *self)
{
  return self->training;
}

KioskUpkeep *
kiosk_session_get_upkeep (KioskSession *self)
{
  return self->upkeep;
}

KioskVisit *
kiosk_session_get_visit (KioskSession *self)
{
  return self->visit;
}

/* Why the book is not open; NULL while it is, or before the first try has ended. */
const GError *
kiosk_session_get_error (KioskSession *self)
{
  return self->error;
}

/* Opens the book on its own thread; the first frame does not wait for it. */
void
kiosk_session_open (KioskSession *self)
{
  if (self->is_opening)
    return;

  self->is_opening = TRUE;
  kiosk_store_open_async (kiosk_context_get_store (self->context), NULL, opened_cb, g_object_ref (self));
}

/* The first touch of a person: begins their visit. Returns whether there was anything to wake from, in
 * which case the touch has done its work and must press no button. */
gboolean
kiosk_session_wake (KioskSession *self)
{
  if (kiosk_flow_get_screen (self->flow) != KIOSK_SCREEN_ATTRACT)
    return FALSE;

  kiosk_visit_begin (self->visit);
  kiosk_flow_go (self->flow, KIOSK_SCREEN_HOME, NULL);
  return TRUE;
}

void
kiosk_session_touch (KioskSession *self)
{
  if (is_on_panel (self))
    kiosk_panel_touch (self->panel);
  kiosk_first_start_touch (self->first_start);
  kiosk_training_touch (self->training);
  kiosk_idle_touch (self->idle);
  kiosk_night_touch (self->night);
}

/* Back to the first screen, ready for somebody else. */
void
kiosk_session_restart (KioskSession *self)
{
  kiosk_visit_begin (self->visit);
  kiosk_comfort_reset (self->comfort);
  kiosk_idle_touch (self->idle);
  kiosk_first_start_leave_scan_test (self->first_start);
  if (self->error == NULL)
    kiosk_flow_go (self->flow, is_starting_first (self) ? KIOSK_SCREEN_FIRST_START : KIOSK_SCREEN_ATTRACT, NULL);
}

/* While the disk refuses an earlier tap of this visit, another press asks for that one again. A press that ends after
 * home has gone, the second of a double tap on a slow disk, is no tap. */
void
kiosk_session_tap (KioskSession *self,
                   KioskKind kind,
                   gboolean helped)
{
  if (kiosk_flow_get_screen (self->flow) != KIOSK_SCREEN_HOME)
    return;

  if (kiosk_visit_get_state (self->visit) != KIOSK_VISIT_TROUBLE)
    {
      kiosk_visit_tap (self->visit, kind, helped);
      return;
    }

  kiosk_flow_go (self->flow, KIOSK_SCREEN_CANNOT_RECORD, NULL);
  kiosk_visit_retry (self->visit);
}

/* "Chưa đăng nhập" leads to help with VNeID, not to applause. */
void
kiosk_session_answer (KioskSession *self,
                      KioskAnswer answer)
{
  KioskQuestion question = kiosk_visit_get_question (self->visit);

  kiosk_visit_answer (self->visit, answer);
  if (question == KIOSK_QUESTION_SIGNED_IN && answer == KIOSK_ANSWER_NO)
    kiosk_flow_go (self->flow, KIOSK_SCREEN_SIGN_IN_HELP, NULL);
}

void
kiosk_session_call_help (KioskSession *self)
{
  kiosk_help_call_begin (self->help_call);
  kiosk_flow_go (self->flow, KIOSK_SCREEN_HELP_WANTED, NULL);
}

void
kiosk_session_end_help (KioskSession *self)
{
  kiosk_help_call_end (self->help_call);
}

/* "Dành cho người hỗ trợ": where staff have allowed it, with their code or without. */
void
kiosk_session_enter_panel (KioskSession *self)
{
  KioskSettings *settings = kiosk_context_get_settings (self->context);

  if (!kiosk_staff_settings_offers_panel (kiosk_staff_get_settings (self->staff)))
    return;

  /* The screen first: the panel's change finds it there and leads on. */
  kiosk_flow_go (self->flow, KIOSK_SCREEN_CODE, NULL);
  kiosk_panel_enter (self->panel, kiosk_settings_get_helper_panel (settings) == KIOSK_HELPER_PANEL_CODE);
}

/* "Cán bộ phường": the PIN is asked every time. */
void
kiosk_session_enter_staff (KioskSession *self)
{
  if (is_on_staff (self))
    return;

  kiosk_flow_go (self->flow, KIOSK_SCREEN_PIN, NULL);
  kiosk_staff_enter (self->staff);
}

static void
reloaded_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (KioskSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskSettings) settings = kiosk_store_open_finish (KIOSK_STORE (source), result, NULL, &error);

  if (settings == NULL)
    g_warning ("The settings could not be read again: %s", error->message);
  else if (self->context != NULL)
    kiosk_context_set_settings (self->context, settings);
}

/* A move to another ward may be due, which opening looks after. */
static void
reload (KioskSession *self)
{
  kiosk_store_open_async (kiosk_context_get_store (self->context), NULL, reloaded_cb, g_object_ref (self));
}

/* The first screen may stand untouched over midnight. */
static void
update_day (KioskSession *self)
{
  KioskSettings *settings = kiosk_context_get_settings (self->context);
  KioskDay day = kiosk_clock_get_day (kiosk_context_get_clock (self->context));

  if (self->day == day)
    return;
  self->day = day;
  if (settings != NULL && kiosk_settings_get_next_ward_day (settings) != KIOSK_DAY_UNKNOWN)
    reload (self);
  g_signal_emit (self, signals[SIGNAL_DAY_CHANGED], 0);
}

/* Whether all that was pressed is on disk. */
static gboolean
is_settled (KioskSession *self)
{
  return kiosk_recorder_is_idle (self->recorder) && !kiosk_staff_is_failing (self->staff);
}

/* By staff, behind their PIN. */
void
kiosk_session_begin_training (KioskSession *self)
{
  if (kiosk_staff_get_state (self->staff) == KIOSK_STAFF_OPEN)
    kiosk_training_begin (self->training, is_settled (self));
}

/* The same. */
void
kiosk_session_end_training (KioskSession *self)
{
  if (kiosk_staff_get_state (self->staff) == KIOSK_STAFF_OPEN)
    kiosk_training_end (self->training, KIOSK_OUTCOME_DONE);
}

/* The same. */
void
kiosk_session_prolong_training (KioskSession *self)
{
  if (kiosk_staff_get_state (self->staff) == KIOSK_STAFF_OPEN)
    kiosk_training_prolong (self->training);
}

/* By a technician, behind the recovery code: back to @backup. */
void
kiosk_session_restore (KioskSession *self,
                       const char *backup)
{
  if (kiosk_staff_get_state (self->staff) == KIOSK_STAFF_TECHNICIAN)
    kiosk_technician_restore (self->technician, backup, is_settled (self));
}

/* The same: as a machine that was never set up. */
void
kiosk_session_begin_anew (KioskSession *self)
{
  if (kiosk_staff_get_state (self->staff) == KIOSK_STAFF_TECHNICIAN)
    kiosk_technician_begin_anew (self->technician, is_settled (self));
}

/* The same: the keyboard or panel that is plugged in now. */
void
kiosk_session_let_in (KioskSession *self)
{
  if (kiosk_staff_get_state (self->staff) == KIOSK_STAFF_TECHNICIAN)
    kiosk_technician_let_in (self->technician);
}

/* The program was told to stop, or a training begins or ends. */
void
kiosk_session_close (KioskSession *self)
{
  kiosk_staff_lock (self->staff);
  if (self->is_noted)
    kiosk_context_note (self->context, KIOSK_ACTOR_KIOSK, KIOSK_DEED_SERVICE, KIOSK_OUTCOME_DONE);
  self->is_noted = FALSE;
}

/* On the first screen, and nobody's turn: a helper whose shift is open may be on the way to the next person. */
static gboolean
is_free (KioskSession *self)
{
  return kiosk_flow_get_screen (self->flow) == KIOSK_SCREEN_ATTRACT
         && kiosk_panel_get_state (self->panel) != KIOSK_PANEL_OPEN
         && kiosk_help_call_get_state (self->help_call) == KIOSK_HELP_CALL_NONE;
}

/* To be called once a second. */
void
kiosk_session_tick (KioskSession *self)
{
  gint64 now_ms = kiosk_clock_get_boottime_ms (kiosk_context_get_clock (self->context));

  kiosk_recorder_tick (self->recorder);
  kiosk_visit_tick (self->visit);
  kiosk_help_call_tick (self->help_call);
  kiosk_idle_tick (self->idle);
  kiosk_night_tick (self->night, is_free (self));
  kiosk_panel_tick (self->panel);
  kiosk_staff_tick (self->staff);
  kiosk_first_start_tick (self->first_start);
  kiosk_training_tick (self->training);
  update_day (self);
  if (self->error != NULL && now_ms - self->failed_ms >= REOPEN_S * 1000)
    kiosk_session_open (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a ward enters and counts in its usual weeks. Made up for the pictures: of no ward, and of no day that was. */
#include "scene-usual.h"

#define N_DAYS        14
#define TAP_MS        (3 * G_TIME_SPAN_MINUTE / 1000)
#define DAY_MS        (G_TIME_SPAN_DAY / 1000)
#define IS_WORKED(day) (((day) - 1) % 7 < 5)

/* What helpers note one after the other. */
static const struct
{
  KioskKind     kind;
  KioskReason   reason;
  KioskAudience audience;
} notes[] = {
  { KIOSK_KIND_INSTALLED_SIGNED_IN, KIOSK_REASON_NONE, KIOSK_AUDIENCE_RESIDENT },
  { KIOSK_KIND_INSTALLED_SIGNED_IN, KIOSK_REASON_NONE, KIOSK_AUDIENCE_RESIDENT },
  { KIOSK_KIND_SIGNED_IN, KIOSK_REASON_NONE, KIOSK_AUDIENCE_RESIDENT },
  { KIOSK_KIND_INSTALLED_SIGNED_IN, KIOSK_REASON_NONE, KIOSK_AUDIENCE_MEMBER },
  { KIOSK_KIND_INSTALLED, KIOSK_REASON_VNEID_PASSWORD, KIOSK_AUDIENCE_RESIDENT },
  { KIOSK_KIND_ALREADY_HAD, KIOSK_REASON_NONE, KIOSK_AUDIENCE_RESIDENT },
  { KIOSK_KIND_INSTALLED_SIGNED_IN, KIOSK_REASON_NONE, KIOSK_AUDIENCE_BUSINESS },
  { KIOSK_KIND_NOT_ABLE, KIOSK_REASON_NO_SPACE, KIOSK_AUDIENCE_RESIDENT },
  { KIOSK_KIND_INSTALLED_SIGNED_IN, KIOSK_REASON_NONE, KIOSK_AUDIENCE_RESIDENT },
  { KIOSK_KIND_ADVISED, KIOSK_REASON_NONE, KIOSK_AUDIENCE_RESIDENT },
};

typedef struct
{
  Scene *scene;
  guint  visit;
  guint  n_pending;
} Weeks;

static void
recorded_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  KioskRecorded recorded;

  g_assert_true (kiosk_store_record_finish (KIOSK_STORE (source), result, &recorded, &error));
  ((Weeks *) user_data)->n_pending--;
}

static void
answered_cb (GObject *source,
             GAsyncResult *result,
             gpointer n_pending)
{
  (*(guint *) n_pending)--;
}

static void
wait (const guint *n_pending)
{
  while (*n_pending > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
record (Weeks *self,
        const KioskTap *tap)
{
  self->n_pending++;
  kiosk_store_record_async (self->scene->stage->store, ++self->visit, tap, NULL, recorded_cb, self);
  wait (&self->n_pending);
  kiosk_manual_clock_advance (self->scene->stage->clock, TAP_MS);
}

static void
record_helper (Weeks *self,
               guint i)
{
  guint n = i % G_N_ELEMENTS (notes);
  g_autoptr (KioskTap) tap = kiosk_tap_new ();

  tap->source = KIOSK_SOURCE_HELPER;
  tap->team = KIOSK_TEAM_COMMUNITY_TEAM;
  tap->audience = notes[n].audience;
  tap->helped = TRUE;
  tap->kind = notes[n].kind;
  tap->reason = notes[n].reason;
  record (self, tap);
}

/* More on some days than on others; half of what helpers note, residents press as well. */
static void
record_day (Weeks *self,
            KioskDay day)
{
  guint n_helped = 12 + day * 5 % 11;

  for (guint i = 0; i < n_helped; i++)
    record_helper (self, i);
  for (guint i = 0; i < n_helped / 2; i++)
    {
      g_autoptr (KioskTap) tap = kiosk_tap_new_self (i % 3 == 0 ? KIOSK_KIND_INSTALLED
                                                                : KIOSK_KIND_INSTALLED_SIGNED_IN, FALSE);

      record (self, tap);
    }
}

static KioskDay
get_today (Scene *self)
{
  return kiosk_clock_get_day (KIOSK_CLOCK (self->stage->clock));
}

/* Two weeks before, each working day closed; ends in the morning, at the hour it began. */
void
scene_usual_pass_weeks (Scene *self)
{
  Weeks weeks = { .scene = self };

  for (guint i = 0; i < N_DAYS; i++)
    {
      gint64 begun_ms = kiosk_clock_get_boottime_ms (KIOSK_CLOCK (self->stage->clock));

      if (IS_WORKED (get_today (self)))
        {
          record_day (&weeks, get_today (self));
          weeks.n_pending++;
          kiosk_store_close_day_async (self->stage->store, NULL, answered_cb, &weeks.n_pending);
          wait (&weeks.n_pending);
        }
      kiosk_manual_clock_advance (self->stage->clock, DAY_MS + begun_ms
                                  - kiosk_clock_get_boottime_ms (KIOSK_CLOCK (self->stage->clock)));
    }
  record_day (&weeks, get_today (self));
}

static void
note (KioskPanel *panel,
      guint i)
{
  guint n = i % G_N_ELEMENTS (notes);

  kiosk_panel_set_audience (panel, notes[n].audience);
  kiosk_panel_record (panel, notes[n].kind, notes[n].reason);
}

/* The longest words. */
static void
note_longest (KioskPanel *panel,
              guint i)
{
  kiosk_panel_set_audience (panel, i % 4 == 0 ? KIOSK_AUDIENCE_BUSINESS : KIOSK_AUDIENCE_RESIDENT);
  kiosk_panel_record (panel, KIOSK_KIND_INSTALLED, KIOSK_REASON_UNSAID);
}

/* As many as can be taken back, on the panel that is open; in usual weeks others were noted before. */
void
scene_usual_note (Scene *self,
                  KioskPanel *panel)
{
  gint64 before;

  while (self->is_usual && kiosk_panel_get_total (panel) == 0)
    g_main_context_iteration (NULL, TRUE);
  before = kiosk_panel_get_total (panel);
  for (guint i = 0; i < KIOSK_PANEL_N_RECENT; i++)
    if (self->is_usual)
      note (panel, i);
    else
      note_longest (panel, i);
  while (kiosk_panel_get_total (panel) < before + KIOSK_PANEL_N_RECENT)
    g_main_context_iteration (NULL, TRUE);
}

static void
enter (Scene *self,
       const KioskSheet *sheet)
{
  guint n_pending = 1;

  kiosk_store_enter_sheet_async (self->stage->store, sheet, NULL, answered_cb, &n_pending);
  wait (&n_pending);
}

static void
enter_unit (Scene *self,
            const char *unit,
            KioskAudience audience,
            guint concerned,
            guint installed,
            guint signed_in)
{
  g_autoptr (KioskSheet) sheet = kiosk_sheet_new (KIOSK_SHEET_FORM_UNIT);

  sheet->day = get_today (self);
  sheet->audience = audience;
  g_strlcpy (sheet->unit, unit, sizeof sheet->unit);
  sheet->counts[audience][KIOSK_SHEET_FIGURE_CONCERNED] = concerned;
  sheet->counts[audience][KIOSK_SHEET_FIGURE_APP_INSTALLED] = installed;
  sheet->counts[audience][KIOSK_SHEET_FIGURE_APP_SIGNED_IN] = signed_in;
  enter (self, sheet);
}

static void
enter_outreach (Scene *self,
                KioskPlace place,
                guint days_ago,
                guint people)
{
  g_autoptr (KioskSheet) sheet = kiosk_sheet_new (KIOSK_SHEET_FORM_OUTREACH);

  sheet->day = get_today (self) - days_ago;
  sheet->place = place;
  sheet->team = KIOSK_TEAM_COMMUNITY_TEAM;
  sheet->counts[KIOSK_AUDIENCE_RESIDENT][KIOSK_SHEET_FIGURE_INSTALLED_SIGNED_IN] = people;
  sheet->counts[KIOSK_AUDIENCE_RESIDENT][KIOSK_SHEET_FIGURE_INSTALLED] = people / 5;
  sheet->counts[KIOSK_AUDIENCE_RESIDENT][KIOSK_SHEET_FIGURE_ALREADY_HAD] = people / 3;
  sheet->counts[KIOSK_AUDIENCE_RESIDENT][KIOSK_SHEET_FIGURE_NOT_ABLE] = people / 9;
  sheet->counts[KIOSK_AUDIENCE_MEMBER][KIOSK_SHEET_FIGURE_INSTALLED_SIGNED_IN] = people / 4;
  sheet->counts[KIOSK_AUDIENCE_BUSINESS][KIOSK_SHEET_FIGURE_SIGNED_IN] = people / 8;
  sheet->counts[KIOSK_AUDIENCE_UNSPECIFIED][KIOSK_SHEET_FIGURE_HEARD_SESSIONS] = 1;
  sheet->counts[KIOSK_AUDIENCE_UNSPECIFIED][KIOSK_SHEET_FIGURE_HEARD_PEOPLE] = 2 * people;
  enter (self, sheet);
}

void
scene_usual_enter_sheets (Scene *self)
{
  enter_unit (self, STAGE_UNIT_CODE, KIOSK_AUDIENCE_PUBLIC_EMPLOYEE, 42, 40, 36);
  enter_unit (self, "chi-hoi-1", KIOSK_AUDIENCE_MEMBER, 65, 51, 47);
  enter_unit (self, "chi-hoi-2", KIOSK_AUDIENCE_MEMBER, 48, 44, 39);
  enter_unit (self, "chi-hoi-4", KIOSK_AUDIENCE_MEMBER, 57, 38, 35);
  enter_outreach (self, KIOSK_PLACE_NEIGHBOURHOOD, 9, 46);
  enter_outreach (self, KIOSK_PLACE_SCHOOL, 7, 31);
  enter_outreach (self, KIOSK_PLACE_MARKET, 3, 27);
  enter_outreach (self, KIOSK_PLACE_WARD_EVENT, 1, 58);
}

/* From the day on which the weeks began; @days: from today to its last day. */
static void
set_target (Scene *self,
            KioskTargetName name,
            KioskTargetColumn column,
            KioskAudience audience,
            gint64 number,
            gint64 base,
            guint days)
{
  g_autoptr (KioskTarget) target = kiosk_target_new ();
  guint n_pending = 1;

  target->name = name;
  target->column = column;
  target->audience = audience;
  target->number = number;
  target->base = base;
  target->from = get_today (self) - N_DAYS;
  target->until = get_today (self) + days;
  kiosk_store_set_target_async (self->stage->store, target, NULL, answered_cb, &n_pending);
  wait (&n_pending);
}

/* Within reach, and one that is reached. */
void
scene_usual_set_targets (Scene *self)
{
  set_target (self, KIOSK_TARGET_NAME_WARD_PLAN, KIOSK_TARGET_COLUMN_HELPER, KIOSK_AUDIENCE_RESIDENT, 150, 0, 27);
  set_target (self, KIOSK_TARGET_NAME_CITY_PLAN, KIOSK_TARGET_COLUMN_UNIT, KIOSK_AUDIENCE_PUBLIC_EMPLOYEE, 42, 42, 27);
  set_target (self, KIOSK_TARGET_NAME_UNIONS, KIOSK_TARGET_COLUMN_UNIT, KIOSK_AUDIENCE_MEMBER, 170, 170, 27);
  set_target (self, KIOSK_TARGET_NAME_TEAM, KIOSK_TARGET_COLUMN_OUTREACH, KIOSK_AUDIENCE_RESIDENT, 180, 600, 10);
}

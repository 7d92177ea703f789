/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the staff's screen on which figures are entered, with the longest names and numbers. */
#include "scene-reports.h"

#include "scene-usual.h"

#define MOST 999999

static void
answered_cb (GObject *source,
             GAsyncResult *result,
             gpointer is_answered)
{
  *(gboolean *) is_answered = TRUE;
}

/* The store answers in the order it was asked. */
static void
settle_store (Scene *self)
{
  gboolean is_answered = FALSE;

  kiosk_store_look_at_clock_async (self->stage->store, NULL, answered_cb, &is_answered);
  while (!is_answered)
    g_main_context_iteration (NULL, TRUE);
  scene_settle (self);
}

static void
enter (Scene *self,
       const KioskSheet *sheet)
{
  gboolean is_answered = FALSE;

  kiosk_store_enter_sheet_async (self->stage->store, sheet, NULL, answered_cb, &is_answered);
  while (!is_answered)
    g_main_context_iteration (NULL, TRUE);
}

static KioskDay
get_today (Scene *self)
{
  return kiosk_clock_get_day (KIOSK_CLOCK (self->stage->clock));
}

static void
enter_unit (Scene *self)
{
  g_autoptr (KioskSheet) sheet = kiosk_sheet_new (KIOSK_SHEET_FORM_UNIT);

  sheet->day = get_today (self);
  sheet->audience = KIOSK_AUDIENCE_PUBLIC_EMPLOYEE;
  g_strlcpy (sheet->unit, STAGE_UNIT_CODE, sizeof sheet->unit);
  sheet->counts[sheet->audience][KIOSK_SHEET_FIGURE_CONCERNED] = MOST;
  sheet->counts[sheet->audience][KIOSK_SHEET_FIGURE_APP_INSTALLED] = MOST;
  sheet->counts[sheet->audience][KIOSK_SHEET_FIGURE_APP_SIGNED_IN] = MOST;
  enter (self, sheet);
}

/* As many figures as people can have at one place. */
static void
enter_outreach (Scene *self,
                KioskPlace place)
{
  g_autoptr (KioskSheet) sheet = kiosk_sheet_new (KIOSK_SHEET_FORM_OUTREACH);

  sheet->day = get_today (self);
  sheet->place = place;
  sheet->team = KIOSK_TEAM_COMMUNITY_TEAM;
  for (guint figure = KIOSK_SHEET_FIGURE_INSTALLED; figure <= KIOSK_SHEET_FIGURE_ADVISED; figure++)
    sheet->counts[KIOSK_AUDIENCE_RESIDENT][figure] = MOST;
  sheet->counts[KIOSK_AUDIENCE_PUBLIC_EMPLOYEE][KIOSK_SHEET_FIGURE_INSTALLED_SIGNED_IN] = MOST;
  sheet->counts[KIOSK_AUDIENCE_BUSINESS][KIOSK_SHEET_FIGURE_SIGNED_IN] = 7;
  sheet->counts[KIOSK_AUDIENCE_UNSPECIFIED][KIOSK_SHEET_FIGURE_HEARD_SESSIONS] = 12;
  sheet->counts[KIOSK_AUDIENCE_UNSPECIFIED][KIOSK_SHEET_FIGURE_HEARD_PEOPLE] = MOST;
  enter (self, sheet);
}

static void
enter_longest (Scene *self)
{
  enter_unit (self);
  for (guint place = KIOSK_PLACE_NEIGHBOURHOOD; place < KIOSK_N_PLACES; place++)
    enter_outreach (self, place);
}

/* Presses the button of that number, among those of the choices that are seen. */
static void
choose (Scene *self,
        guint index)
{
  g_autoptr (GPtrArray) buttons = scene_get_mapped (scene_find_class (self, "choices"), GTK_TYPE_TOGGLE_BUTTON);

  g_assert_cmpuint (buttons->len, >, index);
  gtk_toggle_button_set_active (buttons->pdata[index], TRUE);
  scene_settle (self);
}

/* The buttons below a task, from the left. */
static void
press (Scene *self,
       guint index)
{
  g_autoptr (GPtrArray) buttons = scene_get_mapped (scene_find_class (self, "button-row"), GTK_TYPE_BUTTON);

  g_assert_cmpuint (buttons->len, >, index);
  g_signal_emit_by_name (buttons->pdata[index], "clicked");
  scene_settle (self);
}

static void
choose_tab (Scene *self,
            guint index)
{
  g_autoptr (GPtrArray) tabs = scene_get_mapped (scene_find_class (self, "period-row"), GTK_TYPE_TOGGLE_BUTTON);

  gtk_toggle_button_set_active (tabs->pdata[index], TRUE);
  scene_settle (self);
}

static void
walk_units (Scene *self,
            SceneVisitor visitor,
            gpointer user_data)
{
  visitor (self, "staff-units", user_data);
  choose (self, 0);
  visitor (self, "staff-unit", user_data);
  press (self, 1);
  visitor (self, "staff-unit-form", user_data);
  press (self, 1);
  visitor (self, "staff-unit-withdraw", user_data);
  press (self, 0);
  press (self, 0);
  choose (self, 1);
  press (self, 1);
  visitor (self, "staff-unit-form-wrong", user_data);
  press (self, 0);
}

static void
walk_outreach (Scene *self,
               SceneVisitor visitor,
               gpointer user_data)
{
  static const struct { guint step; const char *name; } steps[] = {
    { 0, "staff-outreach-day" }, { 1, "staff-outreach-place" }, { 2, "staff-outreach-team" },
    { 3, "staff-outreach-residents" }, { 7, "staff-outreach-heard" }
  };

  visitor (self, "staff-outreach-list", user_data);
  choose (self, 0);
  visitor (self, "staff-outreach-one", user_data);
  press (self, 1);
  visitor (self, "staff-outreach-withdraw", user_data);
  press (self, 0);
  press (self, 2);
  visitor (self, "staff-outreach-form", user_data);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      choose (self, steps[i].step);
      visitor (self, steps[i].name, user_data);
      press (self, 0);
    }
  press (self, 1);
  settle_store (self);
  settle_store (self);
  visitor (self, "staff-outreach-saved", user_data);
}

/* Begins and ends on the staff's screen. */
void
scene_walk_reports (Scene *self,
                    SceneVisitor visitor,
                    gpointer user_data)
{
  if (self->is_usual)
    scene_usual_enter_sheets (self);
  else
    enter_longest (self);
  g_assert_true (gtk_widget_activate_action (scene_find_class (self, "staff-parts"), "staff.part", "s", "reports"));
  settle_store (self);
  walk_units (self, visitor, user_data);
  choose_tab (self, 1);
  walk_outreach (self, visitor, user_data);
}

/* @days: from today to its last day; 0: it stands. */
static void
set_target (Scene *self,
            KioskTargetColumn column,
            KioskAudience audience,
            gint64 number,
            int days)
{
  g_autoptr (KioskTarget) target = kiosk_target_new ();
  gboolean is_answered = FALSE;

  target->name = KIOSK_TARGET_NAME_TEAM;
  target->column = column;
  target->audience = audience;
  target->number = number;
  target->base = days % 2 == 0 ? KIOSK_TARGET_NUMBER_MAX : 0;
  target->from = get_today (self) - 30;
  target->until = days != 0 ? (KioskDay) ((int) get_today (self) + days) : KIOSK_DAY_UNKNOWN;
  kiosk_store_set_target_async (self->stage->store, target, NULL, answered_cb, &is_answered);
  while (!is_answered)
    g_main_context_iteration (NULL, TRUE);
}

/* Of every state, and more than a page of them; the longest words come first. */
static void
set_targets (Scene *self)
{
  set_target (self, KIOSK_TARGET_COLUMN_HELPER, KIOSK_AUDIENCE_BUSINESS, KIOSK_TARGET_NUMBER_MAX, 12);
  set_target (self, KIOSK_TARGET_COLUMN_UNIT, KIOSK_AUDIENCE_PUBLIC_EMPLOYEE, MOST, 0);
  set_target (self, KIOSK_TARGET_COLUMN_SELF, KIOSK_AUDIENCE_UNSPECIFIED, KIOSK_TARGET_NUMBER_MAX, -13);
  set_target (self, KIOSK_TARGET_COLUMN_OUTREACH, KIOSK_AUDIENCE_BUSINESS, KIOSK_TARGET_NUMBER_MAX, -4);
  set_target (self, KIOSK_TARGET_COLUMN_UNIT, KIOSK_AUDIENCE_UNSPECIFIED, KIOSK_TARGET_NUMBER_MAX, 0);
  set_target (self, KIOSK_TARGET_COLUMN_OUTREACH, KIOSK_AUDIENCE_PUBLIC_EMPLOYEE, KIOSK_TARGET_NUMBER_MAX, 46);
}

static void
press_card (Scene *self)
{
  g_signal_emit_by_name (scene_find_class (self, "target-card"), "clicked");
  scene_settle (self);
}

/* Begins and ends on the staff's screen. */
void
scene_walk_targets (Scene *self,
                    SceneVisitor visitor,
                    gpointer user_data)
{
  static const struct { guint step; const char *name; } steps[] = {
    { 0, "staff-target-name" }, { 2, "staff-target-column" }, { 3, "staff-target-audience" },
    { 4, "staff-target-numbers" }, { 5, "staff-target-days" }
  };

  if (self->is_usual)
    scene_usual_set_targets (self);
  else
    set_targets (self);
  g_assert_true (gtk_widget_activate_action (scene_find_class (self, "staff-parts"), "staff.part", "s", "targets"));
  for (guint turn = 0; turn < 4; turn++)
    settle_store (self);
  visitor (self, "staff-targets", user_data);
  press_card (self);
  visitor (self, "staff-target", user_data);
  press (self, 2);
  visitor (self, "staff-target-form", user_data);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      choose (self, steps[i].step);
      visitor (self, steps[i].name, user_data);
      press (self, 0);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kiosk's window on a display, and a walk over everything that it can show. */
#include "scene.h"

#include "kiosk-attract-screen.h"
#include "kiosk-language.h"
#include "kiosk-pin-pad.h"
#include "kiosk-style.h"
#include "kiosk-ward-file.h"
#include "kiosk-words.h"
#include "scene-first-start.h"
#include "scene-reports.h"
#include "scene-stick.h"
#include "scene-technician.h"
#include "scene-training.h"
#include "scene-usual.h"

/* The usual screen of a kiosk, measured across. */
#define DIAGONAL_MM (21.5 * 25.4)

/* The first draw lays out, the second shows what that asked for. */
#define N_DRAWS 1

/* Call once. Without animations a change is there at once, and what it comes to is the same. */
void
scene_init (void)
{
  g_assert_true (kiosk_language_init (LOCALE_DIR));
  kiosk_language_set (KIOSK_COMFORT_DEFAULT_LANGUAGE);
  gtk_init ();
  kiosk_style_init (gdk_display_get_default ());
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

Scene *
scene_new_in_mode (int width_px,
                   int height_px,
                   KioskMode mode)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) wards = NULL;
  Scene *self = g_new0 (Scene, 1);

  self->width_px = width_px;
  self->height_px = height_px;
  self->pack = kiosk_pack_load (DEFAULT_PACK, &error);
  g_assert_no_error (error);
  self->stage = stage_new (self->pack, mode);
  wards = kiosk_ward_file_load (DEFAULT_PACK "/wards.csv", NULL, &error);
  g_assert_no_error (error);
  kiosk_context_set_wards (self->stage->context, wards);
  self->stage->mm_per_px = DIAGONAL_MM / hypot (width_px, height_px);
  stage_set_settings (self->stage, STAGE_COMPLETE);
  self->window = kiosk_window_new (self->stage->session, width_px, height_px);
  gtk_window_present (GTK_WINDOW (self->window));
  scene_settle (self);
  g_assert_cmpint (gtk_widget_get_width (self->window), ==, width_px);
  g_assert_cmpint (gtk_widget_get_height (self->window), ==, height_px);
  return self;
}

/* A demonstration. */
Scene *
scene_new (int width_px,
           int height_px)
{
  return scene_new_in_mode (width_px, height_px, KIOSK_MODE_DEMO);
}

static void
finalized_cb (gpointer is_gone,
              GObject *where)
{
  *(gboolean *) is_gone = TRUE;
}

/* Looks whether the window and all its screens are gone. */
void
scene_free (Scene *self)
{
  gboolean is_gone = FALSE;

  g_object_weak_ref (G_OBJECT (self->window), finalized_cb, &is_gone);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (is_gone);
  stage_free (self->stage);
  g_assert_finalize_object (self->pack);
  g_free (self);
}

static void
count_draws_cb (GdkFrameClock *clock,
                guint *n_draws)
{
  (*n_draws)++;
}

/* Until what is shown is what was asked for. */
void
scene_settle (Scene *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);
  guint n_draws = 0;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (count_draws_cb), &n_draws);

  while (n_draws < N_DRAWS)
    {
      gtk_widget_queue_draw (self->window);
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, handler);
}

void
scene_set_comfort (Scene *self,
                   const char *language,
                   guint text_step,
                   gboolean contrast)
{
  KioskComfort *comfort = kiosk_session_get_comfort (self->stage->session);

  kiosk_comfort_set_language (comfort, language);
  kiosk_comfort_set_text_step (comfort, text_step);
  kiosk_comfort_set_contrast (comfort, contrast);
  scene_settle (self);
}

/* The next person, who finds language, size and contrast as they are: setting them anew takes the longest. */
void
scene_start_over (Scene *self)
{
  kiosk_visit_begin (kiosk_session_get_visit (self->stage->session));
  kiosk_flow_go (kiosk_session_get_flow (self->stage->session), KIOSK_SCREEN_ATTRACT, NULL);
  kiosk_session_wake (self->stage->session);
  scene_settle (self);
}

void
scene_go (Scene *self,
          KioskScreenId screen,
          const char *page)
{
  kiosk_flow_go (kiosk_session_get_flow (self->stage->session), screen, page);
  scene_settle (self);
}

static void
add_mapped (GtkWidget *widget,
            GType type,
            GPtrArray *found)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_mapped (child, type, found);
}

/* All widgets of @type that are seen, in the order of the tree. */
GPtrArray *
scene_get_mapped (GtkWidget *root,
                  GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  add_mapped (root, type, found);
  return found;
}

/* The first one that is seen with a style class; NULL where there is none. */
GtkWidget *
scene_find_class (Scene *self,
                  const char *css_class)
{
  g_autoptr (GPtrArray) widgets = scene_get_mapped (self->window, GTK_TYPE_WIDGET);

  for (guint i = 0; i < widgets->len; i++)
    if (gtk_widget_has_css_class (widgets->pdata[i], css_class))
      return widgets->pdata[i];
  return NULL;
}

/* What is drawn, in the window's own pixels. */
GdkTexture *
scene_take_picture (Scene *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (self->window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (self->window));
  GskRenderNode *node;
  GdkTexture *picture;

  gdk_paintable_snapshot (paintable, snapshot, self->width_px, self->height_px);
  node = gtk_snapshot_free_to_node (snapshot);
  picture = gsk_renderer_render_texture (renderer, node,
                                         &GRAPHENE_RECT_INIT (0, 0, self->width_px, self->height_px));
  gsk_render_node_unref (node);
  return picture;
}

static void
walk_attract (Scene *self,
              SceneVisitor visitor,
              gpointer user_data)
{
  guint n_benefits = g_list_model_get_n_items (kiosk_pack_get_benefits (self->pack));

  for (guint i = 0; i < n_benefits; i++)
    {
      g_autofree char *name = g_strdup_printf ("attract-%u", i + 1);

      visitor (self, name, user_data);
      kiosk_attract_screen_next_benefit (KIOSK_ATTRACT_SCREEN (kiosk_window_get_screen (KIOSK_WINDOW (self->window))));
      scene_settle (self);
    }
}

static void
walk_list (Scene *self,
           const char *prefix,
           GListModel *pages,
           SceneVisitor visitor,
           gpointer user_data)
{
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (KioskPage) page = g_list_model_get_item (pages, i);
      g_autofree char *name = g_strdup_printf ("%s-%s", prefix, kiosk_page_get_id (page));

      scene_go (self, KIOSK_SCREEN_PAGE, kiosk_page_get_id (page));
      visitor (self, name, user_data);
    }
}

/* The screens for reading: what a resident opens from home. Ends on home. */
void
scene_walk_pages (Scene *self,
                  SceneVisitor visitor,
                  gpointer user_data)
{
  scene_go (self, KIOSK_SCREEN_GUIDE, NULL);
  visitor (self, "guide", user_data);
  walk_list (self, "benefit", kiosk_pack_get_benefits (self->pack), visitor, user_data);
  walk_list (self, "step", kiosk_pack_get_steps (self->pack), visitor, user_data);
  walk_list (self, "trouble", kiosk_pack_get_troubles (self->pack), visitor, user_data);
  scene_go (self, KIOSK_SCREEN_WIFI, NULL);
  visitor (self, "wifi", user_data);
  scene_go (self, KIOSK_SCREEN_SIGN_IN_HELP, NULL);
  visitor (self, "sign-in-help", user_data);
  scene_go (self, KIOSK_SCREEN_HOME, NULL);
}

static void
walk_with_settings (Scene *self,
                    StageSettings settings,
                    const char *suffix,
                    SceneVisitor visitor,
                    gpointer user_data)
{
  g_autofree char *home = g_strconcat ("home-", suffix, NULL);
  g_autofree char *wifi = g_strconcat ("wifi-", suffix, NULL);

  stage_set_settings (self->stage, settings);
  scene_go (self, KIOSK_SCREEN_HOME, NULL);
  visitor (self, home, user_data);
  if (settings & STAGE_WIFI_OPEN)
    {
      scene_go (self, KIOSK_SCREEN_WIFI, NULL);
      visitor (self, wifi, user_data);
    }
  stage_set_settings (self->stage, STAGE_COMPLETE);
}

static void
walk_thanks (Scene *self,
             KioskKind kind,
             gboolean helped,
             const char *name,
             SceneVisitor visitor,
             gpointer user_data)
{
  g_autofree char *answered = g_strconcat (name, "-answered", NULL);

  scene_start_over (self);
  stage_tap (self->stage, kind, helped);
  scene_settle (self);
  visitor (self, name, user_data);
  kiosk_session_answer (self->stage->session, KIOSK_ANSWER_SKIP);
  scene_settle (self);
  visitor (self, answered, user_data);
}

static gboolean
is_undone (Stage *stage)
{
  return kiosk_visit_get_state (kiosk_session_get_visit (stage->session)) == KIOSK_VISIT_UNDONE;
}

static void
walk_repeat_and_undone (Scene *self,
                        SceneVisitor visitor,
                        gpointer user_data)
{
  scene_go (self, KIOSK_SCREEN_HOME, NULL);
  stage_tap (self->stage, KIOSK_KIND_ADVISED, TRUE);
  scene_settle (self);
  visitor (self, "thanks-repeat", user_data);
  kiosk_visit_undo (kiosk_session_get_visit (self->stage->session));
  stage_wait_until (self->stage, is_undone);
  scene_settle (self);
  visitor (self, "thanks-undone", user_data);
}

static void
walk_help (Scene *self,
           SceneVisitor visitor,
           gpointer user_data)
{
  scene_start_over (self);
  kiosk_session_call_help (self->stage->session);
  scene_settle (self);
  visitor (self, "help-wanted", user_data);
  stage_pass (self->stage, KIOSK_HELP_CALL_SIGNAL_S);
  scene_settle (self);
  visitor (self, "home-help-banner", user_data);
  kiosk_session_end_help (self->stage->session);
}

static void
walk_idle_warning (Scene *self,
                   SceneVisitor visitor,
                   gpointer user_data)
{
  scene_start_over (self);
  stage_pass (self->stage, kiosk_settings_get_idle_s (kiosk_context_get_settings (self->stage->context)));
  scene_settle (self);
  visitor (self, "home-idle-warning", user_data);
  kiosk_session_touch (self->stage->session);
}

static void
show_part (Scene *self,
           const char *part)
{
  g_autoptr (GPtrArray) stacks = scene_get_mapped (self->window, GTK_TYPE_STACK);

  gtk_stack_set_visible_child_name (stacks->pdata[stacks->len - 1], part);
  scene_settle (self);
}

/* The longest list of reasons, and as many taps as can be taken back. */
static void
walk_panel_parts (Scene *self,
                  KioskPanel *panel,
                  SceneVisitor visitor,
                  gpointer user_data)
{
  g_autoptr (GPtrArray) buttons = scene_get_mapped (self->window, GTK_TYPE_BUTTON);

  scene_usual_note (self, panel);
  kiosk_panel_set_audience (panel, KIOSK_AUDIENCE_BUSINESS);
  kiosk_panel_set_people (panel, KIOSK_TAP_PEOPLE_MAX);
  scene_settle (self);
  visitor (self, "helper-noted", user_data);
  show_part (self, "recent");
  visitor (self, "helper-recent", user_data);
  show_part (self, "many");
  visitor (self, "helper-many", user_data);
  g_signal_emit_by_name (gtk_widget_get_ancestor (scene_find_class (self, "pad-shown"), KIOSK_TYPE_PIN_PAD),
                         "entered", "1");
  scene_settle (self);
  visitor (self, "helper-many-wrong", user_data);
  for (guint i = 0; i < buttons->len; i++)
    if (gtk_widget_has_css_class (buttons->pdata[i], "result")
        && gtk_widget_has_css_class (buttons->pdata[i], "outlined"))
      g_signal_emit_by_name (buttons->pdata[i], "clicked");
  scene_settle (self);
  visitor (self, "helper-reasons", user_data);
}

static void
walk_panel (Scene *self,
            SceneVisitor visitor,
            gpointer user_data)
{
  KioskPanel *panel = kiosk_session_get_panel (self->stage->session);

  scene_go (self, KIOSK_SCREEN_CODE, NULL);
  kiosk_panel_enter (panel, TRUE);
  scene_settle (self);
  visitor (self, "helper-code", user_data);
  kiosk_panel_enter (panel, FALSE);
  scene_settle (self);
  visitor (self, "helper-team", user_data);
  kiosk_panel_set_team (panel, KIOSK_TEAM_COMMUNITY_TEAM);
  scene_settle (self);
  visitor (self, "helper", user_data);
  walk_panel_parts (self, panel, visitor, user_data);
  /* From home: closing on the panel would start over, and take the language with it. */
  scene_go (self, KIOSK_SCREEN_HOME, NULL);
  kiosk_panel_close (panel);
}

static void
wait_for_code (Scene *self)
{
  KioskRecovery *recovery = kiosk_staff_get_recovery (kiosk_session_get_staff (self->stage->session));

  while (kiosk_recovery_is_busy (recovery))
    g_main_context_iteration (NULL, TRUE);
  scene_settle (self);
}

/* Each question, a wrong code and the delay after too many, and the code that is shown in the end. */
static void
walk_recovery (Scene *self,
               SceneVisitor visitor,
               gpointer user_data)
{
  KioskStaff *staff = kiosk_session_get_staff (self->stage->session);
  KioskRecovery *recovery = kiosk_staff_get_recovery (staff);

  stage_set_secret (self->stage, KIOSK_SECRET_ROLE_RECOVERY, STAGE_CODE);
  kiosk_staff_forget_pin (staff);
  scene_settle (self);
  visitor (self, "recovery", user_data);
  for (guint i = 0; kiosk_recovery_get_wait_s (recovery) == 0; i++)
    {
      kiosk_recovery_try_code (recovery, STAGE_PIN);
      wait_for_code (self);
      if (i == 0)
        visitor (self, "recovery-wrong", user_data);
    }
  visitor (self, "recovery-wait", user_data);
  stage_pass (self->stage, kiosk_recovery_get_wait_s (recovery));
  kiosk_recovery_try_code (recovery, STAGE_CODE);
  wait_for_code (self);
  visitor (self, "recovery-pin", user_data);
  g_assert_true (kiosk_recovery_choose_pin (recovery, STAGE_PIN, NULL));
  scene_settle (self);
  visitor (self, "recovery-code", user_data);
  scene_go (self, KIOSK_SCREEN_HOME, NULL);
  kiosk_session_enter_staff (self->stage->session);
  scene_settle (self);
}

static void
wait_for_pin (Scene *self)
{
  KioskStaff *staff = kiosk_session_get_staff (self->stage->session);

  while (kiosk_staff_is_trying (staff))
    g_main_context_iteration (NULL, TRUE);
  scene_settle (self);
}

/* The pad before the first try, after a wrong one, and while a delay runs. */
static void
walk_pin (Scene *self,
          SceneVisitor visitor,
          gpointer user_data)
{
  KioskStaff *staff = kiosk_session_get_staff (self->stage->session);

  scene_go (self, KIOSK_SCREEN_HOME, NULL);
  kiosk_session_enter_staff (self->stage->session);
  scene_settle (self);
  visitor (self, "staff-pin-none", user_data);
  stage_set_secret (self->stage, KIOSK_SECRET_ROLE_STAFF, STAGE_PIN);
  kiosk_staff_look_for_pin (staff);
  while (!kiosk_staff_has_pin (staff))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; kiosk_staff_get_wait_s (staff) == 0; i++)
    {
      kiosk_staff_try_pin (staff, STAGE_WRONG_PIN);
      wait_for_pin (self);
      if (i == 0)
        visitor (self, "staff-pin-wrong", user_data);
    }
  visitor (self, "staff-pin-wait", user_data);
  if (kiosk_staff_has_recovery (staff))
    {
      walk_recovery (self, visitor, user_data);
      scene_walk_technician (self, visitor, user_data);
    }
  stage_pass (self->stage, kiosk_staff_get_wait_s (staff));
  kiosk_staff_try_pin (staff, STAGE_PIN);
  wait_for_pin (self);
}

/* Until the disk has answered, and what it said is drawn. */
static void
settle_staff (Scene *self)
{
  KioskStaff *staff = kiosk_session_get_staff (self->stage->session);

  while (kiosk_staff_figures_get_days (kiosk_staff_get_figures (staff)) == NULL
         || kiosk_staff_figures_get_cells (kiosk_staff_get_figures (staff)) == NULL
         || kiosk_staff_get_closing (staff) == KIOSK_CLOSING_UNDER_WAY)
    g_main_context_iteration (NULL, TRUE);
  scene_settle (self);
}

/* The form, and what it leads to: more days than a quarter has. */
static void
walk_range (Scene *self,
            SceneVisitor visitor,
            gpointer user_data)
{
  KioskDay today = kiosk_clock_get_day (KIOSK_CLOCK (self->stage->clock));
  KioskStaffFigures *figures = kiosk_staff_get_figures (kiosk_session_get_staff (self->stage->session));
  GtkWidget *parts = scene_find_class (self, "staff-parts");

  g_assert_true (gtk_widget_activate_action (parts, "staff.period", "s", "range"));
  scene_settle (self);
  visitor (self, "staff-figures-range-form", user_data);
  g_assert_true (gtk_widget_activate_action (parts, "staff.part", "s", "figures"));
  g_assert_true (gtk_widget_activate_action (parts, "staff.range", "(uu)", today - 200, today));
  settle_staff (self);
  g_assert_cmpint (kiosk_staff_figures_get_period (figures).kind, ==, KIOSK_PERIOD_RANGE);
  g_assert_cmpuint (kiosk_staff_figures_get_period (figures).from, ==, today - 200);
  visitor (self, "staff-figures-range", user_data);
}

/* Who the people of the week were, by each question. */
static void
walk_breakdown (Scene *self,
                SceneVisitor visitor,
                gpointer user_data)
{
  static const char *const names[] = { "result", "audience", "team", "shift", "reason" };
  GtkWidget *question;

  g_signal_emit_by_name (scene_find_class (self, "period-more"), "clicked");
  question = gtk_widget_get_first_child (scene_find_class (self, "breakdown-questions"));
  for (guint i = 0; question != NULL; i++, question = gtk_widget_get_next_sibling (question))
    {
      g_autofree char *name = g_strconcat ("staff-breakdown-", names[i], NULL);

      g_signal_emit_by_name (question, "clicked");
      scene_settle (self);
      visitor (self, name, user_data);
    }
  g_signal_emit_by_name (scene_find_class (self, "breakdown-back"), "clicked");
  scene_settle (self);
}

static void
walk_figures (Scene *self,
              SceneVisitor visitor,
              gpointer user_data)
{
  static const char *const kinds[] = { "day", "month", "quarter" };
  GtkWidget *parts = scene_find_class (self, "staff-parts");

  g_assert_true (gtk_widget_activate_action (parts, "staff.part", "s", "figures"));
  settle_staff (self);
  visitor (self, "staff-figures-week", user_data);
  walk_breakdown (self, visitor, user_data);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *name = g_strconcat ("staff-figures-", kinds[i], NULL);

      g_assert_true (gtk_widget_activate_action (parts, "staff.period", "s", kinds[i]));
      settle_staff (self);
      visitor (self, name, user_data);
    }
  walk_range (self, visitor, user_data);
}

/* The question, the form, and what it says of digits that are no date and no time. */
static void
walk_clock (Scene *self,
            SceneVisitor visitor,
            gpointer user_data)
{
  KioskStaff *staff = kiosk_session_get_staff (self->stage->session);

  kiosk_staff_ask_clock (staff);
  scene_settle (self);
  visitor (self, "clock", user_data);
  g_assert_true (gtk_widget_activate_action (scene_find_class (self, "clock-question"), "clock.edit", NULL));
  scene_settle (self);
  visitor (self, "clock-form", user_data);
  g_assert_true (gtk_widget_activate_action (scene_find_class (self, "clock-page"), "clock.set", NULL));
  scene_settle (self);
  visitor (self, "clock-wrong", user_data);
  kiosk_staff_put_off_clock (staff);
  settle_staff (self);
}

static void
open_setting (Scene *self,
              const char *nick)
{
  g_assert_true (gtk_widget_activate_action (scene_find_class (self, "settings-page"), "settings.open", "s", nick));
  scene_settle (self);
}

static void
press_setting (Scene *self,
               const char *action)
{
  g_assert_true (gtk_widget_activate_action (scene_find_class (self, "settings-page"), action, NULL));
  scene_settle (self);
}

/* Types into the form that is seen. */
static void
type_digits (Scene *self,
             const char *digits)
{
  g_autoptr (GPtrArray) buttons = scene_get_mapped (self->window, GTK_TYPE_BUTTON);

  for (const char *digit = digits; *digit != '\0'; digit++)
    for (guint i = 0; i < buttons->len; i++)
      if (gtk_button_get_label (buttons->pdata[i]) != NULL
          && strlen (gtk_button_get_label (buttons->pdata[i])) == 1
          && gtk_button_get_label (buttons->pdata[i])[0] == *digit)
        g_signal_emit_by_name (buttons->pdata[i], "clicked");
}

/* The list, every panel, and the two pages of a move to another ward. */
static void
walk_settings (Scene *self,
               SceneVisitor visitor,
               gpointer user_data)
{
  static const char *const nicks[] = { "languages", "idle", "hours", "attract", "wifi", "buttons", "panel", "code",
                                       "pin", "link", "cut-off", "ward" };

  g_assert_true (gtk_widget_activate_action (scene_find_class (self, "staff-parts"), "staff.part", "s", "settings"));
  scene_settle (self);
  visitor (self, "settings", user_data);
  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    {
      g_autofree char *name = g_strconcat ("settings-", nicks[i], NULL);

      open_setting (self, nicks[i]);
      visitor (self, name, user_data);
      if (g_str_equal (nicks[i], "idle"))
        {
          type_digits (self, "1");
          press_setting (self, "settings.save");
          visitor (self, "settings-idle-wrong", user_data);
        }
      if (g_str_equal (nicks[i], "ward"))
        {
          type_digits (self, "01012027");
          press_setting (self, "settings.save");
          visitor (self, "settings-ward-list", user_data);
        }
      press_setting (self, "settings.back");
    }
}

static void
walk_machine (Scene *self,
              SceneVisitor visitor,
              gpointer user_data)
{
  static const char *const pages[] = { "checks", "events", "power" };
  KioskUpkeep *upkeep = kiosk_session_get_upkeep (self->stage->session);

  g_assert_true (gtk_widget_activate_action (scene_find_class (self, "staff-parts"), "staff.part", "s", "machine"));
  while (kiosk_upkeep_get_state (upkeep) == NULL || kiosk_upkeep_get_events (upkeep) == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strconcat ("machine-", pages[i], NULL);

      g_assert_true (gtk_widget_activate_action (scene_find_class (self, "machine-page"), "machine.page", "s",
                                                 pages[i]));
      scene_settle (self);
      visitor (self, name, user_data);
    }
}

/* The first button of a part of the screen. */
static void
press_first (Scene *self,
             const char *css_class)
{
  g_autoptr (GPtrArray) buttons = scene_get_mapped (scene_find_class (self, css_class), GTK_TYPE_BUTTON);

  g_signal_emit_by_name (buttons->pdata[0], "clicked");
  scene_settle (self);
}

static void
walk_staff (Scene *self,
            SceneVisitor visitor,
            gpointer user_data)
{
  KioskStaff *staff = kiosk_session_get_staff (self->stage->session);

  walk_pin (self, visitor, user_data);
  visitor (self, "scan-test", user_data);
  kiosk_staff_put_off_scan_test (staff);
  settle_staff (self);
  visitor (self, "staff-today", user_data);
  press_first (self, "staff-view");
  visitor (self, "staff-today-sure", user_data);
  press_first (self, "staff-view");
  walk_clock (self, visitor, user_data);
  kiosk_staff_close_day (staff);
  settle_staff (self);
  visitor (self, "staff-closed", user_data);
  stage_set_settings (self->stage, STAGE_LINK_NOT_CONFIRMED);
  scene_settle (self);
  visitor (self, "staff-no-link", user_data);
  walk_figures (self, visitor, user_data);
  scene_walk_reports (self, visitor, user_data);
  scene_walk_targets (self, visitor, user_data);
  scene_walk_stick (self, visitor, user_data);
  walk_settings (self, visitor, user_data);
  walk_machine (self, visitor, user_data);
  scene_walk_training (self, visitor, user_data);
  /* From home: locking here would start over, and take the language with it. */
  walk_with_settings (self, STAGE_NO_PANEL, "no-panel", visitor, user_data);
  stage_set_secret (self->stage, KIOSK_SECRET_ROLE_STAFF, NULL);
}

/* Each of the staff's messages is put where it would stand. */
static void
walk_out_of_order (Scene *self,
                   SceneVisitor visitor,
                   gpointer user_data)
{
  scene_go (self, KIOSK_SCREEN_OUT_OF_ORDER, NULL);
  for (int code = 0; code <= KIOSK_STORE_ERROR_INVALID; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (KIOSK_STORE_ERROR, code, "");
      g_autofree char *words = kiosk_words_dup_error (error);
      g_autofree char *name = g_strdup_printf ("out-of-order-%d", code);

      gtk_label_set_label (GTK_LABEL (scene_find_class (self, "staff-details")), words);
      scene_settle (self);
      visitor (self, name, user_data);
    }
  scene_go (self, KIOSK_SCREEN_HOME, NULL);
}

/* What a training does not have. */
void
scene_walk_service (Scene *self,
                    SceneVisitor visitor,
                    gpointer user_data)
{
  scene_start_over (self);
  walk_pin (self, visitor, user_data);
  kiosk_staff_put_off_scan_test (kiosk_session_get_staff (self->stage->session));
  settle_staff (self);
  scene_walk_training (self, visitor, user_data);
  scene_go (self, KIOSK_SCREEN_HOME, NULL);
  stage_set_secret (self->stage, KIOSK_SECRET_ROLE_STAFF, NULL);
  scene_walk_first_start (self, visitor, user_data);
}

/* Everything that can be seen, in the visitor's comfort as it is. @visitor finds each screen settled. */
void
scene_walk (Scene *self,
            SceneVisitor visitor,
            gpointer user_data)
{
  scene_start_over (self);
  scene_go (self, KIOSK_SCREEN_ATTRACT, NULL);
  walk_attract (self, visitor, user_data);
  stage_set_settings (self->stage, STAGE_LINK_NOT_CONFIRMED);
  scene_settle (self);
  visitor (self, "attract-no-link", user_data);
  stage_set_settings (self->stage, STAGE_COMPLETE);

  scene_go (self, KIOSK_SCREEN_HOME, NULL);
  visitor (self, "home", user_data);
  walk_with_settings (self, STAGE_LINK_NOT_CONFIRMED, "no-link", visitor, user_data);
  walk_with_settings (self, STAGE_NO_WIFI, "no-wifi", visitor, user_data);
  walk_with_settings (self, STAGE_NO_BUTTONS | STAGE_WIFI_OPEN, "no-buttons", visitor, user_data);
  scene_walk_pages (self, visitor, user_data);
  walk_thanks (self, KIOSK_KIND_INSTALLED, FALSE, "thanks-installed", visitor, user_data);
  walk_thanks (self, KIOSK_KIND_ADVISED, TRUE, "thanks-helped", visitor, user_data);
  walk_repeat_and_undone (self, visitor, user_data);
  walk_help (self, visitor, user_data);
  walk_idle_warning (self, visitor, user_data);
  walk_panel (self, visitor, user_data);
  walk_staff (self, visitor, user_data);
  scene_go (self, KIOSK_SCREEN_CANNOT_RECORD, NULL);
  visitor (self, "cannot-record", user_data);
  walk_out_of_order (self, visitor, user_data);
  if (kiosk_context_get_mode (self->stage->context) != KIOSK_MODE_TRAINING)
    scene_walk_first_start (self, visitor, user_data);
}

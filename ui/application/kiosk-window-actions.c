/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a button means: each action hands an intent to the session. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-window-actions.h"

static void
back_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  kiosk_flow_back (kiosk_session_get_flow (user_data));
}

/* "Bắt đầu lại" is for the same person: home, not the first screen, and their language and size stay. */
static void
home_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  kiosk_flow_go (kiosk_session_get_flow (user_data), KIOSK_SCREEN_HOME, NULL);
}

static void
done_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  kiosk_session_restart (user_data);
}

static void
guide_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  kiosk_flow_go (kiosk_session_get_flow (user_data), KIOSK_SCREEN_GUIDE, NULL);
}

static void
wifi_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  kiosk_flow_go (kiosk_session_get_flow (user_data), KIOSK_SCREEN_WIFI, NULL);
}

static void
page_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  kiosk_flow_go (kiosk_session_get_flow (user_data), KIOSK_SCREEN_PAGE, g_variant_get_string (parameter, NULL));
}

static void
turn_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  kiosk_flow_turn (kiosk_session_get_flow (user_data), g_variant_get_string (parameter, NULL));
}

static void
call_help_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  kiosk_session_call_help (user_data);
}

static void
end_help_cb (GSimpleAction *action,
             GVariant *parameter,
             gpointer user_data)
{
  kiosk_session_end_help (user_data);
}

static void
enter_panel_cb (GSimpleAction *action,
                GVariant *parameter,
                gpointer user_data)
{
  kiosk_session_enter_panel (user_data);
}

static void
close_panel_cb (GSimpleAction *action,
                GVariant *parameter,
                gpointer user_data)
{
  kiosk_panel_close (kiosk_session_get_panel (user_data));
}

static void
enter_staff_cb (GSimpleAction *action,
                GVariant *parameter,
                gpointer user_data)
{
  kiosk_session_enter_staff (user_data);
}

static void
forget_pin_cb (GSimpleAction *action,
               GVariant *parameter,
               gpointer user_data)
{
  kiosk_staff_forget_pin (kiosk_session_get_staff (user_data));
}

static void
enter_technician_cb (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer user_data)
{
  kiosk_staff_enter_technician (kiosk_session_get_staff (user_data));
}

static void
lock_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  kiosk_staff_lock (kiosk_session_get_staff (user_data));
}

static void
scan_test_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  kiosk_staff_answer_scan_test (kiosk_session_get_staff (user_data), g_variant_get_boolean (parameter));
}

static void
scan_test_later_cb (GSimpleAction *action,
                    GVariant *parameter,
                    gpointer user_data)
{
  kiosk_staff_put_off_scan_test (kiosk_session_get_staff (user_data));
}

static void
ask_scan_test_cb (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer user_data)
{
  kiosk_staff_ask_scan_test (kiosk_session_get_staff (user_data));
}

static void
begin_training_cb (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer user_data)
{
  kiosk_session_begin_training (user_data);
}

static void
end_training_cb (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer user_data)
{
  kiosk_session_end_training (user_data);
}

static void
prolong_training_cb (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer user_data)
{
  kiosk_session_prolong_training (user_data);
}

static void
team_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  KioskTeam team;

  if (kiosk_team_from_nick (g_variant_get_string (parameter, NULL), &team))
    kiosk_panel_set_team (kiosk_session_get_panel (user_data), team);
}

static void
take_back_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  kiosk_panel_undo (kiosk_session_get_panel (user_data), g_variant_get_string (parameter, NULL));
}

static void
installed_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  kiosk_session_tap (user_data, KIOSK_KIND_INSTALLED, FALSE);
}

static void
helped_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  kiosk_session_tap (user_data, KIOSK_KIND_ADVISED, TRUE);
}

static void
answer_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  KioskAnswer answer;

  if (kiosk_answer_from_nick (g_variant_get_string (parameter, NULL), &answer))
    kiosk_session_answer (user_data, answer);
}

static void
undo_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  kiosk_visit_undo (kiosk_session_get_visit (user_data));
}

static void
retry_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  kiosk_visit_retry (kiosk_session_get_visit (user_data));
}

static void
smaller_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  KioskComfort *comfort = kiosk_session_get_comfort (user_data);
  guint step = kiosk_comfort_get_text_step (comfort);

  kiosk_comfort_set_text_step (comfort, step > 0 ? step - 1 : 0);
}

static void
larger_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  KioskComfort *comfort = kiosk_session_get_comfort (user_data);

  kiosk_comfort_set_text_step (comfort, kiosk_comfort_get_text_step (comfort) + 1);
}

static void
change_language_cb (GSimpleAction *action,
                    GVariant *value,
                    gpointer user_data)
{
  kiosk_comfort_set_language (kiosk_session_get_comfort (user_data), g_variant_get_string (value, NULL));
}

static void
change_contrast_cb (GSimpleAction *action,
                    GVariant *value,
                    gpointer user_data)
{
  kiosk_comfort_set_contrast (kiosk_session_get_comfort (user_data), g_variant_get_boolean (value));
}

static void
change_audience_cb (GSimpleAction *action,
                    GVariant *value,
                    gpointer user_data)
{
  KioskAudience audience;

  if (kiosk_audience_from_nick (g_variant_get_string (value, NULL), &audience))
    kiosk_panel_set_audience (kiosk_session_get_panel (user_data), audience);
}

static const GActionEntry action_entries[] = {
  { .name = "back", .activate = back_cb },
  { .name = "home", .activate = home_cb },
  { .name = "done", .activate = done_cb },
  { .name = "guide", .activate = guide_cb },
  { .name = "wifi", .activate = wifi_cb },
  { .name = "page", .activate = page_cb, .parameter_type = "s" },
  { .name = "turn", .activate = turn_cb, .parameter_type = "s" },
  { .name = "call-help", .activate = call_help_cb },
  { .name = "end-help", .activate = end_help_cb },
  { .name = "enter-panel", .activate = enter_panel_cb },
  { .name = "close-panel", .activate = close_panel_cb },
  { .name = "enter-staff", .activate = enter_staff_cb },
  { .name = "forget-pin", .activate = forget_pin_cb },
  { .name = "enter-technician", .activate = enter_technician_cb },
  { .name = "lock", .activate = lock_cb },
  { .name = "scan-test", .activate = scan_test_cb, .parameter_type = "b" },
  { .name = "scan-test-later", .activate = scan_test_later_cb },
  { .name = "ask-scan-test", .activate = ask_scan_test_cb },
  { .name = "begin-training", .activate = begin_training_cb },
  { .name = "end-training", .activate = end_training_cb },
  { .name = "prolong-training", .activate = prolong_training_cb },
  { .name = "team", .activate = team_cb, .parameter_type = "s" },
  { .name = "take-back", .activate = take_back_cb, .parameter_type = "s" },
  { .name = "audience", .parameter_type = "s", .state = "'resident'", .change_state = change_audience_cb },
  { .name = "installed", .activate = installed_cb },
  { .name = "helped", .activate = helped_cb },
  { .name = "answer", .activate = answer_cb, .parameter_type = "s" },
  { .name = "undo", .activate = undo_cb },
  { .name = "retry", .activate = retry_cb },
  { .name = "smaller", .activate = smaller_cb },
  { .name = "larger", .activate = larger_cb },
  { .name = "language", .parameter_type = "s", .state = "'vi'", .change_state = change_language_cb },
  { .name = "contrast", .state = "false", .change_state = change_contrast_cb },
};

static GSimpleAction *
lookup (GActionMap *actions,
        const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (actions, name));
}

/* Toggle buttons follow the state, the two sizes go grey at their ends. */
static void
update_states (KioskComfort *comfort,
               GParamSpec *pspec,
               GActionMap *actions)
{
  guint step = kiosk_comfort_get_text_step (comfort);
  const char *language = kiosk_comfort_get_language (comfort);
  gboolean contrast = kiosk_comfort_get_contrast (comfort);

  g_simple_action_set_state (lookup (actions, "language"), g_variant_new_string (language));
  g_simple_action_set_state (lookup (actions, "contrast"), g_variant_new_boolean (contrast));
  g_simple_action_set_enabled (lookup (actions, "smaller"), step > 0);
  g_simple_action_set_enabled (lookup (actions, "larger"), step < KIOSK_COMFORT_MAX_TEXT_STEP);
}

static void
update_audience (KioskPanel *panel,
                 GActionMap *actions)
{
  const char *audience = kiosk_audience_to_nick (kiosk_panel_get_audience (panel));

  g_simple_action_set_state (lookup (actions, "audience"), g_variant_new_string (audience));
}

/* @window keeps the actions; the session outlives its window. */
void
kiosk_window_install_actions (GtkWidget *window,
                              KioskSession *session)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  KioskComfort *comfort = kiosk_session_get_comfort (session);

  g_action_map_add_action_entries (G_ACTION_MAP (actions), action_entries, G_N_ELEMENTS (action_entries), session);
  gtk_widget_insert_action_group (window, "kiosk", G_ACTION_GROUP (actions));
  g_signal_connect_object (comfort, "notify", G_CALLBACK (update_states), actions, 0);
  g_signal_connect_object (kiosk_session_get_panel (session), "changed", G_CALLBACK (update_audience), actions, 0);
  update_states (comfort, NULL, G_ACTION_MAP (actions));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which team helps. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-team-screen.h"

#include "kiosk-helper-words.h"
#include "kiosk-nav-bar.h"

struct _KioskTeamScreen
{
  KioskScreen  parent_instance;
  GtkWidget   *teams;
  GtkButton   *community_team;
  KioskNavBar *nav;
};

G_DEFINE_FINAL_TYPE (KioskTeamScreen, kiosk_team_screen, KIOSK_TYPE_SCREEN)

/* As the ward calls it. */
static void
kiosk_team_screen_shown (KioskScreen *screen)
{
  KioskContext *context = kiosk_session_get_context (kiosk_screen_get_session (screen));

  gtk_button_set_label (KIOSK_TEAM_SCREEN (screen)->community_team,
                        kiosk_helper_words_get_team_of (kiosk_context_get_settings (context),
                                                        KIOSK_TEAM_COMMUNITY_TEAM));
}

static void
kiosk_team_screen_layout_set (KioskScreen *screen,
                              const KioskLayout *layout)
{
  kiosk_nav_bar_set_layout (KIOSK_TEAM_SCREEN (screen)->nav, layout);
}

static GtkWidget *
kiosk_team_screen_get_default_focus (KioskScreen *screen)
{
  return gtk_widget_get_first_child (KIOSK_TEAM_SCREEN (screen)->teams);
}

static void
kiosk_team_screen_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_TEAM_SCREEN);
  G_OBJECT_CLASS (kiosk_team_screen_parent_class)->dispose (object);
}

static void
kiosk_team_screen_class_init (KioskTeamScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskScreenClass *screen_class = KIOSK_SCREEN_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_team_screen_dispose;
  screen_class->shown = kiosk_team_screen_shown;
  screen_class->layout_set = kiosk_team_screen_layout_set;
  screen_class->get_default_focus = kiosk_team_screen_get_default_focus;
  g_type_ensure (KIOSK_TYPE_NAV_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-team-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskTeamScreen, teams);
  gtk_widget_class_bind_template_child (widget_class, KioskTeamScreen, community_team);
  gtk_widget_class_bind_template_child (widget_class, KioskTeamScreen, nav);
}

static void
kiosk_team_screen_init (KioskTeamScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

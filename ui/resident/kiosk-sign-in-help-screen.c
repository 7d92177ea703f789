/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help with VNeID. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-sign-in-help-screen.h"

#include "kiosk-nav-bar.h"
#include "kiosk-tile.h"

/* Pages that a pack may have for this; the first is the step that signs in. */
static const char *const page_ids[] = { "vneid", "no-vneid", "vneid-password", "vneid-other-phone" };

struct _KioskSignInHelpScreen
{
  KioskScreen  parent_instance;
  KioskNavBar *nav;
  GtkGrid     *tiles;
};

G_DEFINE_FINAL_TYPE (KioskSignInHelpScreen, kiosk_sign_in_help_screen, KIOSK_TYPE_SCREEN)

static void
kiosk_sign_in_help_screen_layout_set (KioskScreen *screen,
                                      const KioskLayout *layout)
{
  KioskSignInHelpScreen *self = KIOSK_SIGN_IN_HELP_SCREEN (screen);
  KioskPack *pack = kiosk_context_get_pack (kiosk_session_get_context (kiosk_screen_get_session (screen)));
  int n_columns = layout->is_portrait ? 1 : 2;
  int n_tiles = 0;
  GtkWidget *child;

  kiosk_nav_bar_set_layout (self->nav, layout);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tiles))) != NULL)
    gtk_grid_remove (self->tiles, child);
  for (guint i = 0; pack != NULL && i < G_N_ELEMENTS (page_ids); i++)
    {
      KioskPage *page = kiosk_pack_lookup_page (pack, page_ids[i]);

      if (page == NULL)
        continue;
      gtk_grid_attach (self->tiles, kiosk_tile_new (page, kiosk_screen_get_language (screen)), n_tiles % n_columns,
                       n_tiles / n_columns, 1, 1);
      n_tiles++;
    }
}

static void
kiosk_sign_in_help_screen_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_SIGN_IN_HELP_SCREEN);
  G_OBJECT_CLASS (kiosk_sign_in_help_screen_parent_class)->dispose (object);
}

static void
kiosk_sign_in_help_screen_class_init (KioskSignInHelpScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_sign_in_help_screen_dispose;
  KIOSK_SCREEN_CLASS (klass)->layout_set = kiosk_sign_in_help_screen_layout_set;
  g_type_ensure (KIOSK_TYPE_NAV_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-sign-in-help-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskSignInHelpScreen, tiles);
  gtk_widget_class_bind_template_child (widget_class, KioskSignInHelpScreen, nav);
}

static void
kiosk_sign_in_help_screen_init (KioskSignInHelpScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

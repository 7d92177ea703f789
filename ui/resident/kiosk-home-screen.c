/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Home. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-home-screen.h"

#include "kiosk-column.h"
#include "kiosk-comfort-bar.h"
#include "kiosk-masthead.h"
#include "kiosk-poster.h"
#include "kiosk-qr-card.h"
#include "kiosk-tile.h"

#define N_TILE_COLUMNS 2

struct _KioskHomeScreen
{
  KioskScreen      parent_instance;
  GtkGrid         *grid;
  KioskMasthead   *masthead;
  KioskQrCard     *card;
  KioskColumn     *body;
  KioskComfortBar *bar;
  GtkGrid         *tiles;
  GtkGrid         *more_tiles;
  GtkGrid         *helps;
  GtkBox          *results;
  GtkButton       *guide_button;
  GtkButton       *wifi_button;
  GtkButton       *installed_button;
};

G_DEFINE_FINAL_TYPE (KioskHomeScreen, kiosk_home_screen, KIOSK_TYPE_SCREEN)

/* One row, and the rest apart: a low screen may have room for the one alone. */
static void
fill_tiles (KioskHomeScreen *self,
            KioskPack *pack,
            const char *language)
{
  GListModel *benefits = kiosk_pack_get_benefits (pack);

  for (guint i = 0; i < kiosk_pack_get_n_featured (pack); i++)
    {
      g_autoptr (KioskPage) page = g_list_model_get_item (benefits, i);

      gtk_grid_attach (i < N_TILE_COLUMNS ? self->tiles : self->more_tiles, kiosk_tile_new (page, language),
                       i % N_TILE_COLUMNS, i / N_TILE_COLUMNS, 1, 1);
    }
}

static void
update_settings (KioskHomeScreen *self)
{
  KioskSession *session = kiosk_screen_get_session (KIOSK_SCREEN (self));
  KioskSettings *settings = kiosk_context_get_settings (kiosk_session_get_context (session));
  KioskStaff *staff = kiosk_session_get_staff (session);

  if (settings == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->wifi_button), kiosk_settings_get_wifi_name (settings) != NULL
                          && !kiosk_settings_get_wifi_hidden (settings));
  gtk_widget_set_visible (GTK_WIDGET (self->results), kiosk_settings_get_resident_buttons (settings));
  kiosk_comfort_bar_set_offers_english (self->bar, kiosk_settings_get_offers_english (settings));
  kiosk_comfort_bar_set_ways_in (self->bar, kiosk_staff_settings_offers_panel (kiosk_staff_get_settings (staff)),
                                 kiosk_staff_has_pin (staff));
}

static void
kiosk_home_screen_session_set (KioskScreen *screen)
{
  KioskHomeScreen *self = KIOSK_HOME_SCREEN (screen);
  KioskSession *session = kiosk_screen_get_session (screen);
  KioskContext *context = kiosk_session_get_context (session);
  KioskPack *pack = kiosk_context_get_pack (context);

  kiosk_masthead_set_session (self->masthead, session);
  kiosk_qr_card_set_session (self->card, session);
  kiosk_qr_card_set_has_buttons (self->card, pack != NULL && kiosk_pack_lookup_page (pack, "find-by-name") != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->guide_button), pack != NULL);
  if (pack != NULL)
    fill_tiles (self, pack, kiosk_screen_get_language (screen));
  g_signal_connect_object (context, "notify::settings", G_CALLBACK (update_settings), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kiosk_session_get_staff (session), "changed", G_CALLBACK (update_settings), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kiosk_staff_get_settings (kiosk_session_get_staff (session)), "changed",
                           G_CALLBACK (update_settings), self, G_CONNECT_SWAPPED);
  update_settings (self);
}

/* Landscape is short of height: all three side by side. */
static void
arrange_wifi_button (KioskHomeScreen *self,
                     gboolean is_portrait)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (GTK_WIDGET (self->helps));
  GtkLayoutChild *place = gtk_layout_manager_get_layout_child (manager, GTK_WIDGET (self->wifi_button));

  g_object_set (place, "column", is_portrait ? 0 : 2, "row", is_portrait ? 1 : 0, "column-span", is_portrait ? 2 : 1,
                NULL);
}

static void
kiosk_home_screen_layout_set (KioskScreen *screen,
                              const KioskLayout *layout)
{
  KioskHomeScreen *self = KIOSK_HOME_SCREEN (screen);

  kiosk_poster_arrange (self->grid, layout, GTK_WIDGET (self->masthead), GTK_WIDGET (self->card),
                        GTK_WIDGET (self->body), GTK_WIDGET (self->bar));
  kiosk_masthead_set_layout (self->masthead, layout);
  kiosk_qr_card_set_layout (self->card, layout);
  arrange_wifi_button (self, layout->is_portrait);
}

/* Where Enter only leads on: who wakes the screen with two presses says nothing by the second. */
static GtkWidget *
kiosk_home_screen_get_default_focus (KioskScreen *screen)
{
  KioskHomeScreen *self = KIOSK_HOME_SCREEN (screen);
  GtkWidget *tile = gtk_widget_get_first_child (GTK_WIDGET (self->tiles));

  return tile != NULL ? tile : gtk_widget_get_first_child (GTK_WIDGET (self->bar));
}

static void
kiosk_home_screen_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_HOME_SCREEN);
  G_OBJECT_CLASS (kiosk_home_screen_parent_class)->dispose (object);
}

static void
kiosk_home_screen_class_init (KioskHomeScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskScreenClass *screen_class = KIOSK_SCREEN_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_home_screen_dispose;
  screen_class->session_set = kiosk_home_screen_session_set;
  screen_class->layout_set = kiosk_home_screen_layout_set;
  screen_class->get_default_focus = kiosk_home_screen_get_default_focus;
  g_type_ensure (KIOSK_TYPE_COLUMN);
  g_type_ensure (KIOSK_TYPE_COMFORT_BAR);
  g_type_ensure (KIOSK_TYPE_MASTHEAD);
  g_type_ensure (KIOSK_TYPE_QR_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-home-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskHomeScreen, grid);
  gtk_widget_class_bind_template_child (widget_class, KioskHomeScreen, masthead);
  gtk_widget_class_bind_template_child (widget_class, KioskHomeScreen, card);
  gtk_widget_class_bind_template_child (widget_class, KioskHomeScreen, body);
  gtk_widget_class_bind_template_child (widget_class, KioskHomeScreen, bar);
  gtk_widget_class_bind_template_child (widget_class, KioskHomeScreen, tiles);
  gtk_widget_class_bind_template_child (widget_class, KioskHomeScreen, more_tiles);
  gtk_widget_class_bind_template_child (widget_class, KioskHomeScreen, helps);
  gtk_widget_class_bind_template_child (widget_class, KioskHomeScreen, results);
  gtk_widget_class_bind_template_child (widget_class, KioskHomeScreen, guide_button);
  gtk_widget_class_bind_template_child (widget_class, KioskHomeScreen, wifi_button);
  gtk_widget_class_bind_template_child (widget_class, KioskHomeScreen, installed_button);
}

static void
kiosk_home_screen_init (KioskHomeScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The widget of the QR, for tests that compare its place with the one on the first screen. */
GtkWidget *
kiosk_home_screen_get_code (KioskHomeScreen *self)
{
  return kiosk_qr_card_get_code (self->card);
}

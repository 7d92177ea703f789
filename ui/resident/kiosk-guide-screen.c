/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guide's list of pages. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-guide-screen.h"

#include "kiosk-nav-bar.h"
#include "kiosk-tile.h"

#define N_TROUBLE_COLUMNS 2

struct _KioskGuideScreen
{
  KioskScreen  parent_instance;
  KioskNavBar *nav;
  GtkBox      *flip;
  GtkGrid     *steps;
  GtkGrid     *troubles;
};

G_DEFINE_FINAL_TYPE (KioskGuideScreen, kiosk_guide_screen, KIOSK_TYPE_SCREEN)

static void
clear (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

/* Columns are filled from top to bottom: the order is that of reading down. Where there is
 * room, each title has its line under it. */
static void
fill (GtkGrid *grid,
      GListModel *pages,
      const char *language,
      guint n_columns,
      gboolean is_numbered,
      gboolean has_lines)
{
  guint n_pages = g_list_model_get_n_items (pages);
  guint n_rows = (n_pages + n_columns - 1) / n_columns;

  clear (grid);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (KioskPage) page = g_list_model_get_item (pages, i);
      GtkWidget *tile = kiosk_tile_new_numbered (page, language, is_numbered ? i + 1 : 0, has_lines);

      gtk_grid_attach (grid, tile, i / n_rows, i % n_rows, 1, 1);
    }
}

/* The keyboard's order is that of the widgets, so they are laid out anew and not moved about. */
static void
kiosk_guide_screen_layout_set (KioskScreen *screen,
                               const KioskLayout *layout)
{
  KioskGuideScreen *self = KIOSK_GUIDE_SCREEN (screen);
  KioskPack *pack = kiosk_context_get_pack (kiosk_session_get_context (kiosk_screen_get_session (screen)));
  const char *language = kiosk_screen_get_language (screen);
  gboolean has_lines = layout->show_extras;

  kiosk_nav_bar_set_layout (self->nav, layout);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->flip),
                                  layout->is_portrait ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  if (pack == NULL)
    return;

  fill (self->steps, kiosk_pack_get_steps (pack), language, layout->is_portrait ? 2 : 1, TRUE,
        has_lines && layout->is_portrait);
  fill (self->troubles, kiosk_pack_get_troubles (pack), language, N_TROUBLE_COLUMNS, FALSE, has_lines);
}

static GtkWidget *
kiosk_guide_screen_get_default_focus (KioskScreen *screen)
{
  return gtk_widget_get_first_child (GTK_WIDGET (KIOSK_GUIDE_SCREEN (screen)->steps));
}

static void
kiosk_guide_screen_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_GUIDE_SCREEN);
  G_OBJECT_CLASS (kiosk_guide_screen_parent_class)->dispose (object);
}

static void
kiosk_guide_screen_class_init (KioskGuideScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskScreenClass *screen_class = KIOSK_SCREEN_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_guide_screen_dispose;
  screen_class->layout_set = kiosk_guide_screen_layout_set;
  screen_class->get_default_focus = kiosk_guide_screen_get_default_focus;
  g_type_ensure (KIOSK_TYPE_NAV_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-guide-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskGuideScreen, flip);
  gtk_widget_class_bind_template_child (widget_class, KioskGuideScreen, nav);
  gtk_widget_class_bind_template_child (widget_class, KioskGuideScreen, steps);
  gtk_widget_class_bind_template_child (widget_class, KioskGuideScreen, troubles);
}

static void
kiosk_guide_screen_init (KioskGuideScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

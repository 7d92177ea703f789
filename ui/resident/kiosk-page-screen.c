/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page of the content pack. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-page-screen.h"

#include <glib/gi18n.h>

#include "kiosk-nav-bar.h"
#include "kiosk-picture.h"
#include "kiosk-qr-code.h"

/* The step where a phone is held before the screen: it shows the QR and not a picture of one. */
#define SCAN_PAGE "scan"

struct _KioskPageScreen
{
  KioskScreen   parent_instance;
  GtkLabel     *kind;
  GtkLabel     *title;
  GtkBox       *flip;
  KioskPicture *picture;
  GtkWidget    *code_card;
  KioskQrCode  *code;
  GtkLabel     *purpose;
  GtkBox       *how;
  GtkLabel     *note;
  KioskNavBar  *nav;
};

G_DEFINE_FINAL_TYPE (KioskPageScreen, kiosk_page_screen, KIOSK_TYPE_SCREEN)

static KioskContext *
get_context (KioskPageScreen *self)
{
  return kiosk_session_get_context (kiosk_screen_get_session (KIOSK_SCREEN (self)));
}

/* A grid, not a box: to share out its width, a box of GTK 4.8 tries many heights, and breaks the text anew for each. */
static GtkWidget *
new_how_row (guint number,
             const char *text)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  GtkWidget *row = gtk_grid_new ();
  GtkWidget *mark = gtk_label_new (digits);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_add_css_class (mark, "tile-number");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "how-text");
  gtk_widget_add_css_class (row, "how-row");
  gtk_grid_attach (GTK_GRID (row), mark, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (row), label, 1, 0, 1, 1);
  return row;
}

static void
fill_how (KioskPageScreen *self,
          const char *const *how)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->how))) != NULL)
    gtk_box_remove (self->how, child);
  for (guint i = 0; how[i] != NULL; i++)
    gtk_box_append (self->how, new_how_row (i + 1, how[i]));
}

static void
fill_texts (KioskPageScreen *self,
            KioskPage *page,
            const char *language)
{
  const char *note = kiosk_page_get_note (page, language);

  gtk_label_set_label (self->title, kiosk_page_get_title (page, language));
  gtk_label_set_label (self->purpose, kiosk_page_get_purpose (page, language));
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  fill_how (self, kiosk_page_get_how (page, language));
}

static void
fill_picture (KioskPageScreen *self,
              KioskPage *page)
{
  KioskQrMatrix *matrix = kiosk_context_get_link_qr (get_context (self));
  gboolean shows_code = matrix != NULL && g_str_equal (kiosk_page_get_id (page), SCAN_PAGE);

  gtk_widget_set_visible (self->code_card, shows_code);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), !shows_code);
  kiosk_qr_code_set_matrix (self->code, shows_code ? matrix : NULL);
  /* The title beside it says what the picture shows. */
  kiosk_picture_set_bytes (self->picture, kiosk_page_get_picture (page), NULL);
}

/* Borrowed from the pack, which outlives the screens; NULL beyond the ends. */
static const char *
get_id_at (GListModel *pages,
           guint position)
{
  g_autoptr (KioskPage) page = g_list_model_get_item (pages, position);

  return page != NULL ? kiosk_page_get_id (page) : NULL;
}

static void
fill_turns (KioskPageScreen *self,
            GListModel *pages,
            guint position,
            const char *previous,
            const char *next)
{
  kiosk_nav_bar_set_previous (self->nav, previous, position > 0 ? get_id_at (pages, position - 1) : NULL);
  kiosk_nav_bar_set_next (self->nav, next, get_id_at (pages, position + 1));
}

static void
fill_place (KioskPageScreen *self,
            KioskPack *pack,
            KioskPage *page)
{
  GListModel *steps = kiosk_pack_get_steps (pack);
  GListModel *benefits = kiosk_pack_get_benefits (pack);
  g_autofree char *step = NULL;
  guint position;

  kiosk_nav_bar_set_previous (self->nav, NULL, NULL);
  kiosk_nav_bar_set_next (self->nav, NULL, NULL);
  if (g_list_store_find (G_LIST_STORE (steps), page, &position))
    {
      step = g_strdup_printf (_("Step %u of %u"), position + 1, g_list_model_get_n_items (steps));
      gtk_label_set_label (self->kind, step);
      fill_turns (self, steps, position, _("Previous step"), _("Next step"));
    }
  else if (g_list_store_find (G_LIST_STORE (benefits), page, &position))
    {
      gtk_label_set_label (self->kind, _("What the app is good for"));
      fill_turns (self, benefits, position, _("Previous"), _("Next"));
    }
  else
    gtk_label_set_label (self->kind, _("If something stops you"));
}

static void
kiosk_page_screen_shown (KioskScreen *screen)
{
  KioskPageScreen *self = KIOSK_PAGE_SCREEN (screen);
  KioskPack *pack = kiosk_context_get_pack (get_context (self));
  const char *id = kiosk_flow_get_page (kiosk_session_get_flow (kiosk_screen_get_session (screen)));
  KioskPage *page = pack != NULL && id != NULL ? kiosk_pack_lookup_page (pack, id) : NULL;

  if (page == NULL)
    return;

  fill_texts (self, page, kiosk_screen_get_language (screen));
  fill_picture (self, page);
  fill_place (self, pack, page);
}

static void
kiosk_page_screen_layout_set (KioskScreen *screen,
                              const KioskLayout *layout)
{
  KioskPageScreen *self = KIOSK_PAGE_SCREEN (screen);

  kiosk_nav_bar_set_layout (self->nav, layout);
  kiosk_qr_code_set_least_px (self->code, layout->small_qr_px);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->flip),
                                  layout->is_portrait ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static GtkWidget *
kiosk_page_screen_get_default_focus (KioskScreen *screen)
{
  return kiosk_nav_bar_get_next (KIOSK_PAGE_SCREEN (screen)->nav);
}

static void
kiosk_page_screen_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_PAGE_SCREEN);
  G_OBJECT_CLASS (kiosk_page_screen_parent_class)->dispose (object);
}

static void
kiosk_page_screen_class_init (KioskPageScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskScreenClass *screen_class = KIOSK_SCREEN_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_page_screen_dispose;
  screen_class->shown = kiosk_page_screen_shown;
  screen_class->layout_set = kiosk_page_screen_layout_set;
  screen_class->get_default_focus = kiosk_page_screen_get_default_focus;
  g_type_ensure (KIOSK_TYPE_NAV_BAR);
  g_type_ensure (KIOSK_TYPE_PICTURE);
  g_type_ensure (KIOSK_TYPE_QR_CODE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-page-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskPageScreen, kind);
  gtk_widget_class_bind_template_child (widget_class, KioskPageScreen, title);
  gtk_widget_class_bind_template_child (widget_class, KioskPageScreen, flip);
  gtk_widget_class_bind_template_child (widget_class, KioskPageScreen, picture);
  gtk_widget_class_bind_template_child (widget_class, KioskPageScreen, code_card);
  gtk_widget_class_bind_template_child (widget_class, KioskPageScreen, code);
  gtk_widget_class_bind_template_child (widget_class, KioskPageScreen, purpose);
  gtk_widget_class_bind_template_child (widget_class, KioskPageScreen, how);
  gtk_widget_class_bind_template_child (widget_class, KioskPageScreen, note);
  gtk_widget_class_bind_template_child (widget_class, KioskPageScreen, nav);
}

static void
kiosk_page_screen_init (KioskPageScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

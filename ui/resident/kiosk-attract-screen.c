/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first screen. It has no controls: any touch or key wakes it. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-attract-screen.h"

#include "kiosk-column.h"
#include "kiosk-masthead.h"
#include "kiosk-picture.h"
#include "kiosk-poster.h"
#include "kiosk-qr-card.h"

struct _KioskAttractScreen
{
  KioskScreen    parent_instance;
  GtkGrid       *grid;
  KioskMasthead *masthead;
  KioskQrCard   *card;
  KioskColumn   *body;
  GtkStack      *benefits;
  guint          turn_source;
};

G_DEFINE_FINAL_TYPE (KioskAttractScreen, kiosk_attract_screen, KIOSK_TYPE_SCREEN)

static GtkWidget *
new_label (const char *text,
           const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, style_class);
  return label;
}

static GtkWidget *
new_benefit (KioskPage *page,
             const char *language)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *picture = g_object_new (KIOSK_TYPE_PICTURE, "vexpand", TRUE, NULL);

  gtk_widget_add_css_class (box, "attract-benefit");
  kiosk_picture_set_bytes (KIOSK_PICTURE (picture), kiosk_page_get_picture (page),
                           kiosk_page_get_title (page, language));
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), new_label (kiosk_page_get_title (page, language), "title-2"));
  gtk_box_append (GTK_BOX (box), new_label (kiosk_page_get_line (page, language), "benefit-line"));
  return box;
}

static void
fill_benefits (KioskAttractScreen *self,
               KioskPack *pack,
               const char *language)
{
  GListModel *benefits = kiosk_pack_get_benefits (pack);

  for (guint i = 0; i < g_list_model_get_n_items (benefits); i++)
    {
      g_autoptr (KioskPage) page = g_list_model_get_item (benefits, i);

      gtk_stack_add_child (self->benefits, new_benefit (page, language));
    }
}

static gboolean
turn_cb (gpointer user_data)
{
  kiosk_attract_screen_next_benefit (KIOSK_ATTRACT_SCREEN (user_data));
  return G_SOURCE_CONTINUE;
}

static gboolean
is_still (KioskAttractScreen *self)
{
  KioskSettings *settings = kiosk_context_get_settings (kiosk_session_get_context (
                                                          kiosk_screen_get_session (KIOSK_SCREEN (self))));

  return settings != NULL && kiosk_settings_get_attract_still (settings);
}

static void
update_turning (KioskAttractScreen *self)
{
  gboolean turns = gtk_widget_get_mapped (GTK_WIDGET (self)) && !is_still (self);

  if (turns && self->turn_source == 0)
    self->turn_source = g_timeout_add_seconds (KIOSK_ATTRACT_BENEFIT_S, turn_cb, self);
  else if (!turns)
    g_clear_handle_id (&self->turn_source, g_source_remove);
}

/* Before the book is open nobody knows whether this kiosk is in service or new: for that moment nothing is shown. */
static void
update_settings (KioskAttractScreen *self)
{
  KioskSession *session = kiosk_screen_get_session (KIOSK_SCREEN (self));
  KioskSettings *settings = kiosk_context_get_settings (kiosk_session_get_context (session));

  gtk_widget_set_opacity (GTK_WIDGET (self->grid), settings != NULL ? 1 : 0);
  update_turning (self);
}

static void
kiosk_attract_screen_session_set (KioskScreen *screen)
{
  KioskAttractScreen *self = KIOSK_ATTRACT_SCREEN (screen);
  KioskSession *session = kiosk_screen_get_session (screen);
  KioskContext *context = kiosk_session_get_context (session);

  kiosk_masthead_set_session (self->masthead, session);
  kiosk_qr_card_set_session (self->card, session);
  if (kiosk_context_get_pack (context) != NULL)
    fill_benefits (self, kiosk_context_get_pack (context), kiosk_screen_get_language (screen));
  g_signal_connect_object (context, "notify::settings", G_CALLBACK (update_settings), self, G_CONNECT_SWAPPED);
  update_settings (self);
}

static void
kiosk_attract_screen_layout_set (KioskScreen *screen,
                                 const KioskLayout *layout)
{
  KioskAttractScreen *self = KIOSK_ATTRACT_SCREEN (screen);

  kiosk_poster_arrange (self->grid, layout, GTK_WIDGET (self->masthead), GTK_WIDGET (self->card),
                        GTK_WIDGET (self->body), NULL);
  kiosk_masthead_set_layout (self->masthead, layout);
  kiosk_qr_card_set_layout (self->card, layout);
}

static void
kiosk_attract_screen_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kiosk_attract_screen_parent_class)->map (widget);
  update_turning (KIOSK_ATTRACT_SCREEN (widget));
}

static void
kiosk_attract_screen_unmap (GtkWidget *widget)
{
  KioskAttractScreen *self = KIOSK_ATTRACT_SCREEN (widget);

  GTK_WIDGET_CLASS (kiosk_attract_screen_parent_class)->unmap (widget);
  g_clear_handle_id (&self->turn_source, g_source_remove);
}

static void
kiosk_attract_screen_dispose (GObject *object)
{
  KioskAttractScreen *self = KIOSK_ATTRACT_SCREEN (object);

  g_clear_handle_id (&self->turn_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), KIOSK_TYPE_ATTRACT_SCREEN);
  G_OBJECT_CLASS (kiosk_attract_screen_parent_class)->dispose (object);
}

static void
kiosk_attract_screen_class_init (KioskAttractScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskScreenClass *screen_class = KIOSK_SCREEN_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_attract_screen_dispose;
  widget_class->map = kiosk_attract_screen_map;
  widget_class->unmap = kiosk_attract_screen_unmap;
  screen_class->session_set = kiosk_attract_screen_session_set;
  screen_class->layout_set = kiosk_attract_screen_layout_set;
  g_type_ensure (KIOSK_TYPE_COLUMN);
  g_type_ensure (KIOSK_TYPE_MASTHEAD);
  g_type_ensure (KIOSK_TYPE_QR_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-attract-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskAttractScreen, grid);
  gtk_widget_class_bind_template_child (widget_class, KioskAttractScreen, masthead);
  gtk_widget_class_bind_template_child (widget_class, KioskAttractScreen, card);
  gtk_widget_class_bind_template_child (widget_class, KioskAttractScreen, body);
  gtk_widget_class_bind_template_child (widget_class, KioskAttractScreen, benefits);
}

static void
kiosk_attract_screen_init (KioskAttractScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The widget of the QR, for tests that compare its place with the one on the next screen. */
GtkWidget *
kiosk_attract_screen_get_code (KioskAttractScreen *self)
{
  return kiosk_qr_card_get_code (self->card);
}

/* Fades to the next benefit, and from the last to the first. */
void
kiosk_attract_screen_next_benefit (KioskAttractScreen *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->benefits);
  GtkWidget *next = shown != NULL ? gtk_widget_get_next_sibling (shown) : NULL;

  if (next == NULL)
    next = gtk_widget_get_first_child (GTK_WIDGET (self->benefits));
  if (next != NULL)
    gtk_stack_set_visible_child (self->benefits, next);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two numbers, and never their sum: one person may be in both. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-figure-card.h"

#include <glib/gi18n.h>

#include "kiosk-figure-words.h"

/* From here on numbers are written smaller, so that two stand side by side on every screen. */
#define LONG_NUMBER    1000
#define LONGEST_NUMBER 100000

struct _KioskFigureCard
{
  GtkWidget  parent_instance;
  GtkLabel  *title;
  GtkLabel  *by_self;
  GtkLabel  *by_helper;
};

G_DEFINE_FINAL_TYPE (KioskFigureCard, kiosk_figure_card, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
kiosk_figure_card_set_property (GObject *object,
                                guint id,
                                const GValue *value,
                                GParamSpec *spec)
{
  if (id == PROP_TITLE)
    gtk_label_set_label (KIOSK_FIGURE_CARD (object)->title, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
kiosk_figure_card_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_FIGURE_CARD);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_figure_card_parent_class)->dispose (object);
}

static void
kiosk_figure_card_class_init (KioskFigureCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_figure_card_dispose;
  G_OBJECT_CLASS (klass)->set_property = kiosk_figure_card_set_property;
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-figure-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskFigureCard, title);
  gtk_widget_class_bind_template_child (widget_class, KioskFigureCard, by_self);
  gtk_widget_class_bind_template_child (widget_class, KioskFigureCard, by_helper);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "figure-card");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kiosk_figure_card_init (KioskFigureCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_class (KioskFigureCard *self,
           const char *name,
           gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/* What a screen reader says is one sentence, in the order of the card. */
void
kiosk_figure_card_set_figures (KioskFigureCard *self,
                               gint64 by_self,
                               gint64 by_helper)
{
  g_autofree char *self_number = kiosk_figure_words_dup_number (by_self);
  g_autofree char *helper_number = kiosk_figure_words_dup_number (by_helper);
  /* Translators: what was counted, residents' figure, helpers' figure */
  g_autofree char *words = g_strdup_printf (_("%s: tapped by residents %s, noted by helpers %s"),
                                            gtk_label_get_label (self->title), self_number, helper_number);
  gint64 highest = MAX (by_self, by_helper);

  gtk_label_set_label (self->by_self, self_number);
  gtk_label_set_label (self->by_helper, helper_number);
  set_class (self, "long", highest >= LONG_NUMBER && highest < LONGEST_NUMBER);
  set_class (self, "longest", highest >= LONGEST_NUMBER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

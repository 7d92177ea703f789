/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One question at a time, and its table. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-breakdown-view.h"

#include <glib/gi18n.h>

#include "kiosk-breakdown-table.h"
#include "kiosk-column.h"

#define N_QUESTIONS 5

struct _KioskBreakdownView
{
  GtkWidget            parent_instance;
  GtkBox              *controls;
  GtkBox              *questions;
  GtkLabel            *heading;
  KioskBreakdownTable *table;
  KioskSettings       *settings;  /* (nullable) */
  GArray              *cells;     /* (element-type KioskCell) (nullable): before there are any */
  guint                question;
};

enum
{
  SIGNAL_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskBreakdownView, kiosk_breakdown_view, GTK_TYPE_WIDGET)

/* Both reasons are one question, one table below the other. */
static const struct
{
  const char    *label;
  KioskDimension dimension;
  gboolean       has_second;
  KioskDimension second;
} questions[N_QUESTIONS] = {
  { NC_("breakdown", "Result"), KIOSK_DIMENSION_KIND },
  { NC_("breakdown", "Audience"), KIOSK_DIMENSION_AUDIENCE },
  { NC_("breakdown", "Who noted"), KIOSK_DIMENSION_TEAM },
  { NC_("breakdown", "Part of the day"), KIOSK_DIMENSION_SHIFT },
  { NC_("breakdown", "Reason"), KIOSK_DIMENSION_NOT_ABLE, TRUE, KIOSK_DIMENSION_NOT_SIGNED_IN },
};

static void
update (KioskBreakdownView *self)
{
  kiosk_breakdown_table_clear (self->table);
  if (self->cells == NULL)
    return;
  kiosk_breakdown_table_add (self->table, self->settings, self->cells, questions[self->question].dimension);
  if (questions[self->question].has_second)
    kiosk_breakdown_table_add (self->table, self->settings, self->cells, questions[self->question].second);
}

static void
choose (KioskBreakdownView *self,
        guint question)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->questions));

  self->question = question;
  for (guint i = 0; button != NULL; i++, button = gtk_widget_get_next_sibling (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == question);
  update (self);
}

/* Pressed again, a question stays the one that is answered. */
static void
question_cb (KioskBreakdownView *self,
             GtkWidget *pressed)
{
  guint place = 0;

  while ((pressed = gtk_widget_get_prev_sibling (pressed)) != NULL)
    place++;
  choose (self, place);
}

static void
back_cb (KioskBreakdownView *self)
{
  g_signal_emit (self, signals[SIGNAL_BACK], 0);
}

static void
kiosk_breakdown_view_dispose (GObject *object)
{
  KioskBreakdownView *self = KIOSK_BREAKDOWN_VIEW (object);
  GtkWidget *child;

  g_clear_object (&self->settings);
  g_clear_pointer (&self->cells, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_BREAKDOWN_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_breakdown_view_parent_class)->dispose (object);
}

static void
kiosk_breakdown_view_class_init (KioskBreakdownViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_breakdown_view_dispose;
  g_type_ensure (KIOSK_TYPE_COLUMN);
  g_type_ensure (KIOSK_TYPE_BREAKDOWN_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-breakdown-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskBreakdownView, controls);
  gtk_widget_class_bind_template_child (widget_class, KioskBreakdownView, questions);
  gtk_widget_class_bind_template_child (widget_class, KioskBreakdownView, heading);
  gtk_widget_class_bind_template_child (widget_class, KioskBreakdownView, table);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "breakdown-view");
  signals[SIGNAL_BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
kiosk_breakdown_view_init (KioskBreakdownView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_QUESTIONS; i++)
    {
      GtkWidget *button =
        gtk_toggle_button_new_with_label (g_dpgettext2 (NULL, "breakdown", questions[i].label));

      gtk_widget_set_hexpand (button, TRUE);
      gtk_widget_add_css_class (button, "period");
      g_signal_connect_object (button, "clicked", G_CALLBACK (question_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->questions, button);
    }
}

/* The first question, with the focus on its button. */
void
kiosk_breakdown_view_begin (KioskBreakdownView *self)
{
  choose (self, 0);
  gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->questions)));
}

/* @heading: of which days. @settings: (nullable): for the name of the team. @cells: (element-type KioskCell)
 * (nullable): NULL while they are being read. The question that is asked stays. */
void
kiosk_breakdown_view_set_cells (KioskBreakdownView *self,
                                const char *heading,
                                KioskSettings *settings,
                                GArray *cells)
{
  gtk_label_set_label (self->heading, heading);
  g_set_object (&self->settings, settings);
  g_clear_pointer (&self->cells, g_array_unref);
  self->cells = cells != NULL ? g_array_ref (cells) : NULL;
  update (self);
}

/* Upright, the way back stands above the questions. */
void
kiosk_breakdown_view_set_layout (KioskBreakdownView *self,
                                 const KioskLayout *layout)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->controls),
                                  layout->is_portrait ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

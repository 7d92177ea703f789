/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts at the side, and the one that was chosen. Until a book is open there is one part. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-desk-screen.h"

#include <glib/gi18n.h>

#include "kiosk-desk-board-view.h"
#include "kiosk-desk-book-view.h"
#include "kiosk-desk-doubts-view.h"
#include "kiosk-desk-intake-view.h"
#include "kiosk-desk-paper-view.h"
#include "kiosk-desk-report-view.h"

/* Upright, the parts stand in rows of so many. */
#define N_PORTRAIT_COLUMNS 3

struct _KioskDeskScreen
{
  GtkWidget         parent_instance;
  GtkBox           *flip;
  GtkGrid          *side;
  GtkGrid          *parts;
  GtkWidget        *comfort;
  GtkStack         *stack;
  KioskDeskSession *session;
};

G_DEFINE_FINAL_TYPE (KioskDeskScreen, kiosk_desk_screen, GTK_TYPE_WIDGET)

typedef struct
{
  const char *nick;
  const char *label;
  GType     (*get_type) (void);
} Part;

static const Part parts[] = {
  { KIOSK_DESK_FIRST_PART, N_("The book"), kiosk_desk_book_view_get_type },
  { "intake", N_("Take in figures"), kiosk_desk_intake_view_get_type },
  { "board", N_("Board"), kiosk_desk_board_view_get_type },
  { "doubts", N_("To decide"), kiosk_desk_doubts_view_get_type },
  { "report", N_("Report"), kiosk_desk_report_view_get_type },
  { "paper", N_("Paper sheets"), kiosk_desk_paper_view_get_type },
};

static void
kiosk_desk_screen_dispose (GObject *object)
{
  KioskDeskScreen *self = KIOSK_DESK_SCREEN (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), KIOSK_TYPE_DESK_SCREEN);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kiosk_desk_screen_parent_class)->dispose (object);
}

static void
kiosk_desk_screen_class_init (KioskDeskScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_desk_screen_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-desk-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskDeskScreen, flip);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskScreen, side);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskScreen, parts);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskScreen, comfort);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskScreen, stack);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "desk-screen");
}

static void
add_part (KioskDeskScreen *self,
          const Part *part)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (_(part->label));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "desk.part");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", part->nick);
  gtk_grid_attach (self->parts, button, 0, (int) (part - parts), 1, 1);
  gtk_stack_add_named (self->stack, g_object_new (part->get_type (), NULL), part->nick);
}

static void
kiosk_desk_screen_init (KioskDeskScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    add_part (self, &parts[i]);
}

static KioskDeskView *
get_view (KioskDeskScreen *self,
          const Part *part)
{
  return KIOSK_DESK_VIEW (gtk_stack_get_child_by_name (self->stack, part->nick));
}

/* (transfer floating) */
GtkWidget *
kiosk_desk_screen_new (KioskDeskSession *session)
{
  KioskDeskScreen *self = g_object_new (KIOSK_TYPE_DESK_SCREEN, NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    kiosk_desk_view_set_session (get_view (self, &parts[i]), session);
  return GTK_WIDGET (self);
}

static void
set_place (GtkGrid *grid,
           GtkWidget *child,
           int column,
           int row)
{
  g_object_set (gtk_layout_manager_get_layout_child (gtk_widget_get_layout_manager (GTK_WIDGET (grid)), child),
                "column", column, "row", row, NULL);
}

/* Upright, the side is a bar at the top. */
void
kiosk_desk_screen_set_layout (KioskDeskScreen *self,
                              const KioskLayout *layout)
{
  int n_columns = layout->is_portrait ? N_PORTRAIT_COLUMNS : 1;
  int i = 0;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->flip), layout->is_portrait ? GTK_ORIENTATION_VERTICAL
                                                                                    : GTK_ORIENTATION_HORIZONTAL);
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->parts)); button != NULL;
       button = gtk_widget_get_next_sibling (button), i++)
    set_place (self->parts, button, i % n_columns, i / n_columns);
  i = 0;
  for (GtkWidget *button = gtk_widget_get_first_child (self->comfort); button != NULL;
       button = gtk_widget_get_next_sibling (button), i++)
    set_place (GTK_GRID (self->comfort), button, layout->is_portrait ? i : i % 2, layout->is_portrait ? 0 : i / 2);
  gtk_widget_set_vexpand (GTK_WIDGET (self->parts), !layout->is_portrait);
  for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
    kiosk_desk_view_set_layout (get_view (self, &parts[part]), layout);
}

/* One that there is not is not shown. */
void
kiosk_desk_screen_show_part (KioskDeskScreen *self,
                             const char *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].nick, part))
      {
        gtk_stack_set_visible_child_name (self->stack, part);
        kiosk_desk_view_update (get_view (self, &parts[i]));
      }
}

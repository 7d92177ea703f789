/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the ward's staff see and do behind their PIN: the parts at the side, one of them in the middle. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-staff-screen.h"

#include <glib/gi18n.h>

#include "kiosk-figures-view.h"
#include "kiosk-reports-view.h"
#include "kiosk-machine-view.h"
#include "kiosk-settings-view.h"
#include "kiosk-staff-view.h"
#include "kiosk-stick-view.h"
#include "kiosk-stick-words.h"
#include "kiosk-targets-view.h"
#include "kiosk-today-view.h"
#include "kiosk-training-view.h"
#include "kiosk-words.h"

struct _KioskStaffScreen
{
  KioskScreen         parent_instance;
  GtkBox             *flip;
  GtkGrid            *side;
  GtkLabel           *mode;
  GtkGrid            *parts;
  GtkWidget          *lock;
  GtkWidget          *hidden_note;
  GtkLabel           *hidden_text;
  GtkWidget          *test_button;
  GtkStack           *stack;
  GtkLabel           *wait;
  KioskTodayView     *today;
  KioskFiguresView   *figures;
  GSimpleActionGroup *actions;
  KioskDay            from;     /* of the days that staff chose last; KIOSK_DAY_UNKNOWN before */
  KioskDay            to;
};

G_DEFINE_FINAL_TYPE (KioskStaffScreen, kiosk_staff_screen, KIOSK_TYPE_SCREEN)

/* A part of the screen: its name, its word at the side, and its KioskStaffView; the two that show the figures which
 * were asked for have none. In the order of the side. */
typedef struct
{
  const char  *nick;
  const char  *label;
  GType      (*get_type) (void);
} Part;

static const Part parts[] = {
  { "today", N_("Today"), NULL },
  { "figures", N_("Figures"), NULL },
  { "reports", N_("Reported"), kiosk_reports_view_get_type },
  { "targets", N_("Targets"), kiosk_targets_view_get_type },
  { "stick", N_("Copy to USB"), kiosk_stick_view_get_type },
  { "settings", N_("Settings"), kiosk_settings_view_get_type },
  { "machine", N_("Machine"), kiosk_machine_view_get_type },
  { "training", N_("Training"), kiosk_training_view_get_type },
};

/* Upright, the parts stand in rows of so many. */
#define N_PORTRAIT_COLUMNS 4

/* Else the mark of a training makes the side wider than its parts do: it stands in two lines. */
#define LANDSCAPE_MODE_CHARS 14

/* As the views name them, by KioskPeriodKind. */
static const char *const kind_nicks[] = { "day", "week", "month", "quarter", "range" };

static KioskStaff *
get_staff (KioskStaffScreen *self)
{
  return kiosk_session_get_staff (kiosk_screen_get_session (KIOSK_SCREEN (self)));
}

static KioskStick *
get_stick (KioskStaffScreen *self)
{
  return kiosk_session_get_stick (kiosk_screen_get_session (KIOSK_SCREEN (self)));
}

static KioskContext *
get_context (KioskStaffScreen *self)
{
  return kiosk_session_get_context (kiosk_screen_get_session (KIOSK_SCREEN (self)));
}

static char *
dup_said (KioskStaff *staff,
          KioskStick *stick,
          KioskMode mode)
{
  char *overdue;

  guint waiting = (guint) kiosk_staff_get_waiting (staff);

  switch (kiosk_staff_get_closing (staff))
    {
    case KIOSK_CLOSING_UNDER_WAY:
      return g_strdup (_("One moment…"));
    case KIOSK_CLOSING_CLOSED:
      return g_strdup (kiosk_words_get_saved (mode, _("The figures are closed and on this machine’s disk.")));
    case KIOSK_CLOSING_NOTHING:
      return g_strdup (_("There is nothing to close: nobody was counted since the last closing."));
    case KIOSK_CLOSING_WAITING:
      return g_strdup_printf (ngettext ("This shift was closed before. %u person counted since waits for the next one.",
                                        "This shift was closed before. %u people counted since wait for the next one.",
                                        waiting), waiting);
    case KIOSK_CLOSING_FAILED:
      return g_strdup (_("The figures could not be closed: the disk does not answer. What was counted is safe. "
                         "Try again."));
    case KIOSK_CLOSING_NONE:
    default:
      overdue = kiosk_stick_words_dup_overdue (stick);
      return overdue != NULL ? overdue : g_strdup ("");
    }
}

static const Part *
get_part (KioskStaffScreen *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "part");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].nick, g_variant_get_string (state, NULL)))
      return &parts[i];
  return &parts[0];
}

static KioskStaffView *
get_view (KioskStaffScreen *self,
          const Part *part)
{
  return KIOSK_STAFF_VIEW (gtk_stack_get_child_by_name (self->stack, part->nick));
}

static gboolean
is_on_today (KioskStaffScreen *self)
{
  return get_part (self) == &parts[0];
}

/* Residents see no code: whoever is responsible has to be told, and can do something about it here. The longest tables
 * leave it no room, and nobody comes to them first. */
static void
update_hidden_note (KioskStaffScreen *self)
{
  KioskSettings *settings = kiosk_context_get_settings (get_context (self));
  gboolean is_hidden = settings != NULL && !kiosk_settings_get_link_confirmed (settings);
  gboolean has_link = settings != NULL && kiosk_settings_get_link (settings) != NULL;

  gtk_widget_set_visible (self->hidden_note, is_hidden && is_on_today (self));
  gtk_widget_set_visible (self->test_button, has_link);
  gtk_label_set_label (self->hidden_text,
                       has_link ? _("The QR code is hidden from residents: nobody has confirmed that it opens the app.")
                                : _("There is no QR code: the technician sets its link with congdanso-tally setup "
                                    "--link"));
}

/* While the clock cannot be trusted the open taps have no date, and today's figures are theirs. */
static KioskDay
get_counted_day (KioskStaffScreen *self,
                 GArray *figures)
{
  const KioskDayFigures *last = figures->len > 0 ? &g_array_index (figures, KioskDayFigures, figures->len - 1) : NULL;

  return last != NULL && last->day == KIOSK_DAY_UNKNOWN && last->has_open ? KIOSK_DAY_UNKNOWN
                                                                          : kiosk_staff_get_today (get_staff (self));
}

static void
update_today (KioskStaffScreen *self,
              GArray *figures)
{
  KioskStaff *staff = get_staff (self);

  kiosk_today_view_set_first_day (self->today, kiosk_staff_figures_get_first_day (kiosk_staff_get_figures (staff)));
  kiosk_today_view_set_figures (self->today, get_counted_day (self, figures), figures);
}

static void
update_figures (KioskStaffScreen *self,
                GArray *figures)
{
  KioskStaff *staff = get_staff (self);
  KioskPeriod period = kiosk_staff_figures_get_period (kiosk_staff_get_figures (staff));
  const char *nick = kind_nicks[period.kind];

  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "period")),
                             g_variant_new_string (nick));
  kiosk_figures_view_set_span (self->figures, kiosk_staff_figures_get_first_day (kiosk_staff_get_figures (staff)),
                               kiosk_staff_get_today (staff));
  kiosk_figures_view_set_figures (self->figures, nick, period.from, period.to, figures);
  kiosk_figures_view_set_cells (self->figures, kiosk_context_get_settings (get_context (self)),
                                kiosk_staff_figures_get_cells (kiosk_staff_get_figures (staff)));
}

/* What was asked for decides which part is seen; until it is there, or where it cannot be read, a line says so. */
static void
update (KioskStaffScreen *self)
{
  KioskStaff *staff = get_staff (self);
  GArray *figures = kiosk_staff_figures_get_days (kiosk_staff_get_figures (staff));
  const Part *part = get_part (self);
  gboolean is_today = is_on_today (self);
  g_autofree char *said = dup_said (staff, get_stick (self), kiosk_context_get_mode (get_context (self)));

  update_hidden_note (self);
  kiosk_today_view_set_said (self->today, said);
  gtk_label_set_label (self->wait, kiosk_staff_is_failing (staff)
                                     ? _("The disk does not answer. What was counted is safe.") : "");
  if (part->get_type == NULL && figures == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "wait");
      return;
    }

  if (is_today)
    update_today (self, figures);
  else if (part->get_type == NULL)
    update_figures (self, figures);
  gtk_stack_set_visible_child_name (self->stack, part->nick);
}

static void
update_mode (KioskStaffScreen *self)
{
  KioskMode mode = kiosk_context_get_mode (get_context (self));

  gtk_label_set_label (self->mode, kiosk_words_get_mode (mode));
  gtk_widget_set_visible (GTK_WIDGET (self->mode), mode != KIOSK_MODE_LIVE);
}

static KioskPeriodKind
get_kind (KioskStaffScreen *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "period");

  for (guint i = 0; i < G_N_ELEMENTS (kind_nicks); i++)
    if (g_str_equal (kind_nicks[i], g_variant_get_string (state, NULL)))
      return (KioskPeriodKind) i;
  return KIOSK_PERIOD_WEEK;
}

/* The figures of the part that is seen; another part than those two asks for its own. */
static void
show_figures (KioskStaffScreen *self)
{
  if (is_on_today (self))
    kiosk_staff_figures_show_today (kiosk_staff_get_figures (get_staff (self)));
  else if (get_part (self)->get_type == NULL && get_kind (self) == KIOSK_PERIOD_RANGE)
    kiosk_staff_figures_show_range (kiosk_staff_get_figures (get_staff (self)), self->from, self->to);
  else if (get_part (self)->get_type == NULL)
    kiosk_staff_figures_show_period (kiosk_staff_get_figures (get_staff (self)), get_kind (self));
}

static void
show_part (KioskStaffScreen *self)
{
  const Part *part = get_part (self);

  kiosk_figures_view_leave_form (self->figures);
  show_figures (self);
  if (part->get_type != NULL)
    kiosk_staff_view_shown (get_view (self, part));
  update (self);
}

static void
kiosk_staff_screen_session_set (KioskScreen *screen)
{
  KioskStaffScreen *self = KIOSK_STAFF_SCREEN (screen);

  g_signal_connect_object (get_staff (self), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_stick (self), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_context (self), "notify::settings", G_CALLBACK (update_hidden_note), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kiosk_screen_get_session (screen), "day-changed", G_CALLBACK (show_figures), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].get_type != NULL)
      kiosk_staff_view_set_session (get_view (self, &parts[i]), kiosk_screen_get_session (screen));
  update_mode (self);
  update_hidden_note (self);
}

static void
kiosk_staff_screen_shown (KioskScreen *screen)
{
  KioskStaffScreen *self = KIOSK_STAFF_SCREEN (screen);

  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "part")),
                             g_variant_new_string (parts[0].nick));
  kiosk_stick_look (get_stick (self));
  show_part (self);
}

static void
set_place (GtkGrid *grid,
           GtkWidget *child,
           int column,
           int row,
           int column_span)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (GTK_WIDGET (grid));

  g_object_set (gtk_layout_manager_get_layout_child (manager, child),
                "column", column, "row", row, "column-span", column_span, NULL);
}

static void
place_parts (KioskStaffScreen *self,
             gboolean portrait)
{
  int n_columns = portrait ? MIN (N_PORTRAIT_COLUMNS, (int) G_N_ELEMENTS (parts)) : 1;
  int i = 0;

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->parts)); button != NULL;
       button = gtk_widget_get_next_sibling (button), i++)
    set_place (self->parts, button, i % n_columns, i / n_columns, 1);
}

/* Upright, the side is a bar at the top: what locks the screen at its right, the parts in rows below. */
static void
kiosk_staff_screen_layout_set (KioskScreen *screen,
                               const KioskLayout *layout)
{
  KioskStaffScreen *self = KIOSK_STAFF_SCREEN (screen);
  gboolean portrait = layout->is_portrait;

  kiosk_today_view_set_layout (self->today, layout);
  kiosk_figures_view_set_layout (self->figures, layout);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->flip),
                                  portrait ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].get_type != NULL)
      kiosk_staff_view_set_layout (get_view (self, &parts[i]), layout);
  place_parts (self, portrait);
  gtk_widget_set_vexpand (GTK_WIDGET (self->parts), !portrait);
  gtk_label_set_max_width_chars (self->mode, portrait ? -1 : LANDSCAPE_MODE_CHARS);
  set_place (self->side, GTK_WIDGET (self->mode), portrait ? 1 : 0, portrait ? 0 : 1, 1);
  set_place (self->side, self->lock, portrait ? 2 : 0, portrait ? 0 : 3, 1);
  set_place (self->side, GTK_WIDGET (self->parts), 0, portrait ? 1 : 2, portrait ? 3 : 1);
}

static GtkWidget *
kiosk_staff_screen_get_default_focus (KioskScreen *screen)
{
  return gtk_widget_get_first_child (GTK_WIDGET (KIOSK_STAFF_SCREEN (screen)->parts));
}

static void
close_day_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  kiosk_staff_close_day (get_staff (user_data));
}

static void
turn_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  kiosk_staff_figures_turn (kiosk_staff_get_figures (get_staff (user_data)), g_variant_get_int32 (parameter) > 0);
}

/* Days of one's own choice are asked for first. */
static void
change_period_cb (GSimpleAction *action,
                  GVariant *value,
                  gpointer user_data)
{
  KioskStaffScreen *self = user_data;

  if (g_str_equal (g_variant_get_string (value, NULL), kind_nicks[KIOSK_PERIOD_RANGE]))
    {
      kiosk_figures_view_ask_range (self->figures);
      return;
    }
  g_simple_action_set_state (action, value);
  show_figures (self);
}

static void
range_cb (GSimpleAction *action,
          GVariant *days,
          gpointer user_data)
{
  KioskStaffScreen *self = user_data;

  g_variant_get (days, "(uu)", &self->from, &self->to);
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "period")),
                             g_variant_new_string (kind_nicks[KIOSK_PERIOD_RANGE]));
  show_figures (self);
}

static void
change_part_cb (GSimpleAction *action,
                GVariant *value,
                gpointer user_data)
{
  g_simple_action_set_state (action, value);
  show_part (user_data);
}

static const GActionEntry action_entries[] = {
  { .name = "part", .parameter_type = "s", .state = "'today'", .change_state = change_part_cb },
  { .name = "close-day", .activate = close_day_cb },
  { .name = "turn", .activate = turn_cb, .parameter_type = "i" },
  { .name = "period", .parameter_type = "s", .state = "'week'", .change_state = change_period_cb },
  { .name = "range", .activate = range_cb, .parameter_type = "(uu)" },
};

static void
kiosk_staff_screen_dispose (GObject *object)
{
  KioskStaffScreen *self = KIOSK_STAFF_SCREEN (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "staff", NULL);
  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (self), KIOSK_TYPE_STAFF_SCREEN);
  G_OBJECT_CLASS (kiosk_staff_screen_parent_class)->dispose (object);
}

static void
kiosk_staff_screen_class_init (KioskStaffScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskScreenClass *screen_class = KIOSK_SCREEN_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_screen_dispose;
  screen_class->session_set = kiosk_staff_screen_session_set;
  screen_class->shown = kiosk_staff_screen_shown;
  screen_class->layout_set = kiosk_staff_screen_layout_set;
  screen_class->get_default_focus = kiosk_staff_screen_get_default_focus;
  g_type_ensure (KIOSK_TYPE_TODAY_VIEW);
  g_type_ensure (KIOSK_TYPE_FIGURES_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-staff-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffScreen, flip);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffScreen, side);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffScreen, mode);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffScreen, parts);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffScreen, lock);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffScreen, hidden_note);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffScreen, hidden_text);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffScreen, test_button);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffScreen, stack);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffScreen, wait);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffScreen, today);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffScreen, figures);
}

static void
add_part (KioskStaffScreen *self,
          const Part *part)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (_(part->label));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "staff.part");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", part->nick);
  gtk_grid_attach (self->parts, button, 0, (int) (part - parts), 1, 1);
  if (part->get_type != NULL)
    gtk_stack_add_named (self->stack, g_object_new (part->get_type (), NULL), part->nick);
}

static void
kiosk_staff_screen_init (KioskStaffScreen *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries, G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "staff", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    add_part (self, &parts[i]);
}

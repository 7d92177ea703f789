/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Máy": three pages. What takes the machine away from residents is asked twice. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-machine-view.h"

#include <glib/gi18n.h>

#include "kiosk-machine-checks.h"

struct _KioskMachineView
{
  KioskStaffView      parent_instance;
  GtkLabel           *said;
  GtkStack           *stack;
  GtkGrid            *checks;
  GtkBox             *events;
  GtkWidget          *newer;
  GtkWidget          *older;
  GtkLabel           *power_text;
  GtkWidget          *power_ask;
  GtkBox             *power_sure;
  GtkWidget          *restart;
  GtkWidget          *shut_down;
  GtkWidget          *stay;
  GtkButton          *sure;
  GSimpleActionGroup *actions;
  char               *asked;   /* what has to be asked twice: "restart" or "shut-down"; "": nothing */
};

G_DEFINE_FINAL_TYPE (KioskMachineView, kiosk_machine_view, KIOSK_TYPE_STAFF_VIEW)

static KioskSession *
get_session (KioskMachineView *self)
{
  return kiosk_staff_view_get_session (KIOSK_STAFF_VIEW (self));
}

static KioskUpkeep *
get_upkeep (KioskMachineView *self)
{
  return kiosk_session_get_upkeep (get_session (self));
}

static GtkLabel *
new_label (const char *text,
           const char *style_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (label, 0);
  gtk_label_set_yalign (label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (label), style_class);
  return label;
}

static void
remove_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

/* Good or not is told by a mark and by words, not by a colour alone. */
static void
add_check (KioskMachineView *self,
           const KioskMachineCheck *check,
           int row)
{
  gboolean is_good = check->advice == NULL;
  g_autofree char *text = is_good ? g_strdup (check->value)
                                  : g_strconcat (check->value, *check->value != '\0' ? "\n" : "", check->advice, NULL);
  GtkLabel *mark = new_label (is_good ? "✓" : "!", is_good ? "machine-good" : "machine-bad");
  GtkLabel *value = new_label (text, "machine-value");

  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_good ? _("All is well") : _("Something is to be done"), -1);
  gtk_label_set_xalign (mark, 0.5);
  gtk_widget_set_hexpand (GTK_WIDGET (value), TRUE);
  if (!is_good)
    gtk_widget_add_css_class (GTK_WIDGET (value), "bad");
  gtk_grid_attach (self->checks, GTK_WIDGET (mark), 0, row, 1, 1);
  gtk_grid_attach (self->checks, GTK_WIDGET (new_label (check->name, "machine-name")), 1, row, 1, 1);
  gtk_grid_attach (self->checks, GTK_WIDGET (value), 2, row, 1, 1);
}

static KioskMachineFacts
get_facts (KioskMachineView *self)
{
  KioskContext *context = kiosk_session_get_context (get_session (self));
  KioskStaff *staff = kiosk_session_get_staff (get_session (self));
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  return (KioskMachineFacts) {
           .state = kiosk_upkeep_get_state (get_upkeep (self)), .settings = kiosk_context_get_settings (context),
           .mode = kiosk_context_get_mode (context), .today = kiosk_staff_get_today (staff),
           .minute = kiosk_staff_get_minute (staff),
           .width_px = window != NULL ? gtk_widget_get_width (window) : 0,
           .height_px = window != NULL ? gtk_widget_get_height (window) : 0,
           .lacks_code = kiosk_staff_settings_lacks_code (kiosk_staff_get_settings (staff))
  };
}

static void
update_checks (KioskMachineView *self)
{
  KioskMachineFacts facts = get_facts (self);
  g_autoptr (GPtrArray) checks = NULL;

  remove_children (GTK_WIDGET (self->checks));
  if (facts.state == NULL)
    return;
  checks = kiosk_machine_checks_new (&facts);
  for (guint i = 0; i < checks->len; i++)
    add_check (self, checks->pdata[i], (int) i);
}

static void
update_events (KioskMachineView *self)
{
  GArray *events = kiosk_upkeep_get_events (get_upkeep (self));

  remove_children (GTK_WIDGET (self->events));
  for (guint i = 0; events != NULL && i < MIN (events->len, KIOSK_UPKEEP_N_EVENTS); i++)
    {
      g_autofree char *text = kiosk_machine_checks_dup_event (&g_array_index (events, KioskEvent, i));

      gtk_box_append (self->events, GTK_WIDGET (new_label (text, "machine-event")));
    }
  gtk_widget_set_sensitive (self->newer, kiosk_upkeep_has_newer (get_upkeep (self)));
  gtk_widget_set_sensitive (self->older, kiosk_upkeep_has_older (get_upkeep (self)));
}

static const char *
get_power_text (KioskMachineView *self)
{
  KioskUpkeep *upkeep = get_upkeep (self);

  if (kiosk_context_get_mode (kiosk_session_get_context (get_session (self))) == KIOSK_MODE_TRAINING)
    return _("In a training the machine is neither restarted nor shut down. End the training first.");
  if (kiosk_upkeep_is_leaving (upkeep))
    return _("One moment…");
  if (kiosk_upkeep_is_refused (upkeep))
    return _("The machine did not do it. Everything is as it was. Try again, or tell the technician.");
  if (!kiosk_upkeep_can (upkeep, KIOSK_POWER_RESTART) && !kiosk_upkeep_can (upkeep, KIOSK_POWER_SHUT_DOWN))
    return _("This machine cannot be restarted from here. Its power button does it; what was counted is safe.");
  return _("What was counted is on the disk and stays there. Residents wait for about a minute while it restarts.");
}

/* "No" stands where the finger is: who presses once more, or twice at once, changes nothing. */
static void
place_answers (KioskMachineView *self,
               gboolean is_restart)
{
  GtkWidget *first = is_restart ? self->stay : GTK_WIDGET (self->sure);

  gtk_box_reorder_child_after (self->power_sure, first, NULL);
}

static void
update_power (KioskMachineView *self)
{
  KioskUpkeep *upkeep = get_upkeep (self);
  gboolean is_asked = *self->asked != '\0' && !kiosk_upkeep_is_leaving (upkeep);
  gboolean is_restart = g_str_equal (self->asked, "restart");

  gtk_label_set_label (self->power_text, get_power_text (self));
  gtk_widget_set_visible (self->power_ask, !is_asked);
  gtk_widget_set_visible (GTK_WIDGET (self->power_sure), is_asked);
  place_answers (self, is_restart);
  gtk_widget_set_visible (self->restart, kiosk_upkeep_can (upkeep, KIOSK_POWER_RESTART));
  gtk_widget_set_visible (self->shut_down, kiosk_upkeep_can (upkeep, KIOSK_POWER_SHUT_DOWN));
  gtk_button_set_label (self->sure, is_restart ? _("Yes, restart now") : _("Yes, shut down now"));
}

static void
update (KioskMachineView *self)
{
  gboolean is_failing = kiosk_upkeep_is_failing (get_upkeep (self));

  gtk_widget_set_visible (GTK_WIDGET (self->said), is_failing);
  gtk_label_set_label (self->said, is_failing ? _("The disk does not answer. What was counted is safe.") : "");
  update_checks (self);
  update_events (self);
  update_power (self);
}

static void
ask (KioskMachineView *self,
     const char *what)
{
  g_free (self->asked);
  self->asked = g_strdup (what);
}

static void
set_page (KioskMachineView *self,
          const char *page)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "page")),
                             g_variant_new_string (page));
  ask (self, "");
  gtk_stack_set_visible_child_name (self->stack, page);
  update_power (self);
}

static void
change_page_cb (GSimpleAction *action,
                GVariant *value,
                gpointer user_data)
{
  set_page (user_data, g_variant_get_string (value, NULL));
}

static void
turn_cb (GSimpleAction *action,
         GVariant *target,
         gpointer user_data)
{
  kiosk_upkeep_turn (get_upkeep (user_data), g_variant_get_boolean (target));
}

static void
ask_cb (GSimpleAction *action,
        GVariant *target,
        gpointer user_data)
{
  ask (user_data, g_variant_get_string (target, NULL));
  update_power (user_data);
}

static void
leave_cb (GSimpleAction *action,
          GVariant *target,
          gpointer user_data)
{
  KioskMachineView *self = user_data;

  if (*self->asked == '\0')
    return;
  kiosk_upkeep_leave (get_upkeep (self),
                      g_str_equal (self->asked, "restart") ? KIOSK_POWER_RESTART : KIOSK_POWER_SHUT_DOWN);
}

static const GActionEntry action_entries[] = {
  { .name = "page", .parameter_type = "s", .state = "'checks'", .change_state = change_page_cb },
  { .name = "turn", .activate = turn_cb, .parameter_type = "b" },
  { .name = "ask", .activate = ask_cb, .parameter_type = "s" },
  { .name = "leave", .activate = leave_cb },
};

static void
kiosk_machine_view_session_set (KioskStaffView *view)
{
  KioskMachineView *self = KIOSK_MACHINE_VIEW (view);

  g_signal_connect_object (get_upkeep (self), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kiosk_staff_get_settings (kiosk_session_get_staff (get_session (self))), "changed",
                           G_CALLBACK (update_checks), self, G_CONNECT_SWAPPED);
}

static void
kiosk_machine_view_shown (KioskStaffView *view)
{
  KioskMachineView *self = KIOSK_MACHINE_VIEW (view);

  set_page (self, "checks");
  kiosk_upkeep_look (get_upkeep (self));
}

static void
kiosk_machine_view_dispose (GObject *object)
{
  KioskMachineView *self = KIOSK_MACHINE_VIEW (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "machine", NULL);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->asked, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), KIOSK_TYPE_MACHINE_VIEW);
  G_OBJECT_CLASS (kiosk_machine_view_parent_class)->dispose (object);
}

static void
kiosk_machine_view_class_init (KioskMachineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskStaffViewClass *view_class = KIOSK_STAFF_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_machine_view_dispose;
  view_class->session_set = kiosk_machine_view_session_set;
  view_class->shown = kiosk_machine_view_shown;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-machine-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskMachineView, said);
  gtk_widget_class_bind_template_child (widget_class, KioskMachineView, stack);
  gtk_widget_class_bind_template_child (widget_class, KioskMachineView, checks);
  gtk_widget_class_bind_template_child (widget_class, KioskMachineView, events);
  gtk_widget_class_bind_template_child (widget_class, KioskMachineView, newer);
  gtk_widget_class_bind_template_child (widget_class, KioskMachineView, older);
  gtk_widget_class_bind_template_child (widget_class, KioskMachineView, power_text);
  gtk_widget_class_bind_template_child (widget_class, KioskMachineView, power_ask);
  gtk_widget_class_bind_template_child (widget_class, KioskMachineView, power_sure);
  gtk_widget_class_bind_template_child (widget_class, KioskMachineView, restart);
  gtk_widget_class_bind_template_child (widget_class, KioskMachineView, shut_down);
  gtk_widget_class_bind_template_child (widget_class, KioskMachineView, stay);
  gtk_widget_class_bind_template_child (widget_class, KioskMachineView, sure);
}

static void
kiosk_machine_view_init (KioskMachineView *self)
{
  self->asked = g_strdup ("");
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries, G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "machine", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the recovery code opens: five things to do, each with a page that says first what it means. What changes the
 * records is asked twice, and takes place when the page is left. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-technician-screen.h"

#include <glib/gi18n.h>

#include "kiosk-task-page.h"
#include "kiosk-technician-words.h"

typedef enum
{
  TASK_PIN,
  TASK_DIAGNOSIS,
  TASK_RESTORE,
  TASK_ANEW,
  TASK_INPUTS,
  N_TASKS,
  TASK_NONE = N_TASKS   /* the menu is seen */
} Task;

/* One of the menu. */
typedef struct
{
  const char *title;
  const char *line;
} Item;

static const Item items[N_TASKS] = {
  { N_("Set a new PIN"), N_("For staff who forgot it, with a new recovery code.") },
  { N_("Copy a diagnosis to USB"), N_("How the machine is, for those who are asked for help.") },
  { N_("Go back to a backup"), N_("Where the records of now are wrong. They are kept aside.") },
  { N_("New machine"), N_("For another office, or a disk that was copied.") },
  { N_("Keyboard and USB devices"), N_("Let in the keyboard or touch panel that is plugged in now.") },
};

struct _KioskTechnicianScreen
{
  KioskScreen          parent_instance;
  GtkStack            *stack;
  GtkWidget           *menu;
  GtkGrid             *grid;
  KioskTaskPage       *list;
  KioskTaskPage       *one;
  GtkWidget           *buttons[N_TASKS];
  GSimpleActionGroup  *actions;
  Task                 task;
  KioskBackupRecord    backup;   /* that was chosen; an empty name: none yet */
};

G_DEFINE_FINAL_TYPE (KioskTechnicianScreen, kiosk_technician_screen, KIOSK_TYPE_SCREEN)

static KioskSession *
get_session (KioskTechnicianScreen *self)
{
  return kiosk_screen_get_session (KIOSK_SCREEN (self));
}

static KioskTechnician *
get_technician (KioskTechnicianScreen *self)
{
  return kiosk_session_get_technician (get_session (self));
}

static KioskStick *
get_stick (KioskTechnicianScreen *self)
{
  return kiosk_session_get_stick (get_session (self));
}

static gboolean
is_working (KioskTechnicianScreen *self)
{
  return kiosk_technician_get_state (get_technician (self)) == KIOSK_TECHNICIAN_WORKING;
}

static gboolean
is_asking (KioskTechnicianScreen *self)
{
  return kiosk_technician_get_state (get_technician (self)) == KIOSK_TECHNICIAN_IDLE;
}

/* Another page has a button where the keyboard goes on; the same one keeps it where it is. */
static void
show_one (KioskTechnicianScreen *self,
          const char *text)
{
  gboolean is_other = gtk_stack_get_visible_child (self->stack) != GTK_WIDGET (self->one);

  kiosk_task_page_show_text (self->one, _(items[self->task].title), text);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->one));
  if (is_other || gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->one), GTK_DIR_TAB_BACKWARD);
}

static void
show_ready (KioskTechnicianScreen *self)
{
  g_autofree char *text = kiosk_technician_words_dup_ready (kiosk_technician_get_folder (get_technician (self)));

  kiosk_task_page_set_buttons (self->one, NULL, NULL, _("Begin again"));
  show_one (self, text);
}

static void
show_list (KioskTechnicianScreen *self)
{
  GArray *backups = kiosk_technician_get_backups (get_technician (self));
  g_autofree char *text = kiosk_technician_words_dup_list (get_technician (self));
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  if (text != NULL)
    {
      kiosk_task_page_set_buttons (self->one, _("Back"), NULL, NULL);
      show_one (self, text);
      return;
    }
  for (guint i = 0; i < backups->len; i++)
    g_ptr_array_add (labels, kiosk_technician_words_dup_backup (&g_array_index (backups, KioskBackupRecord, i)));
  g_ptr_array_add (labels, NULL);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->list));
  kiosk_task_page_show_choices (self->list, _("Go back to a backup"), (const char *const *) labels->pdata, -1);
  kiosk_task_page_set_buttons (self->list, _("Back"), NULL, NULL);
}

static void
show_restore (KioskTechnicianScreen *self)
{
  g_autofree char *text = kiosk_technician_words_dup_restore (get_technician (self), &self->backup);

  kiosk_task_page_set_buttons (self->one, is_working (self) ? NULL : _("Back"),
                               is_asking (self) && self->backup.people >= 0 ? _("Go back to it") : NULL, NULL);
  kiosk_task_page_ask_twice (self->one, _("No, leave everything as it is"), _("Yes, go back to it"));
  show_one (self, text);
}

static void
show_anew (KioskTechnicianScreen *self)
{
  g_autofree char *text = kiosk_technician_words_dup_anew (get_technician (self));

  kiosk_task_page_set_buttons (self->one, is_working (self) ? NULL : _("Back"),
                               is_asking (self) ? _("Begin anew") : NULL, NULL);
  kiosk_task_page_ask_twice (self->one, _("No, leave everything as it is"), _("Yes, begin anew"));
  show_one (self, text);
}

static void
show_inputs (KioskTechnicianScreen *self)
{
  g_autofree char *text = kiosk_technician_words_dup_inputs (get_technician (self));
  gboolean can_start = kiosk_technician_has_doors (get_technician (self)) && !is_working (self);

  kiosk_task_page_set_buttons (self->one, is_working (self) ? NULL : _("Back"), NULL,
                               can_start ? _("Let it in") : NULL);
  show_one (self, text);
}

static void
show_diagnosis (KioskTechnicianScreen *self)
{
  KioskStick *stick = get_stick (self);
  g_autofree char *text = kiosk_technician_words_dup_diagnosis (stick);
  gboolean can_start = kiosk_stick_can_start_task (stick, KIOSK_STICK_TASK_DIAGNOSIS);

  kiosk_task_page_set_buttons (self->one, kiosk_stick_is_running (stick) ? NULL : _("Back"), NULL,
                               can_start ? _("Copy to USB") : NULL);
  show_one (self, text);
}

/* The question of one backup stands until it is answered, whatever comes of the list meanwhile. */
static void
update (KioskTechnicianScreen *self)
{
  if (self->task == TASK_NONE)
    return;

  if (kiosk_technician_get_state (get_technician (self)) == KIOSK_TECHNICIAN_READY)
    show_ready (self);
  else if (self->task == TASK_RESTORE && self->backup.name[0] == '\0')
    show_list (self);
  else if (self->task == TASK_RESTORE)
    show_restore (self);
  else if (self->task == TASK_ANEW)
    show_anew (self);
  else if (self->task == TASK_INPUTS)
    show_inputs (self);
}

static void
stick_changed_cb (KioskTechnicianScreen *self)
{
  if (self->task == TASK_DIAGNOSIS)
    show_diagnosis (self);
}

static void
show_menu (KioskTechnicianScreen *self)
{
  Task before = self->task;

  self->task = TASK_NONE;
  self->backup.name[0] = '\0';
  kiosk_technician_forget (get_technician (self));
  gtk_stack_set_visible_child (self->stack, self->menu);
  gtk_widget_grab_focus (self->buttons[before < N_TASKS ? before : TASK_PIN]);
}

/* From a backup to the list of them, from all else to the menu. */
static void
back_cb (KioskTechnicianScreen *self)
{
  if (self->task != TASK_RESTORE || self->backup.name[0] == '\0')
    {
      show_menu (self);
      return;
    }
  self->backup.name[0] = '\0';
  kiosk_technician_look (get_technician (self));
  update (self);
}

static void
backup_chosen_cb (KioskTechnicianScreen *self,
                  guint index)
{
  GArray *backups = kiosk_technician_get_backups (get_technician (self));

  if (backups == NULL || index >= backups->len)
    return;
  self->backup = g_array_index (backups, KioskBackupRecord, index);
  update (self);
}

static void
accept_cb (KioskTechnicianScreen *self)
{
  KioskSession *session = get_session (self);

  if (kiosk_technician_get_state (get_technician (self)) == KIOSK_TECHNICIAN_READY)
    kiosk_staff_lock (kiosk_session_get_staff (session));
  else if (self->task == TASK_DIAGNOSIS)
    kiosk_stick_start_task (get_stick (self), KIOSK_STICK_TASK_DIAGNOSIS);
  else if (self->task == TASK_RESTORE)
    kiosk_session_restore (session, self->backup.name);
  else if (self->task == TASK_ANEW)
    kiosk_session_begin_anew (session);
  else if (self->task == TASK_INPUTS)
    kiosk_session_let_in (session);
}

static void
begin (KioskTechnicianScreen *self)
{
  if (self->task == TASK_PIN)
    {
      self->task = TASK_NONE;
      kiosk_staff_reset_pin (kiosk_session_get_staff (get_session (self)));
      return;
    }
  if (self->task == TASK_DIAGNOSIS)
    {
      kiosk_stick_forget (get_stick (self));
      kiosk_stick_look (get_stick (self));
      show_diagnosis (self);
      return;
    }
  kiosk_technician_forget (get_technician (self));
  if (self->task == TASK_RESTORE)
    kiosk_technician_look (get_technician (self));
  update (self);
}

static void
task_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  KioskTechnicianScreen *self = user_data;
  guint task = g_variant_get_uint32 (parameter);

  g_return_if_fail (task < N_TASKS);
  self->task = (Task) task;
  begin (self);
}

static const GActionEntry action_entries[] = {
  { .name = "task", .activate = task_cb, .parameter_type = "u" },
};

static void
kiosk_technician_screen_session_set (KioskScreen *screen)
{
  KioskTechnicianScreen *self = KIOSK_TECHNICIAN_SCREEN (screen);

  g_signal_connect_object (get_technician (self), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_stick (self), "changed", G_CALLBACK (stick_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
kiosk_technician_screen_shown (KioskScreen *screen)
{
  KioskTechnicianScreen *self = KIOSK_TECHNICIAN_SCREEN (screen);

  self->task = TASK_NONE;
  show_menu (self);
}

static void
kiosk_technician_screen_hidden (KioskScreen *screen)
{
  KIOSK_TECHNICIAN_SCREEN (screen)->task = TASK_NONE;
}

/* Two beside each other where the screen is low. */
static void
kiosk_technician_screen_layout_set (KioskScreen *screen,
                                    const KioskLayout *layout)
{
  KioskTechnicianScreen *self = KIOSK_TECHNICIAN_SCREEN (screen);
  int n_columns = layout->is_portrait ? 1 : 2;

  for (int i = 0; i < N_TASKS; i++)
    {
      g_object_ref (self->buttons[i]);
      gtk_grid_remove (self->grid, self->buttons[i]);
      gtk_grid_attach (self->grid, self->buttons[i], i % n_columns, i / n_columns, 1, 1);
      g_object_unref (self->buttons[i]);
    }
  kiosk_task_page_set_has_long_choices (self->list, TRUE);
  kiosk_task_page_set_layout (self->list, layout);
  kiosk_task_page_set_layout (self->one, layout);
}

static void
kiosk_technician_screen_dispose (GObject *object)
{
  KioskTechnicianScreen *self = KIOSK_TECHNICIAN_SCREEN (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "technician", NULL);
  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (self), KIOSK_TYPE_TECHNICIAN_SCREEN);
  G_OBJECT_CLASS (kiosk_technician_screen_parent_class)->dispose (object);
}

static void
kiosk_technician_screen_class_init (KioskTechnicianScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskScreenClass *screen_class = KIOSK_SCREEN_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_technician_screen_dispose;
  screen_class->session_set = kiosk_technician_screen_session_set;
  screen_class->shown = kiosk_technician_screen_shown;
  screen_class->hidden = kiosk_technician_screen_hidden;
  screen_class->layout_set = kiosk_technician_screen_layout_set;
  g_type_ensure (KIOSK_TYPE_TASK_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-technician-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskTechnicianScreen, stack);
  gtk_widget_class_bind_template_child (widget_class, KioskTechnicianScreen, menu);
  gtk_widget_class_bind_template_child (widget_class, KioskTechnicianScreen, grid);
  gtk_widget_class_bind_template_child (widget_class, KioskTechnicianScreen, list);
  gtk_widget_class_bind_template_child (widget_class, KioskTechnicianScreen, one);
  gtk_widget_class_bind_template_callback (widget_class, backup_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_menu);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
}

static GtkWidget *
new_label (const char *text,
           const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, style_class);
  return label;
}

static GtkWidget *
new_button (guint task)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), new_label (_(items[task].title), "tile-title"));
  gtk_box_append (GTK_BOX (texts), new_label (_(items[task].line), "tile-line"));
  gtk_button_set_child (GTK_BUTTON (button), texts);
  gtk_widget_add_css_class (button, "tile");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "technician.task");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", task);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _(items[task].title), -1);
  return button;
}

static void
kiosk_technician_screen_init (KioskTechnicianScreen *self)
{
  self->task = TASK_NONE;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries, G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "technician", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint task = 0; task < N_TASKS; task++)
    {
      self->buttons[task] = new_button (task);
      gtk_grid_attach (self->grid, self->buttons[task], 0, (int) task, 1, 1);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing here is needed every day: whoever comes is told first what a press will do, and what it will not. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-stick-tasks.h"

#include <glib/gi18n.h>

#include "kiosk-period-form.h"
#include "kiosk-stick-words.h"
#include "kiosk-task-page.h"

/* One of the list. */
typedef struct
{
  KioskStickTask  task;
  const char     *title;
  const char     *text;
  const char     *accept;
} Item;

static const Item items[] = {
  { KIOSK_STICK_TASK_MATERIALS, N_("Copy campaign materials"),
    N_("Leaflet, poster, picture and text for posting, with the QR code that this kiosk shows. They go into the folder "
       "TAI-LIEU; the figures are left alone."), N_("Copy to USB") },
  { KIOSK_STICK_TASK_GIVE_FORMS, N_("Copy the report forms, to change them"),
    N_("The Word forms of the report and of the slip of a day, as this kiosk uses them. They go into the folder "
       "MAU-BAO-CAO. Change them in Word as you like; the names in {{double braces}} are filled at each copy."),
    N_("Copy to USB") },
  { KIOSK_STICK_TASK_TAKE_FORMS, N_("Take the ward’s report forms from the USB stick"),
    N_("The forms that you changed in Word: mau-bao-cao.docx, mau-phieu-ngay.docx, or both, in the folder MAU-BAO-CAO "
       "or at the top of the stick. Of several the one that was changed last is taken. A form that cannot be filled is "
       "not taken, and it is said why."), N_("Take the forms") },
  { KIOSK_STICK_TASK_RESET_FORMS, N_("Use the program’s report forms again"),
    N_("The ward’s own forms are removed from this machine, and the program’s take their place. Those on USB sticks "
       "are left alone. No stick is needed."), N_("Use them again") },
  { KIOSK_STICK_TASK_WARD_SUM, N_("Add up the machines of the ward"),
    N_("One report of all machines of the ward. First copy the figures of each of them onto this one USB stick; of "
       "this machine, close the figures of the day. What is not closed does not count. The report goes into the folder "
       "TONG-PHUONG; the figures on the stick are left alone."), N_("Add up") },
  { KIOSK_STICK_TASK_DIAGNOSIS, N_("Write down how the machine is, for support"),
    N_("Versions, screen, clock, records, settings without passwords and the machine’s log, for those who are asked "
       "for help. They go into the folder CHAN-DOAN. No PIN, code or key is among them, and nothing about people; the "
       "figures are left alone."), N_("Copy to USB") },
};

struct _KioskStickTasks
{
  GtkWidget      parent_instance;
  GtkStack      *stack;
  KioskTaskPage *list;
  KioskTaskPage *one;
  KioskSession  *session;  /* NULL before kiosk_stick_tasks_begin() */
  const Item    *item;     /* NULL: the list is seen */
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskStickTasks, kiosk_stick_tasks, GTK_TYPE_WIDGET)

static gboolean
lacks_link (KioskStickTasks *self)
{
  return self->item->task == KIOSK_STICK_TASK_MATERIALS
         && kiosk_context_get_link_qr (kiosk_session_get_context (self->session)) == NULL;
}

/* Which days the report is of that is asked for, where there is one. */
static char *
dup_text (KioskStickTasks *self)
{
  KioskClock *clock = kiosk_context_get_clock (kiosk_session_get_context (self->session));
  KioskPeriod period = kiosk_stick_get_period (kiosk_session_get_stick (self->session));
  g_autofree char *words = kiosk_period_form_dup_words (&period, kiosk_clock_get_day (clock));
  g_autofree char *days = NULL;

  if (self->item->task != KIOSK_STICK_TASK_WARD_SUM)
    return g_strdup (_(self->item->text));
  /* Translators: the days, "Week 16/11/2026 – 22/11/2026, up to today" */
  days = g_strdup_printf (_("Days of the report: %s"), words);
  return g_strjoin ("\n\n", _(self->item->text), days, NULL);
}

/* (nullable): what keeps it from being done, or that nothing does. */
static const char *
get_state (KioskStickTasks *self)
{
  if (self->item->task == KIOSK_STICK_TASK_RESET_FORMS)
    return NULL;
  return lacks_link (self) ? kiosk_stick_words_get_no_link ()
                           : kiosk_stick_words_get_media (kiosk_session_get_stick (self->session));
}

/* Without a stick there is no button to press: the words say what is missing, and it comes with the stick. */
static void
show_one (KioskStickTasks *self)
{
  KioskStick *stick = kiosk_session_get_stick (self->session);
  gboolean can_start = kiosk_stick_can_start_task (stick, self->item->task) && !lacks_link (self);
  const char *state = get_state (self);
  g_autofree char *about = dup_text (self);
  g_autofree char *text = g_strjoin ("\n\n", about, state, NULL);

  kiosk_task_page_show_text (self->one, _(self->item->title), text);
  kiosk_task_page_set_buttons (self->one, _("Back"), NULL, can_start ? _(self->item->accept) : NULL);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->one));
}

static void
show_list (KioskStickTasks *self)
{
  const char *labels[G_N_ELEMENTS (items) + 1] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    labels[i] = _(items[i].title);
  self->item = NULL;
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->list));
  kiosk_task_page_show_choices (self->list, _("More with the USB stick"), labels, -1);
  kiosk_task_page_set_buttons (self->list, _("Back"), NULL, NULL);
}

static void
chosen_cb (KioskStickTasks *self,
           guint index)
{
  self->item = &items[index];
  show_one (self);
  gtk_widget_child_focus (GTK_WIDGET (self->one), GTK_DIR_TAB_BACKWARD);
}

static void
accept_cb (KioskStickTasks *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, self->item->task);
}

static void
back_cb (KioskStickTasks *self)
{
  g_signal_emit (self, signals[SIGNAL_BACK], 0);
}

static void
kiosk_stick_tasks_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&KIOSK_STICK_TASKS (object)->session);
  G_OBJECT_CLASS (kiosk_stick_tasks_parent_class)->dispose (object);
}

static void
kiosk_stick_tasks_class_init (KioskStickTasksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_stick_tasks_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
kiosk_stick_tasks_init (KioskStickTasks *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->list = KIOSK_TASK_PAGE (kiosk_task_page_new ());
  self->one = KIOSK_TASK_PAGE (kiosk_task_page_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->list));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->one));
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->list, "back", G_CALLBACK (back_cb), self);
  g_signal_connect_swapped (self->one, "back", G_CALLBACK (show_list), self);
  g_signal_connect_swapped (self->one, "accept", G_CALLBACK (accept_cb), self);
}

/* At the list. */
void
kiosk_stick_tasks_begin (KioskStickTasks *self,
                         KioskSession *session)
{
  g_set_object (&self->session, session);
  show_list (self);
}

/* Another stick, or none. */
void
kiosk_stick_tasks_update (KioskStickTasks *self)
{
  if (self->item != NULL)
    show_one (self);
}

void
kiosk_stick_tasks_set_layout (KioskStickTasks *self,
                              const KioskLayout *layout)
{
  kiosk_task_page_set_has_long_choices (self->list, TRUE);
  kiosk_task_page_set_layout (self->list, layout);
  kiosk_task_page_set_layout (self->one, layout);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be done with the stick now stands largest; the stages show how far it is, and need no colour for it. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-stick-view.h"

#include <glib/gi18n.h>

#include "kiosk-own-form-words.h"
#include "kiosk-period-form.h"
#include "kiosk-stick-tasks.h"
#include "kiosk-stick-words.h"

struct _KioskStickView
{
  KioskStaffView      parent_instance;
  GtkStack           *stack;
  GtkWidget          *page;
  KioskPeriodForm    *form;
  KioskStickTasks    *tasks;
  GtkWidget          *card;
  GtkImage           *picture;
  GtkLabel           *state;
  GtkLabel           *key;
  GtkWidget          *stages;
  GtkLabel           *stage_labels[KIOSK_N_STICK_STAGES];
  GtkWidget          *choices;
  GtkLabel           *period;
  GtkWidget          *choose;
  GtkWidget          *others;
  GtkLabel           *more;
  GtkLabel           *receipt;
  GtkLabel           *remark;
  GtkWidget          *before_box;
  GtkLabel           *before;
  GtkWidget          *start;
  GtkWidget          *cancel;
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (KioskStickView, kiosk_stick_view, KIOSK_TYPE_STAFF_VIEW)

static KioskStick *
get_stick (KioskStickView *self)
{
  return kiosk_session_get_stick (kiosk_staff_view_get_session (KIOSK_STAFF_VIEW (self)));
}

static void
set_text (GtkLabel *label,
          const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
update_stage (KioskStickView *self,
              KioskStickTask task,
              KioskStickStage stage,
              KioskStickStage now)
{
  GtkWidget *label = GTK_WIDGET (self->stage_labels[stage]);
  const char *mark = stage < now ? "✓" : stage == now ? "▸" : "·";
  g_autofree char *text = g_strdup_printf ("%s  %s", mark, kiosk_stick_words_get_stage (task, stage));

  gtk_label_set_label (GTK_LABEL (label), text);
  if (stage == now)
    gtk_widget_add_css_class (label, "now");
  else
    gtk_widget_remove_css_class (label, "now");
}

static gboolean
is_written (KioskStick *stick)
{
  KioskStickTask task = kiosk_stick_get_task (stick);

  return task != KIOSK_STICK_TASK_TAKE_FORMS && task != KIOSK_STICK_TASK_RESET_FORMS;
}

/* All of them are done where something is to be said of a receipt or a sum, which needs the room on a low screen. Where
 * nothing is written there are none. */
static void
update_stages (KioskStickView *self,
               KioskStick *stick)
{
  gboolean is_done = kiosk_stick_get_phase (stick) == KIOSK_STICK_PHASE_DONE
                     && kiosk_stick_get_remark (stick)->kind == KIOSK_STICK_REMARK_NONE
                     && kiosk_stick_get_ward_sum (stick) == NULL;
  gboolean is_shown = is_written (stick) && (kiosk_stick_is_running (stick) || is_done);

  for (guint stage = 0; stage < KIOSK_N_STICK_STAGES; stage++)
    update_stage (self, kiosk_stick_get_task (stick), stage, kiosk_stick_words_find_stage (stick));
  gtk_widget_set_visible (self->stages, is_shown);
}

static void
set_class (GtkWidget *widget,
           const char *name,
           gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* Whether somebody has to be shown where a stick goes. */
static gboolean
is_waiting (KioskStick *stick)
{
  KioskMedia *media = kiosk_stick_get_media (stick);

  return kiosk_stick_get_phase (stick) == KIOSK_STICK_PHASE_IDLE && media != NULL
         && kiosk_media_get_state (media) == KIOSK_MEDIA_STATE_NONE;
}

static const char *
picture_name (KioskStick *stick)
{
  KioskStickPhase phase = kiosk_stick_get_phase (stick);

  if (phase == KIOSK_STICK_PHASE_DONE)
    return "kiosk-check-symbolic";
  if (phase == KIOSK_STICK_PHASE_FAILED)
    return "kiosk-warning-symbolic";
  return is_waiting (stick) ? "kiosk-plug-symbolic" : "kiosk-usb-symbolic";
}

static void
update_card (KioskStickView *self,
             KioskStick *stick)
{
  KioskStickPhase phase = kiosk_stick_get_phase (stick);
  g_autofree char *forms = kiosk_own_form_words_dup_said (stick);
  const char *said = forms != NULL ? forms : kiosk_stick_words_get_said (stick);

  gtk_label_set_label (self->state, *said != '\0' ? said : kiosk_stick_words_get_media (stick));
  gtk_image_set_from_icon_name (self->picture, picture_name (stick));
  set_class (self->card, "waiting", is_waiting (stick));
  set_class (self->card, "done", phase == KIOSK_STICK_PHASE_DONE);
  set_class (self->card, "failed", phase == KIOSK_STICK_PHASE_FAILED);
}

/* What was copied before gives way to what is to be done, and to what is said of the figures: on a low screen there is
 * no room for all. */
static void
update_before (KioskStickView *self,
               KioskStick *stick)
{
  KioskMedia *media = kiosk_stick_get_media (stick);
  KioskStickPhase phase = kiosk_stick_get_phase (stick);
  gboolean has_fault = phase == KIOSK_STICK_PHASE_FAILED
                       || (media != NULL && kiosk_media_get_state (media) == KIOSK_MEDIA_STATE_UNREADABLE);
  guint n_said = (gtk_widget_get_visible (GTK_WIDGET (self->receipt)) ? 2 : 0)
                 + (gtk_widget_get_visible (GTK_WIDGET (self->more)) ? 1 : 0);
  g_autofree char *before = kiosk_stick_words_dup_before (stick, KIOSK_STICK_N_EXPORTS - n_said);

  gtk_label_set_label (self->before, before != NULL ? before : "");
  gtk_widget_set_visible (self->before_box, before != NULL && !has_fault && !kiosk_stick_is_running (stick)
                          && phase != KIOSK_STICK_PHASE_DONE);
}

static const char *
get_form_fault (KioskStick *stick)
{
  if (kiosk_stick_get_phase (stick) != KIOSK_STICK_PHASE_DONE || !kiosk_stick_has_form_fault (stick))
    return NULL;
  return _("The ward’s own form could not be used; the program’s took its place. Tell the technician.");
}

/* What stands below the card has room where nothing runs; a sum needs it, and no desk confirms one; so do forms. */
static gboolean
has_room (KioskStick *stick)
{
  return !kiosk_stick_is_running (stick) && kiosk_stick_get_ward_sum (stick) == NULL
         && kiosk_stick_get_own_forms (stick) == NULL;
}

/* (nullable): the first that there is to say. Of how many machines a sum is stands before what became of a form. */
static char *
dup_more (KioskStick *stick)
{
  g_autofree char *sum = kiosk_stick_words_dup_sum (stick);
  g_autofree char *folder = kiosk_stick_words_dup_folder (stick);
  g_autofree char *waiting = kiosk_stick_words_dup_waiting (stick);
  const char *form_fault = get_form_fault (stick);

  if (sum != NULL)
    return g_strjoin (" ", sum, form_fault, NULL);
  if (form_fault != NULL)
    return g_strdup (form_fault);
  if (folder != NULL || waiting != NULL)
    return folder != NULL ? g_steal_pointer (&folder) : g_steal_pointer (&waiting);
  return has_room (stick) ? kiosk_stick_words_dup_overdue (stick) : NULL;
}

static void
update_more (KioskStickView *self,
             KioskStick *stick)
{
  g_autofree char *more = dup_more (stick);
  g_autofree char *receipt = kiosk_stick_words_dup_receipt (stick);
  g_autofree char *remark = kiosk_stick_words_dup_remark (stick);

  set_text (self->more, more);
  set_text (self->receipt, has_room (stick) ? receipt : NULL);
  set_text (self->remark, remark);
  update_before (self, stick);
}

static KioskDay
get_today (KioskStickView *self)
{
  KioskSession *session = kiosk_staff_view_get_session (KIOSK_STAFF_VIEW (self));

  return kiosk_clock_get_day (kiosk_context_get_clock (kiosk_session_get_context (session)));
}

/* Of which days the report is that a press copies. */
static void
update_choices (KioskStickView *self,
                KioskStick *stick)
{
  KioskPeriod period = kiosk_stick_get_period (stick);
  g_autofree char *words = kiosk_period_form_dup_words (&period, get_today (self));
  /* Translators: the days, "Week 16/11/2026 – 22/11/2026, up to today" */
  g_autofree char *text = g_strdup_printf (_("Report in it: %s"), words);

  gtk_label_set_label (self->period, text);
  set_class (GTK_WIDGET (self->period), "chosen", kiosk_stick_has_period (stick));
  gtk_widget_set_visible (self->choices, !kiosk_stick_is_running (stick));
}

/* Which kiosk's figures these are, as the folder on the stick is called. */
static void
update_key (KioskStickView *self)
{
  KioskUpkeep *upkeep = kiosk_session_get_upkeep (kiosk_staff_view_get_session (KIOSK_STAFF_VIEW (self)));
  const KioskBookState *state = kiosk_upkeep_get_state (upkeep);
  g_autofree char *text = state != NULL ? g_strdup_printf (_("Machine id: %s"), state->kiosk) : NULL;

  set_text (self->key, text);
}

static void
update (KioskStickView *self)
{
  KioskStick *stick = get_stick (self);

  update_card (self, stick);
  update_stages (self, stick);
  update_choices (self, stick);
  kiosk_stick_tasks_update (self->tasks);
  update_more (self, stick);
  gtk_widget_set_visible (self->start, !kiosk_stick_is_running (stick));
  gtk_widget_set_sensitive (self->start, kiosk_stick_can_start (stick));
  gtk_widget_set_visible (self->cancel, kiosk_stick_is_running (stick));
  gtk_widget_set_sensitive (self->cancel, kiosk_stick_can_cancel (stick));
}

static void
start_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  kiosk_stick_start (get_stick (user_data));
}

static void
cancel_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  kiosk_stick_cancel (get_stick (user_data));
}

static guint
get_cut_off_day (KioskSession *session)
{
  KioskSettings *settings = kiosk_context_get_settings (kiosk_session_get_context (session));

  return settings != NULL ? kiosk_settings_get_cut_off_day (settings) : 0;
}

static void
choose_period_cb (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer user_data)
{
  KioskStickView *self = user_data;
  KioskSession *session = kiosk_staff_view_get_session (KIOSK_STAFF_VIEW (self));
  KioskStaffFigures *figures = kiosk_staff_get_figures (kiosk_session_get_staff (session));
  KioskPeriod period = kiosk_stick_get_period (get_stick (self));

  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->form));
  kiosk_period_form_begin (self->form, &period, get_cut_off_day (session),
                           kiosk_staff_figures_get_first_day (figures), get_today (self));
}

static void
leave_form_cb (KioskStickView *self)
{
  gtk_stack_set_visible_child (self->stack, self->page);
  gtk_widget_grab_focus (self->choose);
}

static void
period_chosen_cb (KioskStickView *self)
{
  KioskPeriod period = kiosk_period_form_get_period (self->form);

  kiosk_stick_set_period (get_stick (self), &period);
  leave_form_cb (self);
}

static void
others_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  KioskStickView *self = user_data;

  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->tasks));
  kiosk_stick_tasks_begin (self->tasks, kiosk_staff_view_get_session (KIOSK_STAFF_VIEW (self)));
}

static void
leave_tasks_cb (KioskStickView *self)
{
  gtk_stack_set_visible_child (self->stack, self->page);
  gtk_widget_grab_focus (self->others);
}

static void
task_chosen_cb (KioskStickView *self,
                guint task)
{
  gtk_stack_set_visible_child (self->stack, self->page);
  kiosk_stick_start_task (get_stick (self), (KioskStickTask) task);
  gtk_widget_grab_focus (gtk_widget_get_visible (self->cancel) ? self->cancel : self->others);
}

static const GActionEntry action_entries[] = {
  { .name = "others", .activate = others_cb },
  { .name = "choose-period", .activate = choose_period_cb },
  { .name = "start", .activate = start_cb },
  { .name = "cancel", .activate = cancel_cb },
};

static void
kiosk_stick_view_session_set (KioskStaffView *view)
{
  KioskStickView *self = KIOSK_STICK_VIEW (view);

  g_signal_connect_object (get_stick (self), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kiosk_session_get_upkeep (kiosk_staff_view_get_session (view)), "changed",
                           G_CALLBACK (update_key), self, G_CONNECT_SWAPPED);
}

static void
kiosk_stick_view_shown (KioskStaffView *view)
{
  KioskStickView *self = KIOSK_STICK_VIEW (view);

  kiosk_stick_forget (get_stick (self));
  kiosk_stick_look (get_stick (self));
  kiosk_upkeep_look (kiosk_session_get_upkeep (kiosk_staff_view_get_session (view)));
  gtk_stack_set_visible_child (self->stack, self->page);
  update (self);
}

static void
kiosk_stick_view_layout_set (KioskStaffView *view,
                             const KioskLayout *layout)
{
  kiosk_period_form_set_layout (KIOSK_STICK_VIEW (view)->form, layout);
  kiosk_stick_tasks_set_layout (KIOSK_STICK_VIEW (view)->tasks, layout);
}

static void
kiosk_stick_view_dispose (GObject *object)
{
  KioskStickView *self = KIOSK_STICK_VIEW (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "stick", NULL);
  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (self), KIOSK_TYPE_STICK_VIEW);
  G_OBJECT_CLASS (kiosk_stick_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KioskStickView, stack);
  gtk_widget_class_bind_template_child (widget_class, KioskStickView, page);
  gtk_widget_class_bind_template_child (widget_class, KioskStickView, form);
  gtk_widget_class_bind_template_child (widget_class, KioskStickView, choices);
  gtk_widget_class_bind_template_child (widget_class, KioskStickView, period);
  gtk_widget_class_bind_template_child (widget_class, KioskStickView, choose);
  gtk_widget_class_bind_template_child (widget_class, KioskStickView, tasks);
  gtk_widget_class_bind_template_child (widget_class, KioskStickView, others);
  gtk_widget_class_bind_template_callback (widget_class, task_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_tasks_cb);
  gtk_widget_class_bind_template_callback (widget_class, period_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_form_cb);
  gtk_widget_class_bind_template_child (widget_class, KioskStickView, card);
  gtk_widget_class_bind_template_child (widget_class, KioskStickView, picture);
  gtk_widget_class_bind_template_child (widget_class, KioskStickView, state);
  gtk_widget_class_bind_template_child (widget_class, KioskStickView, key);
  gtk_widget_class_bind_template_child (widget_class, KioskStickView, stages);
  gtk_widget_class_bind_template_child (widget_class, KioskStickView, more);
  gtk_widget_class_bind_template_child (widget_class, KioskStickView, receipt);
  gtk_widget_class_bind_template_child (widget_class, KioskStickView, remark);
  gtk_widget_class_bind_template_child (widget_class, KioskStickView, before_box);
  gtk_widget_class_bind_template_child (widget_class, KioskStickView, before);
  gtk_widget_class_bind_template_child (widget_class, KioskStickView, start);
  gtk_widget_class_bind_template_child (widget_class, KioskStickView, cancel);
}

static void
kiosk_stick_view_class_init (KioskStickViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskStaffViewClass *view_class = KIOSK_STAFF_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_stick_view_dispose;
  view_class->session_set = kiosk_stick_view_session_set;
  view_class->shown = kiosk_stick_view_shown;
  view_class->layout_set = kiosk_stick_view_layout_set;
  g_type_ensure (KIOSK_TYPE_PERIOD_FORM);
  g_type_ensure (KIOSK_TYPE_STICK_TASKS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-stick-view.ui");
  bind_children (widget_class);
}

static void
add_stages (KioskStickView *self)
{
  for (guint stage = 0; stage < KIOSK_N_STICK_STAGES; stage++)
    {
      self->stage_labels[stage] = GTK_LABEL (gtk_label_new (""));
      gtk_label_set_wrap (self->stage_labels[stage], TRUE);
      gtk_label_set_xalign (self->stage_labels[stage], 0);
      gtk_widget_add_css_class (GTK_WIDGET (self->stage_labels[stage]), "stick-stage");
      gtk_box_append (GTK_BOX (self->stages), GTK_WIDGET (self->stage_labels[stage]));
    }
}

static void
kiosk_stick_view_init (KioskStickView *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries, G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "stick", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  add_stages (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kind of period and the ways to the ones before and after, as under "Số liệu"; a day that somebody types leads to
 * the period that has it. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-period-form.h"

#include <glib/gi18n.h>

#include "kiosk-figure-words.h"
#include "kiosk-task-page.h"
#include "kiosk-turn.h"

struct _KioskPeriodForm
{
  GtkWidget           parent_instance;
  GtkStack           *stack;
  GtkWidget          *kinds;
  GtkLabel           *chosen;
  GtkWidget          *earlier;
  GtkWidget          *type;
  GtkWidget          *later;
  KioskTaskPage      *day_page;
  GSimpleActionGroup *actions;
  KioskPeriod         period;
  guint               cut_off_day;
  KioskDay            first;
  KioskDay            today;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskPeriodForm, kiosk_period_form, GTK_TYPE_WIDGET)

/* By KioskPeriodKind, without days of one's own choice: no report is of those. */
static const char *const kind_nicks[] = { "day", "week", "month", "quarter", NULL };

/* "Tháng báo cáo 01/11/2026 – 30/11/2026, đến hôm nay". @period: of a kind that has a button here. */
char *
kiosk_period_form_dup_words (const KioskPeriod *period,
                             KioskDay today)
{
  g_autofree char *words = kiosk_figure_words_dup_period (kind_nicks[period->kind], period->from, period->to);

  /* Translators: a period that is not over, "Week 16/11/2026 – 22/11/2026" */
  return period->to > today ? g_strdup_printf (_("%s, up to today"), words) : g_steal_pointer (&words);
}

static void
update (KioskPeriodForm *self)
{
  g_autofree char *words = kiosk_period_form_dup_words (&self->period, self->today);
  GAction *kind = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "kind");

  g_simple_action_set_state (G_SIMPLE_ACTION (kind), g_variant_new_string (kind_nicks[self->period.kind]));
  gtk_label_set_label (self->chosen, words);
  kiosk_turn_set_leads_nowhere (self->earlier, self->first != KIOSK_DAY_UNKNOWN && self->period.from <= self->first);
  kiosk_turn_set_leads_nowhere (self->later, self->period.to >= self->today);
}

static void
show_choice (KioskPeriodForm *self)
{
  gtk_stack_set_visible_child (self->stack, gtk_widget_get_first_child (GTK_WIDGET (self->stack)));
}

/* The kind stays, and the last day of these that is not still to come. */
static void
change_kind_cb (GSimpleAction *action,
                GVariant *value,
                gpointer user_data)
{
  KioskPeriodForm *self = user_data;

  for (guint kind = 0; kind_nicks[kind] != NULL; kind++)
    if (g_str_equal (kind_nicks[kind], g_variant_get_string (value, NULL)))
      self->period = kiosk_period_containing ((KioskPeriodKind) kind, MIN (self->period.to, self->today),
                                              self->cut_off_day);
  update (self);
}

static void
turn_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  KioskPeriodForm *self = user_data;
  gboolean is_later = g_variant_get_int32 (parameter) > 0;

  if (gtk_widget_has_css_class (is_later ? self->later : self->earlier, "leads-nowhere"))
    return;
  self->period = is_later ? kiosk_period_next (&self->period, self->cut_off_day)
                          : kiosk_period_previous (&self->period, self->cut_off_day);
  update (self);
}

static void
type_day_cb (GSimpleAction *action,
             GVariant *parameter,
             gpointer user_data)
{
  KioskPeriodForm *self = user_data;
  KioskPadForm *form = kiosk_task_page_show_form (self->day_page, _("Which day is in it?"));

  kiosk_pad_form_add (form, "day", _("A day of the report"), KIOSK_PAD_DATE, 0);
  kiosk_task_page_set_buttons (self->day_page, _("Back"), NULL, C_("step", "Next"));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->day_page));
  gtk_widget_child_focus (GTK_WIDGET (self->day_page), GTK_DIR_TAB_FORWARD);
}

static void
take_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_CHOSEN], 0);
}

static void
back_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_BACK], 0);
}

static const GActionEntry action_entries[] = {
  { .name = "kind", .parameter_type = "s", .state = "'month'", .change_state = change_kind_cb },
  { .name = "turn", .activate = turn_cb, .parameter_type = "i" },
  { .name = "type-day", .activate = type_day_cb },
  { .name = "take", .activate = take_cb },
  { .name = "back", .activate = back_cb },
};

static const char *
get_problem (KioskRangeProblem problem)
{
  switch (problem)
    {
    case KIOSK_RANGE_PROBLEM_FROM_TOO_EARLY:
      return _("The app has been there since 14/11/2024.");
    case KIOSK_RANGE_PROBLEM_FROM_IN_FUTURE:
      return _("This day is still to come.");
    case KIOSK_RANGE_PROBLEM_NONE:
      return NULL;
    case KIOSK_RANGE_PROBLEM_FROM_MISSING:
    case KIOSK_RANGE_PROBLEM_TO_MISSING:
    case KIOSK_RANGE_PROBLEM_TO_TOO_EARLY:
    case KIOSK_RANGE_PROBLEM_TOO_LONG:
    default:
      return _("This is no date. Type day, month and year.");
    }
}

static void
leave_day_cb (KioskPeriodForm *self)
{
  show_choice (self);
  gtk_widget_grab_focus (self->type);
}

static void
accept_day_cb (KioskPeriodForm *self)
{
  KioskPadForm *form = kiosk_task_page_get_form (self->day_page);
  KioskDay day = kiosk_pad_form_get_day (form, "day");
  KioskRangeProblem problem = kiosk_period_find_range_problem (day, day, self->today);

  kiosk_pad_form_set_problem (form, "day", get_problem (problem));
  if (problem != KIOSK_RANGE_PROBLEM_NONE)
    {
      kiosk_pad_form_choose (form, "day");
      return;
    }
  self->period = kiosk_period_containing (self->period.kind, day, self->cut_off_day);
  update (self);
  leave_day_cb (self);
}

static void
kiosk_period_form_dispose (GObject *object)
{
  KioskPeriodForm *self = KIOSK_PERIOD_FORM (object);
  GtkWidget *child;

  gtk_widget_insert_action_group (GTK_WIDGET (self), "report", NULL);
  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (self), KIOSK_TYPE_PERIOD_FORM);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_period_form_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (KIOSK_TYPE_TASK_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-period-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskPeriodForm, stack);
  gtk_widget_class_bind_template_child (widget_class, KioskPeriodForm, kinds);
  gtk_widget_class_bind_template_child (widget_class, KioskPeriodForm, chosen);
  gtk_widget_class_bind_template_child (widget_class, KioskPeriodForm, earlier);
  gtk_widget_class_bind_template_child (widget_class, KioskPeriodForm, type);
  gtk_widget_class_bind_template_child (widget_class, KioskPeriodForm, later);
  gtk_widget_class_bind_template_child (widget_class, KioskPeriodForm, day_page);
  gtk_widget_class_bind_template_callback (widget_class, accept_day_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_day_cb);
}

static guint
add_signal (KioskPeriodFormClass *klass,
            const char *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kiosk_period_form_class_init (KioskPeriodFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_period_form_dispose;
  bind_template (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHOSEN] = add_signal (klass, "chosen");
  signals[SIGNAL_BACK] = add_signal (klass, "back");
}

static void
kiosk_period_form_init (KioskPeriodForm *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries, G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "report", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @period: what is chosen now. @cut_off_day: as for kiosk_period_containing(). @first: the first day of the book,
 * KIOSK_DAY_UNKNOWN where nobody knows; there is nothing before it, nor after @today. */
void
kiosk_period_form_begin (KioskPeriodForm *self,
                         const KioskPeriod *period,
                         guint cut_off_day,
                         KioskDay first,
                         KioskDay today)
{
  self->period = *period;
  self->cut_off_day = cut_off_day;
  self->first = first;
  self->today = today;
  update (self);
  show_choice (self);
  gtk_widget_child_focus (self->kinds, GTK_DIR_TAB_FORWARD);
}

/* What is chosen, or was when the form was left. */
KioskPeriod
kiosk_period_form_get_period (KioskPeriodForm *self)
{
  return self->period;
}

void
kiosk_period_form_set_layout (KioskPeriodForm *self,
                              const KioskLayout *layout)
{
  kiosk_task_page_set_layout (self->day_page, layout);
}

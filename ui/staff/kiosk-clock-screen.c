/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether date and time are right. What is written down is what a person says, so that the question comes with the
 * answer to look at, and a clock that is plainly wrong cannot be called right. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-clock-screen.h"

#include <glib/gi18n.h>

#include "kiosk-pad-form.h"
#include "kiosk-words.h"

#define DATE "date"
#define TIME "time"

struct _KioskClockScreen
{
  KioskScreen         parent_instance;
  GtkStack           *stack;
  GtkLabel           *question;
  GtkLabel           *said;
  GtkWidget          *later;
  GtkLabel           *form_said;
  KioskPadForm       *form;
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (KioskClockScreen, kiosk_clock_screen, KIOSK_TYPE_SCREEN)

static KioskStaff *
get_staff (KioskClockScreen *self)
{
  return kiosk_session_get_staff (kiosk_screen_get_session (KIOSK_SCREEN (self)));
}

/* Empty where the clock says what no day can be. */
static char *
dup_date (KioskClockScreen *self)
{
  return kiosk_words_dup_date (kiosk_staff_get_today (get_staff (self)));
}

static char *
dup_question (KioskClockScreen *self)
{
  int minute = kiosk_staff_get_minute (get_staff (self));
  g_autofree char *date = dup_date (self);
  g_autofree char *time = g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);

  if (*date == '\0')
    return g_strdup (_("The machine does not know what day it is."));
  /* Translators: a weekday with its date, and a time: "Hôm nay là Thứ Tư, ngày 25/11/2026, 10:05. Đúng không?" */
  return g_strdup_printf (_("Today is %s, %s. Is that right?"), date, time);
}

static const char *
get_said (KioskStaff *staff)
{
  if (kiosk_staff_is_setting_clock (staff))
    return _("One moment…");
  if (kiosk_staff_is_failing (staff))
    return _("The disk does not take it. Nothing has changed, and what was counted is safe. Try again.");
  return "";
}

static void
set_enabled (KioskClockScreen *self,
             const char *name,
             gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static void
update (KioskClockScreen *self)
{
  KioskStaff *staff = get_staff (self);
  gboolean is_busy = kiosk_staff_is_setting_clock (staff);
  g_autofree char *question = dup_question (self);
  g_autofree char *date = dup_date (self);
  const char *said = get_said (staff);

  gtk_label_set_label (self->question, question);
  gtk_label_set_label (self->said, *said != '\0' ? said : _("Look at your own phone or watch. Those who were counted "
                                                            "today get the date that you confirm."));
  gtk_label_set_label (self->form_said, *said != '\0' ? said : _("Enter date and time as they are now."));
  set_enabled (self, "confirm", !is_busy && *date != '\0');
  set_enabled (self, "set", !is_busy);
  set_enabled (self, "later", !is_busy);
}

static void
show_page (KioskClockScreen *self,
           const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  kiosk_screen_focus (KIOSK_SCREEN (self));
}

static void
confirm_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  kiosk_staff_confirm_clock (get_staff (user_data));
}

/* What the clock says is no help to who knows better: the fields are empty. */
static void
edit_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  KioskClockScreen *self = user_data;

  kiosk_pad_form_clear (self->form);
  kiosk_pad_form_add (self->form, DATE, _("Date"), KIOSK_PAD_DATE, 0);
  kiosk_pad_form_add (self->form, TIME, _("Time"), KIOSK_PAD_TIME, 0);
  show_page (self, "edit");
}

static void
back_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  show_page (user_data, "ask");
}

/* Each field says what is wrong with it. */
static void
set_cb (GSimpleAction *action,
        GVariant *parameter,
        gpointer user_data)
{
  KioskClockScreen *self = user_data;
  KioskDay day = kiosk_pad_form_get_day (self->form, DATE);
  int minute = kiosk_pad_form_get_minute (self->form, TIME);
  gboolean is_day = kiosk_staff_can_be_today (day);

  kiosk_pad_form_set_problem (self->form, DATE, is_day ? NULL : _("This is not a date from 2025 to 2099."));
  kiosk_pad_form_set_problem (self->form, TIME, minute >= 0 ? NULL : _("This is not a time from 00:00 to 23:59."));
  if (is_day && minute >= 0)
    kiosk_staff_set_clock (get_staff (self), day, minute);
}

static void
later_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  kiosk_staff_put_off_clock (get_staff (user_data));
}

static const GActionEntry action_entries[] = {
  { .name = "confirm", .activate = confirm_cb },
  { .name = "edit", .activate = edit_cb },
  { .name = "back", .activate = back_cb },
  { .name = "set", .activate = set_cb },
  { .name = "later", .activate = later_cb },
};

static void
kiosk_clock_screen_session_set (KioskScreen *screen)
{
  g_signal_connect_object (get_staff (KIOSK_CLOCK_SCREEN (screen)), "changed", G_CALLBACK (update), screen,
                           G_CONNECT_SWAPPED);
}

static void
kiosk_clock_screen_shown (KioskScreen *screen)
{
  KioskClockScreen *self = KIOSK_CLOCK_SCREEN (screen);

  gtk_stack_set_visible_child_name (self->stack, "ask");
  update (self);
}

static void
kiosk_clock_screen_layout_set (KioskScreen *screen,
                               const KioskLayout *layout)
{
  kiosk_pad_form_set_layout (KIOSK_CLOCK_SCREEN (screen)->form, layout);
}

/* No answer that nobody has read. */
static GtkWidget *
kiosk_clock_screen_get_default_focus (KioskScreen *screen)
{
  KioskClockScreen *self = KIOSK_CLOCK_SCREEN (screen);

  return g_str_equal (gtk_stack_get_visible_child_name (self->stack), "ask") ? self->later : NULL;
}

static void
kiosk_clock_screen_dispose (GObject *object)
{
  KioskClockScreen *self = KIOSK_CLOCK_SCREEN (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "clock", NULL);
  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (self), KIOSK_TYPE_CLOCK_SCREEN);
  G_OBJECT_CLASS (kiosk_clock_screen_parent_class)->dispose (object);
}

static void
kiosk_clock_screen_class_init (KioskClockScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskScreenClass *screen_class = KIOSK_SCREEN_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_clock_screen_dispose;
  screen_class->session_set = kiosk_clock_screen_session_set;
  screen_class->layout_set = kiosk_clock_screen_layout_set;
  screen_class->shown = kiosk_clock_screen_shown;
  screen_class->get_default_focus = kiosk_clock_screen_get_default_focus;
  g_type_ensure (KIOSK_TYPE_PAD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-clock-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskClockScreen, stack);
  gtk_widget_class_bind_template_child (widget_class, KioskClockScreen, question);
  gtk_widget_class_bind_template_child (widget_class, KioskClockScreen, said);
  gtk_widget_class_bind_template_child (widget_class, KioskClockScreen, later);
  gtk_widget_class_bind_template_child (widget_class, KioskClockScreen, form_said);
  gtk_widget_class_bind_template_child (widget_class, KioskClockScreen, form);
}

static void
kiosk_clock_screen_init (KioskClockScreen *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries, G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "clock", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recovery code, of a technician, or of staff who have forgotten their PIN: one pad for three questions, and then
 * the new code, which is shown once. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-recovery-screen.h"

#include <glib/gi18n.h>

#include "kiosk-pin-pad.h"
#include "kiosk-pin.h"
#include "kiosk-secret-words.h"

struct _KioskRecoveryScreen
{
  KioskScreen         parent_instance;
  GtkLabel           *title;
  GtkLabel           *hint;
  GtkStack           *stack;
  KioskPinPad        *pad;
  GtkLabel           *code;
  GSimpleActionGroup *actions;
  char               *first;    /* the new PIN, typed once; NULL: not yet */
  const char         *problem;  /* with what was typed last; NULL: none that is seen here */
};

G_DEFINE_FINAL_TYPE (KioskRecoveryScreen, kiosk_recovery_screen, KIOSK_TYPE_SCREEN)

static KioskRecovery *
get_recovery (KioskRecoveryScreen *self)
{
  return kiosk_staff_get_recovery (kiosk_session_get_staff (kiosk_screen_get_session (KIOSK_SCREEN (self))));
}

static void
forget (KioskRecoveryScreen *self)
{
  g_clear_pointer (&self->first, kiosk_pin_forget);
  self->problem = NULL;
}

static char *
dup_code_hint (KioskRecovery *recovery)
{
  guint wait_s = kiosk_recovery_get_wait_s (recovery);

  if (wait_s > 0)
    return kiosk_secret_words_dup_wait (wait_s);
  if (kiosk_recovery_is_failing (recovery))
    return g_strdup (_("The machine cannot look it up at the moment. Try again."));
  if (kiosk_recovery_is_code_wrong (recovery))
    return g_strdup (_("That is not the recovery code. Try again."));
  return g_strdup (_("Twelve digits, in the sealed envelope."));
}

/* What was chosen before and refused is told until something is typed anew. */
static const char *
get_pin_hint (KioskRecoveryScreen *self)
{
  const GError *refused = kiosk_recovery_get_pin_error (get_recovery (self));

  if (self->problem != NULL)
    return self->problem;
  if (refused != NULL && self->first == NULL)
    return kiosk_secret_words_get_problem (refused);
  return _("6 to 12 digits that nobody guesses.");
}

static char *
dup_hint (KioskRecoveryScreen *self)
{
  KioskRecovery *recovery = get_recovery (self);

  if (kiosk_recovery_is_busy (recovery) || kiosk_recovery_get_state (recovery) == KIOSK_RECOVERY_OFF)
    return g_strdup (_("One moment…"));
  if (kiosk_recovery_get_state (recovery) == KIOSK_RECOVERY_ASKING_CODE)
    return dup_code_hint (recovery);
  if (kiosk_recovery_get_state (recovery) == KIOSK_RECOVERY_ASKING_PIN)
    return g_strdup (get_pin_hint (self));
  if (kiosk_recovery_is_failing (recovery))
    return g_strdup (_("The disk does not take them. The old PIN and the old code are still good. Try again."));
  return g_strdup (_("Write it down for the envelope; it is shown this once. The old code is good until you press the "
                     "button."));
}

static const char *
get_title (KioskRecoveryScreen *self)
{
  switch (kiosk_recovery_get_state (get_recovery (self)))
    {
    case KIOSK_RECOVERY_ASKING_PIN:
      return self->first == NULL ? _("Choose a new PIN") : _("The new PIN once more");
    case KIOSK_RECOVERY_SHOWING_CODE:
      return _("The new recovery code");
    case KIOSK_RECOVERY_OFF:
    case KIOSK_RECOVERY_ASKING_CODE:
    case KIOSK_RECOVERY_ADMITTED:
    default:
      return kiosk_recovery_is_technician (get_recovery (self)) ? _("Technician: enter the recovery code")
                                                                : _("Forgot the PIN: enter the recovery code");
    }
}

static gboolean
takes_digits (KioskRecovery *recovery)
{
  return !kiosk_recovery_is_busy (recovery)
         && (kiosk_recovery_get_state (recovery) == KIOSK_RECOVERY_ASKING_PIN
             || (kiosk_recovery_get_state (recovery) == KIOSK_RECOVERY_ASKING_CODE
                 && kiosk_recovery_get_wait_s (recovery) == 0));
}

static void
set_enabled (KioskRecoveryScreen *self,
             gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "written");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

/* What the keyboard was on may have gone grey, or to another page. */
static void
show_page (KioskRecoveryScreen *self)
{
  KioskRecovery *recovery = get_recovery (self);
  gboolean is_showing = kiosk_recovery_get_state (recovery) == KIOSK_RECOVERY_SHOWING_CODE;
  gboolean takes = takes_digits (recovery);
  gboolean is_other = gtk_widget_get_sensitive (GTK_WIDGET (self->pad)) != takes;

  gtk_widget_set_sensitive (GTK_WIDGET (self->pad), takes);
  gtk_stack_set_visible_child_name (self->stack, is_showing ? "code" : "pad");
  if (is_other && gtk_widget_get_mapped (GTK_WIDGET (self)))
    kiosk_screen_focus (KIOSK_SCREEN (self));
}

static void
update (KioskRecoveryScreen *self)
{
  KioskRecovery *recovery = get_recovery (self);
  const char *code = kiosk_recovery_get_new_code (recovery);
  g_autofree char *spaced = kiosk_secret_words_dup_spaced (code != NULL ? code : "");
  g_autofree char *hint = dup_hint (self);

  gtk_label_set_label (self->title, get_title (self));
  gtk_label_set_label (self->hint, hint);
  gtk_label_set_label (self->code, spaced);
  kiosk_pin_pad_set_secret (self->pad, kiosk_recovery_get_state (recovery) == KIOSK_RECOVERY_ASKING_PIN);
  set_enabled (self, code != NULL && !kiosk_recovery_is_busy (recovery));
  show_page (self);
}

/* Typed twice, since dots show no slip. */
static void
choose_pin (KioskRecoveryScreen *self,
            const char *digits)
{
  g_autoptr (GError) error = NULL;
  gboolean is_first = self->first == NULL;
  gboolean is_same = !is_first && g_str_equal (self->first, digits);

  forget (self);
  if (is_first && !kiosk_pin_check (digits, &error))
    self->problem = kiosk_secret_words_get_problem (error);
  else if (is_first)
    self->first = g_strdup (digits);
  else if (is_same)
    kiosk_recovery_choose_pin (get_recovery (self), digits, NULL);
  else
    self->problem = _("The two were not the same. Choose again.");
  update (self);
}

static void
entered_cb (KioskPinPad *pad,
            const char *digits,
            KioskRecoveryScreen *self)
{
  KioskRecovery *recovery = get_recovery (self);

  if (kiosk_recovery_get_state (recovery) == KIOSK_RECOVERY_ASKING_PIN)
    choose_pin (self, digits);
  else
    kiosk_recovery_try_code (recovery, digits);
}

static void
written_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  kiosk_recovery_finish (get_recovery (user_data));
}

static const GActionEntry action_entries[] = {
  { .name = "written", .activate = written_cb },
};

static void
kiosk_recovery_screen_session_set (KioskScreen *screen)
{
  g_signal_connect_object (get_recovery (KIOSK_RECOVERY_SCREEN (screen)), "changed", G_CALLBACK (update), screen,
                           G_CONNECT_SWAPPED);
}

static void
kiosk_recovery_screen_shown (KioskScreen *screen)
{
  KioskRecoveryScreen *self = KIOSK_RECOVERY_SCREEN (screen);

  forget (self);
  kiosk_pin_pad_clear (self->pad);
  update (self);
}

/* What somebody began to type is nothing for the next. */
static void
kiosk_recovery_screen_hidden (KioskScreen *screen)
{
  KioskRecoveryScreen *self = KIOSK_RECOVERY_SCREEN (screen);

  forget (self);
  kiosk_pin_pad_clear (self->pad);
  gtk_label_set_label (self->code, "");
}

static GtkWidget *
kiosk_recovery_screen_get_default_focus (KioskScreen *screen)
{
  KioskRecoveryScreen *self = KIOSK_RECOVERY_SCREEN (screen);

  return g_str_equal (gtk_stack_get_visible_child_name (self->stack), "code") ? NULL : GTK_WIDGET (self->pad);
}

static void
kiosk_recovery_screen_dispose (GObject *object)
{
  KioskRecoveryScreen *self = KIOSK_RECOVERY_SCREEN (object);

  forget (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "recovery", NULL);
  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (self), KIOSK_TYPE_RECOVERY_SCREEN);
  G_OBJECT_CLASS (kiosk_recovery_screen_parent_class)->dispose (object);
}

static void
kiosk_recovery_screen_class_init (KioskRecoveryScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskScreenClass *screen_class = KIOSK_SCREEN_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_recovery_screen_dispose;
  screen_class->session_set = kiosk_recovery_screen_session_set;
  screen_class->shown = kiosk_recovery_screen_shown;
  screen_class->hidden = kiosk_recovery_screen_hidden;
  screen_class->get_default_focus = kiosk_recovery_screen_get_default_focus;
  g_type_ensure (KIOSK_TYPE_PIN_PAD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-recovery-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskRecoveryScreen, title);
  gtk_widget_class_bind_template_child (widget_class, KioskRecoveryScreen, hint);
  gtk_widget_class_bind_template_child (widget_class, KioskRecoveryScreen, stack);
  gtk_widget_class_bind_template_child (widget_class, KioskRecoveryScreen, pad);
  gtk_widget_class_bind_template_child (widget_class, KioskRecoveryScreen, code);
}

static void
kiosk_recovery_screen_init (KioskRecoveryScreen *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries, G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "recovery", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->pad, "entered", G_CALLBACK (entered_cb), self);
}

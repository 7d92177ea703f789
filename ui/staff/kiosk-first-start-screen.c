/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The set-up of a new kiosk: one page for all steps, which differ in what stands in the middle. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-first-start-screen.h"

#include <glib/gi18n.h>

#include "kiosk-choice-list.h"
#include "kiosk-first-start-words.h"
#include "kiosk-pad-form.h"
#include "kiosk-pin-pad.h"
#include "kiosk-pin.h"
#include "kiosk-sheet-words.h"
#include "kiosk-target-form.h"

#define DATE "date"
#define TIME "time"

#define NUMBER_DIGITS 2

struct _KioskFirstStartScreen
{
  KioskScreen           parent_instance;
  GtkLabel             *step;
  GtkLabel             *title;
  GtkLabel             *hint;
  GtkStack             *stack;
  GtkLabel             *text;
  KioskPadForm         *form;
  KioskTargetForm      *target;
  KioskChoiceList      *list;
  KioskPinPad          *pad;
  GtkWidget            *primary;
  GtkLabel             *primary_label;
  GtkWidget            *secondary;
  GtkLabel             *secondary_label;
  GtkWidget            *back;
  GtkWidget            *overlay;
  GtkWidget            *corner;
  GSimpleActionGroup   *actions;
  KioskFirstStartState  shown;       /* of the page that stands there */
  gboolean              is_editing;  /* date and time, or a target */
};

G_DEFINE_FINAL_TYPE (KioskFirstStartScreen, kiosk_first_start_screen, KIOSK_TYPE_SCREEN)

static KioskFirstStart *
get_first (KioskFirstStartScreen *self)
{
  return kiosk_session_get_first_start (kiosk_screen_get_session (KIOSK_SCREEN (self)));
}

static const char *
get_page (KioskFirstStartScreen *self)
{
  switch ((int) kiosk_first_start_get_state (get_first (self)))
    {
    case KIOSK_FIRST_START_CLOCK:
      return self->is_editing ? "form" : "text";
    case KIOSK_FIRST_START_TARGETS:
      return self->is_editing ? "target" : "text";
    case KIOSK_FIRST_START_WARD:
    case KIOSK_FIRST_START_MACHINE:
      return "list";
    case KIOSK_FIRST_START_NUMBER:
    case KIOSK_FIRST_START_PIN:
    case KIOSK_FIRST_START_PIN_AGAIN:
    case KIOSK_FIRST_START_CODE_AGAIN:
      return "pad";
    default:
      return "text";
    }
}

static void
set_enabled (KioskFirstStartScreen *self,
             const char *name,
             gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static void
set_button (GtkWidget *button,
            GtkLabel *label,
            const char *text)
{
  gtk_widget_set_visible (button, text != NULL);
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
}

static gboolean
is_editing (KioskFirstStartScreen *self,
            KioskFirstStartState state)
{
  return self->is_editing && kiosk_first_start_get_state (get_first (self)) == state;
}

/* A target that is filled in has buttons of its own. */
static void
name_buttons (KioskFirstStartScreen *self)
{
  KioskFirstStart *first = get_first (self);
  g_autofree char *primary = kiosk_first_start_words_dup_primary (first);
  const char *secondary = kiosk_first_start_words_get_secondary (first);
  gboolean is_clock = is_editing (self, KIOSK_FIRST_START_CLOCK);

  gboolean is_target = is_editing (self, KIOSK_FIRST_START_TARGETS);

  set_button (self->primary, self->primary_label, is_target ? NULL : is_clock ? _("Set date and time") : primary);
  set_button (self->secondary, self->secondary_label, is_target ? NULL : is_clock ? _("Do not set it") : secondary);
}

static gboolean
asks_for_corner (KioskFirstStart *first)
{
  return kiosk_first_start_get_state (first) == KIOSK_FIRST_START_CORNERS
         && kiosk_first_start_get_problem (first) == KIOSK_FIRST_START_PROBLEM_NONE;
}

/* Clockwise from the upper left. What else could be pressed is out of their way. */
static void
update_corner (KioskFirstStartScreen *self)
{
  KioskFirstStart *first = get_first (self);
  guint n = kiosk_first_start_get_n_corners (first);
  g_autofree char *name = g_strdup_printf (_("Corner %u of %u"), n + 1, KIOSK_FIRST_START_N_CORNERS);

  gtk_widget_set_halign (self->corner, n == 1 || n == 2 ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_widget_set_valign (self->corner, n >= 2 ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->corner), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (self->corner, asks_for_corner (first));
}

static void
update_buttons (KioskFirstStartScreen *self)
{
  KioskFirstStart *first = get_first (self);
  gboolean is_busy = kiosk_first_start_is_busy (first);
  gboolean is_chosen = g_strcmp0 (get_page (self), "list") != 0 || kiosk_choice_list_get_selected (self->list) >= 0;

  name_buttons (self);
  update_corner (self);
  /* "Tạo mã khác" is the way back from the code. */
  gtk_widget_set_visible (self->back, !self->is_editing && kiosk_first_start_can_go_back (first)
                          && kiosk_first_start_get_state (first) != KIOSK_FIRST_START_CODE_AGAIN
                          && !asks_for_corner (first));
  set_enabled (self, "primary", !is_busy && is_chosen
               && (self->is_editing || kiosk_first_start_get_state (first) != KIOSK_FIRST_START_CLOCK
                   || kiosk_first_start_get_today (first) != KIOSK_DAY_UNKNOWN));
  set_enabled (self, "secondary", !is_busy);
}

static void
set_head_visible (KioskFirstStartScreen *self,
                  gboolean is_visible)
{
  gtk_widget_set_visible (GTK_WIDGET (self->step), is_visible || !asks_for_corner (get_first (self)));
  gtk_widget_set_visible (GTK_WIDGET (self->title), is_visible);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), is_visible);
}

static void
update_texts (KioskFirstStartScreen *self)
{
  KioskFirstStart *first = get_first (self);
  KioskContext *context = kiosk_session_get_context (kiosk_screen_get_session (KIOSK_SCREEN (self)));
  g_autofree char *step = kiosk_first_start_words_dup_step (first);
  g_autofree char *hint = kiosk_first_start_words_dup_hint (first);
  g_autofree char *text = kiosk_first_start_words_dup_text (first, kiosk_context_get_settings (context));

  set_head_visible (self, !is_editing (self, KIOSK_FIRST_START_TARGETS) && !asks_for_corner (first));
  gtk_label_set_label (self->step, step);
  gtk_label_set_label (self->title, kiosk_first_start_words_get_title (first));
  gtk_label_set_label (self->hint, hint);
  gtk_label_set_label (self->text, text);
}

static void
fill_machines (KioskFirstStartScreen *self)
{
  GPtrArray *machines = kiosk_first_start_get_machines (get_first (self));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < machines->len; i++)
    g_ptr_array_add (names, kiosk_first_start_words_dup_machine (g_ptr_array_index (machines, i)));
  g_ptr_array_add (names, NULL);
  kiosk_choice_list_set_items (self->list, (const char *const *) names->pdata);
  kiosk_choice_list_set_selected (self->list, -1);
}

static void
fill_wards (KioskFirstStartScreen *self)
{
  GPtrArray *wards = kiosk_first_start_get_wards (get_first (self));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < wards->len; i++)
    g_ptr_array_add (names, ((const KioskWard *) g_ptr_array_index (wards, i))->name);
  g_ptr_array_add (names, NULL);
  kiosk_choice_list_set_items (self->list, (const char *const *) names->pdata);
  kiosk_choice_list_set_selected (self->list, kiosk_first_start_get_ward_place (get_first (self)));
}

static void
prepare_pad (KioskFirstStartScreen *self,
             KioskFirstStartState state)
{
  gboolean is_number = state == KIOSK_FIRST_START_NUMBER;

  kiosk_pin_pad_clear (self->pad);
  kiosk_pin_pad_set_secret (self->pad, state == KIOSK_FIRST_START_PIN || state == KIOSK_FIRST_START_PIN_AGAIN);
  kiosk_pin_pad_set_max_digits (self->pad, is_number ? NUMBER_DIGITS : KIOSK_PIN_MAX_DIGITS);
}

static const char *
get_text_class (KioskFirstStartState state)
{
  if (state == KIOSK_FIRST_START_CODE_SHOWN)
    return "recovery-code";
  return state == KIOSK_FIRST_START_CLOCK ? "clock-question" : "first-start-text";
}

/* A button that is hidden with the keyboard on it would keep the keyboard from what stands before it. */
static void
release_focus (KioskFirstStartScreen *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
}

/* Another step: what was typed for the one before is gone. */
static void
begin_step (KioskFirstStartScreen *self,
            KioskFirstStartState state)
{
  const char *classes[] = { get_text_class (state), NULL };

  release_focus (self);
  self->shown = state;
  self->is_editing = FALSE;
  gtk_widget_set_css_classes (GTK_WIDGET (self->text), classes);
  prepare_pad (self, state);
  if (state == KIOSK_FIRST_START_WARD)
    fill_wards (self);
  else if (state == KIOSK_FIRST_START_MACHINE)
    fill_machines (self);
}

static gboolean
takes_digits (KioskFirstStart *first)
{
  return !kiosk_first_start_is_busy (first)
         && (kiosk_first_start_get_state (first) != KIOSK_FIRST_START_CODE_AGAIN
             || kiosk_first_start_get_wait_s (first) == 0);
}

/* Whether the keyboard has to be given a place anew: what it was on may have gone, or gone grey. */
static gboolean
update_page (KioskFirstStartScreen *self)
{
  KioskFirstStartState state = kiosk_first_start_get_state (get_first (self));
  gboolean takes = takes_digits (get_first (self));
  gboolean is_other = self->shown != state || gtk_widget_get_sensitive (GTK_WIDGET (self->pad)) != takes;

  if (self->shown != state)
    begin_step (self, state);
  is_other |= g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), get_page (self)) != 0;
  gtk_widget_set_sensitive (GTK_WIDGET (self->pad), takes);
  gtk_stack_set_visible_child_name (self->stack, get_page (self));
  return is_other;
}

/* A target that is on disk is no longer being filled in; of any other the form says what became of it. */
static void
update_target (KioskFirstStartScreen *self)
{
  KioskTargets *targets = kiosk_first_start_get_targets (get_first (self));
  KioskEntering entering = kiosk_targets_get_entering (targets);
  g_autofree char *said = kiosk_sheet_words_dup_entering (KIOSK_MODE_LIVE, entering, 0);

  if (!is_editing (self, KIOSK_FIRST_START_TARGETS) || entering == KIOSK_ENTERING_NONE)
    return;
  kiosk_target_form_set_said (self->target, said);
  if (entering != KIOSK_ENTERING_SAVED)
    return;
  release_focus (self);
  self->is_editing = FALSE;
  kiosk_targets_forget (targets);
}

static void
update (KioskFirstStartScreen *self)
{
  KioskFirstStartState state = kiosk_first_start_get_state (get_first (self));
  gboolean is_other;

  if (state == KIOSK_FIRST_START_OFF || state == KIOSK_FIRST_START_SCAN_TEST)
    return;

  update_target (self);
  is_other = update_page (self);
  update_texts (self);
  update_buttons (self);
  if (is_other && gtk_widget_get_mapped (GTK_WIDGET (self)))
    kiosk_screen_focus (KIOSK_SCREEN (self));
}

/* Each field says what is wrong with it. */
static void
set_clock (KioskFirstStartScreen *self)
{
  KioskDay day = kiosk_pad_form_get_day (self->form, DATE);
  int minute = kiosk_pad_form_get_minute (self->form, TIME);
  gboolean is_day = kiosk_staff_can_be_today (day);

  kiosk_pad_form_set_problem (self->form, DATE, is_day ? NULL : _("This is not a date from 2025 to 2099."));
  kiosk_pad_form_set_problem (self->form, TIME, minute >= 0 ? NULL : _("This is not a time from 00:00 to 23:59."));
  if (is_day && minute >= 0)
    kiosk_first_start_set_clock (get_first (self), day, minute);
}

/* What the clock says is no help to who knows better: the fields are empty. */
static void
edit_clock (KioskFirstStartScreen *self,
            gboolean is_editing)
{
  release_focus (self);
  self->is_editing = is_editing;
  kiosk_pad_form_clear (self->form);
  kiosk_pad_form_add (self->form, DATE, _("Date"), KIOSK_PAD_DATE, 0);
  kiosk_pad_form_add (self->form, TIME, _("Time"), KIOSK_PAD_TIME, 0);
  update (self);
  kiosk_screen_focus (KIOSK_SCREEN (self));
}

/* What became of the one before was told. */
static void
edit_target (KioskFirstStartScreen *self,
             gboolean is_editing)
{
  g_autoptr (KioskTarget) target = kiosk_target_new ();

  release_focus (self);
  self->is_editing = is_editing;
  kiosk_targets_forget (kiosk_first_start_get_targets (get_first (self)));
  kiosk_target_form_begin (self->target, target);
  update (self);
  kiosk_screen_focus (KIOSK_SCREEN (self));
}

static void
leave_target_cb (KioskFirstStartScreen *self)
{
  edit_target (self, FALSE);
}

static void
save_target_cb (KioskFirstStartScreen *self)
{
  kiosk_first_start_set_target (get_first (self), kiosk_target_form_get_target (self->target));
}

static void
answer_file (KioskFirstStart *first)
{
  if (kiosk_first_start_get_file (first) != NULL)
    kiosk_first_start_use_file (first, TRUE);
  else
    kiosk_first_start_read_file (first);
}

static void
choose (KioskFirstStartScreen *self)
{
  int place = kiosk_choice_list_get_selected (self->list);

  if (place < 0)
    return;
  if (kiosk_first_start_get_state (get_first (self)) == KIOSK_FIRST_START_WARD)
    kiosk_first_start_choose_ward (get_first (self), (guint) place);
  else
    kiosk_first_start_choose_machine (get_first (self), (guint) place);
}

static void
primary_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  KioskFirstStartScreen *self = user_data;
  KioskFirstStart *first = get_first (self);

  switch ((int) kiosk_first_start_get_state (first))
    {
    case KIOSK_FIRST_START_TURN:
      kiosk_first_start_confirm_turn (first);
      break;
    case KIOSK_FIRST_START_CORNERS:
      kiosk_first_start_try_corners_again (first);
      break;
    case KIOSK_FIRST_START_CLOCK:
      if (self->is_editing)
        set_clock (self);
      else
        kiosk_first_start_confirm_clock (first);
      break;
    case KIOSK_FIRST_START_FILE:
      answer_file (first);
      break;
    case KIOSK_FIRST_START_STICK:
      kiosk_first_start_read_stick (first);
      break;
    case KIOSK_FIRST_START_MACHINE:
    case KIOSK_FIRST_START_WARD:
      choose (self);
      break;
    case KIOSK_FIRST_START_NUMBER:
      kiosk_first_start_set_number (first, kiosk_first_start_get_number (first));
      break;
    case KIOSK_FIRST_START_CODE:
      kiosk_first_start_make_code (first);
      break;
    case KIOSK_FIRST_START_CODE_SHOWN:
      kiosk_first_start_confirm_written (first);
      break;
    case KIOSK_FIRST_START_TARGETS:
      kiosk_first_start_end_targets (first);
      break;
    case KIOSK_FIRST_START_DONE:
      kiosk_first_start_finish (first);
      break;
    default:
      break;
    }
}

static void
secondary_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  KioskFirstStartScreen *self = user_data;
  KioskFirstStart *first = get_first (self);

  if (kiosk_first_start_get_state (first) == KIOSK_FIRST_START_TURN)
    kiosk_first_start_turn (first);
  else if (kiosk_first_start_get_state (first) == KIOSK_FIRST_START_CORNERS)
    kiosk_first_start_skip_corners (first);
  else if (kiosk_first_start_get_state (first) == KIOSK_FIRST_START_CLOCK)
    edit_clock (self, !self->is_editing);
  else if (kiosk_first_start_get_state (first) == KIOSK_FIRST_START_TARGETS)
    edit_target (self, TRUE);
  else if (kiosk_first_start_get_state (first) == KIOSK_FIRST_START_FILE)
    kiosk_first_start_use_file (first, FALSE);
  else if (kiosk_first_start_get_state (first) == KIOSK_FIRST_START_STICK)
    kiosk_first_start_skip_stick (first);
  else
    kiosk_first_start_back (first);
}

static void
back_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  kiosk_first_start_back (get_first (user_data));
}

static void
corner_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  kiosk_first_start_touch_corner (get_first (user_data));
}

/* Where no corner is. */
static void
missed_cb (GtkGestureClick *gesture,
           int n_press,
           double x,
           double y,
           KioskFirstStartScreen *self)
{
  GtkWidget *widget = gtk_widget_pick (self->overlay, x, y, GTK_PICK_DEFAULT);

  if (widget != self->corner && (widget == NULL || !gtk_widget_is_ancestor (widget, self->corner)))
    kiosk_first_start_miss_corner (get_first (self));
}

static void
watch_misses (KioskFirstStartScreen *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (missed_cb), self);
  gtk_widget_add_controller (self->overlay, GTK_EVENT_CONTROLLER (gesture));
}

static const GActionEntry action_entries[] = {
  { .name = "corner", .activate = corner_cb },
  { .name = "primary", .activate = primary_cb },
  { .name = "secondary", .activate = secondary_cb },
  { .name = "back", .activate = back_cb },
};

static void
entered_cb (KioskPinPad *pad,
            const char *digits,
            KioskFirstStartScreen *self)
{
  KioskFirstStart *first = get_first (self);

  if (kiosk_first_start_get_state (first) == KIOSK_FIRST_START_NUMBER)
    kiosk_first_start_set_number (first, (guint) g_ascii_strtoull (digits, NULL, 10));
  else if (kiosk_first_start_get_state (first) == KIOSK_FIRST_START_CODE_AGAIN)
    kiosk_first_start_enter_code (first, digits);
  else
    kiosk_first_start_enter_pin (first, digits);
}

static void
kiosk_first_start_screen_session_set (KioskScreen *screen)
{
  g_signal_connect_object (get_first (KIOSK_FIRST_START_SCREEN (screen)), "changed", G_CALLBACK (update), screen,
                           G_CONNECT_SWAPPED);
}

static void
kiosk_first_start_screen_shown (KioskScreen *screen)
{
  KioskFirstStartScreen *self = KIOSK_FIRST_START_SCREEN (screen);

  self->shown = KIOSK_FIRST_START_OFF;
  update (self);
}

static void
kiosk_first_start_screen_hidden (KioskScreen *screen)
{
  KioskFirstStartScreen *self = KIOSK_FIRST_START_SCREEN (screen);

  kiosk_pin_pad_clear (self->pad);
  gtk_label_set_label (self->text, "");
}

static void
kiosk_first_start_screen_layout_set (KioskScreen *screen,
                                     const KioskLayout *layout)
{
  KioskFirstStartScreen *self = KIOSK_FIRST_START_SCREEN (screen);

  kiosk_pad_form_set_layout (self->form, layout);
  kiosk_target_form_set_layout (self->target, layout);
  kiosk_choice_list_set_layout (self->list, layout);
}

/* On a question, no answer that nobody has read. */
static GtkWidget *
kiosk_first_start_screen_get_default_focus (KioskScreen *screen)
{
  KioskFirstStartScreen *self = KIOSK_FIRST_START_SCREEN (screen);
  const char *page = gtk_stack_get_visible_child_name (self->stack);

  if (gtk_widget_get_visible (self->corner))
    return self->corner;
  if (g_str_equal (page, "pad"))
    return GTK_WIDGET (self->pad);
  if (g_str_equal (page, "list"))
    return GTK_WIDGET (self->list);
  if (g_str_equal (page, "form"))
    return GTK_WIDGET (self->form);
  if (g_str_equal (page, "target"))
    return GTK_WIDGET (self->target);
  return gtk_widget_get_visible (self->secondary) ? self->secondary : self->primary;
}

static void
kiosk_first_start_screen_dispose (GObject *object)
{
  KioskFirstStartScreen *self = KIOSK_FIRST_START_SCREEN (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "first-start", NULL);
  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (self), KIOSK_TYPE_FIRST_START_SCREEN);
  G_OBJECT_CLASS (kiosk_first_start_screen_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KioskFirstStartScreen, step);
  gtk_widget_class_bind_template_child (widget_class, KioskFirstStartScreen, title);
  gtk_widget_class_bind_template_child (widget_class, KioskFirstStartScreen, hint);
  gtk_widget_class_bind_template_child (widget_class, KioskFirstStartScreen, stack);
  gtk_widget_class_bind_template_child (widget_class, KioskFirstStartScreen, text);
  gtk_widget_class_bind_template_child (widget_class, KioskFirstStartScreen, form);
  gtk_widget_class_bind_template_child (widget_class, KioskFirstStartScreen, target);
  gtk_widget_class_bind_template_child (widget_class, KioskFirstStartScreen, list);
  gtk_widget_class_bind_template_child (widget_class, KioskFirstStartScreen, pad);
  gtk_widget_class_bind_template_child (widget_class, KioskFirstStartScreen, primary);
  gtk_widget_class_bind_template_child (widget_class, KioskFirstStartScreen, primary_label);
  gtk_widget_class_bind_template_child (widget_class, KioskFirstStartScreen, secondary);
  gtk_widget_class_bind_template_child (widget_class, KioskFirstStartScreen, secondary_label);
  gtk_widget_class_bind_template_child (widget_class, KioskFirstStartScreen, back);
  gtk_widget_class_bind_template_child (widget_class, KioskFirstStartScreen, overlay);
  gtk_widget_class_bind_template_child (widget_class, KioskFirstStartScreen, corner);
}

static void
kiosk_first_start_screen_class_init (KioskFirstStartScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskScreenClass *screen_class = KIOSK_SCREEN_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_first_start_screen_dispose;
  screen_class->session_set = kiosk_first_start_screen_session_set;
  screen_class->layout_set = kiosk_first_start_screen_layout_set;
  screen_class->shown = kiosk_first_start_screen_shown;
  screen_class->hidden = kiosk_first_start_screen_hidden;
  screen_class->get_default_focus = kiosk_first_start_screen_get_default_focus;
  g_type_ensure (KIOSK_TYPE_CHOICE_LIST);
  g_type_ensure (KIOSK_TYPE_PAD_FORM);
  g_type_ensure (KIOSK_TYPE_PIN_PAD);
  g_type_ensure (KIOSK_TYPE_TARGET_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-first-start-screen.ui");
  bind_children (widget_class);
}

static void
kiosk_first_start_screen_init (KioskFirstStartScreen *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries, G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "first-start", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  watch_misses (self);
  g_signal_connect (self->pad, "entered", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (self->list, "chosen", G_CALLBACK (update_buttons), self);
  g_signal_connect_swapped (self->target, "save", G_CALLBACK (save_target_cb), self);
  g_signal_connect_swapped (self->target, "back", G_CALLBACK (leave_target_cb), self);
}

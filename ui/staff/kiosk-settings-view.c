/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Thiết lập". The panel asks in one of three ways: a choice, a form of digits, or a pad. It goes once the disk has
 * taken the change, and stays with the reason where it has not. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-settings-view.h"

#include <glib/gi18n.h>

#include "kiosk-choice-list.h"
#include "kiosk-pin-pad.h"
#include "kiosk-pin.h"
#include "kiosk-secret-words.h"
#include "kiosk-setting-items.h"
#include "kiosk-words.h"

#define WARD_DAY "ward-day"

/* Of the list of settings. */
#define N_COLUMNS 2

struct _KioskSettingsView
{
  KioskStaffView          parent_instance;
  GtkStack               *stack;
  GtkGrid                *rows;
  GtkLabel               *list_said;
  GtkLabel               *title;
  GtkLabel               *hint;
  GtkStack               *panel;
  KioskChoiceList        *choices;
  KioskPadForm           *form;
  KioskPinPad            *pad;
  GtkLabel               *said;
  GtkWidget              *save;
  GSimpleActionGroup     *actions;
  const KioskSettingItem *item;     /* of the panel; NULL: the list is seen */
  gboolean                is_test_due;  /* a link was chosen, not hidden */
  const char             *problem;  /* with what was entered last; NULL: none */
  char                   *old_pin;
  char                   *new_pin;
  KioskDay                ward_day;
  GPtrArray              *wards;    /* of KioskWard, of that day */
};

G_DEFINE_FINAL_TYPE (KioskSettingsView, kiosk_settings_view, KIOSK_TYPE_STAFF_VIEW)

static KioskSession *
get_session (KioskSettingsView *self)
{
  return kiosk_staff_view_get_session (KIOSK_STAFF_VIEW (self));
}

static KioskContext *
get_context (KioskSettingsView *self)
{
  return kiosk_session_get_context (get_session (self));
}

static KioskStaff *
get_staff (KioskSettingsView *self)
{
  return kiosk_session_get_staff (get_session (self));
}

static KioskStaffSettings *
get_changes (KioskSettingsView *self)
{
  return kiosk_staff_get_settings (get_staff (self));
}

static void
forget (KioskSettingsView *self)
{
  g_clear_pointer (&self->old_pin, kiosk_pin_forget);
  g_clear_pointer (&self->new_pin, kiosk_pin_forget);
  g_clear_pointer (&self->wards, g_ptr_array_unref);
  self->ward_day = KIOSK_DAY_UNKNOWN;
  self->problem = NULL;
  kiosk_pin_pad_clear (self->pad);
}

static char *
dup_value (KioskSettingsView *self,
           const KioskSettingItem *item,
           KioskSettings *settings)
{
  if (item->kind == KIOSK_SETTING_CODE && kiosk_staff_settings_lacks_code (get_changes (self)))
    return g_strdup (_("No shift code yet"));
  return item->dup_value (settings);
}

static void
update_row (KioskSettingsView *self,
            GtkWidget *row,
            KioskSettings *settings)
{
  const KioskSettingItem *item = g_object_get_data (G_OBJECT (row), "item");
  GtkWidget *value = gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (row)));
  g_autofree char *text = dup_value (self, item, settings);
  g_autofree char *name = *text != '\0' ? g_strconcat (_(item->title), ": ", text, NULL) : g_strdup (_(item->title));

  gtk_label_set_label (GTK_LABEL (value), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_rows (KioskSettingsView *self)
{
  KioskSettings *settings = kiosk_context_get_settings (get_context (self));

  if (settings == NULL)
    return;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    update_row (self, row, settings);
}

static gboolean
is_saving (KioskSettingsView *self)
{
  return kiosk_staff_settings_get_saving (get_changes (self)) == KIOSK_SAVING_UNDER_WAY;
}

static const char *
get_pin_question (KioskSettingsView *self)
{
  if (self->old_pin == NULL || (self->new_pin == NULL && is_saving (self)))
    return _("First the PIN as it is now.");
  return self->new_pin == NULL ? _("Now a new PIN: 6 to 12 digits that nobody guesses.") : _("The new PIN once more");
}

static char *
dup_said (KioskSettingsView *self)
{
  KioskStaffSettings *changes = get_changes (self);
  guint wait_s = kiosk_staff_settings_get_wait_s (changes);

  if (self->problem != NULL)
    return g_strdup (self->problem);
  switch (kiosk_staff_settings_get_saving (changes))
    {
    case KIOSK_SAVING_UNDER_WAY:
      return g_strdup (_("One moment…"));
    case KIOSK_SAVING_DONE:
      return g_strdup (kiosk_words_get_saved (kiosk_context_get_mode (get_context (self)), _("Saved.")));
    case KIOSK_SAVING_SAME_CODE:
      return g_strdup (_("That one opens something else on this machine already. Choose another one."));
    case KIOSK_SAVING_WRONG_PIN:
      return wait_s > 0 ? kiosk_secret_words_dup_wait (wait_s)
                        : g_strdup (_("That is not the PIN. Nothing was changed."));
    case KIOSK_SAVING_FAILED:
      return g_strdup (_("The disk does not take it. Everything is as it was. Try again."));
    case KIOSK_SAVING_NONE:
    default:
      return g_strdup ("");
    }
}

/* What takes nothing for a moment loses the focus, and nobody gives it back. */
static void
set_enabled (KioskSettingsView *self,
             gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "save");
  gboolean was_enabled = gtk_widget_get_sensitive (GTK_WIDGET (self->panel));

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
  gtk_widget_set_sensitive (GTK_WIDGET (self->panel), is_enabled);
  if (self->item != NULL && is_enabled && !was_enabled)
    gtk_widget_child_focus (GTK_WIDGET (self->panel), GTK_DIR_TAB_FORWARD);
}

static void
update_words (KioskSettingsView *self)
{
  g_autofree char *said = dup_said (self);
  gboolean is_pin = self->item != NULL && self->item->kind == KIOSK_SETTING_PIN;

  gtk_label_set_label (self->list_said, self->item == NULL ? said : "");
  gtk_label_set_label (self->said, self->item != NULL ? said : "");
  if (is_pin)
    gtk_label_set_label (self->hint, get_pin_question (self));
  set_enabled (self, !is_saving (self));
}

static void
focus_row (KioskSettingsView *self,
           const KioskSettingItem *item)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_object_get_data (G_OBJECT (row), "item") == item)
      gtk_widget_grab_focus (row);
}

static void
show_list (KioskSettingsView *self)
{
  const KioskSettingItem *item = self->item;

  forget (self);
  self->item = NULL;
  update_rows (self);
  update_words (self);
  gtk_stack_set_visible_child_name (self->stack, "list");
  if (item != NULL)
    focus_row (self, item);
}

static void
show_page (KioskSettingsView *self,
           const char *name)
{
  gtk_stack_set_visible_child_name (self->panel, name);
  gtk_widget_set_visible (self->save, g_str_equal (name, "form"));
  gtk_button_set_label (GTK_BUTTON (self->save),
                        self->item->kind == KIOSK_SETTING_WARD ? C_("step", "Next") : _("Save"));
  gtk_stack_set_visible_child_name (self->stack, "panel");
  gtk_widget_child_focus (GTK_WIDGET (self->panel), GTK_DIR_TAB_FORWARD);
}

static void
show_choices (KioskSettingsView *self,
              KioskSettings *settings)
{
  g_auto (GStrv) labels = self->item->dup_choices (settings);
  int selected = self->item->get_choice != NULL ? self->item->get_choice (settings) : -1;

  kiosk_choice_list_set_items (self->choices, (const char *const *) labels);
  kiosk_choice_list_set_selected (self->choices, selected);
  show_page (self, "choice");
}

static void
show_form (KioskSettingsView *self,
           KioskSettings *settings)
{
  kiosk_pad_form_clear (self->form);
  if (self->item->fill != NULL)
    self->item->fill (self->form, settings);
  else
    kiosk_pad_form_add (self->form, WARD_DAY, _("From which day"), KIOSK_PAD_DATE, 0);
  show_page (self, "form");
}

/* A move that is planned can be given up; another one is planned after that. */
static void
show_panel (KioskSettingsView *self,
            KioskSettings *settings)
{
  switch (self->item->kind)
    {
    case KIOSK_SETTING_CHOICE:
      show_choices (self, settings);
      break;
    case KIOSK_SETTING_FORM:
      show_form (self, settings);
      break;
    case KIOSK_SETTING_WARD:
      if (kiosk_settings_get_next_ward_name (settings) != NULL)
        show_choices (self, settings);
      else
        show_form (self, settings);
      break;
    case KIOSK_SETTING_CODE:
    case KIOSK_SETTING_PIN:
    case KIOSK_SETTING_CLOCK:
    default:
      kiosk_pin_pad_set_secret (self->pad, self->item->kind == KIOSK_SETTING_PIN);
      show_page (self, "pad");
    }
}

static void
open_item (KioskSettingsView *self,
           const KioskSettingItem *item)
{
  KioskSettings *settings = kiosk_context_get_settings (get_context (self));

  if (settings == NULL)
    return;
  kiosk_staff_settings_forget_saving (get_changes (self));
  if (item->kind == KIOSK_SETTING_CLOCK)
    {
      kiosk_staff_ask_clock (get_staff (self));
      return;
    }
  forget (self);
  self->item = item;
  gtk_label_set_label (self->title, _(item->title));
  gtk_label_set_label (self->hint, *item->hint != '\0' ? _(item->hint) : "");
  show_panel (self, settings);
  update_words (self);
}

/* The link that was chosen is tested at once: until then residents see none. */
static void
finish (KioskSettingsView *self)
{
  gboolean is_test_due = self->is_test_due;

  self->is_test_due = FALSE;
  show_list (self);
  if (is_test_due)
    kiosk_staff_ask_scan_test (get_staff (self));
}

static void
changed_cb (KioskSettingsView *self)
{
  KioskSaving saving = kiosk_staff_settings_get_saving (get_changes (self));

  self->problem = NULL;
  if (saving == KIOSK_SAVING_DONE && self->item != NULL)
    finish (self);
  if (saving == KIOSK_SAVING_SAME_CODE || saving == KIOSK_SAVING_WRONG_PIN || saving == KIOSK_SAVING_FAILED)
    {
      self->is_test_due = FALSE;
      g_clear_pointer (&self->old_pin, kiosk_pin_forget);
      g_clear_pointer (&self->new_pin, kiosk_pin_forget);
    }
  update_words (self);
}

static void
plan_move (KioskSettingsView *self,
           KioskSettings *edited,
           guint index)
{
  const KioskWard *ward = index < self->wards->len ? g_ptr_array_index (self->wards, index) : NULL;

  if (ward != NULL
      && kiosk_settings_set_next_ward (edited, self->ward_day, ward->code, ward->valid_from, ward->name, NULL))
    kiosk_staff_settings_save (get_changes (self), edited);
}

static gboolean
is_a_link (KioskSettingsView *self,
           KioskSettings *edited,
           guint index)
{
  g_auto (GStrv) links = kiosk_settings_dup_links (edited);

  return g_str_equal (self->item->nick, "link") && index < g_strv_length (links);
}

/* "With the shift's code" asks for one first: nobody knows whether the one that was set is still known. */
static void
chosen_cb (KioskChoiceList *list,
           guint index,
           KioskSettingsView *self)
{
  g_autoptr (KioskSettings) edited = kiosk_staff_settings_edit (get_changes (self));
  gboolean is_panel = g_str_equal (self->item->nick, "panel");

  if (edited == NULL)
    return;
  if (is_panel && index == KIOSK_HELPER_PANEL_CODE)
    {
      open_item (self, kiosk_setting_items_lookup ("code"));
      return;
    }
  if (self->wards != NULL)
    plan_move (self, edited, index);
  else
    {
      self->is_test_due = is_a_link (self, edited, index);
      self->item->choose (edited, index);
      kiosk_staff_settings_save (get_changes (self), edited);
    }
}

static GPtrArray *
find_wards (KioskSettingsView *self,
            KioskDay day)
{
  GPtrArray *all = kiosk_context_get_wards (get_context (self));
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (kiosk_ward_is_valid_on (g_ptr_array_index (all, i), day))
      g_ptr_array_add (found, g_ptr_array_index (all, i));
  return found;
}

static void
show_wards (KioskSettingsView *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->wards->len; i++)
    g_ptr_array_add (names, ((KioskWard *) g_ptr_array_index (self->wards, i))->name);
  g_ptr_array_add (names, NULL);
  kiosk_choice_list_set_items (self->choices, (const char *const *) names->pdata);
  kiosk_choice_list_set_selected (self->choices, -1);
  show_page (self, "choice");
}

/* Today's ward is what was counted for today. */
static void
read_ward_day (KioskSettingsView *self)
{
  KioskDay day = kiosk_pad_form_get_day (self->form, WARD_DAY);

  if (day <= kiosk_staff_get_today (get_staff (self)) || !kiosk_staff_can_be_today (day))
    {
      kiosk_pad_form_set_problem (self->form, WARD_DAY, _("It has to be a day after today."));
      return;
    }
  g_clear_pointer (&self->wards, g_ptr_array_unref);
  self->wards = find_wards (self, day);
  self->ward_day = day;
  if (self->wards->len > 0)
    show_wards (self);
  else
    kiosk_pad_form_set_problem (self->form, WARD_DAY, _("The list has no ward of that day. Ask the technician."));
}

static void
save_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  KioskSettingsView *self = user_data;
  g_autoptr (KioskSettings) edited = kiosk_staff_settings_edit (get_changes (self));

  if (self->item == NULL || edited == NULL)
    return;
  if (self->item->kind == KIOSK_SETTING_WARD)
    read_ward_day (self);
  else if (self->item->read (self->form, edited))
    kiosk_staff_settings_save (get_changes (self), edited);
}

static void
back_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  kiosk_staff_settings_forget_saving (get_changes (user_data));
  show_list (user_data);
}

static void
open_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  const KioskSettingItem *item = kiosk_setting_items_lookup (g_variant_get_string (parameter, NULL));

  if (item != NULL)
    open_item (user_data, item);
}

static void
enter_code (KioskSettingsView *self,
            const char *digits)
{
  g_autoptr (GError) error = NULL;

  self->problem = NULL;
  if (kiosk_shift_code_check (digits, &error))
    kiosk_staff_settings_set_shift_code (get_changes (self), digits);
  else
    self->problem = _("That is too short: a shift’s code has 3 to 12 digits.");
}

/* Looked at before a new one is asked for. */
static void
enter_old_pin (KioskSettingsView *self,
               const char *digits)
{
  self->old_pin = g_strdup (digits);
  kiosk_staff_settings_try_pin (get_changes (self), digits);
}

/* Typed twice, since dots show no slip. */
static void
enter_new_pin (KioskSettingsView *self,
               const char *digits)
{
  g_autoptr (GError) error = NULL;

  if (self->new_pin == NULL && !kiosk_pin_check (digits, &error))
    self->problem = kiosk_secret_words_get_problem (error);
  else if (self->new_pin == NULL)
    self->new_pin = g_strdup (digits);
  else if (g_str_equal (self->new_pin, digits))
    kiosk_staff_settings_change_pin (get_changes (self), self->old_pin, self->new_pin);
  else
    {
      g_clear_pointer (&self->new_pin, kiosk_pin_forget);
      self->problem = _("The two were not the same. Choose again.");
    }
}

static void
entered_cb (KioskPinPad *pad,
            const char *digits,
            KioskSettingsView *self)
{
  kiosk_staff_settings_forget_saving (get_changes (self));
  self->problem = NULL;
  if (self->item->kind == KIOSK_SETTING_CODE)
    enter_code (self, digits);
  else if (self->old_pin == NULL)
    enter_old_pin (self, digits);
  else
    enter_new_pin (self, digits);
  update_words (self);
}

static const GActionEntry action_entries[] = {
  { .name = "open", .activate = open_cb, .parameter_type = "s" },
  { .name = "back", .activate = back_cb },
  { .name = "save", .activate = save_cb },
};

static GtkWidget *
new_label (const char *text,
           const char *css_class,
           float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_row (const KioskSettingItem *item)
{
  GtkWidget *row = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), new_label (_(item->title), "setting-title", 0));
  gtk_box_append (GTK_BOX (box), new_label ("", "setting-value", 0));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (row), box);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_widget_add_css_class (row, "setting");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "settings.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", item->nick);
  g_object_set_data (G_OBJECT (row), "item", (gpointer) item);
  return row;
}

static void
build_rows (KioskSettingsView *self)
{
  guint n_items;
  const KioskSettingItem *items = kiosk_setting_items_get (&n_items);

  for (guint i = 0; i < n_items; i++)
    gtk_grid_attach (self->rows, new_row (&items[i]), (int) i % N_COLUMNS, (int) i / N_COLUMNS, 1, 1);
}

static void
kiosk_settings_view_session_set (KioskStaffView *view)
{
  KioskSettingsView *self = KIOSK_SETTINGS_VIEW (view);

  g_signal_connect_object (get_changes (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_changes (self), "changed", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_context (self), "notify::settings", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
}

/* Always at its list: what somebody began is nothing for the next. */
static void
kiosk_settings_view_shown (KioskStaffView *view)
{
  KioskSettingsView *self = KIOSK_SETTINGS_VIEW (view);

  kiosk_staff_settings_forget_saving (get_changes (self));
  self->item = NULL;
  show_list (self);
}

static void
kiosk_settings_view_layout_set (KioskStaffView *view,
                                const KioskLayout *layout)
{
  KioskSettingsView *self = KIOSK_SETTINGS_VIEW (view);

  kiosk_choice_list_set_layout (self->choices, layout);
  kiosk_pad_form_set_layout (self->form, layout);
}

static void
kiosk_settings_view_dispose (GObject *object)
{
  KioskSettingsView *self = KIOSK_SETTINGS_VIEW (object);

  if (self->pad != NULL)
    forget (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "settings", NULL);
  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (self), KIOSK_TYPE_SETTINGS_VIEW);
  G_OBJECT_CLASS (kiosk_settings_view_parent_class)->dispose (object);
}

static void
kiosk_settings_view_class_init (KioskSettingsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskStaffViewClass *view_class = KIOSK_STAFF_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_settings_view_dispose;
  view_class->session_set = kiosk_settings_view_session_set;
  view_class->layout_set = kiosk_settings_view_layout_set;
  view_class->shown = kiosk_settings_view_shown;
  g_type_ensure (KIOSK_TYPE_CHOICE_LIST);
  g_type_ensure (KIOSK_TYPE_PAD_FORM);
  g_type_ensure (KIOSK_TYPE_PIN_PAD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-settings-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskSettingsView, stack);
  gtk_widget_class_bind_template_child (widget_class, KioskSettingsView, rows);
  gtk_widget_class_bind_template_child (widget_class, KioskSettingsView, list_said);
  gtk_widget_class_bind_template_child (widget_class, KioskSettingsView, title);
  gtk_widget_class_bind_template_child (widget_class, KioskSettingsView, hint);
  gtk_widget_class_bind_template_child (widget_class, KioskSettingsView, panel);
  gtk_widget_class_bind_template_child (widget_class, KioskSettingsView, choices);
  gtk_widget_class_bind_template_child (widget_class, KioskSettingsView, form);
  gtk_widget_class_bind_template_child (widget_class, KioskSettingsView, pad);
  gtk_widget_class_bind_template_child (widget_class, KioskSettingsView, said);
  gtk_widget_class_bind_template_child (widget_class, KioskSettingsView, save);
}

static void
kiosk_settings_view_init (KioskSettingsView *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries, G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "settings", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  build_rows (self);
  g_signal_connect (self->choices, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect (self->pad, "entered", G_CALLBACK (entered_cb), self);
}

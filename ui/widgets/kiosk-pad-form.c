/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form of values in digits with one pad for all: nothing is typed that is no number, date or time. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-pad-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kiosk-pad-field.h"
#include "kiosk-pad-keys.h"

struct _KioskPadForm
{
  GtkWidget      parent_instance;
  GtkBox        *flip;
  GtkBox        *fields;
  KioskPadKeys  *keys;
  KioskPadField *chosen;   /* where digits go; NULL: the form is empty */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskPadForm, kiosk_pad_form, GTK_TYPE_WIDGET)

static void
changed (KioskPadForm *self)
{
  kiosk_pad_field_set_problem (self->chosen, NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static KioskPadField *
get_field (KioskPadForm *self,
           const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->fields)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (kiosk_pad_field_get_id (KIOSK_PAD_FIELD (child)), id))
      return KIOSK_PAD_FIELD (child);
  g_return_val_if_reached (NULL);
}

static void
choose (KioskPadForm *self,
        KioskPadField *field)
{
  self->chosen = field;
  kiosk_pad_field_begin (field);
  gtk_toggle_button_set_active (kiosk_pad_field_get_button (field), TRUE);
}

static void
toggled_cb (GtkToggleButton *button,
            KioskPadForm *self)
{
  GtkWidget *field = gtk_widget_get_parent (GTK_WIDGET (button));

  if (gtk_toggle_button_get_active (button) && KIOSK_PAD_FIELD (field) != self->chosen)
    choose (self, KIOSK_PAD_FIELD (field));
}

static void
digit_cb (KioskPadForm *self,
          guint digit)
{
  if (self->chosen != NULL && kiosk_pad_field_type (self->chosen, digit))
    changed (self);
}

static void
erase_cb (KioskPadForm *self)
{
  if (self->chosen == NULL)
    return;
  kiosk_pad_field_erase (self->chosen);
  changed (self);
}

/* To the next field; after the last one to the first. */
static void
next_cb (KioskPadForm *self)
{
  GtkWidget *next = self->chosen != NULL ? gtk_widget_get_next_sibling (GTK_WIDGET (self->chosen)) : NULL;

  if (next == NULL)
    next = gtk_widget_get_first_child (GTK_WIDGET (self->fields));
  if (next != NULL)
    choose (self, KIOSK_PAD_FIELD (next));
}

static void
kiosk_pad_form_dispose (GObject *object)
{
  GtkWidget *child;

  KIOSK_PAD_FORM (object)->chosen = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_pad_form_parent_class)->dispose (object);
}

static void
kiosk_pad_form_class_init (KioskPadFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_pad_form_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pad-form");
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

/* As high as the fields beside it: GTK goes by the middle of what stands side by side, and the fields come first. */
static GtkWidget *
new_key_column (KioskPadForm *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_valign (GTK_WIDGET (self->keys), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->keys));
  return column;
}

static void
kiosk_pad_form_init (KioskPadForm *self)
{
  self->flip = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  self->fields = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->keys = KIOSK_PAD_KEYS (kiosk_pad_keys_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->flip), "pad-form");
  gtk_widget_add_css_class (GTK_WIDGET (self->fields), "pad-fields");
  gtk_widget_set_hexpand (GTK_WIDGET (self->fields), TRUE);
  gtk_box_append (self->flip, GTK_WIDGET (self->fields));
  gtk_box_append (self->flip, new_key_column (self));
  gtk_widget_set_parent (GTK_WIDGET (self->flip), GTK_WIDGET (self));

  kiosk_pad_keys_set_enter_label (self->keys, NULL);
  g_signal_connect_swapped (self->keys, "digit", G_CALLBACK (digit_cb), self);
  g_signal_connect_swapped (self->keys, "erase", G_CALLBACK (erase_cb), self);
  g_signal_connect_swapped (self->keys, "enter", G_CALLBACK (next_cb), self);
  kiosk_pad_keys_listen (self->keys, GTK_WIDGET (self));
}

GtkWidget *
kiosk_pad_form_new (void)
{
  return g_object_new (KIOSK_TYPE_PAD_FORM, NULL);
}

/* Takes all fields away. */
void
kiosk_pad_form_clear (KioskPadForm *self)
{
  GtkWidget *child;

  self->chosen = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->fields))) != NULL)
    gtk_box_remove (self->fields, child);
  kiosk_pad_keys_set_enter_label (self->keys, NULL);
}

/* Adds an empty field below the others; the first one is chosen. @max_digits: of a number, 12 at most; of a date and a
 * time it is known. */
void
kiosk_pad_form_add (KioskPadForm *self,
                    const char *id,
                    const char *label,
                    KioskPadKind kind,
                    guint max_digits)
{
  GtkWidget *field = kiosk_pad_field_new (id, label, kind, max_digits);
  GtkToggleButton *button = kiosk_pad_field_get_button (KIOSK_PAD_FIELD (field));

  if (self->chosen != NULL)
    {
      gtk_toggle_button_set_group (button, kiosk_pad_field_get_button (self->chosen));
      /* Translators: a button that leads to the next field of a form */
      kiosk_pad_keys_set_enter_label (self->keys, C_("field", "Next"));
    }
  gtk_box_append (self->fields, field);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, 0);
  if (self->chosen == NULL)
    choose (self, KIOSK_PAD_FIELD (field));
}

/* -1: empty. */
void
kiosk_pad_form_set_number (KioskPadForm *self,
                           const char *id,
                           gint64 number)
{
  g_autofree char *digits = number < 0 ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, number);

  kiosk_pad_field_set_digits (get_field (self, id), digits);
}

/* KIOSK_DAY_UNKNOWN: empty. */
void
kiosk_pad_form_set_day (KioskPadForm *self,
                        const char *id,
                        KioskDay day)
{
  g_autoptr (GDateTime) date = day != KIOSK_DAY_UNKNOWN ? kiosk_day_to_date_time (day) : NULL;
  g_autofree char *digits = date != NULL ? g_date_time_format (date, "%d%m%Y") : g_strdup ("");

  kiosk_pad_field_set_digits (get_field (self, id), digits);
}

/* Of the day; -1: empty. */
void
kiosk_pad_form_set_minute (KioskPadForm *self,
                           const char *id,
                           int minute)
{
  g_autofree char *digits = minute < 0 ? g_strdup ("") : g_strdup_printf ("%02d%02d", minute / 60, minute % 60);

  kiosk_pad_field_set_digits (get_field (self, id), digits);
}

gboolean
kiosk_pad_form_is_empty (KioskPadForm *self,
                         const char *id)
{
  return *kiosk_pad_field_get_digits (get_field (self, id)) == '\0';
}

/* -1: empty. */
gint64
kiosk_pad_form_get_number (KioskPadForm *self,
                           const char *id)
{
  const char *digits = kiosk_pad_field_get_digits (get_field (self, id));

  return *digits == '\0' ? -1 : g_ascii_strtoll (digits, NULL, 10);
}

/* KIOSK_DAY_UNKNOWN where the digits are no date. */
KioskDay
kiosk_pad_form_get_day (KioskPadForm *self,
                        const char *id)
{
  const char *digits = kiosk_pad_field_get_digits (get_field (self, id));
  char iso[sizeof "2026-11-25"];

  if (strlen (digits) != 8)
    return KIOSK_DAY_UNKNOWN;
  g_snprintf (iso, sizeof iso, "%.4s-%.2s-%.2s", digits + 4, digits + 2, digits);
  return kiosk_day_from_iso (iso);
}

/* Of the day; -1 where the digits are no time. */
int
kiosk_pad_form_get_minute (KioskPadForm *self,
                           const char *id)
{
  const char *digits = kiosk_pad_field_get_digits (get_field (self, id));
  gint64 number = g_ascii_strtoll (digits, NULL, 10);

  return strlen (digits) == 4 && number / 100 < 24 && number % 100 < 60 ? (int) (number / 100 * 60 + number % 100) : -1;
}

/* A line under the field until something else is typed there; NULL: nothing is wrong. */
void
kiosk_pad_form_set_problem (KioskPadForm *self,
                            const char *id,
                            const char *text)
{
  kiosk_pad_field_set_problem (get_field (self, id), text);
}

/* Where the next digit goes. */
void
kiosk_pad_form_choose (KioskPadForm *self,
                       const char *id)
{
  choose (self, get_field (self, id));
}

/* Upright, the pad stands below the fields. */
/* Takes what is typed while the focus is anywhere in @widget, such as on the buttons below the form; where it is in the
 * form itself, that is so anyway. */
void
kiosk_pad_form_listen (KioskPadForm *self,
                       GtkWidget *widget)
{
  kiosk_pad_keys_listen (self->keys, widget);
}

void
kiosk_pad_form_set_layout (KioskPadForm *self,
                           const KioskLayout *layout)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->flip), layout->is_portrait ? GTK_ORIENTATION_VERTICAL
                                                                                   : GTK_ORIENTATION_HORIZONTAL);
}

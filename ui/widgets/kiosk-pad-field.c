/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value of a form, as digits. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-pad-field.h"

#include <string.h>

#include "kiosk-figure-words.h"

struct _KioskPadField
{
  GtkWidget        parent_instance;
  GtkToggleButton *button;
  GtkLabel        *value;
  GtkLabel        *problem;
  char            *id;
  char            *label;
  KioskPadKind     kind;
  guint            max_digits;
  char             digits[KIOSK_PAD_FIELD_MAX_DIGITS + 1];
  gboolean         is_fresh;  /* the next digit begins a value in the place of this one */
};

G_DEFINE_FINAL_TYPE (KioskPadField, kiosk_pad_field, GTK_TYPE_WIDGET)

/* The digits in a pattern's places, blanks where there are none yet: "25/1_/____". */
static char *
dup_filled (const char *pattern,
            const char *digits)
{
  GString *text = g_string_new (pattern);

  for (gsize i = 0; i < text->len && *digits != '\0'; i++)
    if (text->str[i] == '_')
      text->str[i] = *digits++;
  return g_string_free (text, FALSE);
}

static char *
dup_value (KioskPadField *self)
{
  switch (self->kind)
    {
    case KIOSK_PAD_DATE:
      return dup_filled ("__/__/____", self->digits);
    case KIOSK_PAD_TIME:
      return dup_filled ("__:__", self->digits);
    case KIOSK_PAD_NUMBER:
    default:
      return self->digits[0] == '\0' ? g_strdup ("–")
             : kiosk_figure_words_dup_number (g_ascii_strtoll (self->digits, NULL, 10));
    }
}

/* The screen reader gets name and value together. */
static void
update (KioskPadField *self)
{
  g_autofree char *value = dup_value (self);
  g_autofree char *name = g_strconcat (self->label, ": ", value, NULL);

  gtk_label_set_label (self->value, value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
kiosk_pad_field_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_pad_field_parent_class)->dispose (object);
}

static void
kiosk_pad_field_finalize (GObject *object)
{
  g_free (KIOSK_PAD_FIELD (object)->id);
  g_free (KIOSK_PAD_FIELD (object)->label);
  G_OBJECT_CLASS (kiosk_pad_field_parent_class)->finalize (object);
}

static void
kiosk_pad_field_class_init (KioskPadFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_pad_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = kiosk_pad_field_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pad-field");
}

static GtkLabel *
new_label (const char *text,
           const char *style_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_xalign (label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (label), style_class);
  return label;
}

static void
kiosk_pad_field_init (KioskPadField *self)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (manager), GTK_ORIENTATION_VERTICAL);
  self->button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  self->value = new_label ("", "pad-value");
  self->problem = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "wrap", TRUE,
                                "xalign", 0.0, "visible", FALSE, NULL);
  gtk_label_set_wrap (self->value, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "pad-problem");
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->problem), GTK_WIDGET (self));
}

GtkWidget *
kiosk_pad_field_new (const char *id,
                     const char *label,
                     KioskPadKind kind,
                     guint max_digits)
{
  KioskPadField *self = g_object_new (KIOSK_TYPE_PAD_FIELD, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkLabel *name = new_label (label, "pad-name");

  self->id = g_strdup (id);
  self->label = g_strdup (label);
  self->kind = kind;
  self->max_digits = kind == KIOSK_PAD_DATE ? 8 : kind == KIOSK_PAD_TIME ? 4
                     : MIN (max_digits, KIOSK_PAD_FIELD_MAX_DIGITS);
  gtk_widget_set_hexpand (GTK_WIDGET (name), TRUE);
  gtk_widget_add_css_class (box, "pad-line");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->value));
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  update (self);
  return GTK_WIDGET (self);
}

GtkToggleButton *
kiosk_pad_field_get_button (KioskPadField *self)
{
  return self->button;
}

const char *
kiosk_pad_field_get_id (KioskPadField *self)
{
  return self->id;
}

const char *
kiosk_pad_field_get_digits (KioskPadField *self)
{
  return self->digits;
}

/* What is too long is a mistake of the caller's. */
void
kiosk_pad_field_set_digits (KioskPadField *self,
                            const char *digits)
{
  g_return_if_fail (strlen (digits) <= self->max_digits);

  g_strlcpy (self->digits, digits, sizeof self->digits);
  self->is_fresh = TRUE;
  update (self);
}

/* NULL: nothing is wrong. */
void
kiosk_pad_field_set_problem (KioskPadField *self,
                             const char *text)
{
  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

/* Somebody has come to this field: what they type takes the place of what stands there. */
void
kiosk_pad_field_begin (KioskPadField *self)
{
  self->is_fresh = TRUE;
}

/* Returns whether there was room for it. */
gboolean
kiosk_pad_field_type (KioskPadField *self,
                      guint digit)
{
  gsize length = self->is_fresh ? 0 : strlen (self->digits);

  if (length >= self->max_digits)
    return FALSE;
  self->is_fresh = FALSE;
  self->digits[length] = (char) ('0' + digit);
  self->digits[length + 1] = '\0';
  update (self);
  return TRUE;
}

void
kiosk_pad_field_erase (KioskPadField *self)
{
  gsize length = strlen (self->digits);

  self->is_fresh = FALSE;
  if (length > 0)
    self->digits[length - 1] = '\0';
  update (self);
}

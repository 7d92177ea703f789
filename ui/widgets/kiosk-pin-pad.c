/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pad of digits, and what was typed on it. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-pin-pad.h"

#include <string.h>

#include "kiosk-pad-keys.h"

#define MAX_DIGITS 12

struct _KioskPinPad
{
  GtkWidget  parent_instance;
  GtkLabel  *shown;
  char       digits[MAX_DIGITS + 1];
  guint      max_digits;
  gboolean   is_secret;
};

enum
{
  SIGNAL_ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskPinPad, kiosk_pin_pad, GTK_TYPE_WIDGET)

static void
update (KioskPinPad *self)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < strlen (self->digits); i++)
    {
      if (self->is_secret)
        g_string_append (text, "●");
      else
        g_string_append_c (text, self->digits[i]);
    }
  /* An empty label would be lower than a full one, and the keys would jump. */
  gtk_label_set_label (self->shown, text->len > 0 ? text->str : "–");
  g_string_free (text, TRUE);
}

static void
digit_cb (KioskPadKeys *keys,
          guint digit,
          KioskPinPad *self)
{
  gsize length = strlen (self->digits);

  if (length >= self->max_digits)
    return;
  self->digits[length] = (char) ('0' + digit);
  self->digits[length + 1] = '\0';
  update (self);
}

static void
erase_cb (KioskPadKeys *keys,
          KioskPinPad *self)
{
  gsize length = strlen (self->digits);

  if (length > 0)
    self->digits[length - 1] = '\0';
  update (self);
}

static void
enter_cb (KioskPadKeys *keys,
          KioskPinPad *self)
{
  g_autofree char *digits = g_strdup (self->digits);

  if (*digits == '\0')
    return;
  kiosk_pin_pad_clear (self);
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0, digits);
  memset (digits, 0, strlen (digits));
}

static void
kiosk_pin_pad_dispose (GObject *object)
{
  KioskPinPad *self = KIOSK_PIN_PAD (object);
  GtkWidget *child;

  memset (self->digits, 0, sizeof self->digits);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_pin_pad_parent_class)->dispose (object);
}

static void
kiosk_pin_pad_class_init (KioskPinPadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_pin_pad_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pin-pad");
  signals[SIGNAL_ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kiosk_pin_pad_init (KioskPinPad *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *keys = kiosk_pad_keys_new ();

  self->max_digits = MAX_DIGITS;
  self->shown = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (box, "pad");
  gtk_widget_add_css_class (GTK_WIDGET (self->shown), "pad-shown");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->shown));
  gtk_box_append (GTK_BOX (box), keys);
  gtk_widget_set_parent (box, GTK_WIDGET (self));

  g_signal_connect (keys, "digit", G_CALLBACK (digit_cb), self);
  g_signal_connect (keys, "erase", G_CALLBACK (erase_cb), self);
  g_signal_connect (keys, "enter", G_CALLBACK (enter_cb), self);
  kiosk_pad_keys_listen (KIOSK_PAD_KEYS (keys), GTK_WIDGET (self));
  update (self);
}

/* Dots in the place of digits. */
void
kiosk_pin_pad_set_secret (KioskPinPad *self,
                          gboolean is_secret)
{
  self->is_secret = is_secret;
  update (self);
}

/* Further digits are not taken; 12 at most. */
void
kiosk_pin_pad_set_max_digits (KioskPinPad *self,
                              guint max_digits)
{
  self->max_digits = MIN (max_digits, MAX_DIGITS);
}

void
kiosk_pin_pad_clear (KioskPinPad *self)
{
  memset (self->digits, 0, sizeof self->digits);
  update (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys for digits. There is no text entry: nothing of a keyboard's layout, paste or emoji can come in. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-pad-keys.h"

#include <glib/gi18n.h>

struct _KioskPadKeys
{
  GtkWidget  parent_instance;
  GtkGrid   *keys;
  GtkButton *enter;
  GtkWidget *listener;  /* holds the keys; NULL: nobody types here */
};

enum
{
  SIGNAL_DIGIT,
  SIGNAL_ERASE,
  SIGNAL_ENTER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskPadKeys, kiosk_pad_keys, GTK_TYPE_WIDGET)

static void
digit_cb (GtkButton *button,
          KioskPadKeys *self)
{
  g_signal_emit (self, signals[SIGNAL_DIGIT], 0, (guint) (gtk_button_get_label (button)[0] - '0'));
}

static void
erase_cb (GtkButton *button,
          KioskPadKeys *self)
{
  g_signal_emit (self, signals[SIGNAL_ERASE], 0);
}

static void
enter_cb (GtkButton *button,
          KioskPadKeys *self)
{
  g_signal_emit (self, signals[SIGNAL_ENTER], 0);
}

static GtkWidget *
add_key (KioskPadKeys *self,
         const char *label,
         int column,
         int row,
         const char *style_class,
         GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, style_class);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_vexpand (button, TRUE);
  g_signal_connect (button, "clicked", callback, self);
  gtk_grid_attach (self->keys, button, column, row, 1, 1);
  return button;
}

/* Back to what the digits are for. */
static void
leave_keys (KioskPadKeys *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = gtk_root_get_focus (root);

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;
  gtk_root_set_focus (root, NULL);
  gtk_widget_child_focus (self->listener, GTK_DIR_TAB_FORWARD);
}

/* Whoever types digits types Enter after them: it must press no digit, on which the focus may have stood. A key that is
 * not there would take the focus away from here, and with it all digits that follow. */
static void
take_digit (KioskPadKeys *self,
            guint digit)
{
  g_signal_emit (self, signals[SIGNAL_DIGIT], 0, digit);
  if (gtk_widget_get_visible (GTK_WIDGET (self->enter)))
    gtk_widget_grab_focus (GTK_WIDGET (self->enter));
  else
    leave_keys (self);
}

/* Enter and space press the button that has the focus, as everywhere. A pad that is not seen takes nothing. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        KioskPadKeys *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  if (key >= GDK_KEY_0 && key <= GDK_KEY_9)
    take_digit (self, key - GDK_KEY_0);
  else if (key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9)
    take_digit (self, key - GDK_KEY_KP_0);
  else if (key == GDK_KEY_BackSpace)
    g_signal_emit (self, signals[SIGNAL_ERASE], 0);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
kiosk_pad_keys_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_pad_keys_parent_class)->dispose (object);
}

static void
kiosk_pad_keys_class_init (KioskPadKeysClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_pad_keys_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pad-keys");
  signals[SIGNAL_DIGIT] = g_signal_new ("digit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_UINT);
  signals[SIGNAL_ERASE] = g_signal_new ("erase", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ENTER] = g_signal_new ("enter", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kiosk_pad_keys_init (KioskPadKeys *self)
{
  self->keys = GTK_GRID (gtk_grid_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->keys), "pad-keys");
  gtk_widget_set_parent (GTK_WIDGET (self->keys), GTK_WIDGET (self));

  for (int digit = 1; digit <= 9; digit++)
    {
      const char label[] = { (char) ('0' + digit), '\0' };

      add_key (self, label, (digit - 1) % 3, (digit - 1) / 3, "pad-key", G_CALLBACK (digit_cb));
    }
  add_key (self, _("Erase"), 0, 3, "pad-word", G_CALLBACK (erase_cb));
  add_key (self, "0", 1, 3, "pad-key", G_CALLBACK (digit_cb));
  self->enter = GTK_BUTTON (add_key (self, _("Enter"), 2, 3, "primary", G_CALLBACK (enter_cb)));
}

GtkWidget *
kiosk_pad_keys_new (void)
{
  return g_object_new (KIOSK_TYPE_PAD_KEYS, NULL);
}

/* Another word than "Enter"; NULL: there is nothing to enter. */
void
kiosk_pad_keys_set_enter_label (KioskPadKeys *self,
                                const char *label)
{
  gtk_widget_set_visible (GTK_WIDGET (self->enter), label != NULL);
  if (label != NULL)
    gtk_button_set_label (self->enter, label);
}

/* Takes the digits that are typed while the focus is anywhere in @widget. */
void
kiosk_pad_keys_listen (KioskPadKeys *self,
                       GtkWidget *widget)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  self->listener = widget;
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (widget, controller);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read while the book cannot be opened: the resident's words large, the staff's small below. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-out-of-order-screen.h"

#include "kiosk-words.h"

struct _KioskOutOfOrderScreen
{
  KioskScreen  parent_instance;
  GtkLabel    *details;
};

G_DEFINE_FINAL_TYPE (KioskOutOfOrderScreen, kiosk_out_of_order_screen, KIOSK_TYPE_SCREEN)

static void
update (KioskOutOfOrderScreen *self)
{
  const GError *error = kiosk_session_get_error (kiosk_screen_get_session (KIOSK_SCREEN (self)));
  g_autofree char *words = kiosk_words_dup_error (error);

  gtk_label_set_label (self->details, words);
}

static void
kiosk_out_of_order_screen_session_set (KioskScreen *screen)
{
  g_signal_connect_object (kiosk_screen_get_session (screen), "store-changed", G_CALLBACK (update), screen,
                           G_CONNECT_SWAPPED);
  update (KIOSK_OUT_OF_ORDER_SCREEN (screen));
}

static void
kiosk_out_of_order_screen_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_OUT_OF_ORDER_SCREEN);
  G_OBJECT_CLASS (kiosk_out_of_order_screen_parent_class)->dispose (object);
}

static void
kiosk_out_of_order_screen_class_init (KioskOutOfOrderScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_out_of_order_screen_dispose;
  KIOSK_SCREEN_CLASS (klass)->session_set = kiosk_out_of_order_screen_session_set;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-out-of-order-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskOutOfOrderScreen, details);
}

static void
kiosk_out_of_order_screen_init (KioskOutOfOrderScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

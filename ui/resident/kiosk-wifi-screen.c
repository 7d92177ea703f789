/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ward's Wi-Fi for visitors. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-wifi-screen.h"

#include "kiosk-nav-bar.h"
#include "kiosk-qr-code.h"

struct _KioskWifiScreen
{
  KioskScreen  parent_instance;
  KioskNavBar *nav;
  GtkBox      *flip;
  GtkLabel    *name;
  GtkWidget   *password_box;
  GtkLabel    *password;
  GtkWidget   *no_password;
  KioskQrCode *code;
};

G_DEFINE_FINAL_TYPE (KioskWifiScreen, kiosk_wifi_screen, KIOSK_TYPE_SCREEN)

static void
show_wifi (KioskWifiScreen *self,
           const char *name,
           const char *password)
{
  g_autofree char *text = kiosk_wifi_dup_qr_text (name, password);
  g_autoptr (KioskQrMatrix) matrix = kiosk_qr_matrix_new (text, NULL);

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->password, password != NULL ? password : "");
  gtk_widget_set_visible (self->password_box, password != NULL);
  gtk_widget_set_visible (self->no_password, password == NULL);
  kiosk_qr_code_set_matrix (self->code, matrix);
}

/* Read whenever the screen is shown: staff may have changed it. */
static void
kiosk_wifi_screen_shown (KioskScreen *screen)
{
  KioskSettings *settings = kiosk_context_get_settings (kiosk_session_get_context (kiosk_screen_get_session (screen)));

  if (settings != NULL && kiosk_settings_get_wifi_name (settings) != NULL)
    show_wifi (KIOSK_WIFI_SCREEN (screen), kiosk_settings_get_wifi_name (settings),
               kiosk_settings_get_wifi_password (settings));
}

static void
kiosk_wifi_screen_layout_set (KioskScreen *screen,
                              const KioskLayout *layout)
{
  KioskWifiScreen *self = KIOSK_WIFI_SCREEN (screen);

  kiosk_nav_bar_set_layout (self->nav, layout);
  kiosk_qr_code_set_least_px (self->code, layout->small_qr_px);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->flip),
                                  layout->is_portrait ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
kiosk_wifi_screen_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_WIFI_SCREEN);
  G_OBJECT_CLASS (kiosk_wifi_screen_parent_class)->dispose (object);
}

static void
kiosk_wifi_screen_class_init (KioskWifiScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskScreenClass *screen_class = KIOSK_SCREEN_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_wifi_screen_dispose;
  screen_class->shown = kiosk_wifi_screen_shown;
  screen_class->layout_set = kiosk_wifi_screen_layout_set;
  g_type_ensure (KIOSK_TYPE_NAV_BAR);
  g_type_ensure (KIOSK_TYPE_QR_CODE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-wifi-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskWifiScreen, flip);
  gtk_widget_class_bind_template_child (widget_class, KioskWifiScreen, nav);
  gtk_widget_class_bind_template_child (widget_class, KioskWifiScreen, name);
  gtk_widget_class_bind_template_child (widget_class, KioskWifiScreen, password_box);
  gtk_widget_class_bind_template_child (widget_class, KioskWifiScreen, password);
  gtk_widget_class_bind_template_child (widget_class, KioskWifiScreen, no_password);
  gtk_widget_class_bind_template_child (widget_class, KioskWifiScreen, code);
}

static void
kiosk_wifi_screen_init (KioskWifiScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

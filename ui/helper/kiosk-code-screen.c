/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The code of the shift. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-code-screen.h"

#include <glib/gi18n.h>

#include "kiosk-nav-bar.h"
#include "kiosk-pin-pad.h"

struct _KioskCodeScreen
{
  KioskScreen  parent_instance;
  GtkLabel    *hint;
  KioskPinPad *pad;
  KioskNavBar *nav;
};

G_DEFINE_FINAL_TYPE (KioskCodeScreen, kiosk_code_screen, KIOSK_TYPE_SCREEN)

static KioskPanel *
get_panel (KioskCodeScreen *self)
{
  return kiosk_session_get_panel (kiosk_screen_get_session (KIOSK_SCREEN (self)));
}

static void
update (KioskCodeScreen *self)
{
  KioskPanel *panel = get_panel (self);
  guint wait_s = kiosk_panel_get_wait_s (panel);
  g_autofree char *wait = g_strdup_printf (_("Too many wrong codes. Try again in %u s."), wait_s);

  gtk_widget_set_sensitive (GTK_WIDGET (self->pad), wait_s == 0);
  if (wait_s > 0)
    gtk_label_set_label (self->hint, wait);
  else if (kiosk_panel_is_failing (panel))
    gtk_label_set_label (self->hint, _("The machine cannot look the code up at the moment. Try again."));
  else if (kiosk_panel_is_code_wrong (panel))
    gtk_label_set_label (self->hint, _("That is not the code. Try again, or ask the ward’s staff."));
  else
    gtk_label_set_label (self->hint, _("The ward’s staff give it out at the beginning of the shift."));
}

static void
entered_cb (KioskPinPad *pad,
            const char *digits,
            KioskCodeScreen *self)
{
  kiosk_panel_try_code (get_panel (self), digits);
}

static void
kiosk_code_screen_session_set (KioskScreen *screen)
{
  KioskCodeScreen *self = KIOSK_CODE_SCREEN (screen);

  g_signal_connect_object (get_panel (self), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
kiosk_code_screen_shown (KioskScreen *screen)
{
  KioskCodeScreen *self = KIOSK_CODE_SCREEN (screen);

  kiosk_pin_pad_clear (self->pad);
  update (self);
}

/* What somebody began to type is nothing for the next. */
static void
kiosk_code_screen_hidden (KioskScreen *screen)
{
  kiosk_pin_pad_clear (KIOSK_CODE_SCREEN (screen)->pad);
}

static void
kiosk_code_screen_layout_set (KioskScreen *screen,
                              const KioskLayout *layout)
{
  kiosk_nav_bar_set_layout (KIOSK_CODE_SCREEN (screen)->nav, layout);
}

static GtkWidget *
kiosk_code_screen_get_default_focus (KioskScreen *screen)
{
  return GTK_WIDGET (KIOSK_CODE_SCREEN (screen)->pad);
}

static void
kiosk_code_screen_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_CODE_SCREEN);
  G_OBJECT_CLASS (kiosk_code_screen_parent_class)->dispose (object);
}

static void
kiosk_code_screen_class_init (KioskCodeScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskScreenClass *screen_class = KIOSK_SCREEN_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_code_screen_dispose;
  screen_class->session_set = kiosk_code_screen_session_set;
  screen_class->layout_set = kiosk_code_screen_layout_set;
  screen_class->shown = kiosk_code_screen_shown;
  screen_class->hidden = kiosk_code_screen_hidden;
  screen_class->get_default_focus = kiosk_code_screen_get_default_focus;
  g_type_ensure (KIOSK_TYPE_NAV_BAR);
  g_type_ensure (KIOSK_TYPE_PIN_PAD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-code-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskCodeScreen, hint);
  gtk_widget_class_bind_template_child (widget_class, KioskCodeScreen, pad);
  gtk_widget_class_bind_template_child (widget_class, KioskCodeScreen, nav);
}

static void
kiosk_code_screen_init (KioskCodeScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kiosk_pin_pad_set_secret (self->pad, TRUE);
  g_signal_connect (self->pad, "entered", G_CALLBACK (entered_cb), self);
}

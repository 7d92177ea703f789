/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The staff's PIN. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-pin-screen.h"

#include <glib/gi18n.h>

#include "kiosk-nav-bar.h"
#include "kiosk-pin-pad.h"

struct _KioskPinScreen
{
  KioskScreen  parent_instance;
  GtkLabel    *hint;
  KioskPinPad *pad;
  GtkWidget   *forgot;
  KioskNavBar *nav;
};

G_DEFINE_FINAL_TYPE (KioskPinScreen, kiosk_pin_screen, KIOSK_TYPE_SCREEN)

static KioskStaff *
get_staff (KioskPinScreen *self)
{
  return kiosk_session_get_staff (kiosk_screen_get_session (KIOSK_SCREEN (self)));
}

static gboolean
takes_pin (KioskStaff *staff)
{
  return kiosk_staff_has_pin (staff) && !kiosk_staff_is_trying (staff) && kiosk_staff_get_wait_s (staff) == 0;
}

static char *
dup_hint (KioskStaff *staff)
{
  guint wait_s = kiosk_staff_get_wait_s (staff);

  if (!kiosk_staff_has_pin (staff))
    return g_strdup (_("No PIN has been set for the ward’s staff. The technician sets it with congdanso-tally setup "
                       "--staff-pin"));
  if (kiosk_staff_is_trying (staff))
    return g_strdup (_("One moment…"));
  if (wait_s > 0)
    /* Translators: minutes and seconds, as a clock shows them: 4:05 */
    return g_strdup_printf (_("Too many wrong PINs. Try again in %u:%02u."), wait_s / 60, wait_s % 60);
  if (kiosk_staff_is_failing (staff))
    return g_strdup (_("The machine cannot look the PIN up at the moment. Try again."));
  if (kiosk_staff_is_pin_wrong (staff))
    return g_strdup (_("That is not the PIN. Try again."));
  if (!kiosk_staff_has_recovery (staff))
    return g_strdup (_("The PIN is the one in service. The recovery code is not used in a training."));
  return g_strdup (_("To read the figures, test the QR code and close the day."));
}

/* A pad that takes PINs again takes the keyboard, too: greyed out it had lost it. */
static void
set_pad_sensitive (KioskPinScreen *self,
                   gboolean is_sensitive)
{
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->pad)) == is_sensitive)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->pad), is_sensitive);
  if (is_sensitive && gtk_widget_get_mapped (GTK_WIDGET (self)))
    kiosk_screen_focus (KIOSK_SCREEN (self));
}

static void
update (KioskPinScreen *self)
{
  KioskStaff *staff = get_staff (self);
  g_autofree char *hint = dup_hint (staff);

  gtk_label_set_label (self->hint, hint);
  set_pad_sensitive (self, takes_pin (staff));
  gtk_widget_set_visible (self->forgot, kiosk_staff_has_pin (staff) && kiosk_staff_has_recovery (staff));
}

static void
entered_cb (KioskPinPad *pad,
            const char *digits,
            KioskPinScreen *self)
{
  kiosk_staff_try_pin (get_staff (self), digits);
}

static void
kiosk_pin_screen_session_set (KioskScreen *screen)
{
  KioskPinScreen *self = KIOSK_PIN_SCREEN (screen);

  g_signal_connect_object (get_staff (self), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
kiosk_pin_screen_shown (KioskScreen *screen)
{
  KioskPinScreen *self = KIOSK_PIN_SCREEN (screen);

  kiosk_pin_pad_clear (self->pad);
  update (self);
}

/* What somebody began to type is nothing for the next. */
static void
kiosk_pin_screen_hidden (KioskScreen *screen)
{
  kiosk_pin_pad_clear (KIOSK_PIN_SCREEN (screen)->pad);
}

static void
kiosk_pin_screen_layout_set (KioskScreen *screen,
                             const KioskLayout *layout)
{
  kiosk_nav_bar_set_layout (KIOSK_PIN_SCREEN (screen)->nav, layout);
}

static GtkWidget *
kiosk_pin_screen_get_default_focus (KioskScreen *screen)
{
  return GTK_WIDGET (KIOSK_PIN_SCREEN (screen)->pad);
}

static void
kiosk_pin_screen_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_PIN_SCREEN);
  G_OBJECT_CLASS (kiosk_pin_screen_parent_class)->dispose (object);
}

static void
kiosk_pin_screen_class_init (KioskPinScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskScreenClass *screen_class = KIOSK_SCREEN_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_pin_screen_dispose;
  screen_class->session_set = kiosk_pin_screen_session_set;
  screen_class->layout_set = kiosk_pin_screen_layout_set;
  screen_class->shown = kiosk_pin_screen_shown;
  screen_class->hidden = kiosk_pin_screen_hidden;
  screen_class->get_default_focus = kiosk_pin_screen_get_default_focus;
  g_type_ensure (KIOSK_TYPE_NAV_BAR);
  g_type_ensure (KIOSK_TYPE_PIN_PAD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-pin-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskPinScreen, hint);
  gtk_widget_class_bind_template_child (widget_class, KioskPinScreen, pad);
  gtk_widget_class_bind_template_child (widget_class, KioskPinScreen, forgot);
  gtk_widget_class_bind_template_child (widget_class, KioskPinScreen, nav);
}

static void
kiosk_pin_screen_init (KioskPinScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kiosk_pin_pad_set_secret (self->pad, TRUE);
  g_signal_connect (self->pad, "entered", G_CALLBACK (entered_cb), self);
}

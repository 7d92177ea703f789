/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the code leads to the app. This is the one screen that shows a link which nobody has confirmed yet: it stands
 * behind the PIN, and says that it is a test. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-scan-test-screen.h"

#include <glib/gi18n.h>

#include "kiosk-first-start-words.h"
#include "kiosk-qr-code.h"
#include "kiosk-words.h"

/* An upright screen has the room for a larger code than home's. */
#define PORTRAIT_SHARE_OF_HOME 1.4

struct _KioskScanTestScreen
{
  KioskScreen  parent_instance;
  GtkLabel    *step;
  GtkBox      *flip;
  KioskQrCode *code;
  GtkLabel    *host;
  GtkLabel    *said;
  GtkButton   *later;
  GtkWidget   *back;
  GtkWidget   *lock;
};

G_DEFINE_FINAL_TYPE (KioskScanTestScreen, kiosk_scan_test_screen, KIOSK_TYPE_SCREEN)

static KioskStaff *
get_staff (KioskScanTestScreen *self)
{
  return kiosk_session_get_staff (kiosk_screen_get_session (KIOSK_SCREEN (self)));
}

static const char *
get_said (KioskScanTestScreen *self)
{
  KioskContext *context = kiosk_session_get_context (kiosk_screen_get_session (KIOSK_SCREEN (self)));

  if (kiosk_staff_is_failing (get_staff (self)))
    return _("The machine cannot write your answer at the moment. It tries again.");
  if (kiosk_context_get_mode (context) == KIOSK_MODE_TRAINING)
    return _("This is a training: your answer goes when it ends. If the code really opens something else, end the "
             "training and answer again in service.");
  return _("Asked at the first unlocking of each day. If it is wrong, the code is hidden from residents at once.");
}

static void
update (KioskScanTestScreen *self)
{
  gtk_label_set_label (self->said, get_said (self));
}

static KioskFirstStart *
get_first (KioskScanTestScreen *self)
{
  return kiosk_session_get_first_start (kiosk_screen_get_session (KIOSK_SCREEN (self)));
}

/* At the first start it is a step like the others: nothing is unlocked yet that could be locked. */
static void
show_step (KioskScanTestScreen *self)
{
  gboolean is_step = kiosk_first_start_get_state (get_first (self)) == KIOSK_FIRST_START_SCAN_TEST;
  g_autofree char *step = kiosk_first_start_words_dup_step (get_first (self));

  gtk_label_set_label (self->step, is_step ? step : "");
  gtk_widget_set_visible (GTK_WIDGET (self->step), is_step);
  gtk_widget_set_visible (self->back, is_step);
  gtk_widget_set_visible (self->lock, !is_step);
}

static void
back_cb (KioskScanTestScreen *self)
{
  kiosk_first_start_back (get_first (self));
}

/* Not the context's code, which is there for a confirmed link alone. */
static void
show_code (KioskScanTestScreen *self)
{
  KioskContext *context = kiosk_session_get_context (kiosk_screen_get_session (KIOSK_SCREEN (self)));
  KioskSettings *settings = kiosk_context_get_settings (context);
  const char *link = settings != NULL ? kiosk_settings_get_link (settings) : NULL;
  g_autoptr (KioskQrMatrix) matrix = link != NULL ? kiosk_qr_matrix_new (link, NULL) : NULL;
  g_autofree char *host = link != NULL ? kiosk_words_dup_host (link) : NULL;
  g_autofree char *opens = host != NULL ? g_strdup_printf (_("Opens: %s"), host) : g_strdup ("");

  kiosk_qr_code_set_matrix (self->code, matrix);
  gtk_label_set_label (self->host, opens);
}

static void
kiosk_scan_test_screen_session_set (KioskScreen *screen)
{
  KioskScanTestScreen *self = KIOSK_SCAN_TEST_SCREEN (screen);

  g_signal_connect_object (get_staff (self), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
kiosk_scan_test_screen_shown (KioskScreen *screen)
{
  KioskScanTestScreen *self = KIOSK_SCAN_TEST_SCREEN (screen);

  show_step (self);
  show_code (self);
  update (self);
}

/* A link that nobody has confirmed is on no other screen. */
static void
kiosk_scan_test_screen_hidden (KioskScreen *screen)
{
  kiosk_qr_code_set_matrix (KIOSK_SCAN_TEST_SCREEN (screen)->code, NULL);
}

static void
kiosk_scan_test_screen_layout_set (KioskScreen *screen,
                                   const KioskLayout *layout)
{
  KioskScanTestScreen *self = KIOSK_SCAN_TEST_SCREEN (screen);
  double share = layout->is_portrait ? PORTRAIT_SHARE_OF_HOME : 1.0;

  kiosk_qr_code_set_least_px (self->code, (int) (layout->qr_px * share + 0.999));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->flip),
                                  layout->is_portrait ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

/* No answer that nobody has read. */
static GtkWidget *
kiosk_scan_test_screen_get_default_focus (KioskScreen *screen)
{
  return GTK_WIDGET (KIOSK_SCAN_TEST_SCREEN (screen)->later);
}

static void
kiosk_scan_test_screen_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_SCAN_TEST_SCREEN);
  G_OBJECT_CLASS (kiosk_scan_test_screen_parent_class)->dispose (object);
}

static void
kiosk_scan_test_screen_class_init (KioskScanTestScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskScreenClass *screen_class = KIOSK_SCREEN_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_scan_test_screen_dispose;
  screen_class->session_set = kiosk_scan_test_screen_session_set;
  screen_class->layout_set = kiosk_scan_test_screen_layout_set;
  screen_class->shown = kiosk_scan_test_screen_shown;
  screen_class->hidden = kiosk_scan_test_screen_hidden;
  screen_class->get_default_focus = kiosk_scan_test_screen_get_default_focus;
  g_type_ensure (KIOSK_TYPE_QR_CODE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-scan-test-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskScanTestScreen, step);
  gtk_widget_class_bind_template_child (widget_class, KioskScanTestScreen, flip);
  gtk_widget_class_bind_template_child (widget_class, KioskScanTestScreen, code);
  gtk_widget_class_bind_template_child (widget_class, KioskScanTestScreen, host);
  gtk_widget_class_bind_template_child (widget_class, KioskScanTestScreen, said);
  gtk_widget_class_bind_template_child (widget_class, KioskScanTestScreen, later);
  gtk_widget_class_bind_template_child (widget_class, KioskScanTestScreen, back);
  gtk_widget_class_bind_template_child (widget_class, KioskScanTestScreen, lock);
}

static void
kiosk_scan_test_screen_init (KioskScanTestScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (back_cb), self);
}

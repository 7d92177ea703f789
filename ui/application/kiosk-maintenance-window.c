/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Máy đang bảo trì": where residents go, what staff do, and a code for whoever looks after the machine. Nothing on it
 * moves, and nothing that anybody does leads anywhere. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-maintenance-window.h"

#include "kiosk-layout.h"
#include "kiosk-outage-words.h"
#include "kiosk-qr-code.h"
#include "kiosk-style.h"
#include "kiosk-turned.h"

struct _KioskMaintenanceWindow
{
  GtkWindow        parent_instance;
  KioskTurned     *turned;
  GtkWidget       *icon;
  GtkLabel        *heading;
  GtkLabel        *heading_en;
  GtkLabel        *desk;
  GtkLabel        *desk_en;
  GtkBox          *card;
  KioskQrCode     *code;
  GtkLabel        *codes;
  GtkLabel        *place;
  GtkLabel        *reason;
  GtkLabel        *advice;
  GtkLabel        *reason_en;
  GtkLabel        *advice_en;
  KioskLayoutInput input;
  guint            layout_source;
};

G_DEFINE_FINAL_TYPE (KioskMaintenanceWindow, kiosk_maintenance_window, GTK_TYPE_WINDOW)

static void
set_outage (KioskMaintenanceWindow *self,
            const KioskOutage *outage)
{
  g_autofree char *code = kiosk_outage_words_dup_code (outage);
  g_autoptr (KioskQrMatrix) matrix = kiosk_qr_matrix_new (code, NULL);
  KioskOutageWords vi, en;

  kiosk_outage_words_get (outage, "vi", &vi);
  kiosk_outage_words_get (outage, "en", &en);
  gtk_label_set_label (self->heading, vi.heading);
  gtk_label_set_label (self->heading_en, en.heading);
  gtk_label_set_label (self->desk, vi.desk);
  gtk_label_set_label (self->desk_en, en.desk);
  gtk_label_set_label (self->reason, vi.reason);
  gtk_label_set_label (self->reason_en, en.reason);
  gtk_label_set_label (self->advice, vi.advice);
  gtk_label_set_label (self->advice_en, en.advice);
  kiosk_qr_code_set_matrix (self->code, matrix);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->code), GTK_ACCESSIBLE_PROPERTY_LABEL, code, -1);
  gtk_label_set_label (self->codes, outage->codes);
  gtk_widget_set_visible (GTK_WIDGET (self->codes), outage->codes != NULL);
  gtk_label_set_label (self->place, outage->place);
  gtk_widget_set_visible (GTK_WIDGET (self->place), outage->place != NULL);
}

static double
get_mm_per_px (KioskMaintenanceWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  GdkMonitor *monitor = surface != NULL
                        ? gdk_display_get_monitor_at_surface (gtk_widget_get_display (GTK_WIDGET (self)), surface)
                        : NULL;
  GdkRectangle geometry;

  if (monitor == NULL)
    return 0;
  gdk_monitor_get_geometry (monitor, &geometry);
  return kiosk_layout_choose_mm_per_px (0, gdk_monitor_get_width_mm (monitor), geometry.width);
}

static void
update_layout (KioskMaintenanceWindow *self)
{
  KioskLayout layout;

  self->input.mm_per_px = get_mm_per_px (self);
  layout = kiosk_layout_compute (&self->input);
  kiosk_style_apply (GTK_WIDGET (self), &layout, FALSE);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->card), layout.is_portrait ? GTK_ORIENTATION_VERTICAL
                                                                                  : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (self->icon, layout.is_portrait || layout.show_extras);
  kiosk_qr_code_set_least_px (self->code, layout.small_qr_px);
}

static gboolean
layout_cb (gpointer user_data)
{
  KioskMaintenanceWindow *self = KIOSK_MAINTENANCE_WINDOW (user_data);

  self->layout_source = 0;
  update_layout (self);
  return G_SOURCE_REMOVE;
}

/* A size cannot be answered with another layout while it is being handed out. */
static void
kiosk_maintenance_window_size_allocate (GtkWidget *widget,
                                        int width,
                                        int height,
                                        int baseline)
{
  KioskMaintenanceWindow *self = KIOSK_MAINTENANCE_WINDOW (widget);
  gboolean is_sideways = kiosk_turned_is_sideways (self->turned);
  int width_px = is_sideways ? height : width;
  int height_px = is_sideways ? width : height;

  GTK_WIDGET_CLASS (kiosk_maintenance_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->input.width_px == width_px && self->input.height_px == height_px)
    return;

  self->input.width_px = width_px;
  self->input.height_px = height_px;
  if (self->layout_source == 0)
    self->layout_source = g_idle_add_full (G_PRIORITY_HIGH, layout_cb, self, NULL);
}

/* As with the kiosk's window: what is on the screen can never ask for more than the screen. */
static void
kiosk_maintenance_window_measure (GtkWidget *widget,
                                  GtkOrientation orientation,
                                  int for_size,
                                  int *minimum,
                                  int *natural,
                                  int *minimum_baseline,
                                  int *natural_baseline)
{
  GTK_WIDGET_CLASS (kiosk_maintenance_window_parent_class)->measure (widget, orientation, for_size, minimum, natural,
                                                                     minimum_baseline, natural_baseline);
  *minimum = 1;
}

static gboolean
kiosk_maintenance_window_close_request (GtkWindow *window)
{
  g_debug ("A request to close the page was ignored");
  return TRUE;
}

static void
kiosk_maintenance_window_dispose (GObject *object)
{
  KioskMaintenanceWindow *self = KIOSK_MAINTENANCE_WINDOW (object);

  g_clear_handle_id (&self->layout_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_MAINTENANCE_WINDOW);
  G_OBJECT_CLASS (kiosk_maintenance_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KioskMaintenanceWindow, icon);
  gtk_widget_class_bind_template_child (widget_class, KioskMaintenanceWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, KioskMaintenanceWindow, heading_en);
  gtk_widget_class_bind_template_child (widget_class, KioskMaintenanceWindow, desk);
  gtk_widget_class_bind_template_child (widget_class, KioskMaintenanceWindow, desk_en);
  gtk_widget_class_bind_template_child (widget_class, KioskMaintenanceWindow, card);
  gtk_widget_class_bind_template_child (widget_class, KioskMaintenanceWindow, code);
  gtk_widget_class_bind_template_child (widget_class, KioskMaintenanceWindow, codes);
  gtk_widget_class_bind_template_child (widget_class, KioskMaintenanceWindow, place);
  gtk_widget_class_bind_template_child (widget_class, KioskMaintenanceWindow, reason);
  gtk_widget_class_bind_template_child (widget_class, KioskMaintenanceWindow, advice);
  gtk_widget_class_bind_template_child (widget_class, KioskMaintenanceWindow, reason_en);
  gtk_widget_class_bind_template_child (widget_class, KioskMaintenanceWindow, advice_en);
}

static void
kiosk_maintenance_window_class_init (KioskMaintenanceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_maintenance_window_dispose;
  widget_class->measure = kiosk_maintenance_window_measure;
  widget_class->size_allocate = kiosk_maintenance_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = kiosk_maintenance_window_close_request;
  g_type_ensure (KIOSK_TYPE_QR_CODE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-maintenance-window.ui");
  bind_children (widget_class);
}

static gboolean
swallow_cb (GtkEventController *controller,
            GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  return type != GDK_DELETE && type != GDK_FOCUS_CHANGE;
}

/* Before any built-in shortcut of GTK. */
static void
install_input (KioskMaintenanceWindow *self)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (swallow_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* What the template has becomes what is turned. */
static void
turn_content (KioskMaintenanceWindow *self)
{
  g_autoptr (GtkWidget) content = g_object_ref (gtk_window_get_child (GTK_WINDOW (self)));

  gtk_window_set_child (GTK_WINDOW (self), NULL);
  self->turned = KIOSK_TURNED (kiosk_turned_new ());
  kiosk_turned_set_child (self->turned, content);
  gtk_window_set_child (GTK_WINDOW (self), GTK_WIDGET (self->turned));
}

static void
kiosk_maintenance_window_init (KioskMaintenanceWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  turn_content (self);
  gtk_window_set_title (GTK_WINDOW (self), "Công dân số TPHCM");
  install_input (self);
}

/* Shows nothing yet. The size is the one to begin with; the window follows every later one. */
GtkWidget *
kiosk_maintenance_window_new (const KioskOutage *outage,
                              int width_px,
                              int height_px)
{
  KioskMaintenanceWindow *self = g_object_new (KIOSK_TYPE_MAINTENANCE_WINDOW, NULL);

  gtk_window_set_default_size (GTK_WINDOW (self), width_px, height_px);
  kiosk_turned_set_degrees (self->turned, outage->turn_degrees);
  self->input.width_px = kiosk_turned_is_sideways (self->turned) ? height_px : width_px;
  self->input.height_px = kiosk_turned_is_sideways (self->turned) ? width_px : height_px;
  set_outage (self, outage);
  update_layout (self);
  return GTK_WIDGET (self);
}

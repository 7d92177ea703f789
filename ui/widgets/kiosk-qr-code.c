/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A QR code on the screen. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-qr-code.h"

struct _KioskQrCode
{
  GtkWidget      parent_instance;
  KioskQrMatrix *matrix;
  int            least_px;  /* of the dark square, without the quiet zone */
};

G_DEFINE_FINAL_TYPE (KioskQrCode, kiosk_qr_code, GTK_TYPE_WIDGET)

static int
get_module_px (KioskQrCode *self)
{
  int size = (int) kiosk_qr_matrix_get_size (self->matrix);

  return MAX (1, (self->least_px + size - 1) / size);
}

static int
get_side_px (KioskQrCode *self)
{
  int n_modules = (int) kiosk_qr_matrix_get_size (self->matrix) + 2 * KIOSK_QR_QUIET_ZONE;

  return n_modules * get_module_px (self);
}

static void
kiosk_qr_code_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  KioskQrCode *self = KIOSK_QR_CODE (widget);

  *minimum = *natural = self->matrix != NULL ? get_side_px (self) : 0;
}

/* Runs of dark modules are drawn as one rectangle: fewer nodes, and no hairlines between modules. */
static void
append_row (KioskQrCode *self,
            GtkSnapshot *snapshot,
            guint row,
            graphene_point_t origin,
            int module_px)
{
  const GdkRGBA black = { 0, 0, 0, 1 };
  guint size = kiosk_qr_matrix_get_size (self->matrix);

  for (guint start = 0; start < size; start++)
    {
      guint end = start;

      while (end < size && kiosk_qr_matrix_is_dark (self->matrix, end, row))
        end++;
      if (end > start)
        gtk_snapshot_append_color (snapshot, &black,
                                   &GRAPHENE_RECT_INIT (origin.x + start * module_px, origin.y + row * module_px,
                                                        (end - start) * module_px, module_px));
      start = end;
    }
}

static void
kiosk_qr_code_snapshot (GtkWidget *widget,
                        GtkSnapshot *snapshot)
{
  KioskQrCode *self = KIOSK_QR_CODE (widget);
  const GdkRGBA white = { 1, 1, 1, 1 };
  int side_px, module_px;
  graphene_point_t origin;

  if (self->matrix == NULL)
    return;

  module_px = get_module_px (self);
  side_px = get_side_px (self);
  origin.x = (gtk_widget_get_width (widget) - side_px) / 2;
  origin.y = (gtk_widget_get_height (widget) - side_px) / 2;
  gtk_snapshot_append_color (snapshot, &white, &GRAPHENE_RECT_INIT (origin.x, origin.y, side_px, side_px));

  origin.x += KIOSK_QR_QUIET_ZONE * module_px;
  origin.y += KIOSK_QR_QUIET_ZONE * module_px;
  for (guint row = 0; row < kiosk_qr_matrix_get_size (self->matrix); row++)
    append_row (self, snapshot, row, origin, module_px);
}

static void
kiosk_qr_code_finalize (GObject *object)
{
  g_clear_pointer (&KIOSK_QR_CODE (object)->matrix, kiosk_qr_matrix_unref);
  G_OBJECT_CLASS (kiosk_qr_code_parent_class)->finalize (object);
}

static void
kiosk_qr_code_class_init (KioskQrCodeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kiosk_qr_code_finalize;
  widget_class->measure = kiosk_qr_code_measure;
  widget_class->snapshot = kiosk_qr_code_snapshot;
  gtk_widget_class_set_css_name (widget_class, "qr-code");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kiosk_qr_code_init (KioskQrCode *self)
{
}

/* NULL: nothing is drawn and no place is taken. */
void
kiosk_qr_code_set_matrix (KioskQrCode *self,
                          KioskQrMatrix *matrix)
{
  if (self->matrix == matrix)
    return;

  g_clear_pointer (&self->matrix, kiosk_qr_matrix_unref);
  self->matrix = matrix != NULL ? kiosk_qr_matrix_ref (matrix) : NULL;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The dark square is at least this large; the next whole number of pixels a module is taken. */
void
kiosk_qr_code_set_least_px (KioskQrCode *self,
                            int least_px)
{
  if (self->least_px == least_px)
    return;

  self->least_px = least_px;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture of a content pack: SVG or PNG, rendered once for a size and kept. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-picture.h"

#include <librsvg/rsvg.h>

struct _KioskPicture
{
  GtkWidget   parent_instance;
  GBytes     *bytes;
  GdkTexture *texture;
  int         width_px;   /* what the texture was made for, in device pixels */
  int         height_px;
};

G_DEFINE_FINAL_TYPE (KioskPicture, kiosk_picture, GTK_TYPE_WIDGET)

static gboolean
is_png (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return size > 4 && data[0] == 0x89 && data[1] == 'P';
}

static GdkTexture *
new_texture_from_surface (cairo_surface_t *surface)
{
  int width_px = cairo_image_surface_get_width (surface);
  int height_px = cairo_image_surface_get_height (surface);
  gsize stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) pixels = NULL;

  cairo_surface_flush (surface);
  pixels = g_bytes_new (cairo_image_surface_get_data (surface), stride * height_px);
  return gdk_memory_texture_new (width_px, height_px, GDK_MEMORY_DEFAULT, pixels, stride);
}

/* No base file is given, so librsvg follows no reference to the outside (librsvg, "Security and locations
 * of referenced files"); the content room has refused such pictures before. */
static GdkTexture *
new_texture_from_svg (GBytes *bytes,
                      int width_px,
                      int height_px)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  RsvgHandle *handle = rsvg_handle_new_from_data (data, size, NULL);
  RsvgRectangle viewport = { 0, 0, width_px, height_px };
  cairo_surface_t *surface;
  cairo_t *cr;
  GdkTexture *texture;

  if (handle == NULL)
    return NULL;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width_px, height_px);
  cr = cairo_create (surface);
  rsvg_handle_render_document (handle, cr, &viewport, NULL);
  cairo_destroy (cr);
  g_object_unref (handle);
  texture = new_texture_from_surface (surface);
  cairo_surface_destroy (surface);
  return texture;
}

static void
ensure_texture (KioskPicture *self,
                int width_px,
                int height_px)
{
  if (self->texture != NULL && self->width_px == width_px && self->height_px == height_px)
    return;

  g_clear_object (&self->texture);
  self->width_px = width_px;
  self->height_px = height_px;
  if (is_png (self->bytes))
    self->texture = gdk_texture_new_from_bytes (self->bytes, NULL);
  else
    self->texture = new_texture_from_svg (self->bytes, width_px, height_px);
}

static void
kiosk_picture_snapshot (GtkWidget *widget,
                        GtkSnapshot *snapshot)
{
  KioskPicture *self = KIOSK_PICTURE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  double ratio, drawn_width, drawn_height;

  if (self->bytes == NULL || width <= 0 || height <= 0)
    return;

  ensure_texture (self, width * scale, height * scale);
  if (self->texture == NULL)
    return;

  ratio = gdk_paintable_get_intrinsic_aspect_ratio (GDK_PAINTABLE (self->texture));
  drawn_width = MIN (width, height * ratio);
  drawn_height = drawn_width / ratio;
  gtk_snapshot_append_texture (snapshot, self->texture,
                               &GRAPHENE_RECT_INIT ((width - drawn_width) / 2, (height - drawn_height) / 2,
                                                    drawn_width, drawn_height));
}

static void
kiosk_picture_finalize (GObject *object)
{
  KioskPicture *self = KIOSK_PICTURE (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->texture);
  G_OBJECT_CLASS (kiosk_picture_parent_class)->finalize (object);
}

static void
kiosk_picture_class_init (KioskPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kiosk_picture_finalize;
  widget_class->snapshot = kiosk_picture_snapshot;
  gtk_widget_class_set_css_name (widget_class, "content-picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kiosk_picture_init (KioskPicture *self)
{
}

/* @bytes: (nullable): what the content room has checked. @description is said by a screen reader. */
void
kiosk_picture_set_bytes (KioskPicture *self,
                         GBytes *bytes,
                         const char *description)
{
  g_clear_object (&self->texture);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description != NULL ? description : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

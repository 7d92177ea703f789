/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing in units that the page scales. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-materials-canvas.h"

#include <librsvg/rsvg.h>
#include <string.h>

/* Modules of white that ISO/IEC 18004 asks for on each side. */
#define QUIET_ZONE 4

/* Letters that would fill more than their box shrink by so much, again and again. */
#define SHRINK 0.96

/* A circle with a number, in sizes of the letters beside it. */
#define CIRCLE 1.75

static const guint32 colours[] = {
  0xffffff, 0xf5f7fb, 0x0f1b33, 0x35425e, 0x0b3d85, 0x072a5e, 0xdfeaf9, 0xb4c0d8, 0xf5b83d, 0xfdf1d6
};

static void
set_colour (KioskMaterialsCanvas *self,
            KioskMaterialsColour colour)
{
  guint32 rgb = colours[colour];

  cairo_set_source_rgb (self->cr, (rgb >> 16) / 255.0, ((rgb >> 8) & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

/**
 * kiosk_materials_fill:
 * @self: a canvas
 * @colour: of the box
 * @box: where
 * @radius: of its corners; 0: sharp
 *
 * The thread of the canvas.
 */
void
kiosk_materials_fill (KioskMaterialsCanvas *self,
                      KioskMaterialsColour colour,
                      const KioskMaterialsBox *box,
                      double radius)
{
  double right = box->x + box->width;
  double bottom = box->y + box->height;

  set_colour (self, colour);
  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, right - radius, box->y + radius, radius, -G_PI_2, 0);
  cairo_arc (self->cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (self->cr, box->x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (self->cr, box->x + radius, box->y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (self->cr);
  cairo_fill (self->cr);
}

/**
 * kiosk_materials_text:
 * @self: a canvas
 * @colour: of the letters
 * @style: how they look
 * @size: of the letters, at most
 * @box: where; its height 0: as high as the text is
 * @text: UTF-8
 *
 * Draws @text from the top of @box down. What is too high for a box shrinks. The thread of the canvas.
 *
 * Returns: how high it is
 */
double
kiosk_materials_text (KioskMaterialsCanvas *self,
                      KioskMaterialsColour colour,
                      KioskPdfStyle style,
                      double size,
                      const KioskMaterialsBox *box,
                      const char *text)
{
  PangoLayout *layout = kiosk_pdf_text_new (self->context, style, size, box->width, text);
  double height = kiosk_pdf_text_get_height (layout);

  while (box->height > 0 && height > box->height)
    {
      size *= SHRINK;
      g_object_unref (layout);
      layout = kiosk_pdf_text_new (self->context, style, size, box->width, text);
      height = kiosk_pdf_text_get_height (layout);
    }
  set_colour (self, colour);
  kiosk_pdf_text_show (self->cr, layout, box->x, box->y);
  g_object_unref (layout);
  return height;
}

/**
 * kiosk_materials_number:
 * @self: a canvas
 * @number: 1 to 9
 * @style: how the text looks
 * @size: of the letters
 * @box: where; the number stands in a circle at its left; its height 0: as high as the text is
 * @text: UTF-8
 *
 * The thread of the canvas.
 *
 * Returns: how high it is
 */
double
kiosk_materials_number (KioskMaterialsCanvas *self,
                        guint number,
                        KioskPdfStyle style,
                        double size,
                        const KioskMaterialsBox *box,
                        const char *text)
{
  double side = size * CIRCLE;
  double lift = (side - size * 1.27) / 2;
  const KioskMaterialsBox circle = { box->x, box->y, side, side };
  const KioskMaterialsBox digit = { box->x, box->y + lift, side, 0 };
  const KioskMaterialsBox words = { box->x + side + size * 0.6, box->y + lift, box->width - side - size * 0.6,
                                    box->height };
  g_autofree char *digits = g_strdup_printf ("%u", number);
  double height;

  kiosk_materials_fill (self, KIOSK_MATERIALS_BRAND, &circle, side / 2);
  kiosk_materials_text (self, KIOSK_MATERIALS_WHITE, KIOSK_PDF_BOLD | KIOSK_PDF_CENTRED, size, &digit, digits);
  height = kiosk_materials_text (self, KIOSK_MATERIALS_INK, style, size, &words, text);
  return MAX (side, lift + height);
}

static void
draw_svg (cairo_t *cr,
          const guint8 *data,
          gsize size,
          const KioskMaterialsBox *box)
{
  RsvgHandle *handle = rsvg_handle_new_from_data (data, size, NULL);
  const RsvgRectangle viewport = { box->x, box->y, box->width, box->height };

  if (handle == NULL)
    return;
  rsvg_handle_render_document (handle, cr, &viewport, NULL);
  g_object_unref (handle);
}

typedef struct
{
  const guint8 *data;
  gsize         n_left;
} Reader;

static cairo_status_t
read_cb (void *data,
         unsigned char *bytes,
         unsigned int n_bytes)
{
  Reader *reader = data;

  if (n_bytes > reader->n_left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (bytes, reader->data, n_bytes);
  reader->data += n_bytes;
  reader->n_left -= n_bytes;
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_png (cairo_t *cr,
          const guint8 *data,
          gsize size,
          const KioskMaterialsBox *box)
{
  Reader reader = { data, size };
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_cb, &reader);
  double width = cairo_image_surface_get_width (surface);
  double height = cairo_image_surface_get_height (surface);
  double scale = width > 0 && height > 0 ? MIN (box->width / width, box->height / height) : 0;

  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS && scale > 0)
    {
      cairo_save (cr);
      cairo_translate (cr, box->x + (box->width - width * scale) / 2, box->y + (box->height - height * scale) / 2);
      cairo_scale (cr, scale, scale);
      cairo_set_source_surface (cr, surface, 0, 0);
      cairo_paint (cr);
      cairo_restore (cr);
    }
  cairo_surface_destroy (surface);
}

/**
 * kiosk_materials_picture:
 * @self: a canvas
 * @picture: (nullable): an SVG or PNG; no base file is given, so it reaches nothing outside itself
 * @box: where; the picture keeps its shape
 *
 * The thread of the canvas.
 *
 * Returns: the width of the box, or 0 where there is no picture
 */
double
kiosk_materials_picture (KioskMaterialsCanvas *self,
                         GBytes *picture,
                         const KioskMaterialsBox *box)
{
  gsize size = 0;
  const guint8 *data = picture != NULL ? g_bytes_get_data (picture, &size) : NULL;

  if (data == NULL)
    return 0;
  if (size > 4 && data[0] == 0x89 && data[1] == 'P')
    draw_png (self->cr, data, size, box);
  else
    draw_svg (self->cr, data, size, box);
  return box->width;
}

/* A row's dark modules that touch are one box, so that no printer leaves hairs between them. */
static void
add_row (KioskMaterialsCanvas *self,
         const guint8 *row,
         guint n,
         const KioskMaterialsBox *module)
{
  guint begin = 0;

  for (guint i = 0; i <= n; i++)
    if (i == n || !row[i])
      {
        if (i > begin)
          cairo_rectangle (self->cr, module->x + begin * module->width, module->y, (i - begin) * module->width,
                           module->height);
        begin = i + 1;
      }
}

/**
 * kiosk_materials_qr:
 * @self: a canvas
 * @materials: with a link
 * @x: left edge of the quiet zone
 * @y: top edge of the quiet zone
 * @module: side of a module
 *
 * Draws the code in black on white with its quiet zone. The thread of the canvas.
 *
 * Returns: the side of it all
 */
double
kiosk_materials_qr (KioskMaterialsCanvas *self,
                    const KioskMaterials *materials,
                    double x,
                    double y,
                    double module)
{
  guint n = materials->n_modules;
  double side = (n + 2 * QUIET_ZONE) * module;
  const KioskMaterialsBox box = { x, y, side, side };

  kiosk_materials_fill (self, KIOSK_MATERIALS_WHITE, &box, 0);
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  for (guint row = 0; row < n; row++)
    {
      const KioskMaterialsBox first = { x + QUIET_ZONE * module, y + (row + QUIET_ZONE) * module, module, module };

      add_row (self, materials->modules + (gsize) row * n, n, &first);
    }
  cairo_fill (self->cr);
  return side;
}

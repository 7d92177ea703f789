/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same words and the same code as the page that the kiosk's program shows; as large as the screen lets them be. */
#define G_LOG_DOMAIN "kiosk-notice"

#include "kiosk-notice.h"

#include "kiosk-outage-words.h"
#include "kiosk-pdf-text.h"
#include "kiosk-qr-matrix.h"

#define FAMILY "Inter,Noto Sans"

/* Of the short side. */
#define MARGIN (1.0 / 18)

/* The letters of plain text begin with so much of a column's width, and shrink until everything fits. */
#define LETTERS (1.0 / 22)
#define SHRINK  0.97

/* In pixels; where not even that fits, it is cut off. */
#define LETTER_MIN 2

/* The code's side, in letters of plain text. */
#define CODE_LETTERS 11

#define LINES_MAX 10

typedef enum
{
  PAPER    = 0xf5f7fb,
  INK      = 0x0f1b33,
  INK_SOFT = 0x35425e,
  BRAND    = 0x0b3d85
} Colour;

/* A text, or the code: without either it is not there. */
typedef struct
{
  const char          *text;
  const KioskQrMatrix *code;
  KioskPdfStyle        style;
  double               size;    /* in letters of plain text */
  double               before;  /* what is left free above it, likewise */
  Colour               colour;
} Line;

typedef struct
{
  Line  lines[LINES_MAX];
  guint n;
} Column;

typedef struct
{
  cairo_t      *cr;
  PangoContext *context;
  double        letter;  /* what plain text is high */
} Canvas;

static void
set_colour (cairo_t *cr,
            guint rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16) / 255.0, ((rgb >> 8) & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

static void
add (Column *column,
     const Line *line)
{
  g_return_if_fail (column->n < LINES_MAX);

  if (line->text != NULL || line->code != NULL)
    column->lines[column->n++] = *line;
}

/* Whole pixels for each module: none is wider than another. */
static int
get_module (const Canvas *canvas,
            const Line *line)
{
  int n = (int) kiosk_qr_matrix_get_size (line->code) + 2 * KIOSK_QR_QUIET_ZONE;

  return MAX (1, (int) (line->size * canvas->letter) / n);
}

static int
get_side (const Canvas *canvas,
          const Line *line)
{
  return get_module (canvas, line) * ((int) kiosk_qr_matrix_get_size (line->code) + 2 * KIOSK_QR_QUIET_ZONE);
}

static void
draw_code (const Canvas *canvas,
           const Line *line,
           int x,
           int y)
{
  int module = get_module (canvas, line);
  int n = (int) kiosk_qr_matrix_get_size (line->code);
  int side = get_side (canvas, line);

  set_colour (canvas->cr, 0xffffff);
  cairo_rectangle (canvas->cr, x, y, side, side);
  cairo_fill (canvas->cr);
  set_colour (canvas->cr, 0);
  for (int row = 0; row < n; row++)
    for (int column = 0; column < n; column++)
      if (kiosk_qr_matrix_is_dark (line->code, (guint) column, (guint) row))
        cairo_rectangle (canvas->cr, x + (column + KIOSK_QR_QUIET_ZONE) * module,
                         y + (row + KIOSK_QR_QUIET_ZONE) * module, module, module);
  cairo_fill (canvas->cr);
}

/* Returns how high it is. Nothing is drawn where @is_drawn is FALSE. */
static double
show_text (const Canvas *canvas,
           const Line *line,
           double x,
           double y,
           double width,
           gboolean is_drawn)
{
  g_autoptr (PangoLayout) layout = kiosk_pdf_text_new (canvas->context, line->style, line->size * canvas->letter, width,
                                                       line->text);

  set_colour (canvas->cr, line->colour);
  if (is_drawn)
    kiosk_pdf_text_show (canvas->cr, layout, x, y);
  return kiosk_pdf_text_get_height (layout);
}

/* From @y down. Returns how high the column is. */
static double
show_column (const Canvas *canvas,
             const Column *column,
             double x,
             double y,
             double width,
             gboolean is_drawn)
{
  double at = y;

  for (guint i = 0; i < column->n; i++)
    {
      const Line *line = &column->lines[i];

      at += line->before * canvas->letter;
      if (line->code == NULL)
        {
          at += show_text (canvas, line, x, at, width, is_drawn);
          continue;
        }
      if (is_drawn)
        draw_code (canvas, line, (int) (x + (width - get_side (canvas, line)) / 2), (int) at);
      at += get_side (canvas, line);
    }
  return at - y;
}

static double
measure (const Canvas *canvas,
         const Column *column,
         double width)
{
  return show_column (canvas, column, 0, 0, width, FALSE);
}

/* For residents, and under it the code. */
static void
fill_message (Column *column,
              const KioskOutage *outage,
              const KioskQrMatrix *code,
              const KioskOutageWords *vi,
              const KioskOutageWords *en)
{
  const KioskPdfStyle plain = KIOSK_PDF_CENTRED;
  const KioskPdfStyle bold = KIOSK_PDF_BOLD | KIOSK_PDF_CENTRED;

  add (column, &(Line){ .text = vi->heading, .style = bold, .size = 1.9, .colour = BRAND });
  add (column, &(Line){ .text = vi->desk, .style = bold, .size = 1.2, .before = 0.5, .colour = INK });
  add (column, &(Line){ .text = en->heading, .style = plain, .size = 1, .before = 0.9, .colour = INK_SOFT });
  add (column, &(Line){ .text = en->desk, .style = plain, .size = 1, .before = 0.2, .colour = INK_SOFT });
  add (column, &(Line){ .code = code, .size = CODE_LETTERS, .before = 1.6 });
  add (column, &(Line){ .text = outage->codes, .style = plain, .size = 0.9, .before = 0.4, .colour = INK_SOFT });
}

/* For staff. */
static void
fill_details (Column *column,
              const KioskOutage *outage,
              const KioskOutageWords *vi,
              const KioskOutageWords *en)
{
  add (column, &(Line){ .text = outage->place, .style = KIOSK_PDF_BOLD, .size = 1.15, .colour = INK });
  add (column, &(Line){ .text = vi->reason, .style = KIOSK_PDF_BOLD, .size = 1.15, .before = 0.4, .colour = INK });
  add (column, &(Line){ .text = vi->advice, .size = 1, .before = 0.5, .colour = INK });
  add (column, &(Line){ .text = en->reason, .size = 0.9, .before = 1, .colour = INK_SOFT });
  add (column, &(Line){ .text = en->advice, .size = 0.9, .before = 0.3, .colour = INK_SOFT });
}

/* One column under the other, with as much between them as is left. */
static void
show_upright (Canvas *canvas,
              const Column *message,
              const Column *details,
              double width,
              double height)
{
  double margin = width * MARGIN;
  double inner = width - 2 * margin;
  double used;

  canvas->letter = inner * LETTERS;
  while (used = measure (canvas, message, inner) + measure (canvas, details, inner),
         used > height - 3 * margin && canvas->letter > LETTER_MIN)
    canvas->letter *= SHRINK;
  used = (height - used) / 3;
  show_column (canvas, message, margin, used, inner, TRUE);
  show_column (canvas, details, margin, height - used - measure (canvas, details, inner), inner, TRUE);
}

/* Side by side, each in the middle of its height. */
static void
show_across (Canvas *canvas,
             const Column *message,
             const Column *details,
             double width,
             double height)
{
  double margin = height * MARGIN;
  double inner = (width - 3 * margin) / 2;

  canvas->letter = inner * LETTERS * 1.1;
  while (MAX (measure (canvas, message, inner), measure (canvas, details, inner)) > height - 2 * margin
         && canvas->letter > LETTER_MIN)
    canvas->letter *= SHRINK;
  show_column (canvas, message, margin, (height - measure (canvas, message, inner)) / 2, inner, TRUE);
  show_column (canvas, details, 2 * margin + inner, (height - measure (canvas, details, inner)) / 2, inner, TRUE);
}

/* A context whose upper left corner is where the turn has it. */
static cairo_t *
new_turned (cairo_surface_t *surface,
            guint degrees,
            int width_px,
            int height_px)
{
  const double corners[][2] = { { 0, 0 }, { width_px, 0 }, { width_px, height_px }, { 0, height_px } };
  cairo_t *cr = cairo_create (surface);

  set_colour (cr, PAPER);
  cairo_paint (cr);
  cairo_translate (cr, corners[degrees / 90][0], corners[degrees / 90][1]);
  cairo_rotate (cr, degrees * G_PI / 180);
  return cr;
}

/* (transfer full): pixels of CAIRO_FORMAT_RGB24. The size is the panel's, however the picture is turned on it. */
cairo_surface_t *
kiosk_notice_draw (const KioskOutage *outage,
                   int width_px,
                   int height_px)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width_px, height_px);
  gboolean is_sideways = outage->turn_degrees % 180 != 0;
  double width = is_sideways ? height_px : width_px;
  double height = is_sideways ? width_px : height_px;
  g_autofree char *text = kiosk_outage_words_dup_code (outage);
  g_autoptr (KioskQrMatrix) code = kiosk_qr_matrix_new (text, NULL);
  PangoContext *context = kiosk_pdf_text_context_new (FAMILY);
  Canvas canvas = { new_turned (surface, outage->turn_degrees, width_px, height_px), context, 0 };
  Column message = { 0 }, details = { 0 };
  KioskOutageWords vi, en;

  kiosk_outage_words_get (outage, "vi", &vi);
  kiosk_outage_words_get (outage, "en", &en);
  fill_message (&message, outage, code, &vi, &en);
  fill_details (&details, outage, &vi, &en);
  if (height > width)
    show_upright (&canvas, &message, &details, width, height);
  else
    show_across (&canvas, &message, &details, width, height);
  cairo_destroy (canvas.cr);
  g_object_unref (context);
  cairo_surface_flush (surface);
  return surface;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages, their numbers, and what a paragraph does at the end of one. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-pdf.h"

#include <cairo-pdf.h>
#include <math.h>

#define NUMBER_PT        13.0
#define WARNING_FOOT_PT  11.0
#define WARNING_SHARE    0.74  /* of the page's diagonal */
#define WARNING_GREY     0.86
#define PARAGRAPH_GAP_PT 6.0

/* Lines of a paragraph that stay together at the end of a page and at the begin of the next. */
#define KEPT_LINES 2

struct _KioskPdf
{
  KioskPdfForm     form;
  GByteArray      *bytes;
  cairo_surface_t *surface;
  cairo_t         *cr;
  PangoContext    *context;
  guint            page;  /* 1: the first */
  double           y;
};

static cairo_status_t
write_cb (void *data,
          const unsigned char *bytes,
          unsigned int n_bytes)
{
  g_byte_array_append (data, bytes, n_bytes);
  return CAIRO_STATUS_SUCCESS;
}

static double
get_bottom (KioskPdf *self)
{
  return (self->form.height_mm - self->form.bottom_mm) * KIOSK_PDF_PT_A_MM;
}

/* In the middle of the top margin, and not on the first page (Nghị định 30/2020/NĐ-CP, annex I). */
static void
draw_number (KioskPdf *self)
{
  g_autofree char *text = g_strdup_printf ("%u", self->page);
  g_autoptr (PangoLayout) layout = kiosk_pdf_text_new (self->context, KIOSK_PDF_CENTRED, NUMBER_PT,
                                                       kiosk_pdf_get_width (self), text);
  double top = self->form.top_mm * KIOSK_PDF_PT_A_MM;

  kiosk_pdf_text_show (self->cr, layout, kiosk_pdf_get_left (self), (top - kiosk_pdf_text_get_height (layout)) / 2);
}

static void
draw_warning_across (KioskPdf *self)
{
  double width = self->form.width_mm * KIOSK_PDF_PT_A_MM;
  double height = self->form.height_mm * KIOSK_PDF_PT_A_MM;
  g_autoptr (PangoLayout) layout = kiosk_pdf_text_new (self->context, KIOSK_PDF_BOLD, 100, 0, self->form.warning);
  double scale = hypot (width, height) * WARNING_SHARE / kiosk_pdf_text_get_width (layout);

  cairo_save (self->cr);
  cairo_set_source_rgb (self->cr, WARNING_GREY, WARNING_GREY, WARNING_GREY);
  cairo_translate (self->cr, width / 2, height / 2);
  cairo_rotate (self->cr, -atan2 (height, width));
  cairo_scale (self->cr, scale, scale);
  kiosk_pdf_text_show (self->cr, layout, -kiosk_pdf_text_get_width (layout) / 2,
                       -kiosk_pdf_text_get_height (layout) / 2);
  cairo_restore (self->cr);
}

/* Once more, where nothing is printed over it. */
static void
draw_warning_at_foot (KioskPdf *self)
{
  g_autoptr (PangoLayout) layout = kiosk_pdf_text_new (self->context, KIOSK_PDF_BOLD | KIOSK_PDF_CENTRED,
                                                       WARNING_FOOT_PT, kiosk_pdf_get_width (self),
                                                       self->form.warning);

  kiosk_pdf_text_show (self->cr, layout, kiosk_pdf_get_left (self),
                       get_bottom (self) + self->form.bottom_mm * KIOSK_PDF_PT_A_MM / 3);
}

static void
begin_page (KioskPdf *self)
{
  self->page++;
  self->y = self->form.top_mm * KIOSK_PDF_PT_A_MM;
  if (self->form.warning != NULL)
    {
      draw_warning_across (self);
      draw_warning_at_foot (self);
    }
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  if (self->page > 1 && self->form.top_mm > 0)
    draw_number (self);
}

/* Without a date of its own cairo would write the time of the clock. */
static void
set_metadata (KioskPdf *self)
{
  g_autofree char *day = kiosk_day_dup_iso (self->form.day);
  g_autofree char *midnight = g_strconcat (day, "T00:00:00+07:00", NULL);

  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, self->form.title);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE, midnight);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_MOD_DATE, midnight);
}

/**
 * kiosk_pdf_new:
 * @form: what the pages have in common
 *
 * Any thread; then that one.
 *
 * Returns: (transfer full): a PDF at the top of its first page
 */
KioskPdf *
kiosk_pdf_new (const KioskPdfForm *form)
{
  KioskPdf *self = g_new0 (KioskPdf, 1);

  self->form = *form;
  self->bytes = g_byte_array_new ();
  self->surface = cairo_pdf_surface_create_for_stream (write_cb, self->bytes, form->width_mm * KIOSK_PDF_PT_A_MM,
                                                       form->height_mm * KIOSK_PDF_PT_A_MM);
  self->cr = cairo_create (self->surface);
  self->context = kiosk_pdf_text_context_new (form->family);
  set_metadata (self);
  begin_page (self);
  return self;
}

/**
 * kiosk_pdf_free:
 * @self: (transfer full): a PDF, finished or not
 */
void
kiosk_pdf_free (KioskPdf *self)
{
  g_object_unref (self->context);
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
  g_byte_array_unref (self->bytes);
  g_free (self);
}

/**
 * kiosk_pdf_finish:
 * @self: a PDF; nothing may be added any more
 * @error: return location for a `GError`
 *
 * The same drawing on the same day gives the same bytes. The PDF's thread. Fails with `KIOSK_REPORT_ERROR_FAILED`.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
kiosk_pdf_finish (KioskPdf *self,
                  GError **error)
{
  cairo_status_t status = cairo_status (self->cr);

  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_bytes_new (self->bytes->data, self->bytes->len);

  g_set_error (error, KIOSK_REPORT_ERROR, KIOSK_REPORT_ERROR_FAILED, "cannot draw “%s”: %s", self->form.title,
               cairo_status_to_string (status));
  return NULL;
}

/**
 * kiosk_pdf_get_cairo:
 * @self: a PDF
 *
 * Its thread.
 *
 * Returns: (transfer none): the page that is being filled
 */
cairo_t *
kiosk_pdf_get_cairo (KioskPdf *self)
{
  return self->cr;
}

/**
 * kiosk_pdf_get_context:
 * @self: a PDF
 *
 * Its thread.
 *
 * Returns: (transfer none): what its texts are laid out with
 */
PangoContext *
kiosk_pdf_get_context (KioskPdf *self)
{
  return self->context;
}

/**
 * kiosk_pdf_get_left:
 * @self: a PDF
 *
 * Its thread.
 *
 * Returns: the left edge of what is inside the margins
 */
double
kiosk_pdf_get_left (KioskPdf *self)
{
  return self->form.left_mm * KIOSK_PDF_PT_A_MM;
}

/**
 * kiosk_pdf_get_width:
 * @self: a PDF
 *
 * Its thread.
 *
 * Returns: the width of what is inside the margins
 */
double
kiosk_pdf_get_width (KioskPdf *self)
{
  return (self->form.width_mm - self->form.left_mm - self->form.right_mm) * KIOSK_PDF_PT_A_MM;
}

/**
 * kiosk_pdf_get_y:
 * @self: a PDF
 *
 * Its thread.
 *
 * Returns: how far down the page it is filled
 */
double
kiosk_pdf_get_y (KioskPdf *self)
{
  return self->y;
}

/**
 * kiosk_pdf_get_page:
 * @self: a PDF
 *
 * Its thread.
 *
 * Returns: the number of the page that is being filled, from 1 on
 */
guint
kiosk_pdf_get_page (KioskPdf *self)
{
  return self->page;
}

/**
 * kiosk_pdf_has_room:
 * @self: a PDF
 * @height: of what is to come
 *
 * Its thread.
 *
 * Returns: whether it goes onto this page
 */
gboolean
kiosk_pdf_has_room (KioskPdf *self,
                    double height)
{
  return self->y + height <= get_bottom (self) + 0.01;
}

/**
 * kiosk_pdf_skip:
 * @self: a PDF
 * @height: of what was drawn, or of a gap
 *
 * Goes down the page. Its thread.
 */
void
kiosk_pdf_skip (KioskPdf *self,
                double height)
{
  self->y += height;
}

/**
 * kiosk_pdf_need:
 * @self: a PDF
 * @height: of what has to stay together
 *
 * Begins a page where this one has no room for it. Its thread.
 */
void
kiosk_pdf_need (KioskPdf *self,
                double height)
{
  if (!kiosk_pdf_has_room (self, height))
    kiosk_pdf_break (self);
}

/**
 * kiosk_pdf_break:
 * @self: a PDF
 *
 * Begins a page. Its thread.
 */
void
kiosk_pdf_break (KioskPdf *self)
{
  cairo_show_page (self->cr);
  begin_page (self);
}

static double
get_line_height (PangoLayoutIter *iter)
{
  int top;
  int bottom;

  pango_layout_iter_get_line_yrange (iter, &top, &bottom);
  return (double) (bottom - top) / PANGO_SCALE;
}

static void
draw_line (KioskPdf *self,
           PangoLayoutIter *iter)
{
  PangoRectangle extents;
  int top;
  int baseline = pango_layout_iter_get_baseline (iter);

  pango_layout_iter_get_line_extents (iter, NULL, &extents);
  pango_layout_iter_get_line_yrange (iter, &top, NULL);
  cairo_move_to (self->cr, kiosk_pdf_get_left (self) + (double) extents.x / PANGO_SCALE,
                 self->y + (double) (baseline - top) / PANGO_SCALE);
  pango_cairo_show_layout_line (self->cr, pango_layout_iter_get_line_readonly (iter));
  self->y += get_line_height (iter);
}

/* Neither the first line of a paragraph nor its last stands alone on a page. */
static int
count_kept (int line,
            int n_lines)
{
  if (line == 0)
    return n_lines <= KEPT_LINES + 1 ? n_lines : KEPT_LINES;
  return line == n_lines - KEPT_LINES ? KEPT_LINES : 1;
}

/**
 * kiosk_pdf_paragraph:
 * @self: a PDF
 * @style: how it looks
 * @size_pt: of the letters
 * @text: UTF-8
 *
 * Adds lines between the margins, and a gap after them. They go over to the next page by two at least. Its thread.
 */
void
kiosk_pdf_paragraph (KioskPdf *self,
                     KioskPdfStyle style,
                     double size_pt,
                     const char *text)
{
  g_autoptr (PangoLayout) layout = kiosk_pdf_text_new (self->context, style, size_pt, kiosk_pdf_get_width (self), text);
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  int n_lines = pango_layout_get_line_count (layout);

  for (int line = 0; line < n_lines; line++, pango_layout_iter_next_line (iter))
    {
      kiosk_pdf_need (self, get_line_height (iter) * count_kept (line, n_lines));
      draw_line (self, iter);
    }
  kiosk_pdf_skip (self, PARAGRAPH_GAP_PT);
}

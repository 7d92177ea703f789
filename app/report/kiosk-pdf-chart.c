/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bar chart. The number of each bar stands above it where there is room, so nobody has to guess from the axis. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-pdf-chart.h"

#include "kiosk-report-words.h"

#define TITLE_PT      12.0
#define LEGEND_PT     11.0
#define NAME_PT       10.0
#define NUMBER_PT     8.5
#define TITLE_GAP_PT  3.0
#define AFTER_PT      8.0
#define KEY_PT        8.0    /* a side of the legend's squares */
#define HATCH_PT      2.6
#define AXIS_GAP_PT   8.0    /* beside the numbers of the axis */
#define HEAD_ROOM_PT  12.0   /* for the number of the highest bar */
#define UPRIGHT_PT    7.0    /* a bar as wide as this has its number above it, upright where it would not fit */
#define FILL_SHARE    0.72   /* of a name's place on the axis */
#define BAR_MAX_PT    34.0
#define LINES         4      /* of the axis, at most */
#define DARK_GREY     0.25
#define LINE_GREY     0.75

typedef struct
{
  KioskPdf *pdf;
  cairo_t  *cr;
  GArray   *bars;
  double    left;
  double    right;
  double    base;    /* where the value 0 is */
  double    height;  /* of the value `top` */
  double    width;   /* of a bar */
  gint64    top;
  gint64    step;
} Chart;

static void
clear_bars_cb (gpointer data)
{
  g_free (((KioskPdfBars *) data)->name);
}

/**
 * kiosk_pdf_bars_array_new:
 *
 * Any thread.
 *
 * Returns: (transfer full) (element-type KioskPdfBars): an array that frees the names in it
 */
GArray *
kiosk_pdf_bars_array_new (void)
{
  GArray *bars = g_array_new (FALSE, TRUE, sizeof (KioskPdfBars));

  g_array_set_clear_func (bars, clear_bars_cb);
  return bars;
}

static gint64
find_highest (GArray *bars)
{
  gint64 highest = 0;

  for (guint i = 0; i < bars->len; i++)
    for (guint series = 0; series < KIOSK_PDF_CHART_SERIES; series++)
      highest = MAX (highest, g_array_index (bars, KioskPdfBars, i).values[series]);
  return highest;
}

/* 1, 2 or 5 with zeros: what people count by. */
static gint64
find_step (gint64 highest)
{
  static const int factors[] = { 1, 2, 5 };

  for (gint64 power = 1;; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
      if (power * factors[i] * LINES >= highest)
        return power * factors[i];
}

static PangoLayout *
new_text (Chart *self,
          KioskPdfStyle style,
          double size_pt,
          double width,
          const char *text)
{
  return kiosk_pdf_text_new (kiosk_pdf_get_context (self->pdf), style, size_pt, width, text);
}

static PangoLayout *
new_number (Chart *self,
            gint64 number)
{
  g_autofree char *text = kiosk_report_dup_number (number);

  return new_text (self, KIOSK_PDF_PLAIN, NUMBER_PT, 0, text);
}

/* Lines, not a pattern: they stay sharp at every size. */
static void
hatch (cairo_t *cr,
       double x,
       double y,
       double width,
       double height)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  for (double at = -height; at < width; at += HATCH_PT)
    {
      cairo_move_to (cr, x + at, y + height);
      cairo_line_to (cr, x + at + height, y);
    }
  cairo_set_line_width (cr, 0.6);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * kiosk_pdf_chart_box:
 * @cr: a drawing
 * @series: 0: full, 1: hatched
 * @x: left edge
 * @y: top edge
 * @width: of the bar; 0: nothing is drawn
 * @height: of the bar; 0: nothing is drawn
 *
 * Draws a bar. The thread of @cr.
 */
void
kiosk_pdf_chart_box (cairo_t *cr,
                     guint series,
                     double x,
                     double y,
                     double width,
                     double height)
{
  if (height <= 0 || width <= 0)
    return;
  if (series == 0)
    {
      cairo_set_source_rgb (cr, DARK_GREY, DARK_GREY, DARK_GREY);
      cairo_rectangle (cr, x, y, width, height);
      cairo_fill (cr);
      cairo_set_source_rgb (cr, 0, 0, 0);
    }
  else
    hatch (cr, x, y, width, height);
  cairo_set_line_width (cr, 0.7);
  cairo_rectangle (cr, x, y, width, height);
  cairo_stroke (cr);
}

static void
draw_legend (Chart *self,
             const char *const series[KIOSK_PDF_CHART_SERIES])
{
  double x = self->left;
  double y = kiosk_pdf_get_y (self->pdf);
  double height = 0;

  for (guint i = 0; i < KIOSK_PDF_CHART_SERIES; i++)
    {
      g_autoptr (PangoLayout) layout = new_text (self, KIOSK_PDF_PLAIN, LEGEND_PT, 0, series[i]);

      height = kiosk_pdf_text_get_height (layout);
      kiosk_pdf_chart_box (self->cr, i, x, y + (height - KEY_PT) / 2, KEY_PT, KEY_PT);
      kiosk_pdf_text_show (self->cr, layout, x + KEY_PT + 4, y);
      x += KEY_PT + 4 + kiosk_pdf_text_get_width (layout) + 18;
    }
  kiosk_pdf_skip (self->pdf, height + 2);
}

static void
draw_axis (Chart *self)
{
  for (gint64 value = 0; value <= self->top; value += self->step)
    {
      g_autoptr (PangoLayout) layout = new_number (self, value);
      double y = self->base - self->height * value / self->top;
      double grey = value == 0 ? 0 : LINE_GREY;

      kiosk_pdf_text_show (self->cr, layout, self->left - 4 - kiosk_pdf_text_get_width (layout),
                           y - kiosk_pdf_text_get_height (layout) / 2);
      cairo_set_source_rgb (self->cr, grey, grey, grey);
      cairo_set_line_width (self->cr, 0.5);
      cairo_move_to (self->cr, self->left, y);
      cairo_line_to (self->cr, self->right, y);
      cairo_stroke (self->cr);
      cairo_set_source_rgb (self->cr, 0, 0, 0);
    }
}

/* Of two bars beside each other neither number may run into the other's. */
static gboolean
is_upright (Chart *self)
{
  g_autoptr (PangoLayout) layout = new_number (self, find_highest (self->bars));

  return kiosk_pdf_text_get_width (layout) > self->width;
}

static double
get_axis_room (Chart *self)
{
  g_autoptr (PangoLayout) layout = new_number (self, self->top);

  return kiosk_pdf_text_get_width (layout) + AXIS_GAP_PT;
}

static double
get_head_room (Chart *self)
{
  g_autoptr (PangoLayout) layout = new_number (self, find_highest (self->bars));

  return is_upright (self) ? kiosk_pdf_text_get_width (layout) + 3 : HEAD_ROOM_PT;
}

static void
draw_number (Chart *self,
             gint64 value,
             double x,
             double y)
{
  g_autoptr (PangoLayout) layout = new_number (self, value);
  double width = kiosk_pdf_text_get_width (layout);
  double height = kiosk_pdf_text_get_height (layout);

  if (self->width < UPRIGHT_PT && is_upright (self))
    return;
  cairo_save (self->cr);
  cairo_translate (self->cr, x, y);
  if (is_upright (self))
    {
      cairo_rotate (self->cr, -G_PI_2);
      kiosk_pdf_text_show (self->cr, layout, 2, -height / 2);
    }
  else
    kiosk_pdf_text_show (self->cr, layout, -width / 2, -height);
  cairo_restore (self->cr);
}

static void
draw_bar (Chart *self,
          guint series,
          gint64 value,
          double x)
{
  double height = self->height * value / self->top;

  kiosk_pdf_chart_box (self->cr, series, x, self->base - height, self->width, height);
  if (value > 0 || !is_upright (self))
    draw_number (self, value, x + self->width / 2, self->base - height);
}

/* Every second, third … name where all would run into each other. */
static guint
find_name_step (Chart *self,
                double place)
{
  double widest = 0;

  for (guint i = 0; i < self->bars->len; i++)
    {
      g_autoptr (PangoLayout) layout = new_text (self, KIOSK_PDF_PLAIN, NAME_PT, 0,
                                                 g_array_index (self->bars, KioskPdfBars, i).name);

      widest = MAX (widest, kiosk_pdf_text_get_width (layout));
    }
  return 1 + (guint) (widest + 3 > place ? (widest + 3) / place : 0);
}

static void
draw_bars (Chart *self)
{
  double place = (self->right - self->left) / self->bars->len;
  guint step = find_name_step (self, place);

  for (guint i = 0; i < self->bars->len; i++)
    {
      const KioskPdfBars *bars = &g_array_index (self->bars, KioskPdfBars, i);
      double middle = self->left + place * (i + 0.5);
      g_autoptr (PangoLayout) name = new_text (self, KIOSK_PDF_PLAIN, NAME_PT, 0, bars->name);

      for (guint series = 0; series < KIOSK_PDF_CHART_SERIES; series++)
        draw_bar (self, series, bars->values[series], middle + self->width * ((double) series - 1));
      if (i % step == 0)
        kiosk_pdf_text_show (self->cr, name, middle - kiosk_pdf_text_get_width (name) / 2, self->base + 2);
    }
}

static void
draw_title (Chart *self,
            const char *title,
            double height)
{
  g_autoptr (PangoLayout) layout = new_text (self, KIOSK_PDF_BOLD, TITLE_PT, kiosk_pdf_get_width (self->pdf), title);
  double title_height = kiosk_pdf_text_get_height (layout) + TITLE_GAP_PT;

  kiosk_pdf_need (self->pdf, title_height + height + AFTER_PT);
  kiosk_pdf_text_show (self->cr, layout, kiosk_pdf_get_left (self->pdf), kiosk_pdf_get_y (self->pdf));
  kiosk_pdf_skip (self->pdf, title_height);
}

/**
 * kiosk_pdf_chart:
 * @pdf: where it goes
 * @title: stands above it
 * @series: what the full and the hatched bars are of
 * @bars: (element-type KioskPdfBars): what stands beside each other, one at least
 * @height: of legend, bars and names
 *
 * The thread of @pdf.
 */
void
kiosk_pdf_chart (KioskPdf *pdf,
                 const char *title,
                 const char *const series[KIOSK_PDF_CHART_SERIES],
                 GArray *bars,
                 double height)
{
  Chart chart = { pdf, kiosk_pdf_get_cairo (pdf), bars };
  double names = NAME_PT * 1.5;
  double end;

  g_return_if_fail (bars->len > 0);

  draw_title (&chart, title, height);
  end = kiosk_pdf_get_y (pdf) + height;
  chart.base = end - names;
  chart.step = find_step (MAX (find_highest (bars), 1));
  chart.top = (MAX (find_highest (bars), 1) + chart.step - 1) / chart.step * chart.step;
  chart.left = kiosk_pdf_get_left (pdf) + get_axis_room (&chart);
  chart.right = kiosk_pdf_get_left (pdf) + kiosk_pdf_get_width (pdf);
  draw_legend (&chart, series);
  chart.width = MIN (BAR_MAX_PT, (chart.right - chart.left) / bars->len * FILL_SHARE / KIOSK_PDF_CHART_SERIES);
  chart.height = chart.base - kiosk_pdf_get_y (pdf) - get_head_room (&chart);
  draw_axis (&chart);
  draw_bars (&chart);
  kiosk_pdf_skip (pdf, end - kiosk_pdf_get_y (pdf) + AFTER_PT);
}

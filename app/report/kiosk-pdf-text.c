/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pango with what only a screen needs turned off: no hinting, no rounding to pixels, no look at the desktop's settings.
 * A character that the family lacks would bring in another font, which no office expects on its paper; it becomes a
 * question mark instead. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-pdf-text.h"

#include "kiosk-pdf.h"

/* Two letters with marks above and below each other stay apart. */
#define LINE_HEIGHT 1.05

/* What the body of an official letter begins with: 1 to 1.27 cm (Nghị định 30/2020/NĐ-CP, annex I). */
#define INDENT_MM 11.0

#define SUBSTITUTE '?'

#define POINTS_AN_INCH 72.0

static void
set_font_options (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
}

/**
 * kiosk_pdf_text_context_new:
 * @family: names of fonts with commas between them: the first that is there serves
 *
 * A point is a unit of the drawing. The context belongs to the caller's thread.
 *
 * Returns: (transfer full): what texts are laid out with
 */
PangoContext *
kiosk_pdf_text_context_new (const char *family)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  pango_cairo_context_set_resolution (context, POINTS_AN_INCH);
  pango_font_description_set_family (font, family);
  pango_context_set_font_description (context, font);
  pango_context_set_language (context, pango_language_from_string ("vi"));
  pango_context_set_round_glyph_positions (context, FALSE);
  set_font_options (context);
  return context;
}

static char *
dup_known (PangoFont *font,
           const char *text)
{
  GString *known = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character == '\n' || pango_font_has_char (font, character))
        g_string_append_unichar (known, character);
      else if (!g_unichar_iszerowidth (character))
        g_string_append_c (known, SUBSTITUTE);
    }
  return g_string_free (known, FALSE);
}

static PangoFontDescription *
new_font (PangoContext *context,
          KioskPdfStyle style,
          double size_pt)
{
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (font, size_pt * PANGO_SCALE);
  if (style & KIOSK_PDF_BOLD)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  if (style & KIOSK_PDF_ITALIC)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  return font;
}

static void
set_text (PangoLayout *layout,
          const PangoFontDescription *description,
          const char *text)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (PangoFont) font = pango_context_load_font (pango_layout_get_context (layout), description);
  g_autofree char *known = dup_known (font, text);

  pango_attr_list_insert (attributes, pango_attr_fallback_new (FALSE));
  pango_attr_list_insert (attributes, pango_attr_line_height_new (LINE_HEIGHT));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, known, -1);
}

/**
 * kiosk_pdf_text_new:
 * @context: of kiosk_pdf_text_context_new()
 * @style: how it looks and where its lines stand
 * @size_pt: of the letters, > 0
 * @width_pt: where its lines end; 0: at their own line feeds only
 * @text: UTF-8
 *
 * The context's thread.
 *
 * Returns: (transfer full): the lines, for kiosk_pdf_text_show()
 */
PangoLayout *
kiosk_pdf_text_new (PangoContext *context,
                    KioskPdfStyle style,
                    double size_pt,
                    double width_pt,
                    const char *text)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = new_font (context, style, size_pt);

  if (width_pt > 0)
    pango_layout_set_width (layout, width_pt * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (style & KIOSK_PDF_CENTRED)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  if (style & KIOSK_PDF_RIGHT)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_justify (layout, (style & KIOSK_PDF_JUSTIFIED) != 0);
  if (style & KIOSK_PDF_INDENTED)
    pango_layout_set_indent (layout, INDENT_MM * KIOSK_PDF_PT_A_MM * PANGO_SCALE);
  set_text (layout, font, text);
  return layout;
}

/**
 * kiosk_pdf_text_get_width:
 * @layout: a text
 *
 * The thread of its context.
 *
 * Returns: the width of its widest line, in points
 */
double
kiosk_pdf_text_get_width (PangoLayout *layout)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  return (double) extents.width / PANGO_SCALE;
}

/**
 * kiosk_pdf_text_get_height:
 * @layout: a text
 *
 * The thread of its context.
 *
 * Returns: the height of all its lines, in points
 */
double
kiosk_pdf_text_get_height (PangoLayout *layout)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  return (double) extents.height / PANGO_SCALE;
}

/**
 * kiosk_pdf_text_show:
 * @cr: a drawing
 * @layout: a text
 * @x: its left edge, in points
 * @y: its top edge, in points
 *
 * Draws @layout in the colour of @cr. The thread of its context.
 */
void
kiosk_pdf_text_show (cairo_t *cr,
                     PangoLayout *layout,
                     double x,
                     double y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

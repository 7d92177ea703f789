/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text for paper and pictures: laid out without the screen's grid, in one family of fonts. */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  KIOSK_PDF_PLAIN     = 0,
  KIOSK_PDF_BOLD      = 1 << 0,
  KIOSK_PDF_ITALIC    = 1 << 1,
  KIOSK_PDF_CENTRED   = 1 << 2,
  KIOSK_PDF_RIGHT     = 1 << 3,
  KIOSK_PDF_JUSTIFIED = 1 << 4,
  KIOSK_PDF_INDENTED  = 1 << 5   /* the first line, as the body of an official letter */
} KioskPdfStyle;

PangoContext *kiosk_pdf_text_context_new (const char    *family);
PangoLayout  *kiosk_pdf_text_new         (PangoContext  *context,
                                          KioskPdfStyle  style,
                                          double         size_pt,
                                          double         width_pt,
                                          const char    *text);
double        kiosk_pdf_text_get_width   (PangoLayout   *layout);
double        kiosk_pdf_text_get_height  (PangoLayout   *layout);
void          kiosk_pdf_text_show        (cairo_t       *cr,
                                          PangoLayout   *layout,
                                          double         x,
                                          double         y);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Upright bars, two beside each other, that a copier without colours does not spoil: one is full, the other hatched. */
#pragma once

#include "kiosk-pdf.h"

G_BEGIN_DECLS

#define KIOSK_PDF_CHART_SERIES 2

/* What stands above one name of the axis. */
typedef struct
{
  char   *name;
  gint64  values[KIOSK_PDF_CHART_SERIES];  /* >= 0 */
} KioskPdfBars;

GArray *kiosk_pdf_bars_array_new (void);
void    kiosk_pdf_chart_box      (cairo_t           *cr,
                                  guint              series,
                                  double             x,
                                  double             y,
                                  double             width,
                                  double             height);
void    kiosk_pdf_chart          (KioskPdf          *pdf,
                                  const char        *title,
                                  const char *const  series[KIOSK_PDF_CHART_SERIES],
                                  GArray            *bars,
                                  double             height);

G_END_DECLS

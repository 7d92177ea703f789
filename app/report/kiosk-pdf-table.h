/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table with lines around its cells, which goes over pages with its header on each. */
#pragma once

#include "kiosk-pdf-chart.h"

G_BEGIN_DECLS

#define KIOSK_PDF_TABLE_COLUMNS_MAX 8

typedef enum
{
  KIOSK_PDF_ROW_PLAIN,
  KIOSK_PDF_ROW_GROUP,  /* one cell: what the rows below are of, the first of which stays with it */
  KIOSK_PDF_ROW_SUM     /* stays with the row above */
} KioskPdfRow;

typedef struct
{
  double        share;  /* of the width, relative to the other columns */
  KioskPdfStyle style;  /* of its cells */
} KioskPdfColumn;

typedef struct _KioskPdfTable KioskPdfTable;

KioskPdfTable *kiosk_pdf_table_new    (KioskPdf              *pdf,
                                       const char            *title,
                                       double                 size_pt,
                                       const KioskPdfColumn  *columns,
                                       guint                  n_columns);
void           kiosk_pdf_table_head   (KioskPdfTable         *self,
                                       const char            *text);
void           kiosk_pdf_table_span   (KioskPdfTable         *self,
                                       const char            *text,
                                       guint                  n_columns);
void           kiosk_pdf_table_begin  (KioskPdfTable         *self,
                                       KioskPdfRow            kind);
void           kiosk_pdf_table_text   (KioskPdfTable         *self,
                                       const char            *text);
void           kiosk_pdf_table_number (KioskPdfTable         *self,
                                       gint64                 number);
void           kiosk_pdf_table_bars   (KioskPdfTable         *self,
                                       const gint64           values[KIOSK_PDF_CHART_SERIES],
                                       gint64                 top);
void           kiosk_pdf_table_finish (KioskPdfTable         *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sheet of a workbook, written from top to bottom. Private to the workbook. */
#pragma once

#include <xlsxwriter.h>

#include "kiosk-report.h"

G_BEGIN_DECLS

/* As spreadsheet programs number paper. */
#define KIOSK_WORKBOOK_A4 9

typedef enum
{
  KIOSK_WORKBOOK_TITLE,
  KIOSK_WORKBOOK_PLAIN,    /* a line over the whole width */
  KIOSK_WORKBOOK_WARNING,
  KIOSK_WORKBOOK_SECTION,
  KIOSK_WORKBOOK_HEADER,
  KIOSK_WORKBOOK_TEXT,
  KIOSK_WORKBOOK_NUMBER,
  KIOSK_WORKBOOK_DATE,
  KIOSK_WORKBOOK_SHARE,
  KIOSK_WORKBOOK_SUM_TEXT,
  KIOSK_WORKBOOK_SUM_NUMBER,
  KIOSK_N_WORKBOOK_STYLES
} KioskWorkbookStyle;

typedef struct _KioskWorkbook KioskWorkbook;
typedef struct _KioskWorkbookSheet KioskWorkbookSheet;

/* Writes what every sheet begins with. */
typedef void (*KioskWorkbookHeadFunc) (KioskWorkbookSheet *sheet);

struct _KioskWorkbook
{
  lxw_workbook          *book;
  lxw_format            *formats[KIOSK_N_WORKBOOK_STYLES];
  const KioskReport     *report;
  KioskWorkbookHeadFunc  add_head;
  gconstpointer          data;      /* for add_head, where it is no kiosk's report */
};

struct _KioskWorkbookSheet
{
  KioskWorkbook *workbook;
  lxw_worksheet *sheet;
  lxw_row_t      row;     /* the next to be written */
  lxw_col_t      column;
  lxw_col_t      n_columns;
  const double  *widths;  /* of the columns, in characters */
  guint          lines;   /* that the highest cell of the row needs */
};

/* Adds the sheets. */
typedef void (*KioskWorkbookFillFunc) (KioskWorkbook *workbook);

GBytes            *kiosk_workbook_make         (KioskWorkbook         *workbook,
                                                KioskWorkbookFillFunc  fill,
                                                GError               **error);

void               kiosk_workbook_add_formats  (KioskWorkbook       *workbook);
KioskWorkbookSheet kiosk_workbook_sheet_begin  (KioskWorkbook       *workbook,
                                                const char          *name,
                                                const double        *widths,
                                                guint                n_widths);
void               kiosk_workbook_sheet_line   (KioskWorkbookSheet  *self,
                                                KioskWorkbookStyle   style,
                                                const char          *text);
void               kiosk_workbook_sheet_header (KioskWorkbookSheet  *self,
                                                const char *const   *names);
void               kiosk_workbook_sheet_group  (KioskWorkbookSheet  *self,
                                                const char          *name,
                                                guint                n_columns);
void               kiosk_workbook_sheet_text   (KioskWorkbookSheet  *self,
                                                KioskWorkbookStyle   style,
                                                const char          *text);
void               kiosk_workbook_sheet_number (KioskWorkbookSheet  *self,
                                                KioskWorkbookStyle   style,
                                                gint64               number);
void               kiosk_workbook_sheet_date   (KioskWorkbookSheet  *self,
                                                KioskDay             day);
void               kiosk_workbook_sheet_share  (KioskWorkbookSheet  *self,
                                                gint64               part,
                                                gint64               whole);
void               kiosk_workbook_sheet_next   (KioskWorkbookSheet  *self);
void               kiosk_workbook_sheet_freeze (KioskWorkbookSheet  *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells by their style. Every text is written as a string, whatever it begins with, so none becomes a formula. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-workbook-sheet.h"

#include "kiosk-report-words.h"

#define FONT        "Times New Roman"
#define SIZE        12
#define TITLE_SIZE  14
#define HEAD_COLOR  0xDCE6F1
#define SUM_COLOR   0xF2F2F2
#define ALARM_COLOR 0xC00000
#define MARGIN_INCH 0.5

/* Of one line of text, and how many characters of a text stand where the width of a column says one. */
#define LINE_HEIGHT_PT  16.5
#define WRAP_TOLERANCE  0.92

static void
set_look (lxw_format *format,
          KioskWorkbookStyle style)
{
  gboolean is_cell = style >= KIOSK_WORKBOOK_HEADER && style <= KIOSK_WORKBOOK_SUM_NUMBER;
  gboolean is_sum = style == KIOSK_WORKBOOK_SUM_TEXT || style == KIOSK_WORKBOOK_SUM_NUMBER;

  format_set_font_name (format, FONT);
  format_set_font_size (format, style == KIOSK_WORKBOOK_TITLE ? TITLE_SIZE : SIZE);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  if (is_cell)
    format_set_border (format, LXW_BORDER_THIN);
  if (is_sum || style == KIOSK_WORKBOOK_TITLE || style == KIOSK_WORKBOOK_HEADER || style == KIOSK_WORKBOOK_WARNING
      || style == KIOSK_WORKBOOK_SECTION)
    format_set_bold (format);
  if (style == KIOSK_WORKBOOK_WARNING)
    format_set_font_color (format, ALARM_COLOR);
  if (style == KIOSK_WORKBOOK_HEADER || is_sum)
    format_set_bg_color (format, is_sum ? SUM_COLOR : HEAD_COLOR);
  if (style == KIOSK_WORKBOOK_HEADER)
    format_set_align (format, LXW_ALIGN_CENTER);
  if (style == KIOSK_WORKBOOK_HEADER || style == KIOSK_WORKBOOK_TEXT
      || style == KIOSK_WORKBOOK_SUM_TEXT)
    format_set_text_wrap (format);
}

static void
set_number_format (lxw_format *format,
                   KioskWorkbookStyle style)
{
  if (style == KIOSK_WORKBOOK_NUMBER || style == KIOSK_WORKBOOK_SUM_NUMBER || style == KIOSK_WORKBOOK_SHARE)
    {
      format_set_align (format, LXW_ALIGN_RIGHT);
      format_set_indent (format, 1);
    }
  if (style == KIOSK_WORKBOOK_NUMBER || style == KIOSK_WORKBOOK_SUM_NUMBER)
    format_set_num_format (format, "#,##0");
  else if (style == KIOSK_WORKBOOK_SHARE)
    format_set_num_format (format, "0.0%");
  else if (style == KIOSK_WORKBOOK_DATE)
    {
      format_set_num_format (format, "dd/mm/yyyy");
      format_set_align (format, LXW_ALIGN_CENTER);
    }
}

/**
 * kiosk_workbook_add_formats:
 * @workbook: a workbook without formats
 *
 * Makes the format of every style. The workbook's thread.
 */
void
kiosk_workbook_add_formats (KioskWorkbook *workbook)
{
  for (guint style = 0; style < KIOSK_N_WORKBOOK_STYLES; style++)
    {
      lxw_format *format = workbook_add_format (workbook->book);

      set_look (format, style);
      set_number_format (format, style);
      workbook->formats[style] = format;
    }
}

static void
set_page (KioskWorkbookSheet *self)
{
  worksheet_set_paper (self->sheet, KIOSK_WORKBOOK_A4);
  worksheet_set_landscape (self->sheet);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  worksheet_set_margins (self->sheet, MARGIN_INCH, MARGIN_INCH, MARGIN_INCH, 2 * MARGIN_INCH);
  worksheet_set_footer (self->sheet, "&C&\"" FONT ",Regular\"&10&A – trang &P/&N");
}

/**
 * kiosk_workbook_sheet_begin:
 * @workbook: a workbook with formats
 * @name: what the sheet is called
 * @widths: (array length=n_widths): widths of its columns, in characters; they have to last as long as the sheet
 * @n_widths: how many columns it has
 *
 * Adds a sheet that begins with the workbook's head: whose figures these are, of which days. The workbook's thread.
 *
 * Returns: the sheet
 */
KioskWorkbookSheet
kiosk_workbook_sheet_begin (KioskWorkbook *workbook,
                            const char *name,
                            const double *widths,
                            guint n_widths)
{
  KioskWorkbookSheet self = { .workbook = workbook, .n_columns = (lxw_col_t) n_widths, .widths = widths };

  self.sheet = workbook_add_worksheet (workbook->book, name);
  for (guint i = 0; i < n_widths; i++)
    worksheet_set_column (self.sheet, (lxw_col_t) i, (lxw_col_t) i, widths[i], NULL);
  set_page (&self);
  workbook->add_head (&self);
  return self;
}

/**
 * kiosk_workbook_sheet_line:
 * @self: a sheet at the begin of a row
 * @style: how it looks
 * @text: the text
 *
 * Writes a row of one text. The workbook's thread.
 */
void
kiosk_workbook_sheet_line (KioskWorkbookSheet *self,
                           KioskWorkbookStyle style,
                           const char *text)
{
  worksheet_write_string (self->sheet, self->row, 0, text, self->workbook->formats[style]);
  self->row++;
}

/**
 * kiosk_workbook_sheet_header:
 * @self: a sheet at the begin of a row
 * @names: (array length=n_columns): names of the columns; %NULL after the last where there are fewer
 *
 * Writes a row of headings. The workbook's thread.
 */
void
kiosk_workbook_sheet_header (KioskWorkbookSheet *self,
                             const char *const *names)
{
  for (guint i = 0; i < self->n_columns && names[i] != NULL; i++)
    kiosk_workbook_sheet_text (self, KIOSK_WORKBOOK_HEADER, names[i]);
  kiosk_workbook_sheet_next (self);
}

/**
 * kiosk_workbook_sheet_group:
 * @self: a sheet
 * @name: what the columns have in common
 * @n_columns: how many they are
 *
 * Writes one heading over the next columns of the row. The workbook's thread.
 */
void
kiosk_workbook_sheet_group (KioskWorkbookSheet *self,
                            const char *name,
                            guint n_columns)
{
  lxw_col_t last = self->column + (lxw_col_t) n_columns - 1;
  lxw_format *format = self->workbook->formats[KIOSK_WORKBOOK_HEADER];

  if (n_columns == 1)
    worksheet_write_string (self->sheet, self->row, self->column, name, format);
  else
    worksheet_merge_range (self->sheet, self->row, self->column, self->row, last, name, format);
  self->column = last + 1;
}

/* Not every program makes a row as high as its text by itself. */
static void
note_height (KioskWorkbookSheet *self,
             const char *text)
{
  double room = self->widths[self->column] * WRAP_TOLERANCE;
  guint lines = (guint) ((double) g_utf8_strlen (text, -1) / room) + 1;

  self->lines = MAX (self->lines, lines);
}

/**
 * kiosk_workbook_sheet_text:
 * @self: a sheet
 * @style: how it looks
 * @text: the text
 *
 * Writes the next cell of the row. The workbook's thread.
 */
void
kiosk_workbook_sheet_text (KioskWorkbookSheet *self,
                           KioskWorkbookStyle style,
                           const char *text)
{
  note_height (self, text);
  worksheet_write_string (self->sheet, self->row, self->column++, text, self->workbook->formats[style]);
}

/**
 * kiosk_workbook_sheet_number:
 * @self: a sheet
 * @style: how it looks
 * @number: the number; -1: there is none
 *
 * Writes the next cell of the row. The workbook's thread.
 */
void
kiosk_workbook_sheet_number (KioskWorkbookSheet *self,
                             KioskWorkbookStyle style,
                             gint64 number)
{
  if (number < 0)
    worksheet_write_blank (self->sheet, self->row, self->column++, self->workbook->formats[style]);
  else
    worksheet_write_number (self->sheet, self->row, self->column++, (double) number, self->workbook->formats[style]);
}

/**
 * kiosk_workbook_sheet_date:
 * @self: a sheet
 * @day: the day, or %KIOSK_DAY_UNKNOWN, for a blank cell
 *
 * Writes the next cell of the row. The workbook's thread.
 */
void
kiosk_workbook_sheet_date (KioskWorkbookSheet *self,
                           KioskDay day)
{
  lxw_format *format = self->workbook->formats[KIOSK_WORKBOOK_DATE];
  lxw_datetime date = { 0 };
  GDate parts;

  if (day == KIOSK_DAY_UNKNOWN)
    {
      worksheet_write_blank (self->sheet, self->row, self->column++, format);
      return;
    }
  g_date_clear (&parts, 1);
  g_date_set_julian (&parts, day);
  date.year = g_date_get_year (&parts);
  date.month = g_date_get_month (&parts);
  date.day = g_date_get_day (&parts);
  worksheet_write_datetime (self->sheet, self->row, self->column++, &date, format);
}

/**
 * kiosk_workbook_sheet_share:
 * @self: a sheet
 * @part: a number
 * @whole: of how many; 0 for a blank cell
 *
 * Writes the next cell of the row. The workbook's thread.
 */
void
kiosk_workbook_sheet_share (KioskWorkbookSheet *self,
                            gint64 part,
                            gint64 whole)
{
  lxw_format *format = self->workbook->formats[KIOSK_WORKBOOK_SHARE];

  /* Rounded down as in the other files: nothing is reached before it is. */
  if (whole > 0)
    worksheet_write_number (self->sheet, self->row, self->column++, (double) (part * 1000 / whole) / 1000, format);
  else
    worksheet_write_blank (self->sheet, self->row, self->column++, format);
}

/**
 * kiosk_workbook_sheet_next:
 * @self: a sheet
 *
 * Goes to the begin of the next row. The workbook's thread.
 */
void
kiosk_workbook_sheet_next (KioskWorkbookSheet *self)
{
  if (self->lines > 1)
    worksheet_set_row (self->sheet, self->row, self->lines * LINE_HEIGHT_PT, NULL);
  self->row++;
  self->column = 0;
  self->lines = 0;
}

/**
 * kiosk_workbook_sheet_freeze:
 * @self: a sheet whose last row is the header
 *
 * Keeps all rows so far, and the first column, in view; on paper the header stands on every page. The workbook's
 * thread.
 */
void
kiosk_workbook_sheet_freeze (KioskWorkbookSheet *self)
{
  worksheet_freeze_panes (self->sheet, self->row, 1);
  worksheet_repeat_rows (self->sheet, self->row - 1, self->row - 1);
}

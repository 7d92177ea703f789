/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows are laid out as they come and drawn at the end, when it is known which of them stay together. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-pdf-table.h"

#include "kiosk-report-words.h"

#define PADDING_X_PT  4.0
#define PADDING_SHARE 0.17   /* of the letters, above and below them */
#define LINE_PT       0.5
#define TITLE_GAP_PT  3.0
#define AFTER_PT      8.0
#define BAR_PT        5.0
#define BAR_GAP_PT    1.5
#define HEAD_GREY     0.88
#define GROUP_GREY    0.95
#define TITLE_STYLE   (KIOSK_PDF_BOLD)
#define HEAD_STYLE    (KIOSK_PDF_BOLD | KIOSK_PDF_CENTRED)

/* What is too wide for its cell shrinks by so much, again and again. */
#define SHRINK 0.95

/* Rows that stay with the header. */
#define FIRST_ROWS 2

/* A table no higher than this is not parted at all. */
#define WHOLE_PT 240.0

typedef struct
{
  PangoLayout *layout;
  guint        column;
  guint        n_columns;
  gboolean     has_bars;  /* in place of text: how long they are, 0 to 1 */
  double       bars[KIOSK_PDF_CHART_SERIES];
} Cell;

typedef struct
{
  KioskPdfRow kind;
  Cell        cells[KIOSK_PDF_TABLE_COLUMNS_MAX];
  guint       n_cells;
  double      height;
} Row;

struct _KioskPdfTable
{
  KioskPdf      *pdf;
  PangoLayout   *title;  /* NULL: none */
  double         size_pt;
  KioskPdfStyle  styles[KIOSK_PDF_TABLE_COLUMNS_MAX];
  double         edges[KIOSK_PDF_TABLE_COLUMNS_MAX + 1];
  guint          n_columns;
  Row            spans;  /* above the header's names; no cell: there is no such line */
  Row            head;
  GArray        *rows;   /* (element-type Row) */
};

static void
clear_row_cb (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < row->n_cells; i++)
    g_object_unref (row->cells[i].layout);
}

static void
set_columns (KioskPdfTable *self,
             const KioskPdfColumn *columns)
{
  double sum = 0;

  for (guint i = 0; i < self->n_columns; i++)
    sum += columns[i].share;
  self->edges[0] = kiosk_pdf_get_left (self->pdf);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->styles[i] = columns[i].style;
      self->edges[i + 1] = self->edges[i] + kiosk_pdf_get_width (self->pdf) * columns[i].share / sum;
    }
}

/**
 * kiosk_pdf_table_new:
 * @pdf: where it goes; the table is drawn by kiosk_pdf_table_finish()
 * @title: (nullable): stands above it and never alone
 * @size_pt: of the letters
 * @columns: (array length=n_columns): its columns
 * @n_columns: how many, 1 to %KIOSK_PDF_TABLE_COLUMNS_MAX
 *
 * The thread of @pdf.
 *
 * Returns: (transfer full): an empty table, to be given to kiosk_pdf_table_finish()
 */
KioskPdfTable *
kiosk_pdf_table_new (KioskPdf *pdf,
                     const char *title,
                     double size_pt,
                     const KioskPdfColumn *columns,
                     guint n_columns)
{
  KioskPdfTable *self = g_new0 (KioskPdfTable, 1);

  g_assert (n_columns >= 1 && n_columns <= KIOSK_PDF_TABLE_COLUMNS_MAX);
  self->pdf = pdf;
  self->size_pt = size_pt;
  self->n_columns = n_columns;
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row_cb);
  set_columns (self, columns);
  if (title != NULL)
    self->title = kiosk_pdf_text_new (kiosk_pdf_get_context (pdf), TITLE_STYLE, size_pt + 1, kiosk_pdf_get_width (pdf),
                                      title);
  return self;
}

static guint
get_next_column (const Row *row)
{
  const Cell *last = row->n_cells > 0 ? &row->cells[row->n_cells - 1] : NULL;

  return last != NULL ? last->column + last->n_columns : 0;
}

/* A number that goes over two lines is misread, so it shrinks. */
static PangoLayout *
new_layout (KioskPdfTable *self,
            KioskPdfStyle style,
            const char *text,
            double width)
{
  PangoContext *context = kiosk_pdf_get_context (self->pdf);
  PangoLayout *layout = kiosk_pdf_text_new (context, style, self->size_pt, width, text);

  for (double size = self->size_pt; style & KIOSK_PDF_RIGHT && pango_layout_get_line_count (layout) > 1;)
    {
      g_object_unref (layout);
      size *= SHRINK;
      layout = kiosk_pdf_text_new (context, style, size, width, text);
    }
  return layout;
}

static void
add_cell (KioskPdfTable *self,
          Row *row,
          KioskPdfStyle style,
          const char *text,
          guint n_columns)
{
  Cell *cell = &row->cells[row->n_cells];
  guint column = get_next_column (row);
  double width;

  g_assert (column + n_columns <= self->n_columns);
  width = self->edges[column + n_columns] - self->edges[column] - 2 * PADDING_X_PT;
  *cell = (Cell) { new_layout (self, style, text, width), column, n_columns };
  row->n_cells++;
  row->height = MAX (row->height, kiosk_pdf_text_get_height (cell->layout) + 2 * PADDING_SHARE * self->size_pt);
}

/**
 * kiosk_pdf_table_head:
 * @self: a table
 * @text: the name of the next column
 *
 * The thread of its PDF.
 */
void
kiosk_pdf_table_head (KioskPdfTable *self,
                      const char *text)
{
  add_cell (self, &self->head, HEAD_STYLE, text, 1);
}

/**
 * kiosk_pdf_table_span:
 * @self: a table
 * @text: what stands above the names of the next columns
 * @n_columns: how many
 *
 * Either none or all columns have such a name above theirs. The thread of its PDF.
 */
void
kiosk_pdf_table_span (KioskPdfTable *self,
                      const char *text,
                      guint n_columns)
{
  add_cell (self, &self->spans, HEAD_STYLE, text, n_columns);
}

/**
 * kiosk_pdf_table_begin:
 * @self: a table
 * @kind: what the row is
 *
 * The cells that are added next are of a new row. The thread of its PDF.
 */
void
kiosk_pdf_table_begin (KioskPdfTable *self,
                       KioskPdfRow kind)
{
  Row row = { .kind = kind };

  g_array_append_val (self->rows, row);
}

/**
 * kiosk_pdf_table_text:
 * @self: a table with a row
 * @text: of the next cell
 *
 * The thread of its PDF.
 */
void
kiosk_pdf_table_text (KioskPdfTable *self,
                      const char *text)
{
  Row *row = &g_array_index (self->rows, Row, self->rows->len - 1);
  gboolean is_group = row->kind == KIOSK_PDF_ROW_GROUP;
  KioskPdfStyle style = is_group ? KIOSK_PDF_PLAIN : self->styles[get_next_column (row)];

  if (row->kind != KIOSK_PDF_ROW_PLAIN)
    style |= KIOSK_PDF_BOLD;
  add_cell (self, row, style, text, is_group ? self->n_columns : 1);
}

/**
 * kiosk_pdf_table_number:
 * @self: a table with a row
 * @number: of the next cell; < 0: there is none, and a dash says so
 *
 * The thread of its PDF.
 */
void
kiosk_pdf_table_number (KioskPdfTable *self,
                        gint64 number)
{
  g_autofree char *text = number >= 0 ? kiosk_report_dup_number (number) : g_strdup ("–");

  kiosk_pdf_table_text (self, text);
}

/**
 * kiosk_pdf_table_bars:
 * @self: a table with a row
 * @values: what the full and the hatched bar of the next cell stand for
 * @top: the highest of such values in all rows; 0: all are 0
 *
 * The thread of its PDF.
 */
void
kiosk_pdf_table_bars (KioskPdfTable *self,
                      const gint64 values[KIOSK_PDF_CHART_SERIES],
                      gint64 top)
{
  Row *row = &g_array_index (self->rows, Row, self->rows->len - 1);
  Cell *cell = &row->cells[row->n_cells];

  kiosk_pdf_table_text (self, "");
  cell->has_bars = TRUE;
  for (guint i = 0; i < KIOSK_PDF_CHART_SERIES; i++)
    cell->bars[i] = top > 0 ? (double) values[i] / top : 0;
}

static void
draw_bars (KioskPdfTable *self,
           const Row *row,
           const Cell *cell)
{
  double x = self->edges[cell->column];
  double width = self->edges[cell->column + 1] - x - 2 * PADDING_X_PT;
  double y = kiosk_pdf_get_y (self->pdf) + row->height / 2 - BAR_PT - BAR_GAP_PT / 2;

  for (guint i = 0; i < KIOSK_PDF_CHART_SERIES; i++)
    kiosk_pdf_chart_box (kiosk_pdf_get_cairo (self->pdf), i, x + PADDING_X_PT, y + i * (BAR_PT + BAR_GAP_PT),
                         width * cell->bars[i], BAR_PT);
}

static void
draw_cell (KioskPdfTable *self,
           const Row *row,
           const Cell *cell,
           double grey)
{
  cairo_t *cr = kiosk_pdf_get_cairo (self->pdf);
  double x = self->edges[cell->column];
  double y = kiosk_pdf_get_y (self->pdf);
  double slack = row->height - kiosk_pdf_text_get_height (cell->layout);

  cairo_rectangle (cr, x, y, self->edges[cell->column + cell->n_columns] - x, row->height);
  if (grey < 1)
    {
      cairo_set_source_rgb (cr, grey, grey, grey);
      cairo_fill_preserve (cr);
      cairo_set_source_rgb (cr, 0, 0, 0);
    }
  cairo_set_line_width (cr, LINE_PT);
  cairo_stroke (cr);
  kiosk_pdf_text_show (cr, cell->layout, x + PADDING_X_PT, y + slack / 2);
  if (cell->has_bars)
    draw_bars (self, row, cell);
}

static void
draw_row (KioskPdfTable *self,
          const Row *row,
          double grey)
{
  for (guint i = 0; i < row->n_cells; i++)
    draw_cell (self, row, &row->cells[i], grey);
  kiosk_pdf_skip (self->pdf, row->height);
}

static void
draw_head (KioskPdfTable *self)
{
  if (self->spans.n_cells > 0)
    draw_row (self, &self->spans, HEAD_GREY);
  draw_row (self, &self->head, HEAD_GREY);
}

/* A group with its first row, a sum with the row before it. */
static double
get_kept_height (KioskPdfTable *self,
                 guint i)
{
  double height = 0;
  gboolean goes_on = TRUE;

  for (; goes_on && i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      gboolean is_before_sum = i + 1 < self->rows->len && row[1].kind == KIOSK_PDF_ROW_SUM;

      height += row->height;
      goes_on = row->kind == KIOSK_PDF_ROW_GROUP || is_before_sum;
    }
  return height;
}

/* What stays with the header. */
static double
get_first_height (KioskPdfTable *self)
{
  double first = 0;
  double all = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      all += g_array_index (self->rows, Row, i).height;
      if (i < FIRST_ROWS)
        first = all;
    }
  return all <= WHOLE_PT ? all : MAX (first, get_kept_height (self, 0));
}

static void
draw_title (KioskPdfTable *self)
{
  double title = self->title != NULL ? kiosk_pdf_text_get_height (self->title) + TITLE_GAP_PT : 0;

  kiosk_pdf_need (self->pdf, title + self->spans.height + self->head.height + get_first_height (self));
  if (self->title != NULL)
    kiosk_pdf_text_show (kiosk_pdf_get_cairo (self->pdf), self->title, kiosk_pdf_get_left (self->pdf),
                         kiosk_pdf_get_y (self->pdf));
  kiosk_pdf_skip (self->pdf, title);
}

static void
draw_rows (KioskPdfTable *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (!kiosk_pdf_has_room (self->pdf, get_kept_height (self, i)))
        {
          kiosk_pdf_break (self->pdf);
          draw_head (self);
        }
      draw_row (self, row, row->kind == KIOSK_PDF_ROW_PLAIN ? 1 : GROUP_GREY);
    }
}

/**
 * kiosk_pdf_table_finish:
 * @self: (transfer full): a table with the name of each column
 *
 * Draws it. Title, header and first rows stay together; the header stands on each page that the table goes over to.
 * The thread of its PDF.
 */
void
kiosk_pdf_table_finish (KioskPdfTable *self)
{
  draw_title (self);
  draw_head (self);
  draw_rows (self);
  kiosk_pdf_skip (self->pdf, AFTER_PT);
  clear_row_cb (&self->spans);
  clear_row_cb (&self->head);
  g_array_unref (self->rows);
  g_clear_object (&self->title);
  g_free (self);
}

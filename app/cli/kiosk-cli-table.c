/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays a table out: columns as wide as their widest cell, a heading may reach over several. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-table.h"

#define GAP 2

struct _KioskCliTable
{
  guint      n_columns;
  gboolean  *are_words;  /* by column: set to the left */
  GPtrArray *cells;      /* row after row; NULL: the text before it reaches over this column too */
};

/* How many columns the cell of @row at @column reaches over: it and the empty (NULL) ones after it. */
static guint
measure_span (const char *const *row,
              guint column,
              guint n_columns)
{
  guint span = 1;

  while (column + span < n_columns && row[column + span] == NULL)
    span++;
  return span;
}

static guint
sum_widths (const guint *widths,
            guint column,
            guint span)
{
  guint sum = (span - 1) * GAP;

  for (guint i = 0; i < span; i++)
    sum += widths[column + i];
  return sum;
}

/* Cells of one column first, so that a heading over several widens its last column only by what is missing. */
static void
widen (guint *widths,
       const char *const *row,
       guint n_columns,
       gboolean with_spans)
{
  guint span;

  for (guint column = 0; column < n_columns; column += span)
    {
      guint length = g_utf8_strlen (row[column], -1);
      guint have;

      span = measure_span (row, column, n_columns);
      have = sum_widths (widths, column, span);
      if ((span > 1) == with_spans && length > have)
        widths[column + span - 1] += length - have;
    }
}

static void
trim (GString *text)
{
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
}

static void
append_row (GString *text,
            const KioskCliTable *self,
            const guint *widths,
            const char *const *row)
{
  guint span;

  for (guint column = 0; column < self->n_columns; column += span)
    {
      const char *gap = column > 0 ? "  " : "";
      int padding;

      span = measure_span (row, column, self->n_columns);
      padding = sum_widths (widths, column, span) - g_utf8_strlen (row[column], -1);
      if (self->are_words[column])
        g_string_append_printf (text, "%s%s%*s", gap, row[column], padding, "");
      else
        g_string_append_printf (text, "%s%*s%s", gap, padding, "", row[column]);
    }
  trim (text);
  g_string_append_c (text, '\n');
}

static const char *const *
get_row (const KioskCliTable *self,
         guint row)
{
  return (const char *const *) self->cells->pdata + row * self->n_columns;
}

/**
 * kiosk_cli_table_new:
 * @n_columns: how many columns there are, > 0
 *
 * Returns: (transfer full): a table without rows
 */
KioskCliTable *
kiosk_cli_table_new (guint n_columns)
{
  KioskCliTable *self = g_new0 (KioskCliTable, 1);

  self->n_columns = n_columns;
  self->are_words = g_new0 (gboolean, n_columns);
  self->are_words[0] = TRUE;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * kiosk_cli_table_add_row:
 * @self: a table
 * @cells: (transfer full for the texts): as many texts as there are columns, UTF-8; a %NULL after a text means that the
 *   text reaches over that column too; the first is never %NULL
 *
 * Adds a row below the others.
 */
void
kiosk_cli_table_add_row (KioskCliTable *self,
                         char *const *cells)
{
  g_return_if_fail (cells[0] != NULL);

  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (self->cells, cells[i]);
}

/**
 * kiosk_cli_table_add_copy:
 * @self: a table
 * @cells: as for kiosk_cli_table_add_row(), copied
 *
 * Adds a row below the others.
 */
void
kiosk_cli_table_add_copy (KioskCliTable *self,
                          const char *const *cells)
{
  g_return_if_fail (cells[0] != NULL);

  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (self->cells, g_strdup (cells[i]));
}

/**
 * kiosk_cli_table_set_words:
 * @self: a table
 * @column: a column that holds words, which are set to the left; numbers stand to the right
 */
void
kiosk_cli_table_set_words (KioskCliTable *self,
                           guint column)
{
  g_return_if_fail (column < self->n_columns);

  self->are_words[column] = TRUE;
}

/**
 * kiosk_cli_table_dup_text:
 * @self: a table
 *
 * The first column is set to the left, and those of words; all others to the right.
 *
 * Returns: (transfer full): the table, each row ended by a line feed
 */
char *
kiosk_cli_table_dup_text (const KioskCliTable *self)
{
  guint n_rows = self->cells->len / self->n_columns;
  g_autofree guint *widths = g_new0 (guint, self->n_columns);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_rows; i++)
    widen (widths, get_row (self, i), self->n_columns, FALSE);
  for (guint i = 0; i < n_rows; i++)
    widen (widths, get_row (self, i), self->n_columns, TRUE);
  for (guint i = 0; i < n_rows; i++)
    append_row (text, self, widths, get_row (self, i));
  return g_string_free (text, FALSE);
}

/**
 * kiosk_cli_table_append:
 * @self: a table
 * @text: a text
 *
 * Writes the table behind @text. Any thread.
 */
void
kiosk_cli_table_append (const KioskCliTable *self,
                        GString *text)
{
  g_autofree char *lines = kiosk_cli_table_dup_text (self);

  g_string_append (text, lines);
}

/**
 * kiosk_cli_table_print:
 * @self: a table
 *
 * Writes it on standard output.
 */
void
kiosk_cli_table_print (const KioskCliTable *self)
{
  g_autofree char *lines = kiosk_cli_table_dup_text (self);

  g_print ("%s", lines);
}

/**
 * kiosk_cli_table_free:
 * @self: (transfer full): a table
 */
void
kiosk_cli_table_free (KioskCliTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self->are_words);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canonical text of cells, which files carry and hashes are taken of. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-cell.h"

#include <stdlib.h>
#include <string.h>

/* A desk writes millions of lines, and printf would be most of it. Returns: the end of what was written. */
static char *
put_number (char *end,
            gint64 number)
{
  char digits[20];
  char *first = digits + sizeof digits;
  guint64 rest = number < 0 ? -(guint64) number : (guint64) number;

  do
    *--first = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (number < 0)
    *end++ = '-';
  memcpy (end, first, (gsize) (digits + sizeof digits - first));
  return end + (digits + sizeof digits - first);
}

static char *
put_word (char *end,
          const char *word)
{
  end = stpcpy (end, word);
  *end++ = ',';
  return end;
}

static char *
put_flag (char *end,
          gboolean flag)
{
  *end++ = flag ? '1' : '0';
  *end++ = ',';
  return end;
}

/**
 * kiosk_cell_write_csv_line:
 * @self: a cell
 * @out_line: (out): gets the line, ended by a line feed and a NUL
 *
 * Writes @self in the order of %KIOSK_CELL_CSV_HEADER. No value can hold a comma, a quote or a line
 * feed, so nothing is quoted: there is one text for a cell, which makes its hash stable. Any thread.
 *
 * Returns: the bytes of the line, the NUL not among them
 */
gsize
kiosk_cell_write_csv_line (const KioskCell *self,
                           char out_line[KIOSK_CELL_CSV_LINE_SIZE])
{
  char *end = put_word (out_line, self->epoch);

  end = put_number (end, self->n);
  *end++ = ',';
  end = put_word (end, kiosk_shift_to_nick (self->shift));
  end = put_word (end, kiosk_source_to_nick (self->source));
  end = put_word (end, kiosk_team_to_nick (self->team));
  end = put_word (end, kiosk_audience_to_nick (self->audience));
  end = put_flag (end, self->helped);
  end = put_word (end, kiosk_kind_to_nick (self->kind));
  end = put_word (end, kiosk_reason_to_nick (self->reason));
  end = put_flag (end, self->overlap);
  end = put_word (end, kiosk_suppression_to_nick (self->suppressed));
  end = put_number (end, self->people);
  *end++ = '\n';
  *end = '\0';
  return (gsize) (end - out_line);
}

/**
 * kiosk_cell_dup_csv_line:
 * @self: a cell
 *
 * As kiosk_cell_write_csv_line() does. Any thread.
 *
 * Returns: (transfer full): the line, ended by a line feed
 */
char *
kiosk_cell_dup_csv_line (const KioskCell *self)
{
  char line[KIOSK_CELL_CSV_LINE_SIZE];

  kiosk_cell_write_csv_line (self, line);
  return g_strdup (line);
}

static gsize
get_line_size (const char *line)
{
  return (gsize) (strchr (line, '\n') - line) + 1;
}

/* With its line feed no line is the beginning of another one. */
static int
compare_lines (const char *a,
               gsize a_size,
               const char *b,
               gsize b_size)
{
  return memcmp (a, b, MIN (a_size, b_size));
}

/* In the order of @cells. @out_is_sorted: whether that is the bytewise order. */
static GString *
write_lines (const KioskCell *cells,
             gsize n_cells,
             gboolean *out_is_sorted)
{
  GString *text = g_string_new (NULL);
  gsize previous = 0;
  char line[KIOSK_CELL_CSV_LINE_SIZE];

  *out_is_sorted = TRUE;
  for (gsize i = 0; i < n_cells; i++)
    {
      gsize start = text->len;

      g_string_append_len (text, line, (gssize) kiosk_cell_write_csv_line (&cells[i], line));
      *out_is_sorted = *out_is_sorted && compare_lines (text->str + previous, start - previous, text->str + start,
                                                        text->len - start) <= 0;
      previous = start;
    }
  return text;
}

static int
compare_lines_cb (gconstpointer a,
                  gconstpointer b)
{
  const char *first = *(const char *const *) a;
  const char *second = *(const char *const *) b;

  return compare_lines (first, get_line_size (first), second, get_line_size (second));
}

static GString *
sort_lines (const GString *text,
            gsize n_lines)
{
  GString *sorted = g_string_sized_new (text->len);
  g_autofree const char **lines = g_new (const char *, n_lines);
  const char *line = text->str;

  for (gsize i = 0; i < n_lines; i++, line += get_line_size (line))
    lines[i] = line;
  qsort (lines, n_lines, sizeof *lines, compare_lines_cb);
  for (gsize i = 0; i < n_lines; i++)
    g_string_append_len (sorted, lines[i], (gssize) get_line_size (lines[i]));
  return sorted;
}

static GString *
write_sorted (const KioskCell *cells,
              gsize n_cells)
{
  gboolean is_sorted;
  GString *text = write_lines (cells, n_cells, &is_sorted);
  GString *sorted = is_sorted ? text : sort_lines (text, n_cells);

  if (sorted != text)
    g_string_free (text, TRUE);
  return sorted;
}

/**
 * kiosk_cells_dup_csv:
 * @cells: (array length=n_cells): the cells, in any order
 * @n_cells: how many there are
 *
 * The lines of @cells in bytewise order, without the header. Any thread.
 *
 * Returns: (transfer full): the text; empty when there are no cells
 */
char *
kiosk_cells_dup_csv (const KioskCell *cells,
                     gsize n_cells)
{
  return g_string_free (write_sorted (cells, n_cells), FALSE);
}

/**
 * kiosk_cells_dup_sha256:
 * @cells: (array length=n_cells): the cells of one batch, in any order
 * @n_cells: how many there are
 *
 * SHA-256 (FIPS 180-4) of kiosk_cells_dup_csv(). Any thread.
 *
 * Returns: (transfer full): 64 lower-case hexadecimal digits
 */
char *
kiosk_cells_dup_sha256 (const KioskCell *cells,
                        gsize n_cells)
{
  GString *text = write_sorted (cells, n_cells);
  char *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text->str, text->len);

  g_string_free (text, TRUE);
  return sha256;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canonical text of cells, which files carry and hashes are taken of. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-cell.h"

/**
 * kiosk_cell_dup_csv_line:
 * @self: a cell
 *
 * Writes @self in the order of %KIOSK_CELL_CSV_HEADER. No value can hold a comma, a quote or a line
 * feed, so nothing is quoted: there is one text for a cell, which makes its hash stable. Any thread.
 *
 * Returns: (transfer full): the line, ended by a line feed
 */
char *
kiosk_cell_dup_csv_line (const KioskCell *self)
{
  return g_strdup_printf ("%s,%" G_GINT64_FORMAT ",%s,%s,%s,%s,%d,%s,%s,%d,%s,%" G_GINT64_FORMAT "\n",
                          self->epoch, self->n, kiosk_shift_to_nick (self->shift),
                          kiosk_source_to_nick (self->source), kiosk_team_to_nick (self->team),
                          kiosk_audience_to_nick (self->audience), self->helped ? 1 : 0,
                          kiosk_kind_to_nick (self->kind), kiosk_reason_to_nick (self->reason),
                          self->overlap ? 1 : 0, kiosk_suppression_to_nick (self->suppressed), self->people);
}

static int
compare_lines_cb (gconstpointer a,
                  gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
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
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n_cells; i++)
    g_ptr_array_add (lines, kiosk_cell_dup_csv_line (&cells[i]));
  g_ptr_array_sort (lines, compare_lines_cb);

  for (guint i = 0; i < lines->len; i++)
    g_string_append (text, g_ptr_array_index (lines, i));
  return g_string_free (text, FALSE);
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
  g_autofree char *text = kiosk_cells_dup_csv (cells, n_cells);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

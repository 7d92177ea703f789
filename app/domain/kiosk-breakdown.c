/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums cells by one of their properties. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-breakdown.h"

/* Whether @cell belongs to @dimension, and by which value. */
static gboolean
get_value (const KioskCell *cell,
           KioskDimension dimension,
           int *out_value)
{
  const int values[KIOSK_N_DIMENSIONS] = {
    [KIOSK_DIMENSION_KIND] = cell->kind, [KIOSK_DIMENSION_AUDIENCE] = cell->audience,
    [KIOSK_DIMENSION_TEAM] = cell->team, [KIOSK_DIMENSION_SHIFT] = cell->shift,
    [KIOSK_DIMENSION_NOT_ABLE] = cell->reason, [KIOSK_DIMENSION_NOT_SIGNED_IN] = cell->reason
  };

  *out_value = values[dimension];
  if (cell->suppressed != KIOSK_SUPPRESSION_NONE)
    return FALSE;
  return (dimension != KIOSK_DIMENSION_NOT_ABLE || cell->kind == KIOSK_KIND_NOT_ABLE)
         && (dimension != KIOSK_DIMENSION_NOT_SIGNED_IN || cell->kind == KIOSK_KIND_INSTALLED);
}

static KioskBreakdownRow *
get_row (GArray *rows,
         int value)
{
  KioskBreakdownRow row = { .value = value };

  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, KioskBreakdownRow, i).value == value)
      return &g_array_index (rows, KioskBreakdownRow, i);
  g_array_append_val (rows, row);
  return &g_array_index (rows, KioskBreakdownRow, rows->len - 1);
}

static int
compare_values_cb (gconstpointer a,
                   gconstpointer b)
{
  return ((const KioskBreakdownRow *) a)->value - ((const KioskBreakdownRow *) b)->value;
}

/**
 * kiosk_breakdown_new:
 * @cells: (element-type KioskCell): cells, of one batch or of many
 * @dimension: by what
 *
 * Sums the people of @cells that count: what was suppressed is in no row. Values that nobody had have no row. The
 * rows of the kinds, the audiences, the teams and the shifts add up to the `counted` of the same cells' tally, those
 * of %KIOSK_DIMENSION_NOT_ABLE to its `not_able`, on each side. Any thread.
 *
 * Returns: (transfer full) (element-type KioskBreakdownRow): the rows, in the order of the values
 */
GArray *
kiosk_breakdown_new (GArray *cells,
                     KioskDimension dimension)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (KioskBreakdownRow));

  g_return_val_if_fail (cells != NULL && (guint) dimension < KIOSK_N_DIMENSIONS, rows);

  for (guint i = 0; i < cells->len; i++)
    {
      const KioskCell *cell = &g_array_index (cells, KioskCell, i);
      int value;

      if (get_value (cell, dimension, &value))
        *(cell->source == KIOSK_SOURCE_SELF ? &get_row (rows, value)->self : &get_row (rows, value)->helper)
          += cell->people;
    }
  g_array_sort (rows, compare_values_cb);
  return rows;
}

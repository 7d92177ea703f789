/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points, and their table, `diem.csv`. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-roster.h"

#include <string.h>

#include "kiosk-desk-roster-rows.h"

#define NOT_A_DATE "is not a date yyyy-mm-dd or dd/mm/yyyy"

enum
{
  COLUMN_WARD,
  COLUMN_NUMBER,
  COLUMN_FROM,
  COLUMN_TO,
  COLUMN_WORKING_DAYS
};

typedef struct
{
  GArray     *points;
  GHashTable *by_label;  /* (element-type utf8 GArray): indexes of the points that bear a label */
} Parser;

static const char *const columns[] = { "ward", "number", "from", "to", "working_days", NULL };

static KioskDay
get_last_day (const KioskDeskPoint *self)
{
  return self->to != KIOSK_DAY_UNKNOWN ? self->to : G_MAXUINT32;
}

/**
 * kiosk_desk_point_covers:
 * @self: a point
 * @day: a known day
 *
 * Any thread.
 *
 * Returns: whether @day is one of its days, working or not; the first and the last are
 */
gboolean
kiosk_desk_point_covers (const KioskDeskPoint *self,
                         KioskDay day)
{
  return kiosk_desk_point_meets (self, day, day);
}

/**
 * kiosk_desk_point_meets:
 * @self: a point
 * @from: a first day; %KIOSK_DAY_UNKNOWN is before every other
 * @to: a last day
 *
 * Any thread.
 *
 * Returns: whether a day from @from to @to is one of its days
 */
gboolean
kiosk_desk_point_meets (const KioskDeskPoint *self,
                        KioskDay from,
                        KioskDay to)
{
  return self->from <= to && from <= get_last_day (self);
}

static guint
read_number (const char *text)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, KIOSK_POINT_NUMBER_MAX, &number, NULL))
    return 0;
  return (guint) number;
}

static GArray *
get_same_label (Parser *self,
                const KioskDeskPoint *point)
{
  g_autofree char *label = g_strdup_printf ("%s-%u", point->ward, point->number);
  GArray *indexes = g_hash_table_lookup (self->by_label, label);

  if (indexes == NULL)
    {
      indexes = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->by_label, g_steal_pointer (&label), indexes);
    }
  return indexes;
}

/* Adds @point unless another of its label stands on one of its days. */
static gboolean
add_point (Parser *self,
           const KioskDeskPoint *point)
{
  GArray *indexes = get_same_label (self, point);

  for (guint i = 0; i < indexes->len; i++)
    if (kiosk_desk_point_meets (&g_array_index (self->points, KioskDeskPoint, g_array_index (indexes, guint, i)),
                                point->from, get_last_day (point)))
      return FALSE;
  g_array_append_val (indexes, self->points->len);
  g_array_append_vals (self->points, point, 1);
  return TRUE;
}

static const char *
read_days (const char *const *values,
           guint *out_column,
           KioskDeskPoint *point)
{
  *out_column = COLUMN_FROM;
  if (!kiosk_roster_value_read_day (values[COLUMN_FROM], &point->from))
    return NOT_A_DATE;
  *out_column = COLUMN_TO;
  if (!kiosk_roster_value_read_day (values[COLUMN_TO], &point->to))
    return NOT_A_DATE;
  if (point->from > get_last_day (point))
    return "is before from";
  *out_column = COLUMN_WORKING_DAYS;
  point->week = kiosk_weekdays_from_text (values[COLUMN_WORKING_DAYS]);
  return point->week == KIOSK_WEEKDAYS_NONE ? "is not days like T2-T6 or T2-T5 T7 or CN" : NULL;
}

static const char *
take_row_cb (const char *const *values,
             guint *out_column,
             gpointer user_data)
{
  KioskDeskPoint point = { .number = read_number (values[COLUMN_NUMBER]) };
  const char *fault;

  *out_column = COLUMN_WARD;
  if (!kiosk_roster_value_is_ward_code (values[COLUMN_WARD]))
    return "is not 5 digits";
  *out_column = COLUMN_NUMBER;
  if (point.number == 0)
    return "is not a number from 1 to 99";
  fault = read_days (values, out_column, &point);
  if (fault != NULL)
    return fault;

  g_strlcpy (point.ward, values[COLUMN_WARD], sizeof point.ward);
  *out_column = COLUMN_NUMBER;
  return add_point (user_data, &point) ? NULL : "this ward has another point of this number on some of these days";
}

/**
 * kiosk_desk_roster_parse:
 * @file: how faults call the file
 * @csv: its bytes: as kiosk_roster_rows_read() takes them, with the header `ward,number,from,to,working_days`; `from`
 *   and `to` may be empty, and `working_days` is as kiosk_weekdays_from_text() has it
 * @error: return location for a `GError`
 *
 * A label has one point on a day: a point that rests for a time, or whose days of the week change, has two lines. Any
 * thread.
 *
 * Fails with `KIOSK_ROSTER_ERROR_INVALID`; the message names file, line and field.
 *
 * Returns: (transfer full) (element-type KioskDeskPoint) (nullable): the points in the order of the file, or %NULL
 */
GArray *
kiosk_desk_roster_parse (const char *file,
                         GBytes *csv,
                         GError **error)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (KioskDeskPoint));
  g_autoptr (GHashTable) by_label = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                           (GDestroyNotify) g_array_unref);
  Parser parser = { .points = points, .by_label = by_label };

  if (!kiosk_roster_rows_read (file, columns, csv, take_row_cb, &parser, error))
    return NULL;
  return g_steal_pointer (&points);
}

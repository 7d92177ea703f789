/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads CSV that may come from anybody: libcsv takes it apart, the schema judges each value. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-csv-rows.h"

#include <csv.h>
#include <string.h>

/* No table has as many. */
#define COLUMNS_MAX 32

/* No value has as many: a hash has 64. */
#define VALUE_MAX_BYTES 128

/* Given to libcsv at a time, so that a fault ends the reading. */
#define PIECE_BYTES ((gsize) 64 << 10)

/* The values of a row one behind the other, each ended by a NUL; and one too many. */
typedef struct
{
  char  text[(COLUMNS_MAX + 1) * (VALUE_MAX_BYTES + 1)];
  guint n_values;
  gsize starts[COLUMNS_MAX + 2];  /* in @text; behind the last value there begins the next */
} Row;

typedef struct
{
  const char        *file;
  KioskBundleSchema *schema;
  guint              n_columns;
  Row                rows[2];
  Row               *row;         /* one of @rows: as far as it is read */
  Row               *previous;    /* the other one; without values where there was none that is sound */
  guint              line;        /* from 1 */
  KioskCsvRowFunc    func;
  gpointer           user_data;
  GError            *error;       /* the first fault; what follows it is passed over */
} Reader;

static const char *
get_value (const Row *row,
           guint column)
{
  return row->text + row->starts[column];
}

static void
fail (Reader *self,
      guint column,
      const char *what)
{
  g_autofree char *place = g_strdup_printf ("%s: line %u, field %s", self->file, self->line,
                                            kiosk_bundle_schema_get_column (self->schema, column));

  kiosk_bundle_set_error (&self->error, KIOSK_BUNDLE_ERROR_FORMAT, place, what);
}

static void
take_value_cb (void *value,
               size_t size,
               void *user_data)
{
  Reader *self = user_data;
  Row *row = self->row;
  char *end;

  if (self->error != NULL || row->n_values > self->n_columns)
    return;
  if (size > VALUE_MAX_BYTES)
    {
      fail (self, MIN (row->n_values, self->n_columns - 1),
            "is longer than " G_STRINGIFY (VALUE_MAX_BYTES) " characters");
      return;
    }
  end = row->text + row->starts[row->n_values++];
  if (size > 0)
    memcpy (end, value, size);
  end[size] = '\0';
  row->starts[row->n_values] = (gsize) (end - row->text) + size + 1;
}

static gboolean
check_length (Reader *self)
{
  if (self->row->n_values < self->n_columns)
    fail (self, self->row->n_values, "is missing");
  else if (self->row->n_values > self->n_columns)
    fail (self, self->n_columns - 1, "has another field after it");
  return self->error == NULL;
}

static void
check_header (Reader *self)
{
  for (guint i = 0; i < self->n_columns && self->error == NULL; i++)
    if (!g_str_equal (get_value (self->row, i), kiosk_bundle_schema_get_column (self->schema, i)))
      fail (self, i, "is not in the header");
}

/* Most values are those of the row before, which were judged. */
static gboolean
is_repeated (Reader *self,
             guint column)
{
  const Row *row = self->row, *previous = self->previous;
  gsize size = row->starts[column + 1] - row->starts[column];

  return column < previous->n_values && size == previous->starts[column + 1] - previous->starts[column]
         && memcmp (get_value (row, column), get_value (previous, column), size) == 0;
}

static void
check_values (Reader *self)
{
  for (guint i = 0; i < self->n_columns && self->error == NULL; i++)
    if (!is_repeated (self, i))
      {
        g_autofree char *fault = kiosk_bundle_schema_dup_fault (self->schema, i, get_value (self->row, i));

        if (fault != NULL)
          fail (self, i, fault);
      }
}

static void
give_row (Reader *self)
{
  const char *values[COLUMNS_MAX];
  Row *row = self->row;

  for (guint i = 0; i < self->n_columns; i++)
    values[i] = get_value (row, i);
  self->func (values, self->user_data);
  self->row = self->previous;
  self->previous = row;
}

static void
take_row_cb (int end,
             void *user_data)
{
  Reader *self = user_data;

  if (self->error != NULL)
    return;
  if (check_length (self) && self->line == 1)
    check_header (self);
  else if (self->error == NULL)
    {
      check_values (self);
      if (self->error == NULL)
        give_row (self);
    }
  self->row->n_values = 0;
  self->line++;
}

static gboolean
parse_pieces (Reader *self,
              struct csv_parser *parser,
              GBytes *csv)
{
  gsize size;
  const char *text = g_bytes_get_data (csv, &size);
  gsize n_done = 0;

  while (n_done < size && self->error == NULL)
    {
      gsize n = MIN (size - n_done, PIECE_BYTES);

      if (csv_parse (parser, text + n_done, n, take_value_cb, take_row_cb, self) != n)
        return FALSE;
      n_done += n;
    }
  return csv_fini (parser, take_value_cb, take_row_cb, self) == 0;
}

static void
parse (Reader *self,
       GBytes *csv)
{
  struct csv_parser parser;

  if (csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
    g_error ("libcsv has no memory");
  if (!parse_pieces (self, &parser, csv) && self->error == NULL)
    fail (self, 0, "has a quote in the wrong place");
  csv_free (&parser);
}

static void
reader_init (Reader *self)
{
  self->n_columns = kiosk_bundle_schema_get_n_columns (self->schema);
  g_assert (self->n_columns <= COLUMNS_MAX);
  self->row = &self->rows[0];
  self->previous = &self->rows[1];
}

/**
 * kiosk_csv_rows_read:
 * @table: which table @csv should be
 * @csv: the bytes of its file: CSV as RFC 4180 has it, the first line the names of the columns
 * @func: (scope call): gets each row whose values are sound
 * @user_data: data for @func
 * @error: return location for a `GError`
 *
 * Reads up to the first fault. Any thread.
 *
 * Fails with `KIOSK_BUNDLE_ERROR_FORMAT`; the message names file, line and field.
 *
 * Returns: %TRUE if every row was given to @func
 */
gboolean
kiosk_csv_rows_read (KioskBundleTable table,
                     GBytes *csv,
                     KioskCsvRowFunc func,
                     gpointer user_data,
                     GError **error)
{
  g_autofree char *file = g_strconcat (kiosk_bundle_table_get_name (table), ".csv", NULL);
  g_autoptr (KioskBundleSchema) schema = kiosk_bundle_schema_new (table);
  Reader reader = { .file = file, .schema = schema, .line = 1, .func = func, .user_data = user_data };

  reader_init (&reader);
  parse (&reader, csv);
  if (reader.error == NULL && reader.line == 1)
    fail (&reader, 0, "is not in the header");
  if (reader.error == NULL)
    return TRUE;
  g_propagate_error (error, reader.error);
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads CSV that may come from anybody: libcsv takes it apart, the schema judges each value. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-csv-rows.h"

#include <csv.h>

typedef struct
{
  const char        *file;
  KioskBundleSchema *schema;
  GPtrArray         *values;  /* (element-type utf8): of the row so far */
  guint              line;    /* from 1 */
  KioskCsvRowFunc    func;
  gpointer           user_data;
  GError            *error;   /* the first fault; what follows it is passed over */
} Reader;

static void
fail (Reader *self,
      const char *column,
      const char *what)
{
  g_autofree char *place = g_strdup_printf ("%s: line %u, field %s", self->file, self->line, column);

  kiosk_bundle_set_error (&self->error, KIOSK_BUNDLE_ERROR_FORMAT, place, what);
}

static void
take_value_cb (void *value,
               size_t size,
               void *user_data)
{
  Reader *self = user_data;

  if (self->error == NULL && self->values->len <= kiosk_bundle_schema_get_n_columns (self->schema))
    g_ptr_array_add (self->values, g_strndup (value != NULL ? value : "", size));
}

static gboolean
check_length (Reader *self)
{
  guint n_columns = kiosk_bundle_schema_get_n_columns (self->schema);

  if (self->values->len < n_columns)
    fail (self, kiosk_bundle_schema_get_column (self->schema, self->values->len), "is missing");
  else if (self->values->len > n_columns)
    fail (self, kiosk_bundle_schema_get_column (self->schema, n_columns - 1), "has another field after it");
  return self->error == NULL;
}

static void
check_header (Reader *self)
{
  for (guint i = 0; i < self->values->len && self->error == NULL; i++)
    {
      const char *column = kiosk_bundle_schema_get_column (self->schema, i);

      if (!g_str_equal (g_ptr_array_index (self->values, i), column))
        fail (self, column, "is not in the header");
    }
}

static void
check_values (Reader *self)
{
  for (guint i = 0; i < self->values->len && self->error == NULL; i++)
    {
      g_autofree char *fault = kiosk_bundle_schema_dup_fault (self->schema, i, g_ptr_array_index (self->values, i));

      if (fault != NULL)
        fail (self, kiosk_bundle_schema_get_column (self->schema, i), fault);
    }
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
        self->func ((const char *const *) self->values->pdata, self->user_data);
    }
  g_ptr_array_set_size (self->values, 0);
  self->line++;
}

static void
parse (Reader *self,
       GBytes *csv)
{
  struct csv_parser parser;
  gsize size;
  const void *text = g_bytes_get_data (csv, &size);

  if (csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
    g_error ("libcsv has no memory");
  if ((csv_parse (&parser, text, size, take_value_cb, take_row_cb, self) != size
       || csv_fini (&parser, take_value_cb, take_row_cb, self) != 0) && self->error == NULL)
    fail (self, kiosk_bundle_schema_get_column (self->schema, 0), "has a quote in the wrong place");
  csv_free (&parser);
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
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  Reader reader = { .file = file, .schema = schema, .values = values, .line = 1, .func = func, .user_data = user_data };

  parse (&reader, csv);
  if (reader.error == NULL && reader.line == 1)
    fail (&reader, kiosk_bundle_schema_get_column (schema, 0), "is not in the header");
  if (reader.error == NULL)
    return TRUE;
  g_propagate_error (error, reader.error);
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the desk's own tables. A spreadsheet program set to Vietnamese puts semicolons between the fields, a byte order
 * mark before them and 31/12/2026 for a date, whatever was there before: all of that is taken. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-roster-rows.h"

#include <csv.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define CODE_DIGITS     5

typedef struct
{
  const char         *file;
  const char *const  *columns;
  guint               n_columns;
  guint               line;       /* from 1 */
  GPtrArray          *values;     /* (element-type utf8): of the row so far */
  gboolean            has_header;
  KioskRosterRowFunc  func;
  gpointer            user_data;
  GError             *error;      /* the first fault; what follows it is passed over */
} Reader;

/**
 * kiosk_roster_error_quark:
 *
 * Returns: the domain of `KioskRosterError`
 */
G_DEFINE_QUARK (kiosk-roster-error-quark, kiosk_roster_error)

static void
fail (Reader *self,
      guint column,
      const char *what)
{
  if (self->error == NULL)
    g_set_error (&self->error, KIOSK_ROSTER_ERROR, KIOSK_ROSTER_ERROR_INVALID, "%s: line %u, field %s: %s", self->file,
                 self->line, self->columns[MIN (column, self->n_columns - 1)], what);
}

static gboolean
can_be_printed (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isprint (g_utf8_get_char (c)))
      return FALSE;
  return TRUE;
}

/* A NUL would end the text before its end. */
static void
take_value_cb (void *bytes,
               size_t size,
               void *user_data)
{
  Reader *self = user_data;
  char *value;

  if (self->error != NULL || self->values->len > self->n_columns)
    return;
  value = size > 0 ? g_utf8_normalize (bytes, (gssize) size, G_NORMALIZE_NFC) : g_strdup ("");
  if (value == NULL || !can_be_printed (value))
    fail (self, self->values->len, "has a character that cannot be printed");
  g_ptr_array_add (self->values, value != NULL ? g_strstrip (value) : g_strdup (""));
}

static const char *
get_value (Reader *self,
           guint column)
{
  return g_ptr_array_index (self->values, column);
}

/* What a spreadsheet program leaves of a row whose cells were cleared. */
static gboolean
is_blank (Reader *self)
{
  for (guint i = 0; i < self->values->len; i++)
    if (*get_value (self, i) != '\0')
      return FALSE;
  return TRUE;
}

static void
check_header (Reader *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (!g_str_equal (get_value (self, i), self->columns[i]))
      fail (self, i, "is not in the header");
  self->has_header = TRUE;
}

static void
give_row (Reader *self)
{
  guint column = 0;
  const char *fault = self->func ((const char *const *) self->values->pdata, &column, self->user_data);

  if (fault != NULL)
    fail (self, column, fault);
}

static void
take_row_cb (int end,
             void *user_data)
{
  Reader *self = user_data;

  if (self->error == NULL && !is_blank (self))
    {
      if (self->values->len < self->n_columns)
        fail (self, self->values->len, "is missing");
      else if (self->values->len > self->n_columns)
        fail (self, self->n_columns - 1, "has another field after it");
      else if (self->has_header)
        give_row (self);
      else
        check_header (self);
    }
  g_ptr_array_set_size (self->values, 0);
}

static gsize
get_line_length (const char *text,
                 const char *end)
{
  const char *feed = memchr (text, '\n', (gsize) (end - text));

  return (gsize) ((feed != NULL ? feed + 1 : end) - text);
}

/* Line by line, so that a fault can be told by its line. */
static void
parse_lines (Reader *self,
             struct csv_parser *csv,
             const char *text,
             const char *end)
{
  while (text < end && self->error == NULL)
    {
      gsize length = get_line_length (text, end);

      self->line++;
      if (!g_utf8_validate (text, (gssize) length, NULL))
        fail (self, 0, "or one after it is not UTF-8");
      else if (csv_parse (csv, text, length, take_value_cb, take_row_cb, self) != length)
        fail (self, self->values->len, "has a quote in the wrong place");
      text += length;
    }
  if (self->error == NULL && csv_fini (csv, take_value_cb, take_row_cb, self) != 0)
    fail (self, self->values->len, "has a quote that is not closed");
}

/* The names of the columns have neither mark in them. */
static unsigned char
find_delimiter (const char *text,
                const char *end)
{
  return memchr (text, ';', get_line_length (text, end)) != NULL ? ';' : ',';
}

static void
parse (Reader *self,
       GBytes *bytes)
{
  struct csv_parser csv;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *text = data != NULL ? data : "";
  const char *end = text + size;

  if (size >= strlen (BYTE_ORDER_MARK) && memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    text += strlen (BYTE_ORDER_MARK);
  if (csv_init (&csv, CSV_STRICT | CSV_STRICT_FINI) != 0)
    g_error ("libcsv has no memory");
  if (text < end)
    csv_set_delim (&csv, find_delimiter (text, end));
  parse_lines (self, &csv, text, end);
  csv_free (&csv);
  if (!self->has_header)
    {
      self->line = MAX (self->line, 1);
      fail (self, 0, "is not in the header");
    }
}

/**
 * kiosk_roster_rows_read:
 * @file: how faults call the file
 * @columns: (array zero-terminated=1): its header
 * @csv: the bytes of the file: CSV as RFC 4180 has it, in UTF-8, with commas or semicolons between the fields, with or
 *   without a byte order mark; blank rows do not count
 * @func: (scope call): gets each row after the header, its values in Unicode form NFC
 * @user_data: data for @func
 * @error: return location for a `GError`
 *
 * Reads up to the first fault; @func may have had rows before it. Any thread.
 *
 * Fails with `KIOSK_ROSTER_ERROR_INVALID`; the message names file, line and field.
 *
 * Returns: %TRUE if every row was given to @func, and taken
 */
gboolean
kiosk_roster_rows_read (const char *file,
                        const char *const *columns,
                        GBytes *csv,
                        KioskRosterRowFunc func,
                        gpointer user_data,
                        GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  Reader reader = { .file = file, .columns = columns, .values = values, .func = func, .user_data = user_data };

  g_return_val_if_fail (csv != NULL, FALSE);

  reader.n_columns = g_strv_length ((char **) columns);
  parse (&reader, csv);
  if (reader.error == NULL)
    return TRUE;
  g_propagate_error (error, reader.error);
  return FALSE;
}

/**
 * kiosk_roster_value_is_ward_code:
 * @value: a value
 *
 * Any thread.
 *
 * Returns: whether @value is 5 digits, as the codes of wards are
 */
gboolean
kiosk_roster_value_is_ward_code (const char *value)
{
  return strlen (value) == CODE_DIGITS && strspn (value, "0123456789") == CODE_DIGITS;
}

/* dd/mm/yyyy as yyyy-mm-dd; another shape is left to be refused. */
static char *
dup_iso (const char *value)
{
  if (strlen (value) != 10 || value[2] != '/' || value[5] != '/')
    return g_strdup (value);
  return g_strdup_printf ("%.4s-%.2s-%.2s", value + 6, value + 3, value);
}

/**
 * kiosk_roster_value_read_day:
 * @value: a value
 * @out_day: (out): the day; untouched on failure
 *
 * Reads `yyyy-mm-dd`, `dd/mm/yyyy` with both zeros, or nothing, which is %KIOSK_DAY_UNKNOWN. Any thread.
 *
 * Returns: %FALSE where @value is none of these
 */
gboolean
kiosk_roster_value_read_day (const char *value,
                             KioskDay *out_day)
{
  g_autofree char *iso = dup_iso (value);
  KioskDay day = kiosk_day_from_iso (iso);

  if (day == KIOSK_DAY_UNKNOWN && *value != '\0')
    return FALSE;
  *out_day = day;
  return TRUE;
}

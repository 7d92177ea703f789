/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wards and their list. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-ward.h"

#include <csv.h>
#include <string.h>

#define CODE_DIGITS    5
#define NAME_MAX_CHARS 64

typedef enum
{
  FIELD_CODE,
  FIELD_NAME,
  FIELD_VALID_FROM,
  FIELD_VALID_TO,
  FIELD_FORMED_FROM,  /* for people who read the file; not kept */
  N_FIELDS
} Field;

static const char *const field_names[N_FIELDS] = { "code", "name", "valid_from", "valid_to", "formed_from" };

/* Units of this level: in running text they take a small letter before a name and a capital before a number
 * (Nghị định 30/2020/NĐ-CP, annex II, part III). */
static const char *const unit_words[] = { "Phường ", "Xã ", "Thị trấn ", "Đặc khu " };

typedef struct
{
  GPtrArray *wards;
  guint      line;       /* from 1 */
  guint      n_fields;   /* of the row so far */
  char      *values[N_FIELDS];
  gboolean   has_header;
  GError    *error;      /* the first fault; what follows it is passed over */
} Parser;

/**
 * kiosk_ward_error_quark:
 *
 * Returns: the domain of `KioskWardError`
 */
G_DEFINE_QUARK (kiosk-ward-error-quark, kiosk_ward_error)

static gboolean
fail (Parser *self,
      Field field,
      const char *message)
{
  g_set_error (&self->error, KIOSK_WARD_ERROR, KIOSK_WARD_ERROR_INVALID, "line %u, field %s: %s", self->line,
               field_names[field], message);
  return FALSE;
}

static void
clear_row (Parser *self)
{
  for (int i = 0; i < N_FIELDS; i++)
    g_clear_pointer (&self->values[i], g_free);
  self->n_fields = 0;
}

static gboolean
check_header (Parser *self)
{
  for (int i = 0; i < N_FIELDS; i++)
    if (!g_str_equal (self->values[i], field_names[i]))
      return fail (self, i, "is not in the header");
  return TRUE;
}

static gboolean
check_code (Parser *self)
{
  const char *code = self->values[FIELD_CODE];

  if (strlen (code) == CODE_DIGITS && strspn (code, "0123456789") == CODE_DIGITS)
    return TRUE;
  return fail (self, FIELD_CODE, "is not 5 digits");
}

static gboolean
check_text (Parser *self,
            Field field)
{
  const char *text = self->values[field];

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isprint (g_utf8_get_char (c)))
      return fail (self, field, "has a character that cannot be printed");
  return TRUE;
}

static gboolean
check_name (Parser *self)
{
  glong n_chars = g_utf8_strlen (self->values[FIELD_NAME], -1);

  if (n_chars < 1 || n_chars > NAME_MAX_CHARS)
    return fail (self, FIELD_NAME, "is empty or too long");
  return check_text (self, FIELD_NAME);
}

static gboolean
read_day (Parser *self,
          Field field,
          KioskDay *out_day)
{
  const char *iso = self->values[field];
  KioskDay day = kiosk_day_from_iso (iso);

  if (day == KIOSK_DAY_UNKNOWN && *iso != '\0')
    return fail (self, field, "is not a date yyyy-mm-dd");
  *out_day = day;
  return TRUE;
}

static KioskDay
get_last_day (const KioskWard *ward)
{
  return ward->valid_to != KIOSK_DAY_UNKNOWN ? ward->valid_to : G_MAXUINT32;
}

/* An unknown first day is 0, and so before every other. */
static gboolean
check_overlap (Parser *self,
               const KioskWard *ward)
{
  for (guint i = 0; i < self->wards->len; i++)
    {
      const KioskWard *other = g_ptr_array_index (self->wards, i);

      if (g_str_equal (ward->code, other->code) && ward->valid_from <= get_last_day (other)
          && other->valid_from <= get_last_day (ward))
        return fail (self, FIELD_VALID_FROM, "this code has another ward on some of these days");
    }
  return TRUE;
}

static gboolean
add_ward (Parser *self)
{
  KioskWard ward = { .name = self->values[FIELD_NAME] };

  if (!check_code (self) || !check_name (self) || !check_text (self, FIELD_FORMED_FROM)
      || !read_day (self, FIELD_VALID_FROM, &ward.valid_from) || !read_day (self, FIELD_VALID_TO, &ward.valid_to))
    return FALSE;
  if (ward.valid_from > get_last_day (&ward))
    return fail (self, FIELD_VALID_TO, "is before valid_from");

  g_strlcpy (ward.code, self->values[FIELD_CODE], sizeof ward.code);
  if (!check_overlap (self, &ward))
    return FALSE;

  ward.name = g_steal_pointer (&self->values[FIELD_NAME]);
  g_ptr_array_add (self->wards, g_memdup2 (&ward, sizeof ward));
  return TRUE;
}

static gboolean
end_row (Parser *self)
{
  if (self->n_fields < N_FIELDS)
    return fail (self, (Field) self->n_fields, "is missing");
  if (self->has_header)
    return add_ward (self);

  self->has_header = TRUE;
  return check_header (self);
}

static void
field_cb (void *text,
          size_t size,
          void *user_data)
{
  Parser *self = user_data;

  if (self->error != NULL)
    return;
  if (self->n_fields == N_FIELDS)
    {
      fail (self, N_FIELDS - 1, "has another field after it");
      return;
    }
  self->values[self->n_fields++] = g_strndup (text != NULL ? text : "", size);
}

static void
row_cb (int end,
        void *user_data)
{
  Parser *self = user_data;

  if (self->error == NULL)
    end_row (self);
  clear_row (self);
}

/* Line by line, so that a fault can be told by its line. */
static void
parse_lines (Parser *self,
             struct csv_parser *csv,
             const char *text,
             gsize size)
{
  const char *end = text + size;

  while (text < end && self->error == NULL)
    {
      const char *feed = memchr (text, '\n', (gsize) (end - text));
      gsize length = feed != NULL ? (gsize) (feed + 1 - text) : (gsize) (end - text);

      self->line++;
      if (csv_parse (csv, text, length, field_cb, row_cb, self) != length && self->error == NULL)
        fail (self, (Field) MIN (self->n_fields, N_FIELDS - 1), "has a quote in the wrong place");
      text += length;
    }
  if (self->error == NULL && csv_fini (csv, field_cb, row_cb, self) != 0 && self->error == NULL)
    fail (self, (Field) MIN (self->n_fields, N_FIELDS - 1), "has a quote that is not closed");
}

static gboolean
is_composed_utf8 (const char *text,
                  gsize size)
{
  g_autofree char *composed = NULL;

  if (!g_utf8_validate (text, (gssize) size, NULL))
    return FALSE;
  composed = g_utf8_normalize (text, (gssize) size, G_NORMALIZE_NFC);
  return strlen (composed) == size && memcmp (composed, text, size) == 0;
}

/* The line of the first byte that is not UTF-8 in NFC. */
static void
check_encoding (Parser *self,
                const char *text,
                gsize size)
{
  const char *end = text + size;

  while (text < end && self->error == NULL)
    {
      const char *feed = memchr (text, '\n', (gsize) (end - text));
      gsize length = feed != NULL ? (gsize) (feed + 1 - text) : (gsize) (end - text);

      self->line++;
      if (!is_composed_utf8 (text, length))
        fail (self, FIELD_NAME, "or a field beside it is not UTF-8 in normalization form C");
      text += length;
    }
  self->line = 0;
}

static void
parse (Parser *self,
       const char *text,
       gsize size)
{
  struct csv_parser csv;

  check_encoding (self, text, size);
  if (self->error != NULL)
    return;

  g_assert (csv_init (&csv, CSV_STRICT | CSV_STRICT_FINI) == 0);
  parse_lines (self, &csv, text, size);
  csv_free (&csv);
  clear_row (self);
  if (self->error == NULL && self->wards->len == 0)
    fail (self, FIELD_CODE, "there is no ward");
}

/**
 * kiosk_ward_free:
 * @self: (transfer full): a ward
 */
void
kiosk_ward_free (KioskWard *self)
{
  g_free (self->name);
  g_free (self);
}

/**
 * kiosk_ward_is_valid_on:
 * @self: a ward
 * @day: a day, or %KIOSK_DAY_UNKNOWN
 *
 * Any thread.
 *
 * Returns: whether the ward exists on @day, its first and its last day included; no ward does on an unknown day
 */
gboolean
kiosk_ward_is_valid_on (const KioskWard *self,
                        KioskDay day)
{
  return day != KIOSK_DAY_UNKNOWN && day >= self->valid_from && day <= get_last_day (self);
}

/**
 * kiosk_ward_dup_running_name:
 * @name: a ward's name as on a letterhead
 *
 * The name inside a sentence: "phường Tân Sơn Hòa", but "Phường 2", since a number keeps the capital
 * (Nghị định 30/2020/NĐ-CP, annex II). That the name of a person keeps it too is not seen here: a list has no
 * mark for it. A name that begins with no unit stays as it is. Any thread.
 *
 * Returns: (transfer full): the name for running text
 */
char *
kiosk_ward_dup_running_name (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (unit_words); i++)
    if (g_str_has_prefix (name, unit_words[i]) && !g_ascii_isdigit (name[strlen (unit_words[i])]))
      {
        const char *rest = g_utf8_next_char (name);
        g_autofree char *first = g_utf8_strdown (name, rest - name);

        return g_strconcat (first, rest, NULL);
      }
  return g_strdup (name);
}

/**
 * kiosk_ward_list_parse:
 * @csv: the file: RFC 4180 with commas, UTF-8 in NFC without byte order mark, first line
 *   `code,name,valid_from,valid_to,formed_from`; LF or CRLF; empty lines do not count
 * @error: return location for a `GError`
 *
 * Reads the whole list or nothing. Dates are `yyyy-mm-dd` or empty, both included; a code has at most one ward
 * on any day. Any thread.
 *
 * Fails with `KIOSK_WARD_ERROR_INVALID`; the message names line and field.
 *
 * Returns: (transfer full) (element-type KioskWard): at least one ward, in the order of the file, or %NULL
 */
GPtrArray *
kiosk_ward_list_parse (GBytes *csv,
                       GError **error)
{
  g_autoptr (GPtrArray) wards = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_ward_free);
  Parser parser = { .wards = wards };
  gsize size;
  const char *text;

  g_return_val_if_fail (csv != NULL, NULL);

  text = g_bytes_get_data (csv, &size);
  parse (&parser, text != NULL ? text : "", size);
  if (parser.error != NULL)
    {
      g_propagate_error (error, parser.error);
      return NULL;
    }
  return g_steal_pointer (&wards);
}

/**
 * kiosk_ward_list_lookup:
 * @wards: (element-type KioskWard): a list
 * @code: a ward's code
 * @day: the day on which the code is used
 *
 * Finds what @code means on @day: before 2025-07-01 the same codes meant other wards. Any thread.
 *
 * Returns: (transfer none) (nullable): the ward, or %NULL when the list has none
 */
const KioskWard *
kiosk_ward_list_lookup (GPtrArray *wards,
                        const char *code,
                        KioskDay day)
{
  g_return_val_if_fail (wards != NULL, NULL);
  g_return_val_if_fail (code != NULL, NULL);

  for (guint i = 0; i < wards->len; i++)
    {
      const KioskWard *ward = g_ptr_array_index (wards, i);

      if (g_str_equal (ward->code, code) && kiosk_ward_is_valid_on (ward, day))
        return ward;
    }
  return NULL;
}

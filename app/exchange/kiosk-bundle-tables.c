/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One function a table. The schema has judged each value before; what values mean together is judged here. Then the
 * table is written again and has to have the same bytes: what nobody would notice when reading is noticed so. Cells are
 * many: each is written again as soon as it was read, and held against its own place in the file. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-bundle-tables.h"

#include <string.h>

#include "kiosk-cell.h"
#include "kiosk-csv-rows.h"
#include "kiosk-entry.h"
#include "kiosk-target.h"

/* Columns in the order of the headers. */
enum { B_FORMAT, B_KIOSK, B_EPOCH, B_N, B_DATE, B_NOT_BEFORE, B_CLOCK, B_WARD, B_WARD_VALID_FROM, B_RESTORED, B_TAPS,
       B_COUNTED, B_CHANGED, B_UNDONE, B_SUPPRESSED, B_CELLS_SHA256, B_SHEETS_SHA256, B_PREVIOUS, B_HASH };
enum { C_EPOCH, C_N, C_SHIFT, C_SOURCE, C_TEAM, C_AUDIENCE, C_HELPED, C_KIND, C_REASON, C_OVERLAP, C_SUPPRESSED,
       C_PEOPLE };
enum { S_EPOCH, S_N, S_SHEET, S_ID, S_REPLACES, S_FORM, S_DATE, S_PLACE, S_TEAM, S_UNIT, S_AUDIENCE, S_FIGURE,
       S_COUNT };
enum { T_ID, T_REPLACES, T_NAME, T_MEASURE, T_COLUMN, T_AUDIENCE, T_NUMBER, T_BASE, T_FROM, T_UNTIL, T_ENDED,
       T_SINCE };

typedef struct
{
  GArray     *rows;
  GHashTable *sheets;     /* (element-type utf8 guint): where each sheet is, by its id; + 1 */
  guint       line;       /* of the row at hand */
  guint       bad_line;   /* the first whose values do not go together; 0: none */
  GBytes     *csv;
  gsize       n_same;     /* bytes of @csv that are as a kiosk writes them: of cells alone, up to the row at hand */
  guint       other_line; /* of cells alone, the first line that is not so; 0: none */
  char        cell_lines[2][KIOSK_CELL_CSV_LINE_SIZE];  /* the row at hand and the one before, written again */
} Table;

#define COPY(field, value) g_strlcpy (field, value, sizeof field)

static gint64
to_int (const char *value)
{
  return g_ascii_strtoll (value, NULL, 10);
}

static gboolean
to_flag (const char *value)
{
  return g_str_equal (value, "1");
}

static void
judge (Table *self,
       gboolean is_sound)
{
  self->line++;
  if (!is_sound && self->bad_line == 0)
    self->bad_line = self->line;
}

static void
fill_entry_sums (KioskEntry *entry,
                 const char *const *values)
{
  entry->taps = to_int (values[B_TAPS]);
  entry->counted = to_int (values[B_COUNTED]);
  entry->changed = to_int (values[B_CHANGED]);
  entry->undone = to_int (values[B_UNDONE]);
  entry->suppressed = to_int (values[B_SUPPRESSED]);
  COPY (entry->cells_sha256, values[B_CELLS_SHA256]);
  COPY (entry->sheets_sha256, values[B_SHEETS_SHA256]);
  COPY (entry->previous, values[B_PREVIOUS]);
  COPY (entry->hash, values[B_HASH]);
}

/* Either the date is known, or the day before which it was not. */
static gboolean
is_dated_soundly (const KioskEntry *entry)
{
  if (entry->trust == KIOSK_TRUST_UNKNOWN)
    return entry->day == KIOSK_DAY_UNKNOWN;
  return entry->day != KIOSK_DAY_UNKNOWN && entry->not_before == KIOSK_DAY_UNKNOWN;
}

static void
take_batch_cb (const char *const *values,
               gpointer user_data)
{
  Table *self = user_data;
  KioskEntry entry = {
    .format = (int) to_int (values[B_FORMAT]),
    .n = to_int (values[B_N]),
    .day = kiosk_day_from_iso (values[B_DATE]),
    .not_before = kiosk_day_from_iso (values[B_NOT_BEFORE]),
    .ward_valid_from = kiosk_day_from_iso (values[B_WARD_VALID_FROM]),
    .restored = to_flag (values[B_RESTORED])
  };

  COPY (entry.kiosk, values[B_KIOSK]);
  COPY (entry.epoch, values[B_EPOCH]);
  COPY (entry.ward, values[B_WARD]);
  fill_entry_sums (&entry, values);
  judge (self, kiosk_trust_from_nick (values[B_CLOCK], &entry.trust) && is_dated_soundly (&entry)
         && to_int (values[B_FORMAT]) == KIOSK_ENTRY_FORMAT);
  g_array_append_val (self->rows, entry);
}

/* A cell is a sum of taps, so it has what a tap can have. */
static gboolean
is_sum_of_taps (const KioskCell *cell)
{
  const KioskTap tap = {
    .source = cell->source, .team = cell->team, .audience = cell->audience, .helped = cell->helped,
    .kind = cell->kind, .reason = cell->reason, .people = 1, .overlap = cell->overlap
  };

  return kiosk_tap_fits_together (&tap);
}

/* Bytewise, and no description twice: up to the last comma a line says whom it counts. */
static gboolean
is_after (const char *line,
          const char *last)
{
  const char *comma = strrchr (last, ',');

  return comma == NULL || strncmp (last, line, (gsize) (comma - last) + 1) < 0;
}

static void
compare_cell (Table *self,
              const KioskCell *cell)
{
  char *line = self->cell_lines[self->rows->len % 2];
  const char *last = self->cell_lines[(self->rows->len + 1) % 2];
  gsize n = kiosk_cell_write_csv_line (cell, line);
  gsize size;
  const char *bytes = g_bytes_get_data (self->csv, &size);

  if (self->other_line != 0)
    return;
  if (size - self->n_same >= n && memcmp (bytes + self->n_same, line, n) == 0 && is_after (line, last))
    self->n_same += n;
  else
    self->other_line = self->line + 1;
}

static void
take_cell_cb (const char *const *values,
              gpointer user_data)
{
  Table *self = user_data;
  KioskCell cell = {
    .n = to_int (values[C_N]),
    .helped = to_flag (values[C_HELPED]),
    .overlap = to_flag (values[C_OVERLAP]),
    .people = to_int (values[C_PEOPLE])
  };

  COPY (cell.epoch, values[C_EPOCH]);
  judge (self, kiosk_shift_from_nick (values[C_SHIFT], &cell.shift)
         && kiosk_source_from_nick (values[C_SOURCE], &cell.source)
         && kiosk_team_from_nick (values[C_TEAM], &cell.team)
         && kiosk_audience_from_nick (values[C_AUDIENCE], &cell.audience)
         && kiosk_kind_from_nick (values[C_KIND], &cell.kind)
         && kiosk_reason_from_nick (values[C_REASON], &cell.reason)
         && kiosk_suppression_from_nick (values[C_SUPPRESSED], &cell.suppressed) && is_sum_of_taps (&cell));
  compare_cell (self, &cell);
  g_array_append_val (self->rows, cell);
}

static gboolean
fill_sheet (KioskSheet *sheet,
            const char *const *values)
{
  sheet->n = to_int (values[S_N]);
  sheet->number = to_int (values[S_SHEET]);
  sheet->day = kiosk_day_from_iso (values[S_DATE]);
  COPY (sheet->epoch, values[S_EPOCH]);
  COPY (sheet->id, values[S_ID]);
  COPY (sheet->replaces, values[S_REPLACES]);
  COPY (sheet->unit, values[S_UNIT]);
  sheet->audience = KIOSK_AUDIENCE_UNSPECIFIED;
  return kiosk_sheet_form_from_nick (values[S_FORM], &sheet->form)
         && kiosk_place_from_nick (values[S_PLACE], &sheet->place)
         && kiosk_team_from_nick (values[S_TEAM], &sheet->team)
         && (sheet->form != KIOSK_SHEET_FORM_UNIT || kiosk_audience_from_nick (values[S_AUDIENCE], &sheet->audience));
}

/* The lines of a sheet need not stand together. */
static KioskSheet *
find_sheet (Table *self,
            const char *const *values,
            gboolean *out_is_sound)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->sheets, values[S_ID]));
  KioskSheet sheet = { 0 };

  *out_is_sound = TRUE;
  if (place == 0)
    {
      *out_is_sound = fill_sheet (&sheet, values);
      g_array_append_val (self->rows, sheet);
      place = self->rows->len;
      g_hash_table_insert (self->sheets, g_strdup (values[S_ID]), GUINT_TO_POINTER (place));
    }
  return &g_array_index (self->rows, KioskSheet, place - 1);
}

static void
take_sheet_line_cb (const char *const *values,
                    gpointer user_data)
{
  Table *self = user_data;
  gboolean is_sound;
  KioskSheet *sheet = find_sheet (self, values, &is_sound);
  KioskSheetFigure figure;
  KioskAudience audience;

  is_sound = is_sound && kiosk_sheet_figure_from_nick (values[S_FIGURE], &figure)
             && kiosk_audience_from_nick (values[S_AUDIENCE], &audience);
  if (is_sound && figure != KIOSK_SHEET_FIGURE_NOTHING)
    sheet->counts[audience][figure] = to_int (values[S_COUNT]);
  judge (self, is_sound);
}

static void
take_target_cb (const char *const *values,
                gpointer user_data)
{
  Table *self = user_data;
  KioskTarget target = {
    .number = to_int (values[T_NUMBER]),
    .base = to_int (values[T_BASE]),
    .from = kiosk_day_from_iso (values[T_FROM]),
    .until = kiosk_day_from_iso (values[T_UNTIL]),
    .is_ended = to_flag (values[T_ENDED]),
    .since = kiosk_day_from_iso (values[T_SINCE])
  };

  COPY (target.id, values[T_ID]);
  COPY (target.replaces, values[T_REPLACES]);
  judge (self, kiosk_target_name_from_nick (values[T_NAME], &target.name)
         && kiosk_target_measure_from_nick (values[T_MEASURE], &target.measure)
         && kiosk_target_column_from_nick (values[T_COLUMN], &target.column)
         && kiosk_audience_from_nick (values[T_AUDIENCE], &target.audience));
  g_array_append_val (self->rows, target);
}

static const struct
{
  KioskCsvRowFunc  take_row;
  guint            size;
  const char      *header;
} kinds[KIOSK_N_BUNDLE_TABLES] = {
  [KIOSK_BUNDLE_TABLE_BATCHES] = { take_batch_cb, sizeof (KioskEntry), KIOSK_ENTRY_CSV_HEADER },
  [KIOSK_BUNDLE_TABLE_CELLS] = { take_cell_cb, sizeof (KioskCell), KIOSK_CELL_CSV_HEADER },
  [KIOSK_BUNDLE_TABLE_SHEETS] = { take_sheet_line_cb, sizeof (KioskSheet), KIOSK_SHEET_CSV_HEADER },
  [KIOSK_BUNDLE_TABLE_TARGETS] = { take_target_cb, sizeof (KioskTarget), KIOSK_TARGET_CSV_HEADER }
};

static char *
dup_entry_lines (GArray *entries)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *line = kiosk_entry_dup_csv_line (&g_array_index (entries, KioskEntry, i));

      g_string_append (text, line);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_lines (KioskBundleTable table,
           GArray *rows)
{
  gconstpointer first = rows->data;

  switch (table)
    {
    case KIOSK_BUNDLE_TABLE_BATCHES:
      return dup_entry_lines (rows);
    case KIOSK_BUNDLE_TABLE_CELLS:
      return kiosk_cells_dup_csv (first, rows->len);
    case KIOSK_BUNDLE_TABLE_SHEETS:
      return kiosk_sheets_dup_csv (first, rows->len);
    case KIOSK_BUNDLE_TABLE_TARGETS:
      return kiosk_targets_dup_csv (first, rows->len);
    case KIOSK_N_BUNDLE_TABLES:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * kiosk_bundle_table_dup_csv:
 * @table: a table of a bundle
 * @rows: what it says: (element-type KioskEntry), `KioskCell`, `KioskSheet` or `KioskTarget`
 *
 * Any thread.
 *
 * Returns: (transfer full): the text of its file: UTF-8, line feeds, the first line its header
 */
char *
kiosk_bundle_table_dup_csv (KioskBundleTable table,
                            GArray *rows)
{
  g_autofree char *lines = dup_lines (table, rows);

  return g_strconcat (kinds[table].header, "\n", lines, NULL);
}

/* Of a sheet all lines have to be read before it can be judged. */
static gboolean
check_sheets (GArray *sheets,
              GError **error)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      const KioskSheet *sheet = &g_array_index (sheets, KioskSheet, i);
      g_autofree char *place = g_strdup_printf ("sheets.csv: sheet %" G_GINT64_FORMAT, sheet->number);

      if (kiosk_sheet_find_problem (sheet, KIOSK_DAY_UNKNOWN) != KIOSK_SHEET_PROBLEM_NONE)
        return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_FORMAT, place, "its figures do not go together");
    }
  return TRUE;
}

static gboolean
check_meaning (KioskBundleTable table,
               const Table *self,
               GError **error)
{
  g_autofree char *place = NULL;

  if (self->bad_line == 0)
    return table != KIOSK_BUNDLE_TABLE_SHEETS || check_sheets (self->rows, error);
  place = g_strdup_printf ("%s.csv: line %u", kiosk_bundle_table_get_name (table), self->bad_line + 1);
  return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_FORMAT, place, "its values do not go together");
}

/* In the file that begins with @bytes, the line in which it stops being @text; 0: it does not. */
static guint
find_other_line (const char *bytes,
                 gsize size,
                 const char *text)
{
  gsize text_size = strlen (text);
  gsize n_same = 0;
  guint line = 1;

  for (; n_same < MIN (size, text_size) && bytes[n_same] == text[n_same]; n_same++)
    line += bytes[n_same] == '\n' ? 1 : 0;
  return n_same == size && n_same == text_size ? 0 : line;
}

static guint
find_fault (KioskBundleTable table,
            const Table *self)
{
  g_autofree char *text = NULL;
  gsize size;
  const char *bytes = g_bytes_get_data (self->csv, &size);

  if (table == KIOSK_BUNDLE_TABLE_CELLS && self->other_line == 0)
    return self->n_same == size ? 0 : self->line + 2;
  if (table == KIOSK_BUNDLE_TABLE_CELLS)
    return self->other_line;
  text = kiosk_bundle_table_dup_csv (table, self->rows);
  return find_other_line (bytes, size, text);
}

static gboolean
check_bytes (KioskBundleTable table,
             const Table *self,
             GError **error)
{
  guint line = find_fault (table, self);
  g_autofree char *place = NULL;

  if (line == 0)
    return TRUE;
  place = g_strdup_printf ("%s.csv: line %u", kiosk_bundle_table_get_name (table), line);
  return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_FORMAT, place, "it is not as a kiosk writes it");
}

static void
table_init (Table *self,
            KioskBundleTable table,
            GBytes *csv)
{
  const char *header = kinds[table].header;
  gsize size;
  const char *text = g_bytes_get_data (csv, &size);

  *self = (Table) { .csv = csv, .n_same = strlen (header) + 1 };
  self->rows = g_array_new (FALSE, FALSE, kinds[table].size);
  self->sheets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (size < self->n_same || memcmp (text, header, self->n_same - 1) != 0 || text[self->n_same - 1] != '\n')
    self->other_line = 1;
}

/**
 * kiosk_bundle_table_read:
 * @table: which table @csv should be
 * @csv: the bytes of its file
 * @error: return location for a `GError`
 *
 * Takes nothing that a kiosk would not have written byte by byte. Whether tables fit each other is another question:
 * kiosk_tally_check(). Any thread.
 *
 * Fails with `KIOSK_BUNDLE_ERROR_FORMAT`; the message names file, line and field as far as they can be told.
 *
 * Returns: (transfer full) (nullable): what it says: (element-type KioskEntry), `KioskCell`, `KioskSheet` or
 *   `KioskTarget`
 */
GArray *
kiosk_bundle_table_read (KioskBundleTable table,
                         GBytes *csv,
                         GError **error)
{
  Table self;
  gboolean is_sound;

  table_init (&self, table, csv);
  is_sound = kiosk_csv_rows_read (table, csv, kinds[table].take_row, &self, error)
             && check_meaning (table, &self, error) && check_bytes (table, &self, error);
  g_hash_table_unref (self.sheets);
  if (is_sound)
    return self.rows;
  g_array_unref (self.rows);
  return NULL;
}

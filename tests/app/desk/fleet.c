/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Batches sealed and chained, and bundles signed, by the program's own writers. What is counted comes from GLib's test
 * seed, so that a run can be repeated. */
#include "fleet.h"

#include <string.h>

#define SHEET_EVERY 5

static GArray *
copy_array (GArray *array)
{
  GArray *copy = g_array_new (FALSE, TRUE, g_array_get_element_size (array));

  g_array_append_vals (copy, array->data, array->len);
  return copy;
}

static void
add_target (FleetKiosk *self)
{
  KioskTarget target = {
    .name = KIOSK_TARGET_NAME_CITY_PLAN, .measure = KIOSK_TARGET_MEASURE_INSTALLED,
    .column = KIOSK_TARGET_COLUMN_HELPER, .audience = KIOSK_AUDIENCE_UNSPECIFIED, .number = 900, .base = 1200,
    .from = kiosk_day_from_iso ("2026-01-01"), .since = kiosk_day_from_iso ("2026-01-02")
  };

  kiosk_id_fill (target.id);
  g_array_append_val (self->targets, target);
}

FleetKiosk *
fleet_kiosk_new (const char *ward,
                 guint number)
{
  FleetKiosk *self = g_new0 (FleetKiosk, 1);

  self->key = kiosk_key_new (NULL, NULL);
  self->id = kiosk_public_key_dup_id (kiosk_key_get_public (self->key));
  g_strlcpy (self->ward, ward, sizeof self->ward);
  self->number = number;
  self->entries = g_array_new (FALSE, TRUE, sizeof (KioskEntry));
  self->cells = g_array_new (FALSE, TRUE, sizeof (KioskCell));
  self->sheets = g_array_new (FALSE, TRUE, sizeof (KioskSheet));
  self->targets = g_array_new (FALSE, TRUE, sizeof (KioskTarget));
  add_target (self);
  fleet_kiosk_begin_epoch (self);
  return self;
}

/* The machine's disk was copied: the same key, the same batches, and from here on each goes its own way. */
FleetKiosk *
fleet_kiosk_copy (const FleetKiosk *self)
{
  FleetKiosk *copy = g_new0 (FleetKiosk, 1);
  g_autofree char *text = kiosk_key_dup_text (self->key);

  copy->key = kiosk_key_parse (text, NULL);
  copy->id = g_strdup (self->id);
  memcpy (copy->ward, self->ward, sizeof copy->ward);
  memcpy (copy->epoch, self->epoch, sizeof copy->epoch);
  copy->number = self->number;
  copy->entries = copy_array (self->entries);
  copy->cells = copy_array (self->cells);
  copy->sheets = copy_array (self->sheets);
  copy->targets = copy_array (self->targets);
  return copy;
}

void
fleet_kiosk_free (FleetKiosk *self)
{
  kiosk_key_free (self->key);
  g_free (self->id);
  g_array_unref (self->entries);
  g_array_unref (self->cells);
  g_array_unref (self->sheets);
  g_array_unref (self->targets);
  g_free (self);
}

void
fleet_kiosk_begin_epoch (FleetKiosk *self)
{
  kiosk_id_fill (self->epoch);
}

static gboolean
has_entry (const FleetKiosk *self,
           const char *epoch,
           gint64 n)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const KioskEntry *entry = &g_array_index (self->entries, KioskEntry, i);

      if (entry->n == n && g_str_equal (entry->epoch, epoch))
        return TRUE;
    }
  return FALSE;
}

/* Back to an older state of its book, as a backup has it. */
void
fleet_kiosk_cut (FleetKiosk *self,
                 guint n_entries)
{
  g_array_set_size (self->entries, n_entries);
  for (guint i = self->cells->len; i > 0; i--)
    {
      const KioskCell *cell = &g_array_index (self->cells, KioskCell, i - 1);

      if (!has_entry (self, cell->epoch, cell->n))
        g_array_remove_index (self->cells, i - 1);
    }
  for (guint i = self->sheets->len; i > 0; i--)
    {
      const KioskSheet *sheet = &g_array_index (self->sheets, KioskSheet, i - 1);

      if (!has_entry (self, sheet->epoch, sheet->n))
        g_array_remove_index (self->sheets, i - 1);
    }
}

static void
choose_helper (KioskCell *cell)
{
  cell->team = (KioskTeam) g_test_rand_int_range (KIOSK_TEAM_COMMUNITY_TEAM, KIOSK_TEAM_OFFICIAL + 1);
  cell->audience = (KioskAudience) g_test_rand_int_range (0, KIOSK_N_AUDIENCES);
  cell->helped = TRUE;
  cell->kind = (KioskKind) g_test_rand_int_range (0, KIOSK_KIND_ADVISED + 1);
  if (cell->kind == KIOSK_KIND_NOT_ABLE)
    cell->reason = (KioskReason) g_test_rand_int_range (KIOSK_REASON_NO_SMARTPHONE, KIOSK_REASON_LATER + 1);
  if (cell->kind == KIOSK_KIND_INSTALLED)
    cell->reason = (KioskReason) g_test_rand_int_range (KIOSK_REASON_NO_VNEID, KIOSK_REASON_UNSAID + 1);
}

static void
choose_self (KioskCell *cell)
{
  cell->audience = KIOSK_AUDIENCE_UNSPECIFIED;
  cell->helped = g_test_rand_bit ();
  cell->overlap = g_test_rand_bit ();
  cell->kind = cell->helped ? KIOSK_KIND_ADVISED : KIOSK_KIND_INSTALLED;
  cell->reason = cell->helped ? KIOSK_REASON_NONE : KIOSK_REASON_UNSAID;
  cell->suppressed = g_test_rand_int_range (0, 4) == 0 ? KIOSK_SUPPRESSION_REPEAT : KIOSK_SUPPRESSION_NONE;
}

static gboolean
is_there (GArray *cells,
          const KioskCell *cell)
{
  for (guint i = 0; i < cells->len; i++)
    {
      KioskCell other = g_array_index (cells, KioskCell, i);

      other.people = cell->people;
      if (memcmp (&other, cell, sizeof other) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_cell (FleetKiosk *self,
          GArray *own,
          gint64 n)
{
  KioskCell cell;

  memset (&cell, 0, sizeof cell);
  memcpy (cell.epoch, self->epoch, sizeof cell.epoch);
  cell.n = n;
  cell.shift = (KioskShift) g_test_rand_int_range (0, KIOSK_N_SHIFTS);
  cell.source = g_test_rand_int_range (0, 4) == 0 ? KIOSK_SOURCE_SELF : KIOSK_SOURCE_HELPER;
  if (cell.source == KIOSK_SOURCE_SELF)
    choose_self (&cell);
  else
    choose_helper (&cell);
  cell.people = g_test_rand_int_range (1, 40);
  if (is_there (own, &cell))
    return;
  g_array_append_val (own, cell);
  g_array_append_val (self->cells, cell);
}

static void
add_sheet (FleetKiosk *self,
           GArray *own,
           gint64 n,
           KioskDay day)
{
  KioskSheet sheet = {
    .number = self->sheets->len + 1, .n = n, .form = KIOSK_SHEET_FORM_OUTREACH, .day = day,
    .place = KIOSK_PLACE_MARKET, .team = KIOSK_TEAM_YOUTH_UNION, .audience = KIOSK_AUDIENCE_UNSPECIFIED
  };

  kiosk_id_fill (sheet.id);
  memcpy (sheet.epoch, self->epoch, sizeof sheet.epoch);
  sheet.counts[KIOSK_AUDIENCE_RESIDENT][KIOSK_SHEET_FIGURE_INSTALLED] = g_test_rand_int_range (1, 30);
  g_array_append_val (own, sheet);
  g_array_append_val (self->sheets, sheet);
}

static void
fill_sums (KioskEntry *entry,
           GArray *cells,
           GArray *sheets)
{
  g_autofree char *cells_hash = kiosk_cells_dup_sha256 ((KioskCell *) (gpointer) cells->data, cells->len);
  g_autofree char *sheets_hash = kiosk_sheets_dup_sha256 ((KioskSheet *) (gpointer) sheets->data, sheets->len);

  for (guint i = 0; i < cells->len; i++)
    {
      const KioskCell *cell = &g_array_index (cells, KioskCell, i);

      *(cell->suppressed != KIOSK_SUPPRESSION_NONE ? &entry->suppressed : &entry->counted) += cell->people;
    }
  entry->changed = 2;
  entry->undone = 1;
  entry->taps = entry->counted + entry->changed + entry->undone + entry->suppressed;
  memcpy (entry->cells_sha256, cells_hash, KIOSK_HASH_SIZE);
  memcpy (entry->sheets_sha256, sheets_hash, KIOSK_HASH_SIZE);
}

static const KioskEntry *
find_last (const FleetKiosk *self)
{
  const KioskEntry *last = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const KioskEntry *entry = &g_array_index (self->entries, KioskEntry, i);

      if (g_str_equal (entry->epoch, self->epoch))
        last = entry;
    }
  return last;
}

static void
set_day (KioskEntry *entry,
         KioskDay day)
{
  entry->day = day;
  entry->trust = day != KIOSK_DAY_UNKNOWN ? KIOSK_TRUST_TRUSTED : KIOSK_TRUST_UNKNOWN;
  entry->not_before = day != KIOSK_DAY_UNKNOWN ? KIOSK_DAY_UNKNOWN : kiosk_day_from_iso ("2026-01-01");
}

/* Closes a batch of up to @n_cells cells; borrowed until the next one. */
KioskEntry *
fleet_kiosk_close (FleetKiosk *self,
                   KioskDay day,
                   guint n_cells,
                   gboolean is_restored)
{
  const KioskEntry *last = find_last (self);
  KioskEntry entry = { .format = KIOSK_ENTRY_FORMAT, .n = last != NULL ? last->n + 1 : 0, .restored = is_restored };
  g_autoptr (GArray) cells = g_array_new (FALSE, TRUE, sizeof (KioskCell));
  g_autoptr (GArray) sheets = g_array_new (FALSE, TRUE, sizeof (KioskSheet));

  set_day (&entry, day);
  entry.ward_valid_from = kiosk_day_from_iso ("2025-07-01");
  g_strlcpy (entry.kiosk, self->id, sizeof entry.kiosk);
  memcpy (entry.epoch, self->epoch, sizeof entry.epoch);
  memcpy (entry.ward, self->ward, sizeof entry.ward);
  for (guint i = 0; i < n_cells; i++)
    add_cell (self, cells, entry.n);
  if (day != KIOSK_DAY_UNKNOWN && entry.n % SHEET_EVERY == 0)
    add_sheet (self, sheets, entry.n, day);
  fill_sums (&entry, cells, sheets);
  g_strlcpy (entry.previous, last != NULL ? last->hash : KIOSK_HASH_NONE, sizeof entry.previous);
  kiosk_entry_seal (&entry);
  g_array_append_val (self->entries, entry);
  return &g_array_index (self->entries, KioskEntry, self->entries->len - 1);
}

KioskBundle *
fleet_kiosk_bundle (const FleetKiosk *self,
                    KioskDay day,
                    const char *mode)
{
  const KioskBundleLabel label = { self->ward, self->number, self->id, mode, "1.0", day };
  const KioskBundleFigures figures = { self->entries, self->cells, self->sheets, self->targets };
  g_autoptr (GError) error = NULL;
  KioskBundle *bundle = kiosk_bundle_new (&label, &figures, &error);
  g_autofree char *comment = NULL;
  g_autofree char *signature = NULL;
  g_autofree char *public_key = NULL;

  g_assert_no_error (error);
  comment = kiosk_bundle_dup_comment (bundle);
  signature = kiosk_key_sign (self->key, kiosk_bundle_get_manifest (bundle), comment);
  public_key = kiosk_public_key_dup_text (kiosk_key_get_public (self->key));
  kiosk_bundle_add_signature (bundle, signature, public_key);
  return bundle;
}

static char *
dup_new_folder (const FleetKiosk *self,
                const char *folder,
                KioskDay day)
{
  g_autofree char *iso = kiosk_day_dup_iso (day);

  for (guint k = 1;; k++)
    {
      g_autofree char *kiosk = g_strdup_printf ("%s-%u-%s", self->ward, self->number, self->id);
      g_autofree char *name = g_strdup_printf ("%.4s%.2s%.2s-%u", iso, iso + 5, iso + 8, k);
      char *path = g_build_filename (folder, "CONGDANSO", kiosk, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return path;
      g_free (path);
    }
}

/* Returns the bundle's folder, below @folder as on a stick. */
char *
fleet_kiosk_export (const FleetKiosk *self,
                    const char *folder,
                    KioskDay day,
                    const char *mode)
{
  g_autoptr (KioskBundle) bundle = fleet_kiosk_bundle (self, day, mode);
  GPtrArray *files = kiosk_bundle_get_files (bundle);
  char *path = dup_new_folder (self, folder, day);

  g_assert_cmpint (g_mkdir_with_parents (path, 0755), ==, 0);
  for (guint i = 0; i < files->len; i++)
    {
      const KioskBundleFile *file = g_ptr_array_index (files, i);
      g_autofree char *file_path = g_build_filename (path, file->name, NULL);
      gsize size;
      const char *text = g_bytes_get_data (file->bytes, &size);

      g_assert_true (g_file_set_contents_full (file_path, text, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
    }
  return path;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closed batches made up for tests, sealed and chained as a book would. */
#include "figures.h"

#include <string.h>

#define CHANGED 2
#define UNDONE  1

void
figures_init (Figures *self)
{
  self->entries = g_array_new (FALSE, TRUE, sizeof (KioskEntry));
  self->cells = g_array_new (FALSE, TRUE, sizeof (KioskCell));
  self->sheets = g_array_new (FALSE, TRUE, sizeof (KioskSheet));
}

void
figures_clear (Figures *self)
{
  g_array_unref (self->entries);
  g_array_unref (self->cells);
  g_array_unref (self->sheets);
}

void
figures_add_cell (Figures *self,
                  const char *epoch,
                  gint64 n,
                  KioskKind kind,
                  gint64 people)
{
  KioskCell cell = {
    .n = n, .shift = KIOSK_SHIFT_AM, .source = KIOSK_SOURCE_HELPER, .team = KIOSK_TEAM_POLICE,
    .audience = KIOSK_AUDIENCE_RESIDENT, .helped = TRUE, .kind = kind, .people = people
  };

  g_strlcpy (cell.epoch, epoch, sizeof cell.epoch);
  if (kind == KIOSK_KIND_NOT_ABLE)
    cell.reason = KIOSK_REASON_UNSAID;
  g_array_append_val (self->cells, cell);
}

void
figures_add_sheet (Figures *self,
                   const char *epoch,
                   gint64 n)
{
  KioskSheet sheet = {
    .n = n, .number = self->sheets->len + 1, .form = KIOSK_SHEET_FORM_OUTREACH,
    .day = kiosk_day_from_iso ("2026-11-18"), .place = KIOSK_PLACE_SCHOOL, .team = KIOSK_TEAM_POLICE,
    .audience = KIOSK_AUDIENCE_UNSPECIFIED
  };

  sheet.counts[KIOSK_AUDIENCE_RESIDENT][KIOSK_SHEET_FIGURE_INSTALLED] = 5;
  g_snprintf (sheet.id, sizeof sheet.id, "%032x", (guint) sheet.number);
  g_strlcpy (sheet.epoch, epoch, sizeof sheet.epoch);
  g_array_append_val (self->sheets, sheet);
}

static char *
dup_sheets_sha256 (Figures *self,
                   const char *epoch,
                   gint64 n)
{
  g_autoptr (GArray) own = g_array_new (FALSE, TRUE, sizeof (KioskSheet));

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const KioskSheet *sheet = &g_array_index (self->sheets, KioskSheet, i);

      if (sheet->n == n && strcmp (sheet->epoch, epoch) == 0)
        g_array_append_val (own, *sheet);
    }
  return kiosk_sheets_dup_sha256 ((const KioskSheet *) (gpointer) own->data, own->len);
}

static const char *
find_hash (Figures *self,
           const char *epoch,
           gint64 n)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const KioskEntry *entry = &g_array_index (self->entries, KioskEntry, i);

      if (entry->n == n && strcmp (entry->epoch, epoch) == 0)
        return entry->hash;
    }
  return KIOSK_HASH_NONE;
}

/* Call after the cells and sheets of the batch were added. */
void
figures_close_batch (Figures *self,
                     const char *epoch,
                     gint64 n)
{
  KioskEntry entry = {
    .format = KIOSK_ENTRY_FORMAT, .kiosk = KIOSK, .n = n, .day = kiosk_day_from_iso ("2026-11-18"), .ward = "26977",
    .changed = CHANGED, .undone = UNDONE
  };
  g_autoptr (GArray) own = g_array_new (FALSE, TRUE, sizeof (KioskCell));
  g_autofree char *sheets_sha256 = dup_sheets_sha256 (self, epoch, n);
  g_autofree char *sha256 = NULL;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const KioskCell *cell = &g_array_index (self->cells, KioskCell, i);

      if (cell->n != n || strcmp (cell->epoch, epoch) != 0)
        continue;
      g_array_append_val (own, *cell);
      entry.counted += cell->people;
    }

  sha256 = kiosk_cells_dup_sha256 ((const KioskCell *) (gpointer) own->data, own->len);
  entry.taps = entry.counted + CHANGED + UNDONE;
  g_strlcpy (entry.epoch, epoch, sizeof entry.epoch);
  g_strlcpy (entry.cells_sha256, sha256, sizeof entry.cells_sha256);
  g_strlcpy (entry.sheets_sha256, sheets_sha256, sizeof entry.sheets_sha256);
  g_strlcpy (entry.previous, find_hash (self, epoch, n - 1), sizeof entry.previous);
  kiosk_entry_seal (&entry);
  g_array_append_val (self->entries, entry);
}

/* Two epochs; three batches in the first, of which one is without cells and with a sheet, and one in the second. */
void
figures_fill (Figures *self)
{
  figures_add_cell (self, EPOCH_A, 0, KIOSK_KIND_NOT_ABLE, 1);
  figures_add_cell (self, EPOCH_A, 0, KIOSK_KIND_INSTALLED_SIGNED_IN, 12);
  figures_add_cell (self, EPOCH_A, 2, KIOSK_KIND_ADVISED, 4);
  figures_add_cell (self, EPOCH_B, 0, KIOSK_KIND_SIGNED_IN, 3);
  figures_add_sheet (self, EPOCH_A, 1);
  figures_add_sheet (self, EPOCH_B, 0);
  figures_close_batch (self, EPOCH_A, 0);
  figures_close_batch (self, EPOCH_A, 1);
  figures_close_batch (self, EPOCH_A, 2);
  figures_close_batch (self, EPOCH_B, 0);
}

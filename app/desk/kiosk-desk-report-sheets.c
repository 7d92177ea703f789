/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people brought to the kiosks of each ward. Sheets are few beside taps, so they are read one by one. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-report-parts.h"

/* A line of each sheet that counts and that no other one took the place of; those of a sheet follow each other. */
#define SELECT_SHEETS                                                                                                 \
  "SELECT counted.ward, counted.ward_valid_from, sheet.id, sheet.sheet, sheet.form, sheet.date, sheet.unit, "         \
  "sheet.audience, sheet_line.audience, sheet_line.figure, sheet_line.count, sheet.kiosk "                            \
  "FROM sheet JOIN counted ON counted.kiosk = sheet.kiosk AND counted.batch = sheet.batch "                           \
  "JOIN sheet_line ON sheet_line.kiosk = sheet.kiosk AND sheet_line.batch = sheet.batch "                             \
  "AND sheet_line.id = sheet.id "                                                                                     \
  "WHERE sheet.date <= $1 AND NOT EXISTS (SELECT 1 FROM sheet other WHERE other.kiosk = sheet.kiosk "                 \
  "AND other.replaces = sheet.id AND EXISTS (SELECT 1 FROM counted later WHERE later.kiosk = other.kiosk "            \
  "AND later.batch = other.batch)) "                                                                                  \
  "ORDER BY sheet.kiosk, sheet.batch, sheet.id"

typedef struct
{
  KioskDeskReportLoader *loader;
  GHashTable            *sheets;  /* (element-type KioskDeskReportWard GArray): of KioskSheet */
} Reading;

static GArray *
ensure_sheets (Reading *reading,
               KioskDeskReportWard *ward)
{
  GArray *sheets = g_hash_table_lookup (reading->sheets, ward);

  if (sheets == NULL)
    {
      sheets = g_array_new (FALSE, TRUE, sizeof (KioskSheet));
      g_hash_table_insert (reading->sheets, ward, sheets);
    }
  return sheets;
}

static KioskSheet *
add_sheet (GArray *sheets,
           const KioskDeskValue *row)
{
  KioskSheet sheet = {
    .number = row[3].number, .form = (KioskSheetForm) row[4].number, .day = (KioskDay) row[5].number,
    .audience = (KioskAudience) row[7].number
  };

  g_strlcpy (sheet.id, row[2].text, sizeof sheet.id);
  g_strlcpy (sheet.unit, row[6].text, sizeof sheet.unit);
  g_array_append_val (sheets, sheet);
  return &g_array_index (sheets, KioskSheet, sheets->len - 1);
}

static void
take_line_cb (const KioskDeskValue *row,
              gpointer user_data)
{
  Reading *reading = user_data;
  KioskDeskReportWard *ward = kiosk_desk_report_find_ward (reading->loader, (guint) row[0].number,
                                                           (KioskDay) row[1].number);
  GArray *sheets = ward != NULL ? ensure_sheets (reading, ward) : NULL;
  KioskSheet *sheet;

  if (sheets == NULL || row[8].number < 0 || row[8].number >= KIOSK_N_AUDIENCES || row[9].number < 0
      || row[9].number >= KIOSK_N_SHEET_FIGURES)
    return;
  sheet = sheets->len > 0 ? &g_array_index (sheets, KioskSheet, sheets->len - 1) : NULL;
  if (sheet == NULL || !g_str_equal (sheet->id, row[2].text))
    sheet = add_sheet (sheets, row);
  sheet->counts[row[8].number][row[9].number] = row[10].number;
}

/**
 * kiosk_desk_report_load_sheets:
 * @loader: a report that is being loaded, with its wards and their targets
 * @error: return location for a `GError`
 *
 * Loads what was done outside the office in the period, what units reported last, and how far the targets are that are
 * measured by either. The book's thread. Fails as kiosk_desk_engine_run() does.
 *
 * Returns: %TRUE if all of it is there
 */
gboolean
kiosk_desk_report_load_sheets (KioskDeskReportLoader *loader,
                               GError **error)
{
  const KioskDeskValue to = KIOSK_DESK_INT (loader->scope->period.to);
  g_autoptr (GHashTable) sheets = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  Reading reading = { loader, sheets };

  if (!kiosk_desk_engine_query (loader->engine, SELECT_SHEETS, &to, 1, take_line_cb, &reading, error))
    return FALSE;
  loader->report->has_brought = TRUE;
  for (guint i = 0; i < loader->report->wards->len; i++)
    {
      KioskDeskReportWard *ward = g_ptr_array_index (loader->report->wards, i);

      kiosk_desk_report_take_sheets (loader->report, ward, g_hash_table_lookup (sheets, ward));
    }
  return TRUE;
}

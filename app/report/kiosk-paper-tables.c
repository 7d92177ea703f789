/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that both forms have. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-paper-parts.h"

#include "kiosk-report-words.h"

static const KioskPdfColumn unit_columns[] = {
  { 64, KIOSK_PDF_PLAIN }, { 22, KIOSK_PDF_CENTRED }, { 15, KIOSK_PDF_RIGHT }, { 15, KIOSK_PDF_RIGHT },
  { 16, KIOSK_PDF_RIGHT }, { 16, KIOSK_PDF_RIGHT }, { 17, KIOSK_PDF_RIGHT }
};
static const char *const unit_names[] = {
  "Đơn vị", "Số liệu đến ngày", "Thuộc diện", "Đã cài", "Đã đăng nhập", "Tỷ lệ cài", "Tỷ lệ đăng nhập"
};

static const char *const column_words[KIOSK_N_TARGET_COLUMNS] = {
  "người hỗ trợ ghi", "người dân tự bấm", "ngoài trụ sở", "đơn vị báo"
};

/* What it counts; the full form says also who gave it and for when. */
static char *
dup_short_words (const KioskReportTarget *row)
{
  const KioskTarget *target = &row->target;
  const char *audience = target->audience != KIOSK_AUDIENCE_UNSPECIFIED
                         ? kiosk_report_audience_get_words (target->audience) : "mọi đối tượng";

  return g_strdup_printf ("%s – %s (%s)", kiosk_report_measure_get_words (target->measure), audience,
                          column_words[target->column]);
}

static char *
dup_target_words (const KioskReportTarget *row,
                  gboolean is_full)
{
  g_autofree char *words = is_full ? kiosk_report_dup_target (row) : dup_short_words (row);
  g_autofree char *base = kiosk_report_dup_number (row->target.base);
  g_autofree char *share = kiosk_report_dup_percent (row->progress.done, row->target.base);

  if (row->target.base == 0)
    return g_steal_pointer (&words);
  return g_strdup_printf ("%s. Nền %s người thuộc diện: %s", words, base, share);
}

static void
add_target (KioskPdfTable *table,
            const KioskReportTarget *row,
            gboolean is_full)
{
  g_autofree char *words = dup_target_words (row, is_full);
  g_autofree char *rate = kiosk_report_dup_percent (row->progress.done, row->target.number);

  kiosk_pdf_table_begin (table, KIOSK_PDF_ROW_PLAIN);
  kiosk_pdf_table_text (table, words);
  if (is_full)
    kiosk_pdf_table_number (table, row->in_period);
  kiosk_pdf_table_number (table, row->progress.done);
  kiosk_pdf_table_number (table, row->target.number);
  kiosk_pdf_table_text (table, rate);
}

/**
 * kiosk_paper_targets:
 * @table: a table whose last columns are done, target, rate; before them the words, and with 5 columns the period
 * @report: a report
 * @n_max: how many rows at most; 0: those of all targets
 *
 * Adds a row for each target. With @n_max the figures of the period are left out. The thread of the table's PDF.
 */
void
kiosk_paper_targets (KioskPdfTable *table,
                     const KioskReport *report,
                     guint n_max)
{
  guint n = n_max > 0 ? MIN (n_max, report->targets->len) : report->targets->len;

  for (guint i = 0; i < n; i++)
    add_target (table, &g_array_index (report->targets, KioskReportTarget, i), n_max == 0);
}

static void
add_unit (KioskPdfTable *table,
          const KioskReportUnit *unit)
{
  gboolean has_reported = unit->day != KIOSK_DAY_UNKNOWN;
  g_autofree char *day = has_reported ? kiosk_report_dup_day (unit->day) : g_strdup ("chưa báo");
  g_autofree char *installed = kiosk_report_dup_percent (unit->installed, unit->concerned);
  g_autofree char *signed_in = kiosk_report_dup_percent (unit->signed_in, unit->concerned);

  kiosk_pdf_table_begin (table, KIOSK_PDF_ROW_PLAIN);
  kiosk_pdf_table_text (table, unit->name);
  kiosk_pdf_table_text (table, day);
  kiosk_pdf_table_number (table, has_reported ? unit->concerned : -1);
  kiosk_pdf_table_number (table, has_reported ? unit->installed : -1);
  kiosk_pdf_table_number (table, has_reported ? unit->signed_in : -1);
  kiosk_pdf_table_text (table, installed);
  kiosk_pdf_table_text (table, signed_in);
}

static void
add_units_of (KioskPdfTable *table,
              const KioskReport *report,
              KioskAudience audience)
{
  gboolean has_group = FALSE;

  for (guint i = 0; i < report->units->len; i++)
    {
      const KioskReportUnit *unit = &g_array_index (report->units, KioskReportUnit, i);

      if (unit->audience != audience)
        continue;
      if (!has_group)
        {
          kiosk_pdf_table_begin (table, KIOSK_PDF_ROW_GROUP);
          kiosk_pdf_table_text (table, kiosk_report_audience_get_words (audience));
          has_group = TRUE;
        }
      add_unit (table, unit);
    }
}

static void
add_sum (KioskPdfTable *table,
         const KioskReport *report)
{
  KioskReportUnit sum = { 0 };
  guint n_reported = 0;
  g_autofree char *name = NULL;

  for (guint i = 0; i < report->units->len; i++)
    {
      const KioskReportUnit *unit = &g_array_index (report->units, KioskReportUnit, i);

      n_reported += unit->day != KIOSK_DAY_UNKNOWN ? 1 : 0;
      sum.concerned += unit->concerned;
      sum.installed += unit->installed;
      sum.signed_in += unit->signed_in;
    }
  name = g_strdup_printf ("Cộng: %u/%u đơn vị đã báo", n_reported, report->units->len);
  kiosk_pdf_table_begin (table, KIOSK_PDF_ROW_SUM);
  kiosk_pdf_table_text (table, name);
  kiosk_pdf_table_text (table, "");
  kiosk_pdf_table_number (table, n_reported > 0 ? sum.concerned : -1);
  kiosk_pdf_table_number (table, n_reported > 0 ? sum.installed : -1);
  kiosk_pdf_table_number (table, n_reported > 0 ? sum.signed_in : -1);
  g_free (g_steal_pointer (&name));
  name = kiosk_report_dup_percent (sum.installed, sum.concerned);
  kiosk_pdf_table_text (table, name);
  g_free (g_steal_pointer (&name));
  name = kiosk_report_dup_percent (sum.signed_in, sum.concerned);
  kiosk_pdf_table_text (table, name);
}

/**
 * kiosk_paper_units:
 * @pdf: a PDF
 * @report: a report with units
 *
 * Adds the table of what each unit reported last, by whom it is of. The thread of @pdf.
 */
void
kiosk_paper_units (KioskPdf *pdf,
                   const KioskReport *report)
{
  KioskPdfTable *table = kiosk_pdf_table_new (pdf, "Bảng 3. Đơn vị báo (người)", KIOSK_PAPER_TABLE_PT, unit_columns,
                                              G_N_ELEMENTS (unit_columns));

  for (guint i = 0; i < G_N_ELEMENTS (unit_names); i++)
    kiosk_pdf_table_head (table, unit_names[i]);
  for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
    add_units_of (table, report, audience);
  add_sum (table, report);
  kiosk_pdf_table_finish (table);
}

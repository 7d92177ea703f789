/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a ward's report with the figures of all wards, and the lists that a desk alone has. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-desk-fields.h"

#include "kiosk-desk-report-words.h"
#include "kiosk-form.h"
#include "kiosk-paper-parts.h"
#include "kiosk-report-words.h"

#define NO_FIGURE "–"

static const char *const ward_columns[] = {
  "stt", "ten", "ma", "moi_cai", "dang_nhap", "ho_tro", "chua_cai", "nd_moi_cai", "nd_ho_tro", "tang_giam", "chi_tieu",
  "da_dat", "ty_le", NULL
};
static const char *const compared_columns[] = { "noi_dung", "trong_ky", "ky_truoc", "tang_giam", NULL };

/* Takes texts that are its to free. */
static void
take_row (KioskFormFields *fields,
          const char *list,
          char *const *values,
          guint n_values)
{
  char **row = g_new0 (char *, n_values + 1);

  for (guint i = 0; i < n_values; i++)
    row[i] = values[i];
  kiosk_form_fields_take_row (fields, list, row);
}

static char *
dup_known (const KioskReportFigures *figures,
           gint64 number)
{
  return figures->n_batches > 0 ? kiosk_report_dup_number (number) : g_strdup (NO_FIGURE);
}

static void
add_ward (KioskFormFields *fields,
          const KioskDeskReportWard *ward,
          char *place,
          char *name)
{
  const KioskReportFigures *now = &ward->in_period;
  const KioskTally *tally = &now->tally;
  const KioskReportTarget *target = kiosk_desk_report_ward_get_target (ward);
  char *values[] = {
    place, name, g_strdup (ward->code), dup_known (now, tally->helper.installed),
    dup_known (now, tally->helper.signed_in), dup_known (now, tally->helper.helped),
    dup_known (now, tally->helper.not_able), dup_known (now, tally->self.installed),
    dup_known (now, tally->self.helped),
    kiosk_desk_report_dup_change (ward, tally->helper.installed, ward->before.tally.helper.installed),
    target != NULL ? kiosk_report_dup_number (target->target.number) : g_strdup (NO_FIGURE),
    target != NULL ? kiosk_report_dup_number (target->progress.done) : g_strdup (NO_FIGURE),
    target != NULL ? kiosk_report_dup_percent (target->progress.done, target->target.number) : g_strdup (NO_FIGURE)
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (values) == G_N_ELEMENTS (ward_columns) - 1);
  take_row (fields, "phuong", values, G_N_ELEMENTS (values));
}

static void
add_wards (KioskFormFields *fields,
           const KioskDeskReport *report)
{
  for (guint i = 0; i < report->wards->len; i++)
    {
      const KioskDeskReportWard *ward = g_ptr_array_index (report->wards, i);

      add_ward (fields, ward, g_strdup_printf ("%u", i + 1), kiosk_desk_report_ward_dup_name (ward));
    }
  add_ward (fields, report->sum, g_strdup (""), g_strdup ("Cộng"));
}

static void
add_compared (KioskFormFields *fields,
              const KioskDeskReportWard *sum,
              KioskSource source,
              KioskPaperMeasure measure)
{
  gboolean is_helper = source == KIOSK_SOURCE_HELPER;
  const KioskTally *now = &sum->in_period.tally;
  const KioskTally *before = &sum->before.tally;
  gint64 number = kiosk_paper_measure_of (measure, is_helper ? &now->helper : &now->self);
  gint64 earlier = kiosk_paper_measure_of (measure, is_helper ? &before->helper : &before->self);
  const char *who = is_helper ? "người hỗ trợ ghi" : "người dân tự bấm";
  char *values[] = {
    g_strdup_printf ("%s (%s)", kiosk_paper_measure_get_words (measure), who), dup_known (&sum->in_period, number),
    dup_known (&sum->before, earlier), kiosk_desk_report_dup_change (sum, number, earlier)
  };

  take_row (fields, "so_sanh", values, G_N_ELEMENTS (values));
}

static char *
dup_opening (const KioskDeskReport *report,
             const char *period)
{
  return g_strdup_printf ("Số liệu dưới đây là của %u phường, tổng hợp từ các máy hướng dẫn cài đặt ứng dụng Công dân "
                          "số TPHCM, %s.", report->wards->len, period);
}

static char *
dup_notes (const KioskDeskReport *report)
{
  g_autoptr (GPtrArray) notes = kiosk_desk_report_dup_notes (report, report->sum);

  g_ptr_array_add (notes, NULL);
  return g_strjoinv ("\n", (char **) notes->pdata);
}

/* What a ward's report says of its one kiosk. */
static void
replace (KioskFormFields *fields,
         const KioskDeskReport *report,
         const char *period)
{
  kiosk_form_fields_take (fields, "ten_phuong", g_strdup (""));
  kiosk_form_fields_take (fields, "ubnd_phuong", g_strdup ("nơi tổng hợp"));
  kiosk_form_fields_take (fields, "so_may", g_strdup (""));
  kiosk_form_fields_take (fields, "ma_may", g_strdup (""));
  kiosk_form_fields_take (fields, "may", g_strdup_printf ("các máy của %u phường", report->wards->len));
  kiosk_form_fields_take (fields, "chot", g_strdup (""));
  kiosk_form_fields_take (fields, "so_phuong", kiosk_report_dup_number (report->wards->len));
  kiosk_form_fields_take (fields, "mo_dau", dup_opening (report, period));
  kiosk_form_fields_take (fields, "ghi_chu", dup_notes (report));
}

/**
 * kiosk_desk_fields_new:
 * @report: a report with breakdown and days
 * @label: whose report it is; of a ward it says nothing that counts
 *
 * Any thread.
 *
 * Returns: (transfer full): every field that a desk's form may ask for: those of a ward's report of a period, of which
 *   what a desk has not stays empty, and the lists `phuong` and `so_sanh`
 */
KioskFormFields *
kiosk_desk_fields_new (const KioskDeskReport *report,
                       const KioskReportLabel *label)
{
  g_autoptr (KioskReport) sum = kiosk_desk_report_dup_as_report (report, report->sum, label);
  KioskFormFields *fields = kiosk_report_fields_new (sum);
  g_autofree char *period = kiosk_report_dup_period (sum);

  replace (fields, report, period);
  kiosk_form_fields_add_list (fields, "phuong", ward_columns);
  kiosk_form_fields_add_list (fields, "so_sanh", compared_columns);
  add_wards (fields, report);
  for (guint measure = 0; measure < KIOSK_PAPER_COUNTED; measure++)
    add_compared (fields, report->sum, KIOSK_SOURCE_HELPER, measure);
  add_compared (fields, report->sum, KIOSK_SOURCE_SELF, KIOSK_PAPER_INSTALLED);
  add_compared (fields, report->sum, KIOSK_SOURCE_SELF, KIOSK_PAPER_HELPED);
  return fields;
}

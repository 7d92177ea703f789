/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the tables of a form. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-report-lists.h"

#include "kiosk-report-brought.h"
#include "kiosk-report-words.h"

#define NO_FIGURE "–"

static const char *const content_columns[] = { "stt", "noi_dung", "trong_ky", "luy_ke", "chi_tieu", "ty_le", NULL };
static const char *const target_columns[] = { "stt", "noi_dung", "trong_ky", "luy_ke", "chi_tieu", "ty_le", "con_lai",
                                              "moi_ngay", "ngan", NULL };
static const char *const unit_columns[] = { "stt", "ten", "doi_tuong", "den_ngay", "thuoc_dien", "da_cai",
                                            "da_dang_nhap", "ty_le", NULL };
static const char *const team_columns[] = { "stt", "ten", "moi_cai", "dang_nhap", "ho_tro", "chua_cai", "tong", NULL };
static const char *const audience_columns[] = { "ten", "moi_cai", "dang_nhap", "chua_cai", "tong", NULL };
static const char *const reason_columns[] = { "ly_do", "chua_cai_ht", "chua_cai_nd", "chua_dang_nhap_ht",
                                              "chua_dang_nhap_nd", NULL };
static const char *const day_columns[] = { "ngay", "ht_moi_cai", "ht_dang_nhap", "nd_moi_cai", "nd_dang_nhap", NULL };

/* Takes texts that are its to free, and ends with NULL. */
static void
take_row (KioskFormFields *fields,
          const char *list,
          char *first,
          ...)
{
  GPtrArray *values = g_ptr_array_new ();
  va_list rest;

  g_ptr_array_add (values, first);
  va_start (rest, first);
  for (char *value = va_arg (rest, char *); value != NULL; value = va_arg (rest, char *))
    g_ptr_array_add (values, value);
  va_end (rest);
  g_ptr_array_add (values, NULL);
  kiosk_form_fields_take_row (fields, list, (char **) g_ptr_array_free (values, FALSE));
}

static char *
dup_place (guint *n)
{
  return g_strdup_printf ("%u", ++*n);
}

static char *
dup_or_none (gint64 number)
{
  return number >= 0 ? kiosk_report_dup_number (number) : g_strdup (NO_FIGURE);
}

static void
add_content (KioskFormFields *fields,
             guint *n,
             const char *what,
             gint64 in_period,
             gint64 cumulative)
{
  take_row (fields, "noi_dung", dup_place (n), g_strdup (what), kiosk_report_dup_number (in_period),
            kiosk_report_dup_number (cumulative), g_strdup (NO_FIGURE), g_strdup (NO_FIGURE), NULL);
}

/* What was done, then the same seen by each target. No row is added to another. */
static void
add_contents (KioskFormFields *fields,
              const KioskReport *report)
{
  const KioskTally *now = &report->in_period.tally;
  const KioskTally *all = &report->cumulative.tally;
  guint n = 0;

  add_content (fields, &n, "Mới cài (người hỗ trợ ghi)", now->helper.installed, all->helper.installed);
  add_content (fields, &n, "Đã đăng nhập, đăng ký thành công (người hỗ trợ ghi)", now->helper.signed_in,
               all->helper.signed_in);
  add_content (fields, &n, "Lượt người được hỗ trợ (người hỗ trợ ghi)", now->helper.helped, all->helper.helped);
  add_content (fields, &n, "Mới cài (người dân tự bấm)", now->self.installed, all->self.installed);
  add_content (fields, &n, "Đã đăng nhập, đăng ký thành công (người dân tự bấm)", now->self.signed_in,
               all->self.signed_in);
  add_content (fields, &n, "Mới cài ngoài trụ sở",
               kiosk_report_outreach_sum (&report->outreach, kiosk_tap_counts_as_installed),
               kiosk_report_outreach_sum (&report->outreach_cumulative, kiosk_tap_counts_as_installed));
  add_content (fields, &n, "Người đã nghe giới thiệu ngoài trụ sở", report->outreach.heard_people,
               report->outreach_cumulative.heard_people);
  for (guint i = 0; i < report->targets->len; i++)
    {
      const KioskReportTarget *row = &g_array_index (report->targets, KioskReportTarget, i);
      g_autofree char *words = kiosk_report_dup_target (row);

      take_row (fields, "noi_dung", dup_place (&n), g_strconcat ("Chỉ tiêu: ", words, NULL),
                dup_or_none (row->in_period), kiosk_report_dup_number (row->progress.done),
                kiosk_report_dup_number (row->target.number),
                kiosk_report_dup_percent (row->progress.done, row->target.number), NULL);
    }
}

static void
add_targets (KioskFormFields *fields,
             const KioskReport *report)
{
  guint n = 0;

  for (guint i = 0; i < report->targets->len; i++)
    {
      const KioskReportTarget *row = &g_array_index (report->targets, KioskReportTarget, i);
      gint64 pace = row->progress.a_day > 0 ? row->progress.a_day : -1;

      take_row (fields, "chi_tieu", dup_place (&n), kiosk_report_dup_target (row), dup_or_none (row->in_period),
                kiosk_report_dup_number (row->progress.done), kiosk_report_dup_number (row->target.number),
                kiosk_report_dup_percent (row->progress.done, row->target.number),
                kiosk_report_dup_number (row->progress.left), dup_or_none (pace), kiosk_report_dup_short_target (row),
                NULL);
    }
}

static void
add_units (KioskFormFields *fields,
           const KioskReport *report)
{
  guint n = 0;

  for (guint i = 0; i < report->units->len; i++)
    {
      const KioskReportUnit *unit = &g_array_index (report->units, KioskReportUnit, i);
      gboolean has_reported = unit->day != KIOSK_DAY_UNKNOWN;

      take_row (fields, "don_vi", dup_place (&n), g_strdup (unit->name),
                g_strdup (kiosk_report_audience_get_words (unit->audience)),
                has_reported ? kiosk_report_dup_day (unit->day) : g_strdup ("chưa báo"),
                dup_or_none (has_reported ? unit->concerned : -1), dup_or_none (has_reported ? unit->installed : -1),
                dup_or_none (has_reported ? unit->signed_in : -1),
                kiosk_report_dup_percent (unit->installed, unit->concerned), NULL);
    }
}

static void
add_team (KioskFormFields *fields,
          guint *n,
          const char *name,
          const KioskTallySide *side)
{
  take_row (fields, "luc_luong", dup_place (n), g_strdup (name), kiosk_report_dup_number (side->installed),
            kiosk_report_dup_number (side->signed_in), kiosk_report_dup_number (side->helped),
            kiosk_report_dup_number (side->not_able), kiosk_report_dup_number (side->counted), NULL);
}

static void
add_teams (KioskFormFields *fields,
           const KioskReport *report)
{
  guint n = 0;

  for (guint team = KIOSK_TEAM_COMMUNITY_TEAM; team < KIOSK_N_TEAMS; team++)
    add_team (fields, &n, kiosk_report_team_get_words (report, team), &report->in_period.teams[team].helper);
}

static void
add_audiences (KioskFormFields *fields,
               const char *list,
               const KioskReportFigures *figures)
{
  for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
    {
      const KioskTallySide *side = &figures->audiences[audience].helper;

      if (audience == KIOSK_AUDIENCE_UNSPECIFIED && side->counted == 0)
        continue;
      take_row (fields, list, g_strdup (kiosk_report_audience_get_words (audience)),
                kiosk_report_dup_number (side->installed), kiosk_report_dup_number (side->signed_in),
                kiosk_report_dup_number (side->not_able), kiosk_report_dup_number (side->counted), NULL);
    }
}

static void
add_reasons (KioskFormFields *fields,
             const KioskReport *report)
{
  const KioskReportFigures *figures = &report->in_period;

  for (guint i = 1; i <= KIOSK_N_REASONS; i++)
    {
      guint reason = i % KIOSK_N_REASONS;
      const gint64 numbers[] = {
        figures->not_able[KIOSK_SOURCE_HELPER][reason], figures->not_able[KIOSK_SOURCE_SELF][reason],
        figures->not_signed_in[KIOSK_SOURCE_HELPER][reason], figures->not_signed_in[KIOSK_SOURCE_SELF][reason]
      };

      if (numbers[0] + numbers[1] + numbers[2] + numbers[3] > 0)
        take_row (fields, "ly_do", g_strdup (kiosk_report_reason_get_words (reason)),
                  kiosk_report_dup_number (numbers[0]), kiosk_report_dup_number (numbers[1]),
                  kiosk_report_dup_number (numbers[2]), kiosk_report_dup_number (numbers[3]), NULL);
    }
}

static void
add_days (KioskFormFields *fields,
          const KioskReport *report)
{
  for (guint i = 0; i < report->days->len; i++)
    {
      const KioskReportDay *day = &g_array_index (report->days, KioskReportDay, i);

      take_row (fields, "theo_ngay", kiosk_report_dup_day (day->day),
                kiosk_report_dup_number (day->tally.helper.installed),
                kiosk_report_dup_number (day->tally.helper.signed_in),
                kiosk_report_dup_number (day->tally.self.installed),
                kiosk_report_dup_number (day->tally.self.signed_in), NULL);
    }
}

/**
 * kiosk_report_lists_add:
 * @fields: fields without lists
 * @report: a report
 *
 * Adds every list that a form may ask for, filled from @report. Any thread.
 */
void
kiosk_report_lists_add (KioskFormFields *fields,
                        const KioskReport *report)
{
  kiosk_form_fields_add_list (fields, "noi_dung", content_columns);
  kiosk_form_fields_add_list (fields, "chi_tieu", target_columns);
  kiosk_form_fields_add_list (fields, "don_vi", unit_columns);
  kiosk_form_fields_add_list (fields, "luc_luong", team_columns);
  kiosk_form_fields_add_list (fields, "doi_tuong", audience_columns);
  kiosk_form_fields_add_list (fields, "doi_tuong_ngay", audience_columns);
  kiosk_form_fields_add_list (fields, "ly_do", reason_columns);
  kiosk_form_fields_add_list (fields, "theo_ngay", day_columns);
  add_contents (fields, report);
  add_targets (fields, report);
  add_units (fields, report);
  add_teams (fields, report);
  add_audiences (fields, "doi_tuong", &report->in_period);
  add_audiences (fields, "doi_tuong_ngay", &report->on_day);
  add_reasons (fields, report);
  add_days (fields, report);
}

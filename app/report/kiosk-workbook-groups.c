/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets that say who the people of the period were, and why some could not. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-workbook-parts.h"

#include "kiosk-report-words.h"

static const double group_widths[] = { 44, 13, 13, 13, 13, 13, 13, 13 };
static const double reason_widths[] = { 44, 18, 18, 18, 18 };
static const char *const measure_names[] = {
  NULL, "Mới cài", "Đã đăng nhập", "Được hỗ trợ", "Có sẵn từ trước", "Chưa cài được", "Chỉ tư vấn", "Cộng được tính"
};
static const char *const reason_names[] = {
  "Lý do", "Chưa cài được (người hỗ trợ ghi)", "Chưa cài được (người dân tự bấm)",
  "Chưa đăng nhập (người hỗ trợ ghi)", "Chưa đăng nhập (người dân tự bấm)"
};

static void
add_kind_header (KioskWorkbookSheet *sheet)
{
  kiosk_workbook_sheet_text (sheet, KIOSK_WORKBOOK_HEADER, "Đối tượng");
  for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
    kiosk_workbook_sheet_text (sheet, KIOSK_WORKBOOK_HEADER, kiosk_report_kind_get_words (kind));
  kiosk_workbook_sheet_text (sheet, KIOSK_WORKBOOK_HEADER, "Cộng được tính");
  kiosk_workbook_sheet_next (sheet);
}

static void
add_kinds (KioskWorkbookSheet *sheet,
           KioskWorkbookStyle text_style,
           KioskWorkbookStyle style,
           const char *name,
           const gint64 kinds[KIOSK_N_KINDS])
{
  gint64 sum = 0;

  kiosk_workbook_sheet_text (sheet, text_style, name);
  for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
    {
      kiosk_workbook_sheet_number (sheet, style, kinds[kind]);
      sum += kinds[kind];
    }
  kiosk_workbook_sheet_number (sheet, style, sum);
  kiosk_workbook_sheet_next (sheet);
}

/* Residents were not asked who they are, helpers always say; a row that cannot have a figure is left out. */
static void
add_audiences (KioskWorkbookSheet *sheet,
               KioskSource source)
{
  const KioskReportFigures *figures = &sheet->workbook->report->in_period;
  gint64 all[KIOSK_N_KINDS] = { 0 };

  for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
    {
      gboolean is_usual = (audience == KIOSK_AUDIENCE_UNSPECIFIED) == (source == KIOSK_SOURCE_SELF);
      const KioskTally *tally = &figures->audiences[audience];

      for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
        all[kind] += figures->kinds[source][audience][kind];
      if (is_usual || (source == KIOSK_SOURCE_SELF ? tally->self.counted : tally->helper.counted) > 0)
        add_kinds (sheet, KIOSK_WORKBOOK_TEXT, KIOSK_WORKBOOK_NUMBER, kiosk_report_audience_get_words (audience),
                   figures->kinds[source][audience]);
    }
  add_kinds (sheet, KIOSK_WORKBOOK_SUM_TEXT, KIOSK_WORKBOOK_SUM_NUMBER, "Cộng", all);
}

static void
add_measure_header (KioskWorkbookSheet *sheet,
                    const char *first)
{
  kiosk_workbook_sheet_text (sheet, KIOSK_WORKBOOK_HEADER, first);
  for (guint i = 1; i < G_N_ELEMENTS (measure_names); i++)
    kiosk_workbook_sheet_text (sheet, KIOSK_WORKBOOK_HEADER, measure_names[i]);
  kiosk_workbook_sheet_next (sheet);
}

static void
add_side (KioskWorkbookSheet *sheet,
          const char *name,
          const KioskTallySide *side)
{
  const gint64 numbers[] = { side->installed, side->signed_in, side->helped, side->already_had, side->not_able,
                             side->advised, side->counted };

  kiosk_workbook_sheet_text (sheet, KIOSK_WORKBOOK_TEXT, name);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    kiosk_workbook_sheet_number (sheet, KIOSK_WORKBOOK_NUMBER, numbers[i]);
  kiosk_workbook_sheet_next (sheet);
}

static void
add_teams (KioskWorkbookSheet *sheet)
{
  const KioskReport *report = sheet->workbook->report;

  add_measure_header (sheet, "Ai ghi");
  for (guint team = KIOSK_TEAM_COMMUNITY_TEAM; team < KIOSK_N_TEAMS; team++)
    add_side (sheet, kiosk_report_team_get_words (report, team), &report->in_period.teams[team].helper);
  add_side (sheet, kiosk_report_team_get_words (report, KIOSK_TEAM_NONE),
            &report->in_period.teams[KIOSK_TEAM_NONE].self);
}

static void
add_shifts (KioskWorkbookSheet *sheet)
{
  const KioskReport *report = sheet->workbook->report;

  add_measure_header (sheet, "Buổi");
  for (guint shift = 0; shift < KIOSK_N_SHIFTS; shift++)
    {
      const KioskTally *tally = &report->in_period.shifts[shift];
      const char *words = kiosk_report_shift_get_words (shift);
      g_autofree char *helper = g_strconcat (words, ", người hỗ trợ ghi", NULL);
      g_autofree char *self = g_strconcat (words, ", người dân tự bấm", NULL);

      add_side (sheet, helper, &tally->helper);
      add_side (sheet, self, &tally->self);
    }
}

/**
 * kiosk_workbook_add_groups:
 * @workbook: a workbook with formats
 *
 * Adds the sheet of audiences and results, teams and parts of the day. The workbook's thread.
 */
void
kiosk_workbook_add_groups (KioskWorkbook *workbook)
{
  KioskWorkbookSheet sheet = kiosk_workbook_sheet_begin (workbook, "Đối tượng, kết quả", group_widths,
                                                         G_N_ELEMENTS (group_widths));

  add_kind_header (&sheet);
  kiosk_workbook_sheet_freeze (&sheet);
  kiosk_workbook_sheet_line (&sheet, KIOSK_WORKBOOK_SECTION, "Người hỗ trợ ghi (lượt người)");
  add_audiences (&sheet, KIOSK_SOURCE_HELPER);
  kiosk_workbook_sheet_line (&sheet, KIOSK_WORKBOOK_SECTION, "Người dân tự bấm (lượt người), không cộng với phần trên");
  add_audiences (&sheet, KIOSK_SOURCE_SELF);
  kiosk_workbook_sheet_next (&sheet);
  add_teams (&sheet);
  kiosk_workbook_sheet_next (&sheet);
  add_shifts (&sheet);
}

static void
add_reason (KioskWorkbookSheet *sheet,
            KioskReason reason)
{
  const KioskReportFigures *figures = &sheet->workbook->report->in_period;

  kiosk_workbook_sheet_text (sheet, KIOSK_WORKBOOK_TEXT, kiosk_report_reason_get_words (reason));
  kiosk_workbook_sheet_number (sheet, KIOSK_WORKBOOK_NUMBER, figures->not_able[KIOSK_SOURCE_HELPER][reason]);
  kiosk_workbook_sheet_number (sheet, KIOSK_WORKBOOK_NUMBER, figures->not_able[KIOSK_SOURCE_SELF][reason]);
  kiosk_workbook_sheet_number (sheet, KIOSK_WORKBOOK_NUMBER, figures->not_signed_in[KIOSK_SOURCE_HELPER][reason]);
  kiosk_workbook_sheet_number (sheet, KIOSK_WORKBOOK_NUMBER, figures->not_signed_in[KIOSK_SOURCE_SELF][reason]);
  kiosk_workbook_sheet_next (sheet);
}

static gint64
sum_reasons (const gint64 reasons[KIOSK_N_REASONS])
{
  gint64 sum = 0;

  for (guint reason = 0; reason < KIOSK_N_REASONS; reason++)
    sum += reasons[reason];
  return sum;
}

static void
add_reason_sums (KioskWorkbookSheet *sheet)
{
  const KioskReportFigures *figures = &sheet->workbook->report->in_period;
  const gint64 sums[] = {
    sum_reasons (figures->not_able[KIOSK_SOURCE_HELPER]), sum_reasons (figures->not_able[KIOSK_SOURCE_SELF]),
    sum_reasons (figures->not_signed_in[KIOSK_SOURCE_HELPER]), sum_reasons (figures->not_signed_in[KIOSK_SOURCE_SELF])
  };

  kiosk_workbook_sheet_text (sheet, KIOSK_WORKBOOK_SUM_TEXT, "Cộng");
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    kiosk_workbook_sheet_number (sheet, KIOSK_WORKBOOK_SUM_NUMBER, sums[i]);
  kiosk_workbook_sheet_next (sheet);
}

/**
 * kiosk_workbook_add_reasons:
 * @workbook: a workbook with formats
 *
 * Adds the sheet of reasons. Where nobody was asked, there was none: that row comes last. The workbook's thread.
 */
void
kiosk_workbook_add_reasons (KioskWorkbook *workbook)
{
  KioskWorkbookSheet sheet = kiosk_workbook_sheet_begin (workbook, "Lý do", reason_widths,
                                                         G_N_ELEMENTS (reason_widths));

  kiosk_workbook_sheet_header (&sheet, reason_names);
  kiosk_workbook_sheet_freeze (&sheet);
  for (guint reason = KIOSK_REASON_NONE + 1; reason < KIOSK_N_REASONS; reason++)
    add_reason (&sheet, reason);
  add_reason (&sheet, KIOSK_REASON_NONE);
  add_reason_sums (&sheet);
}

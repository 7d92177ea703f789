/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office's papers are in Vietnamese whatever the screen shows, so nothing here goes through a translation.
 * Numbers are 1.234 and 45,7 %, dates 05/02/2026, as Nghị định 30/2020/NĐ-CP and every office write them. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-report-words.h"

#include "kiosk-report-brought.h"
#include "kiosk-ward.h"

#define GROUP_DIGITS 3
#define MONTHS_A_QUARTER 3

static const char *const kind_words[KIOSK_N_KINDS] = {
  "Mới cài, chưa đăng nhập", "Mới cài, đã đăng nhập", "Có sẵn, nay mới đăng nhập", "Có sẵn từ trước",
  "Chưa cài được", "Chỉ tư vấn"
};
static const char *const reason_words[KIOSK_N_REASONS] = {
  "Không hỏi", "Không có điện thoại thông minh", "Không mang điện thoại", "Điện thoại quá cũ",
  "Điện thoại hết chỗ trống", "Quên mật khẩu CH Play, App Store", "Không có mạng", "Hẹn lần sau", "Chưa có VNeID",
  "Quên mật khẩu VNeID", "VNeID ở điện thoại khác", "Lý do khác", "Không rõ lý do"
};
static const char *const audience_words[KIOSK_N_AUDIENCES] = {
  "Người dân", "Cán bộ, công chức, viên chức, người lao động", "Đoàn viên, hội viên",
  "Doanh nghiệp, hợp tác xã, hộ kinh doanh", "Không hỏi đối tượng"
};
static const char *const shift_words[KIOSK_N_SHIFTS] = { "Buổi sáng", "Buổi chiều", "Buổi tối" };
static const char *const measure_words[KIOSK_N_TARGET_MEASURES] = {
  "Mới cài", "Đã đăng nhập (đăng ký thành công)", "Lượt người được hỗ trợ"
};
static const char *const short_measure_words[KIOSK_N_TARGET_MEASURES] = { "Mới cài", "Đã đăng nhập", "Được hỗ trợ" };
static const char *const team_words[KIOSK_N_TEAMS] = {
  "Người dân tự bấm", NULL, "Công an phường", "Đoàn Thanh niên", "Cán bộ phường"
};
static const char *const column_words[KIOSK_N_TARGET_COLUMNS] = {
  "người hỗ trợ ghi tại máy", "người dân tự bấm", "ngoài trụ sở", "đơn vị báo"
};
static const char *const name_words[KIOSK_N_TARGET_NAMES] = {
  "Kế hoạch của Thành phố", "Kế hoạch của phường", "Đợt cao điểm", NULL, "Giao đoàn thể"
};
static const char *const weekday_words[] = {
  "", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"
};
static const char *const roman[] = { "I", "II", "III", "IV" };

/**
 * kiosk_report_kind_get_words:
 * @kind: what became of a person
 *
 * Any thread.
 *
 * Returns: (transfer none): the words, with a capital
 */
const char *
kiosk_report_kind_get_words (KioskKind kind)
{
  g_return_val_if_fail ((guint) kind < KIOSK_N_KINDS, NULL);

  return kind_words[kind];
}

/**
 * kiosk_report_reason_get_words:
 * @reason: why somebody could not
 *
 * Any thread.
 *
 * Returns: (transfer none): the words, with a capital
 */
const char *
kiosk_report_reason_get_words (KioskReason reason)
{
  g_return_val_if_fail ((guint) reason < KIOSK_N_REASONS, NULL);

  return reason_words[reason];
}

/**
 * kiosk_report_audience_get_words:
 * @audience: a group of people
 *
 * Any thread.
 *
 * Returns: (transfer none): the words, with a capital
 */
const char *
kiosk_report_audience_get_words (KioskAudience audience)
{
  g_return_val_if_fail ((guint) audience < KIOSK_N_AUDIENCES, NULL);

  return audience_words[audience];
}

/**
 * kiosk_report_shift_get_words:
 * @shift: a part of the day
 *
 * Any thread.
 *
 * Returns: (transfer none): the words, with a capital
 */
const char *
kiosk_report_shift_get_words (KioskShift shift)
{
  g_return_val_if_fail ((guint) shift < KIOSK_N_SHIFTS, NULL);

  return shift_words[shift];
}

/**
 * kiosk_report_measure_get_words:
 * @measure: what a target counts
 *
 * Any thread.
 *
 * Returns: (transfer none): the words, with a capital
 */
const char *
kiosk_report_measure_get_words (KioskTargetMeasure measure)
{
  g_return_val_if_fail ((guint) measure < KIOSK_N_TARGET_MEASURES, NULL);

  return measure_words[measure];
}

/**
 * kiosk_report_team_get_words:
 * @report: a report
 * @team: who noted; %KIOSK_TEAM_NONE: residents themselves
 *
 * Any thread.
 *
 * Returns: (transfer none): the words; of the community digital team what the ward calls it
 */
const char *
kiosk_report_team_get_words (const KioskReport *report,
                             KioskTeam team)
{
  g_return_val_if_fail ((guint) team < KIOSK_N_TEAMS, NULL);

  return team_words[team] != NULL ? team_words[team] : report->label->team_name;
}

/**
 * kiosk_report_dup_number:
 * @number: a number
 *
 * Any thread.
 *
 * Returns: (transfer full): it with a point between groups of three digits: `1.234`
 */
char *
kiosk_report_dup_number (gint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, number < 0 ? -(guint64) number : (guint64) number);
  GString *text = g_string_new (digits);

  for (gssize i = (gssize) text->len - GROUP_DIGITS; i > 0; i -= GROUP_DIGITS)
    g_string_insert_c (text, i, '.');
  return g_string_free (number < 0 ? g_string_prepend_c (text, '-') : text, FALSE);
}

/**
 * kiosk_report_dup_percent:
 * @part: a number, 0 or more
 * @whole: of how many
 *
 * Any thread.
 *
 * Returns: (transfer full): the share rounded down to a tenth of a percent, `45,7%`; a dash where @whole is 0
 */
char *
kiosk_report_dup_percent (gint64 part,
                          gint64 whole)
{
  gint64 permille = whole > 0 ? part * 1000 / whole : 0;
  g_autofree char *percent = kiosk_report_dup_number (permille / 10);

  return whole > 0 ? g_strdup_printf ("%s,%d%%", percent, (int) (permille % 10)) : g_strdup ("–");
}

/**
 * kiosk_report_dup_day:
 * @day: a day, or %KIOSK_DAY_UNKNOWN
 *
 * Any thread.
 *
 * Returns: (transfer full): `05/02/2026`, or "chưa rõ ngày"
 */
char *
kiosk_report_dup_day (KioskDay day)
{
  GDate date;

  if (day == KIOSK_DAY_UNKNOWN)
    return g_strdup ("chưa rõ ngày");

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%02d/%02d/%04d", g_date_get_day (&date), g_date_get_month (&date), g_date_get_year (&date));
}

/**
 * kiosk_report_dup_weekday:
 * @day: a known day
 *
 * Any thread.
 *
 * Returns: (transfer full): "Thứ Năm, ngày 05/02/2026"
 */
char *
kiosk_report_dup_weekday (KioskDay day)
{
  g_autofree char *text = kiosk_report_dup_day (day);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%s, ngày %s", weekday_words[g_date_get_weekday (&date)], text);
}

/* The month or quarter that a period is called after: that of its last day, wherever the cut-off day is. */
static char *
dup_period_name (const KioskPeriod *period)
{
  GDate date;
  int month;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, period->to);
  month = g_date_get_month (&date);
  if (period->kind == KIOSK_PERIOD_MONTH)
    return g_strdup_printf ("tháng %02d/%d ", month, g_date_get_year (&date));
  if (period->kind == KIOSK_PERIOD_QUARTER)
    return g_strdup_printf ("quý %s/%d ", roman[(month - 1) / MONTHS_A_QUARTER], g_date_get_year (&date));
  return g_strdup (period->kind == KIOSK_PERIOD_WEEK ? "tuần " : "");
}

/**
 * kiosk_report_dup_period:
 * @report: a report
 *
 * Any thread.
 *
 * Returns: (transfer full): its days up to the last that can have figures, for the middle of a sentence: "ngày
 *   05/02/2026", "tháng 11/2026 (từ ngày 15/10/2026 đến ngày 14/11/2026)"
 */
char *
kiosk_report_dup_period (const KioskReport *report)
{
  const KioskPeriod *period = &report->period;
  g_autofree char *from = kiosk_report_dup_day (period->from);
  g_autofree char *until = kiosk_report_dup_day (report->until);
  g_autofree char *name = dup_period_name (period);

  if (period->kind == KIOSK_PERIOD_DAY || (period->kind == KIOSK_PERIOD_RANGE && period->from == period->to))
    return g_strdup_printf ("ngày %s", from);
  if (period->kind == KIOSK_PERIOD_RANGE)
    return g_strdup_printf ("từ ngày %s đến ngày %s", from, until);
  return g_strdup_printf ("%s(từ ngày %s đến ngày %s)", name, from, until);
}

/**
 * kiosk_report_dup_closing:
 * @report: a report
 *
 * Any thread.
 *
 * Returns: (transfer full): a sentence that says up to which closing the figures go
 */
char *
kiosk_report_dup_closing (const KioskReport *report)
{
  g_autofree char *day = kiosk_report_dup_day (report->last_day);
  g_autofree char *n_batches = kiosk_report_dup_number (report->n_batches);

  if (report->n_batches == 0)
    return g_strdup ("Máy chưa chốt số liệu lần nào.");
  return g_strdup_printf ("Số liệu đã chốt %s lần; lần cuối là lô số %" G_GINT64_FORMAT ", %s%s.", n_batches,
                          report->last_n, report->last_day != KIOSK_DAY_UNKNOWN ? "ngày " : "", day);
}

/**
 * kiosk_report_dup_equation:
 * @tally: a tally
 *
 * Any thread.
 *
 * Returns: (transfer full): a line that says what became of every tap
 */
char *
kiosk_report_dup_equation (const KioskTally *tally)
{
  g_autofree char *taps = kiosk_report_dup_number (tally->taps);
  g_autofree char *counted = kiosk_report_dup_number (tally->counted);
  g_autofree char *changed = kiosk_report_dup_number (tally->changed);
  g_autofree char *undone = kiosk_report_dup_number (tally->undone);
  g_autofree char *suppressed = kiosk_report_dup_number (tally->suppressed);

  return g_strdup_printf ("Đã ghi %s lượt người = %s được tính + %s đã sửa + %s đã hủy + %s không tính", taps, counted,
                          changed, undone, suppressed);
}

/**
 * kiosk_report_dup_overlap:
 * @tally: a tally
 *
 * Any thread.
 *
 * Returns: (transfer full): a sentence that says why the two sides are not added, and how many taps may be of both
 */
char *
kiosk_report_dup_overlap (const KioskTally *tally)
{
  g_autofree char *overlap = kiosk_report_dup_number (tally->self.overlap);

  return g_strdup_printf ("Trong ca của người hỗ trợ, người dân tự bấm %s lượt người: có thể trùng, không cộng.",
                          overlap);
}

/**
 * kiosk_report_dup_target:
 * @row: a target of a report
 *
 * Any thread.
 *
 * Returns: (transfer full): what it counts, of whom, by which figures, who gave it and for when
 */
char *
kiosk_report_dup_target (const KioskReportTarget *row)
{
  const KioskTarget *target = &row->target;
  g_autofree char *from = kiosk_report_dup_day (target->from);
  g_autofree char *until = target->until != KIOSK_DAY_UNKNOWN ? kiosk_report_dup_day (target->until) : NULL;
  const char *audience = target->audience != KIOSK_AUDIENCE_UNSPECIFIED ? audience_words[target->audience]
                                                                        : "mọi đối tượng";
  const char *name = name_words[target->name] != NULL ? name_words[target->name] : "Giao Tổ công nghệ số cộng đồng";

  return g_strdup_printf ("%s – %s (%s; %s; từ %s%s%s)", measure_words[target->measure], audience,
                          column_words[target->column], name, from, until != NULL ? " đến " : "",
                          until != NULL ? until : ", không thời hạn");
}

/**
 * kiosk_report_dup_short_target:
 * @row: a target of a report
 *
 * Any thread.
 *
 * Returns: (transfer full): what it counts and of whom, for a line; by which figures, where not by those of helpers
 */
char *
kiosk_report_dup_short_target (const KioskReportTarget *row)
{
  const KioskTarget *target = &row->target;
  gboolean has_audience = target->audience != KIOSK_AUDIENCE_UNSPECIFIED;
  gboolean has_column = target->column != KIOSK_TARGET_COLUMN_HELPER;

  return g_strconcat (short_measure_words[target->measure], has_audience ? " – " : "",
                      has_audience ? audience_words[target->audience] : "", has_column ? " (" : "",
                      has_column ? column_words[target->column] : "", has_column ? ")" : "", NULL);
}

/**
 * kiosk_report_dup_units:
 * @report: a report
 *
 * Any thread.
 *
 * Returns: (transfer full): a sentence that says how many units have reported, and what they have reached
 */
char *
kiosk_report_dup_units (const KioskReport *report)
{
  guint n_reported = 0;
  KioskReportUnit sum = { 0 };
  g_autofree char *concerned = NULL;
  g_autofree char *installed = NULL;
  g_autofree char *signed_in = NULL;

  for (guint i = 0; i < report->units->len; i++)
    {
      const KioskReportUnit *unit = &g_array_index (report->units, KioskReportUnit, i);

      n_reported += unit->day != KIOSK_DAY_UNKNOWN ? 1 : 0;
      sum.concerned += unit->concerned;
      sum.installed += unit->installed;
      sum.signed_in += unit->signed_in;
    }
  concerned = kiosk_report_dup_number (sum.concerned);
  installed = kiosk_report_dup_number (sum.installed);
  signed_in = kiosk_report_dup_number (sum.signed_in);
  if (report->units->len == 0)
    return g_strdup ("Chưa có đơn vị nào báo.");
  return g_strdup_printf ("%u/%u đơn vị đã báo: đã cài %s/%s người, đã đăng nhập %s người.", n_reported,
                          report->units->len, installed, concerned, signed_in);
}

/**
 * kiosk_report_dup_outreach:
 * @report: a report
 *
 * Any thread.
 *
 * Returns: (transfer full): a sentence that says what was done outside the office in the period
 */
char *
kiosk_report_dup_outreach (const KioskReport *report)
{
  const KioskReportOutreach *outreach = &report->outreach;
  gint64 n_installed = kiosk_report_outreach_sum (outreach, kiosk_tap_counts_as_installed);
  gint64 n_signed_in = kiosk_report_outreach_sum (outreach, kiosk_tap_counts_as_signed_in);
  g_autofree char *installed = kiosk_report_dup_number (n_installed);
  g_autofree char *signed_in = kiosk_report_dup_number (n_signed_in);
  g_autofree char *sessions = kiosk_report_dup_number (outreach->heard_sessions);
  g_autofree char *people = kiosk_report_dup_number (outreach->heard_people);

  if (outreach->n_sheets == 0)
    return g_strdup ("Ngoài trụ sở: không có phiếu nào trong kỳ.");
  return g_strdup_printf ("Ngoài trụ sở: mới cài %s, đã đăng nhập %s lượt người; %s buổi giới thiệu, %s người nghe.",
                          installed, signed_in, sessions, people);
}

/**
 * kiosk_report_dup_kiosk:
 * @report: a report
 *
 * Any thread.
 *
 * Returns: (transfer full): which kiosk it is of: "máy số 3, mã máy 0123456789ABCDEF"; of a ward's sum also of how many
 */
char *
kiosk_report_dup_kiosk (const KioskReport *report)
{
  const KioskReportLabel *label = report->label;

  if (label->ward_sum != NULL)
    return g_strdup_printf ("cả phường %s; cộng tại máy số %u, mã máy %s", label->ward_sum, label->number,
                            label->kiosk);
  return g_strdup_printf ("máy số %u, mã máy %s", label->number, label->kiosk);
}

/**
 * kiosk_report_dup_ward:
 * @report: a report
 *
 * Any thread.
 *
 * Returns: (transfer full): who reports, inside a sentence: "UBND phường Tân Sơn Hòa"
 */
char *
kiosk_report_dup_ward (const KioskReport *report)
{
  g_autofree char *name = kiosk_ward_dup_running_name (report->label->ward_name);

  return g_strconcat ("UBND ", name, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Six lines that stand alone in a message: who and when, helpers, residents, obstacles, targets, up to where. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-message.h"

#include "kiosk-report-words.h"

/* Older editors of Windows know UTF-8 by its mark, and break lines at both characters only. */
#define MARK "\xef\xbb\xbf"
#define EOL  "\r\n"

static void
append_head (GString *text,
             const KioskReport *report)
{
  const char *warning = kiosk_report_label_get_warning (report->label);
  g_autofree char *ward = kiosk_report_dup_ward (report);
  g_autofree char *period = kiosk_report_dup_period (report);

  if (warning != NULL)
    g_string_append_printf (text, "%s. ", warning);
  g_string_append (text, ward);
  if (report->label->ward_sum != NULL)
    g_string_append_printf (text, " (%s)", report->label->ward_sum);
  g_string_append_printf (text, " – Công dân số TPHCM, %s:" EOL, period);
}

static void
append_side (GString *text,
             const char *who,
             const KioskTallySide *side,
             const char *helped)
{
  g_autofree char *installed = kiosk_report_dup_number (side->installed);
  g_autofree char *signed_in = kiosk_report_dup_number (side->signed_in);
  g_autofree char *helped_number = kiosk_report_dup_number (side->helped);

  g_string_append_printf (text, "- %s: mới cài %s; đã đăng nhập %s; %s %s lượt người", who, installed, signed_in,
                          helped, helped_number);
}

static void
append_sides (GString *text,
              const KioskReport *report)
{
  const KioskTally *tally = &report->in_period.tally;
  g_autofree char *overlap = kiosk_report_dup_number (tally->self.overlap);

  append_side (text, "Người hỗ trợ ghi", &tally->helper, "được hỗ trợ");
  g_string_append (text, "." EOL);
  append_side (text, "Người dân tự bấm", &tally->self, "được hướng dẫn");
  g_string_append_printf (text, " (trong ca của người hỗ trợ %s lượt người: có thể trùng, không cộng)." EOL, overlap);
}

/* The reason that most had; KIOSK_REASON_NONE where nobody was asked. */
static KioskReason
find_main_reason (const gint64 reasons[KIOSK_N_REASONS])
{
  KioskReason main_reason = KIOSK_REASON_NONE;

  for (guint reason = KIOSK_REASON_NONE + 1; reason < KIOSK_N_REASONS; reason++)
    if (reason != KIOSK_REASON_UNSAID
        && reasons[reason] > (main_reason != KIOSK_REASON_NONE ? reasons[main_reason] : 0))
      main_reason = reason;
  return main_reason;
}

static void
append_main_reason (GString *text,
                    const gint64 reasons[KIOSK_N_REASONS])
{
  KioskReason reason = find_main_reason (reasons);
  const char *words = kiosk_report_reason_get_words (reason);
  const char *rest = g_utf8_next_char (words);
  gboolean is_name = g_unichar_isupper (g_utf8_get_char (rest));
  g_autofree char *first = is_name ? g_strndup (words, (gsize) (rest - words)) : g_utf8_strdown (words, rest - words);
  g_autofree char *number = kiosk_report_dup_number (reasons[reason]);

  if (reason != KIOSK_REASON_NONE)
    g_string_append_printf (text, ", nhiều nhất: %s%s %s", first, rest, number);
}

static void
append_obstacles (GString *text,
                  const KioskReport *report)
{
  const KioskReportFigures *figures = &report->in_period;
  g_autofree char *helper = kiosk_report_dup_number (figures->tally.helper.not_able);
  g_autofree char *self = kiosk_report_dup_number (figures->tally.self.not_able);

  g_string_append_printf (text, "- Chưa cài được: người hỗ trợ ghi %s", helper);
  append_main_reason (text, figures->not_able[KIOSK_SOURCE_HELPER]);
  g_string_append_printf (text, "; người dân tự bấm %s." EOL, self);
}

static void
append_target (GString *text,
               const KioskReportTarget *row)
{
  g_autofree char *done = kiosk_report_dup_number (row->progress.done);
  g_autofree char *number = kiosk_report_dup_number (row->target.number);
  g_autofree char *percent = kiosk_report_dup_percent (row->progress.done, row->target.number);
  g_autofree char *words = kiosk_report_dup_short_target (row);

  g_string_append_printf (text, "%s %s/%s (%s)", words, done, number, percent);
}

static void
append_cumulative (GString *text,
                   const KioskReport *report)
{
  g_autofree char *installed = kiosk_report_dup_number (report->cumulative.tally.helper.installed);
  g_autofree char *signed_in = kiosk_report_dup_number (report->cumulative.tally.helper.signed_in);

  g_string_append_printf (text, "- Lũy kế người hỗ trợ ghi: mới cài %s; đã đăng nhập %s.", installed, signed_in);
  for (guint i = 0; i < report->targets->len; i++)
    {
      g_string_append (text, i == 0 ? " So với chỉ tiêu: " : "; ");
      append_target (text, &g_array_index (report->targets, KioskReportTarget, i));
    }
  g_string_append (text, report->targets->len > 0 ? "." EOL : EOL);
}

static void
append_closing (GString *text,
                const KioskReport *report)
{
  g_autofree char *units = kiosk_report_dup_units (report);
  g_autofree char *closing = kiosk_report_dup_closing (report);
  g_autofree char *undated = kiosk_report_dup_number (report->undated.tally.counted);

  g_string_append (text, "- ");
  if (report->units->len > 0)
    g_string_append_printf (text, "%s ", units);
  g_string_append (text, closing);
  if (report->undated.n_batches > 0)
    g_string_append_printf (text, " Chưa rõ ngày: %s lượt người, không cộng.", undated);
  if (report->in_period.n_batches == 0)
    g_string_append (text, " Kỳ này chưa chốt số liệu lần nào: số 0 ở trên là chưa có số liệu.");
  g_string_append (text, EOL);
}

/**
 * kiosk_message_dup_text:
 * @report: a report
 *
 * Any thread.
 *
 * Returns: (transfer full): six lines, UTF-8 with a byte order mark, ended by CR LF
 */
char *
kiosk_message_dup_text (const KioskReport *report)
{
  GString *text = g_string_new (MARK);

  append_head (text, report);
  append_sides (text, report);
  append_obstacles (text, report);
  append_cumulative (text, report);
  append_closing (text, report);
  return g_string_free (text, FALSE);
}

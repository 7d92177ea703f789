/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words, numbers and dates as an office writes them. */
#include "kiosk-report-words.h"
#include "world.h"

static void
assert_text (char *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_numbers (void)
{
  assert_text (kiosk_report_dup_number (0), "0");
  assert_text (kiosk_report_dup_number (999), "999");
  assert_text (kiosk_report_dup_number (1234), "1.234");
  assert_text (kiosk_report_dup_number (123456), "123.456");
  assert_text (kiosk_report_dup_number (1234567), "1.234.567");
  assert_text (kiosk_report_dup_number (-1234), "-1.234");
  assert_text (kiosk_report_dup_percent (457, 1000), "45,7%");
  assert_text (kiosk_report_dup_percent (2, 3), "66,6%");
  assert_text (kiosk_report_dup_percent (30000, 2000), "1.500,0%");
  assert_text (kiosk_report_dup_percent (3, 0), "–");
}

static void
test_days (void)
{
  assert_text (kiosk_report_dup_day (kiosk_day_from_iso ("2026-02-05")), "05/02/2026");
  assert_text (kiosk_report_dup_day (KIOSK_DAY_UNKNOWN), "chưa rõ ngày");
  assert_text (kiosk_report_dup_weekday (kiosk_day_from_iso ("2025-01-16")), "Thứ Năm, ngày 16/01/2025");
  assert_text (kiosk_report_dup_weekday (kiosk_day_from_iso ("2025-01-19")), "Chủ nhật, ngày 19/01/2025");
}

static void
assert_period (guint cut_off_day,
               KioskPeriodKind kind,
               const char *day,
               const char *expected)
{
  g_autoptr (KioskReport) report = NULL;
  World world;

  world_init (&world);
  world.label.cut_off_day = cut_off_day;
  report = world_report (&world, kind, day);
  assert_text (kiosk_report_dup_period (report), expected);
  world_clear (&world);
}

static void
test_periods (void)
{
  assert_period (0, KIOSK_PERIOD_DAY, "2026-11-18", "ngày 18/11/2026");
  assert_period (0, KIOSK_PERIOD_RANGE, "2026-11-18", "ngày 18/11/2026");
  assert_period (0, KIOSK_PERIOD_WEEK, "2026-11-12", "tuần (từ ngày 09/11/2026 đến ngày 15/11/2026)");
  assert_period (0, KIOSK_PERIOD_MONTH, "2026-11-18", "tháng 11/2026 (từ ngày 01/11/2026 đến ngày 19/11/2026)");
  assert_period (14, KIOSK_PERIOD_MONTH, "2026-11-02", "tháng 11/2026 (từ ngày 15/10/2026 đến ngày 14/11/2026)");
  assert_period (14, KIOSK_PERIOD_QUARTER, "2025-12-31", "quý I/2026 (từ ngày 15/12/2025 đến ngày 14/03/2026)");
}

/* A ward whose name is a number keeps its word. */
static void
test_letterhead (void)
{
  g_autoptr (KioskReportLabel) named = NULL;
  g_autoptr (KioskReportLabel) numbered = NULL;
  KioskReportLabel label = { .ward = "26977", .ward_name = "Phường Tân Sơn Hòa", .kiosk = KIOSK, .mode = "live",
                             .team_name = "Tổ A", .signer = "KT. CHỦ TỊCH|PHÓ CHỦ TỊCH" };

  named = kiosk_report_label_copy (&label);
  label.ward_name = "Phường 2";
  numbered = kiosk_report_label_copy (&label);
  g_assert_cmpstr (named->place, ==, "Tân Sơn Hòa");
  g_assert_cmpstr (named->body, ==, "ỦY BAN NHÂN DÂN\nPHƯỜNG TÂN SƠN HÒA");
  g_assert_cmpstr (named->signer, ==, "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH");
  g_assert_cmpstr (numbered->place, ==, "Phường 2");
}

static void
test_mode (void)
{
  KioskReportLabel label = { .mode = "live" };

  g_assert_null (kiosk_report_label_get_warning (&label));
  label.mode = "training";
  g_assert_cmpstr (kiosk_report_label_get_warning (&label), ==, "TẬP HUẤN – không phải số liệu thật");
  label.mode = "demo";
  g_assert_cmpstr (kiosk_report_label_get_warning (&label), ==, "TRÌNH DIỄN – không phải số liệu thật");
}

static void
test_sentences (void)
{
  g_autoptr (KioskReport) report = NULL;
  World world;

  world_init (&world);
  world_fill (&world);
  report = world_report (&world, KIOSK_PERIOD_MONTH, "2026-11-19");
  assert_text (kiosk_report_dup_equation (&report->in_period.tally),
               "Đã ghi 1.177 lượt người = 1.167 được tính + 3 đã sửa + 2 đã hủy + 5 không tính");
  assert_text (kiosk_report_dup_overlap (&report->in_period.tally),
               "Trong ca của người hỗ trợ, người dân tự bấm 1.000 lượt người: có thể trùng, không cộng.");
  assert_text (kiosk_report_dup_closing (report), "Số liệu đã chốt 7 lần; lần cuối là lô số 6, ngày 19/11/2026.");
  assert_text (kiosk_report_dup_target (&g_array_index (report->targets, KioskReportTarget, 0)),
               "Mới cài – mọi đối tượng (người hỗ trợ ghi tại máy; Kế hoạch của Thành phố; từ 01/10/2026, không thời "
               "hạn)");
  assert_text (kiosk_report_dup_ward (report), "UBND phường Tân Sơn Hòa");
  assert_text (kiosk_report_dup_kiosk (report), "máy số 3, mã máy " KIOSK);
  world_clear (&world);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/report-words/numbers", test_numbers);
  g_test_add_func ("/report-words/days", test_days);
  g_test_add_func ("/report-words/periods", test_periods);
  g_test_add_func ("/report-words/letterhead", test_letterhead);
  g_test_add_func ("/report-words/mode", test_mode);
  g_test_add_func ("/report-words/sentences", test_sentences);
  return g_test_run ();
}

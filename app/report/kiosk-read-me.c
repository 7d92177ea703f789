/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doc-truoc.txt: what each file of a bundle is, how to check it, what the numbers mean. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-message.h"

#include "kiosk-report-words.h"

/* As in kiosk-message.c. */
#define MARK "\xef\xbb\xbf"
#define EOL  "\r\n"

/* In the order in which a clerk needs them. */
static const char *const files[][2] = {
  { "bao-cao.docx", "báo cáo để mở bằng Word, điền số, ngày, chữ ký rồi gửi" },
  { "bao-cao.pdf", "báo cáo để in ngay" },
  { "phieu-ngay.docx", "phiếu một trang của ngày cuối kỳ, để lãnh đạo xem nhanh" },
  { "phieu-ngay.pdf", "phiếu ấy để in ngay" },
  { "tin-nhan.txt", "sáu dòng để dán vào tin nhắn, Zalo, thư điện tử" },
  { "tong-hop.xlsx", "bảng số liệu mở bằng Excel: theo ngày, đối tượng, lý do, chỉ tiêu; tờ cuối giải thích" },
  { "thiet-lap.ini", "thiết lập của máy, để máy thay thế đọc lại; không có mã PIN, mã ca hay khóa" },
  { "batches.csv, cells.csv, sheets.csv, targets.csv", "toàn bộ số đã chốt, dành cho máy nơi nhận; không sửa" },
  { "datapackage.json", "bản kê các tệp .csv với mã kiểm của từng tệp" },
  { "datapackage.json.minisig", "chữ ký của máy trên bản kê" },
  { "kiosk.pub", "khóa để kiểm chữ ký" },
};

static gboolean
is_there (const char *const *names,
          const char *wanted)
{
  g_auto (GStrv) parts = g_strsplit (wanted, ", ", 2);

  return g_strv_contains (names, parts[0]);
}

static void
append_files (GString *text,
              const char *const *names)
{
  g_string_append (text, "TRONG THƯ MỤC NÀY" EOL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if (is_there (names, files[i][0]))
      g_string_append_printf (text, "- %s: %s." EOL, files[i][0], files[i][1]);
}

static void
append_head (GString *text,
             const KioskReport *report)
{
  const char *warning = kiosk_report_label_get_warning (report->label);
  g_autofree char *ward = kiosk_report_dup_ward (report);
  g_autofree char *kiosk = kiosk_report_dup_kiosk (report);
  g_autofree char *period = kiosk_report_dup_period (report);
  g_autofree char *closing = kiosk_report_dup_closing (report);

  if (warning != NULL)
    g_string_append_printf (text, "*** %s ***" EOL EOL, warning);
  g_string_append_printf (text, "Số liệu hướng dẫn cài đặt ứng dụng Công dân số TPHCM" EOL "%s, %s" EOL
                          "Kỳ của báo cáo: %s" EOL "%s" EOL EOL, ward, kiosk, period, closing);
}

static const char usage[] =
  EOL "CÁCH DÙNG" EOL
  "- Gửi nơi nhận: chép cả thư mục này, hoặc gửi tệp .zip cùng tên bên cạnh nếu có. Đừng đổi tên, "
  "đừng sửa các tệp .csv." EOL
  "- Các tệp để đọc thì sửa được: mở, sửa, lưu không ảnh hưởng đến các tệp .csv đã ký." EOL
  "- Lần chép nào cũng có đủ số từ trước đến nay. Nơi nhận có nhận hai lần cũng không tính hai lần." EOL;

static const char checks[] =
  EOL "KIỂM TRA" EOL
  "- Trên máy có chương trình của máy này: congdanso-tally verify THƯ-MỤC." EOL
  "- Không có chương trình ấy: minisign -Vm datapackage.json -p kiosk.pub, rồi so sha256sum của từng tệp .csv với bản "
  "kê. Khóa kiosk.pub phải là khóa đã nhận khi lắp máy." EOL;

static const char meanings[] =
  EOL "ĐỌC SỐ LIỆU" EOL
  "- Lượt người: mỗi lần bấm là một lượt người. Máy không hỏi tên, không lưu thông tin cá nhân." EOL
  "- Mới cài: cài trong lần này. Đã đăng nhập: mới cài và đăng nhập luôn, hoặc có sẵn nay mới đăng nhập." EOL
  "- Người dân tự bấm và người hỗ trợ ghi đứng cạnh nhau, không cộng: một người có thể nằm ở cả hai." EOL
  "- Đã ghi = được tính + đã sửa + đã hủy + không tính. Không con số nào bị bỏ mà không nêu." EOL
  "- Đơn vị báo và ngoài trụ sở là số người khác mang đến, không cộng vào số ghi tại máy." EOL
  "- Chưa rõ ngày: lượt người ghi khi chưa ai xác nhận ngày giờ của máy; đứng riêng một dòng." EOL;

/**
 * kiosk_read_me_dup_text:
 * @report: a report
 * @names: (array zero-terminated=1): the files that lie beside it
 *
 * Any thread.
 *
 * Returns: (transfer full): the text, UTF-8 with a byte order mark, its lines ended by CR LF
 */
char *
kiosk_read_me_dup_text (const KioskReport *report,
                        const char *const *names)
{
  GString *text = g_string_new (MARK);

  append_head (text, report);
  append_files (text, names);
  g_string_append (text, usage);
  g_string_append (text, checks);
  g_string_append (text, meanings);
  return g_string_free (text, FALSE);
}

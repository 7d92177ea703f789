/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet that explains what the numbers mean. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-workbook-parts.h"

#include "kiosk-report-words.h"

static const double widths[] = { 34, 110 };

static const char *const notes[][2] = {
  { "Lượt người", "Mỗi lần bấm là một lượt người. Máy không hỏi tên, không lưu thông tin cá nhân; một người đến hai "
                  "lần là hai lượt người." },
  { "Mới cài", "Cài trong lần này: mới cài, chưa đăng nhập và mới cài, đã đăng nhập." },
  { "Đã đăng nhập", "Đăng ký thành công: mới cài, đã đăng nhập và có sẵn, nay mới đăng nhập." },
  { "Được hỗ trợ, được hướng dẫn", "Mọi lượt người do người hỗ trợ ghi; ở phần người dân tự bấm: bấm “Tôi đã được "
                                   "hướng dẫn”." },
  { "Không cộng hai bên", "Người dân tự bấm và người hỗ trợ ghi đứng cạnh nhau, không cộng: một người có thể nằm ở cả "
                          "hai. Cột “Tự bấm trong ca hỗ trợ” cho biết bao nhiêu lượt người tự bấm có thể trùng." },
  { "Đã ghi", "Đã ghi = được tính + đã sửa + đã hủy + không tính. Đã sửa: người ấy trả lời thêm, lần bấm mới "
              "thay lần cũ. Không tính: bấm lặp lại trong một lần dùng, hoặc báo đã cài quá nhiều trong mười phút." },
  { "Đã chốt", "Chỉ có số đã chốt. Lượt người ghi sau lần chốt cuối nằm ở lần chép sau. Ngày không có trong bảng là "
               "ngày không chốt lần nào, khác với ngày có số 0." },
  { "Chưa rõ ngày", "Lượt người ghi khi máy không chắc ngày giờ và chưa ai xác nhận: đứng riêng, không cộng vào kỳ "
                    "nào." },
  { "Chỉ tiêu", "Mỗi chỉ tiêu đo bằng một cột số liệu, không cộng các cột. Lũy kế tính từ ngày đầu của chỉ tiêu. Nền "
                "là số người thuộc diện do cán bộ nhập." },
  { "Đơn vị báo, ngoài trụ sở", "Số người khác mang đến, nhập bằng phiếu. Đứng riêng, không cộng vào số ghi tại máy. "
                                "Mỗi đơn vị lấy phiếu mới nhất." },
  { "Đối chiếu", "Các tệp .csv cùng thư mục chứa toàn bộ số đã chốt và được máy ký. Tệp này lập từ chính các số đó." },
};

/**
 * kiosk_workbook_add_notes:
 * @workbook: a workbook with formats
 *
 * Adds the sheet that explains. The workbook's thread.
 */
void
kiosk_workbook_add_notes (KioskWorkbook *workbook)
{
  static const char *const names[] = { "Mục", "Nghĩa là" };
  KioskWorkbookSheet sheet = kiosk_workbook_sheet_begin (workbook, "Giải thích", widths, G_N_ELEMENTS (widths));

  kiosk_workbook_sheet_header (&sheet, names);
  kiosk_workbook_sheet_freeze (&sheet);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      kiosk_workbook_sheet_text (&sheet, KIOSK_WORKBOOK_SUM_TEXT, notes[i][0]);
      kiosk_workbook_sheet_text (&sheet, KIOSK_WORKBOOK_TEXT, notes[i][1]);
      kiosk_workbook_sheet_next (&sheet);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-desk-window WIDTHxHEIGHT: the desk's window as officers press it, what it says, and whether it fits. */
#include <stdio.h>
#include <string.h>

#include "desk-scene.h"
#include "fit.h"
#include "kiosk-desk-columns.h"
#include "kiosk-desk-list.h"
#include "kiosk-desk-memory.h"
#include "scene.h"

static int width_px, height_px;

static void
set_up (DeskScene **self,
        gconstpointer data)
{
  *self = desk_scene_new (width_px, height_px);
  desk_scene_set_comfort (*self, "vi", 0, FALSE);
}

static void
tear_down (DeskScene **self,
           gconstpointer data)
{
  desk_scene_free (*self);
}

static gboolean
is_sensitive (DeskScene *self,
              const char *label)
{
  GtkWidget *button = desk_scene_find_button (self, label);

  g_assert_nonnull (button);
  return gtk_widget_is_sensitive (button);
}

static void
wait_and_settle (DeskScene *self)
{
  desk_stage_wait_until (self->stage, desk_stage_is_settled);
  desk_scene_settle (self);
}

/* Without a book there is one thing to do. */
static void
test_book (DeskScene **scene,
           gconstpointer data)
{
  DeskScene *self = *scene;

  g_assert_true (is_sensitive (self, "Mở sổ có sẵn…"));
  g_assert_true (is_sensitive (self, "Lập sổ mới…"));
  g_assert_false (is_sensitive (self, "Nhận số liệu"));
  kiosk_desk_session_open (self->stage->session, self->stage->book, FALSE);
  wait_and_settle (self);
  desk_scene_assert_said (self, "Không có sổ");
  g_assert_false (is_sensitive (self, "Nhận số liệu"));
  desk_stage_open (self->stage);
  desk_scene_settle (self);
  desk_scene_assert_said (self, self->stage->book);
  desk_scene_assert_said (self, "Sổ chưa có gì");
  g_assert_false (desk_scene_is_said (self, "Không có sổ"));
  g_assert_true (is_sensitive (self, "Nhận số liệu"));
}

static char *
remember (DeskScene *self,
          const char *book)
{
  char *path = g_build_filename (self->stage->root, "memory", "desk.ini", NULL);

  kiosk_desk_memory_keep_book (path, book);
  kiosk_desk_session_set_memory (self->stage->session, path);
  desk_scene_settle (self);
  return path;
}

/* The book of last time is offered, as long as it is there; whatever is opened is the book of next time. */
static void
test_last_book (DeskScene **scene,
                gconstpointer data)
{
  DeskScene *self = *scene;
  g_autofree char *other = g_build_filename (self->stage->root, "sổ cũ = #1.sqlite", NULL);
  g_autofree char *memory = remember (self, other);
  g_autofree char *kept = NULL;

  g_assert_null (desk_scene_find_button (self, "Mở lại sổ lần trước"));
  g_assert_true (g_file_set_contents (other, "no book", -1, NULL));
  g_free (memory);
  memory = remember (self, other);
  desk_scene_assert_said (self, other);
  desk_scene_press (self, "Mở lại sổ lần trước");
  wait_and_settle (self);
  desk_scene_assert_said (self, "không phải sổ tổng hợp");
  desk_stage_open (self->stage);
  desk_scene_settle (self);
  g_assert_null (desk_scene_find_button (self, "Mở lại sổ lần trước"));
  kept = kiosk_desk_memory_dup_book (memory);
  g_assert_cmpstr (kept, ==, self->stage->book);
  kiosk_desk_memory_keep_book (memory, "postgresql://desk:secret@server/so");
  g_free (kept);
  kept = kiosk_desk_memory_dup_book (memory);
  g_assert_cmpstr (kept, ==, self->stage->book);
}

/* From the stick in to the stick out, with the buttons alone. */
static void
test_take (DeskScene **scene,
           gconstpointer data)
{
  DeskScene *self = *scene;

  desk_stage_open (self->stage);
  desk_stage_export_week (self->stage);
  desk_scene_press (self, "Nhận số liệu");
  desk_scene_assert_said (self, "Cắm USB");
  g_assert_false (is_sensitive (self, "Nhận từ USB"));
  desk_stage_plug (self->stage);
  desk_scene_settle (self);
  desk_scene_press (self, "Nhận từ USB");
  desk_stage_wait_until (self->stage, desk_stage_is_asking);
  desk_scene_settle (self);
  desk_scene_assert_said (self, "Phường Tân Sơn Nhất, máy 2");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window))
                 == desk_scene_find_button (self, "Ghi nhận 3 máy và nhận số liệu"));
  desk_scene_press (self, "Ghi nhận 3 máy và nhận số liệu");
  wait_and_settle (self);
  desk_scene_assert_said (self, "Đã xong. Có thể rút USB.");
  desk_scene_assert_said (self, "15 đợt mới");
  desk_scene_assert_said (self, "Phường Tân Sơn Hòa, máy 1");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == desk_scene_find_button (self, "Nhận từ USB"));
  desk_scene_press (self, "Sổ tổng hợp");
  desk_scene_assert_said (self, "3 máy");
}

/* A machine that is pressed out is left out, by itself. */
static void
test_press_out (DeskScene **scene,
                gconstpointer data)
{
  DeskScene *self = *scene;

  desk_stage_open (self->stage);
  desk_stage_export_week (self->stage);
  desk_scene_press (self, "Nhận số liệu");
  desk_stage_take (self->stage);
  desk_scene_settle (self);
  desk_scene_press (self, "✓\u00a0Ghi nhận");
  desk_scene_press (self, "Ghi nhận 2 máy và nhận số liệu");
  wait_and_settle (self);
  desk_scene_assert_said (self, "1 bị từ chối");
  desk_scene_assert_said (self, "Máy này chưa được ghi nhận");
}

/* A question may be left, and then nothing has come in. */
static void
test_stop (DeskScene **scene,
           gconstpointer data)
{
  DeskScene *self = *scene;

  desk_stage_open (self->stage);
  desk_stage_export_week (self->stage);
  desk_scene_press (self, "Nhận số liệu");
  desk_stage_take (self->stage);
  desk_scene_settle (self);
  desk_scene_press (self, "Dừng");
  wait_and_settle (self);
  desk_scene_assert_said (self, "Đã dừng");
  desk_scene_press (self, "Sổ tổng hợp");
  desk_scene_assert_said (self, "Sổ chưa có gì");
}

/* Another language builds the window anew where it was, also in the middle of a question. */
static void
test_language (DeskScene **scene,
               gconstpointer data)
{
  DeskScene *self = *scene;

  desk_stage_open (self->stage);
  desk_stage_export_week (self->stage);
  desk_scene_press (self, "Nhận số liệu");
  desk_stage_take (self->stage);
  desk_scene_press (self, "English");
  desk_scene_settle (self);
  g_assert_nonnull (desk_scene_find_button (self, "Accept 3 kiosks and take their figures"));
  desk_scene_press (self, "Tiếng Việt");
  desk_scene_settle (self);
  g_assert_nonnull (desk_scene_find_button (self, "Ghi nhận 3 máy và nhận số liệu"));
}

/* What a list says of a row is said of the row itself, and a button says which machine it is about. */
static void
test_accessible_names (DeskScene **scene,
                       gconstpointer data)
{
  DeskScene *self = *scene;
  GtkWidget *button;

  desk_stage_open (self->stage);
  desk_stage_export_week (self->stage);
  desk_scene_press (self, "Nhận số liệu");
  desk_stage_take (self->stage);
  desk_scene_settle (self);
  button = desk_scene_find_button (self, "✓\u00a0Ghi nhận");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Ghi nhận: Phường Tân Sơn Hòa, máy 1");
  kiosk_desk_intake_accept (kiosk_desk_session_get_intake (self->stage->session));
  wait_and_settle (self);
  desk_scene_press (self, "Sổ tổng hợp");
  desk_scene_assert_said (self, "20/11/2026");
}

/* What stands on it, or what it says to who does not see that. */
static gboolean
has_name (GtkWidget *button)
{
  return (GTK_IS_BUTTON (button) && gtk_button_get_label (GTK_BUTTON (button)) != NULL)
         || gtk_test_accessible_has_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static void
check_names_cb (DeskScene *self,
                const char *name,
                gpointer user_data)
{
  g_autoptr (GPtrArray) buttons = scene_get_mapped (self->window, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (!has_name (buttons->pdata[i]))
      fit_report (name, "button %u has no name", i);
}

static void
test_button_names (DeskScene **scene,
                   gconstpointer data)
{
  desk_scene_walk (*scene, check_names_cb, NULL);
}

/* Tab alone goes round all of the window, and comes to each button that can be pressed. */
static void
test_keyboard (DeskScene **scene,
               gconstpointer data)
{
  DeskScene *self = *scene;
  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) buttons = NULL;

  desk_stage_open (self->stage);
  desk_stage_plug (self->stage);
  desk_scene_press (self, "Nhận số liệu");
  for (guint i = 0; i < 40; i++)
    {
      gtk_widget_child_focus (self->window, GTK_DIR_TAB_FORWARD);
      g_hash_table_add (reached, gtk_window_get_focus (GTK_WINDOW (self->window)));
    }
  buttons = scene_get_mapped (self->window, GTK_TYPE_BUTTON);
  for (guint i = 0; i < buttons->len; i++)
    if (gtk_widget_is_sensitive (buttons->pdata[i]) && !g_hash_table_contains (reached, buttons->pdata[i]))
      g_error ("No key leads to “%s”", gtk_button_get_label (buttons->pdata[i]));
}

/* The board tells what came and what is in doubt; a ward that is opened has its own days, and no other ward's. */
static void
test_board (DeskScene **scene,
            gconstpointer data)
{
  DeskScene *self = *scene;

  desk_stage_open (self->stage);
  desk_stage_export_week (self->stage);
  desk_stage_take_and_accept (self->stage);
  desk_scene_press (self, "Bảng theo dõi");
  desk_scene_settle_board (self);
  desk_scene_assert_said (self, "15 đã nhận");
  desk_scene_assert_said (self, "T6 20/11");
  desk_scene_open_row (self, 0);
  desk_scene_assert_said (self, "Phường Tân Sơn Nhất: ");
  desk_scene_assert_said (self, "10 đã nhận");
  desk_scene_assert_said (self, "Máy 2");
  g_assert_false (desk_scene_is_said (self, "Tân Sơn Hòa"));
  desk_scene_press (self, "‹ Mọi phường");
  desk_scene_assert_said (self, "Tân Sơn Hòa");
  desk_scene_press (self, "Tháng");
  desk_scene_settle_board (self);
  desk_scene_assert_said (self, "✓\u00a0đã\u00a0nhận");
  desk_scene_press (self, "‹ Trước");
  desk_scene_settle_board (self);
  g_assert_false (desk_scene_is_said (self, "15 đã nhận"));
  desk_scene_press (self, "Sau ›");
  desk_scene_settle_board (self);
  desk_scene_assert_said (self, "15 đã nhận");
}

/* A list says what to expect; one with a fault is not taken, and the page says where it is. */
static void
test_lists (DeskScene **scene,
            gconstpointer data)
{
  DeskScene *self = *scene;
  KioskDeskWatch *watch = kiosk_desk_session_get_watch (self->stage->session);
  g_autofree char *path = g_build_filename (self->stage->root, "diem.csv", NULL);

  desk_stage_open (self->stage);
  desk_scene_press (self, "Bảng theo dõi");
  desk_scene_settle_board (self);
  desk_scene_assert_said (self, "Chưa có danh sách điểm");
  g_assert_true (g_file_set_contents (path, "ward,number,from,to,working_days\n26977,1,02/11/2026,,\n", -1, NULL));
  kiosk_desk_watch_take_list (watch, KIOSK_DESK_LIST_KIND_POINTS, path);
  desk_scene_settle_board (self);
  desk_scene_assert_said (self, "Phường Tân Sơn Hòa, máy 1");
  desk_scene_assert_said (self, "chưa có máy");
  g_assert_true (g_file_set_contents (path, "ward,number,from,to,working_days\n26977,1,30/02/2026,,\n", -1, NULL));
  kiosk_desk_watch_take_list (watch, KIOSK_DESK_LIST_KIND_POINTS, path);
  desk_scene_settle_board (self);
  desk_scene_assert_said (self, "có chỗ sai ở diem.csv, dòng 2, cột from.");
  desk_scene_assert_said (self, "chưa có máy");
}

/* An officer's word on a copied disk, and the other word. */
static void
test_doubts (DeskScene **scene,
             gconstpointer data)
{
  DeskScene *self = *scene;
  DeskStage *stage = self->stage;
  g_autoptr (FleetKiosk) clone = NULL;

  desk_stage_open (stage);
  fleet_kiosk_close (stage->kiosks[0], stage->day - 1, 4, FALSE);
  clone = fleet_kiosk_copy (stage->kiosks[0]);
  fleet_kiosk_close (stage->kiosks[0], stage->day, 4, FALSE);
  fleet_kiosk_close (clone, stage->day, 5, FALSE);
  desk_stage_export (stage, 0);
  g_free (fleet_kiosk_export (clone, stage->stick, stage->day, "live"));
  desk_stage_take_and_accept (stage);
  desk_scene_press (self, "Chờ xác minh");
  desk_scene_assert_said (self, "2 đợt chưa được tính");
  desk_scene_press (self, "Tính");
  wait_and_settle (self);
  desk_scene_assert_said (self, "Đã quyết định hết");
  desk_scene_assert_said (self, "Đã ghi: được tính.");
  g_assert_cmpuint (kiosk_desk_session_get_doubts (stage->session)->len, ==, 1);
  desk_scene_press (self, "Đổi: không tính");
  wait_and_settle (self);
  g_assert_cmpuint (kiosk_desk_session_get_doubts (stage->session)->len, ==, 2);
  desk_scene_assert_said (self, "Đã ghi: không tính.");
}

/* Onto the stick that was read, and only after that. */
static void
test_receipts (DeskScene **scene,
               gconstpointer data)
{
  DeskScene *self = *scene;
  KioskDeskCourier *courier = kiosk_desk_session_get_courier (self->stage->session);

  desk_stage_open (self->stage);
  desk_stage_export_week (self->stage);
  desk_scene_press (self, "Nhận số liệu");
  g_assert_null (desk_scene_find_button (self, "Ghi biên nhận"));
  desk_stage_take_and_accept (self->stage);
  desk_scene_settle (self);
  desk_scene_press (self, "Ghi biên nhận");
  while (kiosk_desk_courier_get_phase (courier) == KIOSK_DESK_COURIER_PHASE_WRITING)
    g_main_context_iteration (NULL, TRUE);
  desk_scene_settle (self);
  desk_scene_assert_said (self, "Đã ghi biên nhận cho 3 máy. Có thể rút USB.");
  desk_scene_assert_said (self, kiosk_desk_courier_get_line (courier));
  g_assert_cmpuint (kiosk_desk_courier_get_receipts (courier)->len, ==, 3);
}

static void
save (DeskScene *self,
      KioskDeskFile file,
      const char *begin)
{
  KioskDeskReporter *reporter = kiosk_desk_session_get_reporter (self->stage->session);
  g_autofree char *name = kiosk_desk_reporter_dup_name (reporter, file);
  g_autofree char *path = g_build_filename (self->stage->root, name, NULL);
  g_autofree char *contents = NULL;

  kiosk_desk_reporter_save (reporter, file, path);
  desk_scene_settle_report (self);
  desk_scene_assert_said (self, path);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, begin));
}

/* What people brought stands last in a line, and is left empty where nobody looked for it. */
static void
assert_whole (DeskScene *self)
{
  KioskDeskReporter *reporter = kiosk_desk_session_get_reporter (self->stage->session);
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (kiosk_desk_reporter_get_path (reporter), &contents, NULL, NULL));
  g_assert_nonnull (strchr (contents, '\n'));
  g_assert_null (strstr (contents, ",\n"));
  g_assert_null (strstr (contents, ",\r\n"));
}

/* What wards counted, and a file of each kind; a folder that is not there is no place for one. */
static void
test_report (DeskScene **scene,
             gconstpointer data)
{
  DeskScene *self = *scene;
  KioskDeskReporter *reporter = kiosk_desk_session_get_reporter (self->stage->session);

  desk_stage_open (self->stage);
  desk_stage_export_week (self->stage);
  desk_stage_take_and_accept (self->stage);
  desk_scene_press (self, "Báo cáo");
  desk_scene_settle_report (self);
  desk_scene_assert_said (self, "Báo cáo: 01/11/2026 – 30/11/2026");
  desk_scene_assert_said (self, "Tất cả các phường");
  desk_scene_assert_said (self, "Phường Tân Sơn Hòa");
  g_assert_cmpuint (kiosk_desk_reporter_get_report (reporter)->wards->len, ==, 2);
  save (self, KIOSK_DESK_FILE_XLSX, "PK");
  save (self, KIOSK_DESK_FILE_PDF, "%PDF-");
  save (self, KIOSK_DESK_FILE_DOCX, "PK");
  save (self, KIOSK_DESK_FILE_CSV, "");
  assert_whole (self);
  kiosk_desk_reporter_save (reporter, KIOSK_DESK_FILE_CSV, "/nowhere/at/all.csv");
  desk_scene_settle_report (self);
  desk_scene_assert_said (self, "Không lưu được báo cáo");
  desk_scene_press (self, "Quý");
  desk_scene_settle_report (self);
  desk_scene_assert_said (self, "Báo cáo: 01/10/2026 – 31/12/2026");
  g_assert_false (desk_scene_is_said (self, "Không lưu được báo cáo"));
  desk_scene_press (self, "Theo phường hiện nay");
  desk_scene_settle_report (self);
  g_assert_true (kiosk_desk_reporter_get_report (reporter)->is_current);
}

static void
publish (DeskScene *self,
         KioskDeskBy by,
         char **out_text)
{
  KioskDeskReporter *reporter = kiosk_desk_session_get_reporter (self->stage->session);
  g_autofree char *name = kiosk_desk_reporter_dup_public_name (reporter, by);
  g_autofree char *path = g_build_filename (self->stage->root, name, NULL);

  kiosk_desk_reporter_publish (reporter, by, path);
  desk_scene_settle_report (self);
  g_clear_pointer (out_text, g_free);
  g_file_get_contents (path, out_text, NULL, NULL);
}

/* For everybody there are five tables of a month, and none of a week or of wards of now. */
static void
test_public (DeskScene **scene,
             gconstpointer data)
{
  DeskScene *self = *scene;
  g_autofree char *text = NULL;

  desk_stage_open (self->stage);
  desk_stage_export_week (self->stage);
  desk_stage_take_and_accept (self->stage);
  desk_scene_press (self, "Báo cáo");
  desk_scene_settle_report (self);
  g_assert_true (is_sensitive (self, "Đối tượng…"));
  for (KioskDeskBy by = 0; by < KIOSK_N_DESK_BYS; by++)
    {
      publish (self, by, &text);
      g_assert_nonnull (text);
    }
  publish (self, KIOSK_DESK_BY_WARD, &text);
  g_assert_nonnull (strstr (text, "26977"));
  desk_scene_assert_said (self, "cong-khai-phuong-20261101-20261130.csv");
  desk_scene_press (self, "Theo phường hiện nay");
  desk_scene_settle_report (self);
  g_assert_null (desk_scene_find_button (self, "Đối tượng…"));
  desk_scene_assert_said (self, "hãy bỏ chọn");
  desk_scene_press (self, "Theo phường hiện nay");
  desk_scene_press (self, "Tuần");
  desk_scene_settle_report (self);
  g_assert_null (desk_scene_find_button (self, "Đối tượng…"));
  publish (self, KIOSK_DESK_BY_KIND, &text);
  g_assert_null (text);
}

static void
assert_ward (DeskScene *self,
             const char *name)
{
  KioskDeskReporter *reporter = kiosk_desk_session_get_reporter (self->stage->session);
  const KioskDeskReportWard *ward;

  kiosk_desk_reporter_look (reporter);
  desk_scene_settle_report (self);
  g_assert_no_error (kiosk_desk_reporter_get_error (reporter));
  ward = g_ptr_array_index (kiosk_desk_reporter_get_report (reporter)->wards, 0);
  g_assert_cmpstr (ward->code, ==, name);
}

static void
write_list (const char *path,
            const char *row)
{
  g_autofree char *text = g_strconcat ("old_code,old_name,new_code,new_name,share,from_date\n", row, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* The list that came with the program serves until the book has one of its own. */
static void
test_wards_of_now (DeskScene **scene,
                   gconstpointer data)
{
  DeskScene *self = *scene;
  DeskStage *stage = self->stage;
  g_autofree char *shipped = g_build_filename (stage->root, "shipped.csv", NULL);
  g_autofree char *own = g_build_filename (stage->root, "own.csv", NULL);

  write_list (shipped, "26968,Phường A,26000,Phường B,whole,2026-11-21\n");
  write_list (own, "26968,Phường A,26001,Phường C,whole,2026-11-21\n");
  kiosk_desk_reporter_set_predecessors (kiosk_desk_session_get_reporter (stage->session), shipped);
  desk_stage_open (stage);
  desk_stage_export_week (stage);
  desk_stage_take_and_accept (stage);
  desk_scene_press (self, "Báo cáo");
  assert_ward (self, "26968");
  desk_scene_press (self, "Theo phường hiện nay");
  assert_ward (self, "26000");
  kiosk_desk_watch_take_list (kiosk_desk_session_get_watch (stage->session), KIOSK_DESK_LIST_KIND_PREDECESSORS, own);
  assert_ward (self, "26001");
}

static gboolean
reports_paper (DeskScene *self)
{
  KioskDeskReporter *reporter = kiosk_desk_session_get_reporter (self->stage->session);
  g_autofree char *path = g_build_filename (self->stage->root, "kind.csv", NULL);
  g_autofree char *text = NULL;

  kiosk_desk_reporter_show (reporter, KIOSK_PERIOD_MONTH);
  kiosk_desk_reporter_save (reporter, KIOSK_DESK_FILE_CSV, path);
  desk_scene_settle_report (self);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return strstr (text, ",12,") != NULL;
}

/* A sheet is written once, never changed, and can be taken out. */
static void
test_paper (DeskScene **scene,
            gconstpointer data)
{
  DeskScene *self = *scene;
  const guint place = DESK_SCENE_N_BEFORE_KINDS + KIOSK_KIND_INSTALLED_SIGNED_IN;

  desk_stage_open (self->stage);
  desk_scene_settle (self);
  desk_scene_press (self, "Phiếu giấy");
  g_assert_false (is_sensitive (self, "Ghi vào sổ"));
  desk_scene_type (self, place, 12);
  desk_scene_press (self, "Ghi vào sổ");
  desk_scene_settle_clerk (self);
  desk_scene_assert_said (self, "20/11/2026, phiếu 1: đã ghi vào sổ.");
  g_assert_false (is_sensitive (self, "Ghi vào sổ"));
  g_assert_true (reports_paper (self));
  desk_scene_type (self, place, 12);
  g_assert_false (desk_scene_is_said (self, "đã ghi vào sổ"));
  desk_scene_press (self, "Ghi vào sổ");
  desk_scene_settle_clerk (self);
  desk_scene_assert_said (self, "sổ đã có phiếu này");
  desk_scene_type (self, place, 13);
  desk_scene_press (self, "Ghi vào sổ");
  desk_scene_settle_clerk (self);
  desk_scene_assert_said (self, "số khác");
  desk_scene_press (self, "Rút phiếu này");
  desk_scene_settle_clerk (self);
  desk_scene_assert_said (self, "đã rút khỏi báo cáo");
  g_assert_false (reports_paper (self));
  desk_scene_type (self, 0, 2);
  desk_scene_press (self, "Rút phiếu này");
  desk_scene_settle_clerk (self);
  desk_scene_assert_said (self, "sổ không có phiếu này");
  desk_scene_type (self, 1, 31);
  desk_scene_assert_said (self, "Không có ngày này");
  g_assert_false (is_sensitive (self, "Rút phiếu này"));
}

/* A kiosk that is no longer in use counts up to a batch; what it closed later waits for a decision. */
static void
test_retire (DeskScene **scene,
             gconstpointer data)
{
  DeskScene *self = *scene;

  desk_stage_open (self->stage);
  desk_stage_export_week (self->stage);
  desk_stage_take_and_accept (self->stage);
  desk_scene_settle (self);
  desk_scene_open_row (self, 0);
  desk_scene_press (self, "Để nguyên");
  wait_and_settle (self);
  g_assert_false (desk_scene_is_said (self, "ngừng dùng)"));
  desk_scene_open_row (self, 0);
  desk_scene_type (self, 0, 2);
  desk_scene_press (self, "Ngừng dùng máy này");
  wait_and_settle (self);
  desk_scene_assert_said (self, "Phường Tân Sơn Nhất, máy 1 (ngừng dùng)");
  desk_scene_assert_said (self, "2 đợt");
  g_assert_cmpuint (kiosk_desk_session_get_doubts (self->stage->session)->len, ==, 2);
}

static gboolean
is_scrolled (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, KIOSK_TYPE_DESK_LIST) != NULL
         || gtk_widget_get_ancestor (widget, KIOSK_TYPE_DESK_COLUMNS) != NULL;
}

/* What stands in a list may be scrolled to; all else has its room. */
static void
check_cb (DeskScene *self,
          const char *name,
          gpointer user_data)
{
  g_autoptr (GPtrArray) widgets = scene_get_mapped (self->window, GTK_TYPE_WIDGET);

  if (gtk_widget_get_width (self->window) != width_px || gtk_widget_get_height (self->window) != height_px)
    fit_report (name, "the window grew to %d×%d", gtk_widget_get_width (self->window),
                gtk_widget_get_height (self->window));
  for (guint i = 0; i < widgets->len; i++)
    {
      if (is_scrolled (widgets->pdata[i]))
        continue;
      fit_check_place (name, widgets->pdata[i], self->window);
      if (GTK_IS_LABEL (widgets->pdata[i]))
        fit_check_label (name, widgets->pdata[i]);
    }
}

static void
check_fits (DeskScene *self,
            const char *language,
            guint text_step,
            gboolean contrast)
{
  desk_scene_set_comfort (self, language, text_step, contrast);
  desk_scene_walk (self, check_cb, NULL);
}

static void
test_fits (DeskScene **scene,
           gconstpointer data)
{
  check_fits (*scene, "vi", 0, FALSE);
}

static void
test_fits_large (DeskScene **scene,
                 gconstpointer data)
{
  check_fits (*scene, "vi", KIOSK_COMFORT_MAX_TEXT_STEP, TRUE);
}

static void
test_fits_english (DeskScene **scene,
                   gconstpointer data)
{
  check_fits (*scene, "en", KIOSK_COMFORT_MAX_TEXT_STEP, FALSE);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (argc < 2 || sscanf (argv[1], "%dx%d", &width_px, &height_px) != 2)
    return 2;
  scene_init ();
  g_test_add ("/desk-window/book", DeskScene *, NULL, set_up, test_book, tear_down);
  g_test_add ("/desk-window/last-book", DeskScene *, NULL, set_up, test_last_book, tear_down);
  g_test_add ("/desk-window/take", DeskScene *, NULL, set_up, test_take, tear_down);
  g_test_add ("/desk-window/press-out", DeskScene *, NULL, set_up, test_press_out, tear_down);
  g_test_add ("/desk-window/stop", DeskScene *, NULL, set_up, test_stop, tear_down);
  g_test_add ("/desk-window/language", DeskScene *, NULL, set_up, test_language, tear_down);
  g_test_add ("/desk-window/accessible-names", DeskScene *, NULL, set_up, test_accessible_names, tear_down);
  g_test_add ("/desk-window/button-names", DeskScene *, NULL, set_up, test_button_names, tear_down);
  g_test_add ("/desk-window/keyboard", DeskScene *, NULL, set_up, test_keyboard, tear_down);
  g_test_add ("/desk-window/board", DeskScene *, NULL, set_up, test_board, tear_down);
  g_test_add ("/desk-window/lists", DeskScene *, NULL, set_up, test_lists, tear_down);
  g_test_add ("/desk-window/doubts", DeskScene *, NULL, set_up, test_doubts, tear_down);
  g_test_add ("/desk-window/receipts", DeskScene *, NULL, set_up, test_receipts, tear_down);
  g_test_add ("/desk-window/report", DeskScene *, NULL, set_up, test_report, tear_down);
  g_test_add ("/desk-window/public", DeskScene *, NULL, set_up, test_public, tear_down);
  g_test_add ("/desk-window/wards-of-now", DeskScene *, NULL, set_up, test_wards_of_now, tear_down);
  g_test_add ("/desk-window/paper", DeskScene *, NULL, set_up, test_paper, tear_down);
  g_test_add ("/desk-window/retire", DeskScene *, NULL, set_up, test_retire, tear_down);
  g_test_add ("/desk-window/fits", DeskScene *, NULL, set_up, test_fits, tear_down);
  g_test_add ("/desk-window/fits-large", DeskScene *, NULL, set_up, test_fits_large, tear_down);
  g_test_add ("/desk-window/fits-english", DeskScene *, NULL, set_up, test_fits_english, tear_down);
  return g_test_run ();
}

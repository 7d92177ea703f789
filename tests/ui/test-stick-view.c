/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Chép ra USB" as staff press it: which report goes along, and what else there is to do with a stick. */
#include <string.h>

#include "../app/desk/fleet.h"
#include "desk.h"
#include "kiosk-folder-medium.h"
#include "kiosk-manual-media.h"
#include "own-form.h"
#include "scene.h"

#define WIDTH_PX  1366
#define HEIGHT_PX 768

typedef struct
{
  Scene      *scene;
  KioskMedia *media;
  char       *folder;
} Fixture;

static gboolean
is_open (Stage *stage)
{
  KioskStick *stick = kiosk_session_get_stick (stage->session);

  return !kiosk_staff_is_trying (kiosk_session_get_staff (stage->session)) && !kiosk_stick_is_running (stick)
         && (kiosk_stick_get_media (stick) == NULL || kiosk_stick_get_history (stick) != NULL);
}

static void
settle (Fixture *self)
{
  stage_wait_until (self->scene->stage, is_open);
  scene_settle (self->scene);
}

static void
show_part (Fixture *self,
           const char *part)
{
  g_assert_true (gtk_widget_activate_action (scene_find_class (self->scene, "staff-parts"), "staff.part", "s", part));
  settle (self);
}

static gboolean
has_pin (Stage *stage)
{
  return kiosk_staff_has_pin (kiosk_session_get_staff (stage->session));
}

static void
unlock (Fixture *self)
{
  Stage *stage = self->scene->stage;

  stage_set_secret (stage, KIOSK_SECRET_ROLE_STAFF, STAGE_PIN);
  scene_start_over (self->scene);
  kiosk_session_enter_staff (stage->session);
  stage_wait_until (stage, has_pin);
  kiosk_staff_try_pin (kiosk_session_get_staff (stage->session), STAGE_PIN);
  settle (self);
  kiosk_staff_put_off_scan_test (kiosk_session_get_staff (stage->session));
  settle (self);
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autoptr (KioskMedium) stick = NULL;

  self->scene = scene_new_in_mode (WIDTH_PX, HEIGHT_PX, KIOSK_MODE_LIVE);
  self->media = kiosk_manual_media_new ();
  self->folder = g_dir_make_tmp ("stick-XXXXXX", NULL);
  stick = kiosk_folder_medium_new (self->folder);
  kiosk_context_set_media (self->scene->stage->context, self->media);
  kiosk_manual_media_put (KIOSK_MANUAL_MEDIA (self->media), stick, 1000);
  unlock (self);
  show_part (self, "stick");
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", self->folder);

  scene_free (self->scene);
  g_object_unref (self->media);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (self->folder);
}

/* The last one: "Chép ra USB" stands at the side as well. */
static GtkWidget *
find_button (Fixture *self,
             const char *label)
{
  g_autoptr (GPtrArray) labels = scene_get_mapped (self->scene->window, GTK_TYPE_LABEL);

  for (guint i = labels->len; i > 0; i--)
    {
      GtkWidget *button = gtk_widget_get_ancestor (labels->pdata[i - 1], GTK_TYPE_BUTTON);

      if (button != NULL && g_str_equal (gtk_label_get_label (labels->pdata[i - 1]), label))
        return button;
    }
  return NULL;
}

/* As a finger or a key does; what is grey in words only is pressed as well. */
static void
press (Fixture *self,
       const char *label)
{
  GtkWidget *button = find_button (self, label);

  if (button == NULL)
    g_error ("There is no button “%s”", label);
  g_signal_emit_by_name (button, "clicked");
  scene_settle (self->scene);
}

static void
press_start (Fixture *self)
{
  g_signal_emit_by_name (scene_find_class (self->scene, "stick-start"), "clicked");
  settle (self);
}

static gboolean
is_said (Fixture *self,
         const char *text)
{
  g_autoptr (GPtrArray) labels = scene_get_mapped (self->scene->window, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (strstr (gtk_label_get_label (labels->pdata[i]), text) != NULL)
      return TRUE;
  return FALSE;
}

static void
assert_said (Fixture *self,
             const char *text)
{
  if (!is_said (self, text))
    g_error ("“%s” is not said", text);
}

/* What the book has to say of it comes a moment later. */
static void
wait_said (Fixture *self,
           const char *text)
{
  while (!is_said (self, text))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_default (Fixture *self,
              gconstpointer data)
{
  assert_said (self, "Báo cáo kèm theo: Tháng báo cáo 01/11/2026 – 30/11/2026, đến hôm nay");
  press_start (self);
  assert_said (self, "Đã chép xong. Có thể rút USB.");
}

static void
test_other_days (Fixture *self,
                 gconstpointer data)
{
  press (self, "Chọn kỳ báo cáo khác");
  press (self, "Ngày");
  assert_said (self, "Thứ Sáu, ngày 20/11/2026");
  press (self, "Sau ›");
  assert_said (self, "Thứ Sáu, ngày 20/11/2026");
  press (self, "Tuần");
  assert_said (self, "Tuần 16/11/2026 – 22/11/2026, đến hôm nay");
  press (self, "Dùng kỳ này");
  assert_said (self, "Báo cáo kèm theo: Tuần 16/11/2026 – 22/11/2026, đến hôm nay");
  g_assert_true (gtk_widget_has_focus (find_button (self, "Chọn kỳ báo cáo khác")));
  press_start (self);
  assert_said (self, "Báo cáo kèm theo: Tháng báo cáo 01/11/2026 – 30/11/2026, đến hôm nay");
}

static void
type_digits (Fixture *self,
             const char *digits)
{
  for (const char *c = digits; *c != '\0'; c++)
    {
      char label[] = { *c, '\0' };

      press (self, label);
    }
}

/* The day decides, and the kind that was chosen before stays. */
static void
test_typed_day (Fixture *self,
                gconstpointer data)
{
  press (self, "Chọn kỳ báo cáo khác");
  press (self, "Quý");
  press (self, "Nhập ngày");
  type_digits (self, "21112026");
  press (self, "Tiếp");
  assert_said (self, "Ngày này chưa tới.");
  press (self, "Quay lại");
  assert_said (self, "Quý 01/10/2026 – 31/12/2026, đến hôm nay");
  press (self, "Nhập ngày");
  type_digits (self, "05082026");
  press (self, "Tiếp");
  assert_said (self, "Quý 01/07/2026 – 30/09/2026");
  press (self, "Dùng kỳ này");
  assert_said (self, "Báo cáo kèm theo: Quý 01/07/2026 – 30/09/2026");
}

/* Whoever comes to the part again finds it as it always is; so does who looked and took nothing. */
static void
test_left (Fixture *self,
           gconstpointer data)
{
  press (self, "Chọn kỳ báo cáo khác");
  press (self, "Ngày");
  press (self, "Quay lại");
  assert_said (self, "Báo cáo kèm theo: Tháng báo cáo");
  press (self, "Chọn kỳ báo cáo khác");
  press (self, "Ngày");
  press (self, "Dùng kỳ này");
  assert_said (self, "Báo cáo kèm theo: Thứ Sáu, ngày 20/11/2026");
  press (self, "Chọn kỳ báo cáo khác");
  show_part (self, "today");
  show_part (self, "stick");
  assert_said (self, "Báo cáo kèm theo: Tháng báo cáo");
}

static void
choose_task (Fixture *self,
             const char *title)
{
  press (self, "Việc khác với USB");
  press (self, title);
}

static void
test_materials (Fixture *self,
                gconstpointer data)
{
  choose_task (self, "Chép tài liệu tuyên truyền");
  assert_said (self, "USB đã sẵn sàng.");
  press (self, "Chép ra USB");
  settle (self);
  assert_said (self, "Đã chép xong. Có thể rút USB.");
  assert_said (self, "Các tệp nằm trong thư mục TAI-LIEU trên USB.");
  assert_said (self, "✓  Lập tờ rơi, áp phích");
  show_part (self, "stick");
  assert_said (self, "Máy này chưa chép lần nào.");
}

/* Which days the report is of is said before, and what is in it after. */
static void
test_ward_sum (Fixture *self,
               gconstpointer data)
{
  KioskDay day = kiosk_day_from_iso ("2026-11-20");
  g_autoptr (FleetKiosk) other = fleet_kiosk_new ("26965", 2);
  g_autofree char *torn = NULL;
  g_autofree char *cells = NULL;

  kiosk_settings_set_number (kiosk_context_get_settings (self->scene->stage->context), 1, NULL);
  choose_task (self, "Cộng các máy của phường");
  assert_said (self, "Kỳ của báo cáo: Tháng báo cáo 01/11/2026 – 30/11/2026, đến hôm nay");
  press (self, "Cộng các máy");
  settle (self);
  assert_said (self, "Đã chép xong. Có thể rút USB.");
  assert_said (self, "trên USB chưa có số liệu của máy nào khác");
  assert_said (self, "Các tệp nằm trong thư mục TONG-PHUONG trên USB.");

  fleet_kiosk_close (other, day, 20, FALSE);
  g_free (fleet_kiosk_export (other, self->folder, day, "live"));
  fleet_kiosk_close (other, day, 20, FALSE);
  torn = fleet_kiosk_export (other, self->folder, day, "live");
  cells = g_build_filename (torn, "cells.csv", NULL);
  g_assert_true (g_file_set_contents (cells, "", 0, NULL));
  choose_task (self, "Cộng các máy của phường");
  press (self, "Cộng các máy");
  settle (self);
  assert_said (self, "Đã cộng 2 máy.");
  assert_said (self, "bản chép của máy số 2 (20261120-2)");
}

/* There is nothing to press, and it is said why; the way back leads step by step to where one came from. */
static void
test_no_link (Fixture *self,
              gconstpointer data)
{
  stage_set_settings (self->scene->stage, STAGE_LINK_NOT_CONFIRMED);
  choose_task (self, "Chép tài liệu tuyên truyền");
  assert_said (self, "Chưa có ai xác nhận mã QR mở đúng ứng dụng");
  g_assert_true (gtk_widget_has_css_class (find_button (self, "Chép ra USB"), "toggle"));
  press (self, "Quay lại");
  press (self, "Quay lại");
  g_assert_true (gtk_widget_has_focus (find_button (self, "Việc khác với USB")));
}

/* The button comes with the stick, and goes with it. */
static void
test_stick_comes (Fixture *self,
                  gconstpointer data)
{
  g_autoptr (KioskMedium) stick = kiosk_folder_medium_new (self->folder);

  kiosk_manual_media_set (KIOSK_MANUAL_MEDIA (self->media), KIOSK_MEDIA_STATE_NONE, KIOSK_MEDIA_FAULT_NONE);
  choose_task (self, "Chép mẫu báo cáo ra USB để sửa");
  assert_said (self, "Mời cắm USB vào máy.");
  g_assert_true (gtk_widget_has_css_class (find_button (self, "Chép ra USB"), "toggle"));
  kiosk_manual_media_put (KIOSK_MANUAL_MEDIA (self->media), stick, 1000);
  scene_settle (self->scene);
  press (self, "Chép ra USB");
  settle (self);
  assert_said (self, "Các tệp nằm trong thư mục MAU-BAO-CAO trên USB.");
}

/* A picture tells where it goes, until one is in. */
static void
test_where_to_plug (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (KioskMedium) stick = kiosk_folder_medium_new (self->folder);
  GtkImage *picture = GTK_IMAGE (scene_find_class (self->scene, "stick-picture"));

  kiosk_manual_media_set (KIOSK_MANUAL_MEDIA (self->media), KIOSK_MEDIA_STATE_NONE, KIOSK_MEDIA_FAULT_NONE);
  scene_settle (self->scene);
  g_assert_cmpstr (gtk_image_get_icon_name (picture), ==, "kiosk-plug-symbolic");
  kiosk_manual_media_put (KIOSK_MANUAL_MEDIA (self->media), stick, 1000);
  scene_settle (self->scene);
  g_assert_cmpstr (gtk_image_get_icon_name (picture), ==, "kiosk-usb-symbolic");
}

/* Out, changed, back, and given up: what a stick is needed for, and what not. */
static void
test_own_forms (Fixture *self,
                gconstpointer data)
{
  g_autoptr (GBytes) unknown = own_form_new (KIOSK_FORM_REPORT, "{{ky}}", "{{so_con_trau}}");
  g_autoptr (GBytes) slip = kiosk_form_get_default (KIOSK_FORM_SLIP);

  choose_task (self, "Nhận mẫu báo cáo của phường từ USB");
  assert_said (self, "USB đã sẵn sàng.");
  press (self, "Nhận mẫu");
  settle (self);
  assert_said (self, "Trên USB chưa có mẫu nào, máy vẫn dùng mẫu cũ.");
  own_form_put (unknown, KIOSK_FORM_REPORT, self->folder, "", 0);
  own_form_put (slip, KIOSK_FORM_SLIP, self->folder, "MAU-BAO-CAO/20261120-1", 0);
  choose_task (self, "Nhận mẫu báo cáo của phường từ USB");
  press (self, "Nhận mẫu");
  settle (self);
  assert_said (self, "Chưa nhận mẫu báo cáo: máy không có trường {{so_con_trau}}.");
  assert_said (self, "Đã nhận ở thư mục 20261120-1: mẫu phiếu ngày.");
  assert_said (self, "Mẫu nào chưa nhận thì máy vẫn dùng mẫu cũ. Có thể rút USB.");
  g_assert_false (is_said (self, "Ghi vào USB"));

  kiosk_manual_media_set (KIOSK_MANUAL_MEDIA (self->media), KIOSK_MEDIA_STATE_NONE, KIOSK_MEDIA_FAULT_NONE);
  choose_task (self, "Nhận mẫu báo cáo của phường từ USB");
  assert_said (self, "Mời cắm USB vào máy.");
  g_assert_null (find_button (self, "Nhận mẫu"));
  press (self, "Quay lại");
  press (self, "Dùng lại mẫu báo cáo có sẵn");
  press (self, "Dùng lại");
  settle (self);
  assert_said (self, "Từ lần chép sau máy dùng lại mẫu có sẵn.");
}

static void
recorded_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_assert_true (kiosk_store_record_finish (KIOSK_STORE (source), result, NULL, NULL));
  *(gboolean *) user_data = TRUE;
}

/* Somebody comes, behind the staff's screen. */
static void
record (Fixture *self,
        guint visit)
{
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_ADVISED, FALSE);
  gboolean is_done = FALSE;

  kiosk_store_record_async (self->scene->stage->store, visit, tap, NULL, recorded_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
}

/* Nobody hears of receipts before one came; then it stands beside what was closed here. */
static void
test_receipt (Fixture *self,
              gconstpointer data)
{
  Stage *stage = self->scene->stage;
  g_autoptr (KioskKey) desk = desk_new (stage);

  record (self, 1);
  press_start (self);
  g_assert_false (is_said (self, "Nơi nhận"));
  desk_receive (desk, stage, self->folder);
  press_start (self);
  wait_said (self, "Nơi nhận đã xác nhận số liệu đến 20/11/2026: đủ những gì máy này đã chốt.");

  stage_pass (stage, 24 * 3600);
  record (self, 2);
  stage_pass (stage, 24 * 3600);
  unlock (self);
  show_part (self, "stick");
  press_start (self);
  wait_said (self, "Nơi nhận đã xác nhận số liệu đến 20/11/2026. Máy này đã chốt đến 21/11/2026; còn 1 lần chốt chưa "
                   "được xác nhận.");
}

/* Said where it was found, once; whatever it is, the copy is done. */
static void
test_receipt_refused (Fixture *self,
                      gconstpointer data)
{
  Stage *stage = self->scene->stage;
  g_autoptr (KioskKey) desk = desk_new (stage);

  record (self, 1);
  press_start (self);
  desk_receive_n (desk, stage, self->folder, 41);
  press_start (self);
  assert_said (self, "Đã chép xong. Có thể rút USB.");
  assert_said (self, "(đợt số 41)");
  show_part (self, "stick");
  g_assert_false (is_said (self, "Nơi nhận"));
  press_start (self);
  g_assert_false (is_said (self, "Nơi nhận"));
  kiosk_settings_set_desk_key (kiosk_context_get_settings (stage->context), NULL);
  press_start (self);
  assert_said (self, "Máy này chưa có khóa của nơi ấy");
}

#define ADD(name, func) g_test_add ("/stick-view/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  scene_init ();
  ADD ("default", test_default);
  ADD ("other-days", test_other_days);
  ADD ("typed-day", test_typed_day);
  ADD ("left", test_left);
  ADD ("materials", test_materials);
  ADD ("ward-sum", test_ward_sum);
  ADD ("no-link", test_no_link);
  ADD ("stick-comes", test_stick_comes);
  ADD ("where-to-plug", test_where_to_plug);
  ADD ("own-forms", test_own_forms);
  ADD ("receipt", test_receipt);
  ADD ("receipt-refused", test_receipt_refused);
  return g_test_run ();
}

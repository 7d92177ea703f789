/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Thiết lập", "Quên mã PIN?" and the question about the clock as staff press them, on a real book. */
#include "scene.h"
#include "warnings.h"

#include <string.h>

#include "kiosk-pin-pad.h"

#define WIDTH_PX  1366
#define HEIGHT_PX 768

#define NEW_PIN  "914850"
#define SHIFT_PIN "914851"
#define WEAK_PIN "123456"

static KioskStaff *
get_staff (Scene *scene)
{
  return kiosk_session_get_staff (scene->stage->session);
}

static KioskSettings *
get_settings (Scene *scene)
{
  return kiosk_context_get_settings (scene->stage->context);
}

static gboolean
is_answered (Stage *stage)
{
  KioskStaff *staff = kiosk_session_get_staff (stage->session);

  return !kiosk_staff_is_trying (staff)
         && kiosk_staff_settings_get_saving (kiosk_staff_get_settings (staff)) != KIOSK_SAVING_UNDER_WAY;
}

static void
settle (Scene *scene)
{
  stage_wait_until (scene->stage, is_answered);
  scene_settle (scene);
}

static Scene *
new_scene (void)
{
  Scene *scene = scene_new (WIDTH_PX, HEIGHT_PX);

  stage_set_secret (scene->stage, KIOSK_SECRET_ROLE_STAFF, STAGE_PIN);
  scene_start_over (scene);
  kiosk_session_enter_staff (scene->stage->session);
  kiosk_staff_try_pin (get_staff (scene), STAGE_PIN);
  settle (scene);
  kiosk_staff_put_off_scan_test (get_staff (scene));
  scene_settle (scene);
  g_assert_true (gtk_widget_activate_action (scene_find_class (scene, "staff-parts"), "staff.part", "s", "settings"));
  scene_settle (scene);
  return scene;
}

static void
activate (Scene *scene,
          const char *action)
{
  gtk_widget_activate_action (scene_find_class (scene, "settings-page"), action, NULL);
  settle (scene);
}

static void
open_item (Scene *scene,
           const char *nick)
{
  g_assert_true (gtk_widget_activate_action (scene_find_class (scene, "settings-page"), "settings.open", "s", nick));
  scene_settle (scene);
}

/* Presses the button with that word on it, which has the keyboard then. */
static void
press (Scene *scene,
       const char *word)
{
  g_autoptr (GPtrArray) labels = scene_get_mapped (scene->window, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (g_str_equal (gtk_label_get_label (labels->pdata[i]), word))
      {
        GtkWidget *button = gtk_widget_get_ancestor (labels->pdata[i], GTK_TYPE_BUTTON);

        gtk_widget_grab_focus (button);
        g_signal_emit_by_name (button, "clicked");
        settle (scene);
        return;
      }
  g_error ("No button says %s", word);
}

static gboolean
says (Scene *scene,
      const char *text)
{
  g_autoptr (GPtrArray) labels = scene_get_mapped (scene->window, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (strstr (gtk_label_get_label (labels->pdata[i]), text) != NULL)
      return TRUE;
  return FALSE;
}

static void
type (Scene *scene,
      const char *digits)
{
  for (const char *digit = digits; *digit != '\0'; digit++)
    {
      const char word[] = { *digit, '\0' };

      press (scene, word);
    }
}

static void
enter (Scene *scene,
       const char *digits)
{
  g_autoptr (GPtrArray) pads = scene_get_mapped (scene->window, KIOSK_TYPE_PIN_PAD);

  g_assert_cmpuint (pads->len, ==, 1);
  g_signal_emit_by_name (pads->pdata[0], "entered", digits);
  settle (scene);
}

/* What has the keyboard is seen and takes it. */
static GtkWidget *
get_focus (Scene *scene)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (scene->window));

  return focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_is_sensitive (focus) ? focus : NULL;
}

static gboolean
is_on_pad (Scene *scene)
{
  GtkWidget *focus = get_focus (scene);

  return focus != NULL && gtk_widget_get_ancestor (focus, KIOSK_TYPE_PIN_PAD) != NULL;
}

/* The label that names what has the keyboard. */
static const char *
get_focus_title (Scene *scene)
{
  GtkWidget *focus = get_focus (scene);

  if (focus == NULL || !gtk_widget_has_css_class (focus, "setting"))
    return "";
  return gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (focus)))));
}

static void
test_choice (void)
{
  Scene *scene = new_scene ();

  open_item (scene, "wifi");
  press (scene, "Tạm cất");
  g_assert_true (kiosk_settings_get_wifi_hidden (get_settings (scene)));
  g_assert_true (says (scene, "Đã lưu."));
  g_assert_true (says (scene, STAGE_WIFI_NAME " · Tạm cất"));
  g_assert_cmpstr (get_focus_title (scene), ==, "Wi-Fi cho khách");
  kiosk_staff_lock (get_staff (scene));
  scene_start_over (scene);
  g_assert_false (says (scene, "Wi-Fi"));
  scene_free (scene);
}

static void
test_one_language (void)
{
  Scene *scene = new_scene ();

  open_item (scene, "languages");
  press (scene, "Chỉ tiếng Việt");
  g_assert_true (says (scene, "Đã lưu."));
  kiosk_staff_lock (get_staff (scene));
  scene_start_over (scene);
  g_assert_false (says (scene, "English"));
  scene_free (scene);
}

static void
test_form (void)
{
  Scene *scene = new_scene ();

  open_item (scene, "cut-off");
  type (scene, "29");
  activate (scene, "settings.save");
  g_assert_true (says (scene, "Từ 1 đến 28"));
  g_assert_cmpuint (kiosk_settings_get_cut_off_day (get_settings (scene)), ==, 0);
  activate (scene, "settings.back");
  open_item (scene, "cut-off");
  type (scene, "14");
  activate (scene, "settings.save");
  g_assert_cmpuint (kiosk_settings_get_cut_off_day (get_settings (scene)), ==, 14);
  g_assert_true (says (scene, "Chốt ngày 14 hằng tháng"));
  g_assert_cmpstr (get_focus_title (scene), ==, "Tháng báo cáo");
  scene_free (scene);
}

static void
erase (Scene *scene,
       guint n)
{
  for (guint i = 0; i < n; i++)
    press (scene, "Xóa");
}

/* Times and days as people here say them: 2 is Monday, 8 is Sunday. Cleared, the screen is always on. */
static void
test_hours (void)
{
  Scene *scene = new_scene ();
  KioskHours hours;

  g_assert_true (says (scene, "Màn hình luôn bật"));
  open_item (scene, "hours");
  type (scene, "0730");
  press (scene, "Đóng cửa");
  type (scene, "0700");
  press (scene, "Ngày mở cửa, 2 (thứ Hai) đến 8 (Chủ nhật)");
  type (scene, "19");
  activate (scene, "settings.save");
  g_assert_true (says (scene, "Phải sau giờ mở cửa."));
  g_assert_true (says (scene, "Gõ các số từ 2 đến 8"));
  g_assert_false (kiosk_settings_get_hours (get_settings (scene), &hours));

  activate (scene, "settings.back");
  open_item (scene, "hours");
  type (scene, "0730");
  press (scene, "Đóng cửa");
  type (scene, "1700");
  press (scene, "Ngày mở cửa, 2 (thứ Hai) đến 8 (Chủ nhật)");
  type (scene, "832");
  activate (scene, "settings.save");
  g_assert_true (kiosk_settings_get_hours (get_settings (scene), &hours));
  g_assert_cmpuint (hours.open_min, ==, 450);
  g_assert_cmpuint (hours.close_min, ==, 1020);
  g_assert_cmpuint (hours.days, ==, 0x43);
  g_assert_true (says (scene, "07:30–17:00 · T2, T3, CN"));
  scene_free (scene);
}

static void
test_no_hours (void)
{
  const KioskHours hours = { 450, 1020, 0x7f };
  g_autoptr (KioskSettings) edited = NULL;
  Scene *scene = new_scene ();
  KioskHours found;

  edited = kiosk_staff_settings_edit (kiosk_staff_get_settings (get_staff (scene)));
  kiosk_settings_set_hours (edited, &hours);
  kiosk_context_set_settings (scene->stage->context, edited);
  open_item (scene, "hours");
  activate (scene, "settings.back");
  g_assert_true (says (scene, "07:30–17:00 · mọi ngày"));
  open_item (scene, "hours");
  erase (scene, 4);
  press (scene, "Đóng cửa");
  erase (scene, 4);
  press (scene, "Ngày mở cửa, 2 (thứ Hai) đến 8 (Chủ nhật)");
  erase (scene, 7);
  activate (scene, "settings.save");
  g_assert_false (kiosk_settings_get_hours (get_settings (scene), &found));
  g_assert_true (says (scene, "Màn hình luôn bật"));
  scene_free (scene);
}

static void
test_pin (void)
{
  Scene *scene = new_scene ();

  open_item (scene, "pin");
  enter (scene, STAGE_PIN);
  enter (scene, WEAK_PIN);
  g_assert_true (says (scene, "liền nhau"));
  enter (scene, NEW_PIN);
  enter (scene, STAGE_WRONG_PIN);
  g_assert_true (says (scene, "không giống nhau"));
  enter (scene, NEW_PIN);
  enter (scene, NEW_PIN);
  g_assert_true (says (scene, "Đã lưu."));
  g_assert_cmpstr (get_focus_title (scene), ==, "Mã PIN cán bộ");
  scene_free (scene);
}

/* A PIN that is not the old one was told only after the new one had been chosen, and then no digit was taken. */
static void
test_wrong_old_pin_is_told_at_once (void)
{
  Scene *scene = new_scene ();

  open_item (scene, "pin");
  g_assert_true (is_on_pad (scene));
  enter (scene, STAGE_WRONG_PIN);
  g_assert_true (says (scene, "Mã PIN không đúng"));
  g_assert_true (says (scene, "nhập mã PIN đang dùng"));
  g_assert_true (is_on_pad (scene));
  enter (scene, STAGE_PIN);
  g_assert_false (says (scene, "Mã PIN không đúng"));
  g_assert_true (says (scene, "Nhập mã PIN mới"));
  g_assert_true (is_on_pad (scene));
  enter (scene, WEAK_PIN);
  g_assert_true (is_on_pad (scene));
  scene_free (scene);
}

static void
test_shift_code (void)
{
  Scene *scene = new_scene ();

  g_assert_true (says (scene, "Chưa có mã của ca"));
  open_item (scene, "panel");
  press (scene, "Tắt");
  g_assert_false (says (scene, "Chưa có mã của ca"));
  g_assert_cmpint (kiosk_settings_get_helper_panel (get_settings (scene)), ==, KIOSK_HELPER_PANEL_OFF);
  open_item (scene, "panel");
  press (scene, "Mở bằng mã của ca");
  g_assert_cmpint (kiosk_settings_get_helper_panel (get_settings (scene)), ==, KIOSK_HELPER_PANEL_OFF);
  enter (scene, "12");
  g_assert_true (says (scene, "Ngắn quá"));
  enter (scene, "4821");
  g_assert_true (says (scene, "Đã lưu."));
  g_assert_cmpint (kiosk_settings_get_helper_panel (get_settings (scene)), ==, KIOSK_HELPER_PANEL_CODE);
  scene_free (scene);
}

/* Until somebody has scanned the other link, residents see none. */
static void
test_link (void)
{
  Scene *scene = new_scene ();

  open_item (scene, "link");
  g_assert_nonnull (kiosk_context_get_link_qr (scene->stage->context));
  press (scene, "Ẩn mã QR với người dân");
  g_assert_null (kiosk_context_get_link_qr (scene->stage->context));
  g_assert_cmpint (stage_get_screen (scene->stage), ==, KIOSK_SCREEN_STAFF);
  open_item (scene, "link");
  press (scene, "congdanso.tphcm.gov.vn/cds-tphcm");
  g_assert_cmpint (stage_get_screen (scene->stage), ==, KIOSK_SCREEN_SCAN_TEST);
  g_assert_null (kiosk_context_get_link_qr (scene->stage->context));
  scene_free (scene);
}

static void
test_ward (void)
{
  Scene *scene = new_scene ();

  open_item (scene, "ward");
  type (scene, "20112026");
  activate (scene, "settings.save");
  g_assert_true (says (scene, "một ngày sau hôm nay"));
  activate (scene, "settings.back");
  open_item (scene, "ward");
  type (scene, "01012027");
  activate (scene, "settings.save");
  press (scene, "Phường Tân Hòa");
  g_assert_true (says (scene, "Phường Tân Hòa từ ngày 01/01/2027"));
  g_assert_cmpstr (kiosk_settings_get_ward_code (get_settings (scene)), ==, "26965");
  g_assert_cmpuint (kiosk_settings_get_next_ward_day (get_settings (scene)), ==, kiosk_day_from_iso ("2027-01-01"));
  open_item (scene, "ward");
  press (scene, "Không chuyển nữa");
  g_assert_null (kiosk_settings_get_next_ward_name (get_settings (scene)));
  scene_free (scene);
}

static void
test_clock (void)
{
  Scene *scene = new_scene ();

  open_item (scene, "clock");
  g_assert_cmpint (stage_get_screen (scene->stage), ==, KIOSK_SCREEN_CLOCK);
  kiosk_staff_put_off_clock (get_staff (scene));
  g_assert_cmpint (stage_get_screen (scene->stage), ==, KIOSK_SCREEN_STAFF);
  scene_free (scene);
}

/* What somebody began and left is not there for the next. */
static void
test_walking_away (void)
{
  Scene *scene = new_scene ();

  open_item (scene, "pin");
  enter (scene, STAGE_PIN);
  kiosk_staff_lock (get_staff (scene));
  scene_start_over (scene);
  kiosk_session_enter_staff (scene->stage->session);
  kiosk_staff_try_pin (get_staff (scene), STAGE_PIN);
  settle (scene);
  kiosk_staff_put_off_scan_test (get_staff (scene));
  scene_settle (scene);
  g_assert_true (gtk_widget_activate_action (scene_find_class (scene, "staff-parts"), "staff.part", "s", "settings"));
  scene_settle (scene);
  g_assert_true (says (scene, "Ngôn ngữ"));
  open_item (scene, "pin");
  g_assert_true (says (scene, "nhập mã PIN đang dùng"));
  scene_free (scene);
}

static gboolean
is_code_answered (Stage *stage)
{
  return !kiosk_recovery_is_busy (kiosk_staff_get_recovery (kiosk_session_get_staff (stage->session)));
}

static gboolean
is_unlocked (Stage *stage)
{
  return kiosk_staff_is_unlocked (kiosk_session_get_staff (stage->session));
}

static void
enter_code (Scene *scene,
            const char *digits)
{
  enter (scene, digits);
  stage_wait_until (scene->stage, is_code_answered);
  scene_settle (scene);
}

static gboolean
is_choosing_again (Stage *stage)
{
  return kiosk_recovery_get_state (kiosk_staff_get_recovery (kiosk_session_get_staff (stage->session)))
         == KIOSK_RECOVERY_ASKING_PIN;
}

/* "Quên mã PIN?", from the pad to what is behind it; a PIN that helpers know is not taken, and the reason is told. */
static void
test_recovery_screen (void)
{
  Scene *scene = scene_new (WIDTH_PX, HEIGHT_PX);

  stage_set_secret (scene->stage, KIOSK_SECRET_ROLE_STAFF, STAGE_PIN);
  stage_set_secret (scene->stage, KIOSK_SECRET_ROLE_RECOVERY, STAGE_CODE);
  stage_set_secret (scene->stage, KIOSK_SECRET_ROLE_SHIFT, SHIFT_PIN);
  kiosk_session_open (scene->stage->session);
  while (!kiosk_staff_has_pin (get_staff (scene)))
    g_main_context_iteration (NULL, TRUE);
  scene_start_over (scene);
  kiosk_session_enter_staff (scene->stage->session);
  scene_settle (scene);
  press (scene, "Quên mã PIN? ›");
  enter_code (scene, STAGE_PIN);
  g_assert_true (says (scene, "Mã khôi phục không đúng"));
  enter_code (scene, STAGE_CODE);
  g_assert_true (says (scene, "Chọn mã PIN mới"));
  enter_code (scene, WEAK_PIN);
  g_assert_true (says (scene, "liền nhau"));
  enter_code (scene, NEW_PIN);
  g_assert_true (says (scene, "Nhập lại mã PIN mới"));
  enter_code (scene, STAGE_PIN);
  g_assert_true (says (scene, "không giống nhau"));
  enter_code (scene, SHIFT_PIN);
  enter_code (scene, SHIFT_PIN);
  warnings_expect ("The new PIN and recovery code are not on disk*");
  press (scene, "Đã ghi lại");
  stage_wait_until (scene->stage, is_choosing_again);
  warnings_assert ();
  scene_settle (scene);
  g_assert_true (says (scene, "Chọn mã PIN mới"));
  g_assert_true (says (scene, "Mã này đang mở phần khác của máy"));
  enter_code (scene, NEW_PIN);
  enter_code (scene, NEW_PIN);
  g_assert_true (says (scene, "Mã khôi phục mới"));
  g_assert_false (is_unlocked (scene->stage));
  press (scene, "Đã ghi lại");
  stage_wait_until (scene->stage, is_unlocked);
  scene_free (scene);
}

static gboolean
is_clock_set (Stage *stage)
{
  return !kiosk_staff_is_setting_clock (kiosk_session_get_staff (stage->session));
}

/* "Sai, chỉnh lại", with digits alone. */
static void
test_clock_screen (void)
{
  Scene *scene = new_scene ();

  open_item (scene, "clock");
  g_assert_true (says (scene, "Hôm nay là Thứ Sáu, ngày 20/11/2026, 09:00. Đúng không?"));
  press (scene, "Sai, chỉnh lại");
  type (scene, "31022027");
  press (scene, "Đặt ngày giờ");
  g_assert_true (says (scene, "Không phải ngày"));
  g_assert_true (says (scene, "Không phải giờ"));
  press (scene, "Quay lại");
  press (scene, "Sai, chỉnh lại");
  type (scene, "05022027");
  press (scene, "Tiếp");
  type (scene, "1005");
  press (scene, "Đặt ngày giờ");
  stage_wait_until (scene->stage, is_clock_set);
  scene_settle (scene);
  g_assert_cmpint (stage_get_screen (scene->stage), ==, KIOSK_SCREEN_STAFF);
  g_assert_cmpuint (kiosk_staff_get_today (get_staff (scene)), ==, kiosk_day_from_iso ("2027-02-05"));
  g_assert_cmpint (kiosk_staff_get_minute (get_staff (scene)), ==, 10 * 60 + 5);
  scene_free (scene);
}

int
main (int argc,
      char *argv[])
{
  /* Not in folders of its own: the icons need the system's list of file types. */
  g_test_init (&argc, &argv, NULL);
  scene_init ();
  warnings_install ();
  g_test_add_func ("/settings-view/choice", test_choice);
  g_test_add_func ("/settings-view/one-language", test_one_language);
  g_test_add_func ("/settings-view/form", test_form);
  g_test_add_func ("/settings-view/hours", test_hours);
  g_test_add_func ("/settings-view/no-hours", test_no_hours);
  g_test_add_func ("/settings-view/pin", test_pin);
  g_test_add_func ("/settings-view/wrong-old-pin-is-told-at-once", test_wrong_old_pin_is_told_at_once);
  g_test_add_func ("/settings-view/shift-code", test_shift_code);
  g_test_add_func ("/settings-view/link", test_link);
  g_test_add_func ("/settings-view/ward", test_ward);
  g_test_add_func ("/settings-view/clock", test_clock);
  g_test_add_func ("/settings-view/walking-away", test_walking_away);
  g_test_add_func ("/recovery-screen/new-pin-and-code", test_recovery_screen);
  g_test_add_func ("/clock-screen/set", test_clock_screen);
  return g_test_run ();
}

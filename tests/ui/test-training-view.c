/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Tập huấn" as staff press it, and what the other parts say in a training, where nothing stays. */
#include "scene.h"

#include <string.h>

#define WIDTH_PX  1366
#define HEIGHT_PX 768

static KioskStaff *
get_staff (Scene *scene)
{
  return kiosk_session_get_staff (scene->stage->session);
}

static KioskTrainingState
get_state (Scene *scene)
{
  return kiosk_training_get_state (kiosk_session_get_training (scene->stage->session));
}

static gboolean
is_answered (Stage *stage)
{
  KioskStaff *staff = kiosk_session_get_staff (stage->session);

  return !kiosk_staff_is_trying (staff) && kiosk_staff_get_closing (staff) != KIOSK_CLOSING_UNDER_WAY
         && kiosk_staff_settings_get_saving (kiosk_staff_get_settings (staff)) != KIOSK_SAVING_UNDER_WAY
         && kiosk_training_get_state (kiosk_session_get_training (stage->session)) != KIOSK_TRAINING_BEGINNING;
}

static void
settle (Scene *scene)
{
  stage_wait_until (scene->stage, is_answered);
  scene_settle (scene);
}

static gboolean
has_pin (Stage *stage)
{
  return kiosk_staff_has_pin (kiosk_session_get_staff (stage->session));
}

/* At the page of the PIN. */
static Scene *
new_scene (KioskMode mode)
{
  Scene *scene = scene_new_in_mode (WIDTH_PX, HEIGHT_PX, mode);

  stage_set_secret (scene->stage, KIOSK_SECRET_ROLE_STAFF, STAGE_PIN);
  scene_start_over (scene);
  kiosk_session_enter_staff (scene->stage->session);
  stage_wait_until (scene->stage, has_pin);
  scene_settle (scene);
  return scene;
}

static void
unlock (Scene *scene)
{
  kiosk_staff_try_pin (get_staff (scene), STAGE_PIN);
  settle (scene);
}

static void
show_part (Scene *scene,
           const char *part)
{
  g_assert_true (gtk_widget_activate_action (scene_find_class (scene, "staff-parts"), "staff.part", "s", part));
  settle (scene);
}

static GtkWidget *
find_label (Scene *scene,
            const char *words)
{
  g_autoptr (GPtrArray) labels = scene_get_mapped (scene->window, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (strstr (gtk_label_get_label (labels->pdata[i]), words) != NULL)
      return labels->pdata[i];
  return NULL;
}

/* The button with that word on it. */
static void
press (Scene *scene,
       const char *word)
{
  GtkWidget *label = find_label (scene, word);

  g_assert_nonnull (label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  settle (scene);
}

/* It is asked once more, and "no" leads back. */
static void
test_begin (void)
{
  Scene *scene = new_scene (KIOSK_MODE_LIVE);

  unlock (scene);
  kiosk_staff_put_off_scan_test (get_staff (scene));
  show_part (scene, "training");
  g_assert_null (find_label (scene, "Có, bắt đầu ngay"));
  gtk_widget_activate_action (scene_find_class (scene, "training-page"), "training.begin", NULL);
  g_assert_cmpint (get_state (scene), ==, KIOSK_TRAINING_NONE);
  press (scene, "Bắt đầu tập huấn");
  g_assert_null (find_label (scene, "Bắt đầu tập huấn"));
  press (scene, "Không, tiếp tục phục vụ");
  press (scene, "Bắt đầu tập huấn");
  show_part (scene, "machine");
  show_part (scene, "training");
  g_assert_null (find_label (scene, "Có, bắt đầu ngay"));
  press (scene, "Bắt đầu tập huấn");
  g_assert_cmpint (get_state (scene), ==, KIOSK_TRAINING_NONE);
  press (scene, "Có, bắt đầu ngay");
  g_assert_cmpint (get_state (scene), ==, KIOSK_TRAINING_READY);
  scene_free (scene);
}

static void
test_end (void)
{
  Scene *scene = new_scene (KIOSK_MODE_TRAINING);

  unlock (scene);
  kiosk_staff_put_off_scan_test (get_staff (scene));
  show_part (scene, "training");
  g_assert_null (find_label (scene, "Bắt đầu tập huấn"));
  g_assert_nonnull (find_label (scene, "Chậm nhất 60 phút nữa"));
  for (guint i = 0; i < 60; i++)
    {
      stage_pass (scene->stage, 1);
      kiosk_session_touch (scene->stage->session);
    }
  g_assert_nonnull (find_label (scene, "Chậm nhất 59 phút nữa"));
  press (scene, "Kết thúc tập huấn");
  g_assert_cmpint (get_state (scene), ==, KIOSK_TRAINING_OVER);
  scene_free (scene);
}

static void
assert_warned (Scene *scene)
{
  while (kiosk_training_get_left_min (kiosk_session_get_training (scene->stage->session)) > 2)
    {
      kiosk_session_touch (scene->stage->session);
      stage_pass (scene->stage, 1);
    }
  scene_settle (scene);
  g_assert_nonnull (find_label (scene, "Buổi tập huấn tự kết thúc sau 2"));
  g_assert_nonnull (find_label (scene, "“Tập thêm 60 phút”"));
  kiosk_session_touch (scene->stage->session);
  scene_settle (scene);
  g_assert_null (find_label (scene, "Buổi tập huấn tự kết thúc"));
}

/* The end is said wherever people are, residents' screens too, and staff put it off. */
static void
test_warned_and_prolonged (void)
{
  static const KioskScreenId screens[] = { KIOSK_SCREEN_ATTRACT, KIOSK_SCREEN_HOME, KIOSK_SCREEN_GUIDE };
  Scene *scene = new_scene (KIOSK_MODE_TRAINING);

  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    {
      scene_go (scene, screens[i], NULL);
      assert_warned (scene);
      scene_start_over (scene);
      kiosk_session_enter_staff (scene->stage->session);
      unlock (scene);
      kiosk_staff_put_off_scan_test (get_staff (scene));
      show_part (scene, "training");
      press (scene, "Tập thêm 60 phút");
      g_assert_nonnull (find_label (scene, "Chậm nhất 60 phút nữa"));
    }
  scene_free (scene);
}

static void
assert_answer_is_for_now (Scene *scene)
{
  g_assert_cmpint (stage_get_screen (scene->stage), ==, KIOSK_SCREEN_SCAN_TEST);
  g_assert_nonnull (find_label (scene, "Đang tập huấn: kết thúc là bỏ câu trả lời này."));
  kiosk_staff_put_off_scan_test (get_staff (scene));
  scene_settle (scene);
}

/* Nothing in a training promises to stay, and what does not work in it says why. */
static void
test_words (void)
{
  static const char saved[] = "Đã lưu trong tập huấn; kết thúc tập huấn là bỏ.";
  Scene *scene = new_scene (KIOSK_MODE_TRAINING);

  g_assert_nonnull (find_label (scene, "Trong tập huấn không dùng mã khôi phục."));
  g_assert_null (find_label (scene, "Quên mã PIN?"));
  unlock (scene);
  assert_answer_is_for_now (scene);
  press (scene, "Chốt số liệu ngày");
  press (scene, "Có, chốt ngay");
  g_assert_nonnull (find_label (scene, saved));
  show_part (scene, "settings");
  press (scene, "Nút của người dân");
  press (scene, "Chỉ người hỗ trợ ghi");
  g_assert_nonnull (find_label (scene, saved));
  show_part (scene, "machine");
  while (kiosk_upkeep_get_state (kiosk_session_get_upkeep (scene->stage->session)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (find_label (scene, "xem khi máy phục vụ"));
  press (scene, "Tắt máy");
  g_assert_nonnull (find_label (scene, "Đang tập huấn: không khởi động lại"));
  scene_free (scene);
}

/* In service it is as it was. */
static void
test_words_in_service (void)
{
  Scene *scene = new_scene (KIOSK_MODE_LIVE);

  g_assert_nonnull (find_label (scene, "Quên mã PIN?"));
  unlock (scene);
  g_assert_null (find_label (scene, "Đang tập huấn"));
  kiosk_staff_put_off_scan_test (get_staff (scene));
  settle (scene);
  press (scene, "Chốt số liệu ngày");
  press (scene, "Có, chốt ngay");
  g_assert_nonnull (find_label (scene, "Đã chốt số liệu và lưu trên máy này."));
  g_assert_null (find_label (scene, "không tính số liệu"));
  scene_free (scene);
}

int
main (int argc,
      char *argv[])
{
  /* Not in folders of its own: the icons need the system's list of file types. */
  g_test_init (&argc, &argv, NULL);
  scene_init ();
  g_test_add_func ("/training-view/begin", test_begin);
  g_test_add_func ("/training-view/end", test_end);
  g_test_add_func ("/training-view/warned-and-prolonged", test_warned_and_prolonged);
  g_test_add_func ("/training-view/words", test_words);
  g_test_add_func ("/training-view/words-in-service", test_words_in_service);
  return g_test_run ();
}

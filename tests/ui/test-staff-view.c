/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What staff press and read: what cannot be taken back is asked twice, and what is said is so. */
#include "finger.h"

#include "kiosk-language.h"
#include "kiosk-target-words.h"
#include "kiosk-unit-form.h"

#define WIDTH_PX  1366
#define HEIGHT_PX 768

static KioskStaff *
get_staff (Scene *scene)
{
  return kiosk_session_get_staff (scene->stage->session);
}

static gboolean
has_pin (Stage *stage)
{
  return kiosk_staff_has_pin (kiosk_session_get_staff (stage->session));
}

static gboolean
is_unlocked (Stage *stage)
{
  return kiosk_staff_is_unlocked (kiosk_session_get_staff (stage->session));
}

/* On "Hôm nay". */
static Scene *
new_scene (void)
{
  Scene *scene = scene_new_in_mode (WIDTH_PX, HEIGHT_PX, KIOSK_MODE_LIVE);

  stage_set_secret (scene->stage, KIOSK_SECRET_ROLE_STAFF, STAGE_PIN);
  scene_start_over (scene);
  kiosk_session_enter_staff (scene->stage->session);
  stage_wait_until (scene->stage, has_pin);
  kiosk_staff_try_pin (get_staff (scene), STAGE_PIN);
  stage_wait_until (scene->stage, is_unlocked);
  kiosk_staff_put_off_scan_test (get_staff (scene));
  finger_wait_for (scene, "Chốt số liệu ngày");
  return scene;
}

static void
show_part (Scene *scene,
           const char *part)
{
  g_assert_true (gtk_widget_activate_action (scene_find_class (scene, "staff-parts"), "staff.part", "s", part));
  scene_settle (scene);
}

/* Where Enter goes. */
static void
assert_focus (Scene *scene,
              const char *words)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (scene->window));

  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (focus)), ==, words);
}

static void
test_closing_is_asked_twice (void)
{
  Scene *scene = new_scene ();

  finger_press (scene, "Chốt số liệu ngày");
  g_assert_cmpint (kiosk_staff_get_closing (get_staff (scene)), ==, KIOSK_CLOSING_NONE);
  g_assert_nonnull (finger_find (scene, "Số đã chốt thì không sửa, không hủy được nữa."));
  assert_focus (scene, "Không, chưa chốt");
  finger_press (scene, "Không, chưa chốt");
  g_assert_null (finger_find (scene, "không hủy được nữa"));
  assert_focus (scene, "Chốt số liệu ngày");

  finger_press (scene, "Chốt số liệu ngày");
  show_part (scene, "machine");
  show_part (scene, "today");
  finger_wait_for (scene, "Chốt số liệu ngày");
  g_assert_null (finger_find (scene, "Có, chốt ngay"));

  finger_press (scene, "Chốt số liệu ngày");
  g_assert_cmpint (kiosk_staff_get_closing (get_staff (scene)), ==, KIOSK_CLOSING_NONE);
  finger_press (scene, "Có, chốt ngay");
  finger_wait_for (scene, "Đã chốt số liệu và lưu trên máy này.");
  scene_free (scene);
}

/* The second half of a double tap falls where "no" is, or beside both answers. */
static void
test_double_tap_closes_nothing (void)
{
  Scene *scene = new_scene ();
  GtkWidget *button = gtk_widget_get_ancestor (finger_find (scene, "Chốt số liệu ngày"), GTK_TYPE_BUTTON);
  graphene_rect_t before, yes;

  g_assert_true (gtk_widget_compute_bounds (button, scene->window, &before));
  finger_press (scene, "Chốt số liệu ngày");
  button = gtk_widget_get_ancestor (finger_find (scene, "Có, chốt ngay"), GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_compute_bounds (button, scene->window, &yes));
  g_assert_cmpfloat (yes.origin.x, >=, before.origin.x + before.size.width / 2);
  scene_free (scene);
}

/* The button of "machine.ask" with that target, seen or not. */
static GtkWidget *
find_power (GtkWidget *widget,
            const char *what)
{
  GtkWidget *found = NULL;
  GVariant *target = GTK_IS_BUTTON (widget) ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)) : NULL;

  if (target != NULL && g_variant_is_of_type (target, G_VARIANT_TYPE_STRING)
      && g_str_equal (g_variant_get_string (target, NULL), what))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_power (child, what);
  return found;
}

static graphene_rect_t
get_bounds (Scene *scene,
            GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, scene->window, &bounds));
  return bounds;
}

/* "No" stands where the machine was asked for it, whichever of the two it was. */
static void
test_double_tap_leaves_the_machine_on (void)
{
  static const char *const acts[] = { "restart", "shut-down", "restart" };
  Scene *scene = new_scene ();

  show_part (scene, "machine");
  finger_press (scene, "Tắt máy");
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      GtkWidget *page = scene_find_class (scene, "machine-page");
      graphene_rect_t before, no;

      /* There is nothing here that would restart the machine. */
      gtk_widget_set_visible (find_power (page, "restart"), TRUE);
      gtk_widget_set_visible (find_power (page, "shut-down"), TRUE);
      scene_settle (scene);
      before = get_bounds (scene, find_power (page, acts[i]));
      g_assert_true (gtk_widget_activate_action (page, "machine.ask", "s", acts[i]));
      scene_settle (scene);
      no = get_bounds (scene, gtk_widget_get_ancestor (finger_find (scene, "Không, để máy chạy"), GTK_TYPE_BUTTON));
      g_assert_cmpfloat_with_epsilon (no.origin.x, before.origin.x, 1);
      g_assert_cmpfloat_with_epsilon (no.size.width, before.size.width, 1);
      finger_press (scene, "Không, để máy chạy");
    }
  scene_free (scene);
}

static void
entered_cb (GObject *source,
            GAsyncResult *result,
            gpointer is_entered)
{
  g_autoptr (GError) error = NULL;
  gint64 number;

  kiosk_store_enter_sheet_finish (KIOSK_STORE (source), result, &number, &error);
  g_assert_no_error (error);
  *(gboolean *) is_entered = TRUE;
}

static void
enter (Scene *scene,
       const KioskSheet *sheet)
{
  gboolean is_entered = FALSE;

  kiosk_store_enter_sheet_async (scene->stage->store, sheet, NULL, entered_cb, &is_entered);
  while (!is_entered)
    g_main_context_iteration (NULL, TRUE);
}

static KioskSheet *
new_sheet (Scene *scene,
           KioskSheetForm form)
{
  KioskSheet *sheet = kiosk_sheet_new (form);

  sheet->day = kiosk_clock_get_day (KIOSK_CLOCK (scene->stage->clock));
  return sheet;
}

/* From where the sheet can be withdrawn; ends on the list. */
static void
check_withdrawal (Scene *scene)
{
  finger_press (scene, "Rút phiếu này");
  g_assert_null (finger_find (scene, "Rút phiếu này"));
  assert_focus (scene, "Không, giữ phiếu");
  finger_press (scene, "Không, giữ phiếu");
  g_assert_null (finger_find (scene, "Có, rút phiếu"));
  assert_focus (scene, "Rút phiếu này");
  finger_press (scene, "Rút phiếu này");
  g_assert_null (finger_find (scene, "Đã rút"));
  finger_press (scene, "Có, rút phiếu");
  finger_wait_for (scene, "Đã rút phiếu số 1.");
}

/* A withdrawal is a sheet of its own with a number of its own, and staff are told the number of theirs. */
static void
test_withdrawal_of_outreach (void)
{
  Scene *scene = new_scene ();
  g_autoptr (KioskSheet) sheet = new_sheet (scene, KIOSK_SHEET_FORM_OUTREACH);

  sheet->place = KIOSK_PLACE_MARKET;
  sheet->team = KIOSK_TEAM_POLICE;
  sheet->counts[KIOSK_AUDIENCE_RESIDENT][KIOSK_SHEET_FIGURE_INSTALLED] = 7;
  enter (scene, sheet);
  show_part (scene, "reports");
  finger_press (scene, "Ngoài trụ sở");
  finger_wait_for (scene, "Chợ");
  finger_press (scene, "Chợ");
  check_withdrawal (scene);
  finger_wait_until_gone (scene, "Chợ");
  scene_free (scene);
}

static void
test_withdrawal_of_a_unit (void)
{
  Scene *scene = new_scene ();
  g_autoptr (KioskSheet) sheet = new_sheet (scene, KIOSK_SHEET_FORM_UNIT);

  sheet->audience = KIOSK_AUDIENCE_PUBLIC_EMPLOYEE;
  g_strlcpy (sheet->unit, STAGE_UNIT_CODE, sizeof sheet->unit);
  sheet->counts[sheet->audience][KIOSK_SHEET_FIGURE_CONCERNED] = 40;
  enter (scene, sheet);
  show_part (scene, "reports");
  finger_wait_for (scene, "Đã cài 0/40");
  finger_press (scene, STAGE_UNIT_NAME_END);
  finger_press (scene, "Sửa phiếu này");
  check_withdrawal (scene);
  scene_free (scene);
}

static void
set_cb (GObject *source,
        GAsyncResult *result,
        gpointer is_set)
{
  g_autoptr (GError) error = NULL;

  kiosk_store_set_target_finish (KIOSK_STORE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) is_set = TRUE;
}

static void
set_target (Scene *scene)
{
  g_autoptr (KioskTarget) target = kiosk_target_new ();
  gboolean is_set = FALSE;

  target->number = 500;
  target->from = kiosk_clock_get_day (KIOSK_CLOCK (scene->stage->clock));
  kiosk_store_set_target_async (scene->stage->store, target, NULL, set_cb, &is_set);
  while (!is_set)
    g_main_context_iteration (NULL, TRUE);
}

/* One that was ended does not come back: asked twice, as what else cannot be taken back. */
static void
test_target_is_ended_by_two_presses (void)
{
  Scene *scene = new_scene ();

  set_target (scene);
  show_part (scene, "targets");
  finger_wait_for (scene, "/500");
  finger_press (scene, "/500");
  finger_press (scene, "Bỏ chỉ tiêu này");
  assert_focus (scene, "Không, giữ chỉ tiêu");
  finger_press (scene, "Không, giữ chỉ tiêu");
  assert_focus (scene, "Bỏ chỉ tiêu này");
  finger_press (scene, "Bỏ chỉ tiêu này");
  finger_press (scene, "Có, bỏ chỉ tiêu");
  finger_wait_for (scene, "Chưa nhập chỉ tiêu nào.");
  scene_free (scene);
}

static graphene_rect_t
get_back (Scene *scene)
{
  graphene_rect_t bounds;
  GtkWidget *button = gtk_widget_get_ancestor (finger_find (scene, "Quay lại"), GTK_TYPE_BUTTON);

  g_assert_true (gtk_widget_compute_bounds (button, scene->window, &bounds));
  return bounds;
}

static void
assert_back_is_at (Scene *scene,
                   const graphene_rect_t *place)
{
  graphene_rect_t back = get_back (scene);

  g_assert_true (graphene_rect_equal (&back, place));
}

/* In each form "Quay lại" is where it was in the one before, also while the unit's has much to say. */
static void
test_back_stays (void)
{
  Scene *scene = new_scene ();
  g_autoptr (GPtrArray) forms = NULL;
  graphene_rect_t place;

  show_part (scene, "targets");
  finger_press (scene, "Nhập chỉ tiêu mới");
  place = get_back (scene);
  show_part (scene, "reports");
  finger_wait_for (scene, STAGE_UNIT_NAME_END);
  finger_press (scene, STAGE_UNIT_NAME_END);
  assert_back_is_at (scene, &place);
  forms = scene_get_mapped (scene->window, KIOSK_TYPE_UNIT_FORM);
  kiosk_unit_form_set_said (forms->pdata[0], "Chưa lưu được.\nĐĩa không trả lời.\nSố đã nhập còn đây.\nXin bấm lại.");
  scene_settle (scene);
  assert_back_is_at (scene, &place);
  finger_press (scene, "Quay lại");
  finger_press (scene, "Ngoài trụ sở");
  finger_press (scene, "Nhập phiếu mới");
  assert_back_is_at (scene, &place);
  scene_free (scene);
}

static char *
dup_done (gint64 done)
{
  KioskTargetState state = { .target = { .number = 100000, .base = 200000, .from = 1 } };

  state.progress = kiosk_progress_of (&state.target, done, 1);
  return kiosk_target_words_dup_done (&state);
}

/* What was done is never shown as nothing, nor less than all as all. */
static void
test_shares (void)
{
  static const struct
  {
    gint64      done;
    const char *share;
  } cases[] = { { 0, "0,0%" }, { 1, "dưới 0,1%" }, { 150, "dưới 0,1%" }, { 200, "0,1%" }, { 91400, "45,7%" },
                { 199999, "99,9%" }, { 200000, "100,0%" } };

  kiosk_language_set ("vi");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *done = dup_done (cases[i].done);
      g_autofree char *end = g_strdup_printf (" · %s của 200.000 người thuộc diện", cases[i].share);

      if (!g_str_has_suffix (done, end))
        g_test_message ("“%s” does not end with “%s”", done, end);
      g_assert_true (g_str_has_suffix (done, end));
    }
}

/* setup.ini may ask for a code of the shift that nobody has set: helpers would stand before a closed door. */
static void
test_machine_without_shift_code (void)
{
  Scene *scene = new_scene ();
  KioskUpkeep *upkeep = kiosk_session_get_upkeep (scene->stage->session);

  kiosk_staff_look_for_pin (kiosk_session_get_staff (scene->stage->session));
  g_assert_true (gtk_widget_activate_action (scene_find_class (scene, "staff-parts"), "staff.part", "s", "machine"));
  while (kiosk_upkeep_get_state (upkeep) == NULL)
    g_main_context_iteration (NULL, TRUE);
  scene_settle (scene);
  g_assert_nonnull (finger_find (scene, "Chưa có mã của ca: đặt ở phần Thiết lập."));
  stage_set_secret (scene->stage, KIOSK_SECRET_ROLE_SHIFT, "8204");
  kiosk_staff_look_for_pin (kiosk_session_get_staff (scene->stage->session));
  while (kiosk_staff_settings_lacks_code (kiosk_staff_get_settings (kiosk_session_get_staff (scene->stage->session))))
    g_main_context_iteration (NULL, TRUE);
  scene_settle (scene);
  g_assert_null (finger_find (scene, "Chưa có mã của ca: đặt ở phần Thiết lập."));
  scene_free (scene);
}

/* Until the question comes. */
static void
wait_idle (Scene *scene,
           const char *question)
{
  for (guint i = 0; i < 600 && finger_find (scene, question) == NULL; i++)
    stage_pass (scene->stage, 1);
  scene_settle (scene);
}

/* Staff work, residents look: each is asked in words of their own. */
static void
test_idle_words (void)
{
  Scene *scene = new_scene ();

  wait_idle (scene, "Anh chị còn làm việc không?");
  g_assert_nonnull (finger_find (scene, "Màn hình tự khóa sau"));
  g_assert_null (finger_find (scene, "Quý vị còn xem không?"));
  scene_go (scene, KIOSK_SCREEN_HOME, NULL);
  scene_start_over (scene);
  wait_idle (scene, "Quý vị còn xem không?");
  g_assert_nonnull (finger_find (scene, "Màn hình tự về đầu sau"));
  g_assert_null (finger_find (scene, "Anh chị còn làm việc không?"));
  scene_free (scene);
}

/* Before the PIN is typed it is staff who stand there, and in the panel it is helpers. */
static void
test_idle_words_before_the_pin (void)
{
  Scene *scene = new_scene ();
  KioskPanel *panel = kiosk_session_get_panel (scene->stage->session);

  kiosk_staff_lock (kiosk_session_get_staff (scene->stage->session));
  scene_start_over (scene);
  kiosk_session_enter_staff (scene->stage->session);
  wait_idle (scene, "Anh chị còn làm việc không?");
  g_assert_nonnull (finger_find (scene, "Màn hình tự khóa sau"));
  scene_start_over (scene);
  scene_go (scene, KIOSK_SCREEN_CODE, NULL);
  kiosk_panel_enter (panel, FALSE);
  kiosk_panel_set_team (panel, KIOSK_TEAM_COMMUNITY_TEAM);
  g_assert_cmpint (stage_get_screen (scene->stage), ==, KIOSK_SCREEN_HELPER);
  wait_idle (scene, "Anh chị còn hướng dẫn bà con không?");
  g_assert_nonnull (finger_find (scene, "Bảng tự đóng sau"));
  scene_free (scene);
}

int
main (int argc,
      char *argv[])
{
  /* Not in folders of its own: the icons need the system's list of file types. */
  g_test_init (&argc, &argv, NULL);
  scene_init ();
  g_test_add_func ("/staff-view/closing-is-asked-twice", test_closing_is_asked_twice);
  g_test_add_func ("/staff-view/double-tap-closes-nothing", test_double_tap_closes_nothing);
  g_test_add_func ("/staff-view/double-tap-leaves-the-machine-on", test_double_tap_leaves_the_machine_on);
  g_test_add_func ("/staff-view/withdrawal-of-outreach", test_withdrawal_of_outreach);
  g_test_add_func ("/staff-view/withdrawal-of-a-unit", test_withdrawal_of_a_unit);
  g_test_add_func ("/staff-view/target-is-ended-by-two-presses", test_target_is_ended_by_two_presses);
  g_test_add_func ("/staff-view/back-stays", test_back_stays);
  g_test_add_func ("/staff-view/shares", test_shares);
  g_test_add_func ("/staff-view/machine-without-shift-code", test_machine_without_shift_code);
  g_test_add_func ("/staff-view/idle-words", test_idle_words);
  g_test_add_func ("/staff-view/idle-words-before-the-pin", test_idle_words_before_the_pin);
  return g_test_run ();
}

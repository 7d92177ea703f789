/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What helpers press and read: their panel, and the call that brings them. */
#include "finger.h"

#include "kiosk-pin-pad.h"

#define WIDTH_PX  1080
#define HEIGHT_PX 1920

static KioskPanel *
get_panel (Scene *scene)
{
  return kiosk_session_get_panel (scene->stage->session);
}

static void
open_panel (Scene *scene,
            KioskTeam team)
{
  scene_go (scene, KIOSK_SCREEN_CODE, NULL);
  kiosk_panel_enter (get_panel (scene), FALSE);
  kiosk_panel_set_team (get_panel (scene), team);
  scene_settle (scene);
}

static void
type_people (Scene *scene,
             const char *digits)
{
  g_autoptr (GPtrArray) pads = scene_get_mapped (scene->window, KIOSK_TYPE_PIN_PAD);

  g_assert_cmpuint (pads->len, ==, 1);
  g_signal_emit_by_name (pads->pdata[0], "entered", digits);
  scene_settle (scene);
}

/* One person needs no number: it is refused with the words that say which are taken, and asked anew the next time. */
static void
test_several_people (void)
{
  static const char *const refused[] = { "1", "0", "00" };
  Scene *scene = scene_new (WIDTH_PX, HEIGHT_PX);

  open_panel (scene, KIOSK_TEAM_COMMUNITY_TEAM);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      finger_press (scene, "Ghi nhiều người…");
      g_assert_nonnull (finger_find (scene, "Bao nhiêu người? 2 đến 99"));
      g_assert_null (scene_find_class (scene, "pad-problem"));
      type_people (scene, refused[i]);
      g_assert_nonnull (scene_find_class (scene, "pad-problem"));
      gtk_test_accessible_assert_role (finger_find (scene, "Chỉ từ 2 đến 99 người."), GTK_ACCESSIBLE_ROLE_STATUS);
      g_assert_cmpuint (kiosk_panel_get_people (get_panel (scene)), ==, 1);
      finger_press (scene, "Ghi nhiều người…");
    }
  finger_press (scene, "Ghi nhiều người…");
  type_people (scene, "2");
  g_assert_cmpuint (kiosk_panel_get_people (get_panel (scene)), ==, 2);
  g_assert_nonnull (finger_find (scene, "Người dân × 2"));
  scene_free (scene);
}

static void
note (Scene *scene,
      guint people,
      const char *count)
{
  kiosk_panel_set_people (get_panel (scene), people);
  kiosk_panel_record (get_panel (scene), KIOSK_KIND_ADVISED, KIOSK_REASON_NONE);
  finger_wait_for (scene, count);
}

/* Under one team's name stands what all of them noted, and it says so. */
static void
test_count_of_the_shift (void)
{
  Scene *scene = scene_new (WIDTH_PX, HEIGHT_PX);

  open_panel (scene, KIOSK_TEAM_COMMUNITY_TEAM);
  note (scene, 2, "cả ca: 2 lượt người");
  scene_go (scene, KIOSK_SCREEN_HOME, NULL);
  kiosk_panel_close (get_panel (scene));
  open_panel (scene, KIOSK_TEAM_POLICE);
  g_assert_nonnull (finger_find (scene, "Công an phường"));
  finger_wait_for (scene, "cả ca: 2 lượt người");
  note (scene, 1, "cả ca: 3 lượt người");
  scene_free (scene);
}

static graphene_rect_t
get_bounds (Scene *scene,
            const char *words)
{
  graphene_rect_t bounds;

  g_assert_nonnull (finger_find (scene, words));
  g_assert_true (gtk_widget_compute_bounds (finger_find (scene, words), scene->window, &bounds));
  return bounds;
}

/* @other stands below and is smaller. */
static void
check_order (Scene *scene,
             const char *words,
             const char *other)
{
  graphene_rect_t first = get_bounds (scene, words), second = get_bounds (scene, other);

  g_assert_cmpfloat (first.origin.y + first.size.height, <=, second.origin.y);
  g_assert_cmpfloat (first.size.height, >, second.size.height);
}

/* Who comes reads Vietnamese, whatever the visitor reads. */
static void
test_call_in_both_languages (void)
{
  Scene *scene = scene_new (WIDTH_PX, HEIGHT_PX);
  g_autofree char *other = NULL;
  GtkWidget *button;

  scene_start_over (scene);
  kiosk_session_call_help (scene->stage->session);
  scene_settle (scene);
  g_assert_nonnull (finger_find (scene, "Có người cần hướng dẫn"));
  g_assert_null (scene_find_class (scene, "help-again"));
  scene_set_comfort (scene, "en", 0, FALSE);
  check_order (scene, "Có người cần hướng dẫn", "A resident needs guidance");
  check_order (scene, "Người hướng dẫn đã đến", "The helper is here");
  g_assert_nonnull (finger_find (scene, "I can go on by myself"));
  g_assert_null (finger_find (scene, "Tôi tự làm được rồi"));
  button = gtk_widget_get_ancestor (finger_find (scene, "The helper is here"), GTK_TYPE_BUTTON);
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                              "Người hướng dẫn đã đến. The helper is here");
  g_assert_cmpstr (other, ==, NULL);
  scene_free (scene);
}

int
main (int argc,
      char *argv[])
{
  /* Not in folders of its own: the icons need the system's list of file types. */
  g_test_init (&argc, &argv, NULL);
  scene_init ();
  g_test_add_func ("/helper-view/several-people", test_several_people);
  g_test_add_func ("/helper-view/count-of-the-shift", test_count_of_the_shift);
  g_test_add_func ("/helper-view/call-in-both-languages", test_call_in_both_languages);
  return g_test_run ();
}

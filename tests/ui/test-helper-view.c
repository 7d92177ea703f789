/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What helpers press and read: their panel, and the call that brings them. */
#include "finger.h"

#define WIDTH_PX  1080
#define HEIGHT_PX 1920

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
  g_test_add_func ("/helper-view/call-in-both-languages", test_call_in_both_languages);
  return g_test_run ();
}

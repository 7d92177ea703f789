/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comfort, and the way through the screens. */
#include "kiosk-comfort.h"
#include "kiosk-flow.h"

static void
count_cb (GObject *object,
          gpointer second,
          guint *n)
{
  (*n)++;
}

static void
count_moved_cb (KioskFlow *flow,
                guint *n)
{
  (*n)++;
}

static void
test_comfort_tells_changes_only (void)
{
  g_autoptr (KioskComfort) comfort = kiosk_comfort_new ();
  guint n = 0;

  g_signal_connect (comfort, "notify", G_CALLBACK (count_cb), &n);
  kiosk_comfort_set_language (comfort, "vi");
  kiosk_comfort_set_text_step (comfort, 0);
  kiosk_comfort_set_contrast (comfort, FALSE);
  g_assert_cmpuint (n, ==, 0);

  kiosk_comfort_set_language (comfort, "en");
  kiosk_comfort_set_text_step (comfort, 1);
  kiosk_comfort_set_contrast (comfort, 7);
  g_assert_cmpuint (n, ==, 3);
  kiosk_comfort_set_contrast (comfort, TRUE);
  g_assert_cmpuint (n, ==, 3);
}

static void
test_comfort_has_ends (void)
{
  g_autoptr (KioskComfort) comfort = kiosk_comfort_new ();

  kiosk_comfort_set_text_step (comfort, 99);
  g_assert_cmpuint (kiosk_comfort_get_text_step (comfort), ==, KIOSK_COMFORT_MAX_TEXT_STEP);
}

static void
test_comfort_reset (void)
{
  g_autoptr (KioskComfort) comfort = kiosk_comfort_new ();

  kiosk_comfort_set_language (comfort, "en");
  kiosk_comfort_set_text_step (comfort, 2);
  kiosk_comfort_set_contrast (comfort, TRUE);
  kiosk_comfort_reset (comfort);
  g_assert_cmpstr (kiosk_comfort_get_language (comfort), ==, "vi");
  g_assert_cmpuint (kiosk_comfort_get_text_step (comfort), ==, 0);
  g_assert_false (kiosk_comfort_get_contrast (comfort));
}

static void
assert_at (KioskFlow *flow,
           KioskScreenId screen,
           const char *page)
{
  g_assert_cmpstr (kiosk_screen_id_to_nick (kiosk_flow_get_screen (flow)), ==, kiosk_screen_id_to_nick (screen));
  g_assert_cmpstr (kiosk_flow_get_page (flow), ==, page);
}

static void
test_back_leads_the_way_come (void)
{
  g_autoptr (KioskFlow) flow = kiosk_flow_new ();

  assert_at (flow, KIOSK_SCREEN_ATTRACT, NULL);
  kiosk_flow_go (flow, KIOSK_SCREEN_HOME, NULL);
  kiosk_flow_go (flow, KIOSK_SCREEN_GUIDE, NULL);
  kiosk_flow_go (flow, KIOSK_SCREEN_PAGE, "scan");
  kiosk_flow_go (flow, KIOSK_SCREEN_WIFI, NULL);
  kiosk_flow_back (flow);
  assert_at (flow, KIOSK_SCREEN_PAGE, "scan");
  kiosk_flow_back (flow);
  assert_at (flow, KIOSK_SCREEN_GUIDE, NULL);
  kiosk_flow_back (flow);
  assert_at (flow, KIOSK_SCREEN_HOME, NULL);
}

static void
test_back_ends_at_home (void)
{
  g_autoptr (KioskFlow) flow = kiosk_flow_new ();
  guint n = 0;

  kiosk_flow_go (flow, KIOSK_SCREEN_HOME, NULL);
  g_signal_connect (flow, "moved", G_CALLBACK (count_moved_cb), &n);
  kiosk_flow_back (flow);
  assert_at (flow, KIOSK_SCREEN_HOME, NULL);
  g_assert_cmpuint (n, ==, 0);
}

static void
test_turned_pages_are_left_at_once (void)
{
  g_autoptr (KioskFlow) flow = kiosk_flow_new ();
  guint n = 0;

  kiosk_flow_go (flow, KIOSK_SCREEN_HOME, NULL);
  kiosk_flow_go (flow, KIOSK_SCREEN_PAGE, "map");
  g_signal_connect (flow, "moved", G_CALLBACK (count_moved_cb), &n);
  kiosk_flow_turn (flow, "news");
  kiosk_flow_turn (flow, "news");
  assert_at (flow, KIOSK_SCREEN_PAGE, "news");
  g_assert_cmpuint (n, ==, 1);
  kiosk_flow_back (flow);
  assert_at (flow, KIOSK_SCREEN_HOME, NULL);
}

/* From every screen that is no reading, back from a page is home and not the screen before. */
static void
test_no_way_back_to_what_is_over (void)
{
  const KioskScreenId over[] = { KIOSK_SCREEN_THANKS, KIOSK_SCREEN_HELP_WANTED, KIOSK_SCREEN_CANNOT_RECORD };

  for (guint i = 0; i < G_N_ELEMENTS (over); i++)
    {
      g_autoptr (KioskFlow) flow = kiosk_flow_new ();

      kiosk_flow_go (flow, KIOSK_SCREEN_HOME, NULL);
      kiosk_flow_go (flow, over[i], NULL);
      kiosk_flow_back (flow);
      assert_at (flow, over[i], NULL);
      kiosk_flow_go (flow, KIOSK_SCREEN_PAGE, "vneid");
      kiosk_flow_back (flow);
      assert_at (flow, KIOSK_SCREEN_HOME, NULL);
    }
}

static void
test_home_forgets_the_way (void)
{
  g_autoptr (KioskFlow) flow = kiosk_flow_new ();

  kiosk_flow_go (flow, KIOSK_SCREEN_HOME, NULL);
  kiosk_flow_go (flow, KIOSK_SCREEN_GUIDE, NULL);
  kiosk_flow_go (flow, KIOSK_SCREEN_PAGE, "fraud");
  kiosk_flow_go (flow, KIOSK_SCREEN_HOME, NULL);
  kiosk_flow_back (flow);
  assert_at (flow, KIOSK_SCREEN_HOME, NULL);
}

static void
test_going_where_one_is_moves_nothing (void)
{
  g_autoptr (KioskFlow) flow = kiosk_flow_new ();
  guint n = 0;

  kiosk_flow_go (flow, KIOSK_SCREEN_HOME, NULL);
  kiosk_flow_go (flow, KIOSK_SCREEN_PAGE, "map");
  g_signal_connect (flow, "moved", G_CALLBACK (count_moved_cb), &n);
  kiosk_flow_go (flow, KIOSK_SCREEN_PAGE, "map");
  g_assert_cmpuint (n, ==, 0);
  kiosk_flow_back (flow);
  assert_at (flow, KIOSK_SCREEN_HOME, NULL);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/comfort/tells-changes-only", test_comfort_tells_changes_only);
  g_test_add_func ("/comfort/has-ends", test_comfort_has_ends);
  g_test_add_func ("/comfort/reset", test_comfort_reset);
  g_test_add_func ("/flow/back-leads-the-way-come", test_back_leads_the_way_come);
  g_test_add_func ("/flow/back-ends-at-home", test_back_ends_at_home);
  g_test_add_func ("/flow/turned-pages-are-left-at-once", test_turned_pages_are_left_at_once);
  g_test_add_func ("/flow/no-way-back-to-what-is-over", test_no_way_back_to_what_is_over);
  g_test_add_func ("/flow/home-forgets-the-way", test_home_forgets_the_way);
  g_test_add_func ("/flow/going-where-one-is-moves-nothing", test_going_where_one_is_moves_nothing);
  return g_test_run ();
}

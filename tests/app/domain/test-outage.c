/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What systemd tells of a service that ended, and what it does not. */
#include "kiosk-outage.h"

#include <string.h>

static void
assert_read (const char *text,
             KioskOutageCause cause,
             const char *codes,
             const char *place)
{
  g_autoptr (KioskOutage) outage = kiosk_outage_new_from_text (text, -1);

  g_assert_cmpint (outage->cause, ==, cause);
  g_assert_cmpstr (outage->codes, ==, codes);
  g_assert_cmpstr (outage->place, ==, place);
}

/* Every result of systemd.exec(5). */
static void
test_results (void)
{
  assert_read ("success exited 0\n", KIOSK_OUTAGE_CAUSE_STOPPED, "success exited 0", NULL);
  assert_read ("protocol exited 0\n", KIOSK_OUTAGE_CAUSE_NOT_STARTED, "protocol exited 0", NULL);
  assert_read ("timeout killed TERM\n", KIOSK_OUTAGE_CAUSE_TOO_SLOW, "timeout killed TERM", NULL);
  assert_read ("exit-code exited 1\n", KIOSK_OUTAGE_CAUSE_FAILED, "exit-code exited 1", NULL);
  assert_read ("exit-code exited 69\n", KIOSK_OUTAGE_CAUSE_NO_GRAPHICS, "exit-code exited 69", NULL);
  assert_read ("signal killed KILL\n", KIOSK_OUTAGE_CAUSE_CRASHED, "signal killed KILL", NULL);
  assert_read ("signal killed RTMIN+3\n", KIOSK_OUTAGE_CAUSE_CRASHED, "signal killed RTMIN+3", NULL);
  assert_read ("core-dump dumped SEGV\n", KIOSK_OUTAGE_CAUSE_CRASHED, "core-dump dumped SEGV", NULL);
  assert_read ("watchdog dumped ABRT\n", KIOSK_OUTAGE_CAUSE_HUNG, "watchdog dumped ABRT", NULL);
  assert_read ("exec-condition exited 1\n", KIOSK_OUTAGE_CAUSE_NOT_STARTED, "exec-condition exited 1", NULL);
  assert_read ("oom-kill killed KILL\n", KIOSK_OUTAGE_CAUSE_NO_MEMORY, "oom-kill killed KILL", NULL);
  assert_read ("start-limit-hit  \n", KIOSK_OUTAGE_CAUSE_GAVE_UP, "start-limit-hit", NULL);
  assert_read ("resources\n", KIOSK_OUTAGE_CAUSE_NOT_STARTED, "resources", NULL);
}

static void
test_form (void)
{
  assert_read ("watchdog", KIOSK_OUTAGE_CAUSE_HUNG, "watchdog", NULL);
  assert_read ("  watchdog\tdumped  ABRT \r\n\r\n", KIOSK_OUTAGE_CAUSE_HUNG, "watchdog dumped ABRT", NULL);
}

static void
test_place (void)
{
  assert_read ("watchdog dumped ABRT\nPhường Tân Sơn Hòa, máy 1\n", KIOSK_OUTAGE_CAUSE_HUNG, "watchdog dumped ABRT",
               "Phường Tân Sơn Hòa, máy 1");
  /* Decomposed. */
  assert_read ("watchdog\n  Pho\xcc\x80 1\nmore\n", KIOSK_OUTAGE_CAUSE_HUNG, "watchdog", "Phò 1");
  assert_read ("watchdog\nPhường\t1\n", KIOSK_OUTAGE_CAUSE_HUNG, "watchdog", NULL);
  assert_read ("watchdog\n\x1b[2J\n", KIOSK_OUTAGE_CAUSE_HUNG, "watchdog", NULL);
}

static void
test_turn (void)
{
  static const struct { const char *lines; guint degrees; } turns[] = {
    { "Phường Bảy Hiền, máy số 1\n90\n", 90 }, { "\n180\n", 180 }, { "Phường\n270\nmore", 270 },
    { "Phường\n0\n", 0 }, { "Phường\n45\n", 0 }, { "Phường\n-90\n", 0 }, { "Phường\n90°\n", 0 },
    { "Phường\n\n90", 0 }, { "90", 0 }, { "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      g_autofree char *text = g_strconcat ("watchdog\n", turns[i].lines, NULL);
      g_autoptr (KioskOutage) outage = kiosk_outage_new_from_text (text, -1);

      g_assert_cmpuint (outage->turn_degrees, ==, turns[i].degrees);
    }
}

static void
test_long_place (void)
{
  g_autofree char *fits = g_strnfill (100, 'x');
  g_autofree char *text = g_strdup_printf ("watchdog\n%s", fits);
  g_autofree char *too_long = g_strdup_printf ("watchdog\n%sx", fits);

  assert_read (text, KIOSK_OUTAGE_CAUSE_HUNG, "watchdog", fits);
  assert_read (too_long, KIOSK_OUTAGE_CAUSE_HUNG, "watchdog", NULL);
}

static void
test_garbage (void)
{
  static const char *const texts[] = {
    "", "\n", " ", "\nwatchdog\n", "Watchdog dumped ABRT", "nonsense exited 1", "watchdog dumped ABRT 7",
    "watchdog <b>dumped</b>", "watchdog \xff", "watchdog\xc3", "1 exited exit-code", "watchdog $EXIT_CODE",
    "watchdog aaaaaaaaaaaaaaaaaaaaaaaaa", "<?xml version=\"1.0\"?>"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_read (texts[i], KIOSK_OUTAGE_CAUSE_UNKNOWN, NULL, NULL);
  assert_read (NULL, KIOSK_OUTAGE_CAUSE_UNKNOWN, NULL, NULL);
}

static void
test_size (void)
{
  g_autofree char *padding = g_strnfill (KIOSK_OUTAGE_BYTES_MAX - 9, '\n');
  g_autofree char *fits = g_strconcat ("watchdog\n", padding, NULL);
  g_autofree char *too_long = g_strconcat (fits, "\n", NULL);
  g_autoptr (KioskOutage) with_zero = kiosk_outage_new_from_text ("watchdog\0", 9);
  g_autoptr (KioskOutage) part = kiosk_outage_new_from_text ("watchdogs", 8);

  assert_read (fits, KIOSK_OUTAGE_CAUSE_HUNG, "watchdog", NULL);
  assert_read (too_long, KIOSK_OUTAGE_CAUSE_UNKNOWN, NULL, NULL);
  g_assert_cmpint (with_zero->cause, ==, KIOSK_OUTAGE_CAUSE_UNKNOWN);
  g_assert_cmpint (part->cause, ==, KIOSK_OUTAGE_CAUSE_HUNG);
  kiosk_outage_free (NULL);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outage/results", test_results);
  g_test_add_func ("/outage/form", test_form);
  g_test_add_func ("/outage/place", test_place);
  g_test_add_func ("/outage/turn", test_turn);
  g_test_add_func ("/outage/long-place", test_long_place);
  g_test_add_func ("/outage/garbage", test_garbage);
  g_test_add_func ("/outage/size", test_size);
  return g_test_run ();
}

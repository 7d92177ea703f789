/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening hours: how they are written, and when they hold. */
#include "kiosk-hours.h"

#define MONDAY "2026-11-16"

static void
test_written_and_read (void)
{
  static const struct { const char *text; KioskHours hours; } table[] = {
    { "07:00-17:30 12345", { 420, 1050, 0x1f } },
    { "00:00-24:00 1234567", { 0, 1440, 0x7f } },
    { "23:59-24:00 7", { 1439, 1440, 0x40 } },
    { "07:30-11:30 135", { 450, 690, 0x15 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      KioskHours hours = { 0 };
      g_autofree char *text = kiosk_hours_dup_text (&table[i].hours);

      g_assert_cmpstr (text, ==, table[i].text);
      g_assert_true (kiosk_hours_parse (text, &hours));
      g_assert_cmpmem (&hours, sizeof hours, &table[i].hours, sizeof hours);
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "", "07:00", "07:00-17:30", "07:00-17:30 ", "07:00-17:30 0", "07:00-17:30 8", "07:00-17:30 21", "07:00-17:30 11",
    "07:00-17:30 12345 ", " 07:00-17:30 1", "7:00-17:30 1", "07:00-17:60 1", "07:00-24:01 1", "07:00-25:00 1",
    "17:30-07:00 1", "07:00-07:00 1", "07:00 17:30 1", "07:00-17:30\t1", "07.00-17.30 1", "-7:00-17:30 1",
    "24:00-24:00 1", "07:00-17:30 mon"
  };
  KioskHours hours = { 1, 2, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_false (kiosk_hours_parse (texts[i], &hours));
    }
  g_assert_cmpuint (hours.open_min, ==, 1);
}

static void
test_valid (void)
{
  static const KioskHours wrong[] = { { 420, 420, 1 }, { 420, 400, 1 }, { 420, 1441, 1 }, { 0, 1, 0 }, { 0, 1, 128 } };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (kiosk_hours_is_valid (&wrong[i]));
}

/* The minute at which it closes is closed. */
static void
test_open (void)
{
  const KioskHours hours = { 420, 1050, 0x1f };
  const KioskHours sunday = { 0, 1440, 0x40 };
  KioskDay monday = kiosk_day_from_iso (MONDAY);

  for (KioskDay day = monday; day < monday + 7; day++)
    {
      g_assert_cmpint (kiosk_hours_is_open (&hours, day, 420), ==, day < monday + 5);
      g_assert_cmpint (kiosk_hours_is_open (&hours, day, 1049), ==, day < monday + 5);
      g_assert_false (kiosk_hours_is_open (&hours, day, 419));
      g_assert_false (kiosk_hours_is_open (&hours, day, 1050));
      g_assert_cmpint (kiosk_hours_is_open (&sunday, day, 1439), ==, day == monday + 6);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hours/written-and-read", test_written_and_read);
  g_test_add_func ("/hours/refused", test_refused);
  g_test_add_func ("/hours/valid", test_valid);
  g_test_add_func ("/hours/open", test_open);
  return g_test_run ();
}

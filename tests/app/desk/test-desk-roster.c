/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's own tables: points, holidays and predecessors, in every shape that a spreadsheet program gives them, with
 * every fault that each field can have, and the arithmetic of working days and merged wards on top. */
#include <string.h>

#include "kiosk-desk-predecessors.h"
#include "kiosk-desk-roster-rows.h"
#include "kiosk-desk-roster.h"
#include "kiosk-ward-file.h"

#define POINTS   "ward,number,from,to,working_days\n"
#define HOLIDAYS "date,name\n"
#define CHANGES  "old_code,old_name,new_code,new_name,share,from_date\n"

#define X10 "xxxxxxxxxx"

typedef struct
{
  const char *text;
  const char *message;
} Fault;

static KioskDay
on (const char *iso)
{
  return kiosk_day_from_iso (iso);
}

static GBytes *
take (const char *text)
{
  return g_bytes_new_static (text, strlen (text));
}

static GArray *
parse_points (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) csv = take (text);
  GArray *points = kiosk_desk_roster_parse ("diem.csv", csv, &error);

  g_assert_no_error (error);
  return points;
}

static void
assert_point (GArray *points,
              guint i,
              const char *ward,
              guint number,
              const char *from,
              const char *to,
              const char *week)
{
  const KioskDeskPoint *point = &g_array_index (points, KioskDeskPoint, i);
  g_autofree char *text = kiosk_weekdays_dup_text (point->week);

  g_assert_cmpstr (point->ward, ==, ward);
  g_assert_cmpuint (point->number, ==, number);
  g_assert_cmpuint (point->from, ==, on (from));
  g_assert_cmpuint (point->to, ==, on (to));
  g_assert_cmpstr (text, ==, week);
}

static void
test_points (void)
{
  static const char *const table[] = {
    POINTS "26977,1,2026-11-02,,T2-T7\n26977,2,,2026-12-31,\n27007,1,2026-11-02,2026-11-15,T3 CN\n",
    "ward,number,from,to,working_days\r\n26977,1,2026-11-02,,T2-T7\r\n\r\n26977,2,,2026-12-31,\r\n"
    "27007,1,2026-11-02,2026-11-15,T3 CN",
    "\xEF\xBB\xBF" "ward;number;from;to;working_days\r\n26977;1;02/11/2026;;T2-T7\r\n26977;2;;31/12/2026;\r\n"
                   "27007;1;02/11/2026;15/11/2026;T3 CN\r\n;;;;\r\n;;;;\r\n",
    "ward , number,from,to,working_days\n\"26977\", 1 ,2026-11-02,,t2-t7\n26977,02,,2026-12-31,T2-T6\n"
    "27007,1,2026-11-02,2026-11-15,cn  T3\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GArray) points = parse_points (table[i]);

      g_test_message ("table %u", i);
      g_assert_cmpuint (points->len, ==, 3);
      assert_point (points, 0, "26977", 1, "2026-11-02", "", "T2-T7");
      assert_point (points, 1, "26977", 2, "", "2026-12-31", "T2-T6");
      assert_point (points, 2, "27007", 1, "2026-11-02", "2026-11-15", "T3 CN");
    }
}

/* One that rested for a time, one whose week changed, and a code that meant another ward. */
static void
test_points_that_follow_one_another (void)
{
  g_autoptr (GArray) points = parse_points (POINTS
                                            "26977,1,,2025-06-30,\n26977,1,2025-07-01,2026-01-31,T2-T6\n"
                                            "26977,1,2026-03-01,,T2-T7\n26977,2,,,\n26968,1,,,\n");
  const KioskDeskPoint *second = &g_array_index (points, KioskDeskPoint, 1);

  g_assert_cmpuint (points->len, ==, 5);
  g_assert_false (kiosk_desk_point_covers (second, on ("2025-06-30")));
  g_assert_true (kiosk_desk_point_covers (second, on ("2025-07-01")));
  g_assert_true (kiosk_desk_point_covers (second, on ("2026-01-31")));
  g_assert_false (kiosk_desk_point_covers (second, on ("2026-02-01")));
  g_assert_true (kiosk_desk_point_meets (second, on ("2026-01-31"), on ("2026-02-28")));
  g_assert_false (kiosk_desk_point_meets (second, on ("2026-02-01"), on ("2026-02-28")));
  g_assert_true (kiosk_desk_point_covers (&g_array_index (points, KioskDeskPoint, 3), on ("2099-12-31")));
}

static void
test_faults_of_points (void)
{
  static const Fault table[] = {
    { "", "line 1, field ward: is not in the header" },
    { "26977,1,,,\n", "line 1, field ward: is not in the header" },
    { "ward,number,from,to,days\n", "line 1, field working_days: is not in the header" },
    { "ward,number,from,to\n", "line 1, field working_days: is missing" },
    { POINTS "26977,1,,\n", "line 2, field working_days: is missing" },
    { POINTS "26977,1,,,,\n", "line 2, field working_days: has another field after it" },
    { POINTS "26977,1,,,\n2697,1,,,\n", "line 3, field ward: is not 5 digits" },
    { POINTS "269770,1,,,\n", "line 2, field ward: is not 5 digits" },
    { POINTS "2697a,1,,,\n", "line 2, field ward: is not 5 digits" },
    { POINTS "26977,0,,,\n", "line 2, field number: is not a number from 1 to 99" },
    { POINTS "26977,100,,,\n", "line 2, field number: is not a number from 1 to 99" },
    { POINTS "26977,,,,\n", "line 2, field number: is not a number from 1 to 99" },
    { POINTS "26977,1x,,,\n", "line 2, field number: is not a number from 1 to 99" },
    { POINTS "26977,1,2026-02-30,,\n", "line 2, field from: is not a date yyyy-mm-dd or dd/mm/yyyy" },
    { POINTS "26977,1,1/2/2026,,\n", "line 2, field from: is not a date yyyy-mm-dd or dd/mm/yyyy" },
    { POINTS "26977,1,12/31/2026,,\n", "line 2, field from: is not a date yyyy-mm-dd or dd/mm/yyyy" },
    { POINTS "26977,1,,tomorrow,\n", "line 2, field to: is not a date yyyy-mm-dd or dd/mm/yyyy" },
    { POINTS "26977,1,2026-02-02,2026-02-01,\n", "line 2, field to: is before from" },
    { POINTS "26977,1,,,2-6\n", "line 2, field working_days: is not days like T2-T6 or T2-T5 T7 or CN" },
    { POINTS "26977,1,,,T6-T2\n", "line 2, field working_days: is not days like T2-T6 or T2-T5 T7 or CN" },
    { POINTS "26977,1,,,T2-\n", "line 2, field working_days: is not days like T2-T6 or T2-T5 T7 or CN" },
    { POINTS "26977,1,,,T2-T4-T6\n", "line 2, field working_days: is not days like T2-T6 or T2-T5 T7 or CN" },
    { POINTS "26977,1,,,T8\n", "line 2, field working_days: is not days like T2-T6 or T2-T5 T7 or CN" },
    { POINTS "26977,1,,2026-01-31,\n26968,1,,,\n26977,1,2026-01-31,,\n",
      "line 4, field number: this ward has another point of this number on some of these days" },
    { POINTS "26977,1,,,\n26977,01,,,\n",
      "line 3, field number: this ward has another point of this number on some of these days" },
    { POINTS "26977,1,\"2026-01-31,,\n", "line 2, field from: has a quote that is not closed" },
    { POINTS "26977,1,2026\"-01-31,,\n", "line 2, field from: has a quote in the wrong place" },
    { POINTS "26977,1,,,\n26977,2,\x01,,\n", "line 3, field from: has a character that cannot be printed" },
    { POINTS "26977,1,,,\n26977,2,\xFF,,\n", "line 3, field ward: or one after it is not UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) csv = take (table[i].text);
      g_autofree char *message = g_strconcat ("diem.csv: ", table[i].message, NULL);

      g_test_message ("row %u", i);
      g_assert_null (kiosk_desk_roster_parse ("diem.csv", csv, &error));
      g_assert_error (error, KIOSK_ROSTER_ERROR, KIOSK_ROSTER_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, message);
    }
}

/* A NUL in the middle must not hide what stands after it. */
static void
test_a_nul_is_refused (void)
{
  static const char text[] = POINTS "26977,1\0 99,,,\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) csv = g_bytes_new_static (text, sizeof text - 1);

  g_assert_null (kiosk_desk_roster_parse ("diem.csv", csv, &error));
  g_assert_error (error, KIOSK_ROSTER_ERROR, KIOSK_ROSTER_ERROR_INVALID);
}

/* An empty file has no bytes to point to. */
static void
test_nothing_is_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) csv = g_bytes_new (NULL, 0);

  g_assert_null (kiosk_desk_roster_parse ("diem.csv", csv, &error));
  g_assert_error (error, KIOSK_ROSTER_ERROR, KIOSK_ROSTER_ERROR_INVALID);
}

static KioskDeskCalendar *
parse_holidays (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) csv = take (text);
  KioskDeskCalendar *calendar = kiosk_desk_calendar_parse ("ngay-nghi.csv", csv, &error);

  g_assert_no_error (error);
  return calendar;
}

/* In decomposed form, as some systems type it; and one without a name. */
static void
test_holidays (void)
{
  static const char text[] = HOLIDAYS "2026-09-02,Quo\xCC\x82\xCC\x81" "c kha\xCC\x81nh\n"
                                                                       "01/01/2026,\n2026-01-02,Nghỉ bù\n";
  g_autoptr (KioskDeskCalendar) calendar = parse_holidays (text);
  g_autoptr (GArray) days = kiosk_desk_calendar_dup_days (calendar);

  g_assert_cmpuint (days->len, ==, 3);
  g_assert_cmpuint (g_array_index (days, KioskDay, 0), ==, on ("2026-01-01"));
  g_assert_cmpuint (g_array_index (days, KioskDay, 2), ==, on ("2026-09-02"));
  g_assert_cmpstr (kiosk_desk_calendar_lookup (calendar, on ("2026-09-02")), ==, "Quốc khánh");
  g_assert_cmpstr (kiosk_desk_calendar_lookup (calendar, on ("2026-01-01")), ==, "");
  g_assert_null (kiosk_desk_calendar_lookup (calendar, on ("2026-01-03")));
}

static void
test_faults_of_holidays (void)
{
  static const Fault table[] = {
    { HOLIDAYS ",Tết\n", "line 2, field date: is not a date yyyy-mm-dd or dd/mm/yyyy" },
    { HOLIDAYS "2026-13-01,Tết\n", "line 2, field date: is not a date yyyy-mm-dd or dd/mm/yyyy" },
    { HOLIDAYS "2026-01-01,\n01/01/2026,Tết\n", "line 3, field date: stands in a line before" },
    { HOLIDAYS "2026-01-01," X10 X10 X10 X10 X10 X10 "x\n", "line 2, field name: is longer than 60 characters" },
    { HOLIDAYS "2026-01-01\n", "line 2, field name: is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) csv = take (table[i].text);
      g_autofree char *message = g_strconcat ("ngay-nghi.csv: ", table[i].message, NULL);

      g_test_message ("row %u", i);
      g_assert_null (kiosk_desk_calendar_parse ("ngay-nghi.csv", csv, &error));
      g_assert_error (error, KIOSK_ROSTER_ERROR, KIOSK_ROSTER_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, message);
    }
}

static void
test_working_days (void)
{
  static const struct
  {
    const char *week;
    const char *day;
    guint       n_days;
    const char *then;
  } table[] = {
    { "T2-T6", "2026-11-16", 3, "2026-11-19" },  /* a Monday */
    { "T2-T6", "2026-11-19", 3, "2026-11-24" },
    { "T2-T7", "2026-11-19", 3, "2026-11-23" },
    { "T2-CN", "2026-11-19", 3, "2026-11-22" },
    { "CN", "2026-11-16", 3, "2026-12-06" },
    { "T2-T6", "2026-11-21", 1, "2026-11-23" },
    { "T2-T6", "2026-11-21", 0, "2026-11-21" },
    { "T2-T6", "2026-08-31", 3, "2026-09-07" },  /* the 1st and 2nd are holidays */
  };
  g_autoptr (KioskDeskCalendar) calendar = parse_holidays (HOLIDAYS "2026-09-01,\n2026-09-02,Quốc khánh\n");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpuint (kiosk_desk_calendar_add_worked (calendar, kiosk_weekdays_from_text (table[i].week),
                                                        on (table[i].day), table[i].n_days), ==, on (table[i].then));
    }
  g_assert_true (kiosk_desk_calendar_is_worked (calendar, KIOSK_WEEKDAYS_OFFICE, on ("2026-11-20")));
  g_assert_false (kiosk_desk_calendar_is_worked (calendar, KIOSK_WEEKDAYS_OFFICE, on ("2026-11-21")));
  g_assert_true (kiosk_desk_calendar_is_worked (calendar, KIOSK_WEEKDAYS_ALL, on ("2026-11-21")));
  g_assert_false (kiosk_desk_calendar_is_worked (calendar, KIOSK_WEEKDAYS_ALL, on ("2026-09-02")));
  g_assert_cmpuint (kiosk_desk_calendar_count (calendar, KIOSK_WEEKDAYS_OFFICE, on ("2026-08-31"), on ("2026-09-13")),
                    ==, 8);
  g_assert_cmpuint (kiosk_desk_calendar_count (calendar, KIOSK_WEEKDAYS_OFFICE, on ("2026-09-03"), on ("2026-09-02")),
                    ==, 0);
}

/* Every set of days there is comes back from its text. */
static void
test_weeks_through_text_and_back (void)
{
  for (guint week = 1; week <= KIOSK_WEEKDAYS_ALL; week++)
    {
      g_autofree char *text = kiosk_weekdays_dup_text ((KioskWeekdays) week);

      g_assert_cmpuint (kiosk_weekdays_from_text (text), ==, week);
    }
}

static GPtrArray *
parse_changes (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) csv = take (text);
  GPtrArray *changes = kiosk_predecessors_parse ("predecessors.csv", csv, &error);

  g_assert_no_error (error);
  return changes;
}

static void
assert_fate (GPtrArray *changes,
             const char *code,
             const char *valid_from,
             KioskWardFate fate,
             const char *new_code,
             const char *new_valid_from)
{
  char now[6];
  KioskDay since = on (valid_from);

  g_strlcpy (now, code, sizeof now);
  g_assert_cmpint (kiosk_predecessors_resolve (changes, now, &since), ==, fate);
  g_assert_cmpstr (now, ==, new_code);
  g_assert_cmpuint (since, ==, on (new_valid_from));
}

/* The list that ships: codes are used again by wards with other borders, and one ward was split. */
static void
test_shipped_predecessors (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) wards = kiosk_ward_file_load (CONTENT "/wards.csv", NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (CONTENT "/predecessors.csv", &text, NULL, &error));
  changes = parse_changes (text);
  g_assert_cmpuint (changes->len, ==, 16);
  assert_fate (changes, "26965", "", KIOSK_WARD_FATE_MERGED, "26977", "2025-07-01");
  assert_fate (changes, "26977", "", KIOSK_WARD_FATE_MERGED, "26977", "2025-07-01");
  assert_fate (changes, "26977", "2025-07-01", KIOSK_WARD_FATE_SAME, "26977", "2025-07-01");
  assert_fate (changes, "27007", "", KIOSK_WARD_FATE_SPLIT, "27007", "");
  assert_fate (changes, "27007", "2025-07-01", KIOSK_WARD_FATE_SAME, "27007", "2025-07-01");
  assert_fate (changes, "00001", "", KIOSK_WARD_FATE_SAME, "00001", "");

  for (guint i = 0; i < changes->len; i++)
    {
      const KioskPredecessor *change = g_ptr_array_index (changes, i);
      const KioskWard *old_ward = kiosk_ward_list_lookup (wards, change->old_code, change->from - 1);
      const KioskWard *new_ward = kiosk_ward_list_lookup (wards, change->new_code, change->from);

      g_assert_cmpstr (change->old_name, ==, old_ward->name);
      g_assert_cmpstr (change->new_name, ==, new_ward->name);
      g_assert_cmpuint (change->from, ==, new_ward->valid_from);
    }
}

static void
test_changes_that_follow_one_another (void)
{
  static const char text[] = CHANGES
                             "00001,A,00002,B,whole,2025-07-01\n00002,B,00003,C,whole,2026-04-30\n"
                             "00003,C,00004,D,part,2027-01-01\n00003,C,00005,E,part,2027-01-01\n"
                             "00006,F,00001,G,whole,2025-07-01\n"
                             "00007,H,00009,J,whole,2026-04-30\n00007,H,00008,I,whole,2025-07-01\n";
  g_autoptr (GPtrArray) changes = parse_changes (text);

  assert_fate (changes, "00001", "", KIOSK_WARD_FATE_SPLIT, "00003", "2026-04-30");
  assert_fate (changes, "00001", "2025-07-01", KIOSK_WARD_FATE_SAME, "00001", "2025-07-01");
  assert_fate (changes, "00006", "", KIOSK_WARD_FATE_MERGED, "00001", "2025-07-01");
  assert_fate (changes, "00007", "", KIOSK_WARD_FATE_MERGED, "00008", "2025-07-01");
  assert_fate (changes, "00007", "2025-07-01", KIOSK_WARD_FATE_MERGED, "00009", "2026-04-30");
  assert_fate (changes, "00003", "2027-01-01", KIOSK_WARD_FATE_SAME, "00003", "2027-01-01");
}

static void
test_faults_of_predecessors (void)
{
  static const Fault table[] = {
    { CHANGES "1,A,00002,B,whole,2025-07-01\n", "line 2, field old_code: is not 5 digits" },
    { CHANGES "00001,,00002,B,whole,2025-07-01\n", "line 2, field old_name: is empty or longer than 64 characters" },
    { CHANGES "00001,A,2,B,whole,2025-07-01\n", "line 2, field new_code: is not 5 digits" },
    { CHANGES "00001,A,00002," X10 X10 X10 X10 X10 X10 "xxxxx,whole,2025-07-01\n",
      "line 2, field new_name: is empty or longer than 64 characters" },
    { CHANGES "00001,A,00002,B,half,2025-07-01\n", "line 2, field share: is neither whole nor part" },
    { CHANGES "00001,A,00002,B,whole,\n", "line 2, field from_date: is not a date yyyy-mm-dd or dd/mm/yyyy" },
    { CHANGES "00001,A,00002,B,whole,2025-07-01\n00001,A,00003,C,part,2025-07-01\n",
      "line 3, field share: the old ward is whole in one new ward, so it is in no other" },
    { CHANGES "00001,A,00002,B,part,2025-07-01\n00001,A,00003,C,whole,2025-07-01\n",
      "line 3, field share: the old ward is whole in one new ward, so it is in no other" },
    { CHANGES "00001,A,00002,B,part,2025-07-01\n00001,A,00002,B,part,2025-07-01\n",
      "line 3, field new_code: stands in a line before, for the same old ward and day" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) csv = take (table[i].text);
      g_autofree char *message = g_strconcat ("predecessors.csv: ", table[i].message, NULL);

      g_test_message ("row %u", i);
      g_assert_null (kiosk_predecessors_parse ("predecessors.csv", csv, &error));
      g_assert_error (error, KIOSK_ROSTER_ERROR, KIOSK_ROSTER_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, message);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/roster/points", test_points);
  g_test_add_func ("/roster/points-that-follow-one-another", test_points_that_follow_one_another);
  g_test_add_func ("/roster/faults-of-points", test_faults_of_points);
  g_test_add_func ("/roster/a-nul-is-refused", test_a_nul_is_refused);
  g_test_add_func ("/roster/nothing-is-refused", test_nothing_is_refused);
  g_test_add_func ("/roster/holidays", test_holidays);
  g_test_add_func ("/roster/faults-of-holidays", test_faults_of_holidays);
  g_test_add_func ("/roster/working-days", test_working_days);
  g_test_add_func ("/roster/weeks-through-text-and-back", test_weeks_through_text_and_back);
  g_test_add_func ("/roster/shipped-predecessors", test_shipped_predecessors);
  g_test_add_func ("/roster/changes-that-follow-one-another", test_changes_that_follow_one_another);
  g_test_add_func ("/roster/faults-of-predecessors", test_faults_of_predecessors);
  return g_test_run ();
}

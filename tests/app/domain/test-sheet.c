/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets: everything that one may not say is refused by name, and there is one text of each. */
#include <string.h>

#include "kiosk-sheet.h"

#define TODAY "2026-11-24"

static KioskDay
get_day (const char *iso)
{
  return kiosk_day_from_iso (iso);
}

static KioskSheet *
new_outreach (void)
{
  KioskSheet *sheet = kiosk_sheet_new (KIOSK_SHEET_FORM_OUTREACH);

  sheet->day = get_day ("2026-11-20");
  sheet->place = KIOSK_PLACE_MARKET;
  sheet->team = KIOSK_TEAM_YOUTH_UNION;
  sheet->counts[KIOSK_AUDIENCE_RESIDENT][KIOSK_SHEET_FIGURE_INSTALLED] = 12;
  sheet->counts[KIOSK_AUDIENCE_BUSINESS][KIOSK_SHEET_FIGURE_NOT_ABLE] = 3;
  sheet->counts[KIOSK_AUDIENCE_UNSPECIFIED][KIOSK_SHEET_FIGURE_HEARD_SESSIONS] = 1;
  sheet->counts[KIOSK_AUDIENCE_UNSPECIFIED][KIOSK_SHEET_FIGURE_HEARD_PEOPLE] = 80;
  return sheet;
}

static KioskSheet *
new_unit (void)
{
  KioskSheet *sheet = kiosk_sheet_new (KIOSK_SHEET_FORM_UNIT);

  sheet->day = get_day ("2026-11-20");
  g_strlcpy (sheet->unit, "cong-an", sizeof sheet->unit);
  sheet->audience = KIOSK_AUDIENCE_PUBLIC_EMPLOYEE;
  sheet->counts[sheet->audience][KIOSK_SHEET_FIGURE_CONCERNED] = 40;
  sheet->counts[sheet->audience][KIOSK_SHEET_FIGURE_APP_INSTALLED] = 40;
  sheet->counts[sheet->audience][KIOSK_SHEET_FIGURE_APP_SIGNED_IN] = 39;
  return sheet;
}

static void
assert_problem (KioskSheet *sheet,
                KioskSheetProblem expected)
{
  g_assert_cmpstr (kiosk_sheet_problem_to_nick (kiosk_sheet_find_problem (sheet, get_day (TODAY))), ==,
                   kiosk_sheet_problem_to_nick (expected));
}

static void
test_good (void)
{
  g_autoptr (KioskSheet) outreach = new_outreach ();
  g_autoptr (KioskSheet) unit = new_unit ();

  assert_problem (outreach, KIOSK_SHEET_PROBLEM_NONE);
  assert_problem (unit, KIOSK_SHEET_PROBLEM_NONE);
  outreach->day = get_day (TODAY);
  assert_problem (outreach, KIOSK_SHEET_PROBLEM_NONE);
  outreach->day = get_day ("2024-11-14");
  assert_problem (outreach, KIOSK_SHEET_PROBLEM_NONE);
  unit->counts[unit->audience][KIOSK_SHEET_FIGURE_APP_INSTALLED] = 0;
  unit->counts[unit->audience][KIOSK_SHEET_FIGURE_APP_SIGNED_IN] = 0;
  assert_problem (unit, KIOSK_SHEET_PROBLEM_NONE);
  g_assert_cmpint (kiosk_sheet_sum (outreach, KIOSK_SHEET_FIGURE_HEARD_PEOPLE), ==, 80);
}

/* @field is one of the sheet's. */
#define ASSERT_REFUSED(make, field, value, problem) \
  G_STMT_START                                      \
  {                                                 \
    g_autoptr (KioskSheet) sheet = make ();         \
    sheet->field = value;                           \
    assert_problem (sheet, problem);                \
  }                                                 \
  G_STMT_END

#define COUNT(audience, figure) counts[KIOSK_AUDIENCE_ ## audience][KIOSK_SHEET_FIGURE_ ## figure]

static void
test_refused_outreach (void)
{
  ASSERT_REFUSED (new_outreach, id[31], 'G', KIOSK_SHEET_PROBLEM_ID);
  ASSERT_REFUSED (new_outreach, id[31], '\0', KIOSK_SHEET_PROBLEM_ID);
  ASSERT_REFUSED (new_outreach, replaces[0], 'a', KIOSK_SHEET_PROBLEM_ID);
  ASSERT_REFUSED (new_outreach, unit[0], 'a', KIOSK_SHEET_PROBLEM_FORM);
  ASSERT_REFUSED (new_outreach, audience, KIOSK_AUDIENCE_MEMBER, KIOSK_SHEET_PROBLEM_FORM);
  ASSERT_REFUSED (new_outreach, place, KIOSK_PLACE_NONE, KIOSK_SHEET_PROBLEM_PLACE_MISSING);
  ASSERT_REFUSED (new_outreach, place, KIOSK_N_PLACES, KIOSK_SHEET_PROBLEM_PLACE_MISSING);
  ASSERT_REFUSED (new_outreach, team, KIOSK_TEAM_NONE, KIOSK_SHEET_PROBLEM_TEAM_MISSING);
  ASSERT_REFUSED (new_outreach, day, KIOSK_DAY_UNKNOWN, KIOSK_SHEET_PROBLEM_DAY_MISSING);
  ASSERT_REFUSED (new_outreach, day, get_day ("2024-11-13"), KIOSK_SHEET_PROBLEM_DAY_TOO_EARLY);
  ASSERT_REFUSED (new_outreach, day, get_day ("2026-11-25"), KIOSK_SHEET_PROBLEM_DAY_IN_FUTURE);
  ASSERT_REFUSED (new_outreach, COUNT (RESIDENT, INSTALLED), -1, KIOSK_SHEET_PROBLEM_NEGATIVE);
  ASSERT_REFUSED (new_outreach, COUNT (RESIDENT, INSTALLED), 1000000, KIOSK_SHEET_PROBLEM_TOO_LARGE);
  ASSERT_REFUSED (new_outreach, COUNT (RESIDENT, INSTALLED), 1000000000000, KIOSK_SHEET_PROBLEM_TOO_LARGE);
  ASSERT_REFUSED (new_outreach, COUNT (RESIDENT, HEARD_PEOPLE), 1, KIOSK_SHEET_PROBLEM_FORM);
  ASSERT_REFUSED (new_outreach, COUNT (UNSPECIFIED, CONCERNED), 1, KIOSK_SHEET_PROBLEM_FORM);
  ASSERT_REFUSED (new_outreach, COUNT (UNSPECIFIED, NOTHING), 1, KIOSK_SHEET_PROBLEM_FORM);
  ASSERT_REFUSED (new_outreach, COUNT (UNSPECIFIED, HEARD_PEOPLE), 0, KIOSK_SHEET_PROBLEM_HEARD_HALF);
  ASSERT_REFUSED (new_outreach, COUNT (UNSPECIFIED, HEARD_SESSIONS), 0, KIOSK_SHEET_PROBLEM_HEARD_HALF);
}

static void
test_refused_unit (void)
{
  ASSERT_REFUSED (new_unit, unit[0], '\0', KIOSK_SHEET_PROBLEM_UNIT_MISSING);
  ASSERT_REFUSED (new_unit, unit[0], ',', KIOSK_SHEET_PROBLEM_UNIT_MISSING);
  ASSERT_REFUSED (new_unit, unit[0], 'C', KIOSK_SHEET_PROBLEM_UNIT_MISSING);
  ASSERT_REFUSED (new_unit, place, KIOSK_PLACE_SCHOOL, KIOSK_SHEET_PROBLEM_FORM);
  ASSERT_REFUSED (new_unit, team, KIOSK_TEAM_POLICE, KIOSK_SHEET_PROBLEM_FORM);
  ASSERT_REFUSED (new_unit, COUNT (RESIDENT, CONCERNED), 1, KIOSK_SHEET_PROBLEM_FORM);
  ASSERT_REFUSED (new_unit, COUNT (PUBLIC_EMPLOYEE, INSTALLED), 1, KIOSK_SHEET_PROBLEM_FORM);
  ASSERT_REFUSED (new_unit, COUNT (PUBLIC_EMPLOYEE, CONCERNED), 39, KIOSK_SHEET_PROBLEM_MORE_INSTALLED);
  ASSERT_REFUSED (new_unit, COUNT (PUBLIC_EMPLOYEE, APP_INSTALLED), 38, KIOSK_SHEET_PROBLEM_MORE_SIGNED_IN);
  ASSERT_REFUSED (new_unit, day, get_day ("2026-11-25"), KIOSK_SHEET_PROBLEM_DAY_IN_FUTURE);
}

/* Nobody vouches for the clock: that is no reason to lose what people bring. */
static void
test_unknown_today (void)
{
  g_autoptr (KioskSheet) sheet = new_unit ();

  sheet->day = get_day ("2027-01-01");
  g_assert_cmpint (kiosk_sheet_find_problem (sheet, KIOSK_DAY_UNKNOWN), ==, KIOSK_SHEET_PROBLEM_NONE);
}

static void
test_withdrawing (void)
{
  g_autoptr (KioskSheet) old = new_outreach ();
  g_autoptr (KioskSheet) sheet = kiosk_sheet_new_replacing (old);

  g_assert_cmpstr (sheet->replaces, ==, old->id);
  g_assert_cmpstr (sheet->id, !=, old->id);
  g_assert_cmpint (sheet->day, ==, old->day);
  g_assert_cmpint (kiosk_sheet_sum (sheet, KIOSK_SHEET_FIGURE_INSTALLED), ==, 12);

  kiosk_sheet_clear_counts (sheet);
  g_assert_true (kiosk_sheet_is_empty (sheet));
  assert_problem (sheet, KIOSK_SHEET_PROBLEM_NONE);
  sheet->replaces[0] = '\0';
  assert_problem (sheet, KIOSK_SHEET_PROBLEM_EMPTY);
}

static void
number (KioskSheet *sheet,
        gint64 number,
        char digit)
{
  memset (sheet->id, digit, KIOSK_ID_SIZE - 1);
  memset (sheet->epoch, 'e', sizeof sheet->epoch - 1);
  sheet->n = 7;
  sheet->number = number;
}

static void
test_csv (void)
{
  g_autoptr (KioskSheet) outreach = new_outreach ();
  g_autoptr (KioskSheet) unit = new_unit ();
  g_autoptr (KioskSheet) empty = kiosk_sheet_new_replacing (unit);
  KioskSheet sheets[3];
  g_autofree char *text = NULL;
  g_autofree char *sha256 = NULL;

  kiosk_sheet_clear_counts (empty);
  number (outreach, 10, 'a');
  number (unit, 9, 'b');
  number (empty, 11, 'c');
  memset (empty->replaces, 'b', KIOSK_ID_SIZE - 1);
  sheets[0] = *unit;
  sheets[1] = *empty;
  sheets[2] = *outreach;

#define E "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee,7,"
#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,"
#define B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb,"
#define C "cccccccccccccccccccccccccccccccc,"
  text = kiosk_sheets_dup_csv (sheets, 3);
  g_assert_cmpstr (text, ==,
                   E "10," A ",outreach,2026-11-20,market,youth_union,,business,not_able,3\n"
                   E "10," A ",outreach,2026-11-20,market,youth_union,,resident,installed,12\n"
                   E "10," A ",outreach,2026-11-20,market,youth_union,,unspecified,heard_people,80\n"
                   E "10," A ",outreach,2026-11-20,market,youth_union,,unspecified,heard_sessions,1\n"
                   E "11," C B "unit,2026-11-20,,,cong-an,public_employee,,0\n"
                   E "9," B ",unit,2026-11-20,,,cong-an,public_employee,app_installed,40\n"
                   E "9," B ",unit,2026-11-20,,,cong-an,public_employee,app_signed_in,39\n"
                   E "9," B ",unit,2026-11-20,,,cong-an,public_employee,concerned,40\n");
  sha256 = kiosk_sheets_dup_sha256 (NULL, 0);
  g_assert_cmpstr (sha256, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void
test_unit_codes (void)
{
  g_assert_true (kiosk_unit_code_is_valid ("0123456789abcd-_"));
  g_assert_false (kiosk_unit_code_is_valid ("0123456789abcdefg"));
  g_assert_false (kiosk_unit_code_is_valid (""));
  g_assert_false (kiosk_unit_code_is_valid (NULL));
  g_assert_false (kiosk_unit_code_is_valid ("a b"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sheet/good", test_good);
  g_test_add_func ("/sheet/refused-outreach", test_refused_outreach);
  g_test_add_func ("/sheet/refused-unit", test_refused_unit);
  g_test_add_func ("/sheet/unknown-today", test_unknown_today);
  g_test_add_func ("/sheet/withdrawing", test_withdrawing);
  g_test_add_func ("/sheet/csv", test_csv);
  g_test_add_func ("/sheet/unit-codes", test_unit_codes);
  return g_test_run ();
}

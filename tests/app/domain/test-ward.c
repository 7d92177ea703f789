/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of wards: the shipped one, and every fault that one can have. */
#include "kiosk-ward.h"

#include <string.h>

#define HEADER "code,name,valid_from,valid_to,formed_from\n"

static GPtrArray *
parse (const char *text,
       gssize size,
       GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size >= 0 ? (gsize) size : strlen (text));

  return kiosk_ward_list_parse (bytes, error);
}

static GPtrArray *
parse_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *wards = parse (text, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (wards);
  return wards;
}

static GPtrArray *
load_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_file_get_contents (WARDS_CSV, &text, NULL, &error);
  g_assert_no_error (error);
  return parse_good (text);
}

static void
assert_ward (GPtrArray *wards,
             const char *code,
             const char *day,
             const char *name)
{
  const KioskWard *ward = kiosk_ward_list_lookup (wards, code, kiosk_day_from_iso (day));

  g_assert_cmpstr (ward != NULL ? ward->name : NULL, ==, name);
}

/* Codes were used again on 2025-07-01 for wards with other borders. */
static void
test_code_means_another_ward_before (void)
{
  g_autoptr (GPtrArray) wards = load_shipped ();

  g_assert_cmpuint (wards->len, ==, 21);
  assert_ward (wards, "26977", "2025-06-30", "Phường 1");
  assert_ward (wards, "26977", "2025-07-01", "Phường Tân Sơn Hòa");
  assert_ward (wards, "27004", "1999-01-01", "Phường 14");
  assert_ward (wards, "27004", "2099-01-01", "Phường Tân Bình");
  assert_ward (wards, "26965", "2025-06-30", "Phường 2");
  assert_ward (wards, "26965", "2025-07-01", NULL);
  assert_ward (wards, "99999", "2025-07-01", NULL);
  g_assert_null (kiosk_ward_list_lookup (wards, "26977", KIOSK_DAY_UNKNOWN));
}

static void
test_values (void)
{
  g_autoptr (GPtrArray) wards = parse_good (HEADER
                                            "26977,\"Phường \"\"A\"\", B\",2025-07-01,2026-04-29,\"x, y\"\r\n"
                                            "\n26977,Phường C,2026-04-30,,\n");
  const KioskWard *first = g_ptr_array_index (wards, 0);
  const KioskWard *second = g_ptr_array_index (wards, 1);

  g_assert_cmpuint (wards->len, ==, 2);
  g_assert_cmpstr (first->code, ==, "26977");
  g_assert_cmpstr (first->name, ==, "Phường \"A\", B");
  g_assert_cmpuint (first->valid_from, ==, kiosk_day_from_iso ("2025-07-01"));
  g_assert_cmpuint (first->valid_to, ==, kiosk_day_from_iso ("2026-04-29"));
  g_assert_cmpuint (second->valid_to, ==, KIOSK_DAY_UNKNOWN);
}

static void
test_last_line_without_feed (void)
{
  g_autoptr (GPtrArray) wards = parse_good (HEADER "26977,Phường A,,,");

  g_assert_cmpuint (wards->len, ==, 1);
}

static void
test_validity_includes_both_ends (void)
{
  KioskWard ward = { .valid_from = kiosk_day_from_iso ("2025-07-01"), .valid_to = kiosk_day_from_iso ("2025-07-03") };

  g_assert_false (kiosk_ward_is_valid_on (&ward, kiosk_day_from_iso ("2025-06-30")));
  g_assert_true (kiosk_ward_is_valid_on (&ward, kiosk_day_from_iso ("2025-07-01")));
  g_assert_true (kiosk_ward_is_valid_on (&ward, kiosk_day_from_iso ("2025-07-03")));
  g_assert_false (kiosk_ward_is_valid_on (&ward, kiosk_day_from_iso ("2025-07-04")));
  g_assert_false (kiosk_ward_is_valid_on (&ward, KIOSK_DAY_UNKNOWN));
}

static void
test_faults (void)
{
  static const struct { const char *csv; const char *message; } table[] = {
    { "", "field code: there is no ward" },
    { HEADER, "field code: there is no ward" },
    { "26977,Phường A,,,\n", "line 1, field code: " },
    { "name,code,valid_from,valid_to,formed_from\n", "line 1, field code: " },
    { "code,name,valid_from,valid_to\n", "line 1, field formed_from: is missing" },
    { "code;name;valid_from;valid_to;formed_from\n", "line 1, field name: is missing" },
    { "\ufeff" "code,name,valid_from,valid_to,formed_from\n26977,A,,,\n", "line 1, field code: " },
    { HEADER "26977,Phường A,,\n", "line 2, field formed_from: is missing" },
    { HEADER "26977,Phường A,,,,\n", "line 2, field formed_from: has another field" },
    { HEADER "26977\n", "line 2, field name: is missing" },
    { HEADER "2697,Phường A,,,\n", "line 2, field code: is not 5 digits" },
    { HEADER "269777,Phường A,,,\n", "line 2, field code: " },
    { HEADER "2697a,Phường A,,,\n", "line 2, field code: " },
    { HEADER "-6977,Phường A,,,\n", "line 2, field code: " },
    { HEADER ",Phường A,,,\n", "line 2, field code: " },
    { HEADER "26977,,,,\n", "line 2, field name: is empty" },
    { HEADER "26977,\"A\nB\",,,\n", "line 3, field name: has a character" },
    { HEADER "26977,A\u200bB,,,\n", "line 2, field name: has a character" },
    { HEADER "26977,A,01/07/2025,,\n", "line 2, field valid_from: is not a date" },
    { HEADER "26977,A,2025-02-29,,\n", "line 2, field valid_from: is not a date" },
    { HEADER "26977,A,,2025-7-1,\n", "line 2, field valid_to: is not a date" },
    { HEADER "26977,A,2025-07-02,2025-07-01,\n", "line 2, field valid_to: is before valid_from" },
    { HEADER "26977,A,,,a\tb\n", "line 2, field formed_from: has a character" },
    { HEADER "26977,A\"B,,,\n", "line 2, field name: has a quote" },
    { HEADER "26977,\"A\"B,,,\n", "line 2, field name: has a quote" },
    { HEADER "26977,\"A,,,\n", "a quote that is not closed" },
    { HEADER "26968,A,,,\n26977,Ph\xff,,,\n", "line 3, field name: or a field beside it is not UTF-8" },
    { HEADER "26977,Ph\u01b0\u01a1\u0300ng,,,\n", "line 2, field name: or a field beside it is not UTF-8" },

    { HEADER "26977,A,,,\n26977,B,,,\n", "line 3, field valid_from: this code has another ward" },
    { HEADER "26977,A,,2025-07-01,\n26977,B,2025-07-01,,\n", "line 3, field valid_from: this code" },
    { HEADER "26977,B,2025-07-01,,\n26968,C,,,\n26977,A,,2025-07-01,\n", "line 4, field valid_from: this code" },
    { HEADER "26977,A,2025-01-01,2025-12-31,\n26977,B,2025-06-01,2025-06-02,\n", "line 3, field valid_from: this" },
    { HEADER "26977,A,2025-06-01,2025-06-02,\n26977,B,2025-01-01,,\n", "line 3, field valid_from: this code" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (table[i].csv, -1, &error));
      g_assert_error (error, KIOSK_WARD_ERROR, KIOSK_WARD_ERROR_INVALID);
      if (strstr (error->message, table[i].message) == NULL)
        g_error ("case %u: “%s” is not in “%s”", i, table[i].message, error->message);
    }
}

static void
test_nul (void)
{
  static const char csv[] = HEADER "26977,A\0B,,,\n";
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (csv, sizeof csv - 1, &error));
  g_assert_error (error, KIOSK_WARD_ERROR, KIOSK_WARD_ERROR_INVALID);
}

static void
test_running_name (void)
{
  static const struct { const char *name; const char *running; } table[] = {
    { "Phường Tân Sơn Hòa", "phường Tân Sơn Hòa" }, { "Phường 2", "Phường 2" }, { "Phường 15", "Phường 15" },
    { "Xã Bình Chánh", "xã Bình Chánh" }, { "Đặc khu Côn Đảo", "đặc khu Côn Đảo" },
    { "Tân Bình", "Tân Bình" }, { "Phường", "Phường" }, { "", "" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *running = kiosk_ward_dup_running_name (table[i].name);

      g_assert_cmpstr (running, ==, table[i].running);
    }
}

static void
test_random_changes (void)
{
  static const char good[] = HEADER "26977,\"Phường A\",2025-07-01,,x\n26968,Phường B,,2025-06-30,\n";
  static const char pieces[] = ",\"\n\r -0a\xff";
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250701);

  for (int round = 0; round < 20000; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) wards = NULL;
      g_autofree char *text = g_strdup (good);

      for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        text[g_rand_int_range (rand, 0, sizeof good - 1)] = pieces[g_rand_int_range (rand, 0, sizeof pieces)];
      wards = parse (text, sizeof good - 1, &error);
      g_assert_true ((wards == NULL) == (error != NULL));
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ward/code-means-another-ward-before", test_code_means_another_ward_before);
  g_test_add_func ("/ward/values", test_values);
  g_test_add_func ("/ward/last-line-without-feed", test_last_line_without_feed);
  g_test_add_func ("/ward/validity-includes-both-ends", test_validity_includes_both_ends);
  g_test_add_func ("/ward/faults", test_faults);
  g_test_add_func ("/ward/nul", test_nul);
  g_test_add_func ("/ward/running-name", test_running_name);
  g_test_add_func ("/ward/random-changes", test_random_changes);
  return g_test_run ();
}

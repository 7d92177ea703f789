/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each setting may be, for reading and for writing. */
#include <string.h>

#include "kiosk-link.h"
#include "kiosk-settings.h"
#include "kiosk-store-error.h"

#define DESK_KEY   "RWTeAAAAAAAAAAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"
#define LINK       "https://congdanso.tphcm.gov.vn/cds-tphcm"
#define OTHER_LINK "https://play.google.com/store/apps/details?id=vn.example"
#define X8         "xxxxxxxx"

static KioskSettings *
new_settings (const char *key,
              const char *text,
              GError **error)
{
  g_autoptr (GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);

  if (key != NULL)
    g_hash_table_insert (table, (char *) key, (char *) text);
  return kiosk_settings_new_from_table (table, error);
}

static KioskSettings *
new_defaults (void)
{
  return new_settings (NULL, NULL, NULL);
}

static guint
count_units (KioskSettings *settings)
{
  g_autoptr (GPtrArray) units = kiosk_settings_dup_units (settings);

  return units->len;
}

static gboolean
set_unit (KioskSettings *settings,
          const char *code,
          GError **error)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_unit_free);

  g_ptr_array_add (units, kiosk_unit_new ("ubnd", KIOSK_AUDIENCE_PUBLIC_EMPLOYEE, "UBND phường"));
  g_ptr_array_add (units, kiosk_unit_new (code, KIOSK_AUDIENCE_MEMBER, "Hội Phụ nữ"));
  return kiosk_settings_set_units (settings, units, error);
}

static void
test_defaults (void)
{
  g_autoptr (KioskSettings) settings = new_defaults ();
  KioskHours hours;

  g_assert_null (kiosk_settings_get_ward_code (settings));
  g_assert_null (kiosk_settings_get_ward_name (settings));
  g_assert_cmpuint (kiosk_settings_get_ward_valid_from (settings), ==, KIOSK_DAY_UNKNOWN);
  g_assert_cmpuint (kiosk_settings_get_number (settings), ==, 0);
  g_assert_null (kiosk_settings_get_link (settings));
  g_assert_false (kiosk_settings_get_link_confirmed (settings));
  g_assert_cmpuint (kiosk_settings_get_scan_tested_day (settings), ==, KIOSK_DAY_UNKNOWN);
  g_assert_null (kiosk_settings_get_wifi_name (settings));
  g_assert_null (kiosk_settings_get_wifi_password (settings));
  g_assert_false (kiosk_settings_get_attract_still (settings));
  g_assert_true (kiosk_settings_get_resident_buttons (settings));
  g_assert_cmpint (kiosk_settings_get_helper_panel (settings), ==, KIOSK_HELPER_PANEL_OFF);
  g_assert_cmpuint (kiosk_settings_get_idle_s (settings), ==, 60);
  g_assert_cmpuint (kiosk_settings_get_idle_reading_s (settings), ==, 180);
  g_assert_false (kiosk_settings_get_hours (settings, &hours));
  g_assert_cmpuint (kiosk_settings_get_rate_limit (settings), ==, 8);
  g_assert_cmpuint (kiosk_settings_get_cut_off_day (settings), ==, 0);
  g_assert_cmpfloat (kiosk_settings_get_mm_per_px (settings), ==, 0);
  g_assert_true (kiosk_settings_get_offers_english (settings));
  g_assert_cmpstr (kiosk_settings_get_team_name (settings), ==, "Tổ công nghệ số cộng đồng");
  g_assert_cmpuint (count_units (settings), ==, 0);
  g_assert_cmpint (kiosk_settings_get_first_step (settings), ==, KIOSK_FIRST_STEP_NONE);
}

/* Through the table and back. */
static KioskSettings *
travel (KioskSettings *settings)
{
  g_autoptr (GHashTable) table = kiosk_settings_to_table (settings);
  g_autoptr (GError) error = NULL;
  KioskSettings *read = kiosk_settings_new_from_table (table, &error);

  g_assert_no_error (error);
  return read;
}

static void
test_all_travel (void)
{
  g_autoptr (KioskSettings) settings = new_defaults ();
  g_autoptr (KioskSettings) read = NULL;
  KioskPublicKey desk;
  KioskPublicKey read_desk;
  const KioskHours hours = { 450, 990, 0x3f };
  KioskHours read_hours;

  g_assert_true (kiosk_settings_set_ward (settings, "26977", kiosk_day_from_iso ("2025-07-01"), "Phường Tân Sơn Hòa",
                                          NULL));
  g_assert_true (kiosk_settings_set_number (settings, 99, NULL));
  g_assert_true (kiosk_settings_set_link (settings, LINK, TRUE, NULL));
  g_assert_true (kiosk_settings_set_scan_tested_day (settings, kiosk_day_from_iso ("2026-11-24"), NULL));
  g_assert_true (kiosk_settings_set_cut_off_day (settings, 28, NULL));
  g_assert_true (kiosk_settings_set_wifi (settings, "UBND khách", "mật khẩu 1", NULL));
  kiosk_settings_set_attract_still (settings, TRUE);
  kiosk_settings_set_resident_buttons (settings, FALSE);
  kiosk_settings_set_helper_panel (settings, KIOSK_HELPER_PANEL_CODE);
  g_assert_true (kiosk_settings_set_mm_per_px (settings, 0.265, NULL));
  g_assert_true (kiosk_settings_set_idle (settings, 15, 900, NULL));
  kiosk_settings_set_hours (settings, &hours);
  kiosk_settings_set_offers_english (settings, FALSE);
  g_assert_true (kiosk_settings_set_team_name (settings, "Tổ chuyển đổi số", NULL));
  g_assert_true (set_unit (settings, "hpn", NULL));
  kiosk_settings_set_first_step (settings, KIOSK_FIRST_STEP_CODE_AGAIN);
  g_assert_true (kiosk_public_key_parse (DESK_KEY, &desk, NULL));
  g_assert_false (kiosk_settings_get_desk_key (settings, &read_desk));
  kiosk_settings_set_desk_key (settings, &desk);

  read = travel (settings);
  g_assert_cmpstr (kiosk_settings_get_ward_code (read), ==, "26977");
  g_assert_cmpuint (kiosk_settings_get_ward_valid_from (read), ==, kiosk_day_from_iso ("2025-07-01"));
  g_assert_cmpstr (kiosk_settings_get_ward_name (read), ==, "Phường Tân Sơn Hòa");
  g_assert_cmpuint (kiosk_settings_get_number (read), ==, 99);
  g_assert_cmpstr (kiosk_settings_get_link (read), ==, LINK);
  g_assert_true (kiosk_settings_get_link_confirmed (read));
  g_assert_cmpuint (kiosk_settings_get_scan_tested_day (read), ==, kiosk_day_from_iso ("2026-11-24"));
  g_assert_cmpuint (kiosk_settings_get_cut_off_day (read), ==, 28);
  g_assert_cmpstr (kiosk_settings_get_wifi_name (read), ==, "UBND khách");
  g_assert_cmpstr (kiosk_settings_get_wifi_password (read), ==, "mật khẩu 1");
  g_assert_true (kiosk_settings_get_attract_still (read));
  g_assert_false (kiosk_settings_get_resident_buttons (read));
  g_assert_cmpint (kiosk_settings_get_helper_panel (read), ==, KIOSK_HELPER_PANEL_CODE);
  g_assert_cmpfloat (kiosk_settings_get_mm_per_px (read), ==, 0.265);
  g_assert_cmpuint (kiosk_settings_get_idle_s (read), ==, 15);
  g_assert_cmpuint (kiosk_settings_get_idle_reading_s (read), ==, 900);
  g_assert_true (kiosk_settings_get_hours (read, &read_hours));
  g_assert_cmpmem (&hours, sizeof hours, &read_hours, sizeof read_hours);
  kiosk_settings_set_hours (read, NULL);
  g_assert_false (kiosk_settings_get_hours (read, &read_hours));
  g_assert_false (kiosk_settings_get_offers_english (read));
  g_assert_cmpstr (kiosk_settings_get_team_name (read), ==, "Tổ chuyển đổi số");
  g_assert_cmpuint (count_units (read), ==, 2);
  g_assert_cmpint (kiosk_settings_get_first_step (read), ==, KIOSK_FIRST_STEP_CODE_AGAIN);
  g_assert_true (kiosk_settings_get_desk_key (read, &read_desk));
  g_assert_cmpmem (&read_desk, sizeof read_desk, &desk, sizeof desk);
  kiosk_settings_set_desk_key (read, NULL);
  g_assert_false (kiosk_settings_get_desk_key (read, &read_desk));
  kiosk_settings_set_first_step (read, KIOSK_FIRST_STEP_NONE);
  g_assert_cmpint (kiosk_settings_get_first_step (read), ==, KIOSK_FIRST_STEP_NONE);
}

static void
test_bad_values_name_their_key (void)
{
  static const struct { const char *key; const char *text; } table[] = {
    { "ward_code", "2697" }, { "ward_code", "269777" }, { "ward_code", "2697x" }, { "ward_code", "" },
    { "ward_valid_from", "2025-02-30" }, { "ward_valid_from", "" },
    { "ward_name", "" }, { "ward_name", "a\nb" }, { "ward_name", "\xff" }, { "ward_name", "Hoa\xcc\x80" },
    { "number", "0" }, { "number", "100" }, { "number", "-1" }, { "number", "01" }, { "number", "1 " },
    { "number", "" },
    { "link", "" }, { "link", "http://play.google.com/" }, { "link", "https://bit.ly/x" },
    { "link_confirmed", "https://bit.ly/x" },
    { "wifi_name", "" }, { "wifi_name", X8 X8 X8 X8 "x" }, { "wifi_name", "a\x1b" },
    { "wifi_password", "short77" }, { "wifi_password", X8 X8 X8 X8 X8 X8 X8 X8 }, { "wifi_password", X8 "\n" },
    { "attract_still", "2" }, { "attract_still", "true" }, { "resident_buttons", "" },
    { "helper_panel", "" }, { "helper_panel", "Open" }, { "helper_panel", "1" },
    { "idle_s", "14" }, { "idle_s", "901" }, { "idle_reading_s", "-5" }, { "idle_reading_s", "99999999999999999999" },
    { "opening_hours", "" }, { "opening_hours", "07:00-17:30" }, { "opening_hours", "17:30-07:00 1" },
    { "rate_limit", "0" }, { "rate_limit", "1001" }, { "rate_limit", "8.0" },
    { "scan_tested_day", "" }, { "scan_tested_day", "24/11/2026" }, { "scan_tested_day", "2026-02-29" },
    { "cut_off_day", "29" }, { "cut_off_day", "-1" }, { "cut_off_day", "" }, { "cut_off_day", "08" },
    { "mm_per_px", "" }, { "mm_per_px", "nan" }, { "mm_per_px", "inf" }, { "mm_per_px", "-0.2" },
    { "mm_per_px", "0,25" },
    { "languages", "" }, { "languages", "en" }, { "languages", "en;vi" }, { "languages", "vi;" },
    { "team_name", "" }, { "team_name", "a\nb" }, { "team_name", "To\xcc\x82" },
    { "report_body", "" }, { "report_signer", "a\nb" }, { "report_place", "To\xcc\x82" },
    { "first_start", "" }, { "first_start", "none" }, { "first_start", "Ward" },
    { "desk_key", "" }, { "desk_key", DESK_KEY "\n" }, { "desk_key", "x" DESK_KEY }, { "desk_key", DESK_KEY "x" },
    { "desk_key", "untrusted comment: x\n" DESK_KEY },
    { "units", "ubnd" }, { "units", "ubnd|resident|Khu phố 1\n" },
    { "mm_per_px", "0.019" }, { "mm_per_px", "5.1" }, { "mm_per_px", "0.25mm" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s=%s", table[i].key, g_utf8_validate (table[i].text, -1, NULL) ? table[i].text : "?");
      g_assert_null (new_settings (table[i].key, table[i].text, &error));
      g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, table[i].key));
    }
}

static void
test_bounds_are_within (void)
{
  static const struct { const char *key; const char *text; } table[] = {
    { "number", "1" }, { "number", "99" }, { "idle_s", "15" }, { "idle_s", "900" }, { "rate_limit", "1" },
    { "rate_limit", "1000" }, { "cut_off_day", "0" }, { "cut_off_day", "1" }, { "cut_off_day", "28" },
    { "mm_per_px", "0" }, { "mm_per_px", "0.02" }, { "mm_per_px", "5" },
    { "wifi_name", "x" }, { "wifi_name", X8 X8 X8 X8 }, { "link", LINK },
    { "helper_panel", "off" }, { "helper_panel", "code" }, { "helper_panel", "open" }, { "later", "\xff anything" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KioskSettings) settings = new_settings (table[i].key, table[i].text, &error);

      g_assert_no_error (error);
      g_assert_nonnull (settings);
    }
}

static void
test_what_goes_together (void)
{
  static const char *const lonely[] = { "ward_code", "26977", "ward_name", "Phường 1", "wifi_password", X8 };

  for (guint i = 0; i < G_N_ELEMENTS (lonely); i += 2)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (new_settings (lonely[i], lonely[i + 1], &error));
      g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
    }
}

static void
test_refused_values_change_nothing (void)
{
  g_autoptr (KioskSettings) settings = new_defaults ();
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_settings_set_wifi (settings, "a", X8, NULL));
  g_assert_true (kiosk_settings_set_link (settings, LINK, TRUE, NULL));
  g_assert_false (kiosk_settings_set_wifi (settings, "b", "short", &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (kiosk_settings_set_ward (settings, "26977", KIOSK_DAY_UNKNOWN, "", &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (kiosk_settings_set_number (settings, 0, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (kiosk_settings_set_cut_off_day (settings, 29, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (kiosk_settings_set_mm_per_px (settings, -1, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (kiosk_settings_set_link (settings, "http://play.google.com/", TRUE, &error));
  g_assert_error (error, KIOSK_LINK_ERROR, KIOSK_LINK_ERROR_SCHEME);
  g_assert_nonnull (strstr (error->message, "link"));
  g_clear_error (&error);
  g_assert_false (kiosk_settings_set_idle (settings, 15, 901, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (kiosk_settings_set_idle (settings, 14, 900, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (kiosk_settings_set_team_name (settings, "", &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (set_unit (settings, "ubnd", &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);

  g_assert_cmpuint (kiosk_settings_get_idle_s (settings), ==, 60);
  g_assert_cmpuint (count_units (settings), ==, 0);
  g_assert_cmpstr (kiosk_settings_get_wifi_name (settings), ==, "a");
  g_assert_null (kiosk_settings_get_ward_code (settings));
  g_assert_cmpstr (kiosk_settings_get_link (settings), ==, LINK);
  g_assert_true (kiosk_settings_get_link_confirmed (settings));
}

/* A scan test is of one link. */
static void
test_confirmation_is_of_one_link (void)
{
  g_autoptr (KioskSettings) settings = new_defaults ();
  g_autoptr (GHashTable) table = NULL;
  g_autoptr (KioskSettings) edited = NULL;

  g_assert_true (kiosk_settings_set_link (settings, LINK, TRUE, NULL));
  table = kiosk_settings_to_table (settings);
  g_hash_table_insert (table, g_strdup ("link"), g_strdup (OTHER_LINK));
  edited = kiosk_settings_new_from_table (table, NULL);
  g_assert_cmpstr (kiosk_settings_get_link (edited), ==, OTHER_LINK);
  g_assert_false (kiosk_settings_get_link_confirmed (edited));

  g_assert_true (kiosk_settings_set_link (settings, OTHER_LINK, FALSE, NULL));
  g_assert_false (kiosk_settings_get_link_confirmed (settings));
  g_assert_true (kiosk_settings_set_link (settings, LINK, FALSE, NULL));
  g_assert_false (kiosk_settings_get_link_confirmed (settings));
  g_assert_true (kiosk_settings_set_link (settings, NULL, TRUE, NULL));
  g_assert_null (kiosk_settings_get_link (settings));
  g_assert_false (kiosk_settings_get_link_confirmed (settings));
}

static void
assert_tested (KioskSettings *settings,
               const char *expected)
{
  g_autofree char *iso = kiosk_day_dup_iso (kiosk_settings_get_scan_tested_day (settings));

  g_assert_cmpstr (iso, ==, expected);
}

static void
test_day_of_the_scan_test (void)
{
  g_autoptr (KioskSettings) settings = new_defaults ();
  g_autoptr (KioskSettings) edited = NULL;
  g_autoptr (GHashTable) table = NULL;
  g_autoptr (GError) error = NULL;
  KioskDay day = kiosk_day_from_iso ("2026-11-24");

  g_assert_true (kiosk_settings_set_link (settings, LINK, FALSE, NULL));
  g_assert_false (kiosk_settings_set_scan_tested_day (settings, day, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  assert_tested (settings, "");

  /* The same link again keeps its day; whatever is another test does not. */
  g_assert_true (kiosk_settings_set_link (settings, LINK, TRUE, NULL));
  g_assert_true (kiosk_settings_set_scan_tested_day (settings, day, NULL));
  g_assert_true (kiosk_settings_set_link (settings, LINK, TRUE, NULL));
  assert_tested (settings, "2026-11-24");
  table = kiosk_settings_to_table (settings);
  g_hash_table_insert (table, g_strdup ("link"), g_strdup (OTHER_LINK));
  edited = kiosk_settings_new_from_table (table, NULL);
  assert_tested (edited, "");

  g_assert_true (kiosk_settings_set_scan_tested_day (settings, KIOSK_DAY_UNKNOWN, NULL));
  assert_tested (settings, "");
}

/* Also where the old link comes back later: nobody tested it since. */
static void
test_another_link_drops_the_day (void)
{
  static const struct { const char *link; gboolean is_confirmed; } table[] = {
    { OTHER_LINK, TRUE }, { OTHER_LINK, FALSE }, { LINK, FALSE }, { NULL, FALSE }
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (KioskSettings) settings = new_defaults ();
      g_autoptr (GHashTable) written = NULL;

      g_assert_true (kiosk_settings_set_link (settings, LINK, TRUE, NULL));
      g_assert_true (kiosk_settings_set_scan_tested_day (settings, kiosk_day_from_iso ("2026-11-24"), NULL));
      g_assert_true (kiosk_settings_set_link (settings, table[i].link, table[i].is_confirmed, NULL));
      assert_tested (settings, "");
      written = kiosk_settings_to_table (settings);
      g_assert_false (g_hash_table_contains (written, "scan_tested_day"));
      g_assert_true (kiosk_settings_set_link (settings, LINK, TRUE, NULL));
      assert_tested (settings, "");
    }
}

static void
test_own_values_may_be_set_again (void)
{
  g_autoptr (KioskSettings) settings = new_defaults ();

  g_assert_true (kiosk_settings_set_link (settings, LINK, FALSE, NULL));
  g_assert_true (kiosk_settings_set_link (settings, kiosk_settings_get_link (settings), TRUE, NULL));
  g_assert_cmpstr (kiosk_settings_get_link (settings), ==, LINK);
  g_assert_true (kiosk_settings_set_wifi (settings, "a", X8, NULL));
  g_assert_true (kiosk_settings_set_wifi (settings, kiosk_settings_get_wifi_name (settings), NULL, NULL));
  g_assert_null (kiosk_settings_get_wifi_password (settings));
  g_assert_true (kiosk_settings_set_wifi (settings, NULL, NULL, NULL));
  g_assert_null (kiosk_settings_get_wifi_name (settings));
}

static void
test_unknown_keys_are_kept (void)
{
  g_autoptr (KioskSettings) settings = new_settings ("of_a_later_version", "x", NULL);
  g_autoptr (GHashTable) table = kiosk_settings_to_table (settings);

  g_assert_cmpstr (g_hash_table_lookup (table, "of_a_later_version"), ==, "x");
  g_assert_cmpuint (g_hash_table_size (table), ==, 1);
}

static void
test_choices (void)
{
  static const char *const links[] = { "https://play.google.com/a", "https://congdanso.tphcm.gov.vn/b", NULL };
  static const char *const bad[] = { "https://play.google.com/a", "http://play.google.com/b", NULL };
  static const char *const none[] = { NULL };
  g_autoptr (GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (KioskSettings) settings = kiosk_settings_new_from_table (table, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) all = NULL;
  g_auto (GStrv) own = NULL;

  g_assert_false (kiosk_settings_get_wifi_hidden (settings));
  kiosk_settings_set_wifi_hidden (settings, TRUE);
  g_assert_true (kiosk_settings_get_wifi_hidden (settings));

  g_assert_true (kiosk_settings_set_other_links (settings, links, &error));
  g_assert_true (kiosk_settings_set_link (settings, links[1], FALSE, &error));
  g_assert_no_error (error);
  all = kiosk_settings_dup_links (settings);
  g_assert_cmpuint (g_strv_length (all), ==, 2);
  g_assert_cmpstr (all[0], ==, links[1]);
  g_assert_cmpstr (all[1], ==, links[0]);
  g_assert_false (kiosk_settings_set_other_links (settings, bad, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  g_assert_true (kiosk_settings_set_other_links (settings, none, NULL));
  own = kiosk_settings_dup_links (settings);
  g_assert_cmpuint (g_strv_length (own), ==, 1);
}

static void
test_next_ward (void)
{
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (KioskSettings) settings = kiosk_settings_new_from_table (table, NULL);
  KioskDay day = kiosk_day_from_iso ("2027-01-01");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (kiosk_settings_get_next_ward_day (settings), ==, KIOSK_DAY_UNKNOWN);
  g_assert_false (kiosk_settings_set_next_ward (settings, day, "123", KIOSK_DAY_UNKNOWN, "Phường 1", &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  g_assert_null (kiosk_settings_get_next_ward_name (settings));
  g_assert_true (kiosk_settings_set_next_ward (settings, day, "26968", day, "Phường Tân Sơn Nhất", NULL));
  g_assert_false (kiosk_settings_move (settings, day - 1));
  g_assert_true (kiosk_settings_move (settings, day));
  g_assert_cmpstr (kiosk_settings_get_ward_code (settings), ==, "26968");
  g_assert_cmpuint (kiosk_settings_get_ward_valid_from (settings), ==, day);
  g_assert_false (kiosk_settings_move (settings, day + 1));
  g_assert_true (kiosk_settings_set_next_ward (settings, day, "26977", day, "Phường Tân Sơn Hòa", NULL));
  g_assert_true (kiosk_settings_set_next_ward (settings, KIOSK_DAY_UNKNOWN, NULL, KIOSK_DAY_UNKNOWN, NULL, NULL));
  g_assert_null (kiosk_settings_get_next_ward_name (settings));

  g_hash_table_insert (table, g_strdup ("next_ward_day"), g_strdup ("2027-01-01"));
  g_clear_error (&error);
  g_assert_null (kiosk_settings_new_from_table (table, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/settings/defaults", test_defaults);
  g_test_add_func ("/settings/all-travel", test_all_travel);
  g_test_add_func ("/settings/bad-values-name-their-key", test_bad_values_name_their_key);
  g_test_add_func ("/settings/bounds-are-within", test_bounds_are_within);
  g_test_add_func ("/settings/what-goes-together", test_what_goes_together);
  g_test_add_func ("/settings/refused-values-change-nothing", test_refused_values_change_nothing);
  g_test_add_func ("/settings/confirmation-is-of-one-link", test_confirmation_is_of_one_link);
  g_test_add_func ("/settings/day-of-the-scan-test", test_day_of_the_scan_test);
  g_test_add_func ("/settings/another-link-drops-the-day", test_another_link_drops_the_day);
  g_test_add_func ("/settings/own-values-may-be-set-again", test_own_values_may_be_set_again);
  g_test_add_func ("/settings/unknown-keys-are-kept", test_unknown_keys_are_kept);
  g_test_add_func ("/settings/choices", test_choices);
  g_test_add_func ("/settings/next-ward", test_next_ward);
  return g_test_run ();
}

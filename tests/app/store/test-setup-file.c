/* SPDX-License-Identifier: GPL-3.0-or-later */
/* setup.ini: what a good one does, and every field of it wrong in turn. */
#include <string.h>

#include "kiosk-content-error.h"
#include "kiosk-link.h"
#include "kiosk-settings-report.h"
#include "kiosk-setup-file.h"
#include "kiosk-store-error.h"

#define DESK_KEY "RWTeAAAAAAAAAAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"
#define LINK "https://congdanso.tphcm.gov.vn/cds-tphcm"
#define X10  "xxxxxxxxxx"

static const char good[] =
  "[Kiosk]\n"
  "Format=1\n"
  "Ward=26977\n"
  "Wards=phuong.csv\n"
  "Number=2\n"
  "Team=Tổ chuyển đổi số\n"
  "Link=" LINK "\n"
               "CutOffDay=14\n"
               "DeskKey=RWTeAAAAAAAAAAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n"
               "\n"
               "[Screen]\n"
               "Languages=vi;\n"
               "Idle=45\n"
               "IdleReading=240\n"
               "AttractStill=true\n"
               "ResidentButtons=false\n"
               "HelperPanel=open\n"
               "OpeningHours=07:00-17:30 12345\n"
               "\n"
               "[WiFi]\n"
               "Name=UBND khách\n"
               "Password=\\smật khẩu\n"
               "\n"
               "[Report]\n"
               "Signer=KT. CHỦ TỊCH|PHÓ CHỦ TỊCH\n"
               "Place=Tân Bình\n"
               "\n"
               "[Unit ubnd]\n"
               "Audience=public_employee\n"
               "Name=Cơ quan UBND phường\n"
               "\n"
               "[Target q2]\n"
               "Name=city_plan\n"
               "Measure=installed\n"
               "Column=helper\n"
               "Audience=resident\n"
               "Number=5000\n"
               "Base=12000\n"
               "From=2026-01-27\n"
               "Until=2026-06-30\n";

static const char wards[] = "code,name,valid_from,valid_to,formed_from\n26977,Phường Tân Sơn Hòa,2025-07-01,,\n";

static char *
write_files (const char *ini)
{
  g_autofree char *folder = g_dir_make_tmp ("setup-XXXXXX", NULL);
  g_autofree char *list = g_build_filename (folder, "phuong.csv", NULL);
  char *path = g_build_filename (folder, KIOSK_SETUP_FILE_NAME, NULL);

  g_assert_true (g_file_set_contents (list, wards, -1, NULL));
  g_assert_true (g_file_set_contents (path, ini, -1, NULL));
  return path;
}

static KioskSetupFile *
read_text (const char *ini,
           GError **error)
{
  g_autofree char *path = write_files (ini);

  return kiosk_setup_file_read (path, error);
}

static KioskSetupFile *
read_good (const char *ini)
{
  g_autoptr (GError) error = NULL;
  KioskSetupFile *file = read_text (ini, &error);

  g_assert_no_error (error);
  return file;
}

static char *
dup_replaced (const char *old,
              const char *new)
{
  const char *place = strstr (good, old);

  g_assert_nonnull (place);
  return g_strdup_printf ("%.*s%s%s", (int) (place - good), good, new, place + strlen (old));
}

static KioskSettings *
new_settings (void)
{
  g_autoptr (GHashTable) nothing = g_hash_table_new (g_str_hash, g_str_equal);

  return kiosk_settings_new_from_table (nothing, NULL);
}

static void
test_good (void)
{
  g_autoptr (KioskSetupFile) file = read_good (good);
  g_autoptr (KioskSettings) settings = new_settings ();
  g_autoptr (GPtrArray) units = NULL;
  KioskReportLabel label;
  KioskPublicKey desk;

  g_assert_cmpuint (g_strv_length ((char **) kiosk_setup_file_get_warnings (file)), ==, 0);
  g_assert_cmpstr (kiosk_setup_file_get_ward_code (file), ==, "26977");
  g_assert_cmpuint (kiosk_setup_file_get_wards (file)->len, ==, 1);
  g_assert_cmpuint (kiosk_setup_file_get_number (file), ==, 2);

  g_assert_true (kiosk_setup_file_apply (file, settings, NULL));
  g_assert_null (kiosk_settings_get_ward_code (settings));
  g_assert_cmpuint (kiosk_settings_get_number (settings), ==, 0);
  g_assert_cmpstr (kiosk_settings_get_team_name (settings), ==, "Tổ chuyển đổi số");
  g_assert_cmpstr (kiosk_settings_get_link (settings), ==, LINK);
  g_assert_false (kiosk_settings_get_link_confirmed (settings));
  g_assert_cmpuint (kiosk_settings_get_cut_off_day (settings), ==, 14);
  g_assert_true (kiosk_settings_get_desk_key (settings, &desk));
  g_assert_false (kiosk_settings_get_offers_english (settings));
  g_assert_cmpuint (kiosk_settings_get_idle_s (settings), ==, 45);
  g_assert_cmpuint (kiosk_settings_get_idle_reading_s (settings), ==, 240);
  g_assert_true (kiosk_settings_get_attract_still (settings));
  g_assert_false (kiosk_settings_get_resident_buttons (settings));
  g_assert_cmpint (kiosk_settings_get_helper_panel (settings), ==, KIOSK_HELPER_PANEL_OPEN);
  g_assert_cmpstr (kiosk_settings_get_wifi_name (settings), ==, "UBND khách");
  g_assert_cmpstr (kiosk_settings_get_wifi_password (settings), ==, " mật khẩu");
  label = kiosk_settings_get_report_label (settings);
  g_assert_cmpstr (label.signer, ==, "KT. CHỦ TỊCH|PHÓ CHỦ TỊCH");
  g_assert_cmpstr (label.place, ==, "Tân Bình");
  g_assert_null (label.parent);
  g_assert_cmpuint (label.cut_off_day, ==, 14);
  units = kiosk_settings_dup_units (settings);
  g_assert_cmpuint (units->len, ==, 1);
  g_assert_cmpstr (((const KioskUnit *) g_ptr_array_index (units, 0))->name, ==, "Cơ quan UBND phường");
}

static void
test_targets (void)
{
  g_autoptr (KioskSetupFile) file = read_good (good);
  const KioskTarget *target = g_ptr_array_index (kiosk_setup_file_get_targets (file), 0);

  g_assert_cmpuint (kiosk_setup_file_get_targets (file)->len, ==, 1);
  g_assert_cmpint (target->name, ==, KIOSK_TARGET_NAME_CITY_PLAN);
  g_assert_cmpint (target->measure, ==, KIOSK_TARGET_MEASURE_INSTALLED);
  g_assert_cmpint (target->column, ==, KIOSK_TARGET_COLUMN_HELPER);
  g_assert_cmpint (target->audience, ==, KIOSK_AUDIENCE_RESIDENT);
  g_assert_cmpint (target->number, ==, 5000);
  g_assert_cmpint (target->base, ==, 12000);
  g_assert_cmpuint (target->from, ==, kiosk_day_from_iso ("2026-01-27"));
  g_assert_cmpuint (target->until, ==, kiosk_day_from_iso ("2026-06-30"));
}

/* What the file does not name stays as it is. */
static void
test_little (void)
{
  g_autoptr (KioskSetupFile) file = read_good ("[Kiosk]\nFormat=1\n[WiFi]\nName=open\n");
  g_autoptr (KioskSettings) settings = new_settings ();

  g_assert_true (kiosk_settings_set_link (settings, LINK, TRUE, NULL));
  g_assert_true (kiosk_settings_set_wifi (settings, "old", "secret-word", NULL));
  g_assert_true (kiosk_setup_file_apply (file, settings, NULL));
  g_assert_null (kiosk_setup_file_get_ward_code (file));
  g_assert_null (kiosk_setup_file_get_wards (file));
  g_assert_cmpuint (kiosk_setup_file_get_number (file), ==, 0);
  g_assert_true (kiosk_settings_get_link_confirmed (settings));
  g_assert_cmpstr (kiosk_settings_get_wifi_name (settings), ==, "open");
  g_assert_null (kiosk_settings_get_wifi_password (settings));
  g_assert_cmpuint (kiosk_settings_get_idle_s (settings), ==, 60);
}

static void
test_only_another_link_is_scanned_anew (void)
{
  static const struct { const char *link; gboolean is_confirmed; } table[] = {
    { LINK, TRUE }, { "https://play.google.com/store/apps/details?id=vn.example", FALSE }
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (KioskSetupFile) file = read_good (good);
      g_autoptr (KioskSettings) settings = new_settings ();

      g_assert_true (kiosk_settings_set_link (settings, table[i].link, TRUE, NULL));
      g_assert_true (kiosk_setup_file_apply (file, settings, NULL));
      g_assert_true (kiosk_settings_get_link_confirmed (settings) == table[i].is_confirmed);
    }
}

static void
test_warnings (void)
{
  g_autofree char *ini = g_strconcat (good, "Pace=3\n[Kiosks]\nWard=1\n", NULL);
  g_autofree char *more = g_strdup (strstr (ini, "[Screen]"));
  g_autofree char *text = g_strdup_printf ("[Kiosk]\nFormat=1\nPIN=739154\n%s", more);
  g_autoptr (KioskSetupFile) file = read_good (text);
  g_autofree char *warnings = g_strjoinv ("\n", (char **) kiosk_setup_file_get_warnings (file));

  g_assert_cmpstr (warnings, ==, "setup.ini: [Kiosk] PIN: unknown key\nsetup.ini: [Target q2] Pace: unknown key\n"
                                 "setup.ini: [Kiosks]: unknown group");
}

/* Each line says that this line in the place of that one is refused, and which words the refusal has. */
static const struct { const char *old; const char *new; const char *words; } faults[] = {
  { "Format=1\n", "", "[Kiosk] Format: is missing" },
  { "Format=1", "Format=2", "[Kiosk] Format: has to be 1" },
  { "Format=1", "Format=x", "[Kiosk] Format: has to be a number" },
  { "[Kiosk]\n", "[Unit a]\n", "[Kiosk] Format: is missing: [Kiosk] has to be the first group" },
  { "Ward=26977", "Ward=2697", "[Kiosk] Ward: has to have five digits" },
  { "Ward=26977", "Ward=", "[Kiosk] Ward: is empty" },
  { "phuong.csv", "absent.csv", "[Kiosk] Wards: absent.csv" },
  { "phuong.csv", "../phuong.csv", "[Kiosk] Wards: has to be the name of a file in the same folder" },
  { "phuong.csv", "kept-wards.csv", "[Kiosk] Wards: has to have another name" },
  { "phuong.csv", "setup.ini", "[Kiosk] Wards: setup.ini: line 1" },
  { "Number=2", "Number=0", "[Kiosk] Number: has to be a number from 1 to 99" },
  { "Number=2", "Number=100", "[Kiosk] Number: has to be a number from 1 to 99" },
  { "Number=2", "Number=-2", "[Kiosk] Number: has to be a number from 1 to 99" },
  { "Number=2", "Number=02", "[Kiosk] Number: has to be a number from 1 to 99" },
  { "Tổ chuyển đổi số", "Tổ\\tsố", "[Kiosk] Team: has a control character" },
  { "Tổ chuyển đổi số", "Tổ\\qsố", "[Kiosk] Team: has a backslash" },
  { "Tổ chuyển đổi số", X10 X10 X10 X10 X10 X10 X10 X10 X10 X10 X10 X10 "x",
    "[Kiosk] Team: has to have 1 to 120 bytes" },
  { LINK, "http://play.google.com/", "[Kiosk] Link: " },
  { LINK, "https://bit.ly/x", "[Kiosk] Link: " },
  { DESK_KEY, "RWQ", "[Kiosk] DeskKey: has to be the second line of a public key" },
  { DESK_KEY, "RWQ=" DESK_KEY, "[Kiosk] DeskKey: has to be the second line of a public key" },
  { "CutOffDay=14", "CutOffDay=29", "[Kiosk] CutOffDay: has to be a number from 0 to 28" },
  { "Languages=vi;", "Languages=en;", "[Screen] Languages: has to be vi or vi;en" },
  { "Languages=vi;", "Languages=vi;fr;", "[Screen] Languages: has to be vi or vi;en" },
  { "Idle=45", "Idle=14", "[Screen] Idle: has to be a number from 15 to 900" },
  { "IdleReading=240", "IdleReading=901", "[Screen] IdleReading: has to be a number from 15 to 900" },
  { "AttractStill=true", "AttractStill=1", "[Screen] AttractStill: has to be true or false" },
  { "ResidentButtons=false", "ResidentButtons=no", "[Screen] ResidentButtons: has to be true or false" },
  { "OpeningHours=07:00-17:30 12345", "OpeningHours=07:00-17:30", "[Screen] OpeningHours: has to look like 07:00" },
  { "HelperPanel=open", "HelperPanel=on", "[Screen] HelperPanel: has to be off, code or open" },
  { "Name=UBND khách\n", "", "[WiFi] Name: is missing: a password goes with a name" },
  { "Name=UBND khách", "Name=" X10 X10 X10 "xxx", "[WiFi] Name: has to have 1 to 32 bytes" },
  { "Number=2", "WardSince=2025-07-01", "[Kiosk] WardName: is missing" },
  { "Ward=26977", "WardName=Phường X", "[Kiosk] Ward: is missing" },
  { "[Report]", "[NextWard]\nWard=26983\nName=Phường Bảy Hiền\n[Report]", "[NextWard] Day: is missing" },
  { "[Report]", "[NextWard]\nDay=2027-01-01\n[Report]", "[NextWard] Ward: is missing" },
  { "[Report]", "[NextWard]\nDay=2027-01-01\nWard=26983\n[Report]", "[NextWard] Name: is missing" },
  { "[Report]", "Hidden=yes\n[Report]", "[WiFi] Hidden: has to be true or false" },
  { "Idle=45", "MmPerPixel=9", "[Screen] MmPerPixel: has to be 0, or 0.02 to 5 millimetres" },
  { "Idle=45", "Turn=45", "[Screen] Turn: has to be 0, 90, 180 or 270 degrees" },
  { "Number=2", "RateLimit=0", "[Kiosk] RateLimit: has to be a number from 1 to 1000" },
  { "\\smật khẩu", "short", "[WiFi] Password: has to have 8 to 63 bytes" },
  { "Place=Tân Bình", "Place=Tân\\tBình", "[Report] Place: has a control character" },
  { "[Unit ubnd]", "[Unit UBND]", "[Unit UBND]: the code has to be" },
  { "[Unit ubnd]", "[Unit ]", "[Unit ]: the code has to be" },
  { "Audience=public_employee\n", "", "[Unit ubnd] Audience: is missing" },
  { "Audience=public_employee", "Audience=unspecified",
    "[Unit ubnd] Audience: has to be one of resident, public_employee" },
  { "Name=Cơ quan UBND phường\n", "", "[Unit ubnd] Name: is missing" },
  { "Name=Cơ quan UBND phường", "Name=a|b", "[Unit ubnd] Name: the name has to be" },
  { "Name=city_plan", "Name=Kế hoạch 31", "[Target q2] Name: has to be one of city_plan, ward_plan" },
  { "Measure=installed\n", "", "[Target q2] Measure: is missing" },
  { "Column=helper", "Column=both", "[Target q2] Column: has to be one of helper, self" },
  { "Column=helper", "Column=self", "[Target q2] Column: self goes with" },
  { "Audience=resident", "Audience=everybody", "[Target q2] Audience: has to be one of resident" },
  { "Number=5000", "Number=0", "[Target q2] Number: has to be a number from 1 to 9999999" },
  { "Number=5000", "Number=-5000", "[Target q2] Number: has to be a number from 1 to 9999999" },
  { "Number=5000", "Number=1234567890123", "[Target q2] Number: has to be a number from 1 to 9999999" },
  { "Number=5000", "Number=99999999999999999999", "[Target q2] Number: has to be a number, of digits alone" },
  { "Number=5000", "Number=5.000", "[Target q2] Number: has to be a number, of digits alone" },
  { "Number=5000", "Number=-", "[Target q2] Number: has to be a number, of digits alone" },
  { "Base=12000", "Base=0", "[Target q2] Base: has to be a number from 1 to 9999999" },
  { "Base=12000", "Base=-1", "[Target q2] Base: has to be a number from 1 to 9999999" },
  { "Base=12000", "Base=1234567890123", "[Target q2] Base: has to be a number from 1 to 9999999" },
  { "Base=12000", "Base=4999", "[Target q2] Base: has to be as many people as Number" },
  { "From=2026-01-27\n", "", "[Target q2] From: is missing" },
  { "From=2026-01-27", "From=27/01/2026", "[Target q2] From: has to be a date" },
  { "From=2026-01-27", "From=2024-11-13", "[Target q2] From: has to be 2024-11-14" },
  { "Until=2026-06-30", "Until=2026-06-31", "[Target q2] Until: has to be a date" },
  { "Until=2026-06-30", "Until=2026-01-26", "[Target q2] Until: has to be the day of From" },
  { "Until=2026-06-30", "Until=2046-01-26", "[Target q2] Until: has to be within ten years" },
};

static void
test_every_field_wrong_in_turn (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *ini = dup_replaced (faults[i].old, faults[i].new);
      g_autofree char *words = g_strconcat ("setup.ini: ", faults[i].words, NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", faults[i].words);
      g_assert_null (read_text (ini, &error));
      g_assert_error (error, KIOSK_SETUP_ERROR, KIOSK_SETUP_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, words))
        g_error ("%s, not %s", error->message, words);
      g_assert_null (strchr (error->message, '\n'));
    }
}

static void
test_all_faults_at_once (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_null (read_text ("[Kiosk]\nFormat=1\nWard=1\nNumber=100\n[Screen]\nIdle=1\n[Unit a]\n[Target b]\n", &error));
  g_assert_error (error, KIOSK_SETUP_ERROR, KIOSK_SETUP_ERROR_INVALID);
  lines = g_strsplit (error->message, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3 + 2 + 6);
}

static void
add_groups (GString *ini,
            const char *format,
            guint n)
{
  g_string_append (ini, "[Kiosk]\nFormat=1\n");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_auto (GStrv) parts = g_strsplit (format, "@", -1);
      g_autofree char *group = g_strjoinv (number, parts);

      g_string_append (ini, group);
    }
}

static void
test_most_groups (void)
{
  static const char *const table[] = {
    "[Unit u@]\nAudience=member\nName=Hội @\n",
    "[Target t@]\nName=team\nMeasure=helped\nColumn=helper\nAudience=unspecified\nNumber=9999999\nFrom=2026-01-01\n"
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    for (guint n = 40; n <= 41; n++)
      {
        g_autoptr (GString) ini = g_string_new (NULL);
        g_autoptr (GError) error = NULL;
        g_autoptr (KioskSetupFile) file = NULL;

        add_groups (ini, table[i], n);
        file = read_text (ini->str, &error);
        g_assert_true ((file != NULL) == (n == 40));
        g_assert_true (n == 40 || strstr (error->message, "one more than the 40") != NULL);
      }
}

static void
assert_not_read (const char *path,
                 int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kiosk_setup_file_read (path, &error));
  g_assert_error (error, KIOSK_CONTENT_ERROR, code);
}

static void
test_no_ini_file (void)
{
  static const struct { const char *text; KioskContentError code; } table[] = {
    { "\xef\xbb\xbf[Kiosk]\nFormat=1\n", KIOSK_CONTENT_ERROR_ENCODING },
    { "[Kiosk]\nFormat=1\nTeam=\xff\n", KIOSK_CONTENT_ERROR_ENCODING },
    { "[Kiosk]\nFormat=1\nTeam=To\xcc\x82\n", KIOSK_CONTENT_ERROR_ENCODING },
    { "Format=1\n", KIOSK_CONTENT_ERROR_SYNTAX },
    { "[Kiosk]\nFormat=1\nNumber=1\nNumber=2\n", KIOSK_CONTENT_ERROR_SYNTAX },
    { "[Kiosk]\nFormat=1\n[Kiosk]\nNumber=2\n", KIOSK_CONTENT_ERROR_SYNTAX },
  };
  g_autofree char *absent = NULL;
  g_autofree char *large = NULL;
  g_autofree char *zeros = g_strnfill (KIOSK_SETUP_FILE_MAX_BYTES + 1, '#');

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *path = write_files (table[i].text);

      assert_not_read (path, table[i].code);
    }
  large = write_files (zeros);
  assert_not_read (large, KIOSK_CONTENT_ERROR_TOO_LARGE);
  absent = g_strconcat (large, ".absent", NULL);
  assert_not_read (absent, KIOSK_CONTENT_ERROR_MISSING);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/setup-file/good", test_good);
  g_test_add_func ("/setup-file/targets", test_targets);
  g_test_add_func ("/setup-file/little", test_little);
  g_test_add_func ("/setup-file/only-another-link-is-scanned-anew", test_only_another_link_is_scanned_anew);
  g_test_add_func ("/setup-file/warnings", test_warnings);
  g_test_add_func ("/setup-file/every-field-wrong-in-turn", test_every_field_wrong_in_turn);
  g_test_add_func ("/setup-file/all-faults-at-once", test_all_faults_at_once);
  g_test_add_func ("/setup-file/most-groups", test_most_groups);
  g_test_add_func ("/setup-file/no-ini-file", test_no_ini_file);
  return g_test_run ();
}

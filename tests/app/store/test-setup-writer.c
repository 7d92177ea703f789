/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thiet-lap.ini: a machine set up from it has the settings of the machine that wrote it. */
#include <string.h>

#include "kiosk-setup-file.h"
#include "kiosk-setup-writer.h"

#define LINK "https://congdanso.tphcm.gov.vn/cds-tphcm"

/* Every setting that there is, with none of its defaults. */
static const struct { const char *key; const char *text; } settings[] = {
  { "ward_code", "26977" },
  { "ward_valid_from", "2025-07-01" },
  { "ward_name", "Phường Tân Sơn Hòa" },
  { "number", "3" },
  { "link", LINK },
  { "link_confirmed", LINK },
  { "scan_tested_day", "2026-11-18" },
  { "wifi_name", " hai \\ khoảng trắng " },
  { "wifi_password", "  mật\\skhẩu = ; # " },
  { "attract_still", "1" },
  { "resident_buttons", "0" },
  { "helper_panel", "code" },
  { "idle_s", "45" },
  { "idle_reading_s", "240" },
  { "opening_hours", "07:00-17:30 12345" },
  { "rate_limit", "5" },
  { "cut_off_day", "14" },
  { "mm_per_px", "0.25" },
  { "turn", "270" },
  { "languages", "vi" },
  { "team_name", "Tổ chuyển đổi số" },
  { "units", "ubnd|public_employee|Cơ quan UBND phường\nhpn|member|Hội Liên hiệp Phụ nữ" },
  { "first_start", "scan-test" },
  { "wifi_hidden", "1" },
  { "other_links", "https://play.google.com/store/apps/details?id=vn.example;https://apps.apple.com/vn/app/id1" },
  { "next_ward_day", "2027-01-01" },
  { "next_ward_code", "26983" },
  { "next_ward_name", "Phường Bảy Hiền" },
  { "next_ward_valid_from", "2025-07-01" },
  { "report_parent", "ỦY BAN NHÂN DÂN|THÀNH PHỐ HỒ CHÍ MINH" },
  { "report_body", "ỦY BAN NHÂN DÂN|PHƯỜNG TÂN SƠN HÒA" },
  { "report_code", "BC-UBND" },
  { "report_place", "Tân Sơn Hòa" },
  { "report_addressee", "Sở Khoa học và Công nghệ" },
  { "report_signer", "KT. CHỦ TỊCH|PHÓ CHỦ TỊCH" },
  { "report_recipients", "- Như trên;|- Lưu: VT, ….;" },
  { "export_reminder_days", "3" },
  { "desk_key", "RWTeAAAAAAAAAAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f" },
  { "ward_kiosks", "2" },
};

/* A new machine comes to these by itself. */
static const char *const not_passed_on[] = { "link_confirmed", "scan_tested_day", "first_start", NULL };

static const char *
find_setting (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (strcmp (settings[i].key, key) == 0)
      return settings[i].text;
  return NULL;
}

static KioskSettings *
new_settings (const char *const *without)
{
  g_autoptr (GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  KioskSettings *self;

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (without != NULL && !g_strv_contains (without, settings[i].key))
      g_hash_table_insert (table, (char *) settings[i].key, (char *) settings[i].text);
  self = kiosk_settings_new_from_table (table, &error);
  g_assert_no_error (error);
  return self;
}

static KioskSetupFile *
read_bytes (GBytes *bytes)
{
  g_autofree char *folder = g_dir_make_tmp ("setup-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "thiet-lap.ini", NULL);
  g_autoptr (GError) error = NULL;
  KioskSetupFile *file;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  file = kiosk_setup_file_read (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length ((char **) kiosk_setup_file_get_warnings (file)), ==, 0);
  return file;
}

/* As the command and the first start do it. */
static KioskSettings *
set_up (KioskSetupFile *file)
{
  g_autoptr (GHashTable) nothing = g_hash_table_new (g_str_hash, g_str_equal);
  KioskSettings *self = kiosk_settings_new_from_table (nothing, NULL);
  const KioskWard *ward = kiosk_setup_file_get_own_ward (file);
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_setup_file_apply (file, self, &error));
  g_assert_no_error (error);
  if (ward != NULL)
    g_assert_true (kiosk_settings_set_ward (self, ward->code, ward->valid_from, ward->name, NULL));
  if (kiosk_setup_file_get_number (file) != 0)
    g_assert_true (kiosk_settings_set_number (self, kiosk_setup_file_get_number (file), NULL));
  return self;
}

static void
assert_same (KioskSettings *one,
             KioskSettings *other)
{
  g_autoptr (GHashTable) expected = kiosk_settings_to_table (one);
  g_autoptr (GHashTable) found = kiosk_settings_to_table (other);
  GHashTableIter iter;
  gpointer key, text;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      g_test_message ("%s", (const char *) key);
      g_assert_cmpstr (g_hash_table_lookup (found, key), ==, text);
    }
  g_assert_cmpuint (g_hash_table_size (found), ==, g_hash_table_size (expected));
}

static GArray *
new_targets (void)
{
  return g_array_new (FALSE, TRUE, sizeof (KioskTarget));
}

static void
test_all_settings (void)
{
  static const char *const nothing[] = { NULL };
  g_autoptr (KioskSettings) old = new_settings (nothing);
  g_autoptr (KioskSettings) expected = new_settings (not_passed_on);
  g_autoptr (GArray) targets = new_targets ();
  g_autoptr (GBytes) bytes = kiosk_setup_file_write (old, targets);
  g_autoptr (KioskSetupFile) file = read_bytes (bytes);
  g_autoptr (KioskSettings) new = set_up (file);

  assert_same (expected, new);
  g_assert_false (kiosk_settings_get_link_confirmed (new));
}

/* A setting that a later version adds is either passed on or said not to be. */
static void
test_no_setting_is_forgotten (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "..", "app", "store",
                                                 "kiosk-settings-keys.h", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "#define KIOSK_SETTING_"))
      {
        g_auto (GStrv) parts = g_strsplit (lines[i], "\"", -1);

        g_test_message ("%s", parts[1]);
        g_assert_nonnull (find_setting (parts[1]));
        n++;
      }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (settings));
}

/* What has its default keeps it, also where a later version has another. */
static void
test_few_settings (void)
{
  g_autoptr (GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (KioskSettings) old = NULL;
  g_autoptr (KioskSettings) new = NULL;
  g_autoptr (GArray) targets = new_targets ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KioskSetupFile) file = NULL;

  g_hash_table_insert (table, (char *) "ward_code", (char *) "26977");
  g_hash_table_insert (table, (char *) "ward_name", (char *) "Phường Tân Sơn Hòa");
  g_hash_table_insert (table, (char *) "number", (char *) "1");
  old = kiosk_settings_new_from_table (table, NULL);
  bytes = kiosk_setup_file_write (old, targets);
  file = read_bytes (bytes);
  new = set_up (file);
  assert_same (old, new);
}

/* A name in another Unicode form would make the whole file unreadable. */
static void
test_wifi_in_another_form (void)
{
  g_autoptr (KioskSettings) old = new_settings (not_passed_on);
  g_autoptr (GArray) targets = new_targets ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KioskSetupFile) file = NULL;
  g_autoptr (KioskSettings) new = NULL;

  g_assert_true (kiosk_settings_set_wifi (old, "Kha\xcc\x81" "ch", "12345678", NULL));
  bytes = kiosk_setup_file_write (old, targets);
  file = read_bytes (bytes);
  new = set_up (file);
  g_assert_null (kiosk_settings_get_wifi_name (new));
  g_assert_cmpstr (kiosk_settings_get_team_name (new), ==, "Tổ chuyển đổi số");
}

static void
add_target (GArray *targets,
            gint64 number,
            gint64 base,
            const char *until,
            const char *replaces,
            gboolean is_ended)
{
  KioskTarget target = { .name = KIOSK_TARGET_NAME_CAMPAIGN, .measure = KIOSK_TARGET_MEASURE_SIGNED_IN,
                         .column = KIOSK_TARGET_COLUMN_UNIT, .audience = KIOSK_AUDIENCE_MEMBER, .number = number,
                         .base = base, .from = kiosk_day_from_iso ("2026-01-27"), .until = kiosk_day_from_iso (until),
                         .is_ended = is_ended };

  g_snprintf (target.id, sizeof target.id, "%032u", targets->len + 1);
  g_strlcpy (target.replaces, replaces, sizeof target.replaces);
  g_array_append_val (targets, target);
}

static void
test_targets_in_force (void)
{
  g_autoptr (KioskSettings) old = new_settings (not_passed_on);
  g_autoptr (GArray) targets = new_targets ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KioskSetupFile) file = NULL;
  GPtrArray *read;
  KioskTarget *target;

  add_target (targets, 100, 0, "2026-06-30", "", FALSE);
  add_target (targets, 200, 300, NULL, "", FALSE);
  add_target (targets, 110, 0, "2026-12-31", "00000000000000000000000000000001", FALSE);
  add_target (targets, 50, 0, NULL, "", FALSE);
  add_target (targets, 50, 0, NULL, "00000000000000000000000000000004", TRUE);
  bytes = kiosk_setup_file_write (old, targets);
  file = read_bytes (bytes);
  read = kiosk_setup_file_get_targets (file);
  g_assert_cmpuint (read->len, ==, 2);
  target = g_ptr_array_index (read, 0);
  g_assert_cmpint (target->number, ==, 200);
  g_assert_cmpint (target->base, ==, 300);
  g_assert_cmpuint (target->until, ==, KIOSK_DAY_UNKNOWN);
  g_assert_cmpint (target->measure, ==, KIOSK_TARGET_MEASURE_SIGNED_IN);
  g_assert_cmpint (target->column, ==, KIOSK_TARGET_COLUMN_UNIT);
  g_assert_cmpint (target->audience, ==, KIOSK_AUDIENCE_MEMBER);
  target = g_ptr_array_index (read, 1);
  g_assert_cmpint (target->number, ==, 110);
  g_assert_cmpuint (target->until, ==, kiosk_day_from_iso ("2026-12-31"));
}

/* A file that has one target too many is refused whole. */
static void
test_many_targets (void)
{
  g_autoptr (KioskSettings) old = new_settings (not_passed_on);
  g_autoptr (GArray) targets = new_targets ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KioskSetupFile) file = NULL;
  KioskTarget *first;

  for (guint i = 1; i <= KIOSK_SETUP_FILE_MAX_TARGETS + 3; i++)
    add_target (targets, i, 0, NULL, "", FALSE);
  bytes = kiosk_setup_file_write (old, targets);
  file = read_bytes (bytes);
  g_assert_cmpuint (kiosk_setup_file_get_targets (file)->len, ==, KIOSK_SETUP_FILE_MAX_TARGETS);
  first = g_ptr_array_index (kiosk_setup_file_get_targets (file), 0);
  g_assert_cmpint (first->number, ==, 4);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/setup-writer/all-settings", test_all_settings);
  g_test_add_func ("/setup-writer/no-setting-is-forgotten", test_no_setting_is_forgotten);
  g_test_add_func ("/setup-writer/few-settings", test_few_settings);
  g_test_add_func ("/setup-writer/wifi-in-another-form", test_wifi_in_another_form);
  g_test_add_func ("/setup-writer/targets-in-force", test_targets_in_force);
  g_test_add_func ("/setup-writer/many-targets", test_many_targets);
  return g_test_run ();
}

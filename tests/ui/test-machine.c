/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What staff are told of the machine: a verdict and what to do, for each thing that can be wrong. */
#include "kiosk-language.h"
#include "kiosk-machine-checks.h"
#include "scene.h"

static KioskBookState
make_sound (void)
{
  return (KioskBookState) {
           .kiosk = "96B752A6F88DDFF9", .trust = KIOSK_TRUST_TRUSTED, .n_closed = 3,
           .closed_day = kiosk_day_from_iso ("2026-11-24"), .n_backups = 3,
           .backup_day = kiosk_day_from_iso ("2026-11-24"), .book_bytes = 1234567,
           .disk_bytes = 59 * G_GINT64_CONSTANT (1000000000), .free_bytes = 12 * G_GINT64_CONSTANT (1000000000)
  };
}

static KioskSettings *
new_settings (gboolean is_confirmed)
{
  g_autoptr (GHashTable) nothing = g_hash_table_new (g_str_hash, g_str_equal);
  KioskSettings *settings = kiosk_settings_new_from_table (nothing, NULL);

  g_assert_true (kiosk_settings_set_link (settings, "https://congdanso.tphcm.gov.vn/cds-tphcm", is_confirmed, NULL));
  return settings;
}

/* "name: value" of each, and "!" before what has an advice. */
static char *
dup_checks (const KioskBookState *state,
            gboolean is_confirmed)
{
  g_autoptr (KioskSettings) settings = new_settings (is_confirmed);
  KioskMachineFacts facts = {
    .state = state, .settings = settings, .today = kiosk_day_from_iso ("2026-11-25"), .minute = 605,
    .width_px = 1366, .height_px = 768
  };
  g_autoptr (GPtrArray) checks = kiosk_machine_checks_new (&facts);
  GString *text = g_string_new ("\n");

  for (guint i = 0; i < checks->len; i++)
    {
      const KioskMachineCheck *check = checks->pdata[i];

      g_string_append_printf (text, "%s%s: %s\n", check->advice != NULL ? "!" : "", check->name, check->value);
    }
  return g_string_free (text, FALSE);
}

static void
assert_line (const KioskBookState *state,
             gboolean is_confirmed,
             const char *wanted)
{
  g_autofree char *text = dup_checks (state, is_confirmed);
  g_autofree char *line = g_strdup_printf ("\n%s\n", wanted);

  if (strstr (text, line) == NULL)
    g_test_message ("“%s” is not in “%s”", wanted, text);
  g_assert_nonnull (strstr (text, line));
}

static void
test_sound (void)
{
  KioskBookState state = make_sound ();
  g_autofree char *text = NULL;

  kiosk_language_set ("vi");
  text = dup_checks (&state, TRUE);
  g_assert_null (strchr (text, '!'));
  assert_line (&state, TRUE, "Sổ số liệu: 1,2\u00a0MB");
  assert_line (&state, TRUE, "Bản sao lưu: 24/11/2026, giữ 3 bản");
  assert_line (&state, TRUE, "Ổ đĩa: còn trống 12,0\u00a0GB trong 59,0\u00a0GB");
  assert_line (&state, TRUE, "Ngày giờ: 25/11/2026, 10:05");
  assert_line (&state, TRUE, "Mã máy: 96B7 52A6 F88D DFF9");
}

static void
test_new (void)
{
  KioskBookState state = make_sound ();

  kiosk_language_set ("vi");
  state.n_closed = state.n_backups = 0;
  state.closed_day = state.backup_day = KIOSK_DAY_UNKNOWN;
  assert_line (&state, TRUE, "Bản sao lưu: có khi chốt số liệu ngày lần đầu");
  assert_line (&state, TRUE, "Đã chốt đến: chưa chốt ngày nào");
}

static void
test_notices (void)
{
  static const KioskNotices notices[] = { KIOSK_NOTICE_RESTORED, KIOSK_NOTICE_COPIED, KIOSK_NOTICE_DATE_UNKNOWN };

  kiosk_language_set ("vi");
  for (guint i = 0; i < G_N_ELEMENTS (notices); i++)
    {
      KioskBookState state = make_sound ();

      state.notices = notices[i];
      assert_line (&state, TRUE, "!Sổ số liệu: 1,2\u00a0MB");
    }
}

static void
test_wrong (void)
{
  KioskBookState state = make_sound ();

  kiosk_language_set ("vi");
  state.notices = KIOSK_NOTICE_NO_BACKUP;
  assert_line (&state, TRUE, "!Bản sao lưu: 24/11/2026, giữ 3 bản");
  state.free_bytes = KIOSK_MACHINE_CHECKS_FREE_BYTES - 1;
  assert_line (&state, TRUE, "!Ổ đĩa: còn trống 500,0\u00a0MB trong 59,0\u00a0GB");
  state.trust = KIOSK_TRUST_UNKNOWN;
  assert_line (&state, TRUE, "!Ngày giờ: 25/11/2026, 10:05");
  assert_line (&state, FALSE, "!Mã QR: đang ẩn với người dân");
  state.n_wrong = KIOSK_MACHINE_CHECKS_N_WRONG - 1;
  assert_line (&state, TRUE, "Nhập sai mã PIN trong 7 ngày: 9");
  state.n_wrong++;
  assert_line (&state, TRUE, "!Nhập sai mã PIN trong 7 ngày: 10");
}

static void
test_events (void)
{
  KioskEvent start = {
    .seq = 7, .day = kiosk_day_from_iso ("2026-11-25"), .minute = 545, .deed = KIOSK_DEED_UNLOCK
  };
  KioskEvent end = start;
  g_autofree char *begun = NULL;
  g_autofree char *pair = NULL;
  g_autofree char *lone = NULL;

  kiosk_language_set ("vi");
  end.minute = 552;
  end.outcome = KIOSK_OUTCOME_LEFT;
  end.began = start.seq;
  end.began_day = start.day;
  end.began_minute = start.minute;
  begun = kiosk_machine_checks_dup_event (&start);
  pair = kiosk_machine_checks_dup_event (&end);
  end.day = KIOSK_DAY_UNKNOWN;
  end.began = 0;
  lone = kiosk_machine_checks_dup_event (&end);
  g_assert_cmpstr (begun, ==, "25/11 09:05 · Cán bộ · mở màn hình cán bộ · chưa kết thúc");
  g_assert_cmpstr (pair, ==, "25/11 09:05–09:12 · Cán bộ · mở màn hình cán bộ · tự khóa");
  g_assert_cmpstr (lone, ==, "– 09:12 · Cán bộ · mở màn hình cán bộ · tự khóa");
}

/* What the power cut off is not under way; the machine that was to be restarted has been, since the program runs. */
static void
test_cut_events (void)
{
  KioskEvent cut = {
    .seq = 7, .day = kiosk_day_from_iso ("2026-11-25"), .minute = 545, .deed = KIOSK_DEED_UNLOCK, .is_cut = TRUE
  };
  g_autofree char *screen = NULL;
  g_autofree char *restart = NULL;

  kiosk_language_set ("vi");
  screen = kiosk_machine_checks_dup_event (&cut);
  cut.deed = KIOSK_DEED_RESTART;
  restart = kiosk_machine_checks_dup_event (&cut);
  g_assert_cmpstr (screen, ==, "25/11 09:05 · Cán bộ · mở màn hình cán bộ · bị ngắt giữa chừng");
  g_assert_cmpstr (restart, ==, "25/11 09:05 · Cán bộ · khởi động lại máy · xong");
}

int
main (int argc,
      char *argv[])
{
  /* Not in folders of its own: the icons need the system's list of file types. */
  g_test_init (&argc, &argv, NULL);
  scene_init ();
  g_test_add_func ("/machine/sound", test_sound);
  g_test_add_func ("/machine/new", test_new);
  g_test_add_func ("/machine/notices", test_notices);
  g_test_add_func ("/machine/wrong", test_wrong);
  g_test_add_func ("/machine/events", test_events);
  g_test_add_func ("/machine/cut-events", test_cut_events);
  return g_test_run ();
}

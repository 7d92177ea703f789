/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A machine that takes another's place: what it takes off a stick, and what it refuses. */
#include <glib/gstdio.h>

#include "kiosk-content-error.h"
#include "kiosk-failing-medium.h"
#include "kiosk-folder-medium.h"
#include "kiosk-manual-media.h"
#include "new-kiosk.h"
#include "old-machine.h"

typedef struct
{
  Stage      *stage;
  KioskMedia *media;
  char       *folder;
  guint       number;  /* of the call to the stick that fails; 0: none does */
} Fixture;

static gboolean
fail_cb (guint number,
         KioskMediumCall call,
         gpointer user_data,
         GCancellable *cancellable,
         GError **error)
{
  Fixture *self = user_data;

  g_assert_cmpint (call, !=, KIOSK_MEDIUM_CALL_MOUNT);
  if (number != self->number)
    return TRUE;
  g_set_error_literal (error, KIOSK_MEDIA_ERROR, KIOSK_MEDIA_ERROR_GONE, "pulled");
  return FALSE;
}

static void
put_stick (Fixture *self)
{
  g_autoptr (KioskMedium) folder = kiosk_folder_medium_new (self->folder);
  g_autoptr (KioskMedium) stick = kiosk_failing_medium_new (folder, fail_cb, self);

  kiosk_manual_media_put (KIOSK_MANUAL_MEDIA (self->media), stick, 1000);
}

static KioskFirstStart *
get_first (Fixture *self)
{
  return new_kiosk_get_first (self->stage);
}

/* Comes to the question. */
static void
begin (Fixture *self,
       const char *ini)
{
  self->stage = new_kiosk_start (ini);
  kiosk_context_set_media (self->stage->context, self->media);
  new_kiosk_assert_state (self->stage, KIOSK_FIRST_START_CLOCK);
  kiosk_first_start_confirm_clock (get_first (self));
  stage_wait_until (self->stage, new_kiosk_is_answered);
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->media = kiosk_manual_media_new ();
  self->folder = g_dir_make_tmp ("stick-XXXXXX", NULL);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", self->folder);

  stage_free (self->stage);
  g_object_unref (self->media);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (self->folder);
}

static void
read_stick (Fixture *self,
            KioskFirstStartState state,
            KioskFirstStartProblem problem)
{
  put_stick (self);
  kiosk_first_start_read_stick (get_first (self));
  new_kiosk_assert_problem (self->stage, state, problem);
}

static char *
write_export (Fixture *self,
              const char *folder)
{
  const OldMachineExport export = { OLD_MACHINE_KIOSK, 2, OLD_MACHINE_DAY, "live", folder, old_machine_ini };

  return old_machine_write (self->folder, &export);
}

/* Ward and number are proposed and asked; the link is scanned anew; the key is another one. */
static void
test_all_of_it (Fixture *self,
                gconstpointer data)
{
  g_autofree char *export = write_export (self, "20261118-1");
  g_autofree char *code = NULL;
  const KioskWard *ward;
  KioskSettings *settings;

  begin (self, NULL);
  new_kiosk_assert_state (self->stage, KIOSK_FIRST_START_STICK);
  read_stick (self, KIOSK_FIRST_START_FILE, KIOSK_FIRST_START_PROBLEM_NONE);
  g_assert_cmpstr (kiosk_first_start_get_machine (get_first (self))->found->kiosk, ==, OLD_MACHINE_KIOSK);
  kiosk_first_start_use_file (get_first (self), TRUE);
  new_kiosk_assert_state (self->stage, KIOSK_FIRST_START_WARD);
  settings = kiosk_context_get_settings (self->stage->context);
  g_assert_cmpuint (kiosk_settings_get_idle_s (settings), ==, 45);
  g_assert_cmpuint (new_kiosk_count_targets (self->stage), ==, 1);
  ward = g_ptr_array_index (kiosk_first_start_get_wards (get_first (self)),
                            kiosk_first_start_get_ward_place (get_first (self)));
  g_assert_cmpstr (ward->name, ==, OLD_MACHINE_WARD_NAME);
  new_kiosk_choose_ward (self->stage, OLD_MACHINE_WARD);
  new_kiosk_assert_state (self->stage, KIOSK_FIRST_START_NUMBER);
  g_assert_cmpuint (kiosk_first_start_get_number (get_first (self)), ==, 2);
  kiosk_first_start_set_number (get_first (self), 2);
  new_kiosk_come_to (self->stage, KIOSK_FIRST_START_SCAN_TEST, &code);
  settings = kiosk_context_get_settings (self->stage->context);
  g_assert_cmpstr (kiosk_settings_get_link (settings), ==, STAGE_LINK);
  g_assert_false (kiosk_settings_get_link_confirmed (settings));
  new_kiosk_come_to (self->stage, KIOSK_FIRST_START_OFF, &code);
  new_kiosk_assert_in_service (self->stage, OLD_MACHINE_WARD, 2);
}

/* The ward is in no list and the stick is gone, and yet it is asked about as before. */
static void
test_power_cut_after_taking (Fixture *self,
                             gconstpointer data)
{
  g_autofree char *export = write_export (self, "20261118-1");
  g_autofree char *code = NULL;
  const KioskWard *ward;

  begin (self, NULL);
  read_stick (self, KIOSK_FIRST_START_FILE, KIOSK_FIRST_START_PROBLEM_NONE);
  kiosk_first_start_use_file (get_first (self), TRUE);
  new_kiosk_assert_state (self->stage, KIOSK_FIRST_START_WARD);
  self->stage = stage_new_after_cut (self->stage, TRUE);
  new_kiosk_come_to (self->stage, KIOSK_FIRST_START_WARD, &code);
  g_assert_cmpint (kiosk_first_start_get_ward_place (get_first (self)), >=, 0);
  ward = g_ptr_array_index (kiosk_first_start_get_wards (get_first (self)),
                            kiosk_first_start_get_ward_place (get_first (self)));
  g_assert_cmpstr (ward->name, ==, OLD_MACHINE_WARD_NAME);
  g_assert_cmpuint (kiosk_first_start_get_number (get_first (self)), ==, 2);
}

static void
test_by_hand (Fixture *self,
              gconstpointer data)
{
  begin (self, NULL);
  new_kiosk_assert_state (self->stage, KIOSK_FIRST_START_STICK);
  kiosk_first_start_read_stick (get_first (self));
  new_kiosk_assert_problem (self->stage, KIOSK_FIRST_START_STICK, KIOSK_FIRST_START_PROBLEM_NO_STICK);
  read_stick (self, KIOSK_FIRST_START_STICK, KIOSK_FIRST_START_PROBLEM_NO_SETTINGS);
  kiosk_first_start_skip_stick (get_first (self));
  new_kiosk_assert_state (self->stage, KIOSK_FIRST_START_WARD);
  g_assert_cmpint (kiosk_first_start_get_ward_place (get_first (self)), ==, -1);
  kiosk_first_start_back (get_first (self));
  new_kiosk_assert_state (self->stage, KIOSK_FIRST_START_STICK);
}

/* The newest of each machine in service, whatever its folder's name sorts like; others are passed over. */
static void
test_several_machines (Fixture *self,
                       gconstpointer data)
{
  static const OldMachineExport exports[] = {
    { OLD_MACHINE_KIOSK, 2, OLD_MACHINE_DAY, "live", "20261118-9", "[Kiosk]\nFormat=1\nNumber=2\n" },
    { OLD_MACHINE_KIOSK, 2, OLD_MACHINE_DAY, "live", "20261118-10", old_machine_ini },
    { OLD_MACHINE_KIOSK, 2, "2026-11-17", "live", "20261117-1", "[Kiosk]\nFormat=1\nNumber=9\n" },
    { OLD_MACHINE_KIOSK, 2, "2026-11-19", "live", "20261119-1", NULL },
    { OLD_MACHINE_OTHER_KIOSK, 1, "2026-11-16", "live", "20261116-1", "[Kiosk]\nFormat=1\nNumber=1\n" },
    { "00000000000000A3", 3, OLD_MACHINE_DAY, "training", "20261118-1", old_machine_ini },
  };
  GPtrArray *machines;

  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    g_free (old_machine_write (self->folder, &exports[i]));
  begin (self, NULL);
  read_stick (self, KIOSK_FIRST_START_MACHINE, KIOSK_FIRST_START_PROBLEM_NONE);
  machines = kiosk_first_start_get_machines (get_first (self));
  g_assert_cmpuint (machines->len, ==, 2);
  g_assert_cmpuint (((KioskOldMachine *) machines->pdata[0])->found->number, ==, 1);
  kiosk_first_start_choose_machine (get_first (self), 1);
  new_kiosk_assert_state (self->stage, KIOSK_FIRST_START_FILE);
  g_assert_true (g_str_has_suffix (kiosk_first_start_get_machine (get_first (self))->found->path, "20261118-10"));
  kiosk_first_start_back (get_first (self));
  new_kiosk_assert_state (self->stage, KIOSK_FIRST_START_MACHINE);
  kiosk_first_start_choose_machine (get_first (self), 0);
  kiosk_first_start_use_file (get_first (self), TRUE);
  new_kiosk_assert_state (self->stage, KIOSK_FIRST_START_WARD);
  g_assert_cmpuint (kiosk_first_start_get_number (get_first (self)), ==, 1);
}

/* Each is refused whole and said why; the first start goes on by hand. */
static void
test_faults (Fixture *self,
             gconstpointer data)
{
  static const struct { const char *ini; const char *name; const char *text; GQuark (*domain) (void); int code; }
  table[] = {
    { old_machine_ini, "thiet-lap.ini", "[Kiosk]\nFormat=1\nLink=https://play.google.com/\n", kiosk_bundle_error_quark,
      KIOSK_BUNDLE_ERROR_CHANGED },
    { old_machine_ini, "thiet-lap.ini", NULL, kiosk_bundle_error_quark, KIOSK_BUNDLE_ERROR_MISSING },
    { old_machine_ini, "datapackage.json", "{}", kiosk_bundle_error_quark, KIOSK_BUNDLE_ERROR_SIGNATURE },
    { old_machine_ini, "datapackage.json.minisig", NULL, kiosk_bundle_error_quark, KIOSK_BUNDLE_ERROR_MISSING },
    { "[Kiosk]\nFormat=1\nLink=https://evil.example/\n", NULL, NULL, kiosk_setup_error_quark,
      KIOSK_SETUP_ERROR_INVALID },
    { "[Kiosk]\nFormat=1\nWards=phuong.csv\n", NULL, NULL, kiosk_setup_error_quark, KIOSK_SETUP_ERROR_INVALID },
    { "no ini", NULL, NULL, kiosk_content_error_quark, KIOSK_CONTENT_ERROR_SYNTAX },
  };

  begin (self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const OldMachineExport export = { OLD_MACHINE_KIOSK, 2, OLD_MACHINE_DAY, "live", "20261118-1", table[i].ini };
      g_autofree char *folder = old_machine_write (self->folder, &export);
      g_autofree char *path = g_build_filename (folder, table[i].name, NULL);

      if (table[i].text != NULL)
        old_machine_spoil (folder, table[i].name, table[i].text);
      else if (table[i].name != NULL)
        g_assert_cmpint (g_remove (path), ==, 0);
      read_stick (self, KIOSK_FIRST_START_FILE, KIOSK_FIRST_START_PROBLEM_NONE);
      g_assert_null (kiosk_first_start_get_file (get_first (self)));
      g_assert_error (kiosk_first_start_get_file_error (get_first (self)), table[i].domain (), table[i].code);
      kiosk_first_start_use_file (get_first (self), TRUE);
      new_kiosk_assert_state (self->stage, KIOSK_FIRST_START_FILE);
      kiosk_first_start_read_file (get_first (self));
      new_kiosk_assert_state (self->stage, KIOSK_FIRST_START_STICK);
      read_stick (self, KIOSK_FIRST_START_FILE, KIOSK_FIRST_START_PROBLEM_NONE);
      kiosk_first_start_back (get_first (self));
      new_kiosk_assert_state (self->stage, KIOSK_FIRST_START_STICK);
    }
  read_stick (self, KIOSK_FIRST_START_FILE, KIOSK_FIRST_START_PROBLEM_NONE);
  kiosk_first_start_use_file (get_first (self), FALSE);
  new_kiosk_assert_state (self->stage, KIOSK_FIRST_START_WARD);
  g_assert_null (kiosk_settings_get_link (kiosk_context_get_settings (self->stage->context)));
  g_assert_cmpuint (new_kiosk_count_targets (self->stage), ==, 0);
}

/* Whichever call it is: nothing is taken, and the stick is asked for again. The last one only switches it off. */
static void
test_pulled (Fixture *self,
             gconstpointer data)
{
  g_autofree char *export = write_export (self, "20261118-1");
  guint n_failed = 0;

  begin (self, NULL);
  for (self->number = 1; self->number < 10; self->number++)
    {
      put_stick (self);
      kiosk_first_start_read_stick (get_first (self));
      stage_wait_until (self->stage, new_kiosk_is_answered);
      if (new_kiosk_get_state (self->stage) == KIOSK_FIRST_START_FILE)
        {
          kiosk_first_start_back (get_first (self));
          continue;
        }
      new_kiosk_assert_problem (self->stage, KIOSK_FIRST_START_STICK, KIOSK_FIRST_START_PROBLEM_STICK);
      g_assert_null (kiosk_first_start_get_file (get_first (self)));
      n_failed++;
    }
  g_assert_cmpuint (n_failed, >=, 3);
}

/* A file of the technician's goes before; without it, the stick may still help. */
static void
test_beside_setup_ini (Fixture *self,
                       gconstpointer data)
{
  begin (self, new_kiosk_ini);
  new_kiosk_assert_state (self->stage, KIOSK_FIRST_START_FILE);
  g_assert_null (kiosk_first_start_get_machine (get_first (self)));
  kiosk_first_start_use_file (get_first (self), FALSE);
  new_kiosk_assert_state (self->stage, KIOSK_FIRST_START_STICK);
}

#define ADD(name, func) g_test_add ("/first-start-stick/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("all-of-it", test_all_of_it);
  ADD ("power-cut-after-taking", test_power_cut_after_taking);
  ADD ("by-hand", test_by_hand);
  ADD ("several-machines", test_several_machines);
  ADD ("faults", test_faults);
  ADD ("pulled", test_pulled);
  ADD ("beside-setup-ini", test_beside_setup_ini);
  return g_test_run ();
}

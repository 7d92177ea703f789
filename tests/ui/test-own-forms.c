/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ward's own forms, from a stick and back: what is taken, and what is said of what is not. */
#include <glib/gstdio.h>
#include <unistd.h>

#include "kiosk-failing-medium.h"
#include "kiosk-folder-medium.h"
#include "kiosk-kept-form.h"
#include "kiosk-manual-media.h"
#include "own-form.h"
#include "stage.h"
#include "warnings.h"

#define FOLDER    "MAU-BAO-CAO/26965-1-0123456789abcdef/"
#define LONG_AGO  1000000000
#define TITLE     "{{ky}}"

typedef struct
{
  Stage           *stage;
  KioskMedia      *media;
  char            *folder;
  gboolean         was_written; /* the stick was mounted for that */
  guint            number;      /* of the call that fails; 0: none does */
  guint            n_calls;
  guint            n_mounted;   /* now */
} Fixture;

static gboolean
fail_cb (guint number,
         KioskMediumCall call,
         gpointer user_data,
         GCancellable *cancellable,
         GError **error)
{
  Fixture *self = user_data;

  self->was_written = self->was_written || call == KIOSK_MEDIUM_CALL_MOUNT;
  self->n_calls = number;
  if (number == self->number)
    {
      g_set_error_literal (error, KIOSK_MEDIA_ERROR, KIOSK_MEDIA_ERROR_GONE, "pulled");
      return FALSE;
    }
  self->n_mounted += call == KIOSK_MEDIUM_CALL_MOUNT_READ_ONLY ? 1 : 0;
  self->n_mounted -= call == KIOSK_MEDIUM_CALL_UNMOUNT ? 1 : 0;
  return TRUE;
}

static KioskStick *
get_stick (Fixture *self)
{
  return kiosk_session_get_stick (self->stage->session);
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autoptr (KioskPack) pack = kiosk_pack_load (DEFAULT_PACK, NULL);

  self->stage = stage_new (pack, KIOSK_MODE_LIVE);
  self->media = kiosk_manual_media_new ();
  self->folder = g_dir_make_tmp ("stick-XXXXXX", NULL);
  kiosk_context_set_media (self->stage->context, self->media);
  stage_set_settings (self->stage, STAGE_COMPLETE);
  kiosk_stick_look (get_stick (self));
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

/* A stick that is put in anew each time, since it is switched off at the end. */
static const KioskOwnForms *
run (Fixture *self,
     KioskStickTask task)
{
  g_autoptr (KioskMedium) folder = kiosk_folder_medium_new (self->folder);
  g_autoptr (KioskMedium) stick = kiosk_failing_medium_new (folder, fail_cb, self);

  kiosk_manual_media_put (KIOSK_MANUAL_MEDIA (self->media), stick, 1000);
  kiosk_stick_start_task (get_stick (self), task);
  g_assert_true (kiosk_stick_is_running (get_stick (self)));
  while (kiosk_stick_is_running (get_stick (self)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (self->was_written);
  return kiosk_stick_get_own_forms (get_stick (self));
}

/* Now and after the next start: @form, or the program's where it is NULL. */
static void
assert_kept (Fixture *self,
             KioskFormKind kind,
             GBytes *form)
{
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GError) error = NULL;

  kiosk_kept_form_load (self->stage->root, kind, &kept, &error);
  g_assert_no_error (error);
  g_assert_true (form == NULL ? kept == NULL : kept != NULL && g_bytes_equal (kept, form));
}

/* The one that was changed last, whatever its folder is called; what is filled already is no form. */
static void
test_newest (Fixture *self,
             gconstpointer data)
{
  g_autoptr (GBytes) old = own_form_new (KIOSK_FORM_REPORT, TITLE, "CŨ");
  g_autoptr (GBytes) new = own_form_new (KIOSK_FORM_REPORT, TITLE, "MỚI");
  g_autofree char *filled = g_build_filename (self->folder, "bao-cao.docx", NULL);
  const KioskOwnForms *forms;

  own_form_put (old, KIOSK_FORM_REPORT, self->folder, FOLDER "20261120-2", LONG_AGO);
  own_form_put (new, KIOSK_FORM_REPORT, self->folder, FOLDER "20261120-1", LONG_AGO + 60);
  own_form_put (old, KIOSK_FORM_REPORT, self->folder, "", LONG_AGO + 30);
  g_assert_true (g_file_set_contents (filled, "", 0, NULL));
  forms = run (self, KIOSK_STICK_TASK_TAKE_FORMS);
  g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_DONE);
  g_assert_cmpint (forms->ends[KIOSK_FORM_REPORT], ==, KIOSK_OWN_FORM_TAKEN);
  g_assert_cmpstr (forms->folders[KIOSK_FORM_REPORT], ==, FOLDER "20261120-1");
  g_assert_cmpint (forms->ends[KIOSK_FORM_SLIP], ==, KIOSK_OWN_FORM_NONE);
  assert_kept (self, KIOSK_FORM_REPORT, new);
  assert_kept (self, KIOSK_FORM_SLIP, NULL);
  g_assert_cmpuint (self->n_mounted, ==, 0);
}

/* Also from the top of the stick; and back to the program's without any stick. */
static void
test_reset (Fixture *self,
            gconstpointer data)
{
  g_autoptr (GBytes) slip = own_form_new (KIOSK_FORM_SLIP, "PHIẾU NGÀY", "PHIẾU CỦA PHƯỜNG");

  own_form_put (slip, KIOSK_FORM_SLIP, self->folder, "", LONG_AGO);
  g_assert_cmpstr (run (self, KIOSK_STICK_TASK_TAKE_FORMS)->folders[KIOSK_FORM_SLIP], ==, "");
  assert_kept (self, KIOSK_FORM_SLIP, slip);
  kiosk_manual_media_set (KIOSK_MANUAL_MEDIA (self->media), KIOSK_MEDIA_STATE_NONE, KIOSK_MEDIA_FAULT_NONE);
  g_assert_false (kiosk_stick_can_start_task (get_stick (self), KIOSK_STICK_TASK_TAKE_FORMS));
  g_assert_true (kiosk_stick_can_start_task (get_stick (self), KIOSK_STICK_TASK_RESET_FORMS));
  kiosk_stick_start_task (get_stick (self), KIOSK_STICK_TASK_RESET_FORMS);
  while (kiosk_stick_is_running (get_stick (self)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_DONE);
  assert_kept (self, KIOSK_FORM_SLIP, NULL);
}

static void
test_none (Fixture *self,
           gconstpointer data)
{
  const KioskOwnForms *forms = run (self, KIOSK_STICK_TASK_TAKE_FORMS);

  g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_FAILED);
  g_assert_cmpint (kiosk_stick_get_fault (get_stick (self)), ==, KIOSK_STICK_FAULT_FORMS);
  g_assert_cmpint (forms->ends[KIOSK_FORM_REPORT], ==, KIOSK_OWN_FORM_NONE);
  g_assert_cmpint (forms->ends[KIOSK_FORM_SLIP], ==, KIOSK_OWN_FORM_NONE);
}

static void
assert_refused (Fixture *self,
                GBytes *docx,
                KioskOwnFormEnd end,
                const char *field)
{
  const KioskOwnForms *forms;

  own_form_put (docx, KIOSK_FORM_REPORT, self->folder, FOLDER "20261120-1", LONG_AGO);
  forms = run (self, KIOSK_STICK_TASK_TAKE_FORMS);
  g_assert_cmpint (kiosk_stick_get_fault (get_stick (self)), ==, KIOSK_STICK_FAULT_FORMS);
  g_assert_cmpint (forms->ends[KIOSK_FORM_REPORT], ==, end);
  g_assert_cmpstr (forms->fields[KIOSK_FORM_REPORT], ==, field);
}

/* The fault is named, what was kept before stays, and the other form is taken all the same. */
static void
test_refused (Fixture *self,
              gconstpointer data)
{
  g_autoptr (GBytes) first = own_form_new (KIOSK_FORM_REPORT, TITLE, "TRƯỚC");
  g_autoptr (GBytes) slip = own_form_new (KIOSK_FORM_SLIP, "PHIẾU NGÀY", "PHIẾU CỦA PHƯỜNG");
  g_autoptr (GBytes) unknown = own_form_new (KIOSK_FORM_REPORT, TITLE, "{{so_con_trau}}");
  g_autoptr (GBytes) endless = own_form_new (KIOSK_FORM_REPORT, TITLE, "{{ky");
  g_autoptr (GBytes) text = g_bytes_new_static ("no Word file", 12);
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (4 * 1024 * 1024 + 1), 4 * 1024 * 1024 + 1);

  own_form_put (first, KIOSK_FORM_REPORT, self->folder, FOLDER "20261120-1", LONG_AGO);
  run (self, KIOSK_STICK_TASK_TAKE_FORMS);
  own_form_put (slip, KIOSK_FORM_SLIP, self->folder, FOLDER "20261120-1", LONG_AGO);
  assert_refused (self, unknown, KIOSK_OWN_FORM_FIELD, "so_con_trau");
  g_assert_cmpint (kiosk_stick_get_own_forms (get_stick (self))->ends[KIOSK_FORM_SLIP], ==, KIOSK_OWN_FORM_TAKEN);
  assert_kept (self, KIOSK_FORM_SLIP, slip);
  assert_refused (self, endless, KIOSK_OWN_FORM_PLACE, "ky");
  assert_refused (self, text, KIOSK_OWN_FORM_NOT_WORD, NULL);
  assert_refused (self, large, KIOSK_OWN_FORM_TOO_LARGE, NULL);
  assert_kept (self, KIOSK_FORM_REPORT, first);
}

/* A link is no form, and no folder either. */
static void
test_link (Fixture *self,
           gconstpointer data)
{
  g_autoptr (GBytes) own = own_form_new (KIOSK_FORM_REPORT, TITLE, "MỚI");
  g_autofree char *file = g_build_filename (self->folder, "mau-bao-cao.docx", NULL);
  g_autofree char *folder = g_build_filename (self->folder, "MAU-BAO-CAO", NULL);

  own_form_put (own, KIOSK_FORM_REPORT, self->folder, "elsewhere", LONG_AGO);
  g_assert_cmpint (symlink ("elsewhere/mau-bao-cao.docx", file), ==, 0);
  g_assert_cmpint (symlink ("elsewhere", folder), ==, 0);
  g_assert_cmpint (run (self, KIOSK_STICK_TASK_TAKE_FORMS)->ends[KIOSK_FORM_REPORT], ==, KIOSK_OWN_FORM_NONE);
  assert_kept (self, KIOSK_FORM_REPORT, NULL);
}

/* Pulled at any call whatever: nothing is kept, and it is said; but for switching off, which nobody waits for. */
static void
test_pulled (Fixture *self,
             gconstpointer data)
{
  g_autoptr (GBytes) own = own_form_new (KIOSK_FORM_REPORT, TITLE, "MỚI");

  own_form_put (own, KIOSK_FORM_REPORT, self->folder, FOLDER "20261120-1", LONG_AGO);
  for (self->number = 1; self->number <= 4; self->number++)
    {
      g_assert_null (run (self, KIOSK_STICK_TASK_TAKE_FORMS));
      g_assert_cmpint (kiosk_stick_get_fault (get_stick (self)), ==, KIOSK_STICK_FAULT_GONE);
      assert_kept (self, KIOSK_FORM_REPORT, NULL);
    }
  g_assert_nonnull (run (self, KIOSK_STICK_TASK_TAKE_FORMS));
  g_assert_cmpuint (self->n_calls, ==, 5);
  assert_kept (self, KIOSK_FORM_REPORT, own);
}

/* A disk that does not keep it is no success. */
static void
test_not_kept (Fixture *self,
               gconstpointer data)
{
  g_autoptr (GBytes) own = own_form_new (KIOSK_FORM_REPORT, TITLE, "MỚI");
  g_autofree char *path = g_build_filename (self->stage->root, "mau-bao-cao.docx", "in-the-way", NULL);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  own_form_put (own, KIOSK_FORM_REPORT, self->folder, "", LONG_AGO);
  warnings_expect ("*could not be kept*");
  g_assert_cmpint (run (self, KIOSK_STICK_TASK_TAKE_FORMS)->ends[KIOSK_FORM_REPORT], ==, KIOSK_OWN_FORM_NOT_KEPT);
  warnings_assert ();
  g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_FAILED);
}

#define ADD(name, func) g_test_add ("/own-forms/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  warnings_install ();
  ADD ("newest", test_newest);
  ADD ("reset", test_reset);
  ADD ("none", test_none);
  ADD ("refused", test_refused);
  ADD ("link", test_link);
  ADD ("pulled", test_pulled);
  ADD ("not-kept", test_not_kept);
  return g_test_run ();
}

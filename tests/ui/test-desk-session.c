/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's window without its window: a book is opened, sticks are taken in, officers decide. */
#include <glib/gstdio.h>
#include <locale.h>

#include "desk-stage.h"
#include "kiosk-bundle-error.h"
#include "kiosk-bundle-zip.h"
#include "kiosk-desk-error.h"
#include "kiosk-failing-medium.h"
#include "kiosk-folder-medium.h"
#include "kiosk-media-error.h"

static void
set_up (DeskStage **self,
        gconstpointer data)
{
  *self = desk_stage_new (NULL);
}

static void
tear_down (DeskStage **self,
           gconstpointer data)
{
  desk_stage_free (*self);
}

static KioskDeskIntake *
get_intake (DeskStage *self)
{
  return kiosk_desk_session_get_intake (self->session);
}

static const KioskDeskMerged *
peek_result (DeskStage *self,
             guint i)
{
  g_autoptr (KioskDeskResult) result = g_list_model_get_item (kiosk_desk_intake_get_results (get_intake (self)), i);

  return kiosk_desk_result_get_merged (result);
}

static KioskDeskNewcomer *
peek_newcomer (DeskStage *self,
               guint i)
{
  g_autoptr (KioskDeskNewcomer) newcomer = g_list_model_get_item (kiosk_desk_intake_get_newcomers (get_intake (self)),
                                                                  i);

  return newcomer;
}

static guint
count_newcomers (DeskStage *self)
{
  return g_list_model_get_n_items (kiosk_desk_intake_get_newcomers (get_intake (self)));
}

static void
assert_ended (DeskStage *self,
              KioskDeskIntakePhase phase,
              KioskDeskIntakeFault fault)
{
  g_assert_cmpint (kiosk_desk_intake_get_phase (get_intake (self)), ==, phase);
  g_assert_cmpint (kiosk_desk_intake_get_fault (get_intake (self)), ==, fault);
  g_assert_false (kiosk_desk_intake_is_running (get_intake (self)));
}

static void
assert_counts (DeskStage *self,
               guint n_taken,
               guint n_known,
               guint n_refused,
               guint n_new)
{
  const KioskDeskIntakeCounts *counts = kiosk_desk_intake_get_counts (get_intake (self));

  g_assert_cmpuint (counts->n_done, ==, counts->n_all);
  g_assert_cmpuint (counts->n_taken, ==, n_taken);
  g_assert_cmpuint (counts->n_known, ==, n_known);
  g_assert_cmpuint (counts->n_refused, ==, n_refused);
  g_assert_cmpuint (counts->n_new, ==, n_new);
}

/* A book is begun where nothing is, and opened where one is; nothing else becomes one. */
static void
test_book (DeskStage **stage,
           gconstpointer data)
{
  DeskStage *self = *stage;

  g_assert_false (kiosk_desk_session_has_book (self->session));
  kiosk_desk_session_open (self->session, self->book, FALSE);
  desk_stage_wait_until (self, desk_stage_is_settled);
  g_assert_error (kiosk_desk_session_get_error (self->session), KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_MISSING);
  g_assert_false (kiosk_desk_session_has_book (self->session));

  desk_stage_open (self);
  g_assert_cmpstr (kiosk_desk_session_get_place (self->session), ==, self->book);
  g_assert_cmpuint (kiosk_desk_session_get_overview (self->session)->len, ==, 0);

  kiosk_desk_session_open (self->session, self->book, TRUE);
  desk_stage_wait_until (self, desk_stage_is_settled);
  g_assert_error (kiosk_desk_session_get_error (self->session), G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_true (kiosk_desk_session_has_book (self->session));
}

/* What is not a book stays as it is. */
static void
test_foreign (DeskStage **stage,
              gconstpointer data)
{
  DeskStage *self = *stage;
  g_autofree char *after = NULL;

  g_assert_true (g_file_set_contents (self->book, "Kính gửi Ủy ban nhân dân phường", -1, NULL));
  kiosk_desk_session_open (self->session, self->book, FALSE);
  desk_stage_wait_until (self, desk_stage_is_settled);
  g_assert_cmpint (kiosk_desk_session_get_state (self->session), ==, KIOSK_DESK_BOOK_STATE_FAILED);
  g_assert_true (g_file_get_contents (self->book, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "Kính gửi Ủy ban nhân dân phường");
}

/* New kiosks are asked about once; a second time the same stick brings nothing and asks nothing. */
static void
test_take (DeskStage **stage,
           gconstpointer data)
{
  DeskStage *self = *stage;

  desk_stage_open (self);
  desk_stage_export_week (self);
  desk_stage_take (self);
  g_assert_true (desk_stage_is_asking (self));
  g_assert_cmpuint (count_newcomers (self), ==, 3);
  g_assert_true (kiosk_desk_newcomer_is_accepted (peek_newcomer (self, 0)));
  kiosk_desk_intake_accept (get_intake (self));
  desk_stage_wait_until (self, desk_stage_is_settled);
  assert_ended (self, KIOSK_DESK_INTAKE_PHASE_DONE, KIOSK_DESK_INTAKE_FAULT_NONE);
  assert_counts (self, 3, 0, 0, 15);
  g_assert_true (kiosk_desk_intake_is_of_stick (get_intake (self)));

  desk_stage_take (self);
  desk_stage_wait_until (self, desk_stage_is_settled);
  assert_counts (self, 0, 3, 0, 0);
  g_assert_cmpuint (count_newcomers (self), ==, 0);
  g_assert_cmpuint (kiosk_desk_session_get_overview (self->session)->len, ==, 3);
}

/* Those that nobody accepts are refused, each by itself, and named. */
static void
test_decline (DeskStage **stage,
              gconstpointer data)
{
  DeskStage *self = *stage;

  desk_stage_open (self);
  desk_stage_export_week (self);
  kiosk_desk_intake_take_folder (get_intake (self), self->stick);
  desk_stage_wait_until (self, desk_stage_is_asking);
  kiosk_desk_newcomer_set_accepted (peek_newcomer (self, 0), FALSE);
  kiosk_desk_intake_accept (get_intake (self));
  desk_stage_wait_until (self, desk_stage_is_settled);
  assert_counts (self, 2, 0, 1, 10);
  g_assert_false (kiosk_desk_intake_is_of_stick (get_intake (self)));
  g_assert_error (peek_result (self, 0)->error, KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_STRANGER);
  g_assert_cmpuint (peek_result (self, 0)->number, ==, 1);

  kiosk_desk_intake_take_folder (get_intake (self), self->stick);
  desk_stage_wait_until (self, desk_stage_is_asking);
  g_assert_cmpuint (count_newcomers (self), ==, 1);
  kiosk_desk_intake_decline (get_intake (self));
  desk_stage_wait_until (self, desk_stage_is_settled);
  assert_counts (self, 0, 2, 1, 0);
}

/* Another machine with the same label waits for a word of its own, and takes the place of the first one. */
static void
test_replaces (DeskStage **stage,
               gconstpointer data)
{
  DeskStage *self = *stage;
  g_autoptr (FleetKiosk) second = fleet_kiosk_new ("26968", 1);

  desk_stage_open (self);
  desk_stage_export_week (self);
  desk_stage_take_and_accept (self);
  fleet_kiosk_close (second, self->day, 4, FALSE);
  g_free (fleet_kiosk_export (second, self->stick, self->day, "live"));
  desk_stage_take (self);
  g_assert_true (desk_stage_is_asking (self));
  g_assert_cmpuint (count_newcomers (self), ==, 1);
  g_assert_false (kiosk_desk_newcomer_is_accepted (peek_newcomer (self, 0)));
  kiosk_desk_newcomer_set_accepted (peek_newcomer (self, 0), TRUE);
  kiosk_desk_intake_accept (get_intake (self));
  desk_stage_wait_until (self, desk_stage_is_settled);
  assert_counts (self, 1, 3, 0, 1);
}

/* Two new machines with one label: the one that was exported from last takes the place of the other. */
static void
test_twins (DeskStage **stage,
            gconstpointer data)
{
  DeskStage *self = *stage;
  g_autoptr (FleetKiosk) second = fleet_kiosk_new ("26968", 1);

  desk_stage_open (self);
  fleet_kiosk_close (self->kiosks[0], self->day - 2, 4, FALSE);
  g_free (fleet_kiosk_export (self->kiosks[0], self->stick, self->day - 2, "live"));
  fleet_kiosk_close (second, self->day, 4, FALSE);
  g_free (fleet_kiosk_export (second, self->stick, self->day, "live"));
  desk_stage_take (self);
  g_assert_cmpuint (count_newcomers (self), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_false (kiosk_desk_newcomer_is_accepted (peek_newcomer (self, i)));
      kiosk_desk_newcomer_set_accepted (peek_newcomer (self, i), TRUE);
    }
  kiosk_desk_intake_accept (get_intake (self));
  desk_stage_wait_until (self, desk_stage_is_settled);
  assert_counts (self, 2, 0, 0, 2);
}

/* A question that nobody answers is not kept, and the stick is let go. */
static void
test_cancel (DeskStage **stage,
             gconstpointer data)
{
  DeskStage *self = *stage;

  desk_stage_open (self);
  desk_stage_export_week (self);
  desk_stage_take (self);
  g_assert_true (desk_stage_is_asking (self));
  kiosk_desk_intake_cancel (get_intake (self));
  desk_stage_wait_until (self, desk_stage_is_settled);
  assert_ended (self, KIOSK_DESK_INTAKE_PHASE_CANCELLED, KIOSK_DESK_INTAKE_FAULT_NONE);
  g_assert_cmpuint (kiosk_desk_session_get_overview (self->session)->len, ==, 0);
}

/* Between bundles; what was merged before stays. */
static void
test_cancel_between (DeskStage **stage,
                     gconstpointer data)
{
  DeskStage *self = *stage;
  guint n_done;

  desk_stage_open (self);
  desk_stage_export_week (self);
  for (guint i = 0; i < 40; i++)
    desk_stage_export (self, i % 3);
  desk_stage_take (self);
  kiosk_desk_intake_accept (get_intake (self));
  while (kiosk_desk_intake_get_counts (get_intake (self))->n_done == 0)
    g_main_context_iteration (NULL, TRUE);
  kiosk_desk_intake_cancel (get_intake (self));
  desk_stage_wait_until (self, desk_stage_is_settled);
  assert_ended (self, KIOSK_DESK_INTAKE_PHASE_CANCELLED, KIOSK_DESK_INTAKE_FAULT_NONE);
  n_done = kiosk_desk_intake_get_counts (get_intake (self))->n_done;
  g_assert_cmpuint (n_done, >, 0);
  g_assert_cmpuint (n_done, <, 43);
}

/* Nothing of a kiosk is there. */
static void
test_nothing (DeskStage **stage,
              gconstpointer data)
{
  DeskStage *self = *stage;

  desk_stage_open (self);
  desk_stage_take (self);
  assert_ended (self, KIOSK_DESK_INTAKE_PHASE_FAILED, KIOSK_DESK_INTAKE_FAULT_NOTHING);
  kiosk_desk_intake_forget (get_intake (self));
  assert_ended (self, KIOSK_DESK_INTAKE_PHASE_IDLE, KIOSK_DESK_INTAKE_FAULT_NONE);
}

/* A torn copy is refused and named, and its neighbours are taken. */
static void
test_torn (DeskStage **stage,
           gconstpointer data)
{
  DeskStage *self = *stage;
  g_autofree char *torn = NULL;
  g_autofree char *cells = NULL;

  desk_stage_open (self);
  desk_stage_export_week (self);
  fleet_kiosk_close (self->kiosks[2], self->day, 3, FALSE);
  torn = fleet_kiosk_export (self->kiosks[2], self->stick, self->day, "live");
  cells = g_build_filename (torn, "cells.csv", NULL);
  g_assert_cmpint (g_unlink (cells), ==, 0);
  desk_stage_take_and_accept (self);
  assert_counts (self, 3, 0, 1, 15);
  g_assert_error (peek_result (self, 0)->error, KIOSK_BUNDLE_ERROR, KIOSK_BUNDLE_ERROR_MISSING);
  g_assert_cmpstr (peek_result (self, 0)->path, ==, torn);
}

/* @user_data: a KioskMediaError */
static gboolean
fail_mount_cb (guint number,
               KioskMediumCall call,
               gpointer user_data,
               GCancellable *cancellable,
               GError **error)
{
  if (call != KIOSK_MEDIUM_CALL_MOUNT_READ_ONLY)
    return TRUE;
  g_set_error_literal (error, KIOSK_MEDIA_ERROR, GPOINTER_TO_INT (user_data), "Injected");
  return FALSE;
}

static void
take_failing (DeskStage *self,
              KioskMediaError code)
{
  g_autoptr (KioskMedium) folder = kiosk_folder_medium_new (self->stick);
  g_autoptr (KioskMedium) failing = kiosk_failing_medium_new (folder, fail_mount_cb, GINT_TO_POINTER (code));

  kiosk_desk_intake_take_stick (get_intake (self), failing);
  desk_stage_wait_until (self, desk_stage_is_settled);
}

/* Gone from the first call that asks whether it still is there. */
static gboolean
fail_check_cb (guint number,
               KioskMediumCall call,
               gpointer user_data,
               GCancellable *cancellable,
               GError **error)
{
  if (call != KIOSK_MEDIUM_CALL_CHECK)
    return TRUE;
  g_set_error_literal (error, KIOSK_MEDIA_ERROR, KIOSK_MEDIA_ERROR_GONE, "Injected");
  return FALSE;
}

/* Bundles of a stick that was pulled out are not called torn, each by itself. */
static void
test_pulled (DeskStage **stage,
             gconstpointer data)
{
  DeskStage *self = *stage;
  g_autoptr (KioskMedium) folder = kiosk_folder_medium_new (self->stick);
  g_autoptr (KioskMedium) failing = kiosk_failing_medium_new (folder, fail_check_cb, NULL);
  g_autofree char *kept = g_build_filename (self->root, "elsewhere", NULL);

  desk_stage_open (self);
  desk_stage_export_week (self);
  kiosk_desk_intake_take_stick (get_intake (self), failing);
  desk_stage_wait_until (self, desk_stage_is_asking);
  g_assert_cmpint (g_rename (self->stick, kept), ==, 0);
  kiosk_desk_intake_accept (get_intake (self));
  desk_stage_wait_until (self, desk_stage_is_settled);
  assert_ended (self, KIOSK_DESK_INTAKE_PHASE_FAILED, KIOSK_DESK_INTAKE_FAULT_GONE);
  g_assert_cmpuint (g_list_model_get_n_items (kiosk_desk_intake_get_results (get_intake (self))), ==, 0);
}

static gboolean
is_spared (DeskStage *self,
           guint i)
{
  g_autoptr (KioskDeskResult) result = g_list_model_get_item (kiosk_desk_intake_get_results (get_intake (self)), i);

  return kiosk_desk_result_is_spared (result);
}

/* As a kiosk does: the same bundle once more, as one file beside its folder. Returns the folder. */
static char *
export_twice (DeskStage *self)
{
  char *folder = fleet_kiosk_export (self->kiosks[0], self->stick, self->day, "live");
  g_autofree char *path = g_strconcat (folder, ".zip", NULL);
  g_autoptr (KioskBundle) bundle = fleet_kiosk_bundle (self->kiosks[0], self->day, "live");
  g_autoptr (GBytes) zip = kiosk_bundle_zip ("20261120-1", kiosk_bundle_get_files (bundle), self->day, NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (zip, NULL), (gssize) g_bytes_get_size (zip), NULL));
  return folder;
}

static void
take_folder (DeskStage *self)
{
  kiosk_desk_intake_take_folder (get_intake (self), self->stick);
  desk_stage_wait_until (self, desk_stage_is_settled);
}

static void
cut (const char *path)
{
  g_assert_true (g_file_set_contents (path, "n", 1, NULL));
}

/* An export lies there as a folder and as a .zip: it is told of once, and one of the two is enough. */
static void
test_zip_beside (DeskStage **stage,
                 gconstpointer data)
{
  DeskStage *self = *stage;
  g_autofree char *folder = NULL, *cells = NULL, *zip = NULL;

  desk_stage_open (self);
  fleet_kiosk_close (self->kiosks[0], self->day, 5, FALSE);
  g_free (export_twice (self));
  desk_stage_take_and_accept (self);
  assert_counts (self, 1, 0, 0, 1);

  fleet_kiosk_close (self->kiosks[0], self->day, 5, FALSE);
  folder = export_twice (self);
  cells = g_build_filename (folder, "cells.csv", NULL);
  cut (cells);
  take_folder (self);
  assert_counts (self, 1, 1, 0, 1);
  g_assert_cmpstr (peek_result (self, 2)->path, ==, folder);
  g_assert_true (is_spared (self, 2));

  fleet_kiosk_close (self->kiosks[0], self->day, 5, FALSE);
  g_free (folder);
  folder = export_twice (self);
  zip = g_strconcat (folder, ".zip", NULL);
  cut (zip);
  take_folder (self);
  assert_counts (self, 1, 2, 0, 1);

  g_free (cells);
  cells = g_build_filename (folder, "datapackage.json", NULL);
  cut (cells);
  take_folder (self);
  g_assert_cmpuint (kiosk_desk_intake_get_counts (get_intake (self))->n_refused, ==, 2);
  g_assert_false (is_spared (self, 0));
}

/* A stick that cannot be mounted says why. */
static void
test_stick_faults (DeskStage **stage,
                   gconstpointer data)
{
  DeskStage *self = *stage;

  desk_stage_open (self);
  desk_stage_export_week (self);
  take_failing (self, KIOSK_MEDIA_ERROR_GONE);
  assert_ended (self, KIOSK_DESK_INTAKE_PHASE_FAILED, KIOSK_DESK_INTAKE_FAULT_GONE);
  take_failing (self, KIOSK_MEDIA_ERROR_BUSY);
  assert_ended (self, KIOSK_DESK_INTAKE_PHASE_FAILED, KIOSK_DESK_INTAKE_FAULT_BUSY);
  take_failing (self, KIOSK_MEDIA_ERROR_REFUSED);
  assert_ended (self, KIOSK_DESK_INTAKE_PHASE_FAILED, KIOSK_DESK_INTAKE_FAULT_REFUSED);
  take_failing (self, KIOSK_MEDIA_ERROR_FAILED);
  assert_ended (self, KIOSK_DESK_INTAKE_PHASE_FAILED, KIOSK_DESK_INTAKE_FAULT_STICK);
}

/* A copied disk: two histories under one number, and an officer says which one counts, or that none does. */
static void
test_resolve (DeskStage **stage,
              gconstpointer data)
{
  DeskStage *self = *stage;
  g_autoptr (FleetKiosk) clone = NULL;
  GArray *doubts;

  desk_stage_open (self);
  fleet_kiosk_close (self->kiosks[0], self->day - 1, 4, FALSE);
  clone = fleet_kiosk_copy (self->kiosks[0]);
  fleet_kiosk_close (self->kiosks[0], self->day, 4, FALSE);
  fleet_kiosk_close (clone, self->day, 5, FALSE);
  desk_stage_export (self, 0);
  g_free (fleet_kiosk_export (clone, self->stick, self->day, "live"));
  desk_stage_take_and_accept (self);
  doubts = kiosk_desk_session_get_doubts (self->session);
  g_assert_cmpuint (doubts->len, ==, 2);
  g_assert_cmpint (g_array_index (doubts, KioskDeskDoubt, 0).cause, ==, KIOSK_DESK_DOUBT_FORK);

  kiosk_desk_session_resolve (self->session, &g_array_index (doubts, KioskDeskDoubt, 1), TRUE);
  desk_stage_wait_until (self, desk_stage_is_settled);
  doubts = kiosk_desk_session_get_doubts (self->session);
  g_assert_cmpuint (doubts->len, ==, 1);
  g_assert_true (g_array_index (doubts, KioskDeskDoubt, 0).is_rejected);
}

/* What waits is thrown away, what runs is done, and nothing is called any more. */
static void
test_close_while_busy (DeskStage **stage,
                       gconstpointer data)
{
  DeskStage *self = *stage;

  desk_stage_open (self);
  desk_stage_export_week (self);
  desk_stage_take (self);
  kiosk_desk_intake_accept (get_intake (self));
  desk_stage_close (self);
}

int
main (int argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/desk-session/book", DeskStage *, NULL, set_up, test_book, tear_down);
  g_test_add ("/desk-session/foreign", DeskStage *, NULL, set_up, test_foreign, tear_down);
  g_test_add ("/desk-session/take", DeskStage *, NULL, set_up, test_take, tear_down);
  g_test_add ("/desk-session/decline", DeskStage *, NULL, set_up, test_decline, tear_down);
  g_test_add ("/desk-session/replaces", DeskStage *, NULL, set_up, test_replaces, tear_down);
  g_test_add ("/desk-session/twins", DeskStage *, NULL, set_up, test_twins, tear_down);
  g_test_add ("/desk-session/cancel", DeskStage *, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/desk-session/cancel-between", DeskStage *, NULL, set_up, test_cancel_between, tear_down);
  g_test_add ("/desk-session/nothing", DeskStage *, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/desk-session/torn", DeskStage *, NULL, set_up, test_torn, tear_down);
  g_test_add ("/desk-session/zip-beside", DeskStage *, NULL, set_up, test_zip_beside, tear_down);
  g_test_add ("/desk-session/stick-faults", DeskStage *, NULL, set_up, test_stick_faults, tear_down);
  g_test_add ("/desk-session/pulled", DeskStage *, NULL, set_up, test_pulled, tear_down);
  g_test_add ("/desk-session/resolve", DeskStage *, NULL, set_up, test_resolve, tear_down);
  g_test_add ("/desk-session/close-while-busy", DeskStage *, NULL, set_up, test_close_while_busy, tear_down);
  return g_test_run ();
}

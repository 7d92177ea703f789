/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An export from stick in to stick out, and what staff are told when it does not come to its end. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "../app/desk/fleet.h"
#include "desk.h"
#include "kiosk-bundle-finder.h"
#include "kiosk-bundle-reader.h"
#include "kiosk-failing-medium.h"
#include "kiosk-folder-medium.h"
#include "kiosk-manual-media.h"
#include "kiosk-materials-files.h"
#include "stage.h"

typedef struct
{
  Stage           *stage;
  KioskMedia      *media;
  char            *folder;
  GMutex           mutex;
  GCond            cond;
  gboolean         is_held;
  gboolean         is_waiting; /* a call does */
  KioskMediumCall  call;      /* which waits, or fails */
  int              code;      /* of KioskMediaError; -1: none fails */
  guint            number;    /* of the call that fails, whichever it is; 0: none does */
} Fixture;

static gboolean
fail_cb (guint number,
         KioskMediumCall call,
         gpointer user_data,
         GCancellable *cancellable,
         GError **error)
{
  Fixture *self = user_data;

  g_mutex_lock (&self->mutex);
  self->is_waiting = self->is_held && call == self->call;
  while (self->is_held && call == self->call)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
  if (number == self->number)
    {
      g_set_error_literal (error, KIOSK_MEDIA_ERROR, KIOSK_MEDIA_ERROR_GONE, "pulled");
      return FALSE;
    }
  if (self->code < 0 || call != self->call)
    return TRUE;
  g_set_error_literal (error, KIOSK_MEDIA_ERROR, self->code, "as the test wants it");
  return FALSE;
}

static void
hold (Fixture *self,
      KioskMediumCall call)
{
  g_mutex_lock (&self->mutex);
  self->call = call;
  self->is_held = TRUE;
  g_mutex_unlock (&self->mutex);
}

static void
release (Fixture *self)
{
  g_mutex_lock (&self->mutex);
  self->is_held = FALSE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static void
wait_held (Fixture *self)
{
  gboolean is_waiting = FALSE;

  while (!is_waiting)
    {
      g_main_context_iteration (NULL, FALSE);
      g_mutex_lock (&self->mutex);
      is_waiting = self->is_waiting;
      g_mutex_unlock (&self->mutex);
    }
}

static KioskStick *
get_stick (Fixture *self)
{
  return kiosk_session_get_stick (self->stage->session);
}

static void
put_stick (Fixture *self)
{
  g_autoptr (KioskMedium) folder = kiosk_folder_medium_new (self->folder);
  g_autoptr (KioskMedium) stick = kiosk_failing_medium_new (folder, fail_cb, self);

  kiosk_manual_media_put (KIOSK_MANUAL_MEDIA (self->media), stick, 1000);
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autoptr (KioskPack) pack = kiosk_pack_load (DEFAULT_PACK, NULL);

  self->stage = stage_new (pack, KIOSK_MODE_LIVE);
  self->media = kiosk_manual_media_new ();
  self->folder = g_dir_make_tmp ("stick-XXXXXX", NULL);
  self->code = -1;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
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
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
}

static void
wait_end (Fixture *self)
{
  while (kiosk_stick_is_running (get_stick (self)))
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_writing (Fixture *self)
{
  while (kiosk_stick_get_phase (get_stick (self)) != KIOSK_STICK_PHASE_WRITING)
    g_main_context_iteration (NULL, TRUE);
}

/* Somebody comes, and goes. */
static void
tap (Fixture *self)
{
  stage_tap (self->stage, KIOSK_KIND_INSTALLED, FALSE);
  kiosk_visit_begin (kiosk_session_get_visit (self->stage->session));
  kiosk_flow_go (kiosk_session_get_flow (self->stage->session), KIOSK_SCREEN_ATTRACT, NULL);
}

static void
run_task (Fixture *self,
          KioskStickTask task)
{
  kiosk_stick_start_task (get_stick (self), task);
  g_assert_true (kiosk_stick_is_running (get_stick (self)));
  wait_end (self);
}

static void
run (Fixture *self)
{
  run_task (self, KIOSK_STICK_TASK_FIGURES);
}

static const KioskExportHistory *
look (Fixture *self)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  gint64 until = g_get_monotonic_time () + G_TIME_SPAN_SECOND / 5;

  kiosk_stick_look (get_stick (self));
  while (kiosk_stick_get_history (get_stick (self)) == NULL || g_get_monotonic_time () < until)
    g_main_context_iteration (context, FALSE);
  return kiosk_stick_get_history (get_stick (self));
}

/* Every bundle on the stick, folders and .zip, is whole. Returns how many there are. */
static guint
count_whole (Fixture *self)
{
  g_autoptr (GPtrArray) paths = kiosk_bundle_find (self->folder);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KioskBundleSource) source = kiosk_bundle_source_open (g_ptr_array_index (paths, i), &error);
      g_autoptr (KioskBundleContents) contents = source != NULL ? kiosk_bundle_read (source, NULL, &error) : NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (contents->remarks->len, ==, 0);
    }
  return paths->len;
}

/* A file of the export that was done last. */
static char *
dup_text (Fixture *self,
          const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, kiosk_stick_get_path (get_stick (self)), name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_done (Fixture *self,
           gconstpointer data)
{
  const KioskExportHistory *history;
  g_autofree char *text = NULL;

  tap (self);
  put_stick (self);
  run (self);
  g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_DONE);
  g_assert_cmpint (kiosk_stick_get_waiting (get_stick (self)), ==, 0);
  text = dup_text (self, "thiet-lap.ini");
  g_assert_nonnull (strstr (text, "\nWardName=Phường "));
  g_assert_true (kiosk_stick_is_released (get_stick (self)));
  g_assert_cmpuint (count_whole (self), ==, 2);
  history = look (self);
  g_assert_cmpuint (history->exports->len, ==, 1);
  g_assert_cmpint (history->n_since, ==, 0);
}

/* What was closed in this shift already is not closed again. */
static void
test_waiting (Fixture *self,
              gconstpointer data)
{
  tap (self);
  put_stick (self);
  run (self);
  tap (self);
  kiosk_stick_forget (get_stick (self));
  run (self);
  g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_DONE);
  g_assert_cmpint (kiosk_stick_get_waiting (get_stick (self)), ==, 1);
  g_assert_cmpuint (count_whole (self), ==, 4);
}

static void
test_nothing_in (Fixture *self,
                 gconstpointer data)
{
  static const KioskMediaState states[] = { KIOSK_MEDIA_STATE_NONE, KIOSK_MEDIA_STATE_SEVERAL,
                                            KIOSK_MEDIA_STATE_UNREADABLE, KIOSK_MEDIA_STATE_BUSY,
                                            KIOSK_MEDIA_STATE_PULLED, KIOSK_MEDIA_STATE_UNWATCHED };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      kiosk_manual_media_set (KIOSK_MANUAL_MEDIA (self->media), states[i], KIOSK_MEDIA_FAULT_NONE);
      g_assert_false (kiosk_stick_can_start (get_stick (self)));
      kiosk_stick_start (get_stick (self));
      g_assert_false (kiosk_stick_is_running (get_stick (self)));
    }
}

/* No success without an export that was read back: whatever fails, and wherever. A stick that is to be read first is
 * not called one that cannot be written. */
static void
test_faults (Fixture *self,
             gconstpointer data)
{
  static const struct { int code; KioskStickFault fault; KioskStickFault reading; } table[] = {
    { KIOSK_MEDIA_ERROR_GONE, KIOSK_STICK_FAULT_GONE, KIOSK_STICK_FAULT_GONE },
    { KIOSK_MEDIA_ERROR_READ_ONLY, KIOSK_STICK_FAULT_READ_ONLY, KIOSK_STICK_FAULT_UNREADABLE },
    { KIOSK_MEDIA_ERROR_BUSY, KIOSK_STICK_FAULT_BUSY, KIOSK_STICK_FAULT_BUSY },
    { KIOSK_MEDIA_ERROR_REFUSED, KIOSK_STICK_FAULT_REFUSED, KIOSK_STICK_FAULT_REFUSED },
    { KIOSK_MEDIA_ERROR_FAILED, KIOSK_STICK_FAULT_BROKEN, KIOSK_STICK_FAULT_UNREADABLE },
    { KIOSK_MEDIA_ERROR_CHANGED, KIOSK_STICK_FAULT_CHANGED, KIOSK_STICK_FAULT_CHANGED }
  };
  KioskStickTask task = GPOINTER_TO_INT (data);
  gboolean is_read = task == KIOSK_STICK_TASK_WARD_SUM;

  put_stick (self);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      self->call = is_read ? KIOSK_MEDIUM_CALL_MOUNT_READ_ONLY : KIOSK_MEDIUM_CALL_MOUNT;
      self->code = table[i].code;
      run_task (self, task);
      g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_FAILED);
      g_assert_cmpint (kiosk_stick_get_fault (get_stick (self)), ==, is_read ? table[i].reading : table[i].fault);
      g_assert_null (kiosk_stick_get_ward_sum (get_stick (self)));
      g_assert_cmpuint (look (self)->exports->len, ==, 0);
    }
  self->code = -1;
  run_task (self, task);
  g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_DONE);
}

/* A stick that hangs holds nobody up: taps are recorded, and staff may go. */
static void
test_hanging (Fixture *self,
              gconstpointer data)
{
  put_stick (self);
  hold (self, KIOSK_MEDIUM_CALL_MOUNT);
  kiosk_stick_start (get_stick (self));
  wait_writing (self);
  tap (self);
  g_assert_true (kiosk_stick_is_running (get_stick (self)));
  kiosk_stick_forget (get_stick (self));
  g_assert_true (kiosk_stick_is_running (get_stick (self)));
  kiosk_stick_start (get_stick (self));
  release (self);
  wait_end (self);
  g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_DONE);
}

static void
test_cancelled (Fixture *self,
                gconstpointer data)
{
  put_stick (self);
  hold (self, KIOSK_MEDIUM_CALL_MOUNT);
  kiosk_stick_start (get_stick (self));
  wait_writing (self);
  g_assert_true (kiosk_stick_can_cancel (get_stick (self)));
  kiosk_stick_cancel (get_stick (self));
  g_assert_false (kiosk_stick_can_cancel (get_stick (self)));
  release (self);
  wait_end (self);
  g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_CANCELLED);
  g_assert_true (kiosk_stick_is_released (get_stick (self)));
  g_assert_cmpuint (count_whole (self), ==, 0);
  run (self);
  g_assert_cmpuint (count_whole (self), ==, 2);
}

/* Whole and let go of, and only then slow to sleep: it may be taken out. */
static void
test_no_power_off (Fixture *self,
                   gconstpointer data)
{
  put_stick (self);
  self->call = KIOSK_MEDIUM_CALL_POWER_OFF;
  self->code = KIOSK_MEDIA_ERROR_FAILED;
  run (self);
  g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_DONE);
  g_assert_cmpuint (look (self)->exports->len, ==, 1);
}

/* What is open is no reason to remind anybody; what is closed and stays here is. */
static void
test_overdue (Fixture *self,
              gconstpointer data)
{
  put_stick (self);
  tap (self);
  run (self);
  stage_pass (self->stage, 9 * 24 * 3600);
  look (self);
  g_assert_cmpuint (kiosk_stick_get_days_overdue (get_stick (self)), ==, 0);
  tap (self);
  stage_pass (self->stage, 24 * 3600);
  tap (self);
  look (self);
  g_assert_cmpuint (kiosk_stick_get_days_overdue (get_stick (self)), ==, 10);
}

static void
assert_report (Fixture *self,
               const char *days)
{
  g_autofree char *text = NULL;

  run (self);
  g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_DONE);
  text = dup_text (self, "doc-truoc.txt");
  if (strstr (text, days) == NULL)
    g_error ("“%s” is not in: %s", days, text);
}

static KioskPeriod
get_period (KioskPeriodKind kind,
            const char *day)
{
  return kiosk_period_containing (kind, kiosk_day_from_iso (day), 0);
}

/* The report month so far, unless somebody chose other days; those are of one export alone. */
static void
test_period (Fixture *self,
             gconstpointer data)
{
  const KioskPeriod day = get_period (KIOSK_PERIOD_DAY, "2026-11-19");
  const KioskPeriod quarter = get_period (KIOSK_PERIOD_QUARTER, "2026-08-01");

  put_stick (self);
  assert_report (self, "Kỳ của báo cáo: tháng 11/2026 (từ ngày 01/11/2026 đến ngày 20/11/2026)");
  kiosk_stick_set_period (get_stick (self), &day);
  assert_report (self, "Kỳ của báo cáo: ngày 19/11/2026");
  g_assert_false (kiosk_stick_has_period (get_stick (self)));
  kiosk_stick_set_period (get_stick (self), &quarter);
  assert_report (self, "Kỳ của báo cáo: quý III/2026 (từ ngày 01/07/2026 đến ngày 30/09/2026)");
  assert_report (self, "Kỳ của báo cáo: tháng 11/2026");
  g_assert_cmpuint (count_whole (self), ==, 8);
}

/* Leaving forgets what was chosen, and so does nothing else: a stick that was pulled out does not. */
static void
test_period_kept (Fixture *self,
                  gconstpointer data)
{
  const KioskPeriod week = get_period (KIOSK_PERIOD_WEEK, "2026-11-10");
  const KioskPeriod to_come = get_period (KIOSK_PERIOD_DAY, "2026-11-21");

  put_stick (self);
  kiosk_stick_set_period (get_stick (self), &week);
  self->call = KIOSK_MEDIUM_CALL_MOUNT;
  self->code = KIOSK_MEDIA_ERROR_GONE;
  run (self);
  g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_FAILED);
  g_assert_cmpuint (kiosk_stick_get_period (get_stick (self)).from, ==, week.from);
  kiosk_stick_forget (get_stick (self));
  g_assert_cmpint (kiosk_stick_get_period (get_stick (self)).kind, ==, KIOSK_PERIOD_MONTH);
  kiosk_stick_set_period (get_stick (self), &to_come);
  g_assert_false (kiosk_stick_has_period (get_stick (self)));
}

static void
assert_file (Fixture *self,
             const char *name,
             GBytes *wanted)
{
  g_autofree char *path = g_build_filename (self->folder, kiosk_stick_get_path (get_stick (self)), name, NULL);
  char *bytes = NULL;
  gsize size = 0;
  g_autoptr (GBytes) found = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  found = g_bytes_new_take (bytes, size);
  g_assert_true (g_bytes_equal (found, wanted));
}

/* As the command makes them, beside the figures and none of them. */
static void
test_materials (Fixture *self,
                gconstpointer data)
{
  KioskSettings *settings = kiosk_context_get_settings (self->stage->context);
  g_autoptr (GPtrArray) files = kiosk_materials_files_new (kiosk_context_get_pack (self->stage->context),
                                                           kiosk_settings_get_ward_name (settings), STAGE_LINK,
                                                           kiosk_day_from_iso ("2026-11-20"), NULL);

  put_stick (self);
  run_task (self, KIOSK_STICK_TASK_MATERIALS);
  g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_DONE);
  g_assert_true (g_str_has_prefix (kiosk_stick_get_path (get_stick (self)), "TAI-LIEU/"));
  g_assert_cmpuint (files->len, ==, 4);
  for (guint i = 0; i < files->len; i++)
    assert_file (self, ((KioskBundleFile *) files->pdata[i])->name, ((KioskBundleFile *) files->pdata[i])->bytes);
  g_assert_cmpuint (look (self)->exports->len, ==, 0);
  g_assert_cmpuint (count_whole (self), ==, 0);
}

/* Nothing is made, and no stick is touched. */
static void
test_no_link (Fixture *self,
              gconstpointer data)
{
  stage_set_settings (self->stage, STAGE_LINK_NOT_CONFIRMED);
  put_stick (self);
  self->number = 1;
  kiosk_stick_start_task (get_stick (self), KIOSK_STICK_TASK_MATERIALS);
  g_assert_false (kiosk_stick_is_running (get_stick (self)));
  g_assert_cmpint (kiosk_stick_get_fault (get_stick (self)), ==, KIOSK_STICK_FAULT_NO_LINK);
  g_assert_cmpint (rmdir (self->folder), ==, 0);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  self->number = 0;
  run_task (self, KIOSK_STICK_TASK_GIVE_FORMS);
  g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_DONE);
}

/* Those of the program where the ward has none of its own; and after them, how the machine is. */
static void
test_give_forms (Fixture *self,
                 gconstpointer data)
{
  g_autofree char *text = NULL;

  put_stick (self);
  run_task (self, KIOSK_STICK_TASK_GIVE_FORMS);
  g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_DONE);
  g_assert_true (g_str_has_prefix (kiosk_stick_get_path (get_stick (self)), "MAU-BAO-CAO/"));
  for (guint kind = 0; kind < KIOSK_N_FORMS; kind++)
    {
      g_autoptr (GBytes) form = kiosk_form_get_default (kind);

      assert_file (self, kiosk_form_get_file_name (kind), form);
    }
  g_assert_cmpuint (look (self)->exports->len, ==, 0);
  kiosk_stick_forget (get_stick (self));
  run_task (self, KIOSK_STICK_TASK_DIAGNOSIS);
  text = dup_text (self, "chan-doan.txt");
  g_assert_nonnull (strstr (text, "\nbook: open, in the kiosk\n"));
  g_assert_null (strstr (text, STAGE_WIFI_PASSWORD));
}

/* As setup.ini says it: how many machines the ward has. This is the first. */
static void
expect_kiosks (Fixture *self,
               const char *n)
{
  g_autoptr (GHashTable) table = kiosk_settings_to_table (kiosk_context_get_settings (self->stage->context));
  g_autoptr (KioskSettings) settings = NULL;

  g_hash_table_insert (table, g_strdup ("ward_kiosks"), g_strdup (n));
  settings = kiosk_settings_new_from_table (table, NULL);
  kiosk_settings_set_number (settings, 1, NULL);
  kiosk_context_set_settings (self->stage->context, settings);
}

/* Machine @number of the ward has brought its figures; returns where they are. */
static char *
put_other (Fixture *self,
           FleetKiosk **out_kiosk,
           guint number)
{
  KioskDay day = kiosk_day_from_iso ("2026-11-20");

  *out_kiosk = fleet_kiosk_new ("26965", number);
  fleet_kiosk_close (*out_kiosk, day - 1, 20, FALSE);
  fleet_kiosk_close (*out_kiosk, day, 20, FALSE);
  return fleet_kiosk_export (*out_kiosk, self->folder, day, "live");
}

static gint64
count_installed (const FleetKiosk *kiosk)
{
  gint64 n = 0;

  for (guint i = 0; i < kiosk->cells->len; i++)
    {
      const KioskCell *cell = &g_array_index (kiosk->cells, KioskCell, i);

      if (cell->source == KIOSK_SOURCE_SELF && cell->kind == KIOSK_KIND_INSTALLED
          && cell->suppressed == KIOSK_SUPPRESSION_NONE)
        n += cell->people;
    }
  return n;
}

/* What the message says of the residents' own taps: those of @other, and @n_own here. */
static void
assert_sum (Fixture *self,
            const char *machines,
            const FleetKiosk *other,
            gint64 n_own)
{
  g_autofree char *path = g_build_filename (self->folder, kiosk_stick_get_path (get_stick (self)), "tin-nhan.txt",
                                            NULL);
  g_autofree char *taps = g_strdup_printf ("Người dân tự bấm: mới cài %" G_GINT64_FORMAT ";",
                                           count_installed (other) + n_own);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  if (strstr (text, machines) == NULL || strstr (text, taps) == NULL)
    g_error ("“%s” or “%s” is not in: %s", machines, taps, text);
}

/* The own exports on the stick are not counted once more, and the other machine's stay as they are. */
static void
test_ward_sum (Fixture *self,
               gconstpointer data)
{
  g_autoptr (FleetKiosk) other = NULL;
  g_autofree char *export = put_other (self, &other, 2);
  const KioskWardSum *sum;

  tap (self);
  put_stick (self);
  run (self);
  expect_kiosks (self, "2");
  run_task (self, KIOSK_STICK_TASK_WARD_SUM);
  g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_DONE);
  g_assert_true (kiosk_stick_is_released (get_stick (self)));
  g_assert_true (g_str_has_prefix (kiosk_stick_get_path (get_stick (self)), "TONG-PHUONG/"));
  sum = kiosk_stick_get_ward_sum (get_stick (self));
  g_assert_cmpstr (sum->missing, ==, NULL);
  g_assert_cmpstr (sum->left_out, ==, NULL);
  g_assert_cmpstr (sum->in_doubt, ==, NULL);
  g_assert_cmpuint (sum->n_kiosks, ==, 2);
  g_assert_cmpuint (sum->n_expected, ==, 2);
  assert_sum (self, "2/2 máy", other, 1);
  g_assert_cmpuint (count_whole (self), ==, 3);
  g_assert_cmpuint (look (self)->exports->len, ==, 1);

  /* Another task's end has nothing of it. */
  run (self);
  g_assert_null (kiosk_stick_get_ward_sum (get_stick (self)));
}

/* A machine whose exports are damaged is missing, and they are named; what is open here does not count. */
static void
test_ward_sum_left_out (Fixture *self,
                        gconstpointer data)
{
  g_autoptr (FleetKiosk) second = NULL;
  g_autoptr (FleetKiosk) third = NULL;
  g_autofree char *export = put_other (self, &second, 2);
  g_autofree char *damaged = put_other (self, &third, 3);
  g_autofree char *cells = g_build_filename (damaged, "cells.csv", NULL);
  const KioskWardSum *sum;

  g_assert_true (g_file_set_contents (cells, "torn", -1, NULL));
  expect_kiosks (self, "4");
  tap (self);
  put_stick (self);
  run_task (self, KIOSK_STICK_TASK_WARD_SUM);
  g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_DONE);
  sum = kiosk_stick_get_ward_sum (get_stick (self));
  g_assert_cmpuint (sum->n_kiosks, ==, 2);
  g_assert_cmpuint (sum->n_expected, ==, 4);
  g_assert_cmpstr (sum->missing, ==, "3, 4");
  g_assert_cmpstr (sum->left_out, ==, "3 (20261120-1)");
  assert_sum (self, "2/4 máy, thiếu máy số 3, 4", second, 0);
}

/* A stick that hangs while it is read holds nobody up; stopping lets go of it. */
static void
test_ward_sum_cancelled (Fixture *self,
                         gconstpointer data)
{
  g_autoptr (FleetKiosk) other = NULL;
  g_autofree char *export = put_other (self, &other, 2);

  put_stick (self);
  hold (self, KIOSK_MEDIUM_CALL_UNMOUNT);
  kiosk_stick_start_task (get_stick (self), KIOSK_STICK_TASK_WARD_SUM);
  tap (self);
  g_assert_true (kiosk_stick_can_cancel (get_stick (self)));
  kiosk_stick_cancel (get_stick (self));
  release (self);
  wait_end (self);
  g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_CANCELLED);
  g_assert_cmpuint (count_whole (self), ==, 1);
}

/* One that cannot be let go of is not said to be free, though somebody cancelled. */
static void
test_ward_sum_kept (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (FleetKiosk) other = NULL;
  g_autofree char *export = put_other (self, &other, 2);

  put_stick (self);
  hold (self, KIOSK_MEDIUM_CALL_MOUNT_READ_ONLY);
  kiosk_stick_start_task (get_stick (self), KIOSK_STICK_TASK_WARD_SUM);
  wait_held (self);
  kiosk_stick_cancel (get_stick (self));
  self->code = KIOSK_MEDIA_ERROR_BUSY;
  self->call = KIOSK_MEDIUM_CALL_UNMOUNT;
  release (self);
  wait_end (self);
  g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_FAILED);
  g_assert_cmpint (kiosk_stick_get_fault (get_stick (self)), ==, KIOSK_STICK_FAULT_BUSY);
}

/* Pulled at any call whatever: it is done where only switching off is missing, and otherwise it says that it is not. */
static void
test_pulled (Fixture *self,
             gconstpointer data)
{
  KioskStickTask task = GPOINTER_TO_INT (data);
  guint n_failed = 0;

  while (kiosk_stick_get_phase (get_stick (self)) != KIOSK_STICK_PHASE_DONE)
    {
      self->number++;
      put_stick (self);
      run_task (self, task);
      if (kiosk_stick_get_phase (get_stick (self)) == KIOSK_STICK_PHASE_DONE)
        break;
      g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_FAILED);
      g_assert_cmpint (kiosk_stick_get_fault (get_stick (self)), ==, KIOSK_STICK_FAULT_GONE);
      n_failed++;
    }
  g_assert_cmpuint (n_failed, >, 10);
  self->number = 0;
  kiosk_stick_forget (get_stick (self));
  put_stick (self);
  run_task (self, task);
  g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_DONE);
}

static void
assert_done (Fixture *self,
             KioskStickRemarkKind remark)
{
  run (self);
  g_assert_cmpint (kiosk_stick_get_phase (get_stick (self)), ==, KIOSK_STICK_PHASE_DONE);
  g_assert_cmpint (kiosk_stick_get_remark (get_stick (self))->kind, ==, remark);
}

/* Nothing is known of any until the first one comes; what the desk says stays when the stick is another one. */
static void
test_receipt (Fixture *self,
              gconstpointer data)
{
  g_autoptr (KioskKey) desk = desk_new (self->stage);
  const KioskExportHistory *history;

  tap (self);
  put_stick (self);
  assert_done (self, KIOSK_STICK_REMARK_NONE);
  g_assert_false (look (self)->has_receipt);
  desk_receive (desk, self->stage, self->folder);
  assert_done (self, KIOSK_STICK_REMARK_NONE);
  history = look (self);
  g_assert_true (history->has_receipt);
  g_assert_cmpuint (history->received, ==, kiosk_day_from_iso ("2026-11-20"));
  g_assert_cmpint (history->n_unreceived, ==, 0);
  g_assert_cmpuint (history->exports->len, ==, 2);

  stage_pass (self->stage, 24 * 3600);
  tap (self);
  stage_pass (self->stage, 24 * 3600);
  assert_done (self, KIOSK_STICK_REMARK_NONE);
  history = look (self);
  g_assert_cmpuint (history->received, ==, kiosk_day_from_iso ("2026-11-20"));
  g_assert_cmpuint (history->closed, ==, kiosk_day_from_iso ("2026-11-21"));
  g_assert_cmpint (history->n_unreceived, ==, 1);
}

/* An export is done whatever the receipt, and what is wrong with one is said once. */
static void
test_receipt_refused (Fixture *self,
                      gconstpointer data)
{
  g_autoptr (KioskKey) first = desk_new (self->stage);
  g_autoptr (KioskKey) second = NULL;

  tap (self);
  put_stick (self);
  run (self);
  kiosk_settings_set_desk_key (kiosk_context_get_settings (self->stage->context), NULL);
  desk_receive (first, self->stage, self->folder);
  assert_done (self, KIOSK_STICK_REMARK_NO_DESK);
  assert_done (self, KIOSK_STICK_REMARK_NONE);
  second = desk_new (self->stage);
  assert_done (self, KIOSK_STICK_REMARK_OTHER_DESK);
  desk_receive (first, self->stage, self->folder);
  assert_done (self, KIOSK_STICK_REMARK_OTHER_DESK);
  assert_done (self, KIOSK_STICK_REMARK_NONE);
  desk_receive_n (second, self->stage, self->folder, 41);
  assert_done (self, KIOSK_STICK_REMARK_STRANGE);
  g_assert_cmpint (kiosk_stick_get_remark (get_stick (self))->n, ==, 41);
  g_assert_false (look (self)->has_receipt);
  desk_receive (second, self->stage, self->folder);
  assert_done (self, KIOSK_STICK_REMARK_NONE);
  g_assert_true (look (self)->has_receipt);
}

#define ADD_TASK(name, task, func) \
  g_test_add ("/stick/" name, Fixture, GINT_TO_POINTER (task), set_up, func, tear_down)
#define ADD(name, func) ADD_TASK (name, KIOSK_STICK_TASK_FIGURES, func)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("done", test_done);
  ADD ("waiting", test_waiting);
  ADD ("nothing-in", test_nothing_in);
  ADD ("faults", test_faults);
  ADD ("hanging", test_hanging);
  ADD ("cancelled", test_cancelled);
  ADD ("no-power-off", test_no_power_off);
  ADD ("overdue", test_overdue);
  ADD ("period", test_period);
  ADD ("period-kept", test_period_kept);
  ADD ("materials", test_materials);
  ADD ("no-link", test_no_link);
  ADD ("give-forms", test_give_forms);
  ADD ("receipt", test_receipt);
  ADD ("receipt-refused", test_receipt_refused);
  ADD_TASK ("materials-pulled", KIOSK_STICK_TASK_MATERIALS, test_pulled);
  ADD_TASK ("give-forms-pulled", KIOSK_STICK_TASK_GIVE_FORMS, test_pulled);
  ADD ("ward-sum", test_ward_sum);
  ADD ("ward-sum-left-out", test_ward_sum_left_out);
  ADD_TASK ("ward-sum-faults", KIOSK_STICK_TASK_WARD_SUM, test_faults);
  ADD ("ward-sum-cancelled", test_ward_sum_cancelled);
  ADD ("ward-sum-kept", test_ward_sum_kept);
  ADD_TASK ("ward-sum-pulled", KIOSK_STICK_TASK_WARD_SUM, test_pulled);
  return g_test_run ();
}

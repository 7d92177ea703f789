/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the staff's screen about USB sticks: a folder stands for the stick, and waits or fails when told. */
#include "scene-stick.h"

#include <glib/gstdio.h>

#include "../app/desk/fleet.h"
#include "desk.h"
#include "kiosk-choice-list.h"
#include "kiosk-failing-medium.h"
#include "kiosk-folder-medium.h"
#include "kiosk-manual-media.h"
#include "own-form.h"

/* A stick of the usual size. */
#define SIZE_BYTES (16ull * 1000 * 1000 * 1000)

#define DAY_S (24 * 3600)

typedef struct
{
  GMutex          mutex;
  GCond           cond;
  gboolean        is_held;
  KioskMediumCall fails_at;   /* where it does; what is no call: nowhere */
} Manner;

#define NOWHERE ((KioskMediumCall) -1)

static gboolean
fail_cb (guint number,
         KioskMediumCall call,
         gpointer user_data,
         GCancellable *cancellable,
         GError **error)
{
  Manner *manner = user_data;

  g_mutex_lock (&manner->mutex);
  while (manner->is_held && call == KIOSK_MEDIUM_CALL_MOUNT)
    g_cond_wait (&manner->cond, &manner->mutex);
  g_mutex_unlock (&manner->mutex);
  if (call != manner->fails_at)
    return TRUE;
  g_set_error_literal (error, KIOSK_MEDIA_ERROR, KIOSK_MEDIA_ERROR_GONE, "");
  return FALSE;
}

static void
release (Manner *manner)
{
  g_mutex_lock (&manner->mutex);
  manner->is_held = FALSE;
  g_cond_broadcast (&manner->cond);
  g_mutex_unlock (&manner->mutex);
}

static void
wait_until (KioskStick *stick,
            KioskStickPhase phase)
{
  while (kiosk_stick_get_phase (stick) != phase || kiosk_stick_get_history (stick) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
visit (Scene *self,
       const char *name,
       SceneVisitor visitor,
       gpointer user_data)
{
  scene_settle (self);
  visitor (self, name, user_data);
}

static void
walk_media (Scene *self,
            KioskMedia *media,
            SceneVisitor visitor,
            gpointer user_data)
{
  KioskManualMedia *manual = KIOSK_MANUAL_MEDIA (media);

  visit (self, "stick-none", visitor, user_data);
  kiosk_manual_media_set (manual, KIOSK_MEDIA_STATE_SEVERAL, KIOSK_MEDIA_FAULT_NONE);
  visit (self, "stick-several", visitor, user_data);
  kiosk_manual_media_set (manual, KIOSK_MEDIA_STATE_UNREADABLE, KIOSK_MEDIA_FAULT_NTFS);
  visit (self, "stick-ntfs", visitor, user_data);
}

static void
copy (KioskStick *stick)
{
  kiosk_stick_start (stick);
  wait_until (stick, KIOSK_STICK_PHASE_DONE);
}

static void
activate (Scene *self,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (scene_find_class (self, "stick-start"), action, NULL));
}

static void
walk_period (Scene *self,
             KioskStick *stick,
             SceneVisitor visitor,
             gpointer user_data)
{
  const KioskPeriod quarter = kiosk_period_containing (KIOSK_PERIOD_QUARTER, kiosk_day_from_iso ("2026-08-01"), 0);

  activate (self, "stick.choose-period");
  visit (self, "stick-period", visitor, user_data);
  g_assert_true (gtk_widget_activate_action (scene_find_class (self, "period-chosen"), "report.type-day", NULL));
  visit (self, "stick-period-day", visitor, user_data);
  g_assert_true (gtk_widget_activate_action (scene_find_class (self, "staff-parts"), "staff.part", "s", "stick"));
  kiosk_stick_set_period (stick, &quarter);
  visit (self, "stick-ready-quarter", visitor, user_data);
}

static void
walk_tasks (Scene *self,
            SceneVisitor visitor,
            gpointer user_data)
{
  g_autoptr (GPtrArray) choices = NULL;

  activate (self, "stick.others");
  visit (self, "stick-others", visitor, user_data);
  choices = scene_get_mapped (gtk_widget_get_ancestor (scene_find_class (self, "choices"), KIOSK_TYPE_CHOICE_LIST),
                              GTK_TYPE_BUTTON);
  for (guint i = 0; i < choices->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("stick-others-%u", i + 1);

      g_signal_emit_by_name (choices->pdata[i], "clicked");
      visit (self, name, visitor, user_data);
      g_signal_emit_by_name (scene_find_class (self, "way-back"), "clicked");
    }
  g_assert_true (gtk_widget_activate_action (scene_find_class (self, "staff-parts"), "staff.part", "s", "stick"));
}

static void
recorded_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_assert_true (kiosk_store_record_finish (KIOSK_STORE (source), result, NULL, NULL));
  *(gboolean *) user_data = TRUE;
}

static void
record (Scene *self)
{
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_ADVISED, FALSE);
  gboolean is_recorded = FALSE;

  kiosk_store_record_async (self->stage->store, G_MAXINT, tap, NULL, recorded_cb, &is_recorded);
  while (!is_recorded)
    g_main_context_iteration (NULL, TRUE);
}

static void
closed_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  gint64 waiting;

  g_assert_true (kiosk_store_close_batch_finish (KIOSK_STORE (source), result, &waiting, NULL));
  kiosk_stick_look (user_data);
}

/* The wall clock alone: whoever unlocked the screen is still there. */
static void
set_clock (Scene *self,
           gint64 unix_s)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (7 * 3600);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (unix_s);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autofree char *text = g_date_time_format (local, "%Y-%m-%dT%H:%M:%S");

  kiosk_manual_clock_set (self->stage->clock, text);
}

/* The most that there is to say: a week went by, and somebody came of whom the desk does not know yet. */
static void
walk_overdue (Scene *self,
              KioskStick *stick,
              SceneVisitor visitor,
              gpointer user_data)
{
  KioskManualMedia *media = KIOSK_MANUAL_MEDIA (kiosk_stick_get_media (stick));
  g_autoptr (KioskMedium) medium = kiosk_media_dup_medium (KIOSK_MEDIA (media));
  gint64 now_unix_s = kiosk_clock_get_unix_s (KIOSK_CLOCK (self->stage->clock));

  record (self);
  set_clock (self, now_unix_s + 8 * DAY_S);
  kiosk_store_close_batch_async (self->stage->store, NULL, closed_cb, stick);
  while (kiosk_stick_get_history (stick)->n_since == 0)
    g_main_context_iteration (NULL, TRUE);
  visit (self, "stick-overdue", visitor, user_data);
  kiosk_manual_media_set (media, KIOSK_MEDIA_STATE_UNREADABLE, KIOSK_MEDIA_FAULT_NTFS);
  visit (self, "stick-overdue-ntfs", visitor, user_data);
  kiosk_manual_media_put (media, medium, SIZE_BYTES);
  set_clock (self, now_unix_s);
}

/* What a desk said of the last copy, and of one that this machine never made. */
static void
walk_receipt (Scene *self,
              KioskStick *stick,
              SceneVisitor visitor,
              gpointer user_data)
{
  g_autofree char *path = g_build_filename (self->stage->root, "stick", NULL);
  g_autoptr (KioskKey) desk = desk_new (self->stage);

  desk_receive (desk, self->stage, path);
  copy (stick);
  while (!kiosk_stick_get_history (stick)->has_receipt)
    g_main_context_iteration (NULL, TRUE);
  visit (self, "stick-received", visitor, user_data);
  desk_receive_n (desk, self->stage, path, 999999);
  copy (stick);
  visit (self, "stick-receipt-strange", visitor, user_data);
  kiosk_settings_set_desk_key (kiosk_context_get_settings (self->stage->context), NULL);
  copy (stick);
  visit (self, "stick-receipt-no-desk", visitor, user_data);
  kiosk_stick_forget (stick);
  visit (self, "stick-ready-received", visitor, user_data);
  walk_overdue (self, stick, visitor, user_data);
}

/* Another machine of the ward, one copy of which is torn. */
static void
put_other (Scene *self)
{
  g_autofree char *path = g_build_filename (self->stage->root, "stick", NULL);
  KioskDay day = kiosk_clock_get_day (KIOSK_CLOCK (self->stage->clock));
  g_autoptr (FleetKiosk) other = fleet_kiosk_new ("26965", 2);
  g_autofree char *export = NULL;
  g_autofree char *torn = NULL;
  g_autofree char *cells = NULL;

  fleet_kiosk_close (other, day, 20, FALSE);
  export = fleet_kiosk_export (other, path, day, "live");
  fleet_kiosk_close (other, day, 20, FALSE);
  torn = fleet_kiosk_export (other, path, day, "live");
  cells = g_build_filename (torn, "cells.csv", NULL);
  g_assert_true (g_file_set_contents (cells, "", 0, NULL));
}

/* As setup.ini says it: how many machines the ward has. */
static void
expect_kiosks (Scene *self,
               const char *n)
{
  g_autoptr (GHashTable) table = kiosk_settings_to_table (kiosk_context_get_settings (self->stage->context));
  g_autoptr (KioskSettings) settings = NULL;

  g_hash_table_insert (table, g_strdup ("ward_kiosks"), g_strdup (n));
  settings = kiosk_settings_new_from_table (table, NULL);
  kiosk_context_set_settings (self->stage->context, settings);
}

/* Nobody else's figures, then those of some, and then all that there is to say. */
static void
walk_ward_sum (Scene *self,
               KioskStick *stick,
               SceneVisitor visitor,
               gpointer user_data)
{
  kiosk_settings_set_number (kiosk_context_get_settings (self->stage->context), 1, NULL);
  kiosk_stick_start_task (stick, KIOSK_STICK_TASK_WARD_SUM);
  wait_until (stick, KIOSK_STICK_PHASE_DONE);
  visit (self, "stick-sum-alone", visitor, user_data);
  put_other (self);
  expect_kiosks (self, "4");
  kiosk_stick_start_task (stick, KIOSK_STICK_TASK_WARD_SUM);
  wait_until (stick, KIOSK_STICK_PHASE_DONE);
  visit (self, "stick-sum-missing", visitor, user_data);
}

static void
take_forms (KioskStick *stick,
            KioskStickPhase end)
{
  kiosk_stick_start_task (stick, KIOSK_STICK_TASK_TAKE_FORMS);
  wait_until (stick, end);
}

/* No form, two that are taken, two that are not, for the reasons with the most words; and back to the program's. */
static void
walk_own_forms (Scene *self,
                KioskStick *stick,
                SceneVisitor visitor,
                gpointer user_data)
{
  g_autofree char *path = g_build_filename (self->stage->root, "stick", NULL);
  g_autoptr (GBytes) report = kiosk_form_get_default (KIOSK_FORM_REPORT);
  g_autoptr (GBytes) slip = kiosk_form_get_default (KIOSK_FORM_SLIP);
  g_autoptr (GBytes) unknown = own_form_new (KIOSK_FORM_REPORT, "{{ky}}",
                                             "{{so_nguoi_da_cai_dat_ung_dung_trong_thang_nay_cua_phuong}}");
  g_autoptr (GBytes) endless = own_form_new (KIOSK_FORM_SLIP, "{{co_quan}}", "{{co_quan_chu_quan");

  take_forms (stick, KIOSK_STICK_PHASE_FAILED);
  visit (self, "stick-forms-none", visitor, user_data);
  own_form_put (report, KIOSK_FORM_REPORT, path, "", 0);
  own_form_put (slip, KIOSK_FORM_SLIP, path, "", 0);
  take_forms (stick, KIOSK_STICK_PHASE_DONE);
  visit (self, "stick-forms-taken", visitor, user_data);
  own_form_put (unknown, KIOSK_FORM_REPORT, path, "", 0);
  own_form_put (endless, KIOSK_FORM_SLIP, path, "", 0);
  take_forms (stick, KIOSK_STICK_PHASE_FAILED);
  visit (self, "stick-forms-refused", visitor, user_data);
  kiosk_stick_start_task (stick, KIOSK_STICK_TASK_RESET_FORMS);
  wait_until (stick, KIOSK_STICK_PHASE_DONE);
  visit (self, "stick-forms-reset", visitor, user_data);
}

static void
walk_export (Scene *self,
             KioskStick *stick,
             Manner *manner,
             SceneVisitor visitor,
             gpointer user_data)
{
  visit (self, "stick-ready", visitor, user_data);
  walk_period (self, stick, visitor, user_data);
  walk_tasks (self, visitor, user_data);
  manner->is_held = TRUE;
  kiosk_stick_start (stick);
  wait_until (stick, KIOSK_STICK_PHASE_WRITING);
  visit (self, "stick-writing", visitor, user_data);
  release (manner);
  wait_until (stick, KIOSK_STICK_PHASE_DONE);
  visit (self, "stick-done", visitor, user_data);
  walk_receipt (self, stick, visitor, user_data);
  walk_ward_sum (self, stick, visitor, user_data);
  walk_own_forms (self, stick, visitor, user_data);
  manner->fails_at = KIOSK_MEDIUM_CALL_UNMOUNT;
  kiosk_stick_start (stick);
  wait_until (stick, KIOSK_STICK_PHASE_FAILED);
  visit (self, "stick-failed", visitor, user_data);
  manner->fails_at = KIOSK_MEDIUM_CALL_MOUNT_READ_ONLY;
  kiosk_stick_start_task (stick, KIOSK_STICK_TASK_WARD_SUM);
  wait_until (stick, KIOSK_STICK_PHASE_FAILED);
  visit (self, "stick-sum-failed", visitor, user_data);
}

static void
put_stick (Scene *self,
           KioskMedia *media,
           Manner *manner)
{
  g_autofree char *path = g_build_filename (self->stage->root, "stick", NULL);
  g_autoptr (KioskMedium) folder = NULL;
  g_autoptr (KioskMedium) stick = NULL;

  g_mkdir (path, 0700);
  folder = kiosk_folder_medium_new (path);
  stick = kiosk_failing_medium_new (folder, fail_cb, manner);
  kiosk_manual_media_put (KIOSK_MANUAL_MEDIA (media), stick, SIZE_BYTES);
}

/* What is in, an export from its begin to its end, and one that failed. */
void
scene_walk_stick (Scene *self,
                  SceneVisitor visitor,
                  gpointer user_data)
{
  KioskStick *stick = kiosk_session_get_stick (self->stage->session);
  g_autoptr (KioskMedia) media = kiosk_manual_media_new ();
  Manner manner = { .fails_at = NOWHERE };

  g_mutex_init (&manner.mutex);
  g_cond_init (&manner.cond);
  kiosk_context_set_media (self->stage->context, media);
  g_assert_true (gtk_widget_activate_action (scene_find_class (self, "staff-parts"), "staff.part", "s", "stick"));
  while (kiosk_stick_get_history (stick) == NULL)
    g_main_context_iteration (NULL, TRUE);
  walk_media (self, media, visitor, user_data);
  put_stick (self, media, &manner);
  walk_export (self, stick, &manner, visitor, user_data);
  kiosk_context_set_media (self->stage->context, NULL);
  kiosk_stick_forget (stick);
  kiosk_stick_look (stick);
  g_mutex_clear (&manner.mutex);
  g_cond_clear (&manner.cond);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the staff's screen about USB sticks: a folder stands for the stick, and waits or fails when told. */
#include "scene-stick.h"

#include <glib/gstdio.h>

#include "kiosk-choice-list.h"
#include "kiosk-failing-medium.h"
#include "kiosk-folder-medium.h"
#include "kiosk-manual-media.h"

/* A stick of the usual size. */
#define SIZE_BYTES (16ull * 1000 * 1000 * 1000)

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
  manner->fails_at = KIOSK_MEDIUM_CALL_UNMOUNT;
  kiosk_stick_start (stick);
  wait_until (stick, KIOSK_STICK_PHASE_FAILED);
  visit (self, "stick-failed", visitor, user_data);
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

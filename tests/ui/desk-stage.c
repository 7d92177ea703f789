/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything behind the desk's window for one test. */
#include "desk-stage.h"

#include "kiosk-folder-medium.h"
#include "kiosk-manual-media.h"

/* Longer than any disk needs: only a test that fails waits so long. */
#define DEADLINE_S 30

#define NOW "2026-11-20T09:00:00"

static const struct
{
  const char *ward;
  guint       number;
} labels[] = { { "26968", 1 }, { "26968", 2 }, { "26977", 1 } };

/* @wards: (nullable) */
DeskStage *
desk_stage_new (GPtrArray *wards)
{
  DeskStage *self = g_new0 (DeskStage, 1);

  self->root = g_dir_make_tmp ("desk-stage-XXXXXX", NULL);
  self->book = g_build_filename (self->root, "so-tong-hop.sqlite", NULL);
  self->stick = g_build_filename (self->root, "stick", NULL);
  g_assert_cmpint (g_mkdir_with_parents (self->stick, 0755), ==, 0);
  self->clock = KIOSK_MANUAL_CLOCK (kiosk_manual_clock_new (NOW));
  self->media = kiosk_manual_media_new ();
  self->session = kiosk_desk_session_new (KIOSK_CLOCK (self->clock), self->media, wards);
  self->day = kiosk_clock_get_day (KIOSK_CLOCK (self->clock));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    self->kiosks[i] = fleet_kiosk_new (labels[i].ward, labels[i].number);
  return self;
}

/* Ends the session, and looks whether it and what it holds are gone. */
void
desk_stage_close (DeskStage *self)
{
  KioskDeskIntake *intake = kiosk_desk_session_get_intake (self->session);
  KioskDeskWorker *worker = kiosk_desk_session_get_worker (self->session);
  KioskDeskWatch *watch = kiosk_desk_session_get_watch (self->session);
  KioskDeskCourier *courier = kiosk_desk_session_get_courier (self->session);
  KioskDeskReporter *reporter = kiosk_desk_session_get_reporter (self->session);
  KioskDeskClerk *clerk = kiosk_desk_session_get_clerk (self->session);

  kiosk_desk_session_close (self->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_ref (intake);
  g_object_ref (worker);
  g_object_ref (watch);
  g_object_ref (courier);
  g_object_ref (reporter);
  g_object_ref (clerk);
  g_assert_finalize_object (g_steal_pointer (&self->session));
  g_assert_finalize_object (intake);
  g_assert_finalize_object (watch);
  g_assert_finalize_object (courier);
  g_assert_finalize_object (reporter);
  g_assert_finalize_object (clerk);
  g_assert_finalize_object (worker);
}

void
desk_stage_free (DeskStage *self)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", self->root);

  if (self->session != NULL)
    desk_stage_close (self);
  g_assert_finalize_object (self->clock);
  g_assert_finalize_object (self->media);
  for (guint i = 0; i < G_N_ELEMENTS (self->kiosks); i++)
    fleet_kiosk_free (self->kiosks[i]);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (self->root);
  g_free (self->book);
  g_free (self->stick);
  g_free (self);
}

static gboolean
deadline_cb (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_CONTINUE;
}

void
desk_stage_wait_until (DeskStage *self,
                       DeskStageCondition condition)
{
  gboolean is_over = FALSE;
  guint deadline = g_timeout_add_seconds (DEADLINE_S, deadline_cb, &is_over);

  while (!condition (self) && !is_over)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
  g_assert_false (is_over);
}

static gboolean
has_answer (DeskStage *self)
{
  KioskDeskBookState state = kiosk_desk_session_get_state (self->session);

  return state != KIOSK_DESK_BOOK_STATE_OPENING && !kiosk_desk_session_is_looking (self->session);
}

/* Nothing runs, and what the book has is known. */
gboolean
desk_stage_is_settled (DeskStage *self)
{
  return !kiosk_desk_intake_is_running (kiosk_desk_session_get_intake (self->session)) && has_answer (self);
}

gboolean
desk_stage_is_asking (DeskStage *self)
{
  return kiosk_desk_intake_get_phase (kiosk_desk_session_get_intake (self->session)) == KIOSK_DESK_INTAKE_PHASE_ASKING;
}

/* A new book. */
void
desk_stage_open (DeskStage *self)
{
  kiosk_desk_session_open (self->session, self->book, TRUE);
  desk_stage_wait_until (self, has_answer);
  g_assert_null (kiosk_desk_session_get_error (self->session));
}

void
desk_stage_plug (DeskStage *self)
{
  g_autoptr (KioskMedium) medium = kiosk_folder_medium_new (self->stick);

  kiosk_manual_media_put (KIOSK_MANUAL_MEDIA (self->media), medium, 1000);
}

void
desk_stage_export (DeskStage *self,
                   guint kiosk)
{
  g_free (fleet_kiosk_export (self->kiosks[kiosk], self->stick, self->day, "live"));
}

/* Five days of each kiosk. */
void
desk_stage_export_week (DeskStage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->kiosks); i++)
    {
      for (KioskDay day = self->day - 4; day <= self->day; day++)
        fleet_kiosk_close (self->kiosks[i], day, 12, FALSE);
      desk_stage_export (self, i);
    }
}

/* From the stick, until an end or a question. */
void
desk_stage_take (DeskStage *self)
{
  KioskDeskIntake *intake = kiosk_desk_session_get_intake (self->session);
  g_autoptr (KioskMedium) medium = NULL;

  desk_stage_plug (self);
  medium = kiosk_media_dup_medium (self->media);
  kiosk_desk_intake_take_stick (intake, medium);
  while (!desk_stage_is_asking (self) && kiosk_desk_intake_is_running (intake))
    g_main_context_iteration (NULL, TRUE);
}

void
desk_stage_take_and_accept (DeskStage *self)
{
  desk_stage_take (self);
  g_assert_true (desk_stage_is_asking (self));
  kiosk_desk_intake_accept (kiosk_desk_session_get_intake (self->session));
  desk_stage_wait_until (self, desk_stage_is_settled);
}

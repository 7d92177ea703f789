/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the staff's screen about trainings. */
#include "scene-training.h"

/* What is said over every screen two minutes before the end, and over this one as over the others. */
static void
visit_ending (Scene *self,
              SceneVisitor visitor,
              gpointer user_data)
{
  KioskTraining *training = kiosk_session_get_training (self->stage->session);

  while (kiosk_training_get_warning (training) != KIOSK_TRAINING_WARNING_LATEST)
    {
      kiosk_session_touch (self->stage->session);
      stage_pass (self->stage, 30);
    }
  scene_settle (self);
  visitor (self, "training-ending", user_data);
  kiosk_session_touch (self->stage->session);
  kiosk_training_prolong (training);
  scene_settle (self);
}

/* In service the question before it begins, and that it could not; in a training the way out. */
void
scene_walk_training (Scene *self,
                     SceneVisitor visitor,
                     gpointer user_data)
{
  KioskTraining *training = kiosk_session_get_training (self->stage->session);

  g_assert_true (gtk_widget_activate_action (scene_find_class (self, "staff-parts"), "staff.part", "s", "training"));
  scene_settle (self);
  visitor (self, "training", user_data);
  if (kiosk_training_get_state (training) == KIOSK_TRAINING_UNDER_WAY)
    {
      visit_ending (self, visitor, user_data);
      return;
    }
  g_assert_true (gtk_widget_activate_action (scene_find_class (self, "training-page"), "training.ask", "b", TRUE));
  scene_settle (self);
  visitor (self, "training-sure", user_data);
  g_assert_true (gtk_widget_activate_action (scene_find_class (self, "training-page"), "training.ask", "b", FALSE));
  kiosk_training_begin (training, FALSE);
  scene_settle (self);
  visitor (self, "training-failed", user_data);
}

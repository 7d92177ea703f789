/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the staff's screen about trainings. */
#pragma once

#include "scene.h"

void scene_walk_training (Scene        *self,
                          SceneVisitor  visitor,
                          gpointer      user_data);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people bring, and targets: the walk over their parts of the staff's screen, for scene.c. */
#pragma once

#include "scene.h"

void scene_walk_reports (Scene        *self,
                         SceneVisitor  visitor,
                         gpointer      user_data);
void scene_walk_targets (Scene        *self,
                         SceneVisitor  visitor,
                         gpointer      user_data);

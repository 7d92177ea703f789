/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk over the set-up of a new kiosk. */
#pragma once

#include "scene.h"

void scene_walk_first_start (Scene        *self,
                             SceneVisitor  visitor,
                             gpointer      user_data);

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene.h"

void scene_walk_stick (Scene        *self,
                       SceneVisitor  visitor,
                       gpointer      user_data);

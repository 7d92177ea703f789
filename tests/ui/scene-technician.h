/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the recovery code opens. */
#pragma once

#include "scene.h"

void scene_walk_technician (Scene        *self,
                            SceneVisitor  visitor,
                            gpointer      user_data);

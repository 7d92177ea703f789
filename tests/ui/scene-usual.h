/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a ward enters and counts in its usual weeks, for pictures that people look at; tests take the longest. */
#pragma once

#include "scene.h"

void scene_usual_pass_weeks    (Scene       *self);
void scene_usual_note          (Scene       *self,
                                KioskPanel  *panel);
void scene_usual_enter_sheets  (Scene       *self);
void scene_usual_set_targets   (Scene       *self);

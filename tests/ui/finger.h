/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and presses what is seen on a screen, by its words. */
#pragma once

#include "scene.h"

GtkWidget *finger_find            (Scene      *scene,
                                   const char *words);
GtkWidget *finger_wait_for        (Scene      *scene,
                                   const char *words);
void       finger_wait_until_gone (Scene      *scene,
                                   const char *words);
void       finger_press           (Scene      *scene,
                                   const char *words);

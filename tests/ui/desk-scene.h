/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's window on a display, and a walk over everything that it can show. */
#pragma once

#include "desk-stage.h"
#include "kiosk-desk-window.h"

typedef struct
{
  DeskStage *stage;
  GtkWidget *window;
} DeskScene;

/* Sheet, day, month and year stand before what is counted. */
#define DESK_SCENE_N_BEFORE_KINDS 4

typedef void (*DeskSceneVisitor) (DeskScene  *self,
                                  const char *name,
                                  gpointer    user_data);

DeskScene  *desk_scene_new         (int               width_px,
                                    int               height_px);
void        desk_scene_free        (DeskScene        *self);
void        desk_scene_set_comfort (DeskScene        *self,
                                    const char       *language,
                                    guint             text_step,
                                    gboolean          contrast);
void        desk_scene_settle      (DeskScene        *self);
void        desk_scene_show_part   (DeskScene        *self,
                                    const char       *part);
GtkWidget  *desk_scene_find_button (DeskScene        *self,
                                    const char       *label);
void        desk_scene_press       (DeskScene        *self,
                                    const char       *label);
gboolean    desk_scene_is_said     (DeskScene        *self,
                                    const char       *text);
void        desk_scene_assert_said (DeskScene        *self,
                                    const char       *text);
void        desk_scene_settle_board (DeskScene       *self);
void        desk_scene_settle_report (DeskScene      *self);
void        desk_scene_type        (DeskScene        *self,
                                    guint             place,
                                    int               value);
void        desk_scene_settle_clerk (DeskScene       *self);
void        desk_scene_open_row    (DeskScene        *self,
                                    guint             place);
void        desk_scene_walk        (DeskScene        *self,
                                    DeskSceneVisitor  visitor,
                                    gpointer          user_data);

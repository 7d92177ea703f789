/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kiosk's window on a display, and a walk over everything that it can show. */
#pragma once

#include "kiosk-window.h"
#include "stage.h"

typedef struct
{
  Stage     *stage;
  KioskPack *pack;
  GtkWidget *window;
  int        width_px;
  int        height_px;
  gboolean   is_usual;    /* the figures of a ward's usual weeks, in the place of the longest */
} Scene;

typedef void (*SceneVisitor) (Scene      *self,
                              const char *name,
                              gpointer    user_data);

void        scene_init         (void);
Scene      *scene_new          (int           width_px,
                                int           height_px);
Scene      *scene_new_in_mode  (int           width_px,
                                int           height_px,
                                KioskMode     mode);
void        scene_free         (Scene        *self);
void        scene_set_comfort  (Scene        *self,
                                const char   *language,
                                guint         text_step,
                                gboolean      contrast);
void        scene_settle       (Scene        *self);
void        scene_start_over   (Scene        *self);
void        scene_go           (Scene        *self,
                                KioskScreenId screen,
                                const char   *page);
void        scene_walk         (Scene        *self,
                                SceneVisitor  visitor,
                                gpointer      user_data);
void        scene_walk_service (Scene        *self,
                                SceneVisitor  visitor,
                                gpointer      user_data);
void        scene_walk_pages   (Scene        *self,
                                SceneVisitor  visitor,
                                gpointer      user_data);
GPtrArray  *scene_get_mapped   (GtkWidget    *root,
                                GType         type);
GtkWidget  *scene_find_class   (Scene        *self,
                                const char   *css_class);
GdkTexture *scene_take_picture (Scene        *self);

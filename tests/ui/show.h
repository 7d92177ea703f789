/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of the staff's views in a window of its own, as large as a screen, and figures to show in it. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-day-book.h"
#include "kiosk-layout.h"

#define SHOW_TODAY "2026-11-20"

/* No ward has more. */
#define SHOW_LARGE 9999999

typedef struct
{
  const char *language;
  guint       text_step;
  gboolean    contrast;
} ShowComfort;

typedef struct
{
  GtkWidget          *window;
  GtkWidget          *frame;
  GtkWidget          *view;
  KioskLayout         layout;
  double              mm_per_px;
  GSimpleActionGroup *actions;
  char               *last;       /* the action that was asked for last, and its target */
} Show;

extern const ShowComfort show_usual;

/* Of the screen; set first. */
extern int show_width_px;
extern int show_height_px;

void             show_settle           (Show              *self);
Show            *show_new              (GType              type,
                                        const ShowComfort *comfort);
void             show_free             (Show              *self);
GdkTexture      *show_take_picture     (GtkWidget         *window);
void             show_assert_words     (Show              *self,
                                        const char        *wanted);
void             show_assert_no_words  (Show              *self,
                                        const char        *unwanted);
GPtrArray       *show_get_class        (GtkWidget         *root,
                                        const char        *css_class);
graphene_rect_t  show_get_bounds       (GtkWidget         *widget,
                                        GtkWidget         *window);

KioskDayFigures  show_make_figures     (KioskDay           day,
                                        gint64             scale,
                                        gboolean           has_open);
KioskDayFigures  show_make_large       (KioskDay           day);
GArray          *show_new_days         (KioskDay           from,
                                        KioskDay           to);
void             show_append_undated   (GArray            *days);

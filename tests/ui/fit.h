/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what is on a screen has room there. */
#pragma once

#include <gtk/gtk.h>

void        fit_report       (const char *name,
                              const char *format,
                              ...) G_GNUC_PRINTF (2, 3);
const char *fit_describe     (GtkWidget  *widget);
void        fit_check_label  (const char *name,
                              GtkLabel   *label);
void        fit_check_place  (const char *name,
                              GtkWidget  *widget,
                              GtkWidget  *window);
char       *fit_scan         (GdkTexture *picture);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart of new installs with its title and its legend. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-figures-rows.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_FIGURES_CHART (kiosk_figures_chart_get_type ())
G_DECLARE_FINAL_TYPE (KioskFiguresChart, kiosk_figures_chart, KIOSK, FIGURES_CHART, GtkWidget)

void kiosk_figures_chart_set_rows  (KioskFiguresChart  *self,
                                    const char         *title,
                                    GArray             *rows);

G_END_DECLS

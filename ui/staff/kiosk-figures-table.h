/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of a period: a row a day or a week, four figures, each by residents and by helpers. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-figures-rows.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_FIGURES_TABLE (kiosk_figures_table_get_type ())
G_DECLARE_FINAL_TYPE (KioskFiguresTable, kiosk_figures_table, KIOSK, FIGURES_TABLE, GtkWidget)

void kiosk_figures_table_set_rows  (KioskFiguresTable  *self,
                                    GArray             *rows,
                                    const KioskTally   *total,
                                    const KioskTally   *undated);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column that never clips: where the height does not suffice, the least needed children go first. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children with the style class `optional-1` go first, then `optional-2`, then `optional-3`; all others stay. */
#define KIOSK_COLUMN_N_OPTIONAL 3

#define KIOSK_TYPE_COLUMN (kiosk_column_get_type ())
G_DECLARE_FINAL_TYPE (KioskColumn, kiosk_column, KIOSK, COLUMN, GtkWidget)

G_END_DECLS

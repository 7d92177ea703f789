/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a bundle's table, each value held against its column. */
#pragma once

#include "kiosk-bundle-error.h"
#include "kiosk-bundle-schema.h"

G_BEGIN_DECLS

/* Is given the values of a row, in the order of the columns; borrowed. */
typedef void (*KioskCsvRowFunc) (const char *const  *values,
                                 gpointer            user_data);

gboolean kiosk_csv_rows_read (KioskBundleTable   table,
                              GBytes            *csv,
                              KioskCsvRowFunc    func,
                              gpointer           user_data,
                              GError           **error);

G_END_DECLS

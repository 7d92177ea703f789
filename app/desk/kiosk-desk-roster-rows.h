/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a table that an officer wrote, by hand or with a spreadsheet program. */
#pragma once

#include "kiosk-day.h"

G_BEGIN_DECLS

/* More than the tables of a whole country have. */
#define KIOSK_ROSTER_ROWS_MAX_BYTES (4 * 1024 * 1024)

#define KIOSK_ROSTER_ERROR (kiosk_roster_error_quark ())

typedef enum
{
  KIOSK_ROSTER_ERROR_INVALID  /* the table cannot be taken; the message names file, line and field */
} KioskRosterError;

/* Is given the values of a row, borrowed, without spaces around them. Returns what is wrong with one of them, and which
 * column that is in; NULL where nothing is. */
typedef const char *(*KioskRosterRowFunc) (const char *const  *values,
                                           guint              *out_column,
                                           gpointer            user_data);

GQuark      kiosk_roster_error_quark        (void);
gboolean    kiosk_roster_rows_read          (const char          *file,
                                             const char *const   *columns,
                                             GBytes              *csv,
                                             KioskRosterRowFunc   func,
                                             gpointer             user_data,
                                             GError             **error);
gboolean    kiosk_roster_value_is_ward_code (const char          *value);
gboolean    kiosk_roster_value_read_day     (const char          *value,
                                             KioskDay            *out_day);

G_END_DECLS

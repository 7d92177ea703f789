/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The export: all closed batches of one kiosk as a new folder of CSV files. */
#pragma once

#include "kiosk-day.h"
#include "kiosk-exchange-error.h"

G_BEGIN_DECLS

/* Whose figures, and on which day they are written out: what the folders are named by. */
typedef struct
{
  const char *ward;    /* 5 digits */
  guint       number;  /* 1 to 99 */
  const char *kiosk;   /* 16 upper-case hexadecimal digits */
  KioskDay    day;     /* known */
} KioskExportLabel;

gboolean   kiosk_tally_export_check_target (const char              *target,
                                            GError                 **error);
char      *kiosk_tally_export_write        (const char              *target,
                                            const KioskExportLabel  *label,
                                            GArray                  *entries,
                                            GArray                  *cells,
                                            GArray                  *sheets,
                                            GError                 **error);

G_END_DECLS

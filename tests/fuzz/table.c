/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Input: a CSV file, of the table that TABLE names. What is taken has to be written again byte by byte. */
#include <string.h>

#include "fuzz.h"
#include "kiosk-bundle-tables.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autoptr (GBytes) csv = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = kiosk_bundle_table_read (TABLE, csv, &error);
  g_autofree char *again = rows != NULL ? kiosk_bundle_table_dup_csv (TABLE, rows) : NULL;

  g_assert_true ((rows == NULL) == (error != NULL));
  if (again != NULL)
    g_assert_cmpmem (again, strlen (again), data, size);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may stand in each column of a bundle's CSV files, as Frictionless Table Schema says it. */
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The files that are read by machines; what each is called in the manifest. */
typedef enum
{
  KIOSK_BUNDLE_TABLE_BATCHES,
  KIOSK_BUNDLE_TABLE_CELLS,
  KIOSK_BUNDLE_TABLE_SHEETS,
  KIOSK_BUNDLE_TABLE_TARGETS,
  KIOSK_N_BUNDLE_TABLES
} KioskBundleTable;

const char *kiosk_bundle_table_get_name    (KioskBundleTable   table);
void        kiosk_bundle_schema_add        (JsonBuilder       *builder,
                                            KioskBundleTable   table);

G_END_DECLS

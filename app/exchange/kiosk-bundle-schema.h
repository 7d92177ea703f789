/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may stand in each column of a bundle's CSV files, as Frictionless Table Schema says it. */
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Most that a number in a table may be: no book has more people, and a million of them can still be added up. */
#define KIOSK_BUNDLE_INTEGER_MAX G_GINT64_CONSTANT (999999999999)

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

/* What a table's values are held against. */
typedef struct _KioskBundleSchema KioskBundleSchema;

KioskBundleSchema *kiosk_bundle_schema_new           (KioskBundleTable    table);
guint              kiosk_bundle_schema_get_n_columns (KioskBundleSchema  *self);
const char        *kiosk_bundle_schema_get_column    (KioskBundleSchema  *self,
                                                      guint               column);
char              *kiosk_bundle_schema_dup_fault     (KioskBundleSchema  *self,
                                                      guint               column,
                                                      const char         *value);
void               kiosk_bundle_schema_free          (KioskBundleSchema  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskBundleSchema, kiosk_bundle_schema_free)

G_END_DECLS

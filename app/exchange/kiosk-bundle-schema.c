/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row a column, in the order of the columns. Source of the words: specs.frictionlessdata.io/table-schema. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-bundle-schema.h"

#include "kiosk-day.h"

/* What a column may hold. An empty field is a missing value; where it may not be empty, the column is required. */
typedef struct
{
  const char *name;
  const char *type;     /* of Table Schema: string, integer, date, boolean */
  gboolean    is_required;
  const char *pattern;  /* (nullable): a regular expression for the whole value */
  const char *values;   /* (nullable): all that there are, a space between them */
  int         least;    /* of an integer */
} Column;

#define INTEGER(column_name, lowest) { column_name, "integer", TRUE, NULL, NULL, lowest }
#define DAY(column_name, required)   { column_name, "date", required, NULL, NULL, 0 }
#define FLAG(column_name)            { column_name, "boolean", TRUE, NULL, NULL, 0 }
#define CODE(column_name, required, expression) { column_name, "string", required, expression, NULL, 0 }
#define WORD(column_name, required, all)        { column_name, "string", required, NULL, all, 0 }

#define EPOCH_PATTERN  "[0-9a-f]{32}"
#define SHA256_PATTERN "[0-9a-f]{64}"
#define ID_PATTERN     "[0-9a-f]{32}"

#define TEAMS     "community_team police youth_union official"
#define AUDIENCES "resident public_employee member business unspecified"
#define KINDS     "installed installed_signed_in signed_in already_had not_able advised"
#define REASONS   "no_smartphone not_with_phone phone_too_old no_space store_password no_network later no_vneid " \
                  "vneid_password vneid_other_phone other unsaid"

static const Column batches[] = {
  INTEGER ("format", 1), CODE ("kiosk", TRUE, "[0-9A-F]{16}"), CODE ("epoch", TRUE, EPOCH_PATTERN), INTEGER ("n", 0),
  DAY ("date", FALSE), DAY ("not_before", FALSE), WORD ("clock", TRUE, "trusted confirmed unknown"),
  CODE ("ward", TRUE, "[0-9]{5}"), DAY ("ward_valid_from", FALSE), FLAG ("restored"),
  INTEGER ("taps", 0), INTEGER ("counted", 0), INTEGER ("changed", 0), INTEGER ("undone", 0),
  INTEGER ("suppressed", 0), CODE ("cells_sha256", TRUE, SHA256_PATTERN), CODE ("sheets_sha256", TRUE, SHA256_PATTERN),
  CODE ("previous", FALSE, SHA256_PATTERN), CODE ("hash", TRUE, SHA256_PATTERN), { NULL }
};

static const Column cells[] = {
  CODE ("epoch", TRUE, EPOCH_PATTERN), INTEGER ("n", 0), WORD ("shift", TRUE, "am pm eve"),
  WORD ("source", TRUE, "self helper"), WORD ("team", FALSE, TEAMS), WORD ("audience", TRUE, AUDIENCES),
  FLAG ("helped"), WORD ("kind", TRUE, KINDS), WORD ("reason", FALSE, REASONS), FLAG ("overlap"),
  WORD ("suppressed", FALSE, "repeat rate"), INTEGER ("people", 1), { NULL }
};

static const Column sheets[] = {
  CODE ("epoch", TRUE, EPOCH_PATTERN), INTEGER ("n", 0), INTEGER ("sheet", 1), CODE ("id", TRUE, ID_PATTERN),
  CODE ("replaces", FALSE, ID_PATTERN), WORD ("form", TRUE, "outreach unit"), DAY ("date", TRUE),
  WORD ("place", FALSE, "neighbourhood school market office company worship ward_event other"),
  WORD ("team", FALSE, TEAMS), CODE ("unit", FALSE, "[a-z0-9_-]{1,16}"), WORD ("audience", TRUE, AUDIENCES),
  WORD ("figure", FALSE, KINDS " heard_sessions heard_people concerned app_installed app_signed_in"),
  INTEGER ("count", 0), { NULL }
};

static const Column targets[] = {
  CODE ("id", TRUE, ID_PATTERN), CODE ("replaces", FALSE, ID_PATTERN),
  WORD ("name", TRUE, "city_plan ward_plan campaign team unions"),
  WORD ("measure", TRUE, "installed signed_in helped"), WORD ("column", TRUE, "helper self outreach unit"),
  WORD ("audience", TRUE, AUDIENCES), INTEGER ("number", 0), INTEGER ("base", 0), DAY ("from", FALSE),
  DAY ("until", FALSE), FLAG ("ended"), DAY ("since", FALSE), { NULL }
};

static const struct
{
  const char   *name;
  const Column *columns;
} tables[KIOSK_N_BUNDLE_TABLES] = {
  [KIOSK_BUNDLE_TABLE_BATCHES] = { "batches", batches },
  [KIOSK_BUNDLE_TABLE_CELLS] = { "cells", cells },
  [KIOSK_BUNDLE_TABLE_SHEETS] = { "sheets", sheets },
  [KIOSK_BUNDLE_TABLE_TARGETS] = { "targets", targets },
};

static void
add_string (JsonBuilder *builder,
            const char *name,
            const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/* An array of one word. */
static void
add_list (JsonBuilder *builder,
          const char *name,
          const char *words)
{
  g_auto (GStrv) values = g_strsplit (words, " ", -1);

  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

static void
add_constraints (JsonBuilder *builder,
                 const Column *column)
{
  json_builder_set_member_name (builder, "constraints");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "required");
  json_builder_add_boolean_value (builder, column->is_required);
  if (column->pattern != NULL)
    {
      g_autofree char *whole = g_strdup_printf ("^%s$", column->pattern);

      add_string (builder, "pattern", whole);
    }
  if (column->values != NULL)
    add_list (builder, "enum", column->values);
  if (g_str_equal (column->type, "integer"))
    {
      json_builder_set_member_name (builder, "minimum");
      json_builder_add_int_value (builder, column->least);
    }
  json_builder_end_object (builder);
}

static void
add_column (JsonBuilder *builder,
            const Column *column)
{
  json_builder_begin_object (builder);
  add_string (builder, "name", column->name);
  add_string (builder, "type", column->type);
  if (g_str_equal (column->type, "boolean"))
    {
      add_list (builder, "trueValues", "1");
      add_list (builder, "falseValues", "0");
    }
  add_constraints (builder, column);
  json_builder_end_object (builder);
}

/**
 * kiosk_bundle_table_get_name:
 * @table: a table of a bundle
 *
 * Any thread.
 *
 * Returns: (transfer none): what the table is called in the manifest; its file is called so too, with `.csv` behind
 */
const char *
kiosk_bundle_table_get_name (KioskBundleTable table)
{
  g_return_val_if_fail ((guint) table < KIOSK_N_BUNDLE_TABLES, NULL);

  return tables[table].name;
}

/**
 * kiosk_bundle_schema_add:
 * @builder: a builder inside an object
 * @table: a table of a bundle
 *
 * Adds the member `schema` to the object: the columns of @table with types and constraints. The builder's thread.
 */
void
kiosk_bundle_schema_add (JsonBuilder *builder,
                         KioskBundleTable table)
{
  json_builder_set_member_name (builder, "schema");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (const Column *column = tables[table].columns; column->name != NULL; column++)
    add_column (builder, column);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* A column made ready for many values. */
typedef struct
{
  GRegex  *pattern;  /* (nullable) */
  GStrv    values;   /* (nullable) */
} Check;

struct _KioskBundleSchema
{
  const Column *columns;
  GArray       *checks;   /* (element-type Check): one a column */
};

static void
clear_check (gpointer data)
{
  Check *check = data;

  g_clear_pointer (&check->pattern, g_regex_unref);
  g_strfreev (check->values);
}

static void
add_check (KioskBundleSchema *self,
           const Column *column)
{
  g_autofree char *whole = column->pattern != NULL ? g_strdup_printf ("^(?:%s)\\z", column->pattern) : NULL;
  const Check check = {
    .pattern = whole != NULL ? g_regex_new (whole, G_REGEX_RAW, 0, NULL) : NULL,
    .values = column->values != NULL ? g_strsplit (column->values, " ", -1) : NULL
  };

  g_array_append_val (self->checks, check);
}

/**
 * kiosk_bundle_schema_new:
 * @table: a table of a bundle
 *
 * Any thread; one at a time.
 *
 * Returns: (transfer full): the columns of @table, ready to judge values
 */
KioskBundleSchema *
kiosk_bundle_schema_new (KioskBundleTable table)
{
  KioskBundleSchema *self;

  g_return_val_if_fail ((guint) table < KIOSK_N_BUNDLE_TABLES, NULL);

  self = g_new0 (KioskBundleSchema, 1);
  self->columns = tables[table].columns;
  self->checks = g_array_new (FALSE, TRUE, sizeof (Check));
  g_array_set_clear_func (self->checks, clear_check);
  for (const Column *column = self->columns; column->name != NULL; column++)
    add_check (self, column);
  return self;
}

/**
 * kiosk_bundle_schema_get_n_columns:
 * @self: the columns of a table
 *
 * Returns: how many there are
 */
guint
kiosk_bundle_schema_get_n_columns (KioskBundleSchema *self)
{
  return self->checks->len;
}

/**
 * kiosk_bundle_schema_get_column:
 * @self: the columns of a table
 * @column: which one, from 0
 *
 * Returns: (transfer none): its name
 */
const char *
kiosk_bundle_schema_get_column (KioskBundleSchema *self,
                                guint column)
{
  g_return_val_if_fail (column < self->checks->len, NULL);

  return self->columns[column].name;
}

/* Digits alone, as a kiosk writes them, and not so many that sums could overflow. */
static char *
dup_integer_fault (const Column *column,
                   const char *value)
{
  gint64 number;

  if (*value == '+' || *value == '-' || (*value == '0' && value[1] != '\0')
      || !g_ascii_string_to_signed (value, 10, column->least, KIOSK_BUNDLE_INTEGER_MAX, &number, NULL))
    return g_strdup_printf ("has to be a number from %d to %" G_GINT64_FORMAT, column->least, KIOSK_BUNDLE_INTEGER_MAX);
  return NULL;
}

static char *
dup_type_fault (const Column *column,
                const char *value)
{
  if (g_str_equal (column->type, "integer"))
    return dup_integer_fault (column, value);
  if (g_str_equal (column->type, "date") && kiosk_day_from_iso (value) == KIOSK_DAY_UNKNOWN)
    return g_strdup ("is not a date yyyy-mm-dd");
  if (g_str_equal (column->type, "boolean") && !g_str_equal (value, "0") && !g_str_equal (value, "1"))
    return g_strdup ("has to be 0 or 1");
  return NULL;
}

/**
 * kiosk_bundle_schema_dup_fault:
 * @self: the columns of a table
 * @column: which one, from 0
 * @value: a value of it, in UTF-8 or not
 *
 * Returns: (transfer full) (nullable): what is wrong with @value, or %NULL
 */
char *
kiosk_bundle_schema_dup_fault (KioskBundleSchema *self,
                               guint column,
                               const char *value)
{
  const Column *rule = &self->columns[column];
  const Check *check = &g_array_index (self->checks, Check, column);

  if (*value == '\0')
    return rule->is_required ? g_strdup ("is missing") : NULL;
  if (check->pattern != NULL && !g_regex_match (check->pattern, value, 0, NULL))
    return g_strdup ("has another form than a kiosk writes");
  if (check->values != NULL && !g_strv_contains ((const char *const *) check->values, value))
    return g_strdup_printf ("has to be one of %s", rule->values);
  return dup_type_fault (rule, value);
}

/**
 * kiosk_bundle_schema_free:
 * @self: (transfer full): the columns of a table
 */
void
kiosk_bundle_schema_free (KioskBundleSchema *self)
{
  g_array_unref (self->checks);
  g_free (self);
}

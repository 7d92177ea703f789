/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members of an object, and the end: one JSON text on standard output. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-json.h"

/**
 * kiosk_cli_json_add_text:
 * @builder: in an object
 * @name: of the member
 * @value: (nullable): its text
 */
void
kiosk_cli_json_add_text (JsonBuilder *builder,
                         const char *name,
                         const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * kiosk_cli_json_add_int:
 * @builder: in an object
 * @name: of the member
 * @value: its number
 */
void
kiosk_cli_json_add_int (JsonBuilder *builder,
                        const char *name,
                        gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/**
 * kiosk_cli_json_add_flag:
 * @builder: in an object
 * @name: of the member
 * @value: true or false
 */
void
kiosk_cli_json_add_flag (JsonBuilder *builder,
                         const char *name,
                         gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/**
 * kiosk_cli_json_add_day:
 * @builder: in an object
 * @name: of the member
 * @day: a day; %KIOSK_DAY_UNKNOWN is null
 */
void
kiosk_cli_json_add_day (JsonBuilder *builder,
                        const char *name,
                        KioskDay day)
{
  g_autofree char *iso = day != KIOSK_DAY_UNKNOWN ? kiosk_day_dup_iso (day) : NULL;

  kiosk_cli_json_add_text (builder, name, iso);
}

/**
 * kiosk_cli_json_print:
 * @builder: with a whole value
 *
 * Prints it, indented, and a line feed.
 */
void
kiosk_cli_json_print (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  g_print ("%s\n", text);
}

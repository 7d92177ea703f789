/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members of an object, and the end: one JSON text on standard output. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-json.h"

#include "kiosk-desk-id.h"

/**
 * kiosk_cli_json_add_text:
 * @builder: in an object
 * @name: of the member
 * @value: (nullable): its text; bytes that are no UTF-8, as a file's name may have, become U+FFFD
 */
void
kiosk_cli_json_add_text (JsonBuilder *builder,
                         const char *name,
                         const char *value)
{
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;

  json_builder_set_member_name (builder, name);
  if (valid != NULL)
    json_builder_add_string_value (builder, valid);
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
 * kiosk_cli_json_add_count:
 * @builder: in an object
 * @name: of the member
 * @count: how many; one below 0, which nobody knows, is null
 */
void
kiosk_cli_json_add_count (JsonBuilder *builder,
                          const char *name,
                          gint64 count)
{
  json_builder_set_member_name (builder, name);
  if (count >= 0)
    json_builder_add_int_value (builder, count);
  else
    json_builder_add_null_value (builder);
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
 * kiosk_cli_json_add_id:
 * @builder: in an object
 * @name: of the member
 * @id: of a kiosk, an epoch or a batch in a desk's book; 0 is null
 */
void
kiosk_cli_json_add_id (JsonBuilder *builder,
                       const char *name,
                       gint64 id)
{
  g_autofree char *digits = id != 0 ? kiosk_desk_id_dup (id) : NULL;

  kiosk_cli_json_add_text (builder, name, digits);
}

/**
 * kiosk_cli_json_add_ward:
 * @builder: in an object
 * @name: of the member
 * @ward: code of a ward, which is text: it may begin with a 0
 */
void
kiosk_cli_json_add_ward (JsonBuilder *builder,
                         const char *name,
                         guint ward)
{
  g_autofree char *code = g_strdup_printf ("%05u", ward);

  kiosk_cli_json_add_text (builder, name, code);
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

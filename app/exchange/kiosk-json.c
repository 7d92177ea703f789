/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json-glib takes it apart. What it does not mind and readers disagree on is refused: members of one name, deep
 * nesting, bytes that are no text. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-json.h"

/* json-glib follows brackets by recursion; nothing that the program writes has more than ten of them in each other. */
#define DEPTH_MAX 32

/* Brackets in strings count too: no string of ours has many. */
static gboolean
is_flat (const char *text,
         gsize size)
{
  guint depth = 0;

  for (gsize i = 0; i < size; i++)
    {
      if (text[i] == '{' || text[i] == '[')
        depth++;
      else if ((text[i] == '}' || text[i] == ']') && depth > 0)
        depth--;
      if (depth > DEPTH_MAX)
        return FALSE;
    }
  return TRUE;
}

/* Of two members of one name json-glib keeps the later: there are more met than kept. */
static void
member_cb (JsonParser *parser,
           JsonObject *object,
           const char *name,
           gpointer user_data)
{
  (*(gint64 *) user_data)++;
}

static void
object_end_cb (JsonParser *parser,
               JsonObject *object,
               gpointer user_data)
{
  *(gint64 *) user_data -= json_object_get_size (object);
}

/**
 * kiosk_json_parse: (skip)
 * @bytes: what somebody wrote
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): a parser that has read it; %NULL where it is no JSON in UTF-8, nests too deep,
 *   or has an object with two members of one name
 */
JsonParser *
kiosk_json_parse (GBytes *bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  gint64 n_lost = 0;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  if (size == 0 || !g_utf8_validate_len (text, size, NULL) || !is_flat (text, size))
    return NULL;
  g_signal_connect (parser, "object-member", G_CALLBACK (member_cb), &n_lost);
  g_signal_connect (parser, "object-end", G_CALLBACK (object_end_cb), &n_lost);
  if (!json_parser_load_from_data (parser, text, (gssize) size, NULL) || n_lost != 0)
    return NULL;
  g_signal_handlers_disconnect_by_data (parser, &n_lost);
  return g_steal_pointer (&parser);
}

/**
 * kiosk_json_get_root: (skip)
 * @parser: from kiosk_json_parse()
 *
 * Returns: (transfer none) (nullable): the object that all of it is; %NULL where it is something else
 */
JsonObject *
kiosk_json_get_root (JsonParser *parser)
{
  JsonNode *root = json_parser_get_root (parser);

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

/**
 * kiosk_json_find_object: (skip)
 * @object: an object
 * @name: name of a member
 *
 * Returns: (transfer none) (nullable): the object that it is; %NULL where it is not there, or something else
 */
JsonObject *
kiosk_json_find_object (JsonObject *object,
                        const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * kiosk_json_find_array: (skip)
 * @object: an object
 * @name: name of a member
 *
 * Returns: (transfer none) (nullable): the array that it is; %NULL where it is not there, or something else
 */
JsonArray *
kiosk_json_find_array (JsonObject *object,
                       const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonNode *
find_value (JsonObject *object,
            const char *name,
            GType type)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type ? node : NULL;
}

/**
 * kiosk_json_find_text: (skip)
 * @object: an object
 * @name: name of a member
 * @pattern: a regular expression that all of it has to match
 * @out_text: (out) (transfer none): the text; untouched where it is not found
 *
 * Returns: whether there is such a text
 */
KioskJsonFinding
kiosk_json_find_text (JsonObject *object,
                      const char *name,
                      const char *pattern,
                      const char **out_text)
{
  JsonNode *node = find_value (object, name, G_TYPE_STRING);

  if (node == NULL)
    return KIOSK_JSON_MISSING;
  if (!g_regex_match_simple (pattern, json_node_get_string (node), 0, 0))
    return KIOSK_JSON_OTHER;
  *out_text = json_node_get_string (node);
  return KIOSK_JSON_FOUND;
}

/**
 * kiosk_json_find_int: (skip)
 * @object: an object
 * @name: name of a member
 * @max: the most that it may be
 * @out_number: (out): the number, 0 to @max; untouched where it is not found
 *
 * Returns: whether there is such a number
 */
KioskJsonFinding
kiosk_json_find_int (JsonObject *object,
                     const char *name,
                     gint64 max,
                     gint64 *out_number)
{
  JsonNode *node = find_value (object, name, G_TYPE_INT64);
  gint64 number = node != NULL ? json_node_get_int (node) : 0;

  if (node == NULL)
    return KIOSK_JSON_MISSING;
  if (number < 0 || number > max)
    return KIOSK_JSON_OTHER;
  *out_number = number;
  return KIOSK_JSON_FOUND;
}

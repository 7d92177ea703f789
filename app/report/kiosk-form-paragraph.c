/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Word tears a text into runs wherever somebody stopped typing or a word is thought misspelt. So fields are looked for
 * in the text of a whole paragraph; the value takes the looks of the run in which its field begins. What is put in is
 * not looked at again. Elements: ECMA-376 part 1, 17.3. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-form-paragraph.h"

#include <string.h>

#define WORD_NAMESPACE "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

#define BEGIN "{{"
#define END   "}}"

/* How much of a text without its end is told. */
#define SHOWN_CHARS 24

/* What stands in a row of a list that has none. */
#define NOTHING "Không có"

/* A text of a run, and its place in the paragraph's text. */
typedef struct
{
  xmlNode *node;
  GString *text;
  gsize    begin;
} Piece;

/* A field in the paragraph's text, with its marks. */
typedef struct
{
  gsize begin;
  gsize end;
  char *name;
} Field;

static void
clear_piece_cb (gpointer data)
{
  g_string_free (((Piece *) data)->text, TRUE);
}

static void
clear_field_cb (gpointer data)
{
  g_free (((Field *) data)->name);
}

/**
 * kiosk_form_is_word:
 * @node: a node
 * @name: the name of an element
 *
 * Any thread.
 *
 * Returns: whether @node is that element of WordprocessingML
 */
gboolean
kiosk_form_is_word (xmlNode *node,
                    const char *name)
{
  return node->type == XML_ELEMENT_NODE && node->ns != NULL
         && strcmp ((const char *) node->ns->href, WORD_NAMESPACE) == 0
         && strcmp ((const char *) node->name, name) == 0;
}

static void
add_pieces (GArray *pieces,
            GString *text,
            xmlNode *parent)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      if (kiosk_form_is_word (node, "t"))
        {
          xmlChar *content = xmlNodeGetContent (node);
          Piece piece = { node, g_string_new ((const char *) content), text->len };

          g_string_append (text, (const char *) content);
          g_array_append_val (pieces, piece);
          xmlFree (content);
        }
      else if (node->type == XML_ELEMENT_NODE && !kiosk_form_is_word (node, "p"))
        add_pieces (pieces, text, node);
    }
}

static GArray *
new_pieces (xmlNode *paragraph,
            GString *text)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  g_array_set_clear_func (pieces, clear_piece_cb);
  add_pieces (pieces, text, paragraph);
  return pieces;
}

/* Spaces inside the marks, and a capital that Word put, are no part of the name. */
static char *
dup_name (const char *begin,
          const char *end)
{
  g_autofree char *raw = g_strndup (begin, (gsize) (end - begin));

  return g_ascii_strdown (g_strstrip (raw), -1);
}

/* NULL after a fault: a mark without the other, which @out_open is at. */
static GArray *
find_fields (const char *text,
             const char **out_open)
{
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (Field));

  g_array_set_clear_func (fields, clear_field_cb);
  for (const char *begin = strstr (text, BEGIN); begin != NULL; begin = strstr (begin, BEGIN))
    {
      const char *end = strstr (begin, END);
      Field field;

      *out_open = begin;
      if (end == NULL)
        return NULL;
      field = (Field) { (gsize) (begin - text), (gsize) (end - text) + strlen (END),
                        dup_name (begin + strlen (BEGIN), end) };
      g_array_append_val (fields, field);
      begin = end + strlen (END);
    }
  return g_steal_pointer (&fields);
}

static gboolean
fail (GError **error,
      KioskReportError code,
      const char *part,
      const char *field,
      const char *what)
{
  g_set_error (error, KIOSK_REPORT_ERROR, code, "%s: " BEGIN "%s" END ": %s", part, field, what);
  return FALSE;
}

static const char *
find_column (const KioskFormScope *scope,
             const char *column)
{
  for (guint i = 0; i < scope->list->n_columns; i++)
    if (g_str_equal (scope->list->columns[i], column))
      {
        if (scope->row < scope->list->rows->len)
          return ((char **) g_ptr_array_index (scope->list->rows, scope->row))[i];
        return i == 0 ? NOTHING : "";
      }
  return NULL;
}

/* NULL: with @error set. */
static const char *
find_value (const KioskFormScope *scope,
            const char *part,
            const char *name,
            GError **error)
{
  const char *point = strchr (name, '.');
  g_autofree char *list = point != NULL ? g_strndup (name, (gsize) (point - name)) : NULL;
  const char *value;

  if (list != NULL && scope->list == NULL && kiosk_form_fields_lookup_list (scope->fields, list) != NULL)
    {
      fail (error, KIOSK_REPORT_ERROR_TEMPLATE, part, name, "it may stand in the row of a table only");
      return NULL;
    }
  if (list != NULL && scope->list != NULL && g_str_equal (list, scope->list_name))
    value = find_column (scope, point + 1);
  else
    value = kiosk_form_fields_lookup (scope->fields, name);
  if (value == NULL)
    fail (error, KIOSK_REPORT_ERROR_FIELD, part, name, "there is no such field");
  return value;
}

/* Cuts the field out of every piece that it reaches into, and puts @value where it began. */
static void
replace (GArray *pieces,
         const Field *field,
         const char *value)
{
  gboolean is_put = FALSE;

  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);
      gsize piece_end = i + 1 < pieces->len ? g_array_index (pieces, Piece, i + 1).begin : G_MAXSIZE;
      gsize begin = MAX (field->begin, piece->begin);
      gsize end = MIN (field->end, piece_end);

      if (begin >= end || begin >= piece_end)
        continue;
      end = MIN (end - piece->begin, piece->text->len);
      g_string_erase (piece->text, (gssize) (begin - piece->begin), (gssize) (end - (begin - piece->begin)));
      if (!is_put)
        g_string_insert (piece->text, (gssize) (begin - piece->begin), value);
      is_put = TRUE;
    }
}

static void
set_text (xmlNode *node,
          const char *text)
{
  xmlNs *xml = xmlSearchNs (node->doc, node, (const xmlChar *) "xml");

  xmlNodeSetContent (node, NULL);
  xmlAddChild (node, xmlNewDocText (node->doc, (const xmlChar *) text));
  xmlSetNsProp (node, xml, (const xmlChar *) "space", (const xmlChar *) "preserve");
}

/* A line break is an element of the run, so a text of several lines is several texts. */
static void
set_lines (xmlNode *node,
           const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  xmlNode *last = node;

  set_text (node, lines[0] != NULL ? lines[0] : "");
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      xmlNode *line = xmlNewDocNode (node->doc, node->ns, (const xmlChar *) "t", NULL);

      last = xmlAddNextSibling (last, xmlNewDocNode (node->doc, node->ns, (const xmlChar *) "br", NULL));
      last = xmlAddNextSibling (last, line);
      set_text (line, lines[i]);
    }
}

/* From the last field to the first: places before it stay as they are. */
static gboolean
replace_all (GArray *pieces,
             GArray *fields,
             const char *part,
             const KioskFormScope *scope,
             GError **error)
{
  for (guint i = fields->len; i > 0; i--)
    {
      const Field *field = &g_array_index (fields, Field, i - 1);
      const char *value = find_value (scope, part, field->name, error);

      if (value == NULL)
        return FALSE;
      replace (pieces, field, value);
    }
  return TRUE;
}

/**
 * kiosk_form_paragraph_dup_list:
 * @paragraph: a paragraph
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the list whose row the paragraph has a field of; %NULL: of none
 */
char *
kiosk_form_paragraph_dup_list (xmlNode *paragraph)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *open;
  g_autoptr (GArray) fields = NULL;

  g_array_unref (new_pieces (paragraph, text));
  fields = find_fields (text->str, &open);
  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      const char *name = g_array_index (fields, Field, i).name;
      const char *point = strchr (name, '.');

      if (point != NULL)
        return g_strndup (name, (gsize) (point - name));
    }
  return NULL;
}

/**
 * kiosk_form_paragraph_fill:
 * @paragraph: a paragraph
 * @part: the part that it is of, for the message
 * @scope: the fields, and the row
 * @error: return location for a `GError`
 *
 * Puts values in the place of the paragraph's fields. Not those of paragraphs within it. Any thread.
 *
 * Fails with `KIOSK_REPORT_ERROR_FIELD` or `_TEMPLATE`; the message names part and field. Then some may be filled.
 *
 * Returns: %TRUE if no field is left
 */
gboolean
kiosk_form_paragraph_fill (xmlNode *paragraph,
                           const char *part,
                           const KioskFormScope *scope,
                           GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) pieces = new_pieces (paragraph, text);
  const char *open;
  g_autoptr (GArray) fields = find_fields (text->str, &open);

  if (fields == NULL)
    {
      g_autofree char *begin = g_utf8_substring (open, 0, MIN (SHOWN_CHARS, g_utf8_strlen (open, -1)));

      g_set_error (error, KIOSK_REPORT_ERROR, KIOSK_REPORT_ERROR_TEMPLATE, "%s: %s: " END " is missing", part, begin);
      return FALSE;
    }
  if (!replace_all (pieces, fields, part, scope, error))
    return FALSE;
  for (guint i = 0; fields->len > 0 && i < pieces->len; i++)
    set_lines (g_array_index (pieces, Piece, i).node, g_array_index (pieces, Piece, i).text->str);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads XML that somebody brought, and fills rows first, then all the rest. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-form-xml.h"

#include <libxml/parser.h>
#include <string.h>

#include "kiosk-form-paragraph.h"

/* What a table of a report may grow to. */
#define ROWS_MAX 2000

/* Calls for every element of a kind, the outer before the inner. */
static void
collect (xmlNode *parent,
         const char *name,
         GPtrArray *found)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      {
        if (kiosk_form_is_word (node, name))
          g_ptr_array_add (found, node);
        collect (node, name, found);
      }
}

static GPtrArray *
new_all (xmlNode *parent,
         const char *name)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (parent, name, found);
  return found;
}

static xmlNode *
find_row (xmlNode *node)
{
  for (node = node->parent; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
    if (kiosk_form_is_word (node, "tr"))
      return node;
  return NULL;
}

/**
 * kiosk_form_xml_parse:
 * @part: a part
 * @error: return location for a `GError`
 *
 * Nothing is fetched and no entity of its own is known: a document type is refused. Any thread.
 *
 * Fails with `KIOSK_REPORT_ERROR_TEMPLATE`; the message names the part.
 *
 * Returns: (transfer full) (nullable): the document
 */
xmlDoc *
kiosk_form_xml_parse (const KioskFormPart *part,
                      GError **error)
{
  gsize size;
  const char *text = g_bytes_get_data (part->bytes, &size);
  g_autoptr (xmlDoc) doc = NULL;

  doc = size > 0 ? xmlReadMemory (text, (int) size, NULL, NULL,
                                  XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING) : NULL;
  if (doc != NULL && doc->intSubset == NULL && xmlDocGetRootElement (doc) != NULL)
    return g_steal_pointer (&doc);
  kiosk_form_refuse (error, part->name, doc != NULL ? "it has entities of its own" : "it is no XML");
  return NULL;
}

/* The paragraphs of a row that are of no row within it. */
static GPtrArray *
new_own_paragraphs (xmlNode *row)
{
  g_autoptr (GPtrArray) all = new_all (row, "p");
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (find_row (g_ptr_array_index (all, i)) == row)
      g_ptr_array_add (own, g_ptr_array_index (all, i));
  return own;
}

/* NULL: the row is of no list. */
static char *
dup_list_of_row (xmlNode *row)
{
  g_autoptr (GPtrArray) paragraphs = new_own_paragraphs (row);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      char *list = kiosk_form_paragraph_dup_list (g_ptr_array_index (paragraphs, i));

      if (list != NULL)
        return list;
    }
  return NULL;
}

/* An id that Word gives each paragraph and row once. */
static void
drop_ids (xmlNode *node)
{
  for (xmlAttr *attribute = node->properties, *next; attribute != NULL; attribute = next)
    {
      next = attribute->next;
      if (strcmp ((const char *) attribute->name, "paraId") == 0
          || strcmp ((const char *) attribute->name, "textId") == 0)
        xmlRemoveProp (attribute);
    }
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      drop_ids (child);
}

static gboolean
fill_row (xmlNode *row,
          const char *name,
          const KioskFormScope *scope,
          GError **error)
{
  g_autoptr (GPtrArray) paragraphs = new_own_paragraphs (row);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      xmlNode *paragraph = g_ptr_array_index (paragraphs, i);

      if (!kiosk_form_paragraph_fill (paragraph, name, scope, error))
        return FALSE;
      /* Whatever a value says, it is not read as a field. */
      paragraph->_private = paragraph;
    }
  return TRUE;
}

/* One row for each of the list's; of a list without rows one that says so. */
static gboolean
repeat_row (xmlNode *row,
            const char *name,
            KioskFormScope *scope,
            GError **error)
{
  guint n_rows = MAX (1, scope->list->rows->len);

  if (n_rows > ROWS_MAX)
    return kiosk_form_refuse (error, name, "a list is longer than a report is");
  for (scope->row = 0; scope->row < n_rows; scope->row++)
    {
      xmlNode *copy = xmlCopyNode (row, 1);

      if (scope->row > 0)
        drop_ids (copy);
      xmlAddPrevSibling (row, copy);
      if (!fill_row (copy, name, scope, error))
        return FALSE;
    }
  xmlUnlinkNode (row);
  xmlFreeNode (row);
  return TRUE;
}

static gboolean
fill_list_row (xmlNode *row,
               const char *name,
               const char *list,
               KioskFormFields *fields,
               GError **error)
{
  KioskFormScope scope = { fields, list, kiosk_form_fields_lookup_list (fields, list), 0 };

  if (scope.list == NULL)
    {
      g_set_error (error, KIOSK_REPORT_ERROR, KIOSK_REPORT_ERROR_FIELD, "%s: {{%s.…}}: there is no such field", name,
                   list);
      return FALSE;
    }
  return repeat_row (row, name, &scope, error);
}

/* A row that repeats within one that repeats would be of two lists at once. */
static gboolean
check_outer_rows (xmlNode *row,
                  const char *name,
                  GError **error)
{
  for (xmlNode *outer = find_row (row); outer != NULL; outer = find_row (outer))
    {
      g_autofree char *list = dup_list_of_row (outer);

      if (list != NULL)
        return kiosk_form_refuse (error, name, "a row that repeats holds another one");
    }
  return TRUE;
}

static gboolean
fill_rows (xmlNode *root,
           const char *name,
           KioskFormFields *fields,
           GError **error)
{
  g_autoptr (GPtrArray) rows = new_all (root, "tr");

  /* The inner before the outer: an outer one that goes takes the inner along. */
  for (guint i = rows->len; i > 0; i--)
    {
      xmlNode *row = g_ptr_array_index (rows, i - 1);
      g_autofree char *list = dup_list_of_row (row);

      if (list != NULL && (!check_outer_rows (row, name, error) || !fill_list_row (row, name, list, fields, error)))
        return FALSE;
    }
  return TRUE;
}

/**
 * kiosk_form_xml_fill:
 * @doc: a part of a form
 * @name: its name, for the message
 * @fields: the fields
 * @error: return location for a `GError`
 *
 * Repeats each row of a table that has fields of a list, and puts values in the place of all fields. Any thread.
 *
 * Fails with `KIOSK_REPORT_ERROR_FIELD` or `_TEMPLATE`; the message names part and field.
 *
 * Returns: %TRUE if no field is left
 */
gboolean
kiosk_form_xml_fill (xmlDoc *doc,
                     const char *name,
                     KioskFormFields *fields,
                     GError **error)
{
  const KioskFormScope scope = { .fields = fields };
  g_autoptr (GPtrArray) paragraphs = NULL;

  if (!fill_rows (xmlDocGetRootElement (doc), name, fields, error))
    return FALSE;
  paragraphs = new_all (xmlDocGetRootElement (doc), "p");
  for (guint i = 0; i < paragraphs->len; i++)
    {
      xmlNode *paragraph = g_ptr_array_index (paragraphs, i);

      if (paragraph->_private == NULL && !kiosk_form_paragraph_fill (paragraph, name, &scope, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * kiosk_form_xml_print:
 * @doc: a document
 *
 * Any thread.
 *
 * Returns: (transfer full): its text in UTF-8
 */
GBytes *
kiosk_form_xml_print (xmlDoc *doc)
{
  xmlChar *text = NULL;
  int size = 0;

  xmlDocDumpMemoryEnc (doc, &text, &size, "UTF-8");
  return g_bytes_new_with_free_func (text, (gsize) MAX (size, 0), xmlFree, text);
}

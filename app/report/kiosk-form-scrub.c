/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Word writes into every file who made it and when, to the second, and where on which disk the template lay. None of it
 * is of use to whoever reads a report, and the times would be finer than anything else that leaves the kiosk. All of
 * these elements may be missing: ECMA-376 part 2, 11.1 (core properties), part 1, 17.15.1.6 and 22.2. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-form-scrub.h"

#include <string.h>

#define TEMPLATE_TYPE "/attachedTemplate"

static const struct
{
  const char *root;
  const char *children[8];
} dropped[] = {
  { "coreProperties", { "creator", "lastModifiedBy", "created", "modified", "lastPrinted", "revision", NULL } },
  { "Properties", { "TotalTime", "Manager", "Template", NULL } },
  { "settings", { "attachedTemplate", NULL } },
};

static gboolean
is_named (xmlNode *node,
          const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static gboolean
is_any_of (xmlNode *node,
           const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (is_named (node, names[i]))
      return TRUE;
  return FALSE;
}

/* The template that the form was begun from. Word would look for it whenever it opens the report. */
static gboolean
is_template (xmlNode *node)
{
  xmlChar *type = is_named (node, "Relationship") ? xmlGetNoNsProp (node, (const xmlChar *) "Type") : NULL;
  gboolean is_it = type != NULL && g_str_has_suffix ((const char *) type, TEMPLATE_TYPE);

  xmlFree (type);
  return is_it;
}

static const char *const *
find_dropped (xmlNode *root)
{
  static const char *const nothing[] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (dropped); i++)
    if (is_named (root, dropped[i].root))
      return dropped[i].children;
  return nothing;
}

/**
 * kiosk_form_scrub:
 * @doc: any part of a form
 *
 * Takes out who made the form, when, and from which template. Any thread.
 *
 * Returns: whether there was something
 */
gboolean
kiosk_form_scrub (xmlDoc *doc)
{
  xmlNode *root = xmlDocGetRootElement (doc);
  const char *const *names = find_dropped (root);
  gboolean is_changed = FALSE;

  for (xmlNode *node = root->children, *next; node != NULL; node = next)
    {
      next = node->next;
      if (!is_any_of (node, names) && !is_template (node))
        continue;
      xmlUnlinkNode (node);
      xmlFreeNode (node);
      is_changed = TRUE;
    }
  return is_changed;
}

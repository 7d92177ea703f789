/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks that an SVG draws and does nothing else: no script, no text, nothing from outside its own file. */
#define G_LOG_DOMAIN "kiosk-content"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <math.h>
#include <string.h>

#include "kiosk-pack.h"
#include "kiosk-picture-check.h"

#define SVG_NAMESPACE "http://www.w3.org/2000/svg"

#define N_ELEMENTS_MAX 3000
#define DEPTH_MAX      32

typedef struct
{
  const char *name;
  guint       n_elements;
  GError    **error;
} Check;

/* Shapes, paint and structure. What is not here is refused, so a later SVG brings in nothing new: no script,
 * foreignObject, image, text, filter or animation. */
static const char *const drawing_elements[] = {
  "svg", "g", "defs", "symbol", "use", "title", "desc", "style",
  "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
  "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker", NULL
};

/* Ways of CSS to reach or hide what `url(` does; an escape can spell any of them. */
static const char *const forbidden_css[] = {
  "@import", "\\", "image(", "image-set(", "src(", "expression(", "javascript:", "data:", NULL
};

static gboolean
fail (Check *check,
      KioskContentError code,
      const char *format,
      const char *what)
{
  g_autofree char *message = g_strdup_printf ("%s: %s %s", check->name, format, what);

  g_set_error_literal (check->error, KIOSK_CONTENT_ERROR, code, message);
  return FALSE;
}

static gboolean
refuse (Check *check,
        const char *reason,
        const char *what)
{
  return fail (check, KIOSK_CONTENT_ERROR_PICTURE, reason, what);
}

/* `url(` may lead to a fragment of this file only. */
static gboolean
has_foreign_url (const char *lower)
{
  for (const char *url = strstr (lower, "url("); url != NULL; url = strstr (url, "url("))
    {
      url += strlen ("url(");
      if (url[strspn (url, " \t\r\n\"'")] != '#')
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_css (Check *check,
           const char *where,
           const char *css)
{
  g_autofree char *lower = g_ascii_strdown (css, -1);

  for (guint i = 0; forbidden_css[i] != NULL; i++)
    if (strstr (lower, forbidden_css[i]) != NULL)
      return refuse (check, "has a style that may reach outside, in", where);
  if (has_foreign_url (lower))
    return refuse (check, "has a url() that leads outside, in", where);
  return TRUE;
}

static gboolean
check_attribute (Check *check,
                 const char *name,
                 const char *value)
{
  if (g_ascii_strncasecmp (name, "on", 2) == 0)
    return refuse (check, "has the event handler", name);
  if (g_ascii_strcasecmp (name, "base") == 0)
    return refuse (check, "has the attribute", "xml:base");
  if (g_ascii_strcasecmp (name, "href") == 0 || g_ascii_strcasecmp (name, "src") == 0)
    return value[0] == '#' ? TRUE : refuse (check, "has a link that leads outside, in", name);
  return check_css (check, name, value);
}

static gboolean
check_attributes (Check *check,
                  xmlNode *element)
{
  for (xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    {
      xmlChar *value = xmlNodeListGetString (element->doc, attribute->children, 1);
      const char *text = value != NULL ? (const char *) value : "";
      gboolean is_good = check_attribute (check, (const char *) attribute->name, text);

      xmlFree (value);
      if (!is_good)
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_style_element (Check *check,
                     xmlNode *element)
{
  xmlChar *css = xmlNodeGetContent (element);
  gboolean is_good = check_css (check, "style", css != NULL ? (const char *) css : "");

  xmlFree (css);
  return is_good;
}

static gboolean
check_element (Check *check,
               xmlNode *element)
{
  const char *name = (const char *) element->name;

  if (++check->n_elements > N_ELEMENTS_MAX)
    return fail (check, KIOSK_CONTENT_ERROR_TOO_LARGE, "has too many elements, at", name);
  if (element->ns == NULL || !g_str_equal ((const char *) element->ns->href, SVG_NAMESPACE))
    return refuse (check, "has an element that is not SVG:", name);
  if (!g_strv_contains (drawing_elements, name))
    return refuse (check, "has the element", name);
  if (g_str_equal (name, "style") && !check_style_element (check, element))
    return FALSE;
  return check_attributes (check, element);
}

/* Text is harmless: outside of the elements for text it is not drawn. */
static gboolean
check_nodes (Check *check,
             xmlNode *first,
             guint depth)
{
  if (first != NULL && depth > DEPTH_MAX)
    return fail (check, KIOSK_CONTENT_ERROR_TOO_LARGE, "is nested too deeply, at", (const char *) first->parent->name);

  for (xmlNode *node = first; node != NULL; node = node->next)
    {
      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE || node->type == XML_COMMENT_NODE)
        continue;
      if (node->type != XML_ELEMENT_NODE)
        return refuse (check, "has a processing instruction, entity or declaration:",
                       node->name != NULL ? (const char *) node->name : "");
      if (!check_element (check, node) || !check_nodes (check, node->children, depth + 1))
        return FALSE;
    }
  return TRUE;
}

/* CSS pixels a unit (CSS Values 3, section 6.2); for em, ex and rem an ordinary font. 0: not a unit. */
static double
get_unit_px (const char *unit)
{
  static const struct { const char *unit; double px; } units[] = {
    { "", 1 }, { "px", 1 }, { "pt", 96.0 / 72 }, { "pc", 16 }, { "mm", 96 / 25.4 }, { "cm", 96 / 2.54 }, { "in", 96 },
    { "em", 16 }, { "rem", 16 }, { "ex", 8 }, { "%", KIOSK_PACK_PICTURE_MAX_PX / 100.0 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].unit, unit))
      return units[i].px;
  return 0;
}

static gboolean
check_side (Check *check,
            const char *where,
            double px)
{
  if (!isfinite (px) || px > KIOSK_PACK_PICTURE_MAX_PX)
    return fail (check, KIOSK_CONTENT_ERROR_TOO_LARGE, "has too many pixels a side, in", where);
  return px > 0 ? TRUE : refuse (check, "has no size, in", where);
}

static gboolean
check_length (Check *check,
              const char *where,
              const char *text)
{
  char *unit;
  double number = g_ascii_strtod (text, &unit);

  if (unit == text || get_unit_px (unit) <= 0)
    return refuse (check, "has a size that cannot be read, in", where);
  return check_side (check, where, number * get_unit_px (unit));
}

static gboolean
check_view_box (Check *check,
                const char *text)
{
  double numbers[4];
  const char *rest = text;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      char *end;

      rest += strspn (rest, " ,\t\r\n");
      numbers[i] = g_ascii_strtod (rest, &end);
      if (end == rest || !isfinite (numbers[i]))
        return refuse (check, "has numbers that cannot be read, in", "viewBox");
      rest = end;
    }
  if (rest[strspn (rest, " \t\r\n")] != '\0')
    return refuse (check, "has numbers that cannot be read, in", "viewBox");
  return check_side (check, "viewBox", numbers[2]) && check_side (check, "viewBox", numbers[3]);
}

/* A picture without a size of its own would be laid out differently by each renderer. */
static gboolean
check_size (Check *check,
            xmlNode *root)
{
  xmlChar *width = xmlGetNoNsProp (root, BAD_CAST "width");
  xmlChar *height = xmlGetNoNsProp (root, BAD_CAST "height");
  xmlChar *view_box = xmlGetNoNsProp (root, BAD_CAST "viewBox");
  gboolean is_good = TRUE;

  if (view_box == NULL && (width == NULL || height == NULL))
    is_good = refuse (check, "has no size, in", "svg");
  if (is_good && width != NULL)
    is_good = check_length (check, "width", (const char *) width);
  if (is_good && height != NULL)
    is_good = check_length (check, "height", (const char *) height);
  if (is_good && view_box != NULL)
    is_good = check_view_box (check, (const char *) view_box);

  xmlFree (width);
  xmlFree (height);
  xmlFree (view_box);
  return is_good;
}

static gboolean
check_document (Check *check,
                xmlDoc *document)
{
  xmlNode *root = xmlDocGetRootElement (document);
  const char *encoding = (const char *) document->encoding;

  if (document->intSubset != NULL || document->extSubset != NULL)
    return refuse (check, "has a", "DOCTYPE");
  if (encoding != NULL && g_ascii_strcasecmp (encoding, "UTF-8") != 0)
    return refuse (check, "is not UTF-8 but", encoding);
  if (root == NULL || !g_str_equal ((const char *) root->name, "svg"))
    return refuse (check, "is not an", "SVG");
  return check_nodes (check, document->children, 0) && check_size (check, root);
}

/* Before the parser sees them: a DOCTYPE is where entities come from. */
static gboolean
check_raw (Check *check,
           const char *data,
           gsize size)
{
  if (size == 0 || memchr (data, '\0', size) != NULL || !g_utf8_validate (data, (gssize) size, NULL))
    return refuse (check, "is not", "UTF-8");
  if (g_strstr_len (data, (gssize) size, "<!DOCTYPE") != NULL || g_strstr_len (data, (gssize) size, "<!ENTITY") != NULL)
    return refuse (check, "has a", "DOCTYPE");
  return TRUE;
}

/**
 * kiosk_picture_check_svg: (skip)
 * @name: the file's name
 * @bytes: the file
 * @error: return location for a `GError`
 *
 * Accepts UTF-8 without DOCTYPE or processing instruction, with elements that draw and links to fragments only,
 * whose size is known and at most %KIOSK_PACK_PICTURE_MAX_PX a side. Any thread.
 *
 * Fails with `KIOSK_CONTENT_ERROR_PICTURE` or `_TOO_LARGE`.
 *
 * Returns: %TRUE if the picture may be shown
 */
gboolean
kiosk_picture_check_svg (const char *name,
                         GBytes *bytes,
                         GError **error)
{
  Check check = { .name = name, .error = error };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  xmlDoc *document;
  gboolean is_good;

  if (!check_raw (&check, data, size))
    return FALSE;

  document = xmlReadMemory (data, (int) size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (document == NULL)
    return refuse (&check, "is not an", "SVG");

  is_good = check_document (&check, document);
  xmlFreeDoc (document);
  return is_good;
}

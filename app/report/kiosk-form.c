/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills a form. Which parts have text that people read, and what a part leads to, is in the package itself: ECMA-376
 * part 2, content types and relationships. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-form.h"

#include <string.h>

#include "kiosk-form-scrub.h"
#include "kiosk-form-xml.h"
#include "kiosk-report-resources.h"

#define CONTENT_TYPES "[Content_Types].xml"
#define WORD_TYPE     "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define MAIN_TYPE     WORD_TYPE "document.main+xml"
#define RESOURCES     "/vn/congdanso/kiosk/forms/"

static const char *const file_names[KIOSK_N_FORMS] = { "mau-bao-cao.docx", "mau-phieu-ngay.docx" };

/* What people read, besides the document itself. */
static const char *const filled_types[] = { MAIN_TYPE, WORD_TYPE "header+xml", WORD_TYPE "footer+xml",
                                            WORD_TYPE "footnotes+xml" };

/**
 * kiosk_form_get_file_name:
 * @kind: which form
 *
 * Any thread.
 *
 * Returns: (transfer none): what its file is called
 */
const char *
kiosk_form_get_file_name (KioskFormKind kind)
{
  g_return_val_if_fail ((guint) kind < KIOSK_N_FORMS, NULL);

  return file_names[kind];
}

/* A static library has nothing that would do it at the start of the program. */
static GResource *
get_resource (void)
{
  static gsize is_registered;

  if (g_once_init_enter (&is_registered))
    {
      kiosk_report_register_resource ();
      g_once_init_leave (&is_registered, 1);
    }
  return kiosk_report_get_resource ();
}

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  GBytes *bytes = g_resource_lookup_data (get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL);
  return bytes;
}

/**
 * kiosk_form_get_default:
 * @kind: which form
 *
 * Any thread.
 *
 * Returns: (transfer full): the form that comes with the program
 */
GBytes *
kiosk_form_get_default (KioskFormKind kind)
{
  return load (kiosk_form_get_file_name (kind));
}

/**
 * kiosk_form_get_desk:
 *
 * Any thread.
 *
 * Returns: (transfer full): the form of a desk's report that comes with the program
 */
GBytes *
kiosk_form_get_desk (void)
{
  return load ("mau-tong-hop.docx");
}

static KioskFormPart *
find_part (GPtrArray *parts,
           const char *name)
{
  for (guint i = 0; i < parts->len; i++)
    if (g_str_equal (((KioskFormPart *) g_ptr_array_index (parts, i))->name, name))
      return g_ptr_array_index (parts, i);
  return NULL;
}

static char *
dup_attribute (xmlNode *node,
               const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *text = g_strdup (value != NULL ? (const char *) value : "");

  xmlFree (value);
  return text;
}

static gboolean
is_filled_type (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (filled_types); i++)
    if (g_str_equal (type, filled_types[i]))
      return TRUE;
  return FALSE;
}

/* The names of the parts to be filled; NULL: there is no document among them. */
static GPtrArray *
find_filled (GPtrArray *parts,
             GError **error)
{
  KioskFormPart *part = find_part (parts, CONTENT_TYPES);
  g_autoptr (xmlDoc) doc = part != NULL ? kiosk_form_xml_parse (part, NULL) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean has_main = FALSE;

  for (xmlNode *node = doc != NULL ? xmlDocGetRootElement (doc)->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *type = node->type == XML_ELEMENT_NODE ? dup_attribute (node, "ContentType") : g_strdup ("");
      g_autofree char *path = node->type == XML_ELEMENT_NODE ? dup_attribute (node, "PartName") : g_strdup ("");

      if (is_filled_type (type) && path[0] == '/' && find_part (parts, path + 1) != NULL)
        g_ptr_array_add (names, g_strdup (path + 1));
      has_main = has_main || g_str_equal (type, MAIN_TYPE);
    }
  if (has_main && names->len > 0)
    return g_steal_pointer (&names);
  kiosk_form_refuse (error, "docx", "it is no document of Word (.docx)");
  return NULL;
}

/* Links that somebody clicks may lead elsewhere; whatever Word would fetch by itself may not. */
static gboolean
check_relationships (const char *name,
                     xmlDoc *doc,
                     GError **error)
{
  for (xmlNode *node = xmlDocGetRootElement (doc)->children; node != NULL; node = node->next)
    {
      g_autofree char *mode = node->type == XML_ELEMENT_NODE ? dup_attribute (node, "TargetMode") : g_strdup ("");
      g_autofree char *type = node->type == XML_ELEMENT_NODE ? dup_attribute (node, "Type") : g_strdup ("");

      if (g_ascii_strcasecmp (mode, "External") == 0 && !g_str_has_suffix (type, "/hyperlink"))
        return kiosk_form_refuse (error, name, "it would fetch something from elsewhere");
    }
  return TRUE;
}

static gboolean
fill_part (KioskFormPart *part,
           gboolean is_filled,
           KioskFormFields *fields,
           GError **error)
{
  g_autoptr (xmlDoc) doc = kiosk_form_xml_parse (part, error);
  gboolean is_scrubbed = doc != NULL && kiosk_form_scrub (doc);

  if (doc == NULL || (g_str_has_suffix (part->name, ".rels") && !check_relationships (part->name, doc, error)))
    return FALSE;
  if (is_filled && !kiosk_form_xml_fill (doc, part->name, fields, error))
    return FALSE;
  if (!is_filled && !is_scrubbed)
    return TRUE;
  g_bytes_unref (part->bytes);
  part->bytes = kiosk_form_xml_print (doc);
  return TRUE;
}

static gboolean
fill_parts (GPtrArray *parts,
            KioskFormFields *fields,
            GError **error)
{
  g_autoptr (GPtrArray) names = find_filled (parts, error);

  for (guint i = 0; names != NULL && i < parts->len; i++)
    {
      KioskFormPart *part = g_ptr_array_index (parts, i);
      gboolean is_filled = g_ptr_array_find_with_equal_func (names, part->name, g_str_equal, NULL);
      gboolean is_xml = is_filled || g_str_has_suffix (part->name, ".xml") || g_str_has_suffix (part->name, ".rels");

      if (is_xml && !fill_part (part, is_filled, fields, error))
        return FALSE;
    }
  return names != NULL;
}

/**
 * kiosk_form_fill:
 * @docx: the form, whoever made it
 * @fields: what it may ask for
 * @day: the day whose midnight the file bears inside; known
 * @error: return location for a `GError`
 *
 * Puts values in the place of all fields, `{{name}}`, wherever Word tore them apart, and repeats the rows of tables
 * that have fields of a list. The form is refused whole where anything is odd about it: see kiosk_form_archive_read();
 * also XML with a document type, and whatever Word would fetch from elsewhere by itself. Who made the form, when and
 * from which template is taken out. The same form and fields
 * give the same bytes. Any thread.
 *
 * Fails with `KIOSK_REPORT_ERROR_TEMPLATE` or `_FIELD`, whose message names part and field, or with `_FAILED`.
 *
 * Returns: (transfer full) (nullable): the Word file
 */
GBytes *
kiosk_form_fill (GBytes *docx,
                 KioskFormFields *fields,
                 KioskDay day,
                 GError **error)
{
  g_autoptr (GPtrArray) parts = kiosk_form_archive_read (docx, error);

  if (parts == NULL || !fill_parts (parts, fields, error))
    return NULL;
  return kiosk_form_archive_write (parts, day, error);
}

/**
 * kiosk_form_check:
 * @docx: a form, whoever made it
 * @error: return location for a `GError`
 *
 * Tries whether a report can be put into @docx. Any thread.
 *
 * Fails as kiosk_form_fill() does.
 *
 * Returns: %TRUE if it can
 */
gboolean
kiosk_form_check (GBytes *docx,
                  GError **error)
{
  const KioskReportLabel label = { .ward = "00000", .ward_name = "Phường", .number = 1, .kiosk = "0000000000000000",
                                   .mode = "live", .day = kiosk_day_from_iso ("2026-01-01"), .team_name = "Tổ" };
  const KioskPeriod period = kiosk_period_containing (KIOSK_PERIOD_MONTH, label.day, 0);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (KioskEntry));
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (KioskCell));
  g_autoptr (GArray) sheets = g_array_new (FALSE, FALSE, sizeof (KioskSheet));
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (KioskTarget));
  const KioskReportSource source = { entries, cells, sheets, targets, NULL };
  g_autoptr (KioskReport) report = kiosk_report_new (&label, &source, &period);
  g_autoptr (KioskFormFields) fields = kiosk_report_fields_new (report);
  g_autoptr (GBytes) filled = kiosk_form_fill (docx, fields, label.day, error);

  return filled != NULL;
}

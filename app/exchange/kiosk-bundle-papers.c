/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every paper is made from one report, so no two of them differ. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-bundle-papers.h"

#include <string.h>

#include "kiosk-bundle-schema.h"
#include "kiosk-message.h"
#include "kiosk-paper.h"
#include "kiosk-workbook.h"

typedef GBytes *(*MakePaper) (const KioskReport  *report,
                              GError            **error);

static GBytes *
make_message (const KioskReport *report,
              GError **error)
{
  char *text = kiosk_message_dup_text (report);

  return g_bytes_new_take (text, strlen (text));
}

static const struct
{
  const char *name;
  MakePaper   make;
} papers[] = {
  { KIOSK_WORKBOOK_NAME, kiosk_workbook_new },
  { KIOSK_MESSAGE_NAME, make_message },
  { KIOSK_PAPER_NAME, kiosk_paper_new },
};

/* Of all that will lie in the folder. */
static GPtrArray *
new_names (GPtrArray *files)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint table = 0; table < KIOSK_N_BUNDLE_TABLES; table++)
    g_ptr_array_add (names, g_strconcat (kiosk_bundle_table_get_name (table), ".csv", NULL));
  g_ptr_array_add (names, g_strdup (KIOSK_BUNDLE_MANIFEST_NAME));
  g_ptr_array_add (names, g_strdup (KIOSK_BUNDLE_SIGNATURE_NAME));
  g_ptr_array_add (names, g_strdup (KIOSK_BUNDLE_KEY_NAME));
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (names, g_strdup (((KioskBundleFile *) g_ptr_array_index (files, i))->name));
  g_ptr_array_add (names, NULL);
  return names;
}

static gboolean
add_form (GPtrArray *files,
          const KioskReport *report,
          const char *name,
          KioskFormKind kind,
          GBytes *own,
          GError **error)
{
  g_autoptr (KioskFormFields) fields = kiosk_report_fields_new (report);
  g_autoptr (GBytes) form = own != NULL ? g_bytes_ref (own) : kiosk_form_get_default (kind);
  GBytes *bytes = kiosk_form_fill (form, fields, report->label->day, error);

  if (bytes == NULL)
    return FALSE;
  g_ptr_array_add (files, kiosk_bundle_file_new (name, bytes));
  return TRUE;
}

/* The report of one day is its slip. That of a longer time has the slip of its last day beside it. */
static gboolean
add_forms (GPtrArray *files,
           const KioskReport *report,
           GBytes *const *forms,
           GError **error)
{
  GBytes *form = forms != NULL ? forms[KIOSK_FORM_REPORT] : NULL;
  GBytes *slip = forms != NULL ? forms[KIOSK_FORM_SLIP] : NULL;
  GBytes *printed;

  if (report->period.from == report->period.to)
    return add_form (files, report, KIOSK_BUNDLE_REPORT_NAME, KIOSK_FORM_SLIP, slip, error);
  if (!add_form (files, report, KIOSK_BUNDLE_REPORT_NAME, KIOSK_FORM_REPORT, form, error)
      || !add_form (files, report, KIOSK_BUNDLE_SLIP_NAME, KIOSK_FORM_SLIP, slip, error))
    return FALSE;
  printed = kiosk_paper_new_slip (report, error);
  if (printed != NULL)
    g_ptr_array_add (files, kiosk_bundle_file_new (KIOSK_PAPER_SLIP_NAME, printed));
  return printed != NULL;
}

static void
add_read_me (GPtrArray *files,
             const KioskReport *report)
{
  g_autoptr (GPtrArray) names = new_names (files);
  char *text = kiosk_read_me_dup_text (report, (const char *const *) names->pdata);

  g_ptr_array_add (files, kiosk_bundle_file_new (KIOSK_READ_ME_NAME, g_bytes_new_take (text, strlen (text))));
}

/**
 * kiosk_bundle_papers_new:
 * @report: a report of the bundle's figures
 * @forms: (nullable) (array fixed-size=2): the ward's own form of each `KioskFormKind`; %NULL: the program's
 * @settings: (nullable): the kiosk's settings as kiosk_setup_file_write() gives them; %NULL: they stay at home
 * @error: return location for a `GError`
 *
 * Makes the files for people: `tong-hop.xlsx`, `tin-nhan.txt`, `bao-cao.docx` and `.pdf`, of more than
 * one day `phieu-ngay.docx` and `.pdf`, `thiet-lap.ini` where there are @settings, `doc-truoc.txt`. Any thread.
 *
 * Fails with `KIOSK_REPORT_ERROR_FAILED`; with forms of the ward also with `_TEMPLATE` and `_FIELD`, as
 * kiosk_form_check() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskBundleFile): the files, for kiosk_bundle_new_with_papers()
 */
GPtrArray *
kiosk_bundle_papers_new (const KioskReport *report,
                         GBytes *const *forms,
                         GBytes *settings,
                         GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_bundle_file_free);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      GBytes *bytes = papers[i].make (report, error);

      if (bytes == NULL)
        return NULL;
      g_ptr_array_add (files, kiosk_bundle_file_new (papers[i].name, bytes));
    }
  if (!add_forms (files, report, forms, error))
    return NULL;
  if (settings != NULL)
    g_ptr_array_add (files, kiosk_bundle_file_new (KIOSK_BUNDLE_SETTINGS_NAME, g_bytes_ref (settings)));
  add_read_me (files, report);
  return g_steal_pointer (&files);
}

/**
 * kiosk_bundle_new_with_report:
 * @label: whose figures, and of which day
 * @figures: the figures
 * @report: a report of them
 * @forms: (nullable) (array fixed-size=2): as kiosk_bundle_papers_new() takes them
 * @settings: (nullable): likewise
 * @error: return location for a `GError`
 *
 * Any thread. Fails as kiosk_bundle_papers_new() and kiosk_bundle_new() do.
 *
 * Returns: (transfer full) (nullable): the bundle with its files for people, not signed yet
 */
KioskBundle *
kiosk_bundle_new_with_report (const KioskBundleLabel *label,
                              const KioskBundleFigures *figures,
                              const KioskReport *report,
                              GBytes *const *forms,
                              GBytes *settings,
                              GError **error)
{
  g_autoptr (GPtrArray) files = kiosk_bundle_papers_new (report, forms, settings, error);

  return files != NULL ? kiosk_bundle_new_with_papers (label, figures, files, error) : NULL;
}

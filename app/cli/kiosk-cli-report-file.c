/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which file a name asks for, and whose letter it is. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-report-file.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kiosk-cli-messages.h"
#include "kiosk-desk-fields.h"
#include "kiosk-desk-letter.h"
#include "kiosk-desk-workbook.h"
#include "kiosk-form.h"
#include "kiosk-small-file.h"

/* More than a form of an office has. */
#define FORM_MAX_BYTES (4 * 1024 * 1024)

/* For a pen, where nobody said what is to stand there. */
#define BLANK "……………………"

#define GROUP "letter"

static const char *const endings[KIOSK_CLI_N_REPORTS] = { ".csv", ".xlsx", ".pdf", ".docx" };

/* Texts of a letterhead; each NULL where the file does not say it. */
typedef struct
{
  char *parent;
  char *body;
  char *code;
  char *place;
  char *addressee;
  char *signer;
  char *recipients;
} Letter;

/**
 * kiosk_cli_report_find_kind:
 * @path: (type filename): a name
 * @out_kind: (out): which file it asks for; untouched where it asks for none
 *
 * Returns: whether @path ends as one of the files that there are
 */
gboolean
kiosk_cli_report_find_kind (const char *path,
                            KioskCliReportKind *out_kind)
{
  for (guint i = 0; i < KIOSK_CLI_N_REPORTS; i++)
    if (g_str_has_suffix (path, endings[i]))
      {
        *out_kind = (KioskCliReportKind) i;
        return TRUE;
      }
  return FALSE;
}

static void
clear_letter (Letter *self)
{
  g_free (self->parent);
  g_free (self->body);
  g_free (self->code);
  g_free (self->place);
  g_free (self->addressee);
  g_free (self->signer);
  g_free (self->recipients);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Letter, clear_letter)

static char *
dup_text (GKeyFile *file,
          const char *key,
          const char *otherwise)
{
  char *text = g_key_file_get_string (file, GROUP, key, NULL);

  return text != NULL && text[0] != '\0' ? text : (g_free (text), g_strdup (otherwise));
}

static gboolean
load_letter (const char *path,
             Letter *out_letter,
             GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) refusal = NULL;

  if (path != NULL && !g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &refusal))
    {
      g_set_error (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
                   _("The letterhead %s cannot be read: %s. Nothing was written."), path, refusal->message);
      return FALSE;
    }
  out_letter->parent = dup_text (file, "parent", BLANK);
  out_letter->body = dup_text (file, "body", BLANK);
  out_letter->code = dup_text (file, "code", "BC-…");
  out_letter->place = dup_text (file, "place", "……………");
  out_letter->addressee = dup_text (file, "addressee", BLANK);
  out_letter->signer = dup_text (file, "signer", BLANK);
  out_letter->recipients = dup_text (file, "recipients", "- Như trên;|- Lưu: VT.");
  return TRUE;
}

static GBytes *
load_form (const char *path,
           GError **error)
{
  GBytes *form;

  if (path == NULL)
    return kiosk_form_get_desk ();
  form = kiosk_small_file_read_path (path, FORM_MAX_BYTES, NULL);
  if (form == NULL)
    g_set_error (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
                 _("The form %s cannot be read. Nothing was written."), path);
  return form;
}

static GBytes *
fill_form (const KioskDeskReport *report,
           const KioskReportLabel *label,
           const char *path,
           GError **error)
{
  g_autoptr (GBytes) form = load_form (path, error);
  g_autoptr (KioskFormFields) fields = NULL;

  if (form == NULL)
    return NULL;
  fields = kiosk_desk_fields_new (report, label);
  return kiosk_form_fill (form, fields, label->day, error);
}

/**
 * kiosk_cli_report_make:
 * @report: a report, with breakdown and days unless @kind is CSV
 * @by: what the rows of a CSV are
 * @kind: which file
 * @letter: (type filename) (nullable): a file with the group `letter`: `parent`, `body`, `code`, `place`, `addressee`,
 *   `signer`, `recipients`, with a `|` between lines; what is missing stays blank
 * @form: (type filename) (nullable): the form of a Word file; %NULL: the program's own
 * @today: the date of the file
 * @error: return location for a `GError`
 *
 * Fails with `KIOSK_CLI_ERROR_REFUSED` if @letter or @form cannot be read, or with a `KioskReportError`.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
kiosk_cli_report_make (const KioskDeskReport *report,
                       KioskDeskBy by,
                       KioskCliReportKind kind,
                       const char *letter,
                       const char *form,
                       KioskDay today,
                       GError **error)
{
  g_auto (Letter) texts = { NULL };
  KioskReportLabel label = { .ward = "00000", .ward_name = "Nơi tổng hợp", .number = 1, .kiosk = "0000000000000000",
                             .mode = "live", .day = MAX (today, report->period.from), .team_name = "" };

  if (kind == KIOSK_CLI_REPORT_CSV)
    {
      g_autoptr (KioskDeskGrid) grid = kiosk_desk_grid_new (report, by);
      char *text = kiosk_desk_grid_dup_csv (grid);

      return g_bytes_new_take (text, strlen (text));
    }
  if (!load_letter (letter, &texts, error))
    return NULL;
  label.parent = texts.parent;
  label.body = texts.body;
  label.code = texts.code;
  label.place = texts.place;
  label.addressee = texts.addressee;
  label.signer = texts.signer;
  label.recipients = texts.recipients;
  if (kind == KIOSK_CLI_REPORT_DOCX)
    return fill_form (report, &label, form, error);
  return kind == KIOSK_CLI_REPORT_PDF ? kiosk_desk_letter_new (report, &label, error)
                                      : kiosk_desk_workbook_new (report, &label, error);
}

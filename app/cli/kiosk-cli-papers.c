/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From figures to the files for people, with the ward's own forms where it has any. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-papers.h"

#include "kiosk-bundle-papers.h"
#include "kiosk-cli-forms.h"
#include "kiosk-settings-report.h"

static KioskReport *
new_report (const KioskCliPapers *papers)
{
  const KioskBundleFigures *figures = papers->figures;
  KioskReportLabel label = kiosk_settings_get_report_label (papers->settings);
  g_autoptr (GPtrArray) units = kiosk_settings_dup_units (papers->settings);
  const KioskReportSource source = { figures->entries, figures->cells, figures->sheets, figures->targets, units };

  label.kiosk = papers->label->kiosk;
  label.mode = papers->label->mode;
  label.day = papers->label->day;
  label.ward_sum = papers->ward_sum;
  return kiosk_report_new (&label, &source, &papers->period);
}

/**
 * kiosk_cli_papers_make:
 * @papers: what they are of
 * @error: return location for a `GError`
 *
 * Says on standard error which form of the ward cannot be used. Fails as kiosk_bundle_papers_new() does.
 *
 * Returns: (transfer full) (element-type KioskBundleFile) (nullable): the files
 */
GPtrArray *
kiosk_cli_papers_make (const KioskCliPapers *papers,
                       GError **error)
{
  g_autoptr (KioskReport) report = new_report (papers);
  GBytes *forms[KIOSK_N_FORMS];
  GPtrArray *files;

  kiosk_cli_forms_load (papers->state_dir, forms);
  files = kiosk_bundle_papers_new (report, forms, papers->written, error);
  kiosk_cli_forms_clear (forms);
  return files;
}

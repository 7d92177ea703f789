/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk's report as a file for people. */
#pragma once

#include "kiosk-desk-grid.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_CLI_REPORT_CSV,
  KIOSK_CLI_REPORT_XLSX,
  KIOSK_CLI_REPORT_PDF,
  KIOSK_CLI_REPORT_DOCX,
  KIOSK_CLI_N_REPORTS
} KioskCliReportKind;

gboolean  kiosk_cli_report_find_kind (const char             *path,
                                      KioskCliReportKind     *out_kind);
GBytes   *kiosk_cli_report_make      (const KioskDeskReport  *report,
                                      KioskDeskBy             by,
                                      KioskCliReportKind      kind,
                                      const char             *letter,
                                      const char             *form,
                                      KioskDay                today,
                                      GError                **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk's report, for people at a terminal and for machines. */
#pragma once

#include "kiosk-cli-predecessors.h"
#include "kiosk-desk-public.h"

G_BEGIN_DECLS

char *kiosk_cli_report_dup_text   (const KioskDeskReport  *report,
                                   const KioskDeskGrid   *table,
                                   KioskCliPredecessors   list);
char *kiosk_cli_report_dup_public (const KioskDeskReport  *report,
                                   const KioskDeskPublic  *table);
void  kiosk_cli_report_print_json (const KioskDeskReport  *report,
                                   const KioskDeskGrid   *table,
                                   KioskCliPredecessors   list);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of a workbook. Private to the workbook. */
#pragma once

#include "kiosk-workbook-sheet.h"

G_BEGIN_DECLS

void kiosk_workbook_add_days     (KioskWorkbook *workbook);
void kiosk_workbook_add_groups   (KioskWorkbook *workbook);
void kiosk_workbook_add_reasons  (KioskWorkbook *workbook);
void kiosk_workbook_add_targets  (KioskWorkbook *workbook);
void kiosk_workbook_add_brought  (KioskWorkbook *workbook);
void kiosk_workbook_add_notes    (KioskWorkbook *workbook);

G_END_DECLS

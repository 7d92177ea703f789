/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people bring, in the language of the screens. */
#pragma once

#include "kiosk-sheets.h"

G_BEGIN_DECLS

const char *kiosk_sheet_words_get_place    (KioskPlace         place);
const char *kiosk_sheet_words_get_figure   (KioskSheetFigure   figure);
const char *kiosk_sheet_words_get_problem  (KioskSheetProblem  problem);
char       *kiosk_sheet_words_dup_unit     (const KioskUnit   *unit,
                                            const KioskSheet  *sheet);
char       *kiosk_sheet_words_dup_outreach (const KioskSheet  *sheet);
char       *kiosk_sheet_words_dup_details  (const KioskSheet  *sheet);
char       *kiosk_sheet_words_dup_audience (const KioskSheet  *sheet,
                                            KioskAudience      audience);
char       *kiosk_sheet_words_dup_heard    (const KioskSheet  *sheet);
char       *kiosk_sheet_words_dup_entering   (KioskMode            mode,
                                              KioskEntering        saving,
                                              gint64             number);
char       *kiosk_sheet_words_dup_withdrawn  (KioskMode            mode,
                                              gint64             number);

G_END_DECLS

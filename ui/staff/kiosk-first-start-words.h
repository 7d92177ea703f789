/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the first start says and asks. */
#pragma once

#include "kiosk-first-start.h"

G_BEGIN_DECLS

char       *kiosk_first_start_words_dup_step      (KioskFirstStart *first);
const char *kiosk_first_start_words_get_title     (KioskFirstStart *first);
char       *kiosk_first_start_words_dup_hint      (KioskFirstStart *first);
char       *kiosk_first_start_words_dup_text      (KioskFirstStart *first,
                                                   KioskSettings   *settings);
char       *kiosk_first_start_words_dup_machine   (const KioskOldMachine *machine);
char       *kiosk_first_start_words_dup_primary   (KioskFirstStart *first);
const char *kiosk_first_start_words_get_secondary (KioskFirstStart *first);

G_END_DECLS

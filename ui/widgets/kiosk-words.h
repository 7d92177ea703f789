/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases that are put together from values, in the language of the screens. */
#pragma once

#include "kiosk-day-book.h"

G_BEGIN_DECLS

char       *kiosk_words_dup_date   (KioskDay       day);
char       *kiosk_words_dup_error  (const GError  *error);
char       *kiosk_words_dup_host   (const char    *link);
const char *kiosk_words_get_mode   (KioskMode      mode);
const char *kiosk_words_get_saved  (KioskMode      mode,
                                    const char    *words);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a desk's officers read: kiosks by their ward, and what came of sticks, in the language of the screens. */
#pragma once

#include "kiosk-desk-result.h"
#include "kiosk-desk-session.h"

G_BEGIN_DECLS

char       *kiosk_desk_words_dup_kiosk     (KioskDeskSession           *session,
                                            guint                       ward,
                                            guint                       number);
char       *kiosk_desk_words_dup_ward      (KioskDeskSession           *session,
                                            guint                       ward);
char       *kiosk_desk_words_dup_day       (KioskDay                    day);
const char *kiosk_desk_words_get_error     (const GError               *error);
char       *kiosk_desk_words_dup_place     (const GError               *error);
char       *kiosk_desk_words_dup_list_fault (const GError               *error);
char       *kiosk_desk_words_dup_title     (KioskDeskSession           *session,
                                            const KioskDeskMerged      *merged);
char       *kiosk_desk_words_dup_result    (KioskDeskResult            *result);
const char *kiosk_desk_words_get_mark      (KioskDeskResult            *result);
char       *kiosk_desk_words_dup_newcomer  (KioskDeskSession           *session,
                                            const KioskDeskCandidate   *candidate);
char       *kiosk_desk_words_dup_intake    (KioskDeskSession           *session);
char       *kiosk_desk_words_dup_counts    (KioskDeskIntake            *intake);
char       *kiosk_desk_words_dup_receipts  (KioskDeskSession           *session);
const char *kiosk_desk_words_get_media     (KioskMedia                 *media);

G_END_DECLS

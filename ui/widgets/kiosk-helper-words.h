/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of teams, audiences, kinds and reasons as helpers read them, in the language of the screens. */
#pragma once

#include "kiosk-settings.h"
#include "kiosk-tap.h"

G_BEGIN_DECLS

const char *kiosk_helper_words_get_team      (KioskTeam       team);
const char *kiosk_helper_words_get_team_of   (KioskSettings  *settings,
                                              KioskTeam       team);
const char *kiosk_helper_words_get_audience  (KioskAudience   audience);
const char *kiosk_helper_words_get_kind      (KioskKind       kind);
const char *kiosk_helper_words_get_reason    (KioskReason     reason);
const char *kiosk_helper_words_get_shift     (KioskShift      shift);
char       *kiosk_helper_words_dup_tap       (const KioskTap *tap);

G_END_DECLS

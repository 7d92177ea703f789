/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Targets in the language of the screens. */
#pragma once

#include "kiosk-targets.h"

G_BEGIN_DECLS

const char *kiosk_target_words_get_name     (KioskTargetName      name);
const char *kiosk_target_words_get_measure  (KioskTargetMeasure   measure);
const char *kiosk_target_words_get_column   (KioskTargetColumn    column);
const char *kiosk_target_words_get_audience (KioskAudience        audience);
const char *kiosk_target_words_get_problem  (KioskTargetProblem   problem);
char       *kiosk_target_words_dup_title    (const KioskTarget   *target);
char       *kiosk_target_words_dup_source   (const KioskTarget   *target);
char       *kiosk_target_words_dup_days     (const KioskTarget   *target);
char       *kiosk_target_words_dup_done     (const KioskTargetState *state);
char       *kiosk_target_words_dup_pace     (const KioskProgress *progress);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a stick, and of what is done with it. */
#pragma once

#include "kiosk-stick.h"

G_BEGIN_DECLS

/* What a person follows; each is several steps of the export. */
typedef enum
{
  KIOSK_STICK_STAGE_GATHER,
  KIOSK_STICK_STAGE_WRITE,
  KIOSK_STICK_STAGE_READ_BACK,
  KIOSK_STICK_STAGE_RELEASE,
  KIOSK_N_STICK_STAGES
} KioskStickStage;

const char      *kiosk_stick_words_get_media   (KioskStick       *stick);
const char      *kiosk_stick_words_get_said    (KioskStick       *stick);
const char      *kiosk_stick_words_get_no_link (void);
const char      *kiosk_stick_words_get_stage   (KioskStickTask    task,
                                                KioskStickStage   stage);
KioskStickStage  kiosk_stick_words_find_stage  (KioskStick       *stick);
char            *kiosk_stick_words_dup_folder  (KioskStick       *stick);
char            *kiosk_stick_words_dup_sum     (KioskStick       *stick);
char            *kiosk_stick_words_dup_waiting (KioskStick       *stick);
char            *kiosk_stick_words_dup_before  (KioskStick       *stick,
                                                guint             max);
char            *kiosk_stick_words_dup_receipt (KioskStick       *stick);
char            *kiosk_stick_words_dup_remark  (KioskStick       *stick);
char            *kiosk_stick_words_dup_overdue (KioskStick       *stick);

G_END_DECLS

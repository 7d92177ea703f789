/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What support needs to know of a machine: facts under a name each, and nothing about people. */
#pragma once

#include "kiosk-day-book.h"
#include "kiosk-settings.h"

G_BEGIN_DECLS

/* Lines of the unit's journal. */
#define KIOSK_DIAGNOSIS_N_LINES 200

/* Where on a stick it lies, and its files. */
#define KIOSK_DIAGNOSIS_TOP       "CHAN-DOAN"
#define KIOSK_DIAGNOSIS_TEXT_NAME "chan-doan.txt"
#define KIOSK_DIAGNOSIS_JSON_NAME "chan-doan.json"

typedef struct _KioskDiagnosis KioskDiagnosis;

KioskDiagnosis *kiosk_diagnosis_new         (void);
void            kiosk_diagnosis_add         (KioskDiagnosis  *self,
                                             const char      *name,
                                             const char      *value);
void            kiosk_diagnosis_add_int     (KioskDiagnosis  *self,
                                             const char      *name,
                                             gint64           number);
void            kiosk_diagnosis_add_lines   (KioskDiagnosis  *self,
                                             const char      *name,
                                             const char      *text);
void            kiosk_diagnosis_add_day     (KioskDiagnosis  *self,
                                             const char      *name,
                                             KioskDay         day);
void            kiosk_diagnosis_add_book    (KioskDiagnosis  *self,
                                             KioskDayBook    *book);
void            kiosk_diagnosis_add_check   (KioskDiagnosis  *self,
                                             KioskDayBook    *book);
void            kiosk_diagnosis_add_settings (KioskDiagnosis *self,
                                              KioskSettings   *settings);
void            kiosk_diagnosis_add_machine (KioskDiagnosis  *self);
void            kiosk_diagnosis_add_folder  (KioskDiagnosis  *self,
                                             const char      *state_dir);
void            kiosk_diagnosis_add_journal (KioskDiagnosis  *self);
GBytes         *kiosk_diagnosis_print_text  (KioskDiagnosis  *self,
                                             const char      *head);
GBytes         *kiosk_diagnosis_print_json  (KioskDiagnosis  *self);
void            kiosk_diagnosis_free        (KioskDiagnosis  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskDiagnosis, kiosk_diagnosis_free)

G_END_DECLS

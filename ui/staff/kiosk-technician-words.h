/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of what a technician may do, before it and after it. */
#pragma once

#include "kiosk-session.h"

G_BEGIN_DECLS

char       *kiosk_technician_words_dup_backup    (const KioskBackupRecord *backup);
char       *kiosk_technician_words_dup_list      (KioskTechnician         *technician);
char       *kiosk_technician_words_dup_restore   (KioskTechnician         *technician,
                                                  const KioskBackupRecord *backup);
char       *kiosk_technician_words_dup_anew      (KioskTechnician         *technician);
const char *kiosk_technician_words_get_inputs    (void);
char       *kiosk_technician_words_dup_inputs    (KioskTechnician         *technician);
char       *kiosk_technician_words_dup_ready     (const char              *folder);
char       *kiosk_technician_words_dup_answer    (const KioskUsbAnswer    *answer);
char       *kiosk_technician_words_dup_diagnosis (KioskStick              *stick);

G_END_DECLS

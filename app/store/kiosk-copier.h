/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes backups on a thread of its own, so that nobody who taps waits for one. Private to the store. */
#pragma once

#include "kiosk-backup.h"

G_BEGIN_DECLS

typedef struct _KioskCopier KioskCopier;

/* What came of the copies since it was last asked. */
typedef enum
{
  KIOSK_COPY_NONE,    /* nothing was asked for, or it is not done yet */
  KIOSK_COPY_MADE,
  KIOSK_COPY_FAILED
} KioskCopy;

KioskCopier *kiosk_copier_new        (KioskBookFiles *files,
                                      KioskMode       mode);
void         kiosk_copier_free       (KioskCopier    *self);
void         kiosk_copier_start      (KioskCopier    *self);
gboolean     kiosk_copier_hold_off   (KioskCopier    *self);
void         kiosk_copier_wait       (KioskCopier    *self);
KioskCopy    kiosk_copier_look       (KioskCopier    *self,
                                      gboolean       *out_is_reading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskCopier, kiosk_copier_free)

G_END_DECLS

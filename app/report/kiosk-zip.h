/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files packed into one, in memory. */
#pragma once

#include "kiosk-day.h"
#include "kiosk-report-error.h"

G_BEGIN_DECLS

typedef struct _KioskZip KioskZip;

KioskZip *kiosk_zip_new    (KioskDay     day);
gboolean  kiosk_zip_add    (KioskZip    *self,
                            const char  *path,
                            GBytes      *bytes,
                            GError     **error);
GBytes   *kiosk_zip_finish (KioskZip    *self,
                            GError     **error);
void      kiosk_zip_free   (KioskZip    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskZip, kiosk_zip_free)

G_END_DECLS

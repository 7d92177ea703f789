/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a medium is mounted, and what is known of that place, so that no other is taken for it. */
#pragma once

#include "kiosk-media-error.h"

G_BEGIN_DECLS

typedef struct _KioskMount KioskMount;

KioskMount  *kiosk_mount_new       (const char        *path,
                                    GError           **error);
const char  *kiosk_mount_get_path  (const KioskMount  *self);
guint64      kiosk_mount_get_device (const KioskMount *self);
guint64      kiosk_mount_get_type  (const KioskMount  *self);
int          kiosk_mount_get_fd    (const KioskMount  *self);
gboolean     kiosk_mount_is_apart  (const KioskMount  *self);
gboolean     kiosk_mount_is_stick  (const KioskMount  *self,
                                    guint64            device,
                                    const char        *type);
gboolean     kiosk_mount_is_read_only (const KioskMount *self);
gboolean     kiosk_mount_check     (const KioskMount  *self,
                                    GError           **error);
void         kiosk_mount_free      (KioskMount        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskMount, kiosk_mount_free)

G_END_DECLS

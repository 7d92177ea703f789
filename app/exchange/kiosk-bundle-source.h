/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of a bundle as they were found: each read once, into memory, whatever a stick would answer next time. */
#pragma once

#include "kiosk-bundle-error.h"

G_BEGIN_DECLS

/* Caps: of a file that figures depend on, of all these, of any other, of all others, of a .zip. Ten years of a busy
 * kiosk are a fifth of that, and a desk that is given nonsense keeps to its 200 MB. */
#define KIOSK_BUNDLE_FILE_MAX_BYTES   ((gsize) 64 << 20)
#define KIOSK_BUNDLE_ALL_MAX_BYTES    ((gsize) 80 << 20)
#define KIOSK_BUNDLE_OTHER_MAX_BYTES  ((gsize) 16 << 20)
#define KIOSK_BUNDLE_OTHERS_MAX_BYTES ((gsize) 24 << 20)
#define KIOSK_BUNDLE_ZIP_MAX_BYTES    ((gsize) 24 << 20)
#define KIOSK_BUNDLE_FILES_MAX        128

/* Of manifest, signature and key, each a few hundred bytes, or a few kilobytes. */
#define KIOSK_BUNDLE_SMALL_MAX_BYTES ((gsize) 1 << 20)

typedef struct _KioskBundleSource KioskBundleSource;

KioskBundleSource  *kiosk_bundle_source_open       (const char         *path,
                                                    GError            **error);
KioskBundleSource  *kiosk_bundle_source_open_head  (const char         *path,
                                                    GError            **error);
GBytes             *kiosk_bundle_source_get        (KioskBundleSource  *self,
                                                    const char         *name);
char              **kiosk_bundle_source_dup_names  (KioskBundleSource  *self);
void                kiosk_bundle_source_free       (KioskBundleSource  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskBundleSource, kiosk_bundle_source_free)

G_END_DECLS

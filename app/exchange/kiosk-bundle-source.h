/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of a bundle as they were found: each read once, into memory, whatever a stick would answer next time. */
#pragma once

#include "kiosk-bundle-error.h"

G_BEGIN_DECLS

/* Caps; ten years of the busiest kiosk are a tenth of that. */
#define KIOSK_BUNDLE_FILE_MAX_BYTES ((gsize) 256 << 20)
#define KIOSK_BUNDLE_ZIP_MAX_BYTES  ((gsize) 512 << 20)
#define KIOSK_BUNDLE_ALL_MAX_BYTES  ((gsize) 768 << 20)
#define KIOSK_BUNDLE_FILES_MAX      128

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

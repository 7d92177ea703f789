/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings of other machines that lie on a stick, each vouched for by the manifest beside it. */
#pragma once

#include <gio/gio.h>

#include "kiosk-bundle-error.h"
#include "kiosk-day.h"

G_BEGIN_DECLS

/* More than a kiosk writes. */
#define KIOSK_FOUND_SETTINGS_MAX_BYTES ((gsize) 64 << 10)

typedef struct
{
  char     *path;     /* of the export */
  char     *kiosk;    /* 16 hexadecimal digits; NULL: an export that cannot be read at all */
  char     *ward;     /* 5 digits; NULL likewise */
  guint     number;   /* in its ward; 0 likewise */
  KioskDay  day;      /* of the export; KIOSK_DAY_UNKNOWN likewise */
  gint64    n_batches;
  GBytes   *ini;      /* thiet-lap.ini as it was signed; NULL: error says why there is none */
  GError   *error;    /* a KioskBundleError, whose message names the file; NULL: there is none */
} KioskFoundSettings;

GPtrArray *kiosk_found_settings_list (const char          *path,
                                      GCancellable        *cancellable);
void       kiosk_found_settings_free (KioskFoundSettings  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskFoundSettings, kiosk_found_settings_free)

G_END_DECLS

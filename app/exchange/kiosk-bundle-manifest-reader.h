/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A manifest read back: whose bundle it is, up to where, and which files it vouches for. */
#pragma once

#include "kiosk-bundle-error.h"
#include "kiosk-entry.h"

G_BEGIN_DECLS

/* A file as the manifest has it. */
typedef struct
{
  char   *name;    /* of the resource */
  char   *path;    /* a plain file name */
  gint64  size;    /* in bytes */
  char   *sha256;  /* 64 lower-case hexadecimal digits */
} KioskBundleResource;

typedef struct
{
  char      *kiosk;      /* 16 upper-case hexadecimal digits */
  char      *mode;       /* live, training or demo */
  char      *ward;       /* 5 digits */
  guint      number;     /* 1 to 99 */
  char      *program;    /* version of what wrote it */
  KioskDay   day;        /* of the export */
  gint64     n_batches;
  char      *epoch;      /* (nullable): of the newest batch; no batch: NULL */
  gint64     head;       /* its number in the epoch */
  char      *head_hash;  /* (nullable) */
  GPtrArray *resources;  /* (element-type KioskBundleResource): in their order */
} KioskBundleManifest;

KioskBundleManifest       *kiosk_bundle_manifest_read  (GBytes               *json,
                                                        GError              **error);
const KioskBundleResource *kiosk_bundle_manifest_find  (KioskBundleManifest  *self,
                                                        const char           *path);
void                       kiosk_bundle_manifest_free  (KioskBundleManifest  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskBundleManifest, kiosk_bundle_manifest_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bundle that came back: believed as far as it proves itself. */
#pragma once

#include "kiosk-bundle.h"
#include "kiosk-bundle-manifest-reader.h"
#include "kiosk-bundle-source.h"
#include "kiosk-signature.h"

G_BEGIN_DECLS

/* What is odd about a file that no figure depends on: clerks open and save them. */
typedef enum
{
  KIOSK_BUNDLE_ODDITY_CHANGED,  /* not as the kiosk wrote it */
  KIOSK_BUNDLE_ODDITY_MISSING,  /* the manifest names it */
  KIOSK_BUNDLE_ODDITY_EXTRA     /* the manifest does not */
} KioskBundleOddity;

typedef struct
{
  KioskBundleOddity oddity;
  char             *name;
} KioskBundleRemark;

/* All that was read, and held. */
typedef struct
{
  KioskBundleManifest *manifest;
  KioskBundleFigures   figures;   /* of a head none: NULL */
  KioskPublicKey       key;       /* the one that signed it */
  GPtrArray           *remarks;   /* (element-type KioskBundleRemark): in the order of the names */
} KioskBundleContents;

KioskBundleContents *kiosk_bundle_read_head      (KioskBundleSource     *source,
                                                  const KioskPublicKey  *key,
                                                  GError               **error);
KioskBundleContents *kiosk_bundle_read           (KioskBundleSource     *source,
                                                  const KioskPublicKey  *key,
                                                  GError               **error);
void                 kiosk_bundle_contents_free  (KioskBundleContents   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskBundleContents, kiosk_bundle_contents_free)

G_END_DECLS

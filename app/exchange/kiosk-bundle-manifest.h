/* SPDX-License-Identifier: GPL-3.0-or-later */
/* datapackage.json: what a bundle holds, of which kiosk, up to where. It is what the signature is made over. */
#pragma once

#include "kiosk-bundle.h"

G_BEGIN_DECLS

GBytes *kiosk_bundle_manifest_new (const KioskBundleLabel  *label,
                                   GArray                  *entries,
                                   GPtrArray               *files,
                                   GPtrArray               *papers);

G_END_DECLS

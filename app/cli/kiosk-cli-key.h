/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Public keys that an option names: of a kiosk, or of a desk. */
#pragma once

#include "kiosk-signature.h"

G_BEGIN_DECLS

gboolean kiosk_cli_key_load (const char      *source,
                             KioskPublicKey  *out_key);

G_END_DECLS

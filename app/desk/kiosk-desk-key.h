/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's own key, which signs receipts. */
#pragma once

#include "kiosk-desk-error.h"
#include "kiosk-key.h"

G_BEGIN_DECLS

KioskKey *kiosk_desk_key_load    (const char  *path,
                                  gboolean    *out_is_new,
                                  GError     **error);
char     *kiosk_desk_key_dup_line (const KioskKey *key);

G_END_DECLS

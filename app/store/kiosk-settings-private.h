/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings by their key. Private to the store. */
#pragma once

#include "kiosk-settings.h"

G_BEGIN_DECLS

const char *kiosk_settings_lookup   (KioskSettings  *self,
                                     const char     *key);
gboolean    kiosk_settings_set_text (KioskSettings  *self,
                                     const char     *key,
                                     const char     *text,
                                     GError        **error);

G_END_DECLS

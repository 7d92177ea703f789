/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each setting may be. Private to the store. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kiosk_setting_refuse (GError      **error,
                               const char   *key,
                               const char   *what);
gboolean kiosk_setting_check  (const char   *key,
                               const char   *text,
                               GError      **error);

G_END_DECLS

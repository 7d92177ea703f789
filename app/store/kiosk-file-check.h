/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damage that can be seen before SQLite opens a file. Private to the store. */
#pragma once

#include <glib.h>

#include "kiosk-store-error.h"

G_BEGIN_DECLS

gboolean kiosk_file_check_book (const char  *path,
                                GError     **error);
gboolean kiosk_file_check_wal  (const char  *path,
                                GError     **error);
gboolean kiosk_file_is_ours    (const char  *path,
                                gint64       application,
                                gint64       first_unknown_version);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that a command writes whole. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kiosk_cli_file_write (const char  *path,
                               GBytes      *bytes,
                               GError     **error);

G_END_DECLS

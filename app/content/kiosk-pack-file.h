/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads one file of a pack. For app/content/ only. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

int     kiosk_pack_open_folder (const char  *folder,
                                GError     **error);
GBytes *kiosk_pack_read_file   (int          folder_fd,
                                const char  *name,
                                gsize        size_max_bytes,
                                GError     **error);

G_END_DECLS

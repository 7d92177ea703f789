/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a file that somebody wrote for the kiosk: a regular one, and not more of it than is sound. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

int     kiosk_small_file_open_folder (const char  *folder,
                                      GError     **error);
int     kiosk_small_file_open        (int          folder_fd,
                                      const char  *name,
                                      GError     **error);
GBytes *kiosk_small_file_read        (int          folder_fd,
                                      const char  *name,
                                      gsize        size_max_bytes,
                                      GError     **error);
GBytes *kiosk_small_file_read_path   (const char  *path,
                                      gsize        size_max_bytes,
                                      GError     **error);

G_END_DECLS

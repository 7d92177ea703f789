/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a ward list from a file. */
#pragma once

#include "kiosk-ward.h"

G_BEGIN_DECLS

#define KIOSK_WARD_FILE_MAX_BYTES (1024 * 1024)

GPtrArray *kiosk_ward_file_load (const char  *path,
                                 GBytes     **out_csv,
                                 GError     **error);

G_END_DECLS

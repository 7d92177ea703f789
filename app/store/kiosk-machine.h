/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which machine and which file system a book is on. Private to the store. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *kiosk_machine_dup_hash (int folder_fd);

G_END_DECLS

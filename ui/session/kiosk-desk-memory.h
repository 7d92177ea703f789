/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desk's window remembers from one start to the next: which book was open. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *kiosk_desk_memory_dup_book  (const char *path);
void  kiosk_desk_memory_keep_book (const char *path,
                                   const char *book);

G_END_DECLS

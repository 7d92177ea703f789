/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy of the book elsewhere, to be looked at in its place. Private to the store. */
#pragma once

#include "kiosk-book-files.h"

G_BEGIN_DECLS

char *kiosk_book_copy_make   (KioskBookFiles  *files,
                              GError         **error);
void  kiosk_book_copy_remove (char            *folder);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A machine that begins anew: its book, backups, key and forms go into a folder of their own. Private to the store. */
#pragma once

#include "kiosk-book-files.h"

G_BEGIN_DECLS

/* In the state folder, each followed by a number: what a technician had set aside; a backup that one chose, on its way
 * to the place of the book. */
#define KIOSK_RENEWAL_FOLDER_PREFIX "aside-"
#define KIOSK_RENEWAL_CHOSEN_PREFIX "chosen-"

/* In the state folder: an empty file by which a new book may be made. An empty folder says nothing: a disk that did not
 * mount leaves one, too. */
#define KIOSK_RENEWAL_ALLOWED_NAME "new-kiosk"

char     *kiosk_renewal_dup_next  (KioskBookFiles  *files);
gboolean  kiosk_renewal_is_begun  (KioskBookFiles  *files);
gboolean  kiosk_renewal_begin     (KioskBookFiles  *files,
                                   char           **out_folder,
                                   GError         **error);
gboolean  kiosk_renewal_finish    (KioskBookFiles  *files,
                                   GError         **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a backup in the place of the book. Private to the store. */
#pragma once

#include "kiosk-book-files.h"
#include "kiosk-day-book.h"

G_BEGIN_DECLS

gboolean kiosk_restore_is_begun (KioskBookFiles  *files);
gboolean kiosk_restore_finish   (KioskBookFiles  *files,
                                 GError         **error);
gboolean kiosk_restore_run      (KioskBookFiles  *files,
                                 KioskMode        mode,
                                 GError         **error);
gboolean kiosk_restore_choose   (KioskBookFiles    *files,
                                 KioskMode          mode,
                                 const char        *backup,
                                 const KioskEvent  *event,
                                 char             **out_folder,
                                 GError           **error);

G_END_DECLS

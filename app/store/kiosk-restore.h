/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the last good backup in the place of a damaged book. Private to the store. */
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

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Room on the disk that is kept for a closing. Private to the store. */
#pragma once

#include "kiosk-book-files.h"

G_BEGIN_DECLS

#define KIOSK_RESERVE_NAME "reserve"

/* A closing writes the cells of one batch and its entry, twice for the journal: well under a tenth of it. */
#define KIOSK_RESERVE_BYTES (1024 * 1024)

void     kiosk_reserve_keep    (KioskBookFiles *files);
gboolean kiosk_reserve_release (KioskBookFiles *files);

G_END_DECLS

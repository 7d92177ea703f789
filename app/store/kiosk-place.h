/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which machine it is, in words, for who must not open the book. Private to the store. */
#pragma once

#include "kiosk-book-files.h"

G_BEGIN_DECLS

#define KIOSK_PLACE_NAME "place"

void kiosk_place_keep (KioskBookFiles *files,
                       GHashTable     *settings);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves the book to another ward on the day that staff have named. Private to the store. */
#pragma once

#include "kiosk-book.h"

G_BEGIN_DECLS

gboolean kiosk_moving_run (KioskBook  *book,
                           KioskDay    today,
                           GError    **error);

G_END_DECLS

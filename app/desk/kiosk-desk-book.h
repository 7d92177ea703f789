/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk's book: what the sticks of many kiosks said, each thing once. */
#pragma once

#include "kiosk-desk-engine.h"

G_BEGIN_DECLS

/* What this program writes: 100 × major + minor. It opens any minor of its major. */
#define KIOSK_DESK_BOOK_VERSION 100

typedef struct _KioskDeskBook KioskDeskBook;

KioskDeskBook   *kiosk_desk_book_open        (const char     *place,
                                              gboolean        is_new_welcome,
                                              GError        **error);
KioskDeskEngine *kiosk_desk_book_get_engine  (KioskDeskBook  *self);
char            *kiosk_desk_book_dup_label   (const char     *place);
void             kiosk_desk_book_free        (KioskDeskBook  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskDeskBook, kiosk_desk_book_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables' versions: 100 × major + minor. Private to the store. */
#pragma once

#include "kiosk-connection.h"

G_BEGIN_DECLS

/* What this program writes. It opens any minor of its major. */
#define KIOSK_BOOK_MAJOR   1
#define KIOSK_BOOK_MINOR   4
#define KIOSK_BOOK_VERSION (100 * KIOSK_BOOK_MAJOR + KIOSK_BOOK_MINOR)

gboolean kiosk_migrations_identify (KioskConnection  *connection,
                                    GError          **error);
gboolean kiosk_migrations_run      (KioskConnection  *connection,
                                    GError          **error);
gboolean kiosk_migrations_is_due   (KioskConnection  *connection,
                                    gboolean         *out_is_due,
                                    GError          **error);

G_END_DECLS

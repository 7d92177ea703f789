/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kiosk's secret key, a file of its own beside the book: no backup and no copy of the book holds it. Private to the
 * store. */
#pragma once

#include "kiosk-book-files.h"
#include "kiosk-key.h"

G_BEGIN_DECLS

/* In the form of minisign's secret keys, for its owner alone. */
#define KIOSK_KEY_NAME "kiosk.key"

KioskKey *kiosk_key_file_load  (KioskBookFiles  *files,
                                const char      *kiosk,
                                GError         **error);

G_END_DECLS

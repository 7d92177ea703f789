/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kiosks, epochs and batches as a book has them: 64 bits instead of hexadecimal digits. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64   kiosk_desk_id_parse  (const char  *digits);
gboolean kiosk_desk_id_read   (const char  *text,
                               gint64      *out_id);
char    *kiosk_desk_id_dup    (gint64       id);

G_END_DECLS

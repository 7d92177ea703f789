/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random ids: the same id again is the same thing, so that a retry never counts twice. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 32 lower-case hexadecimal digits and a NUL. */
#define KIOSK_ID_SIZE 33

void      kiosk_id_fill      (char        out_id[KIOSK_ID_SIZE]);
gboolean  kiosk_id_is_valid  (const char  id[KIOSK_ID_SIZE]);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PINs and codes in words. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *kiosk_secret_words_get_problem (const GError  *error);
char       *kiosk_secret_words_dup_wait    (guint          wait_s);
char       *kiosk_secret_words_dup_spaced  (const char    *code);

G_END_DECLS

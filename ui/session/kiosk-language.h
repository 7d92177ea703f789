/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language that the screens are built in. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  kiosk_language_init  (const char  *locale_dir);
void      kiosk_language_set   (const char  *language);
const char *kiosk_language_get_words (const char *language,
                                      const char *words);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a pack says that nobody reads. For app/content/ only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Page groups are `[Page <id>]`. */
#define KIOSK_PACK_GROUP       "Pack"
#define KIOSK_PACK_PAGE_PREFIX "Page "

/* The language of keys without a locale. */
#define KIOSK_PACK_LANGUAGE "vi"

char **kiosk_pack_list_warnings (GKeyFile          *ini,
                                 const char *const *languages);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of content.ini and the limits they keep. For app/content/ only. */
#pragma once

#include <gio/gio.h>

#include "kiosk-pack.h"

G_BEGIN_DECLS

#define KIOSK_PACK_INI_NAME "content.ini"

/* A key with its group, and the most that its value may hold. */
typedef struct
{
  const char *group;
  const char *key;
  guint       n_items_max;  /* of a list */
  guint       n_chars_max;  /* of a text, or of each item of a list */
} KioskPackField;

char      *kiosk_pack_ini_dup_text    (GKeyFile              *ini,
                                       const KioskPackField  *field,
                                       GError               **error);
char     **kiosk_pack_ini_dup_list    (GKeyFile              *ini,
                                       const KioskPackField  *field,
                                       GError               **error);
gboolean   kiosk_pack_ini_get_number  (GKeyFile              *ini,
                                       const KioskPackField  *field,
                                       guint                 *out_number,
                                       GError               **error);
void       kiosk_pack_ini_fail        (GError               **error,
                                       KioskContentError         code,
                                       const KioskPackField  *field,
                                       const char            *format,
                                       ...) G_GNUC_PRINTF (4, 5);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small packs that tests write. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char       *pack_folder_new          (void);
void        pack_folder_write        (const char  *folder,
                                      const char  *name,
                                      const void  *data,
                                      gssize       size);
void        pack_folder_free         (char        *folder);
char       *pack_folder_dup_ini      (void);
GByteArray *pack_folder_new_png      (guint32      width,
                                      guint32      height);

G_END_DECLS

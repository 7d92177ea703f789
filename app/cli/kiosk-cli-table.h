/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table in plain text. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KioskCliTable KioskCliTable;

KioskCliTable  *kiosk_cli_table_new       (guint                 n_columns);
void            kiosk_cli_table_add_row   (KioskCliTable        *self,
                                           char *const          *cells);
void            kiosk_cli_table_add_copy  (KioskCliTable        *self,
                                           const char *const    *cells);
void            kiosk_cli_table_set_words (KioskCliTable        *self,
                                           guint                 column);
char           *kiosk_cli_table_dup_text  (const KioskCliTable  *self);
void            kiosk_cli_table_append    (const KioskCliTable  *self,
                                           GString              *text);
void            kiosk_cli_table_print     (const KioskCliTable  *self);
void            kiosk_cli_table_free      (KioskCliTable        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskCliTable, kiosk_cli_table_free)

G_END_DECLS

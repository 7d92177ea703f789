/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desk's commands share. */
#pragma once

#include "kiosk-cli-messages.h"
#include "kiosk-desk-book.h"

G_BEGIN_DECLS

/* A line on standard error that is written over, once something has taken a second. */
typedef struct
{
  gint64   began;      /* µs of the monotonic clock; 0: not yet */
  gboolean is_shown;
} KioskCliProgress;

gboolean   kiosk_cli_desk_parse_kiosk   (const char        *text,
                                         gint64            *out_kiosk);
GPtrArray *kiosk_cli_desk_find_below    (const char        *path);
GPtrArray *kiosk_cli_desk_find_bundles  (char             **paths);
void       kiosk_cli_desk_tell_refusal  (const char        *path,
                                         const GError      *error);
char      *kiosk_cli_desk_dup_label     (guint              ward,
                                         guint              number);
char      *kiosk_cli_desk_dup_number    (gint64             number);
void       kiosk_cli_progress_show      (KioskCliProgress  *self,
                                         guint              n_done,
                                         guint              n_all);
void       kiosk_cli_progress_end       (KioskCliProgress  *self);

G_END_DECLS

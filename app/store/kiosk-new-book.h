/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The making of a book. Private to the store. */
#pragma once

#include "kiosk-day-book.h"
#include "kiosk-meta-table.h"
#include "kiosk-secret-table.h"

G_BEGIN_DECLS

/* What a book takes over from another one when it is made. */
typedef struct
{
  GHashTable *settings;                            /* owned */
  KioskSecret secrets[KIOSK_N_SECRET_ROLES];       /* an empty hash: none */
  KioskDay    floor;                               /* as in KioskMeta */
  char        confirmed_boot[KIOSK_BOOT_ID_SIZE];
  char        boot[KIOSK_BOOT_ID_SIZE];            /* this one, in which the clock was corrected */
  gint64      correction_s;
} KioskInheritance;

gboolean kiosk_new_book_is_made (const char              *state_dir);
gboolean kiosk_new_book_create  (const char              *state_dir,
                                 KioskMode                mode,
                                 const KioskInheritance  *inherited,
                                 GError                 **error);
gboolean kiosk_new_book_allow   (const char              *state_dir,
                                 GError                 **error);
gboolean kiosk_new_book_begin   (const char              *state_dir,
                                 KioskMode                mode,
                                 GError                 **error);

G_END_DECLS

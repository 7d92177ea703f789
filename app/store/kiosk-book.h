/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The book's file: opened, held, opened anew after trouble. Private to the store. */
#pragma once

#include "kiosk-book-files.h"
#include "kiosk-connection.h"
#include "kiosk-copier.h"
#include "kiosk-meta-table.h"

G_BEGIN_DECLS

typedef struct
{
  GThread         *thread;
  KioskClock      *clock;
  KioskMode        mode;
  char             boot[KIOSK_BOOT_ID_SIZE];
  char             machine[KIOSK_HASH_SIZE];
  KioskBookFiles  *files;
  char            *copy;             /* folder of the copy that is read in place of the book; NULL: in service */
  KioskCopier     *copier;
  KioskConnection *connection;       /* NULL: not open; the next call opens */
  KioskMeta        meta;
  KioskNotices     notices;
  gboolean         is_checked;       /* nothing is written before that */
  gboolean         is_caught_up;     /* a backup that an earlier life did not make was tried for */
  gboolean         is_copied_aside;  /* who closes a batch does not wait for its backup */
  gboolean         is_broken;        /* the handle saw the disk fail and is not used again */
  gint64           undated_since_ms; /* time since boot of the first tap without a date; 0: not known */
} KioskBook;

KioskBook *kiosk_book_new      (const char       *state_dir,
                                KioskMode         mode,
                                KioskClock       *clock,
                                GError          **error);
KioskBook *kiosk_book_look     (const char       *state_dir,
                                KioskMode         mode,
                                KioskClock       *clock,
                                GError          **error);
void       kiosk_book_free     (KioskBook        *self);
gboolean   kiosk_book_close    (KioskBook        *self,
                                GError          **error);
gboolean   kiosk_book_reach    (KioskBook        *self,
                                GError          **error);
gboolean   kiosk_book_prepare  (KioskBook        *self,
                                GError          **error);
gboolean   kiosk_book_check    (KioskBook        *self,
                                GError          **error);
gboolean   kiosk_book_commit   (KioskBook        *self,
                                const KioskMeta  *meta,
                                gboolean          is_done,
                                GError          **error);
gboolean   kiosk_book_back_up  (KioskBook        *self,
                                GError          **error);
void       kiosk_book_settle   (KioskBook        *self);
gboolean   kiosk_book_give_up  (KioskBook        *self,
                                GError           *cause,
                                GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskBook, kiosk_book_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state folder: names in it, the lock on it, changes to it that survive a power cut. Private to the store. */
#pragma once

#include <glib.h>

#include "kiosk-store-error.h"

G_BEGIN_DECLS

/* The book, and what SQLite puts beside it. */
#define KIOSK_BOOK_NAME    "day-book.db"
#define KIOSK_WAL_NAME     KIOSK_BOOK_NAME "-wal"
#define KIOSK_JOURNAL_NAME KIOSK_BOOK_NAME "-journal"

/* Files still being written begin so; what a crash left of them is removed. */
#define KIOSK_TEMPORARY_PREFIX ".writing-"

typedef struct _KioskBookFiles KioskBookFiles;

gboolean         kiosk_store_set_errno         (GError          **error,
                                                int               saved_errno,
                                                const char       *doing,
                                                const char       *path);
gboolean         kiosk_book_files_make_folder  (const char       *path,
                                                GError          **error);
KioskBookFiles  *kiosk_book_files_new          (const char       *state_dir,
                                                GError          **error);
KioskBookFiles  *kiosk_book_files_look         (const char       *state_dir,
                                                GError          **error);
void             kiosk_book_files_free         (KioskBookFiles   *self);
int              kiosk_book_files_get_fd       (KioskBookFiles   *self);
char            *kiosk_book_files_dup_path     (KioskBookFiles   *self,
                                                const char       *name);
gboolean         kiosk_book_files_has          (KioskBookFiles   *self,
                                                const char       *name);
gboolean         kiosk_book_files_check_access (KioskBookFiles   *self,
                                                GError          **error);
GPtrArray       *kiosk_book_files_list         (KioskBookFiles   *self,
                                                const char       *prefix,
                                                const char       *suffix);
char            *kiosk_book_files_make_temporary  (KioskBookFiles   *self,
                                                   GError          **error);
void             kiosk_book_files_remove_temporary (KioskBookFiles  *self);
gboolean         kiosk_book_files_copy         (KioskBookFiles   *self,
                                                const char       *from,
                                                const char       *to,
                                                GError          **error);
gboolean         kiosk_book_files_flush_file   (KioskBookFiles   *self,
                                                const char       *name,
                                                GError          **error);
gboolean         kiosk_book_files_flush        (KioskBookFiles   *self,
                                                GError          **error);
gboolean         kiosk_book_files_rename       (KioskBookFiles   *self,
                                                const char       *from,
                                                const char       *to,
                                                GError          **error);
gboolean         kiosk_book_files_set_aside    (KioskBookFiles   *self,
                                                const char       *folder,
                                                GError          **error);
gboolean         kiosk_book_files_move_into    (KioskBookFiles   *self,
                                                const char       *name,
                                                const char       *folder,
                                                GError          **error);
void             kiosk_book_files_remove       (KioskBookFiles   *self,
                                                const char       *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskBookFiles, kiosk_book_files_free)

G_END_DECLS

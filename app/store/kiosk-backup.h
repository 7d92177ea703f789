/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of the book, each looked at before it counts as one. Private to the store. */
#pragma once

#include "kiosk-book-files.h"
#include "kiosk-connection.h"
#include "kiosk-day-book.h"

G_BEGIN_DECLS

/* How many are kept: of one a working day, those of more than two weeks. */
#define KIOSK_BACKUP_KEPT 14

/* A copy that has no name yet. */
typedef struct _KioskBackup KioskBackup;

GPtrArray   *kiosk_backup_list   (KioskBookFiles   *files);
gboolean     kiosk_backup_verify (KioskBookFiles   *files,
                                  const char       *name,
                                  KioskMode         mode,
                                  char            **out_head,
                                  GError          **error);
gboolean     kiosk_backup_is_due (KioskBookFiles   *files,
                                  KioskConnection  *connection);
KioskBackup *kiosk_backup_begin  (KioskBookFiles   *files,
                                  KioskMode         mode,
                                  const int        *is_over,
                                  GError          **error);
gboolean     kiosk_backup_finish (KioskBackup      *self,
                                  GError          **error);
void         kiosk_backup_free   (KioskBackup      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskBackup, kiosk_backup_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One connection to one SQLite file, set up so that a commit is on disk when it returns. Private to the store. */
#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "kiosk-store-error.h"

G_BEGIN_DECLS

/* Marks the file as a day book: "CDS1". */
#define KIOSK_APPLICATION_ID 0x43445331

typedef struct _KioskConnection KioskConnection;

/* How a file is opened. */
typedef enum
{
  KIOSK_CONNECTION_SERVICE,   /* the book: WAL, held alone, no other journal */
  KIOSK_CONNECTION_WORKSHOP,  /* a file that is not the book yet: a plain journal in memory of the process */
  KIOSK_CONNECTION_GLANCE     /* the file alone, without journal, lock or a byte changed */
} KioskConnectionUse;

KioskConnection *kiosk_connection_new             (const char          *path,
                                                   KioskConnectionUse   use,
                                                   GError             **error);
gboolean         kiosk_connection_close           (KioskConnection     *self,
                                                   GError             **error);
void             kiosk_connection_abandon         (KioskConnection     *self);
gboolean         kiosk_connection_check_pragmas   (KioskConnection     *self,
                                                   GError             **error);
gboolean         kiosk_connection_fail            (KioskConnection     *self,
                                                   const char          *doing,
                                                   GError             **error);
void             kiosk_connection_assert_thread   (KioskConnection     *self);
sqlite3         *kiosk_connection_get_handle      (KioskConnection     *self);
sqlite3_stmt    *kiosk_connection_lookup_cached   (KioskConnection     *self,
                                                   const char          *sql);
void             kiosk_connection_cache           (KioskConnection     *self,
                                                   sqlite3_stmt        *statement);
gboolean         kiosk_connection_run             (KioskConnection     *self,
                                                   const char          *sql,
                                                   GError             **error);
gboolean         kiosk_connection_begin           (KioskConnection     *self,
                                                   GError             **error);
gboolean         kiosk_connection_end             (KioskConnection     *self,
                                                   gboolean             is_done,
                                                   GError             **error);
gboolean         kiosk_connection_quick_check     (KioskConnection     *self,
                                                   GError             **error);
void             kiosk_connection_give_up_when    (KioskConnection     *self,
                                                   const int           *is_over);
void             kiosk_connection_leave_file      (KioskConnection     *self,
                                                   gboolean             is_left);
gboolean         kiosk_connection_truncate_wal    (KioskConnection     *self,
                                                   GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskConnection, kiosk_connection_abandon)

G_END_DECLS

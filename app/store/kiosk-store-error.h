/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong with the records, named for what the caller does next. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KIOSK_STORE_ERROR (kiosk_store_error_quark ())

typedef enum
{
  KIOSK_STORE_ERROR_MISSING,    /* no state folder or no book in it: set up, or find the disk that did not mount */
  KIOSK_STORE_ERROR_LOCKED,     /* another program holds the book: stop that one */
  KIOSK_STORE_ERROR_READ_ONLY,  /* folder or file system cannot be written */
  KIOSK_STORE_ERROR_FULL,       /* no space: nothing was recorded; try the same tap again later */
  KIOSK_STORE_ERROR_IO,         /* the disk failed: it is unknown what was recorded; reopen, then the same tap again */
  KIOSK_STORE_ERROR_CORRUPT,    /* damaged, and no good backup to restore */
  KIOSK_STORE_ERROR_NEWER,      /* written by a newer program: install that */
  KIOSK_STORE_ERROR_FOREIGN,    /* another application's database, or a book of another mode (demo, live) */
  KIOSK_STORE_ERROR_CLOSED,     /* the tap's batch is closed, or a sheet or target was replaced, or it is not there */
  KIOSK_STORE_ERROR_INVALID     /* a tap, sheet, target, setting or book that says what it must not */
} KioskStoreError;

GQuark kiosk_store_error_quark (void);

G_END_DECLS

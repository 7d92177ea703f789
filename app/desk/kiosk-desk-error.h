/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong with a desk's book, named for what the caller does next. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KIOSK_DESK_ERROR (kiosk_desk_error_quark ())

typedef enum
{
  KIOSK_DESK_ERROR_MISSING,     /* no book is there: name the right one, or begin one by enrolling */
  KIOSK_DESK_ERROR_LOCKED,      /* another program holds the book: wait, or stop that one */
  KIOSK_DESK_ERROR_READ_ONLY,   /* folder or file system cannot be written */
  KIOSK_DESK_ERROR_FULL,        /* no space: nothing of this bundle was taken */
  KIOSK_DESK_ERROR_IO,          /* the disk, or the server, failed: open the book again, then the same sticks again */
  KIOSK_DESK_ERROR_CORRUPT,     /* the book is damaged: take a copy of it, or merge the sticks into a new one */
  KIOSK_DESK_ERROR_NEWER,       /* written by a newer program: install that */
  KIOSK_DESK_ERROR_FOREIGN,     /* another application's database */
  KIOSK_DESK_ERROR_STRANGER,    /* of a kiosk that nobody enrolled: enrol it, or ask where it comes from */
  KIOSK_DESK_ERROR_OTHER_KEY,   /* a key of the same id as one that was enrolled, and another key */
  KIOSK_DESK_ERROR_NOT_LIVE,    /* of a training or a demonstration: counts nowhere */
  KIOSK_DESK_ERROR_CONFLICT,    /* contradicts what the book has: for somebody who looks into it */
  KIOSK_DESK_ERROR_LABEL,       /* another enrolled kiosk has that ward and number: say which one it replaces */
  KIOSK_DESK_ERROR_UNKNOWN,     /* the book knows no such kiosk, epoch or batch */
  KIOSK_DESK_ERROR_SHEET        /* that sheet of paper is there with other figures */
} KioskDeskError;

GQuark    kiosk_desk_error_quark  (void);
gboolean  kiosk_desk_set_error    (GError         **error,
                                   KioskDeskError   code,
                                   const char      *format,
                                   ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS

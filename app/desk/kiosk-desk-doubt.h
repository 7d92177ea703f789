/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which batches do not count: worked out from what the book has, never from the order in which it came. */
#pragma once

#include "kiosk-desk-book.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_DESK_DOUBT_FORK,      /* its number is there with another hash, or it follows such a batch */
  KIOSK_DESK_DOUBT_RESTORED,  /* taps of a restored book, which may stand in the batches of the book before it too */
  KIOSK_DESK_DOUBT_RETIRED    /* closed after its machine was taken out of service */
} KioskDeskDoubtCause;

typedef struct
{
  gint64              kiosk;
  gint64              batch;
  gint64              epoch;
  gint64              n;
  gint64              date;         /* a Julian day number; 0 unknown */
  guint               ward;
  gint64              counted;
  KioskDeskDoubtCause cause;
  gboolean            is_rejected;  /* an officer's word keeps it out; else nobody has decided */
} KioskDeskDoubt;

gboolean  kiosk_desk_doubts_update  (KioskDeskEngine  *engine,
                                     gint64            kiosk,
                                     GError          **error);
GArray   *kiosk_desk_doubts_load    (KioskDeskBook    *book,
                                     GError          **error);
gboolean  kiosk_desk_resolve        (KioskDeskBook    *book,
                                     gint64            kiosk,
                                     gint64            epoch,
                                     gint64            n,
                                     gint64            batch,
                                     GError          **error);

G_END_DECLS

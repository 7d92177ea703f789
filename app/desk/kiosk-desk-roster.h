/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster: which points are expected to count, from when to when, and on which days. */
#pragma once

#include "kiosk-desk-calendar.h"

G_BEGIN_DECLS

#define KIOSK_POINT_NUMBER_MAX 99

/* A place at which a kiosk should stand. Its label is that of the kiosk: ward and number. */
typedef struct
{
  char           ward[6];  /* 5 digits: what the code means on the point's days */
  guint          number;   /* 1 to 99 */
  KioskDay       from;     /* its first day; KIOSK_DAY_UNKNOWN: since ever */
  KioskDay       to;       /* its last day; KIOSK_DAY_UNKNOWN: it stands */
  KioskWeekdays  week;     /* one day at least */
} KioskDeskPoint;

gboolean   kiosk_desk_point_covers  (const KioskDeskPoint  *self,
                                     KioskDay               day);
gboolean   kiosk_desk_point_meets   (const KioskDeskPoint  *self,
                                     KioskDay               from,
                                     KioskDay               to);
GArray    *kiosk_desk_roster_parse  (const char            *file,
                                     GBytes                *csv,
                                     GError               **error);

G_END_DECLS

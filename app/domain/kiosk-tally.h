/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tally: the figures that reports show, summed from cells. */
#pragma once

#include "kiosk-cell.h"

G_BEGIN_DECLS

/* One side of a tally. The two sides, residents' and helpers', stand beside each other and are never added. */
typedef struct
{
  gint64 counted;
  gint64 installed;
  gint64 signed_in;
  gint64 helped;
  gint64 already_had;
  gint64 not_able;
  gint64 advised;
  gint64 overlap;      /* of counted: self taps while a helper's shift was open */
} KioskTallySide;

/* The equation: taps = counted + changed + undone + suppressed, in people. */
typedef struct
{
  KioskTallySide self;
  KioskTallySide helper;
  gint64         taps;
  gint64         counted;
  gint64         changed;
  gint64         undone;
  gint64         suppressed;
} KioskTally;

void kiosk_tally_add_cell  (KioskTally        *self,
                            const KioskCell   *cell);
void kiosk_tally_add_voided (KioskTally       *self,
                             gint64            changed,
                             gint64            undone);
void kiosk_tally_add       (KioskTally        *self,
                            const KioskTally  *other);

G_END_DECLS

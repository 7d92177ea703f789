/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A breakdown: whom the counted people of some cells were, by one of their properties. */
#pragma once

#include "kiosk-cell.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_DIMENSION_KIND,
  KIOSK_DIMENSION_AUDIENCE,
  KIOSK_DIMENSION_TEAM,           /* source and team: residents' own taps are those of no team */
  KIOSK_DIMENSION_SHIFT,
  KIOSK_DIMENSION_NOT_ABLE,       /* the reason, of those who could not install */
  KIOSK_DIMENSION_NOT_SIGNED_IN,  /* the reason, of those who installed and did not sign in */
  KIOSK_N_DIMENSIONS
} KioskDimension;

/* The people of one value. The two sides, residents' and helpers', stand beside each other and are never added. */
typedef struct
{
  int    value;   /* of the dimension's own type: KioskKind, KioskAudience, KioskTeam, KioskShift or KioskReason */
  gint64 self;
  gint64 helper;
} KioskBreakdownRow;

GArray *kiosk_breakdown_new (GArray          *cells,
                             KioskDimension   dimension);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sums of a batch that reports ask for: worked out once, when it is merged, so that a year of them is quick. */
#pragma once

#include "kiosk-cell.h"
#include "kiosk-sheet.h"

G_BEGIN_DECLS

#define KIOSK_DESK_N_KINDS 6
#define KIOSK_DESK_N_TEAMS 4  /* those that there are; none is not one */

/* Where the sums of each sort begin; what is added to it stands beside. All are people who count, but the last. */
enum
{
  KIOSK_DESK_SUM_HELPER = 0,            /* + kind × KIOSK_N_AUDIENCES + audience */
  KIOSK_DESK_SUM_SELF = 30,             /* + kind */
  KIOSK_DESK_SUM_SELF_OVERLAP = 36,
  KIOSK_DESK_SUM_SELF_HELPED = 37,
  KIOSK_DESK_SUM_HELPER_HELPED = 38,
  KIOSK_DESK_SUM_NOT_ABLE = 39,         /* of helpers, + reason: seven, other, unsaid */
  KIOSK_DESK_SUM_INSTALLED = 48,        /* of helpers, + reason: three, other, unsaid */
  KIOSK_DESK_SUM_TEAM = 53,             /* + (team − 1) × 3: counted, installed, signed in */
  KIOSK_DESK_SUM_SHIFT = 65,            /* + source × 3 + shift */
  KIOSK_DESK_SUM_SUPPRESSED = 71,       /* + why − 1: these do not count */
  KIOSK_DESK_N_SUMS = 73
};

#define KIOSK_DESK_N_NOT_ABLE_REASONS  9
#define KIOSK_DESK_N_INSTALLED_REASONS 5

const char  *kiosk_desk_sum_get_column      (guint             sum);
KioskReason  kiosk_desk_sum_get_reason      (KioskKind         kind,
                                             guint             place);
void         kiosk_desk_sums_add_cell       (gint64            sums[KIOSK_DESK_N_SUMS],
                                             const KioskCell  *cell);
gint64       kiosk_desk_sums_get_counted    (const gint64      sums[KIOSK_DESK_N_SUMS],
                                             KioskSource       source);
gint64       kiosk_desk_sums_get_installed  (const gint64      sums[KIOSK_DESK_N_SUMS],
                                             KioskSource       source);
gint64       kiosk_desk_sums_get_signed_in  (const gint64      sums[KIOSK_DESK_N_SUMS],
                                             KioskSource       source);
gint64       kiosk_desk_sums_get_kind       (const gint64      sums[KIOSK_DESK_N_SUMS],
                                             KioskSource       source,
                                             KioskKind         kind);

G_END_DECLS

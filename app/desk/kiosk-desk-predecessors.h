/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which wards became which: old figures under the names of today. */
#pragma once

#include "kiosk-day.h"

G_BEGIN_DECLS

#define KIOSK_PREDECESSOR_NAME_MAX_CHARS 64

typedef enum
{
  KIOSK_WARD_SHARE_WHOLE,  /* all of the old ward is in the new one */
  KIOSK_WARD_SHARE_PART,   /* how much of it, the figures do not say */
  KIOSK_N_WARD_SHARES
} KioskWardShare;

typedef struct
{
  char            old_code[6];
  char           *old_name;
  char            new_code[6];
  char           *new_name;
  KioskWardShare  share;
  KioskDay        from;         /* the first day of the new ward */
} KioskPredecessor;

/* What became of a ward. */
typedef enum
{
  KIOSK_WARD_FATE_SAME,    /* it is as it was */
  KIOSK_WARD_FATE_MERGED,  /* all of it is in another one, or it was renamed */
  KIOSK_WARD_FATE_SPLIT    /* it stands apart: which part its figures belong to, nobody knows */
} KioskWardFate;

KIOSK_DECLARE_NICKS (KioskWardShare, kiosk_ward_share)

KioskPredecessor  *kiosk_predecessor_new      (const char        *old_code,
                                               const char        *old_name,
                                               const char        *new_code,
                                               const char        *new_name,
                                               KioskWardShare     share,
                                               KioskDay           from);
void               kiosk_predecessor_free     (KioskPredecessor  *self);
GPtrArray         *kiosk_predecessors_parse   (const char        *file,
                                               GBytes            *csv,
                                               GError           **error);
KioskWardFate      kiosk_predecessors_resolve (GPtrArray         *self,
                                               char               code[6],
                                               KioskDay          *valid_from);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is to say to staff of a receipt that was not used: each time something new, and once. */
#pragma once

#include "kiosk-found-receipt.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_STICK_REMARK_NONE,
  KIOSK_STICK_REMARK_NO_DESK,    /* the machine was given no desk's key */
  KIOSK_STICK_REMARK_OTHER_DESK, /* not of the desk that it was given */
  KIOSK_STICK_REMARK_NEWER,      /* of a later version of the program */
  KIOSK_STICK_REMARK_SPOILT,     /* changed, torn, or for another kiosk: the desk writes a new one */
  KIOSK_STICK_REMARK_STRANGE     /* of a batch that this machine does not have */
} KioskStickRemarkKind;

typedef struct
{
  KioskStickRemarkKind  kind;
  gint64                n;     /* of that batch, where it is KIOSK_STICK_REMARK_STRANGE */
  char                 *told;  /* what was said last, for nobody's eyes; NULL: nothing yet */
} KioskStickRemark;

void kiosk_stick_remark_find  (KioskStickRemark         *self,
                               const KioskFoundReceipt  *found,
                               GArray                   *strange);
void kiosk_stick_remark_clear (KioskStickRemark         *self);

G_END_DECLS

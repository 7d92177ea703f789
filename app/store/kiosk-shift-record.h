/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What helpers counted in the present shift, and which of it can still be undone. */
#pragma once

#include "kiosk-tap.h"

G_BEGIN_DECLS

typedef struct
{
  KioskDay    day;     /* KIOSK_DAY_UNKNOWN where nobody vouches for the clock's date */
  KioskShift  shift;
  gint64      people;  /* counted by helpers in this shift, less what was undone or changed */
  GPtrArray  *taps;    /* (element-type KioskTap): the newest that can be undone, newest first */
} KioskShiftRecord;

KioskShiftRecord *kiosk_shift_record_new  (KioskDay          day,
                                           KioskShift        shift);
void              kiosk_shift_record_free (KioskShiftRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskShiftRecord, kiosk_shift_record_free)

G_END_DECLS

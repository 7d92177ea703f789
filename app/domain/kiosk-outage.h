/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why systemd gave the kiosk up. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a file about an outage may have; more is none of its own. */
#define KIOSK_OUTAGE_BYTES_MAX 1024

typedef enum
{
  KIOSK_OUTAGE_CAUSE_UNKNOWN,
  KIOSK_OUTAGE_CAUSE_STOPPED,      /* it was told to end, and did */
  KIOSK_OUTAGE_CAUSE_FAILED,       /* it ended with an error */
  KIOSK_OUTAGE_CAUSE_CRASHED,      /* it was ended by a signal */
  KIOSK_OUTAGE_CAUSE_HUNG,         /* the watchdog was not fed */
  KIOSK_OUTAGE_CAUSE_TOO_SLOW,     /* to start or to stop */
  KIOSK_OUTAGE_CAUSE_NO_MEMORY,
  KIOSK_OUTAGE_CAUSE_GAVE_UP,      /* started too often */
  KIOSK_OUTAGE_CAUSE_NOT_STARTED,  /* systemd could not start it */
  KIOSK_OUTAGE_CAUSE_NO_GRAPHICS   /* the kernel has no driver for the graphics card */
} KioskOutageCause;

typedef struct
{
  KioskOutageCause  cause;
  char             *codes;         /* systemd's words; NULL with KIOSK_OUTAGE_CAUSE_UNKNOWN */
  char             *place;         /* label of the kiosk; NULL: not told */
  guint             turn_degrees;  /* of the picture on its panel, clockwise: 0, 90, 180 or 270 */
} KioskOutage;

KioskOutage *kiosk_outage_new_from_text (const char   *text,
                                         gssize        size_bytes);
void         kiosk_outage_free          (KioskOutage  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskOutage, kiosk_outage_free)

G_END_DECLS

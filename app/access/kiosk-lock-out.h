/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a pad waits after wrong PINs: a pure rule over what is on disk and the clock since boot. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Wrong PINs that cost nothing. */
#define KIOSK_LOCK_OUT_FREE 5

/* What is kept on disk for each secret: its failures since it was last right, and the delay that may be running. */
typedef struct
{
  guint   failures;
  gint64  until_ms;      /* on the clock since boot: when the next try is allowed; 0: now */
  char    boot[65];      /* the boot that @until_ms counts in; "": none */
} KioskLockOut;

guint     kiosk_lock_out_get_delay_s  (guint                failures);
guint     kiosk_lock_out_get_left_s   (const KioskLockOut  *self,
                                       gint64               boottime_ms,
                                       const char          *boot);
void      kiosk_lock_out_begin_try    (KioskLockOut        *self,
                                       gint64               boottime_ms,
                                       const char          *boot);
void      kiosk_lock_out_clear        (KioskLockOut        *self);
gboolean  kiosk_lock_out_resume       (KioskLockOut        *self,
                                       gint64               boottime_ms,
                                       const char          *boot);

G_END_DECLS

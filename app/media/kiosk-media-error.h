/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong with a medium, named for what the caller does next. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KIOSK_MEDIA_ERROR (kiosk_media_error_quark ())

typedef enum
{
  KIOSK_MEDIA_ERROR_GONE,       /* it was pulled out: put one in */
  KIOSK_MEDIA_ERROR_CHANGED,    /* another one is there than was asked for, or none where one was mounted: ask again */
  KIOSK_MEDIA_ERROR_READ_ONLY,  /* write protection: take it off, or take another */
  KIOSK_MEDIA_ERROR_BUSY,       /* something else uses it: wait, or end that */
  KIOSK_MEDIA_ERROR_REFUSED,    /* this account may not: a technician gives it the right */
  KIOSK_MEDIA_ERROR_FAILED      /* it cannot be mounted or unmounted: take another */
} KioskMediaError;

GQuark kiosk_media_error_quark (void);

G_END_DECLS

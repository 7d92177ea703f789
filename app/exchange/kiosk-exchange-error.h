/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong with what travels, named for what the caller does next. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KIOSK_EXCHANGE_ERROR (kiosk_exchange_error_quark ())

typedef enum
{
  KIOSK_EXCHANGE_ERROR_MISSING,     /* the target is not there or is no folder: put the stick in, or name another */
  KIOSK_EXCHANGE_ERROR_UNWRITABLE,  /* the target may not be written: write protection, or rights of the account */
  KIOSK_EXCHANGE_ERROR_FULL,        /* no space on the target: make room, or take another */
  KIOSK_EXCHANGE_ERROR_IO,          /* the target failed or was pulled: take another */
  KIOSK_EXCHANGE_ERROR_TAKEN,       /* the name is there already: choose another; nothing is overwritten */
  KIOSK_EXCHANGE_ERROR_MISMATCH,    /* the records contradict each other; the message names the batch */
  KIOSK_EXCHANGE_ERROR_GONE,        /* the stick was pulled out, or failed, while in use: put it in again */
  KIOSK_EXCHANGE_ERROR_CHANGED,     /* another stick is in than the one that was to be written: look, and ask again */
  KIOSK_EXCHANGE_ERROR_DIFFERS,     /* what is read back is not what was written: throw the stick away */
  KIOSK_EXCHANGE_ERROR_BUSY,        /* something else uses the stick: wait, or take it out and put it in again */
  KIOSK_EXCHANGE_ERROR_REFUSED      /* this account may not use sticks: for a technician */
} KioskExchangeError;

GQuark    kiosk_exchange_error_quark  (void);
gboolean  kiosk_exchange_set_errno    (GError     **error,
                                       int          saved_errno,
                                       const char  *doing,
                                       const char  *path);

G_END_DECLS

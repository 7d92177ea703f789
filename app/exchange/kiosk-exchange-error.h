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
  KIOSK_EXCHANGE_ERROR_MISMATCH     /* the records contradict each other; the message names the batch */
} KioskExchangeError;

GQuark    kiosk_exchange_error_quark  (void);
gboolean  kiosk_exchange_set_errno    (GError     **error,
                                       int          saved_errno,
                                       const char  *doing,
                                       const char  *path);

G_END_DECLS

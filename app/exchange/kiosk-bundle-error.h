/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a bundle is not taken. The message says where: file, line and field. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KIOSK_BUNDLE_ERROR (kiosk_bundle_error_quark ())

typedef enum
{
  KIOSK_BUNDLE_ERROR_MISSING,    /* a file of it is not there, or cannot be read: the stick, or the copy, is torn */
  KIOSK_BUNDLE_ERROR_TOO_LARGE,  /* more than any kiosk writes */
  KIOSK_BUNDLE_ERROR_NEWER,      /* of a later version of the program: bring this one up to date */
  KIOSK_BUNDLE_ERROR_FORMAT,     /* not as a kiosk writes it */
  KIOSK_BUNDLE_ERROR_SIGNATURE,  /* not signed by the key that was asked about, or changed since */
  KIOSK_BUNDLE_ERROR_CHANGED,    /* a table is not the one that was signed */
  KIOSK_BUNDLE_ERROR_MISMATCH    /* its records contradict each other: a fault of the kiosk */
} KioskBundleError;

GQuark    kiosk_bundle_error_quark (void);
gboolean  kiosk_bundle_set_error   (GError           **error,
                                    KioskBundleError   code,
                                    const char        *place,
                                    const char        *what);

G_END_DECLS

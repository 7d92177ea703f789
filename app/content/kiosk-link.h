/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which links the QR may carry. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longest link, in bytes: still a QR code that an old phone reads from an arm's length. */
#define KIOSK_LINK_MAX_BYTES 150

#define KIOSK_LINK_ERROR (kiosk_link_error_quark ())

typedef enum
{
  KIOSK_LINK_ERROR_MALFORMED,   /* no URL at all, empty, not UTF-8, too long */
  KIOSK_LINK_ERROR_CHARACTER,   /* control, space, zero-width, non-ASCII, backslash … */
  KIOSK_LINK_ERROR_SCHEME,      /* anything but https */
  KIOSK_LINK_ERROR_USER_INFO,   /* user@host */
  KIOSK_LINK_ERROR_PORT,        /* any port written, even 443 */
  KIOSK_LINK_ERROR_HOST         /* punycode, trailing dot, IP address, or a host not on the list */
} KioskLinkError;

GQuark    kiosk_link_error_quark  (void);
gboolean  kiosk_link_check        (const char  *link,
                                   GError     **error);
char     *kiosk_link_dup_host     (const char  *link);

G_END_DECLS

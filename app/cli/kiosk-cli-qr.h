/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A QR code on a terminal, for the scan test of a link that the kiosk does not show yet. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *kiosk_cli_qr_dup_text (const char  *link,
                             GError     **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk's book at a glance, for people and for machines. */
#pragma once

#include "kiosk-desk-book.h"

G_BEGIN_DECLS

gboolean kiosk_cli_overview_print (KioskDeskBook  *book,
                                   gboolean        is_json,
                                   GError        **error);

G_END_DECLS

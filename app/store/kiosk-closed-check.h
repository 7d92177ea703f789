/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the closed batches of a file are still what they were closed as. Private to the store. */
#pragma once

#include "kiosk-connection.h"

G_BEGIN_DECLS

gboolean kiosk_closed_check (KioskConnection  *connection,
                             GError          **error);

G_END_DECLS

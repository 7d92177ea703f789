/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether closed batches hold together: by themselves, with each other, with their cells. */
#pragma once

#include "kiosk-cell.h"
#include "kiosk-entry.h"
#include "kiosk-exchange-error.h"

G_BEGIN_DECLS

gboolean kiosk_tally_check (GArray   *entries,
                            GArray   *cells,
                            GError  **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether closed batches hold together: by themselves, with each other, with their cells and sheets. */
#pragma once

#include "kiosk-cell.h"
#include "kiosk-entry.h"
#include "kiosk-sheet.h"

G_BEGIN_DECLS

#define KIOSK_TALLY_ERROR (kiosk_tally_error_quark ())

typedef enum
{
  KIOSK_TALLY_ERROR_MISMATCH  /* the records contradict each other; the message names the batch */
} KioskTallyError;

GQuark   kiosk_tally_error_quark (void);
gboolean kiosk_tally_check (GArray   *entries,
                            GArray   *cells,
                            GArray   *sheets,
                            GError  **error);

G_END_DECLS

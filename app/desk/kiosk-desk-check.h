/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a book still says what the kiosks said. */
#pragma once

#include "kiosk-desk-book.h"

G_BEGIN_DECLS

/* What was looked at. */
typedef struct
{
  guint n_kiosks;
  guint n_batches;
  guint n_cells;
} KioskDeskChecked;

typedef void (*KioskDeskProgressFunc) (guint n_done, guint n_all, gpointer user_data);

gboolean kiosk_desk_check (KioskDeskBook          *book,
                           KioskDeskProgressFunc   progress,
                           gpointer                user_data,
                           KioskDeskChecked       *out_checked,
                           GPtrArray             **out_faults,
                           GError                **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The receipt of a desk that an export found: kept, and told of. */
#pragma once

#include "kiosk-day-book.h"
#include "kiosk-found-receipt.h"

G_BEGIN_DECLS

void kiosk_cli_receipt_take (KioskDayBook             *book,
                             const KioskFoundReceipt  *found);

G_END_DECLS

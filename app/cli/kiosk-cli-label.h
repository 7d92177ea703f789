/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose files a command writes. */
#pragma once

#include "kiosk-bundle.h"
#include "kiosk-day-book.h"
#include "kiosk-settings.h"

G_BEGIN_DECLS

gboolean kiosk_cli_label_fill (KioskBundleLabel  *out_label,
                               KioskSettings     *settings,
                               KioskDayBook      *book,
                               KioskClock        *clock,
                               const char        *top,
                               GError           **error);

G_END_DECLS

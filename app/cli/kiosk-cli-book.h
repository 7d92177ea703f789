/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The book, as the commands open and close it. */
#pragma once

#include "kiosk-bundle.h"
#include "kiosk-day-book.h"
#include "kiosk-settings.h"

G_BEGIN_DECLS

KioskDayBook   *kiosk_cli_book_open           (const char    *state_dir,
                                               KioskClock    *clock,
                                               GError       **error);
KioskSettings  *kiosk_cli_book_load_settings  (KioskDayBook  *book,
                                               GError       **error);
gboolean        kiosk_cli_book_load_figures   (KioskDayBook  *book,
                                               KioskBundleFigures *figures,
                                               GError       **error);
void            kiosk_cli_figures_clear       (KioskBundleFigures *figures);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KioskBundleFigures, kiosk_cli_figures_clear)

G_END_DECLS

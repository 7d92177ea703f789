/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures by day, summed from closed cells and open taps. Private to the store. */
#pragma once

#include "kiosk-connection.h"
#include "kiosk-day-book.h"

G_BEGIN_DECLS

gboolean kiosk_figures_load_first_day     (KioskConnection  *connection,
                                           KioskDay          today,
                                           KioskDay         *out_day,
                                           GError          **error);
GArray *kiosk_figures_load                 (KioskConnection  *connection,
                                            KioskDay          from,
                                            KioskDay          to,
                                            GError          **error);
GArray *kiosk_figures_load_breakdown       (KioskConnection  *connection,
                                            KioskDay          from,
                                            KioskDay          to,
                                            GError          **error);
GArray *kiosk_figures_load_dated_breakdown (KioskConnection  *connection,
                                            KioskDay          from,
                                            KioskDay          to,
                                            GError          **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which days a report is of, as the command line says it. */
#pragma once

#include "kiosk-period.h"

G_BEGIN_DECLS

gboolean    kiosk_cli_period_parse (const char  *nick,
                                    const char  *day_text,
                                    KioskDay    *out_day);
KioskPeriod kiosk_cli_period_find  (const char  *nick,
                                    KioskDay     day,
                                    KioskDay     today,
                                    guint        cut_off_day);

G_END_DECLS

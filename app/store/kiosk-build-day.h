/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day before which this program cannot have run. */
#pragma once

#include "kiosk-day.h"

G_BEGIN_DECLS

KioskDay kiosk_build_day_get (void);

G_END_DECLS

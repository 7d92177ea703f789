/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-kiosk --maintenance FILE. */
#pragma once

#include "kiosk-options.h"

G_BEGIN_DECLS

int kiosk_maintenance_run (const KioskOptions *options);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of screens. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

KioskScreen *kiosk_screens_new (KioskScreenId id);

G_END_DECLS

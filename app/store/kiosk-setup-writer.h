/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What travels with every export, so that another machine can take this one's place. */
#pragma once

#include "kiosk-settings.h"
#include "kiosk-target.h"

G_BEGIN_DECLS

GBytes *kiosk_setup_file_write (KioskSettings *settings,
                                GArray        *targets);

G_END_DECLS

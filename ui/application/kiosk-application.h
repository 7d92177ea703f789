/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kiosk program: builds its parts once, shows its window, ends when it is told to. */
#pragma once

#include "kiosk-options.h"

G_BEGIN_DECLS

int kiosk_application_run (const KioskOptions *options);

G_END_DECLS

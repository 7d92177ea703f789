/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program as a desk's window. */
#pragma once

#include "kiosk-options.h"

G_BEGIN_DECLS

int kiosk_desk_application_run (const KioskOptions *options);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of maintenance as a picture. */
#pragma once

#include <cairo.h>

#include "kiosk-outage.h"

G_BEGIN_DECLS

cairo_surface_t *kiosk_notice_draw (const KioskOutage  *outage,
                                    int                 width_px,
                                    int                 height_px);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The book cannot be opened: where residents go, and what staff do. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_OUT_OF_ORDER_SCREEN (kiosk_out_of_order_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskOutOfOrderScreen, kiosk_out_of_order_screen, KIOSK, OUT_OF_ORDER_SCREEN, KioskScreen)

G_END_DECLS

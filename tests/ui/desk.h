/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk, as a kiosk knows it: by a key, and by what it leaves on a stick. */
#pragma once

#include "kiosk-receipt-file.h"
#include "stage.h"

KioskKey   *desk_new       (Stage          *stage);
void        desk_receive   (const KioskKey *desk,
                            Stage          *stage,
                            const char     *stick);
void        desk_receive_n (const KioskKey *desk,
                            Stage          *stage,
                            const char     *stick,
                            gint64          n);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of one bundle, as an item of a list. */
#pragma once

#include <gio/gio.h>

#include "kiosk-desk-merge.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_DESK_RESULT (kiosk_desk_result_get_type ())
G_DECLARE_FINAL_TYPE (KioskDeskResult, kiosk_desk_result, KIOSK, DESK_RESULT, GObject)

KioskDeskResult       *kiosk_desk_result_new        (KioskDeskMerged  *merged);
const KioskDeskMerged *kiosk_desk_result_get_merged (KioskDeskResult  *self);
void                   kiosk_desk_result_spare      (KioskDeskResult  *self);
gboolean               kiosk_desk_result_is_spared  (KioskDeskResult  *self);
int                    kiosk_desk_result_compare    (gconstpointer     a,
                                                     gconstpointer     b,
                                                     gpointer          unused);

G_END_DECLS

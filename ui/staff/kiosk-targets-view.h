/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Chỉ tiêu": the targets as they were assigned, and how far each is. */
#pragma once

#include "kiosk-staff-view.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_TARGETS_VIEW (kiosk_targets_view_get_type ())
G_DECLARE_FINAL_TYPE (KioskTargetsView, kiosk_targets_view, KIOSK, TARGETS_VIEW, KioskStaffView)

G_END_DECLS

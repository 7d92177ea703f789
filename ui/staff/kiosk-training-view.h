/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Tập huấn": what a training is, beginning one, and the way back. */
#pragma once

#include "kiosk-staff-view.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_TRAINING_VIEW (kiosk_training_view_get_type ())
G_DECLARE_FINAL_TYPE (KioskTrainingView, kiosk_training_view, KIOSK, TRAINING_VIEW, KioskStaffView)

G_END_DECLS

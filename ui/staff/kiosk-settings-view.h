/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Thiết lập": a list of settings, and one panel in which the chosen one is changed. */
#pragma once

#include "kiosk-staff-view.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_SETTINGS_VIEW (kiosk_settings_view_get_type ())
G_DECLARE_FINAL_TYPE (KioskSettingsView, kiosk_settings_view, KIOSK, SETTINGS_VIEW, KioskStaffView)

G_END_DECLS

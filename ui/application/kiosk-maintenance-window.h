/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is on the screen while the kiosk itself does not run. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-outage.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_MAINTENANCE_WINDOW (kiosk_maintenance_window_get_type ())
G_DECLARE_FINAL_TYPE (KioskMaintenanceWindow, kiosk_maintenance_window, KIOSK, MAINTENANCE_WINDOW, GtkWindow)

GtkWidget *kiosk_maintenance_window_new (const KioskOutage *outage,
                                         int                width_px,
                                         int                height_px);

G_END_DECLS

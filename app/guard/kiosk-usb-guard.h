/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The judge of what is plugged into a kiosk. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kiosk_usb_guard_judge  (const char  *device_folder,
                                 const char  *known_path,
                                 GError     **error);
gboolean kiosk_usb_guard_learn  (const char  *folder,
                                 const char  *known_path,
                                 guint       *out_added,
                                 GError     **error);
gboolean kiosk_usb_guard_is_met (const char  *folder,
                                 const char  *known_path);
gboolean kiosk_usb_guard_all    (const char  *folder,
                                 const char  *known_path,
                                 GError     **error);
gboolean kiosk_usb_guard_open   (const char  *folder,
                                 GError     **error);

G_END_DECLS

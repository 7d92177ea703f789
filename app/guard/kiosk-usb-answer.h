/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the kiosk asks for on its screen: to let in what is plugged in now. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kiosk_usb_answer_run (const char  *folder,
                               const char  *known_path,
                               const char  *request_path,
                               const char  *answer_path,
                               GError     **error);

G_END_DECLS

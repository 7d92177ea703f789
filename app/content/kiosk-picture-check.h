/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a picture may be shown. For app/content/ only. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean kiosk_picture_is_name   (const char  *name);
gboolean kiosk_picture_check     (const char  *name,
                                  GBytes      *bytes,
                                  GError     **error);
gboolean kiosk_picture_check_svg (const char  *name,
                                  GBytes      *bytes,
                                  GError     **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The light of built-in panels. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where Linux has them. */
#define KIOSK_BACKLIGHT_FOLDER "/sys/class/backlight"

guint kiosk_backlight_set (const char *folder,
                           gboolean    is_on);

G_END_DECLS

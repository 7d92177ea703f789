/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the bundles are on a stick, or in a folder of sticks' copies. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *kiosk_bundle_find (const char *path);

G_END_DECLS

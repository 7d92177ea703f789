/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the bundles are on a stick, or in a folder of sticks' copies. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A stick may hold anything; so many files and folders are looked at, which is far more than copies of a city's sticks
 * have. */
#define KIOSK_BUNDLE_FIND_ENTRIES_MAX 1000000

GPtrArray *kiosk_bundle_find        (const char *path);
GPtrArray *kiosk_bundle_find_within (const char *path,
                                     guint       n_entries_max,
                                     gboolean   *out_is_whole);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether an export fits, before any of it is written. */
#pragma once

#include "kiosk-bundle.h"

G_BEGIN_DECLS

guint64   kiosk_stick_space_get_needed_bytes (guint64     cluster_bytes,
                                              GPtrArray  *files,
                                              GPtrArray  *beside);
gboolean  kiosk_stick_space_check            (int         root_fd,
                                              GPtrArray  *files,
                                              GPtrArray  *beside,
                                              GError    **error);

G_END_DECLS

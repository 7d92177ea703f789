/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what lies on a stick is what was meant to lie there, byte by byte. */
#pragma once

#include "kiosk-bundle.h"

G_BEGIN_DECLS

gboolean  kiosk_read_back_compare (int            folder_fd,
                                   const char    *name,
                                   GBytes        *bytes,
                                   gboolean       is_direct,
                                   GError       **error);

G_END_DECLS

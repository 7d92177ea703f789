/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the program keeps its memory. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void kiosk_memory_init (void);

G_END_DECLS

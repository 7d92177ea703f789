/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a file that a technician wrote, in their language. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *kiosk_fault_words_dup (const char *message);

G_END_DECLS

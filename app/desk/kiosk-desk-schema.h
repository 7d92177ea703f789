/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One script for the tables of a book, whatever holds them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *kiosk_desk_schema_dup_for_postgres (const char *script);

G_END_DECLS

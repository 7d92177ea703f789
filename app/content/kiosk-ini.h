/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An ini file that a person wrote: its encoding, and that nothing in it hides something else. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GKeyFile *kiosk_ini_parse (const char  *name,
                           GBytes      *bytes,
                           GError     **error);

G_END_DECLS

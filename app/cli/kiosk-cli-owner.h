/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose account a command works as. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kiosk_cli_become_owner (const char  *state_dir,
                                 GError     **error);

G_END_DECLS

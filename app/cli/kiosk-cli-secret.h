/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PINs and codes that are typed, not written on the command line, where the shell and every process see them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  kiosk_cli_secret_take  (char       **secret,
                                  const char  *prompt,
                                  GError     **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line: which command is meant, in which language it speaks. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int kiosk_cli_run (char **arguments);

G_END_DECLS

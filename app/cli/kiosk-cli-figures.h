/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures by day as a person reads them on a terminal. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *kiosk_cli_figures_dup_text  (GArray   *figures);
gboolean  kiosk_cli_figures_check     (GArray   *figures,
                                       GError  **error);

G_END_DECLS

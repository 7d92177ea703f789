/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line in the masthead: somebody called for a helper and nobody has come yet. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-help-call.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_HELP_BANNER (kiosk_help_banner_get_type ())
G_DECLARE_FINAL_TYPE (KioskHelpBanner, kiosk_help_banner, KIOSK, HELP_BANNER, GtkWidget)

void kiosk_help_banner_set_help_call (KioskHelpBanner *self,
                                      KioskHelpCall   *help_call);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `setting`: key → text. Private to the store. */
#pragma once

#include "kiosk-connection.h"

G_BEGIN_DECLS

GHashTable *kiosk_setting_table_load (KioskConnection  *connection,
                                      GError          **error);
gboolean    kiosk_setting_table_save (KioskConnection  *connection,
                                      GHashTable       *settings,
                                      GError          **error);

G_END_DECLS

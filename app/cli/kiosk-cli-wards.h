/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ward list, as the commands use it. */
#pragma once

#include "kiosk-ward.h"

G_BEGIN_DECLS

GPtrArray        *kiosk_cli_wards_load  (const char  *path,
                                         GError     **error);
const KioskWard  *kiosk_cli_wards_find  (GPtrArray   *wards,
                                         const char  *code,
                                         KioskDay     day,
                                         GError     **error);

G_END_DECLS

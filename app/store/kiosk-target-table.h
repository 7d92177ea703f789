/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `target`. Private to the store. */
#pragma once

#include "kiosk-connection.h"
#include "kiosk-target.h"

G_BEGIN_DECLS

/* What has to be known of a target on disk to answer a retry or to replace it. */
typedef struct
{
  gboolean is_there;
  gboolean is_replaced;
  gboolean is_ended;
} KioskTargetRow;

gboolean  kiosk_target_table_find    (KioskConnection    *connection,
                                      const char         *id,
                                      KioskTargetRow     *out_row,
                                      GError            **error);
gboolean  kiosk_target_table_insert  (KioskConnection    *connection,
                                      const KioskTarget  *target,
                                      GError            **error);
GArray   *kiosk_target_table_load    (KioskConnection    *connection,
                                      GError            **error);
GArray   *kiosk_target_table_load_all (KioskConnection   *connection,
                                       GError           **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `event`: what staff, technicians and the program did. Private to the store. */
#pragma once

#include "kiosk-connection.h"
#include "kiosk-event.h"

G_BEGIN_DECLS

/* Older ones go: years of a kiosk that is unlocked ten times a day. */
#define KIOSK_EVENT_TABLE_MAX 10000

gboolean kiosk_event_table_insert (KioskConnection   *connection,
                                   const KioskEvent  *event,
                                   GError           **error);
GArray  *kiosk_event_table_load   (KioskConnection   *connection,
                                   gint64             before,
                                   guint              max,
                                   GError           **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waits for one result of a store, and sees that it comes on the thread that asked. */
#pragma once

#include "kiosk-store.h"
#include "world.h"

typedef struct
{
  GMainLoop    *loop;
  GThread      *thread;
  GAsyncResult *result;
} Waiter;

Waiter          waiter_new         (void);
void            waiter_done_cb     (GObject       *source,
                                    GAsyncResult  *result,
                                    gpointer       user_data);
GAsyncResult   *waiter_wait        (Waiter        *self);
KioskSettings  *waiter_open_store  (KioskStore    *store,
                                    KioskNotices  *out_notices,
                                    GError       **error);
KioskStore     *waiter_start       (World         *world);
void            waiter_end         (KioskStore    *store);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The thread that owns a desk's book: one thing after the other, in the order in which it was asked for. */
#pragma once

#include <gio/gio.h>

#include "kiosk-desk-book.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_DESK_WORKER (kiosk_desk_worker_get_type ())
G_DECLARE_FINAL_TYPE (KioskDeskWorker, kiosk_desk_worker, KIOSK, DESK_WORKER, GObject)

/* Called on the book's thread; it ends @task. */
typedef void (*KioskDeskWork) (KioskDeskBook *book, GTask *task);

KioskDeskWorker *kiosk_desk_worker_new       (void);
void             kiosk_desk_worker_open      (KioskDeskWorker  *self,
                                              GTask            *task,
                                              const char       *place,
                                              gboolean          is_new);
void             kiosk_desk_worker_push      (KioskDeskWorker  *self,
                                              GTask            *task,
                                              KioskDeskWork     work);
void             kiosk_desk_worker_post      (GTask            *task,
                                              GSourceFunc       func,
                                              gpointer          data);
void             kiosk_desk_worker_shut_down (KioskDeskWorker  *self);

G_END_DECLS

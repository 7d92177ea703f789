/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store: a day book on a thread of its own, for callers who must not wait for a disk. */
#pragma once

#include <gio/gio.h>

#include "kiosk-day-book.h"
#include "kiosk-settings.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_STORE (kiosk_store_get_type ())
G_DECLARE_FINAL_TYPE (KioskStore, kiosk_store, KIOSK, STORE, GObject)

KioskStore     *kiosk_store_new               (const char           *state_dir,
                                               KioskMode             mode,
                                               KioskClock           *clock);
void            kiosk_store_open_async        (KioskStore           *self,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
KioskSettings  *kiosk_store_open_finish       (KioskStore           *self,
                                               GAsyncResult         *result,
                                               KioskNotices         *out_notices,
                                               GError              **error);
void            kiosk_store_check_async       (KioskStore           *self,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        kiosk_store_check_finish      (KioskStore           *self,
                                               GAsyncResult         *result,
                                               KioskNotices         *out_notices,
                                               GError              **error);
void            kiosk_store_record_async      (KioskStore           *self,
                                               guint                 visit,
                                               const KioskTap       *tap,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
void            kiosk_store_replace_async     (KioskStore           *self,
                                               const char           *old_id,
                                               const KioskTap       *tap,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        kiosk_store_record_finish     (KioskStore           *self,
                                               GAsyncResult         *result,
                                               KioskRecorded        *out_recorded,
                                               GError              **error);
void            kiosk_store_undo_async        (KioskStore           *self,
                                               const char           *id,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        kiosk_store_undo_finish       (KioskStore           *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void            kiosk_store_shut_down         (KioskStore           *self);

G_END_DECLS

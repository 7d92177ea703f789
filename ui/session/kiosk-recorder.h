/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taps on their way to the disk: in order, one at a time, and again with the same id until they are there. */
#pragma once

#include "kiosk-store.h"

G_BEGIN_DECLS

/* Pause before a failed tap is tried again. */
#define KIOSK_RECORDER_RETRY_S 5

#define KIOSK_TYPE_RECORDER (kiosk_recorder_get_type ())
G_DECLARE_FINAL_TYPE (KioskRecorder, kiosk_recorder, KIOSK, RECORDER, GObject)

KioskRecorder *kiosk_recorder_new        (KioskStore      *store,
                                          KioskClock      *clock);
guint          kiosk_recorder_record     (KioskRecorder   *self,
                                          guint            visit,
                                          const KioskTap  *tap);
guint          kiosk_recorder_replace    (KioskRecorder   *self,
                                          const char      *old_id,
                                          const KioskTap  *tap);
guint          kiosk_recorder_undo       (KioskRecorder   *self,
                                          const char      *id);
gboolean       kiosk_recorder_is_idle     (KioskRecorder   *self);
void           kiosk_recorder_retry      (KioskRecorder   *self);
void           kiosk_recorder_tick       (KioskRecorder   *self);

G_END_DECLS

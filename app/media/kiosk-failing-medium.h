/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A medium whose calls fail, hang or worse, by number. Linked into tests only. */
#pragma once

#include "kiosk-medium.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_FAILING_MEDIUM (kiosk_failing_medium_get_type ())
G_DECLARE_FINAL_TYPE (KioskFailingMedium, kiosk_failing_medium, KIOSK, FAILING_MEDIUM, GObject)

/* Called in the thread of the call, before it: returns FALSE with the error set, or TRUE to let the call go on. */
typedef gboolean (*KioskFailure) (guint             number,
                                  KioskMediumCall   call,
                                  gpointer          user_data,
                                  GCancellable     *cancellable,
                                  GError          **error);

KioskMedium  *kiosk_failing_medium_new          (KioskMedium         *inner,
                                                 KioskFailure         failure,
                                                 gpointer             user_data);
guint         kiosk_failing_medium_get_n_calls  (KioskFailingMedium  *self);

G_END_DECLS

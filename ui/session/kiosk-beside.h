/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work that would hold up a resident's screen, on a thread of its own. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @data: the task data of the whole. */
typedef gboolean (*KioskBesideWork) (gpointer       data,
                                     GCancellable  *cancellable,
                                     GError       **error);

void kiosk_beside_run (GTask               *whole,
                       KioskBesideWork      work,
                       GAsyncReadyCallback  callback);

G_END_DECLS

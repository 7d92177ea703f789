/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stick, mounted to be read alone, read and let go of. */
#pragma once

#include "kiosk-medium.h"

G_BEGIN_DECLS

/* Reads what is under @path, where the stick is mounted. */
typedef gboolean (*KioskStickRead) (const char    *path,
                                    gpointer       data,
                                    GCancellable  *cancellable,
                                    GError       **error);

gboolean kiosk_stick_reading_run (KioskMedium     *medium,
                                  KioskStickRead   reader,
                                  gpointer         data,
                                  GCancellable    *cancellable,
                                  GError         **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One stick, as somebody put it in: an interface of blocking calls, for the thread that writes to it. */
#pragma once

#include <gio/gio.h>

#include "kiosk-mount.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_MEDIUM (kiosk_medium_get_type ())
G_DECLARE_INTERFACE (KioskMedium, kiosk_medium, KIOSK, MEDIUM, GObject)

typedef enum
{
  KIOSK_MEDIUM_CALL_CHECK,      /* is it still the one that was put in? */
  KIOSK_MEDIUM_CALL_MOUNT,      /* to write */
  KIOSK_MEDIUM_CALL_MOUNT_READ_ONLY,
  KIOSK_MEDIUM_CALL_UNMOUNT,
  KIOSK_MEDIUM_CALL_POWER_OFF
} KioskMediumCall;

struct _KioskMediumInterface
{
  GTypeInterface parent_iface;

  const char  *(*get_label)   (KioskMedium   *self);
  gboolean     (*can_leave)   (KioskMedium   *self);
  gboolean     (*check)       (KioskMedium   *self,
                               GCancellable  *cancellable,
                               GError       **error);
  KioskMount  *(*mount)       (KioskMedium   *self,
                               gboolean       is_writable,
                               GCancellable  *cancellable,
                               GError       **error);
  gboolean     (*unmount)     (KioskMedium   *self,
                               GCancellable  *cancellable,
                               GError       **error);
  gboolean     (*power_off)   (KioskMedium   *self,
                               GCancellable  *cancellable,
                               GError       **error);
};

const char  *kiosk_medium_get_label  (KioskMedium   *self);
gboolean     kiosk_medium_can_leave  (KioskMedium   *self);
gboolean     kiosk_medium_check      (KioskMedium   *self,
                                      GCancellable  *cancellable,
                                      GError       **error);
KioskMount  *kiosk_medium_mount      (KioskMedium   *self,
                                      gboolean       is_writable,
                                      GCancellable  *cancellable,
                                      GError       **error);
gboolean     kiosk_medium_unmount    (KioskMedium   *self,
                                      GCancellable  *cancellable,
                                      GError       **error);
gboolean     kiosk_medium_power_off  (KioskMedium   *self,
                                      GCancellable  *cancellable,
                                      GError       **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The interface of what watches for media. */
#define G_LOG_DOMAIN "kiosk-media"

#include "kiosk-media.h"

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (KioskMedia, kiosk_media, G_TYPE_OBJECT)

static void
kiosk_media_default_init (KioskMediaInterface *iface)
{
  /**
   * KioskMedia::changed:
   * @self: what watches
   *
   * State, fault, label or size may be others now. On the main thread.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KIOSK_TYPE_MEDIA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

/**
 * kiosk_media_get_state:
 * @self: what watches
 *
 * The main thread.
 *
 * Returns: what is in
 */
KioskMediaState
kiosk_media_get_state (KioskMedia *self)
{
  g_return_val_if_fail (KIOSK_IS_MEDIA (self), KIOSK_MEDIA_STATE_UNWATCHED);

  return KIOSK_MEDIA_GET_IFACE (self)->get_state (self);
}

/**
 * kiosk_media_get_fault:
 * @self: what watches
 *
 * The main thread.
 *
 * Returns: why the medium is of no use; %KIOSK_MEDIA_FAULT_NONE in every state but %KIOSK_MEDIA_STATE_UNREADABLE
 */
KioskMediaFault
kiosk_media_get_fault (KioskMedia *self)
{
  g_return_val_if_fail (KIOSK_IS_MEDIA (self), KIOSK_MEDIA_FAULT_NONE);

  return KIOSK_MEDIA_GET_IFACE (self)->get_fault (self);
}

/**
 * kiosk_media_get_label:
 * @self: what watches
 *
 * The main thread.
 *
 * Returns: (transfer none) (nullable): what people call the medium; %NULL where there is not one that may be named
 */
const char *
kiosk_media_get_label (KioskMedia *self)
{
  g_return_val_if_fail (KIOSK_IS_MEDIA (self), NULL);

  return KIOSK_MEDIA_GET_IFACE (self)->get_label (self);
}

/**
 * kiosk_media_get_size_bytes:
 * @self: what watches
 *
 * The main thread.
 *
 * Returns: the size of the medium in bytes, 0: not known
 */
guint64
kiosk_media_get_size_bytes (KioskMedia *self)
{
  g_return_val_if_fail (KIOSK_IS_MEDIA (self), 0);

  return KIOSK_MEDIA_GET_IFACE (self)->get_size_bytes (self);
}

/**
 * kiosk_media_dup_medium:
 * @self: what watches
 *
 * The medium stays this one: where another is put in instead, its calls fail with `KIOSK_MEDIA_ERROR_CHANGED` or
 * `_GONE`. Whoever asks for a PIN before writing takes it before that. The main thread.
 *
 * Returns: (transfer full) (nullable): the medium; %NULL in every state but %KIOSK_MEDIA_STATE_USABLE
 */
KioskMedium *
kiosk_media_dup_medium (KioskMedia *self)
{
  g_return_val_if_fail (KIOSK_IS_MEDIA (self), NULL);

  return KIOSK_MEDIA_GET_IFACE (self)->dup_medium (self);
}

/**
 * kiosk_media_emit_changed:
 * @self: what watches
 *
 * For those who implement it. The main thread.
 */
void
kiosk_media_emit_changed (KioskMedia *self)
{
  g_return_if_fail (KIOSK_IS_MEDIA (self));

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

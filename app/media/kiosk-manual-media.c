/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Media that come and go as they are told. Linked into tests only. */
#define G_LOG_DOMAIN "kiosk-media"

#include "kiosk-manual-media.h"

struct _KioskManualMedia
{
  GObject          parent_instance;
  KioskMediaState  state;
  KioskMediaFault  fault;
  KioskMedium     *medium;
  guint64          size_bytes;
};

static void kiosk_manual_media_iface_init (KioskMediaInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KioskManualMedia, kiosk_manual_media, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KIOSK_TYPE_MEDIA, kiosk_manual_media_iface_init))

static KioskMediaState
kiosk_manual_media_get_state (KioskMedia *media)
{
  return KIOSK_MANUAL_MEDIA (media)->state;
}

static KioskMediaFault
kiosk_manual_media_get_fault (KioskMedia *media)
{
  return KIOSK_MANUAL_MEDIA (media)->fault;
}

static const char *
kiosk_manual_media_get_label (KioskMedia *media)
{
  KioskManualMedia *self = KIOSK_MANUAL_MEDIA (media);

  return self->medium != NULL ? kiosk_medium_get_label (self->medium) : NULL;
}

static guint64
kiosk_manual_media_get_size_bytes (KioskMedia *media)
{
  return KIOSK_MANUAL_MEDIA (media)->size_bytes;
}

static KioskMedium *
kiosk_manual_media_dup_medium (KioskMedia *media)
{
  KioskManualMedia *self = KIOSK_MANUAL_MEDIA (media);

  return self->state == KIOSK_MEDIA_STATE_USABLE && self->medium != NULL ? g_object_ref (self->medium) : NULL;
}

static void
kiosk_manual_media_iface_init (KioskMediaInterface *iface)
{
  iface->get_state = kiosk_manual_media_get_state;
  iface->get_fault = kiosk_manual_media_get_fault;
  iface->get_label = kiosk_manual_media_get_label;
  iface->get_size_bytes = kiosk_manual_media_get_size_bytes;
  iface->dup_medium = kiosk_manual_media_dup_medium;
}

static void
kiosk_manual_media_dispose (GObject *object)
{
  g_clear_object (&KIOSK_MANUAL_MEDIA (object)->medium);
  G_OBJECT_CLASS (kiosk_manual_media_parent_class)->dispose (object);
}

static void
kiosk_manual_media_class_init (KioskManualMediaClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_manual_media_dispose;
}

static void
kiosk_manual_media_init (KioskManualMedia *self)
{
}

/**
 * kiosk_manual_media_new:
 *
 * Returns: (transfer full): a machine with nothing in it
 */
KioskMedia *
kiosk_manual_media_new (void)
{
  return g_object_new (KIOSK_TYPE_MANUAL_MEDIA, NULL);
}

/**
 * kiosk_manual_media_put:
 * @self: media
 * @medium: (transfer none) (nullable): what is put in; %NULL: everything is taken out
 * @size_bytes: its size
 *
 * The state becomes usable, or none.
 */
void
kiosk_manual_media_put (KioskManualMedia *self,
                        KioskMedium *medium,
                        guint64 size_bytes)
{
  g_set_object (&self->medium, medium);
  self->size_bytes = size_bytes;
  kiosk_manual_media_set (self, medium != NULL ? KIOSK_MEDIA_STATE_USABLE : KIOSK_MEDIA_STATE_NONE,
                          KIOSK_MEDIA_FAULT_NONE);
}

/**
 * kiosk_manual_media_set:
 * @self: media
 * @state: a state
 * @fault: a fault, where @state is unreadable
 *
 * Says so with the signal.
 */
void
kiosk_manual_media_set (KioskManualMedia *self,
                        KioskMediaState state,
                        KioskMediaFault fault)
{
  self->state = state;
  self->fault = fault;
  kiosk_media_emit_changed (KIOSK_MEDIA (self));
}

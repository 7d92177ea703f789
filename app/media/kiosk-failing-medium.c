/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A medium whose calls fail, hang or worse, by number. Linked into tests only. */
#define G_LOG_DOMAIN "kiosk-media"

#include "kiosk-failing-medium.h"

struct _KioskFailingMedium
{
  GObject       parent_instance;
  KioskMedium  *inner;
  KioskFailure  failure;
  gpointer      user_data;
  guint         n_calls;
};

static void kiosk_failing_medium_iface_init (KioskMediumInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KioskFailingMedium, kiosk_failing_medium, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KIOSK_TYPE_MEDIUM, kiosk_failing_medium_iface_init))

static gboolean
go_on (KioskFailingMedium *self,
       KioskMediumCall call,
       GCancellable *cancellable,
       GError **error)
{
  self->n_calls++;
  return self->failure == NULL || self->failure (self->n_calls, call, self->user_data, cancellable, error);
}

static const char *
kiosk_failing_medium_get_label (KioskMedium *medium)
{
  return kiosk_medium_get_label (KIOSK_FAILING_MEDIUM (medium)->inner);
}

static gboolean
kiosk_failing_medium_can_leave (KioskMedium *medium)
{
  return kiosk_medium_can_leave (KIOSK_FAILING_MEDIUM (medium)->inner);
}

static gboolean
kiosk_failing_medium_check (KioskMedium *medium,
                            GCancellable *cancellable,
                            GError **error)
{
  KioskFailingMedium *self = KIOSK_FAILING_MEDIUM (medium);

  return go_on (self, KIOSK_MEDIUM_CALL_CHECK, cancellable, error)
         && kiosk_medium_check (self->inner, cancellable, error);
}

static KioskMount *
kiosk_failing_medium_mount (KioskMedium *medium,
                            gboolean is_writable,
                            GCancellable *cancellable,
                            GError **error)
{
  KioskFailingMedium *self = KIOSK_FAILING_MEDIUM (medium);
  KioskMediumCall call = is_writable ? KIOSK_MEDIUM_CALL_MOUNT : KIOSK_MEDIUM_CALL_MOUNT_READ_ONLY;

  if (!go_on (self, call, cancellable, error))
    return NULL;
  return kiosk_medium_mount (self->inner, is_writable, cancellable, error);
}

static gboolean
kiosk_failing_medium_unmount (KioskMedium *medium,
                              GCancellable *cancellable,
                              GError **error)
{
  KioskFailingMedium *self = KIOSK_FAILING_MEDIUM (medium);

  return go_on (self, KIOSK_MEDIUM_CALL_UNMOUNT, cancellable, error)
         && kiosk_medium_unmount (self->inner, cancellable, error);
}

static gboolean
kiosk_failing_medium_power_off (KioskMedium *medium,
                                GCancellable *cancellable,
                                GError **error)
{
  KioskFailingMedium *self = KIOSK_FAILING_MEDIUM (medium);

  return go_on (self, KIOSK_MEDIUM_CALL_POWER_OFF, cancellable, error)
         && kiosk_medium_power_off (self->inner, cancellable, error);
}

static void
kiosk_failing_medium_iface_init (KioskMediumInterface *iface)
{
  iface->get_label = kiosk_failing_medium_get_label;
  iface->can_leave = kiosk_failing_medium_can_leave;
  iface->check = kiosk_failing_medium_check;
  iface->mount = kiosk_failing_medium_mount;
  iface->unmount = kiosk_failing_medium_unmount;
  iface->power_off = kiosk_failing_medium_power_off;
}

static void
kiosk_failing_medium_dispose (GObject *object)
{
  g_clear_object (&KIOSK_FAILING_MEDIUM (object)->inner);
  G_OBJECT_CLASS (kiosk_failing_medium_parent_class)->dispose (object);
}

static void
kiosk_failing_medium_class_init (KioskFailingMediumClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_failing_medium_dispose;
}

static void
kiosk_failing_medium_init (KioskFailingMedium *self)
{
}

/**
 * kiosk_failing_medium_new:
 * @inner: (transfer none): the medium that does the work
 * @failure: (nullable): decides before each call whether it goes on; may wait, or do something to the medium
 * @user_data: data for @failure
 *
 * Returns: (transfer full): a medium that fails where @failure does
 */
KioskMedium *
kiosk_failing_medium_new (KioskMedium *inner,
                          KioskFailure failure,
                          gpointer user_data)
{
  KioskFailingMedium *self = g_object_new (KIOSK_TYPE_FAILING_MEDIUM, NULL);

  self->inner = g_object_ref (inner);
  self->failure = failure;
  self->user_data = user_data;
  return KIOSK_MEDIUM (self);
}

/**
 * kiosk_failing_medium_get_n_calls:
 * @self: a failing medium
 *
 * In the thread that uses it, or when that is over.
 *
 * Returns: how often it was called
 */
guint
kiosk_failing_medium_get_n_calls (KioskFailingMedium *self)
{
  return self->n_calls;
}

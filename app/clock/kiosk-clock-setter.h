/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sets the machine's clock, where something does: an interface. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_CLOCK_SETTER (kiosk_clock_setter_get_type ())
G_DECLARE_INTERFACE (KioskClockSetter, kiosk_clock_setter, KIOSK, CLOCK_SETTER, GObject)

struct _KioskClockSetterInterface
{
  GTypeInterface parent_iface;

  void      (*set_async)   (KioskClockSetter     *self,
                            gint64                unix_s,
                            GCancellable         *cancellable,
                            GAsyncReadyCallback   callback,
                            gpointer              user_data);
  gboolean  (*set_finish)  (KioskClockSetter     *self,
                            GAsyncResult         *result,
                            GError              **error);
};

void      kiosk_clock_setter_set_async   (KioskClockSetter     *self,
                                          gint64                unix_s,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean  kiosk_clock_setter_set_finish  (KioskClockSetter     *self,
                                          GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an export takes out of a book. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-closed.h"

/**
 * kiosk_closed_new:
 *
 * Any thread, one at a time.
 *
 * Returns: (transfer full): nothing read yet; to be filled by kiosk_day_book_load_closed()
 */
KioskClosed *
kiosk_closed_new (void)
{
  KioskClosed *self = g_new0 (KioskClosed, 1);

  self->entries = g_array_new (FALSE, TRUE, sizeof (KioskEntry));
  self->cells = g_array_new (FALSE, TRUE, sizeof (KioskCell));
  self->sheets = g_array_new (FALSE, TRUE, sizeof (KioskSheet));
  return self;
}

/**
 * kiosk_closed_free:
 * @self: (transfer full): what was read
 */
void
kiosk_closed_free (KioskClosed *self)
{
  g_array_unref (self->entries);
  g_array_unref (self->cells);
  g_array_unref (self->sheets);
  g_clear_pointer (&self->targets, g_array_unref);
  g_free (self);
}

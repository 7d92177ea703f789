/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The memory of exports and receipts. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-export-record.h"

/**
 * kiosk_export_history_new:
 *
 * Any thread.
 *
 * Returns: (transfer full): one of a kiosk that never exported anything
 */
KioskExportHistory *
kiosk_export_history_new (void)
{
  KioskExportHistory *self = g_new0 (KioskExportHistory, 1);

  self->exports = g_array_new (FALSE, TRUE, sizeof (KioskExportRecord));
  return self;
}

/**
 * kiosk_export_history_free:
 * @self: (transfer full): a history
 */
void
kiosk_export_history_free (KioskExportHistory *self)
{
  g_clear_pointer (&self->exports, g_array_unref);
  g_free (self);
}

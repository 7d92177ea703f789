/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The label of what a command writes onto a stick: exports, materials, sums of a ward. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-label.h"

#include <glib/gi18n.h>

#include "kiosk-cli-messages.h"

/**
 * kiosk_cli_label_fill:
 * @out_label: (out): the label, whose texts are borrowed from @settings, @book and @top; untouched on failure
 * @settings: of the kiosk
 * @book: its book
 * @clock: tells today
 * @top: (nullable): the folder on the stick that holds those of all kiosks; %NULL: that of exports
 * @error: return location for a `GError`
 *
 * Fails with `KIOSK_CLI_ERROR_REFUSED` where the kiosk has no ward or the machine no date.
 *
 * Returns: %TRUE if files can be written under it
 */
gboolean
kiosk_cli_label_fill (KioskBundleLabel *out_label,
                      KioskSettings *settings,
                      KioskDayBook *book,
                      KioskClock *clock,
                      const char *top,
                      GError **error)
{
  const char *ward = kiosk_settings_get_ward_code (settings);
  KioskDay today = kiosk_clock_get_day (clock);

  if (ward == NULL || today == KIOSK_DAY_UNKNOWN)
    {
      g_set_error_literal (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
                           ward == NULL
                           ? _("This kiosk has no ward yet. Nothing was closed or written. Use the command setup.")
                           : _("The machine's date is none at all. Nothing was closed or written. Set the date."));
      return FALSE;
    }
  *out_label = (KioskBundleLabel) {
    .ward = ward,
    .number = kiosk_settings_get_number (settings),
    .kiosk = kiosk_day_book_get_kiosk (book),
    .mode = kiosk_mode_to_nick (KIOSK_MODE_LIVE),
    .version = PROGRAM_VERSION,
    .day = today,
    .top = top
  };
  return TRUE;
}

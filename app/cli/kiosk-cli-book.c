/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens the book of a kiosk in service, and says what opening found. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-book.h"

#include "kiosk-cli-messages.h"
#include "kiosk-cli-owner.h"

/**
 * kiosk_cli_book_open:
 * @state_dir: (type filename): the state folder
 * @clock: the machine's clock
 * @error: return location for a `GError`
 *
 * Becomes the owner of @state_dir where root runs the command, opens the live book, and says the notices of opening
 * on standard error. The book belongs to the calling thread.
 *
 * Fails with `KIOSK_CLI_ERROR_REFUSED` and as kiosk_day_book_open() does.
 *
 * Returns: (transfer full) (nullable): the book, or %NULL with @error set
 */
KioskDayBook *
kiosk_cli_book_open (const char *state_dir,
                     KioskClock *clock,
                     GError **error)
{
  KioskDayBook *book;

  if (!kiosk_cli_become_owner (state_dir, error))
    return NULL;

  book = kiosk_day_book_open (state_dir, KIOSK_MODE_LIVE, clock, error);
  if (book != NULL)
    kiosk_cli_tell (kiosk_day_book_get_notices (book));
  else
    g_prefix_error (error, "%s: ", state_dir);
  return book;
}

/**
 * kiosk_cli_book_load_settings:
 * @book: an open book
 * @error: return location for a `GError`
 *
 * Fails as kiosk_day_book_load_settings() and kiosk_settings_new_from_table() do.
 *
 * Returns: (transfer full) (nullable): the settings, or %NULL with @error set
 */
KioskSettings *
kiosk_cli_book_load_settings (KioskDayBook *book,
                              GError **error)
{
  g_autoptr (GHashTable) table = kiosk_day_book_load_settings (book, error);

  return table != NULL ? kiosk_settings_new_from_table (table, error) : NULL;
}

/**
 * kiosk_cli_book_load_figures:
 * @book: an open book
 * @figures: (out caller-allocates): zeroed; all that is closed, to be cleared with kiosk_cli_figures_clear(), also on
 *   failure
 * @error: return location for a `GError`
 *
 * Fails as the day book does.
 *
 * Returns: %TRUE if all of them are there
 */
gboolean
kiosk_cli_book_load_figures (KioskDayBook *book,
                             KioskBundleFigures *figures,
                             GError **error)
{
  figures->entries = kiosk_day_book_load_entries (book, error);
  figures->cells = figures->entries != NULL ? kiosk_day_book_load_cells (book, error) : NULL;
  figures->sheets = figures->cells != NULL ? kiosk_day_book_load_closed_sheets (book, error) : NULL;
  figures->targets = figures->sheets != NULL ? kiosk_day_book_load_all_targets (book, error) : NULL;
  return figures->targets != NULL;
}

/**
 * kiosk_cli_figures_clear:
 * @figures: from kiosk_cli_book_load_figures()
 */
void
kiosk_cli_figures_clear (KioskBundleFigures *figures)
{
  g_clear_pointer (&figures->entries, g_array_unref);
  g_clear_pointer (&figures->cells, g_array_unref);
  g_clear_pointer (&figures->sheets, g_array_unref);
  g_clear_pointer (&figures->targets, g_array_unref);
}

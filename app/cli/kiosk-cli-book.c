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

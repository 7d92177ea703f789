/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally receipt: onto sticks, up to where each kiosk was received. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kiosk-cli-desk.h"
#include "kiosk-cli-options.h"
#include "kiosk-desk-key.h"
#include "kiosk-desk-receipt.h"
#include "kiosk-fault-words.h"
#include "kiosk-system-clock.h"

static char *book_place;
static char *key_path;
static char **targets;

static const GOptionEntry option_entries[] = {
  { "from", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &book_place, N_("The desk's book"), N_("BOOK") },
  { "to", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &targets, N_("A stick; may be said several times"),
    N_("PATH") },
  { "key", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &key_path,
    N_("The desk's secret key, made where there is none; without it, BOOK.key"), N_("FILE") },
  G_OPTION_ENTRY_NULL
};

static gboolean
parse (char **arguments,
       KioskExit *out_exit)
{
  if (!kiosk_cli_options_parse (option_entries, _("Signs up to where each kiosk was received, onto its stick."),
                                _("The kiosk reads it at its next export and shows it beside the figures. Kiosks "
                                  "believe the desk whose key was given to them at set-up (DeskKey in setup.ini); "
                                  "without --to, the command makes the key and shows that line."),
                                arguments, out_exit))
    return FALSE;
  if (book_place == NULL)
    *out_exit = kiosk_cli_options_refuse (_("--from is missing"));
  else if (key_path == NULL && strstr (book_place, "://") != NULL)
    *out_exit = kiosk_cli_options_refuse (_("--key is missing: a book on a server has no folder for it"));
  else
    return TRUE;
  return FALSE;
}

static KioskKey *
load_key (GError **error)
{
  g_autofree char *path = key_path != NULL ? g_strdup (key_path) : g_strconcat (book_place, ".key", NULL);
  gboolean is_new;
  KioskKey *key = kiosk_desk_key_load (path, &is_new, error);
  g_autofree char *line = key != NULL ? kiosk_desk_key_dup_line (key) : NULL;

  if (key != NULL && is_new)
    g_print (_("A key of this desk was made: %s. Keep a copy of it in a safe place; nobody else may have it.\n"), path);
  if (key != NULL && (is_new || targets == NULL))
    g_print (_("For setup.ini of the kiosks:\n  DeskKey=%s\n"), line);
  return key;
}

static void
tell (const KioskDeskReceipt *receipt)
{
  g_autofree char *label = kiosk_cli_desk_dup_label (receipt->ward, receipt->number);
  g_autofree char *number = kiosk_cli_desk_dup_number (receipt->n);
  g_autofree char *details = receipt->error != NULL ? kiosk_fault_words_dup (receipt->error->message) : NULL;
  const char *words = receipt->error != NULL ? kiosk_cli_lookup_message (receipt->error) : NULL;

  if (receipt->error == NULL)
    g_print (_("%s: received up to batch %s; the receipt is on %s\n"), label, number, receipt->folder);
  else
    g_printerr (_("%s: NO receipt on %s. %s\n  Details: %s\n"), label, receipt->folder, words != NULL ? words : "",
                details);
}

static KioskExit
write_receipts (KioskDeskBook *book,
                const KioskKey *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskClock) clock = kiosk_system_clock_new ();
  g_autoptr (GPtrArray) bundles = kiosk_cli_desk_find_bundles (targets);
  g_autoptr (GPtrArray) all = kiosk_desk_receipts_write (book, key, bundles, kiosk_clock_get_day (clock), &error);
  KioskExit status = KIOSK_EXIT_DONE;

  if (all == NULL)
    return kiosk_cli_fail (error);
  if (all->len == 0)
    {
      g_printerr (_("There is no enrolled kiosk on it. Nothing was written.\n"));
      return KIOSK_EXIT_FAILED;
    }
  for (guint i = 0; i < all->len; i++)
    {
      const KioskDeskReceipt *receipt = g_ptr_array_index (all, i);

      tell (receipt);
      status = receipt->error != NULL ? KIOSK_EXIT_FAILED : status;
    }
  return status;
}

/**
 * kiosk_command_receipt:
 * @arguments: (transfer full) (array zero-terminated=1): the arguments, the name of the command first
 *
 * Writes receipts; a kiosk that gets none makes the exit status 1.
 *
 * Returns: the exit status
 */
KioskExit
kiosk_command_receipt (char **arguments)
{
  g_autoptr (KioskDeskBook) book = NULL;
  g_autoptr (KioskKey) key = NULL;
  g_autoptr (GError) error = NULL;
  KioskExit refusal;

  if (!parse (arguments, &refusal))
    return refusal;
  book = kiosk_desk_book_open (book_place, FALSE, &error);
  key = book != NULL ? load_key (&error) : NULL;
  if (key == NULL)
    return kiosk_cli_fail (error);
  return targets != NULL ? write_receipts (book, key) : KIOSK_EXIT_DONE;
}

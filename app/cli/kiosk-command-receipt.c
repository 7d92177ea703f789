/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally receipt: onto sticks, up to where each kiosk was received. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kiosk-cli-desk.h"
#include "kiosk-cli-json.h"
#include "kiosk-cli-options.h"
#include "kiosk-desk-key.h"
#include "kiosk-desk-receipt.h"
#include "kiosk-fault-words.h"
#include "kiosk-system-clock.h"

static char *book_place;
static char *key_path;
static char **targets;
static gboolean is_json;

static const GOptionEntry option_entries[] = {
  { "from", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &book_place, N_("The desk's book"), N_("BOOK") },
  { "to", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &targets, N_("A stick; may be said several times"),
    N_("PATH") },
  { "key", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &key_path,
    N_("The desk's secret key, made where there is none; without it, BOOK.key"), N_("FILE") },
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &is_json, N_("Write JSON"), NULL },
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

static char *
dup_key_path (void)
{
  return key_path != NULL ? g_strdup (key_path) : g_strconcat (book_place, ".key", NULL);
}

static void
tell_key (const KioskKey *key,
          gboolean is_new)
{
  g_autofree char *path = dup_key_path ();
  g_autofree char *line = kiosk_desk_key_dup_line (key);

  if (is_new)
    g_print (_("A key of this desk was made: %s. Keep a copy of it in a safe place; nobody else may have it.\n"), path);
  if (is_new || targets == NULL)
    g_print (_("For setup.ini of the kiosks:\n  DeskKey=%s\n"), line);
}

static void
add_json (JsonBuilder *builder,
          const KioskDeskReceipt *receipt)
{
  json_builder_begin_object (builder);
  kiosk_cli_json_add_id (builder, "kiosk", receipt->kiosk);
  kiosk_cli_json_add_ward (builder, "ward", receipt->ward);
  kiosk_cli_json_add_int (builder, "number", receipt->number);
  kiosk_cli_json_add_text (builder, "folder", receipt->folder);
  kiosk_cli_json_add_count (builder, "n", receipt->error == NULL ? receipt->n : -1);
  kiosk_cli_json_add_text (builder, "why", receipt->error != NULL ? receipt->error->message : NULL);
  json_builder_end_object (builder);
}

static void
print_json (const KioskKey *key,
            gboolean is_new,
            GPtrArray *all)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *path = dup_key_path ();
  g_autofree char *line = kiosk_desk_key_dup_line (key);

  json_builder_begin_object (builder);
  kiosk_cli_json_add_text (builder, "key", path);
  kiosk_cli_json_add_flag (builder, "key_is_new", is_new);
  kiosk_cli_json_add_text (builder, "desk_key", line);
  json_builder_set_member_name (builder, "receipts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < all->len; i++)
    add_json (builder, g_ptr_array_index (all, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  kiosk_cli_json_print (builder);
}

static void
tell (const KioskDeskReceipt *receipt)
{
  g_autofree char *label = kiosk_cli_desk_dup_label (receipt->ward, receipt->number);
  g_autofree char *number = kiosk_cli_desk_dup_number (receipt->n);
  g_autofree char *details = receipt->error != NULL ? kiosk_fault_words_dup (receipt->error->message) : NULL;
  const char *words = receipt->error != NULL ? kiosk_cli_lookup_message (receipt->error) : NULL;

  if (receipt->error == NULL && !is_json)
    g_print (_("%s: received up to batch %s; the receipt is on %s\n"), label, number, receipt->folder);
  else if (receipt->error != NULL)
    g_printerr (_("%s: NO receipt on %s. %s\n  Details: %s\n"), label, receipt->folder, words != NULL ? words : "",
                details);
}

static KioskExit
tell_all (GPtrArray *all)
{
  KioskExit status = KIOSK_EXIT_DONE;

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

/* Without sticks there is only the key to be told of. */
static GPtrArray *
write_receipts (KioskDeskBook *book,
                const KioskKey *key,
                GError **error)
{
  g_autoptr (KioskClock) clock = kiosk_system_clock_new ();
  g_autoptr (GPtrArray) bundles = NULL;

  if (targets == NULL)
    return g_ptr_array_new ();
  bundles = kiosk_cli_desk_find_bundles (targets);
  return kiosk_desk_receipts_write (book, key, bundles, kiosk_clock_get_day (clock), error);
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
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  gboolean is_new;
  KioskExit refusal;

  if (!parse (arguments, &refusal))
    return refusal;
  book = kiosk_desk_book_open (book_place, FALSE, &error);
  path = dup_key_path ();
  key = book != NULL ? kiosk_desk_key_load (path, &is_new, &error) : NULL;
  if (key == NULL)
    return kiosk_cli_fail (error);
  if (!is_json)
    tell_key (key, is_new);
  all = write_receipts (book, key, &error);
  if (all == NULL)
    return kiosk_cli_fail (error);
  if (is_json)
    print_json (key, is_new, all);
  return targets != NULL ? tell_all (all) : KIOSK_EXIT_DONE;
}

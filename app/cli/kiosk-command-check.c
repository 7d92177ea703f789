/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally check: whether a book still says what the kiosks signed. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>

#include "kiosk-cli-desk.h"
#include "kiosk-cli-json.h"
#include "kiosk-cli-options.h"
#include "kiosk-desk-check.h"
#include "kiosk-fault-words.h"

static gboolean is_json;
static char **places;

static const GOptionEntry option_entries[] = {
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &is_json, N_("Write JSON"), NULL },
  { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &places, NULL, N_("BOOK") },
  G_OPTION_ENTRY_NULL
};

static gboolean
parse (char **arguments,
       KioskExit *out_exit)
{
  if (!kiosk_cli_options_parse (option_entries, _("Holds the whole book against what the kiosks signed."),
                                _("The file itself, each batch's hash and its place in the chain, all cells and "
                                  "sheets, and the sums that reports are made of. Takes about as long as merging all "
                                  "of it did; nothing is written."),
                                arguments, out_exit))
    return FALSE;
  if (places != NULL && places[1] == NULL)
    return TRUE;
  *out_exit = kiosk_cli_options_refuse (places == NULL ? _("BOOK is missing") : _("one BOOK at a time"));
  return FALSE;
}

static void
show_progress_cb (guint n_done,
                  guint n_all,
                  gpointer user_data)
{
  kiosk_cli_progress_show (user_data, n_done, n_all);
}

static void
print_json (const KioskDeskChecked *checked,
            GPtrArray *faults)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  kiosk_cli_json_add_int (builder, "kiosks", checked->n_kiosks);
  kiosk_cli_json_add_int (builder, "batches", checked->n_batches);
  kiosk_cli_json_add_int (builder, "cells", checked->n_cells);
  json_builder_set_member_name (builder, "faults");
  json_builder_begin_array (builder);
  for (guint i = 0; i < faults->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (faults, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  kiosk_cli_json_print (builder);
}

static void
print_text (const KioskDeskChecked *checked,
            GPtrArray *faults)
{
  g_print (_("Looked at: %u kiosks, %u batches, %u cells\n"), checked->n_kiosks, checked->n_batches, checked->n_cells);
  if (faults->len == 0)
    g_print (_("All of it is what the kiosks signed.\n"));
}

static void
tell_faults (GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    {
      g_autofree char *words = kiosk_fault_words_dup (g_ptr_array_index (faults, i));

      g_printerr ("%s\n", words);
    }
  if (faults->len > 0)
    g_printerr (_("The book does not hold. Keep a copy of it as it is, and merge the sticks, or the copies of them, "
                  "into a new book.\n"));
}

/**
 * kiosk_command_check:
 * @arguments: (transfer full) (array zero-terminated=1): the arguments, the name of the command first
 *
 * Checks a desk's book; anything wrong makes the exit status 1.
 *
 * Returns: the exit status
 */
KioskExit
kiosk_command_check (char **arguments)
{
  g_autoptr (KioskDeskBook) book = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  KioskCliProgress progress = { 0 };
  KioskDeskChecked checked;
  KioskExit refusal;

  if (!parse (arguments, &refusal))
    return refusal;
  book = kiosk_desk_book_open (places[0], FALSE, &error);
  if (book == NULL || !kiosk_desk_check (book, show_progress_cb, &progress, &checked, &faults, &error))
    return kiosk_cli_fail (error);
  kiosk_cli_progress_end (&progress);
  if (is_json)
    print_json (&checked, faults);
  else
    print_text (&checked, faults);
  tell_faults (faults);
  return faults->len == 0 ? KIOSK_EXIT_DONE : KIOSK_EXIT_FAILED;
}

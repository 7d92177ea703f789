/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally retire: a machine that was replaced counts up to a batch, and no further. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>

#include "kiosk-cli-desk.h"
#include "kiosk-cli-json.h"
#include "kiosk-cli-options.h"
#include "kiosk-desk-enrolment.h"

static char *book_place;
static char **words;
static int last_batch = G_MININT;
static gboolean is_json;

static const GOptionEntry option_entries[] = {
  { "into", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &book_place, N_("The desk's book"), N_("BOOK") },
  { "at", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &last_batch,
    N_("The number of its last batch that counts; -1: none of its newest epoch"), N_("N") },
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &is_json, N_("Write JSON"), NULL },
  { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, N_("KIOSK") },
  G_OPTION_ENTRY_NULL
};

static gboolean
parse (char **arguments,
       gint64 *out_kiosk,
       KioskExit *out_exit)
{
  if (!kiosk_cli_options_parse (option_entries, _("Ends the count of a kiosk that was taken out of service."),
                                _("What it closed later counts only after an officer's word (command resolve). Said "
                                  "again, the last number holds; the command show tells the numbers."),
                                arguments, out_exit))
    return FALSE;
  *out_exit = KIOSK_EXIT_USAGE;
  if (book_place == NULL || last_batch < -1)
    kiosk_cli_options_refuse (book_place == NULL ? _("--into is missing") : _("--at is missing"));
  else if (words != NULL && words[1] != NULL)
    kiosk_cli_options_refuse (_("one KIOSK at a time"));
  else
    return kiosk_cli_desk_parse_kiosk (words != NULL ? words[0] : NULL, out_kiosk);
  return FALSE;
}

static void
print_json (gint64 kiosk)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  kiosk_cli_json_add_id (builder, "kiosk", kiosk);
  kiosk_cli_json_add_int (builder, "at", last_batch);
  json_builder_end_object (builder);
  kiosk_cli_json_print (builder);
}

static void
print_text (void)
{
  if (last_batch >= 0)
    g_print (_("Kiosk %s counts up to batch %d. What it closed later waits for an officer's word.\n"), words[0],
             last_batch);
  else
    g_print (_("Kiosk %s: nothing of its newest epoch counts without an officer's word.\n"), words[0]);
}

/**
 * kiosk_command_retire:
 * @arguments: (transfer full) (array zero-terminated=1): the arguments, the name of the command first
 *
 * Records up to where a kiosk counts.
 *
 * Returns: the exit status
 */
KioskExit
kiosk_command_retire (char **arguments)
{
  g_autoptr (KioskDeskBook) book = NULL;
  g_autoptr (GError) error = NULL;
  gint64 kiosk;
  KioskExit refusal;

  if (!parse (arguments, &kiosk, &refusal))
    return refusal;
  book = kiosk_desk_book_open (book_place, FALSE, &error);
  if (book == NULL || !kiosk_desk_retire (book, kiosk, last_batch, &error))
    return kiosk_cli_fail (error);
  if (is_json)
    print_json (kiosk);
  else
    print_text ();
  return KIOSK_EXIT_DONE;
}

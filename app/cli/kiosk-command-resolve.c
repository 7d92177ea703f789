/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally resolve: an officer's word on a batch that is in doubt. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>

#include "kiosk-cli-desk.h"
#include "kiosk-cli-json.h"
#include "kiosk-cli-options.h"
#include "kiosk-desk-doubt.h"
#include "kiosk-desk-id.h"

static char *book_place;
static char *epoch_text;
static char *take_text;
static gboolean takes_none;
static gboolean is_json;
static int number = -1;
static char **words;

static const GOptionEntry option_entries[] = {
  { "into", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &book_place, N_("The desk's book"), N_("BOOK") },
  { "epoch", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &epoch_text, N_("The epoch, as show tells it"),
    N_("EPOCH") },
  { "batch", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &number, N_("The number of the batch"), N_("N") },
  { "take", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &take_text, N_("The batch that counts, by its hash"),
    N_("HASH") },
  { "take-none", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &takes_none, N_("None of that number counts"), NULL },
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &is_json, N_("Write JSON"), NULL },
  { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, N_("KIOSK") },
  G_OPTION_ENTRY_NULL
};

typedef struct
{
  gint64 kiosk;
  gint64 epoch;
  gint64 batch;
} Subject;

static gboolean
parse_subject (Subject *subject)
{
  if (epoch_text == NULL || !kiosk_desk_id_read (epoch_text, &subject->epoch))
    kiosk_cli_options_refuse (_("--epoch wants the 16 digits and letters that show tells"));
  else if (number < 0)
    kiosk_cli_options_refuse (_("--batch is missing"));
  else if (takes_none == (take_text != NULL))
    kiosk_cli_options_refuse (_("either --take or --take-none"));
  else if (take_text != NULL && !kiosk_desk_id_read (take_text, &subject->batch))
    kiosk_cli_options_refuse (_("--take wants the 16 digits and letters that show tells"));
  else
    return kiosk_cli_desk_parse_kiosk (words != NULL ? words[0] : NULL, &subject->kiosk);
  return FALSE;
}

static gboolean
parse (char **arguments,
       Subject *subject,
       KioskExit *out_exit)
{
  if (!kiosk_cli_options_parse (option_entries, _("Records an officer's word on a batch that is in doubt."),
                                _("The command show lists what is in doubt, with epoch, number and hash. The last word "
                                  "on a number holds, and earlier ones stay in the book. What follows a batch that "
                                  "does not count does not count either."),
                                arguments, out_exit))
    return FALSE;
  *out_exit = KIOSK_EXIT_USAGE;
  if (book_place != NULL)
    return parse_subject (subject);
  kiosk_cli_options_refuse (_("--into is missing"));
  return FALSE;
}

static void
print_json (const Subject *subject)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  kiosk_cli_json_add_id (builder, "kiosk", subject->kiosk);
  kiosk_cli_json_add_id (builder, "epoch", subject->epoch);
  kiosk_cli_json_add_int (builder, "n", number);
  kiosk_cli_json_add_id (builder, "take", subject->batch);
  json_builder_end_object (builder);
  kiosk_cli_json_print (builder);
}

/**
 * kiosk_command_resolve:
 * @arguments: (transfer full) (array zero-terminated=1): the arguments, the name of the command first
 *
 * Records which batch of a number counts.
 *
 * Returns: the exit status
 */
KioskExit
kiosk_command_resolve (char **arguments)
{
  g_autoptr (KioskDeskBook) book = NULL;
  g_autoptr (GError) error = NULL;
  Subject subject = { 0 };
  KioskExit refusal;

  if (!parse (arguments, &subject, &refusal))
    return refusal;
  book = kiosk_desk_book_open (book_place, FALSE, &error);
  if (book == NULL || !kiosk_desk_resolve (book, subject.kiosk, subject.epoch, number, subject.batch, &error))
    return kiosk_cli_fail (error);
  if (is_json)
    print_json (&subject);
  else
    g_print (_("Recorded. Reports follow it from now on.\n"));
  return KIOSK_EXIT_DONE;
}

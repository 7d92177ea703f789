/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally enrol: whose sticks a desk believes. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>

#include "kiosk-cli-desk.h"
#include "kiosk-cli-json.h"
#include "kiosk-cli-options.h"
#include "kiosk-cli-table.h"
#include "kiosk-desk-enrolment.h"
#include "kiosk-desk-id.h"

static char *book_place;
static char *only_text;
static char *replaces_text;
static gboolean is_accepting;
static gboolean is_json;
static char **paths;

static const GOptionEntry option_entries[] = {
  { "into", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &book_place, N_("The desk's book; begun where there is none"),
    N_("BOOK") },
  { "accept", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &is_accepting, N_("Enrol all that are new"), NULL },
  { "kiosk", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &only_text, N_("Only this one"), N_("KIOSK") },
  { "replaces", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &replaces_text,
    N_("The kiosk whose ward and number it took over; goes with --kiosk"), N_("KIOSK") },
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &is_json, N_("Write JSON"), NULL },
  { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, N_("PATH…") },
  G_OPTION_ENTRY_NULL
};

typedef struct
{
  gint64 only;      /* 0: all */
  gint64 replaces;  /* 0: none */
} Choice;

static gboolean
parse_choice (Choice *choice,
              KioskExit *out_exit)
{
  *out_exit = KIOSK_EXIT_USAGE;
  if (only_text != NULL && !kiosk_cli_desk_parse_kiosk (only_text, &choice->only))
    return FALSE;
  if (replaces_text != NULL && !kiosk_cli_desk_parse_kiosk (replaces_text, &choice->replaces))
    return FALSE;
  if (replaces_text == NULL || only_text != NULL)
    return TRUE;
  kiosk_cli_options_refuse (_("--replaces goes with --kiosk"));
  return FALSE;
}

static gboolean
parse (char **arguments,
       Choice *choice,
       KioskExit *out_exit)
{
  if (!kiosk_cli_options_parse (option_entries, _("Shows which kiosks are on sticks, and enrols them with --accept."),
                                _("Hold the ids against those that the kiosks show on their screen for staff, then run "
                                  "the command again with --accept. A kiosk whose ward and number another one has is "
                                  "enrolled by itself, with --kiosk NEW, and with --replaces OLD where that one was "
                                  "enrolled before."),
                                arguments, out_exit))
    return FALSE;
  if (book_place == NULL || paths == NULL)
    *out_exit = kiosk_cli_options_refuse (book_place == NULL ? _("--into is missing") : _("PATH is missing"));
  else
    return parse_choice (choice, out_exit);
  return FALSE;
}

static gboolean
is_chosen (const KioskDeskCandidate *candidate,
           const Choice *choice)
{
  return choice->only == 0 || candidate->enrolment.kiosk == choice->only;
}

static char *
dup_state_words (const KioskDeskCandidate *candidate)
{
  g_autofree char *rival = kiosk_desk_id_dup (candidate->rival);

  switch (candidate->state)
    {
    case KIOSK_DESK_CANDIDATE_NEW:
      return g_strdup (_("new"));
    case KIOSK_DESK_CANDIDATE_KNOWN:
      return g_strdup (_("enrolled"));
    case KIOSK_DESK_CANDIDATE_LABEL:
      return g_strdup_printf (_("has the ward and number of %s: enrol it by itself"), rival);
    case KIOSK_DESK_CANDIDATE_OTHER_KEY:
    default:
      return g_strdup (_("FALSE: another key has this id"));
    }
}

static void
print_table (GArray *candidates)
{
  const char *const head[] = { _("kiosk"), _("id"), _("exported"), _("state") };
  g_autoptr (KioskCliTable) table = kiosk_cli_table_new (G_N_ELEMENTS (head));

  kiosk_cli_table_set_words (table, 1);
  kiosk_cli_table_set_words (table, 3);
  kiosk_cli_table_add_copy (table, head);
  for (guint i = 0; i < candidates->len; i++)
    {
      const KioskDeskCandidate *candidate = &g_array_index (candidates, KioskDeskCandidate, i);
      char *cells[] = { kiosk_cli_desk_dup_label (candidate->enrolment.ward, candidate->enrolment.number),
                        kiosk_desk_id_dup (candidate->enrolment.kiosk), kiosk_cli_dup_day (candidate->day),
                        dup_state_words (candidate) };

      kiosk_cli_table_add_row (table, cells);
    }
  kiosk_cli_table_print (table);
}

static void
print_json (GArray *candidates)
{
  static const char *const states[] = { "new", "enrolled", "other_key", "label_taken" };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < candidates->len; i++)
    {
      const KioskDeskCandidate *candidate = &g_array_index (candidates, KioskDeskCandidate, i);

      json_builder_begin_object (builder);
      kiosk_cli_json_add_id (builder, "kiosk", candidate->enrolment.kiosk);
      kiosk_cli_json_add_ward (builder, "ward", candidate->enrolment.ward);
      kiosk_cli_json_add_int (builder, "number", candidate->enrolment.number);
      kiosk_cli_json_add_day (builder, "day", candidate->day);
      kiosk_cli_json_add_text (builder, "state", states[candidate->state]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  kiosk_cli_json_print (builder);
}

/* Of those whose label is taken only the one that is named, and says whom it replaces. */
static gboolean
accept (KioskDeskBook *book,
        GArray *candidates,
        const Choice *choice,
        guint *out_n_left,
        GError **error)
{
  *out_n_left = 0;
  for (guint i = 0; i < candidates->len; i++)
    {
      KioskDeskCandidate *candidate = &g_array_index (candidates, KioskDeskCandidate, i);

      if (candidate->state == KIOSK_DESK_CANDIDATE_KNOWN || !is_chosen (candidate, choice))
        continue;
      if (candidate->state != KIOSK_DESK_CANDIDATE_NEW && choice->only == 0)
        {
          ++*out_n_left;
          continue;
        }
      candidate->enrolment.replaces = choice->replaces;
      if (!kiosk_desk_enrol (book, &candidate->enrolment, error))
        return FALSE;
      candidate->state = KIOSK_DESK_CANDIDATE_KNOWN;
    }
  return TRUE;
}

static gboolean
has_kiosk (GArray *candidates,
           const Choice *choice)
{
  for (guint i = 0; i < candidates->len; i++)
    if (is_chosen (&g_array_index (candidates, KioskDeskCandidate, i), choice))
      return TRUE;
  g_printerr (choice->only != 0 ? _("This kiosk is not on these sticks. Nothing was enrolled.\n")
                                : _("No kiosk in service is on these sticks. Nothing was enrolled.\n"));
  return FALSE;
}

static KioskExit
enrol (KioskDeskBook *book,
       const Choice *choice,
       GError **error)
{
  g_autoptr (GPtrArray) bundles = kiosk_cli_desk_find_bundles (paths);
  g_autoptr (GArray) candidates = kiosk_desk_candidates_find (book, bundles, error);
  guint n_left = 0;

  if (candidates == NULL || (is_accepting && !accept (book, candidates, choice, &n_left, error)))
    return kiosk_cli_fail (*error);
  if (is_json)
    print_json (candidates);
  else
    print_table (candidates);
  if (!has_kiosk (candidates, choice))
    return KIOSK_EXIT_FAILED;
  if (n_left > 0)
    g_printerr (ngettext ("%u kiosk was not enrolled; the table says why.\n",
                          "%u kiosks were not enrolled; the table says why.\n", n_left), n_left);
  else if (!is_accepting && !is_json)
    g_print (_("Nothing was enrolled. Hold the ids against those on the kiosks' screens, then add --accept.\n"));
  return n_left > 0 ? KIOSK_EXIT_FAILED : KIOSK_EXIT_DONE;
}

/**
 * kiosk_command_enrol:
 * @arguments: (transfer full) (array zero-terminated=1): the arguments, the name of the command first
 *
 * Shows the kiosks on sticks, and enrols those that are new where it is asked to.
 *
 * Returns: the exit status
 */
KioskExit
kiosk_command_enrol (char **arguments)
{
  g_autoptr (KioskDeskBook) book = NULL;
  g_autoptr (GError) error = NULL;
  Choice choice = { 0 };
  KioskExit refusal;

  if (!parse (arguments, &choice, &refusal))
    return refusal;
  book = kiosk_desk_book_open (book_place, TRUE, &error);
  return book != NULL ? enrol (book, &choice, &error) : kiosk_cli_fail (error);
}

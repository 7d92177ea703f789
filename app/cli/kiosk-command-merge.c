/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally merge: what sticks bring, into one book. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>

#include "kiosk-cli-desk.h"
#include "kiosk-cli-json.h"
#include "kiosk-cli-options.h"
#include "kiosk-cli-table.h"
#include "kiosk-desk-id.h"
#include "kiosk-desk-merge.h"
#include "kiosk-fault-words.h"

static char *book_place;
static gboolean is_json;
static char **paths;

static const GOptionEntry option_entries[] = {
  { "into", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &book_place, N_("The desk's book"), N_("BOOK") },
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &is_json, N_("Write JSON"), NULL },
  { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, N_("PATH…") },
  G_OPTION_ENTRY_NULL
};

static gboolean
parse (char **arguments,
       KioskExit *out_exit)
{
  if (!kiosk_cli_options_parse (option_entries, _("Takes what sticks bring into one book."),
                                _("PATH is a stick, a folder with copies of sticks, the folder of one export, or its "
                                  ".zip; in any order, any number of times. Each export is checked whole and taken "
                                  "whole, or refused with the reason while the others are taken. What was taken before "
                                  "is passed over. Only kiosks that were enrolled are believed."),
                                arguments, out_exit))
    return FALSE;
  if (book_place != NULL && paths != NULL)
    return TRUE;
  *out_exit = kiosk_cli_options_refuse (book_place == NULL ? _("--into is missing") : _("PATH is missing"));
  return FALSE;
}

static void
append_note (GString *notes,
             char *note)
{
  if (notes->len > 0)
    g_string_append (notes, "; ");
  g_string_append (notes, note);
  g_free (note);
}

static char *
dup_notes (const KioskDeskMerged *merged)
{
  GString *notes = g_string_new (NULL);

  if (merged->outcome == KIOSK_DESK_OUTCOME_REFUSED)
    append_note (notes, g_strdup (_("NOT taken")));
  else if (merged->n_new == 0)
    append_note (notes, g_strdup (_("nothing new")));
  if (merged->n_undated > 0)
    append_note (notes, g_strdup_printf (_("without a date: %u"), merged->n_undated));
  if (merged->n_restored > 0)
    append_note (notes, g_strdup_printf (_("restored: %u"), merged->n_restored));
  if (merged->n_open > 0)
    append_note (notes, g_strdup_printf (_("in doubt: %u"), merged->n_open));
  if (merged->remarks->len > 0)
    append_note (notes, g_strdup_printf (_("files for people changed: %u"), merged->remarks->len));
  return g_string_free (notes, FALSE);
}

static void
add_row (KioskCliTable *table,
         const KioskDeskMerged *merged)
{
  gboolean is_known = merged->kiosk != 0;
  char *cells[] = {
    is_known ? kiosk_cli_desk_dup_label (merged->ward, merged->number) : g_strdup ("?"),
    is_known ? kiosk_desk_id_dup (merged->kiosk) : g_strdup (""),
    is_known ? kiosk_cli_dup_day (merged->day) : g_strdup (""),
    kiosk_cli_desk_dup_number (merged->n_new),
    kiosk_cli_desk_dup_number (merged->outcome != KIOSK_DESK_OUTCOME_REFUSED ? merged->n_batches - merged->n_new : 0),
    dup_notes (merged)
  };

  kiosk_cli_table_add_row (table, cells);
}

static void
print_table (GPtrArray *all)
{
  const char *const head[] = { _("kiosk"), _("id"), _("exported"), _("new batches"), _("known"), "" };
  g_autoptr (KioskCliTable) table = kiosk_cli_table_new (G_N_ELEMENTS (head));
  g_autofree char *text = NULL;

  kiosk_cli_table_set_words (table, 1);
  kiosk_cli_table_set_words (table, 5);
  kiosk_cli_table_add_copy (table, head);
  for (guint i = 0; i < all->len; i++)
    add_row (table, g_ptr_array_index (all, i));
  text = kiosk_cli_table_dup_text (table);
  g_print ("%s", text);
}

static void
tell_refusal (const KioskDeskMerged *merged)
{
  g_autofree char *details = kiosk_fault_words_dup (merged->error->message);
  const char *words = kiosk_cli_lookup_message (merged->error);

  g_printerr (_("%s: NOT taken. %s\n  Details: %s\n"), merged->path, words != NULL ? words : "", details);
}

static void
tell_remarks (const KioskDeskMerged *merged)
{
  for (guint i = 0; i < merged->remarks->len; i++)
    {
      const KioskBundleRemark *remark = g_ptr_array_index (merged->remarks, i);
      g_autofree char *name = g_strescape (remark->name, NULL);

      g_printerr (_("%s: %s is not as the kiosk wrote it. It is for people; no figure is taken from it.\n"),
                  merged->path, name);
    }
}

static void
add_json (JsonBuilder *builder,
          const KioskDeskMerged *merged)
{
  static const char *const outcomes[] = { "taken", "known", "refused" };
  g_autofree char *kiosk = merged->kiosk != 0 ? kiosk_desk_id_dup (merged->kiosk) : NULL;
  g_autofree char *ward = merged->kiosk != 0 ? g_strdup_printf ("%05u", merged->ward) : NULL;

  json_builder_begin_object (builder);
  kiosk_cli_json_add_text (builder, "path", merged->path);
  kiosk_cli_json_add_text (builder, "outcome", outcomes[merged->outcome]);
  kiosk_cli_json_add_text (builder, "why", merged->error != NULL ? merged->error->message : NULL);
  kiosk_cli_json_add_text (builder, "kiosk", kiosk);
  kiosk_cli_json_add_text (builder, "ward", ward);
  kiosk_cli_json_add_int (builder, "number", merged->number);
  kiosk_cli_json_add_day (builder, "day", merged->day);
  kiosk_cli_json_add_int (builder, "batches", merged->n_batches);
  kiosk_cli_json_add_int (builder, "new", merged->n_new);
  kiosk_cli_json_add_int (builder, "undated", merged->n_undated);
  kiosk_cli_json_add_int (builder, "restored", merged->n_restored);
  kiosk_cli_json_add_int (builder, "open_doubts", merged->n_open);
  kiosk_cli_json_add_int (builder, "remarks", merged->remarks->len);
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *all)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < all->len; i++)
    add_json (builder, g_ptr_array_index (all, i));
  json_builder_end_array (builder);
  kiosk_cli_json_print (builder);
}

/* Stops where it is the book that fails: no other export could be taken either. */
static GPtrArray *
merge_all (KioskDeskBook *book,
           GPtrArray *bundles)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_desk_merged_free);
  KioskCliProgress progress = { 0 };
  gboolean is_end = FALSE;

  for (guint i = 0; i < bundles->len && !is_end; i++)
    {
      KioskDeskMerged *merged;

      kiosk_cli_progress_show (&progress, i, bundles->len);
      merged = kiosk_desk_merge (book, g_ptr_array_index (bundles, i));
      is_end = kiosk_desk_merged_is_end (merged);
      g_ptr_array_add (all, merged);
    }
  kiosk_cli_progress_end (&progress);
  return all;
}

/* The same words for every refusal of one kind would be read by nobody: each says its own details. */
static KioskExit
tell (GPtrArray *all)
{
  KioskExit status = KIOSK_EXIT_DONE;

  for (guint i = 0; i < all->len; i++)
    {
      const KioskDeskMerged *merged = g_ptr_array_index (all, i);

      tell_remarks (merged);
      if (merged->error == NULL)
        continue;
      status = KIOSK_EXIT_FAILED;
      tell_refusal (merged);
    }
  return status;
}

/**
 * kiosk_command_merge:
 * @arguments: (transfer full) (array zero-terminated=1): the arguments, the name of the command first
 *
 * Merges exports into a desk's book; one that is refused makes the exit status 1.
 *
 * Returns: the exit status
 */
KioskExit
kiosk_command_merge (char **arguments)
{
  g_autoptr (KioskDeskBook) book = NULL;
  g_autoptr (GPtrArray) bundles = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  KioskExit refusal;

  if (!parse (arguments, &refusal))
    return refusal;
  book = kiosk_desk_book_open (book_place, FALSE, &error);
  if (book == NULL)
    return kiosk_cli_fail (error);
  bundles = kiosk_cli_desk_find_bundles (paths);
  all = merge_all (book, bundles);
  if (is_json)
    print_json (all);
  else if (all->len > 0)
    print_table (all);
  if (all->len < bundles->len)
    g_printerr (_("Stopped there: the book itself failed. What was taken before is safe.\n"));
  return tell (all) == KIOSK_EXIT_DONE && bundles->len > 0 ? KIOSK_EXIT_DONE : KIOSK_EXIT_FAILED;
}

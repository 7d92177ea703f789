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

static char *book_place;
static gboolean is_json;
static gboolean is_each;
static char **paths;

static const GOptionEntry option_entries[] = {
  { "into", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &book_place, N_("The desk's book"), N_("BOOK") },
  { "each", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &is_each, N_("A line for each export, not for each kiosk"),
    NULL },
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

/* A line of the table: one export, or all those of a kiosk. */
typedef struct
{
  gint64   kiosk;      /* 0: it could not be told */
  guint    ward;       /* as the newest of them has it */
  guint    number;
  KioskDay day;
  guint    n_exports;
  guint    n_refused;
  guint    n_new;
  gint64   n_batches;  /* of the one that has most of them */
  guint    n_undated;
  guint    n_restored;
  guint    n_open;     /* as the last of them left it */
  guint    n_remarks;
} Line;

static void
add_export (Line *line,
            const KioskDeskMerged *merged)
{
  if (line->n_exports++ == 0 || merged->day >= line->day)
    {
      line->kiosk = merged->kiosk;
      line->ward = merged->ward;
      line->number = merged->number;
      line->day = merged->day;
    }
  line->n_new += merged->n_new;
  line->n_undated += merged->n_undated;
  line->n_restored += merged->n_restored;
  line->n_remarks += merged->remarks->len;
  if (merged->outcome == KIOSK_DESK_OUTCOME_REFUSED)
    line->n_refused++;
  else
    {
      line->n_batches = MAX (line->n_batches, merged->n_batches);
      line->n_open = merged->n_open;
    }
}

static Line *
find_line (GArray *lines,
           gint64 kiosk)
{
  for (guint i = 0; !is_each && i < lines->len; i++)
    if (g_array_index (lines, Line, i).kiosk == kiosk)
      return &g_array_index (lines, Line, i);
  g_array_set_size (lines, lines->len + 1);
  return &g_array_index (lines, Line, lines->len - 1);
}

static GArray *
new_lines (GPtrArray *all)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (Line));

  for (guint i = 0; i < all->len; i++)
    {
      const KioskDeskMerged *merged = g_ptr_array_index (all, i);

      add_export (find_line (lines, merged->kiosk), merged);
    }
  return lines;
}

static char *
dup_notes (const Line *line)
{
  const struct { guint number; const char *what; } notes[] = {
    { line->n_refused, _("NOT taken") }, { line->n_undated, _("without a date") },
    { line->n_restored, _("restored") }, { line->n_open, _("in doubt") },
    { line->n_remarks, _("files for people changed") }
  };
  GString *text = g_string_new (line->n_new == 0 && line->n_refused < line->n_exports ? _("nothing new") : "");

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    if (notes[i].number > 0)
      g_string_append_printf (text, "%s%s: %u", text->len > 0 ? "; " : "", notes[i].what, notes[i].number);
  return g_string_free (text, FALSE);
}

static void
add_row (KioskCliTable *table,
         const Line *line)
{
  gboolean is_known = line->kiosk != 0;
  char *cells[] = {
    is_known ? kiosk_cli_desk_dup_label (line->ward, line->number) : g_strdup ("?"),
    is_known ? kiosk_desk_id_dup (line->kiosk) : g_strdup (""),
    kiosk_cli_desk_dup_number (line->n_exports),
    is_known ? kiosk_cli_dup_day (line->day) : g_strdup (""),
    kiosk_cli_desk_dup_number (line->n_new),
    kiosk_cli_desk_dup_number (MAX (line->n_batches - line->n_new, 0)),
    dup_notes (line)
  };

  kiosk_cli_table_add_row (table, cells);
}

static void
print_table (GPtrArray *all)
{
  const char *const head[] = { _("kiosk"), _("id"), _("exports"), _("the newest"), _("new batches"), _("known"), "" };
  g_autoptr (KioskCliTable) table = kiosk_cli_table_new (G_N_ELEMENTS (head));
  g_autoptr (GArray) lines = new_lines (all);

  kiosk_cli_table_set_words (table, 1);
  kiosk_cli_table_set_words (table, 6);
  kiosk_cli_table_add_copy (table, head);
  for (guint i = 0; i < lines->len; i++)
    add_row (table, &g_array_index (lines, Line, i));
  kiosk_cli_table_print (table);
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

  json_builder_begin_object (builder);
  kiosk_cli_json_add_text (builder, "path", merged->path);
  kiosk_cli_json_add_text (builder, "outcome", outcomes[merged->outcome]);
  kiosk_cli_json_add_text (builder, "why", merged->error != NULL ? merged->error->message : NULL);
  kiosk_cli_json_add_id (builder, "kiosk", merged->kiosk);
  if (merged->kiosk != 0)
    kiosk_cli_json_add_ward (builder, "ward", merged->ward);
  else
    kiosk_cli_json_add_text (builder, "ward", NULL);
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
      kiosk_cli_desk_tell_refusal (merged->path, merged->error);
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

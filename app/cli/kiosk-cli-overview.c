/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line for each epoch of each kiosk, and one for each batch that waits for an officer's word. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-overview.h"

#include <glib/gi18n.h>

#include "kiosk-cli-desk.h"
#include "kiosk-cli-json.h"
#include "kiosk-cli-table.h"
#include "kiosk-desk-doubt.h"
#include "kiosk-desk-id.h"
#include "kiosk-desk-overview.h"

static const char *
get_cause_words (KioskDeskDoubtCause cause)
{
  switch (cause)
    {
    case KIOSK_DESK_DOUBT_FORK:
      return _("another batch has its number");
    case KIOSK_DESK_DOUBT_RESTORED:
      return _("restored, and the old book went on");
    case KIOSK_DESK_DOUBT_RETIRED:
    default:
      return _("closed after the kiosk was retired");
    }
}

static void
add_line (KioskCliTable *table,
          const KioskDeskOverview *line)
{
  g_autofree char *label = kiosk_cli_desk_dup_label (line->ward, line->number);
  g_autofree char *kiosk = kiosk_desk_id_dup (line->kiosk);
  g_autofree char *epoch = line->epoch != 0 ? kiosk_desk_id_dup (line->epoch) : g_strdup ("");
  g_autofree char *head = line->head >= 0 ? kiosk_cli_desk_dup_number (line->head) : g_strdup ("");
  g_autofree char *counted = kiosk_cli_desk_dup_number (line->counted);
  g_autofree char *doubtful = kiosk_cli_desk_dup_number (line->n_doubtful);
  g_autofree char *day = line->last_day != KIOSK_DAY_UNKNOWN ? kiosk_cli_dup_day (line->last_day) : g_strdup ("");
  const char *const cells[] = { label, kiosk, epoch, head, day, counted, doubtful,
                                line->is_retired ? _("retired") : "" };

  kiosk_cli_table_add_copy (table, cells);
}

static void
print_lines (GArray *lines)
{
  const char *const head[] = { _("kiosk"), _("id"), _("epoch"), _("up to batch"), _("last day"), _("people"),
                               _("in doubt"), "" };
  g_autoptr (KioskCliTable) table = kiosk_cli_table_new (G_N_ELEMENTS (head));

  kiosk_cli_table_set_words (table, 1);
  kiosk_cli_table_set_words (table, 2);
  kiosk_cli_table_set_words (table, 7);
  kiosk_cli_table_add_copy (table, head);
  for (guint i = 0; i < lines->len; i++)
    add_line (table, &g_array_index (lines, KioskDeskOverview, i));
  kiosk_cli_table_print (table);
}

static void
print_doubt (const KioskDeskDoubt *doubt)
{
  g_autofree char *kiosk = kiosk_desk_id_dup (doubt->kiosk);
  g_autofree char *epoch = kiosk_desk_id_dup (doubt->epoch);
  g_autofree char *batch = kiosk_desk_id_dup (doubt->batch);
  g_autofree char *number = kiosk_cli_desk_dup_number (doubt->n);
  g_autofree char *people = kiosk_cli_desk_dup_number (doubt->counted);
  g_autofree char *day = kiosk_cli_dup_day ((KioskDay) doubt->date);

  g_print (_("  %s, epoch %s, batch %s (%s, %s people), hash %s: %s\n"), kiosk, epoch, number, day, people, batch,
           get_cause_words (doubt->cause));
}

static void
print_doubts (GArray *doubts)
{
  guint n_open = 0;

  for (guint i = 0; i < doubts->len; i++)
    {
      const KioskDeskDoubt *doubt = &g_array_index (doubts, KioskDeskDoubt, i);

      if (doubt->is_rejected)
        continue;
      if (n_open++ == 0)
        g_print (_("\nNot counted until an officer's word is recorded with the command resolve:\n"));
      print_doubt (doubt);
    }
}

static void
add_epoch_json (JsonBuilder *builder,
                const KioskDeskOverview *line)
{
  json_builder_begin_object (builder);
  kiosk_cli_json_add_id (builder, "kiosk", line->kiosk);
  kiosk_cli_json_add_ward (builder, "ward", line->ward);
  kiosk_cli_json_add_int (builder, "number", line->number);
  kiosk_cli_json_add_flag (builder, "retired", line->is_retired);
  kiosk_cli_json_add_id (builder, "epoch", line->epoch);
  kiosk_cli_json_add_int (builder, "head", line->head);
  kiosk_cli_json_add_int (builder, "batches", line->n_batches);
  kiosk_cli_json_add_int (builder, "open_doubts", line->n_doubtful);
  kiosk_cli_json_add_int (builder, "counted", line->counted);
  kiosk_cli_json_add_day (builder, "last_day", line->last_day);
  kiosk_cli_json_add_day (builder, "last_export", line->last_export);
  json_builder_end_object (builder);
}

static void
add_doubt_json (JsonBuilder *builder,
                const KioskDeskDoubt *doubt)
{
  static const char *const causes[] = { "fork", "restored", "retired" };

  json_builder_begin_object (builder);
  kiosk_cli_json_add_id (builder, "kiosk", doubt->kiosk);
  kiosk_cli_json_add_id (builder, "epoch", doubt->epoch);
  kiosk_cli_json_add_int (builder, "n", doubt->n);
  kiosk_cli_json_add_id (builder, "hash", doubt->batch);
  kiosk_cli_json_add_day (builder, "day", (KioskDay) doubt->date);
  kiosk_cli_json_add_int (builder, "counted", doubt->counted);
  kiosk_cli_json_add_text (builder, "cause", doubt->cause < G_N_ELEMENTS (causes) ? causes[doubt->cause] : NULL);
  kiosk_cli_json_add_flag (builder, "rejected", doubt->is_rejected);
  json_builder_end_object (builder);
}

static void
print_json (GArray *lines,
            GArray *doubts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "epochs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    add_epoch_json (builder, &g_array_index (lines, KioskDeskOverview, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "doubts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < doubts->len; i++)
    add_doubt_json (builder, &g_array_index (doubts, KioskDeskDoubt, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  kiosk_cli_json_print (builder);
}

/**
 * kiosk_cli_overview_print:
 * @book: a desk's book
 * @is_json: whether for machines
 * @error: return location for a `GError`
 *
 * Fails as kiosk_desk_engine_run() does.
 *
 * Returns: %TRUE if all of it was printed
 */
gboolean
kiosk_cli_overview_print (KioskDeskBook *book,
                          gboolean is_json,
                          GError **error)
{
  g_autoptr (GArray) lines = kiosk_desk_overview_load (book, error);
  g_autoptr (GArray) doubts = lines != NULL ? kiosk_desk_doubts_load (book, error) : NULL;

  if (doubts == NULL)
    return FALSE;
  if (is_json)
    {
      print_json (lines, doubts);
      return TRUE;
    }
  print_lines (lines);
  print_doubts (doubts);
  return TRUE;
}

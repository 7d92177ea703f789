/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table on a terminal has the columns that fit; the files have all. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-report.h"

#include <glib/gi18n.h>

#include "kiosk-cli-json.h"
#include "kiosk-cli-messages.h"
#include "kiosk-cli-table.h"
#include "kiosk-report-words.h"

#define SHOWN_MAX 8

/* Columns of a table that a terminal shows. */
typedef struct
{
  guint places[SHOWN_MAX];
  guint n;
} Shown;

static const Shown shown[KIOSK_N_DESK_BYS] = {
  [KIOSK_DESK_BY_WARD] = { { 0, 1, 2, 4, 6, 8, 10 }, 7 },
  [KIOSK_DESK_BY_DAY] = { { 0, 1, 2, 4, 6, 8, 10 }, 7 },
  [KIOSK_DESK_BY_KIND] = { { 0, 1 }, 2 },
  [KIOSK_DESK_BY_AUDIENCE] = { { 0, 1, 2, 3, 4, 5, 6 }, 7 },
  [KIOSK_DESK_BY_REASON] = { { 0, 1, 2, 3 }, 4 }
};

static const char *const by_words[KIOSK_N_DESK_BYS] = {
  N_("Ward"), N_("Date"), N_("Result"), N_("Audience"), N_("Reason")
};

/* What a column is called, by its name in files. */
static const struct
{
  const char *nick;
  const char *words;  /* msgid */
} column_words[] = {
  { "installed", N_("Newly installed") },
  { "signed_in", N_("Signed in") },
  { "helped", N_("Helped") },
  { "already_had", N_("Had it before") },
  { "not_able", N_("Could not install") },
  { "advised", N_("Advice only") },
  { "counted", N_("Counted") },
  { "overlap", N_("May overlap") },
  { "people", N_("People") },
  { "not_signed_in", N_("Newly installed, not signed in") },
};

static const char *const kind_words[KIOSK_N_KINDS] = {
  N_("Newly installed, not signed in"), N_("Newly installed, signed in"), N_("Had it, signed in now"),
  N_("Had it before"), N_("Could not install"), N_("Advice only")
};

static const char *const audience_words[KIOSK_N_AUDIENCES] = {
  N_("Residents"), N_("Officials, public employees, workers"), N_("Union and association members"),
  N_("Businesses, cooperatives, household businesses"), N_("Not asked")
};

static const char *const reason_words[KIOSK_N_REASONS] = {
  N_("Not asked"), N_("No smartphone"), N_("Phone not here"), N_("Phone too old"), N_("No space on the phone"),
  N_("Store password forgotten"), N_("No network"), N_("Another time"), N_("No VNeID account"),
  N_("VNeID password forgotten"), N_("VNeID on another phone"), N_("Another reason"), N_("Not said")
};

static const char *
get_column_words (const KioskDeskColumn *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (column_words); i++)
    if (g_str_equal (column->nick, column_words[i].nick))
      return _(column_words[i].words);
  return column->nick;
}

/* Digits in groups where the locale has groups. */
static char *
dup_number (gint64 number)
{
  return number >= 0 ? g_strdup_printf ("%'" G_GINT64_FORMAT, number) : g_strdup ("–");
}

static char *
dup_change (const KioskReportFigures *now,
            const KioskReportFigures *before)
{
  gint64 change = now->tally.helper.installed - before->tally.helper.installed;

  if (now->n_batches == 0 || before->n_batches == 0)
    return g_strdup ("–");
  return g_strdup_printf ("%+'" G_GINT64_FORMAT, change);
}

static char *
dup_share (const KioskDeskReportWard *ward)
{
  const KioskReportTarget *target = kiosk_desk_report_ward_get_target (ward);

  return target != NULL ? kiosk_report_dup_percent (target->progress.done, target->target.number) : g_strdup ("–");
}

static char *
dup_ward_name (const KioskDeskRow *row)
{
  return g_strconcat (row->code, row->name[0] != '\0' ? "  " : "", row->name, row->is_split ? _(" (split)") : "", NULL);
}

/* NULL: it is a ward or a day. */
static const char *
lookup_words (KioskDeskBy by,
              const char *code)
{
  KioskKind kind;
  KioskAudience audience;
  KioskReason reason;

  if (by == KIOSK_DESK_BY_KIND && kiosk_kind_from_nick (code, &kind))
    return _(kind_words[kind]);
  if (by == KIOSK_DESK_BY_AUDIENCE && kiosk_audience_from_nick (code, &audience))
    return _(audience_words[audience]);
  if (by == KIOSK_DESK_BY_REASON && kiosk_reason_from_nick (code, &reason))
    return _(reason_words[reason]);
  return NULL;
}

static char *
dup_name (const KioskDeskGrid *table,
          const KioskDeskRow *row)
{
  const char *words = lookup_words (table->by, row->code);

  if (row == table->sum)
    return g_strdup (_("Total"));
  if (table->by == KIOSK_DESK_BY_WARD)
    return dup_ward_name (row);
  return g_strdup (words != NULL ? words : row->name);
}

/* A new group has its heading, the others reach from it. */
static void
add_head (KioskCliTable *lines,
          const KioskDeskGrid *table)
{
  const Shown *columns = &shown[table->by];
  char *groups[SHOWN_MAX + 3] = { g_strdup ("") };
  char *names[SHOWN_MAX + 3] = { g_strdup (_(by_words[table->by])) };
  int last = -1;

  for (guint i = 0; i < columns->n; i++)
    {
      const KioskDeskColumn *column = &table->columns[columns->places[i]];
      const char *group = column->group == KIOSK_DESK_GROUP_HELPER ? _("noted by helpers") : _("tapped by residents");

      groups[1 + i] = (int) column->group != last ? g_strdup (group) : NULL;
      last = column->group;
      names[1 + i] = g_strdup (get_column_words (column));
    }
  if (table->by == KIOSK_DESK_BY_WARD)
    {
      groups[1 + columns->n] = g_strdup (_("newly installed"));
      names[1 + columns->n] = g_strdup (_("change"));
      names[2 + columns->n] = g_strdup (_("of target"));
    }
  kiosk_cli_table_add_row (lines, groups);
  kiosk_cli_table_add_row (lines, names);
}

static void
add_row (KioskCliTable *lines,
         const KioskDeskGrid *table,
         const KioskDeskRow *row,
         const KioskDeskReportWard *ward)
{
  const Shown *columns = &shown[table->by];
  char *cells[SHOWN_MAX + 3] = { dup_name (table, row) };

  for (guint i = 0; i < columns->n; i++)
    cells[1 + i] = dup_number (row->values[columns->places[i]]);
  if (ward != NULL)
    {
      cells[1 + columns->n] = dup_change (&ward->in_period, &ward->before);
      cells[2 + columns->n] = dup_share (ward);
    }
  kiosk_cli_table_add_row (lines, cells);
}

static void
append_table (GString *text,
              const KioskDeskReport *report,
              const KioskDeskGrid *table)
{
  gboolean is_by_ward = table->by == KIOSK_DESK_BY_WARD;
  g_autoptr (KioskCliTable) lines = kiosk_cli_table_new (1 + shown[table->by].n + (is_by_ward ? 2 : 0));

  add_head (lines, table);
  for (guint i = 0; i < table->rows->len; i++)
    add_row (lines, table, g_ptr_array_index (table->rows, i),
             is_by_ward ? g_ptr_array_index (report->wards, i) : NULL);
  add_row (lines, table, table->sum, is_by_ward ? report->sum : NULL);
  kiosk_cli_table_append (lines, text);
}

static void
append_equation (GString *text,
                 const KioskTally *tally)
{
  g_autofree char *taps = dup_number (tally->taps);
  g_autofree char *counted = dup_number (tally->counted);
  g_autofree char *changed = dup_number (tally->changed);
  g_autofree char *undone = dup_number (tally->undone);
  g_autofree char *suppressed = dup_number (tally->suppressed);

  g_string_append_printf (text, _("\nWhere every tap went: %s taps = %s counted + %s changed + %s undone + "
                                  "%s suppressed\n"), taps, counted, changed, undone, suppressed);
}

static void
append_apart (GString *text,
              const char *what,
              const KioskReportFigures *figures)
{
  g_autofree char *batches = dup_number (figures->n_batches);
  g_autofree char *helper = dup_number (figures->tally.helper.counted);
  g_autofree char *self = dup_number (figures->tally.self.counted);

  if (figures->n_batches > 0)
    g_string_append_printf (text, ngettext ("%s (closed %s time), not in these figures: helpers %s, residents %s\n",
                                            "%s (closed %s times), not in these figures: helpers %s, residents %s\n",
                                            figures->n_batches), what, batches, helper, self);
}

static void
append_paper (GString *text,
              const KioskDeskReportPaper *paper)
{
  const gint64 *kinds = paper->kinds;
  g_autofree char *sheets = dup_number (paper->n_sheets);
  g_autofree char *installed = dup_number (kinds[KIOSK_KIND_INSTALLED] + kinds[KIOSK_KIND_INSTALLED_SIGNED_IN]);
  g_autofree char *signed_in = dup_number (kinds[KIOSK_KIND_INSTALLED_SIGNED_IN] + kinds[KIOSK_KIND_SIGNED_IN]);

  if (paper->n_sheets > 0)
    g_string_append_printf (text, ngettext ("On %s sheet of paper, not in these figures: newly installed %s, signed in "
                                            "%s\n", "On %s sheets of paper, not in these figures: newly installed %s, "
                                                    "signed in %s\n", paper->n_sheets), sheets, installed, signed_in);
}

static void
append_notes (GString *text,
              const KioskDeskReport *report,
              const KioskDeskGrid *table,
              KioskCliPredecessors list)
{
  const KioskDeskReportWard *sum = report->sum;
  g_autofree char *overlap = dup_number (sum->in_period.tally.self.overlap);
  gboolean has_split = FALSE;

  for (guint i = 0; i < table->rows->len; i++)
    has_split = has_split || ((const KioskDeskRow *) g_ptr_array_index (table->rows, i))->is_split;
  append_equation (text, &sum->in_period.tally);
  append_apart (text, _("Undated"), &sum->undated);
  append_apart (text, _("In doubt until an officer decides"), &sum->doubtful);
  append_paper (text, &sum->paper);
  if (sum->in_period.tally.self.overlap > 0)
    g_string_append_printf (text, _("Of what residents tapped, %s while a helper was counting too.\n"), overlap);
  g_string_append (text, _("What helpers noted and what residents tapped may be of the same person: the two are never "
                           "added.\n"));
  if (has_split)
    g_string_append (text, _("A ward that was split stands apart: nobody knows which part its figures belong to.\n"));
  if (list != KIOSK_CLI_PREDECESSORS_NONE)
    g_string_append (text, kiosk_cli_predecessors_lookup_words (list));
}

static void
append_title (GString *text,
              const KioskDeskReport *report)
{
  g_autofree char *from = kiosk_cli_dup_day (report->period.from);
  g_autofree char *to = kiosk_cli_dup_day (report->period.to);
  g_autofree char *before_from = kiosk_cli_dup_day (report->before.from);
  g_autofree char *before_to = kiosk_cli_dup_day (report->before.to);

  g_string_append_printf (text, _("From %s to %s; change: against %s to %s\n\n"), from, to, before_from, before_to);
}

/**
 * kiosk_cli_report_dup_text:
 * @report: a report
 * @table: one of its tables
 * @list: which list its wards have their names by
 *
 * Any thread.
 *
 * Returns: (transfer full): the table with what has to be known to read it, in the user's language
 */
char *
kiosk_cli_report_dup_text (const KioskDeskReport *report,
                           const KioskDeskGrid *table,
                           KioskCliPredecessors list)
{
  GString *text = g_string_new (NULL);

  append_title (text, report);
  append_table (text, report, table);
  append_notes (text, report, table, list);
  return g_string_free (text, FALSE);
}

static void
add_public_row (KioskCliTable *lines,
                char *name,
                const KioskDeskPublicRow *row)
{
  const char *helper = row->values[KIOSK_SOURCE_HELPER];
  const char *self = row->values[KIOSK_SOURCE_SELF];
  char *cells[] = { name, g_strdup (helper != NULL ? helper : "–"), g_strdup (self != NULL ? self : "–") };

  kiosk_cli_table_add_row (lines, cells);
}

static char *
dup_public_name (const KioskDeskPublic *table,
                 const KioskDeskPublicRow *row)
{
  const char *words = lookup_words (table->by, row->code);

  if (table->by == KIOSK_DESK_BY_WARD)
    return g_strconcat (row->code, row->name[0] != '\0' ? "  " : "", row->name, NULL);
  return g_strdup (words != NULL ? words : row->name);
}

/**
 * kiosk_cli_report_dup_public:
 * @report: a report
 * @table: what of it may be told to everybody
 *
 * Any thread.
 *
 * Returns: (transfer full): the table, in the user's language
 */
char *
kiosk_cli_report_dup_public (const KioskDeskReport *report,
                             const KioskDeskPublic *table)
{
  const char *const head[] = { _(by_words[table->by]), _("noted by helpers"), _("tapped by residents") };
  g_autoptr (KioskCliTable) lines = kiosk_cli_table_new (G_N_ELEMENTS (head));
  g_autofree char *from = kiosk_cli_dup_day (report->period.from);
  g_autofree char *to = kiosk_cli_dup_day (report->period.to);
  GString *text = g_string_new (NULL);

  kiosk_cli_table_add_copy (lines, head);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const KioskDeskPublicRow *row = g_ptr_array_index (table->rows, i);

      add_public_row (lines, dup_public_name (table, row), row);
    }
  add_public_row (lines, g_strdup (_("Total")), table->sum);
  g_string_append_printf (text, _("From %s to %s, for everybody to read\n\n"), from, to);
  kiosk_cli_table_append (lines, text);
  g_string_append (text, _("\nRounded to 5; <5: 1 to 4 people; –: too few to be told, or nothing. The two columns are "
                           "never added.\n"));
  return g_string_free (text, FALSE);
}

static void
add_values (JsonBuilder *builder,
            const KioskDeskGrid *table,
            const KioskDeskRow *row)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      const KioskDeskColumn *column = &table->columns[i];

      if (i == 0 || column[-1].group != column->group)
        {
          json_builder_set_member_name (builder, kiosk_desk_group_to_nick (column->group));
          json_builder_begin_object (builder);
        }
      kiosk_cli_json_add_count (builder, column->nick, row->values[i]);
      if (i + 1 == table->n_columns || column[1].group != column->group)
        json_builder_end_object (builder);
    }
}

static void
add_row_object (JsonBuilder *builder,
                const KioskDeskGrid *table,
                const KioskDeskRow *row)
{
  json_builder_begin_object (builder);
  if (row != table->sum)
    kiosk_cli_json_add_text (builder, kiosk_desk_by_to_nick (table->by), row->code);
  if (row != table->sum && table->by == KIOSK_DESK_BY_WARD)
    {
      kiosk_cli_json_add_day (builder, "valid_from", row->valid_from);
      kiosk_cli_json_add_text (builder, "name", row->name[0] != '\0' ? row->name : NULL);
      kiosk_cli_json_add_flag (builder, "split", row->is_split);
    }
  add_values (builder, table, row);
  json_builder_end_object (builder);
}

static void
add_figures (JsonBuilder *builder,
             const char *name,
             const KioskReportFigures *figures)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  kiosk_cli_json_add_int (builder, "closings", figures->n_batches);
  kiosk_cli_json_add_int (builder, "taps", figures->tally.taps);
  kiosk_cli_json_add_int (builder, "counted", figures->tally.counted);
  kiosk_cli_json_add_int (builder, "changed", figures->tally.changed);
  kiosk_cli_json_add_int (builder, "undone", figures->tally.undone);
  kiosk_cli_json_add_int (builder, "suppressed", figures->tally.suppressed);
  kiosk_cli_json_add_int (builder, "helper", figures->tally.helper.counted);
  kiosk_cli_json_add_int (builder, "self", figures->tally.self.counted);
  json_builder_end_object (builder);
}

static void
add_paper (JsonBuilder *builder,
           const KioskDeskReportPaper *paper)
{
  json_builder_set_member_name (builder, "paper");
  json_builder_begin_object (builder);
  kiosk_cli_json_add_int (builder, "sheets", paper->n_sheets);
  for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
    kiosk_cli_json_add_int (builder, kiosk_kind_to_nick (kind), paper->kinds[kind]);
  json_builder_end_object (builder);
}

static void
add_head_members (JsonBuilder *builder,
                  const KioskDeskReport *report,
                  const KioskDeskGrid *table,
                  KioskCliPredecessors list)
{
  kiosk_cli_json_add_day (builder, "from", report->period.from);
  kiosk_cli_json_add_day (builder, "to", report->period.to);
  kiosk_cli_json_add_day (builder, "before_from", report->before.from);
  kiosk_cli_json_add_day (builder, "before_to", report->before.to);
  kiosk_cli_json_add_text (builder, "by", kiosk_desk_by_to_nick (table->by));
  kiosk_cli_json_add_text (builder, "as", report->is_current ? "current" : "recorded");
  kiosk_cli_json_add_text (builder, "predecessors", kiosk_cli_predecessors_lookup_nick (list));
}

/**
 * kiosk_cli_report_print_json:
 * @report: a report
 * @table: one of its tables
 * @list: which list its wards have their names by
 *
 * Prints an object: the period, the rows of @table and their total, and beside them the equation, what has no date,
 * what is in doubt and what was counted on paper. A number that nobody knows is null.
 */
void
kiosk_cli_report_print_json (const KioskDeskReport *report,
                             const KioskDeskGrid *table,
                             KioskCliPredecessors list)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_head_members (builder, report, table, list);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < table->rows->len; i++)
    add_row_object (builder, table, g_ptr_array_index (table->rows, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "total");
  add_row_object (builder, table, table->sum);
  add_figures (builder, "equation", &report->sum->in_period);
  add_figures (builder, "undated", &report->sum->undated);
  add_figures (builder, "doubtful", &report->sum->doubtful);
  add_paper (builder, &report->sum->paper);
  json_builder_end_object (builder);
  kiosk_cli_json_print (builder);
}

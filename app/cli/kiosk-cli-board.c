/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a board out: a column a date where there are few, else how many days are in which state. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-board.h"

#include <glib/gi18n.h>

#include "kiosk-cli-json.h"
#include "kiosk-cli-messages.h"
#include "kiosk-cli-table.h"
#include "kiosk-ward.h"

/* As many fit on a line of a usual terminal. */
#define DATE_COLUMNS_MAX 7

/* Point, latest day, silence. */
#define COLUMNS_AROUND 3

/* What a cell says in place of a figure, and what that means; in the order of the legend. */
typedef struct
{
  KioskBoardState  state;
  const char      *mark;     /* msgid */
  const char      *meaning;  /* msgid */
} Mark;

static const Mark marks[] = {
  { KIOSK_BOARD_STATE_LATE, N_("late"),
    N_("nothing of that day or a later one has come, and three working days are over") },
  { KIOSK_BOARD_STATE_MISSING, N_("missing"), N_("later days came, and this one did not") },
  { KIOSK_BOARD_STATE_NO_MACHINE, N_("no kiosk"), N_("no enrolled kiosk stands at this point") },
  { KIOSK_BOARD_STATE_FORKED, N_("forked"),
    N_("the kiosk has two histories for it; none counts until somebody decides which") },
  { KIOSK_BOARD_STATE_UNSETTLED, N_("in doubt"),
    N_("from a restored or retired kiosk; does not count until somebody decides") },
  { KIOSK_BOARD_STATE_UNDATED, N_("undated"), N_("figures without a date have come that may be of that day") },
  { KIOSK_BOARD_STATE_AWAITED, N_("awaited"), N_("has not come yet, and is not late") },
  { KIOSK_BOARD_STATE_CLOSED, N_("closed"), N_("no working day") },
};

/* What a total of a long period is of. */
static const struct
{
  KioskBoardState  state;
  const char      *heading;  /* msgid */
} totals[] = {
  { KIOSK_BOARD_STATE_RECEIVED, N_("received") },
  { KIOSK_BOARD_STATE_ZERO, N_("zero") },
  { KIOSK_BOARD_STATE_AWAITED, N_("awaited") },
  { KIOSK_BOARD_STATE_LATE, N_("late") },
  { KIOSK_BOARD_STATE_MISSING, N_("missing") },
  { KIOSK_BOARD_STATE_NO_MACHINE, N_("no kiosk") },
  { KIOSK_BOARD_STATE_FORKED, N_("forked") },
  { KIOSK_BOARD_STATE_UNSETTLED, N_("in doubt") },
  { KIOSK_BOARD_STATE_UNDATED, N_("undated") },
};

static const KioskBoardState open_states[] = {
  KIOSK_BOARD_STATE_LATE, KIOSK_BOARD_STATE_MISSING, KIOSK_BOARD_STATE_NO_MACHINE, KIOSK_BOARD_STATE_FORKED,
  KIOSK_BOARD_STATE_UNSETTLED, KIOSK_BOARD_STATE_UNDATED
};

typedef struct
{
  KioskDeskBoard        *board;
  const KioskBoardScope *scope;
  GPtrArray             *wards;
} Writer;

static gboolean
has_dates (const Writer *self)
{
  return self->scope->to - self->scope->from < DATE_COLUMNS_MAX;
}

static guint
count_columns (const Writer *self)
{
  return COLUMNS_AROUND + (has_dates (self) ? self->scope->to - self->scope->from + 1 : G_N_ELEMENTS (totals));
}

static gboolean
is_open (const KioskBoardRow *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (open_states); i++)
    if (row->totals[open_states[i]] > 0)
      return TRUE;
  return FALSE;
}

/**
 * kiosk_cli_board_lookup_ward:
 * @point: a point
 * @wards: (nullable) (element-type KioskWard): the list of wards
 * @day: the last day that is looked at
 *
 * A code means another ward on another day: here what it means on @day, or on the last or first day of a point that was
 * gone by then, or is yet to come. Any thread.
 *
 * Returns: (transfer none) (nullable): the ward, if the list has it
 */
const KioskWard *
kiosk_cli_board_lookup_ward (const KioskDeskPoint *point,
                             GPtrArray *wards,
                             KioskDay day)
{
  KioskDay last = point->to != KIOSK_DAY_UNKNOWN ? MIN (point->to, day) : day;

  return wards != NULL ? kiosk_ward_list_lookup (wards, point->ward, MAX (last, point->from)) : NULL;
}

/**
 * kiosk_cli_board_dup_label:
 * @point: a point
 * @wards: (nullable) (element-type KioskWard): the list of wards
 * @day: the last day that is looked at, as in kiosk_cli_board_lookup_ward()
 *
 * Any thread.
 *
 * Returns: (transfer full): ward, number, and the ward's name where the list has it
 */
char *
kiosk_cli_board_dup_label (const KioskDeskPoint *point,
                           GPtrArray *wards,
                           KioskDay day)
{
  const KioskWard *ward = kiosk_cli_board_lookup_ward (point, wards, day);

  return g_strdup_printf ("%s-%u%s%s", point->ward, point->number, ward != NULL ? "  " : "",
                          ward != NULL ? ward->name : "");
}

static char *
dup_short_date (KioskDay day)
{
  g_autoptr (GDateTime) midnight = kiosk_day_to_date_time (day);

  return g_date_time_format (midnight, "%d/%m");
}

static void
add_head (const Writer *self,
          KioskCliTable *table)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  g_ptr_array_add (cells, g_strdup (_("Point")));
  if (has_dates (self))
    for (KioskDay day = self->scope->from; day <= self->scope->to; day++)
      g_ptr_array_add (cells, dup_short_date (day));
  else
    for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
      g_ptr_array_add (cells, g_strdup (_(totals[i].heading)));
  g_ptr_array_add (cells, g_strdup (_("latest day")));
  g_ptr_array_add (cells, g_strdup (_("silent")));
  kiosk_cli_table_add_row (table, (char *const *) cells->pdata);
}

static char *
dup_mark (const KioskBoardCell *cell)
{
  if (cell->state == KIOSK_BOARD_STATE_RECEIVED && cell->counted == 0)
    return g_strdup_printf ("+%u", cell->sheets);
  if (cell->state == KIOSK_BOARD_STATE_RECEIVED || cell->state == KIOSK_BOARD_STATE_ZERO)
    return g_strdup_printf ("%" G_GINT64_FORMAT, cell->counted);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (cell->state == marks[i].state)
      return g_strdup (_(marks[i].mark));
  return g_strdup ("");
}

static char *
dup_point (const Writer *self,
           const KioskBoardRow *row)
{
  g_autofree char *label = kiosk_cli_board_dup_label (&row->point, self->wards, self->scope->to);

  return g_strconcat (label, row->is_listed ? "" : " *", NULL);
}

static char *
dup_last_day (const KioskBoardRow *row)
{
  return row->last_day != KIOSK_DAY_UNKNOWN ? kiosk_cli_dup_day (row->last_day) : g_strdup (_("never"));
}

static char *
dup_silence (const KioskBoardRow *row)
{
  return row->silent_days >= 0 ? g_strdup_printf ("%d", row->silent_days) : g_strdup ("");
}

static void
add_row (const Writer *self,
         KioskCliTable *table,
         guint i)
{
  const KioskBoardRow *row = kiosk_desk_board_get_row (self->board, i);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  g_ptr_array_add (cells, dup_point (self, row));
  if (has_dates (self))
    for (KioskDay day = self->scope->from; day <= self->scope->to; day++)
      g_ptr_array_add (cells, dup_mark (kiosk_desk_board_get_cell (self->board, i, day)));
  else
    for (guint j = 0; j < G_N_ELEMENTS (totals); j++)
      g_ptr_array_add (cells, g_strdup_printf ("%u", row->totals[totals[j].state]));
  g_ptr_array_add (cells, dup_last_day (row));
  g_ptr_array_add (cells, dup_silence (row));
  kiosk_cli_table_add_row (table, (char *const *) cells->pdata);
}

static guint
add_rows (const Writer *self,
          KioskCliTable *table,
          gboolean only_open)
{
  guint n_rows = 0;

  for (guint i = 0; i < kiosk_desk_board_get_n_rows (self->board); i++)
    if (!only_open || is_open (kiosk_desk_board_get_row (self->board, i)))
      {
        add_row (self, table, i);
        n_rows++;
      }
  return n_rows;
}

static gboolean
has_sheets_alone (const Writer *self)
{
  for (guint i = 0; i < kiosk_desk_board_get_n_rows (self->board); i++)
    for (KioskDay day = self->scope->from; day <= self->scope->to; day++)
      {
        const KioskBoardCell *cell = kiosk_desk_board_get_cell (self->board, i, day);

        if (cell->state == KIOSK_BOARD_STATE_RECEIVED && cell->counted == 0)
          return TRUE;
      }
  return FALSE;
}

static gboolean
has_unlisted (KioskDeskBoard *board)
{
  for (guint i = 0; i < kiosk_desk_board_get_n_rows (board); i++)
    if (!kiosk_desk_board_get_row (board, i)->is_listed)
      return TRUE;
  return FALSE;
}

/* Of marks that stand in the table, and of no others. */
static void
append_legend (const Writer *self,
               GString *text)
{
  g_string_append_c (text, '\n');
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (kiosk_desk_board_get_total (self->board, marks[i].state) > 0
        && (has_dates (self) || marks[i].state != KIOSK_BOARD_STATE_CLOSED))
      g_string_append_printf (text, "%s: %s\n", _(marks[i].mark), _(marks[i].meaning));
  if (has_dates (self) && has_sheets_alone (self))
    g_string_append_printf (text, "+1: %s\n", _("nobody was counted, and so many sheets of figures were brought"));
  if (has_unlisted (self->board))
    g_string_append_printf (text, "*: %s\n", _("not in the roster, so nothing is expected of it"));
  g_string_append_printf (text, "%s: %s\n", _("silent"), _("working days since the latest day that came"));
}

static void
append_sum (const Writer *self,
            GString *text)
{
  guint n_received = kiosk_desk_board_get_total (self->board, KIOSK_BOARD_STATE_RECEIVED)
                     + kiosk_desk_board_get_total (self->board, KIOSK_BOARD_STATE_ZERO);
  guint n_open = 0;

  for (guint i = 0; i < G_N_ELEMENTS (open_states); i++)
    n_open += kiosk_desk_board_get_total (self->board, open_states[i]);
  g_string_append_printf (text, _("\nDays received: %u; awaited: %u; to be looked into: %u\n"), n_received,
                          kiosk_desk_board_get_total (self->board, KIOSK_BOARD_STATE_AWAITED), n_open);
}

static void
append_title (const Writer *self,
              GString *text)
{
  g_autofree char *from = kiosk_cli_dup_day (self->scope->from);
  g_autofree char *to = kiosk_cli_dup_day (self->scope->to);
  g_autofree char *today = kiosk_cli_dup_day (self->scope->today);

  g_string_append_printf (text, _("People counted, from %s to %s, as of %s\n\n"), from, to, today);
}

/**
 * kiosk_cli_board_dup_text:
 * @board: a board
 * @scope: what it was asked
 * @wards: (nullable) (element-type KioskWard): the list of wards, for their names
 * @only_open: whether to leave out points of which nothing is to be looked into
 *
 * Up to a week there is a column for each date. Any thread.
 *
 * Returns: (transfer full): the board as a table, with what its marks mean, in the user's language
 */
char *
kiosk_cli_board_dup_text (KioskDeskBoard *board,
                          const KioskBoardScope *scope,
                          GPtrArray *wards,
                          gboolean only_open)
{
  const Writer writer = { board, scope, wards };
  g_autoptr (KioskCliTable) table = kiosk_cli_table_new (count_columns (&writer));
  g_autofree char *rows = NULL;
  GString *text = g_string_new (NULL);

  append_title (&writer, text);
  add_head (&writer, table);
  if (add_rows (&writer, table, only_open) == 0)
    g_string_append (text, only_open ? _("There is nothing to look into.\n") : _("There is no point in it.\n"));
  else
    {
      rows = kiosk_cli_table_dup_text (table);
      g_string_append (text, rows);
      append_legend (&writer, text);
    }
  append_sum (&writer, text);
  return g_string_free (text, FALSE);
}

/* Of whom nobody knows how long comes before all others: nothing ever came. */
static int
compare_silence_cb (gconstpointer a,
                    gconstpointer b)
{
  const KioskBoardRow *row = *(const KioskBoardRow *const *) a;
  const KioskBoardRow *other = *(const KioskBoardRow *const *) b;
  guint days = (guint) row->silent_days;
  guint other_days = (guint) other->silent_days;

  return (days < other_days) - (days > other_days);
}

/* What the roster has no place for is expected of nobody, and a point that is gone may be silent. */
static gboolean
is_silent (const Writer *self,
           const KioskBoardRow *row,
           int min_days)
{
  return row->is_listed && kiosk_desk_point_covers (&row->point, self->scope->today)
         && (row->silent_days < 0 || row->silent_days >= min_days);
}

static GPtrArray *
find_silent (const Writer *self,
             int min_days)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < kiosk_desk_board_get_n_rows (self->board); i++)
    {
      const KioskBoardRow *row = kiosk_desk_board_get_row (self->board, i);

      if (is_silent (self, row, min_days))
        g_ptr_array_add (rows, (gpointer) row);
    }
  g_ptr_array_sort (rows, compare_silence_cb);
  return rows;
}

/**
 * kiosk_cli_board_dup_silent_text:
 * @board: a board
 * @scope: what it was asked
 * @wards: (nullable) (element-type KioskWard): the list of wards, for their names
 * @min_days: working days, 1 or more
 *
 * Any thread.
 *
 * Returns: (transfer full): which points that stand today were not heard of for so long, the longest first, in the
 *   user's language
 */
char *
kiosk_cli_board_dup_silent_text (KioskDeskBoard *board,
                                 const KioskBoardScope *scope,
                                 GPtrArray *wards,
                                 int min_days)
{
  const Writer writer = { board, scope, wards };
  g_autoptr (GPtrArray) rows = find_silent (&writer, min_days);
  g_autoptr (KioskCliTable) table = kiosk_cli_table_new (COLUMNS_AROUND);
  char *head[] = { g_strdup (_("Point")), g_strdup (_("latest day")), g_strdup (_("silent")) };

  kiosk_cli_table_add_row (table, head);
  for (guint i = 0; i < rows->len; i++)
    {
      const KioskBoardRow *row = g_ptr_array_index (rows, i);
      char *cells[] = { dup_point (&writer, row), dup_last_day (row), dup_silence (row) };

      kiosk_cli_table_add_row (table, cells);
    }
  return rows->len > 0 ? kiosk_cli_table_dup_text (table) : g_strdup (_("Every point was heard of.\n"));
}

static void
add_totals (JsonBuilder *builder,
            const Writer *self,
            const KioskBoardRow *row)
{
  json_builder_set_member_name (builder, "totals");
  json_builder_begin_object (builder);
  for (KioskBoardState state = 0; state < KIOSK_N_BOARD_STATES; state++)
    kiosk_cli_json_add_int (builder, kiosk_board_state_to_nick (state),
                            row != NULL ? row->totals[state] : kiosk_desk_board_get_total (self->board, state));
  json_builder_end_object (builder);
}

static void
add_cell (JsonBuilder *builder,
          const KioskBoardCell *cell,
          KioskDay day)
{
  json_builder_begin_object (builder);
  kiosk_cli_json_add_day (builder, "date", day);
  kiosk_cli_json_add_text (builder, "state", kiosk_board_state_to_nick (cell->state));
  kiosk_cli_json_add_int (builder, "counted", cell->counted);
  kiosk_cli_json_add_int (builder, "sheets", cell->sheets);
  json_builder_end_object (builder);
}

static void
add_row_head (JsonBuilder *builder,
              const KioskBoardRow *row)
{
  kiosk_cli_json_add_text (builder, "ward", row->point.ward);
  kiosk_cli_json_add_int (builder, "number", row->point.number);
  kiosk_cli_json_add_flag (builder, "listed", row->is_listed);
  kiosk_cli_json_add_day (builder, "from", row->point.from);
  kiosk_cli_json_add_day (builder, "to", row->point.to);
  kiosk_cli_json_add_day (builder, "latest_day", row->last_day);
  kiosk_cli_json_add_count (builder, "silent_days", row->silent_days);
}

/* Takes what was built of @builder, on one line. */
static void
append_json (GString *text,
             JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *json = json_to_string (root, FALSE);

  g_string_append (text, json);
}

/* One at a time: a year of all points would be a tree of many hundred megabytes. */
static void
append_point (GString *text,
              const Writer *self,
              guint i)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const KioskBoardRow *row = kiosk_desk_board_get_row (self->board, i);

  json_builder_begin_object (builder);
  add_row_head (builder, row);
  add_totals (builder, self, row);
  json_builder_set_member_name (builder, "days");
  json_builder_begin_array (builder);
  for (KioskDay day = self->scope->from; day <= self->scope->to; day++)
    add_cell (builder, kiosk_desk_board_get_cell (self->board, i, day), day);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  append_json (text, builder);
}

static void
append_head (GString *text,
             const Writer *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  kiosk_cli_json_add_day (builder, "from", self->scope->from);
  kiosk_cli_json_add_day (builder, "to", self->scope->to);
  kiosk_cli_json_add_day (builder, "today", self->scope->today);
  add_totals (builder, self, NULL);
  json_builder_end_object (builder);
  append_json (text, builder);

  /* The points go in before it is closed. */
  g_string_truncate (text, text->len - 1);
}

/**
 * kiosk_cli_board_dup_json:
 * @board: a board
 * @scope: what it was asked
 *
 * Any thread.
 *
 * Returns: (transfer full): all of it as JSON, a line a point; formats.md describes it
 */
char *
kiosk_cli_board_dup_json (KioskDeskBoard *board,
                          const KioskBoardScope *scope)
{
  const Writer writer = { board, scope, NULL };
  GString *text = g_string_new (NULL);

  append_head (text, &writer);
  g_string_append (text, ",\"points\":[");
  for (guint i = 0; i < kiosk_desk_board_get_n_rows (board); i++)
    {
      g_string_append (text, i > 0 ? ",\n" : "\n");
      append_point (text, &writer, i);
    }
  g_string_append (text, "\n]}\n");
  return g_string_free (text, FALSE);
}

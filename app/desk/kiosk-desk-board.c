/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Works out what is known of each point on each date. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-board.h"

#include <string.h>

typedef struct
{
  KioskBoardCell cell;
  gboolean       has_figures;
  gboolean       has_machine;
  guint          doubts;  /* bits of KioskBoardDoubtKind */
} Slot;

typedef struct
{
  KioskBoardRow  row;
  Slot          *slots;  /* a day of the period each */
} Line;

struct _KioskDeskBoard
{
  KioskDeskCalendar *calendar;  /* borrowed, while the board is made */
  KioskDay           from;
  KioskDay           to;
  KioskDay           today;
  GPtrArray         *lines;     /* (element-type Line): in the order of their labels */
  GHashTable        *by_label;  /* (element-type utf8 GPtrArray): the lines of a label, while the board is made */
  guint              totals[KIOSK_N_BOARD_STATES];
};

static const char *const state_nicks[KIOSK_N_BOARD_STATES] = {
  "outside", "received", "zero", "awaited", "late", "missing", "closed", "no_machine", "forked", "unsettled", "undated"
};

/* Names in files: `outside`, `received`, `zero`, `awaited`, `late`, `missing`, `closed`, `no_machine`, `forked`,
 * `unsettled`, `undated`. */
KIOSK_DEFINE_NICKS (KioskBoardState, kiosk_board_state, state_nicks)

static void
free_line (Line *self)
{
  g_free (self->slots);
  g_free (self);
}

static GPtrArray *
get_lines (KioskDeskBoard *self,
           const char *ward,
           guint number)
{
  g_autofree char *label = g_strdup_printf ("%s-%u", ward, number);
  GPtrArray *lines = g_hash_table_lookup (self->by_label, label);

  if (lines == NULL)
    {
      lines = g_ptr_array_new ();
      g_hash_table_insert (self->by_label, g_steal_pointer (&label), lines);
    }
  return lines;
}

static Line *
add_line (KioskDeskBoard *self,
          const KioskDeskPoint *point,
          gboolean is_listed)
{
  Line *line = g_new0 (Line, 1);

  line->row.point = *point;
  line->row.is_listed = is_listed;
  line->slots = g_new0 (Slot, self->to - self->from + 1);
  g_ptr_array_add (self->lines, line);
  g_ptr_array_add (get_lines (self, point->ward, point->number), line);
  return line;
}

static gboolean
is_in_scope (const KioskBoardScope *scope,
             const char *ward)
{
  return scope->ward == NULL || g_str_equal (scope->ward, ward);
}

static void
add_points (KioskDeskBoard *self,
            GArray *points,
            const KioskBoardScope *scope)
{
  for (guint i = 0; i < points->len; i++)
    {
      const KioskDeskPoint *point = &g_array_index (points, KioskDeskPoint, i);

      if (is_in_scope (scope, point->ward) && kiosk_desk_point_meets (point, self->from, self->to))
        add_line (self, point, TRUE);
    }
}

/* The point whose day it is, else the line of what the roster has no place for. */
static Line *
lookup_line (KioskDeskBoard *self,
             const char *ward,
             guint number,
             KioskDay day)
{
  GPtrArray *lines = get_lines (self, ward, number);
  Line *unlisted = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = g_ptr_array_index (lines, i);

      if (!line->row.is_listed)
        unlisted = line;
      else if (kiosk_desk_point_covers (&line->row.point, day))
        return line;
    }
  return unlisted;
}

static Line *
require_line (KioskDeskBoard *self,
              const char *ward,
              guint number,
              KioskDay day)
{
  KioskDeskPoint point = { .number = number, .week = KIOSK_WEEKDAYS_OFFICE };
  Line *line = lookup_line (self, ward, number, day);

  if (line != NULL)
    return line;
  g_strlcpy (point.ward, ward, sizeof point.ward);
  return add_line (self, &point, FALSE);
}

/* What has no figures makes a line only of a label that has none yet. */
static Line *
allow_line (KioskDeskBoard *self,
            const char *ward,
            guint number,
            KioskDay day)
{
  return get_lines (self, ward, number)->len == 0 ? require_line (self, ward, number, day)
         : lookup_line (self, ward, number, day);
}

static gboolean
is_in_period (KioskDeskBoard *self,
              KioskDay day)
{
  return day >= self->from && day <= self->to;
}

static void
add_days (KioskDeskBoard *self,
          GArray *days,
          const KioskBoardScope *scope)
{
  for (guint i = 0; i < days->len; i++)
    {
      const KioskBoardDay *day = &g_array_index (days, KioskBoardDay, i);
      Slot *slot;

      if (!is_in_scope (scope, day->ward) || !is_in_period (self, day->day))
        continue;
      slot = &require_line (self, day->ward, day->number, day->day)->slots[day->day - self->from];
      slot->has_figures = TRUE;
      slot->cell.counted += day->counted;
      slot->cell.sheets += day->sheets;
    }
}

static KioskDay
get_end (KioskDay to,
         KioskDay otherwise)
{
  return to != KIOSK_DAY_UNKNOWN ? to : otherwise;
}

static void
add_machines (KioskDeskBoard *self,
              GArray *machines,
              const KioskBoardScope *scope)
{
  for (guint i = 0; i < machines->len; i++)
    {
      const KioskBoardMachine *machine = &g_array_index (machines, KioskBoardMachine, i);
      KioskDay last = MIN (self->to, get_end (machine->to, self->to));

      if (!is_in_scope (scope, machine->ward))
        continue;
      for (KioskDay day = MAX (self->from, machine->from); day <= last; day++)
        {
          Line *line = allow_line (self, machine->ward, machine->number, day);

          if (line != NULL)
            line->slots[day - self->from].has_machine = TRUE;
        }
    }
}

static void
add_doubt (KioskDeskBoard *self,
           const KioskBoardDoubt *doubt,
           KioskDay day)
{
  Line *line = doubt->kind == KIOSK_BOARD_DOUBT_UNDATED ? allow_line (self, doubt->ward, doubt->number, day)
               : require_line (self, doubt->ward, doubt->number, day);

  if (line != NULL)
    line->slots[day - self->from].doubts |= 1u << doubt->kind;
}

static void
add_doubts (KioskDeskBoard *self,
            GArray *doubts,
            const KioskBoardScope *scope)
{
  for (guint i = 0; i < doubts->len; i++)
    {
      const KioskBoardDoubt *doubt = &g_array_index (doubts, KioskBoardDoubt, i);
      KioskDay last = MIN (self->to, get_end (doubt->to, self->today));

      if (!is_in_scope (scope, doubt->ward))
        continue;
      for (KioskDay day = MAX (self->from, doubt->from); day <= last; day++)
        add_doubt (self, doubt, day);
    }
}

/* A date after today is the mistake of a clock, and says nothing of the days before it. */
static void
hear (KioskDeskBoard *self,
      const char *ward,
      guint number,
      KioskDay day)
{
  Line *line;

  if (day == KIOSK_DAY_UNKNOWN || day > self->today)
    return;
  line = lookup_line (self, ward, number, day);
  if (line != NULL)
    line->row.last_day = MAX (line->row.last_day, day);
}

static void
hear_all (KioskDeskBoard *self,
          const KioskBoardFacts *facts)
{
  for (guint i = 0; i < facts->days->len; i++)
    {
      const KioskBoardDay *day = &g_array_index (facts->days, KioskBoardDay, i);

      hear (self, day->ward, day->number, day->day);
    }
  for (guint i = 0; i < facts->machines->len; i++)
    {
      const KioskBoardMachine *machine = &g_array_index (facts->machines, KioskBoardMachine, i);

      hear (self, machine->ward, machine->number, machine->last_day);
    }
}

static gboolean
has_doubt (const Slot *slot,
           KioskBoardDoubtKind kind)
{
  return (slot->doubts & 1u << kind) != 0;
}

/* What a label has no place in the roster for is shown, and nothing is expected of it. */
static KioskBoardState
judge_figures (const Slot *slot)
{
  if (has_doubt (slot, KIOSK_BOARD_DOUBT_FORKED))
    return KIOSK_BOARD_STATE_FORKED;
  if (has_doubt (slot, KIOSK_BOARD_DOUBT_UNSETTLED))
    return KIOSK_BOARD_STATE_UNSETTLED;
  if (!slot->has_figures)
    return KIOSK_BOARD_STATE_OUTSIDE;
  return slot->cell.counted != 0 || slot->cell.sheets != 0 ? KIOSK_BOARD_STATE_RECEIVED : KIOSK_BOARD_STATE_ZERO;
}

static KioskBoardState
judge_silence (KioskDeskBoard *self,
               const KioskBoardRow *row,
               KioskDay day)
{
  if (row->last_day >= day)
    return KIOSK_BOARD_STATE_MISSING;
  return self->today > kiosk_desk_calendar_add_worked (self->calendar, row->point.week, day, KIOSK_BOARD_GRACE_DAYS)
         ? KIOSK_BOARD_STATE_LATE : KIOSK_BOARD_STATE_AWAITED;
}

static KioskBoardState
judge (KioskDeskBoard *self,
       const Line *line,
       KioskDay day)
{
  const Slot *slot = &line->slots[day - self->from];
  KioskBoardState state = judge_figures (slot);

  if (state != KIOSK_BOARD_STATE_OUTSIDE)
    return state;
  if (!line->row.is_listed)
    return has_doubt (slot, KIOSK_BOARD_DOUBT_UNDATED) ? KIOSK_BOARD_STATE_UNDATED : KIOSK_BOARD_STATE_OUTSIDE;
  if (!kiosk_desk_point_covers (&line->row.point, day))
    return KIOSK_BOARD_STATE_OUTSIDE;
  if (!kiosk_desk_calendar_is_worked (self->calendar, line->row.point.week, day))
    return KIOSK_BOARD_STATE_CLOSED;
  if (has_doubt (slot, KIOSK_BOARD_DOUBT_UNDATED))
    return KIOSK_BOARD_STATE_UNDATED;
  return slot->has_machine ? judge_silence (self, &line->row, day) : KIOSK_BOARD_STATE_NO_MACHINE;
}

/* From the day after the last that came, or from the first on, as long as the point stands. */
static int
count_silence (KioskDeskBoard *self,
               const KioskBoardRow *row)
{
  KioskDay first = row->last_day != KIOSK_DAY_UNKNOWN ? row->last_day + 1 : row->point.from;

  if (first == KIOSK_DAY_UNKNOWN)
    return -1;
  return (int) kiosk_desk_calendar_count (self->calendar, row->point.week, first,
                                          MIN (self->today, get_end (row->point.to, self->today)));
}

static void
judge_line (KioskDeskBoard *self,
            Line *line)
{
  for (KioskDay day = self->from; day <= self->to; day++)
    {
      KioskBoardState state = judge (self, line, day);

      line->slots[day - self->from].cell.state = state;
      line->row.totals[state]++;
      self->totals[state]++;
    }
  line->row.silent_days = count_silence (self, &line->row);
}

static int
compare_lines_cb (gconstpointer a,
                  gconstpointer b)
{
  const KioskBoardRow *row = &(*(Line *const *) a)->row;
  const KioskBoardRow *other = &(*(Line *const *) b)->row;
  int order = strcmp (row->point.ward, other->point.ward);

  if (order == 0)
    order = (row->point.number > other->point.number) - (row->point.number < other->point.number);
  if (order == 0)
    order = other->is_listed - row->is_listed;
  return order != 0 ? order : (row->point.from > other->point.from) - (row->point.from < other->point.from);
}

/**
 * kiosk_desk_board_new:
 * @facts: (transfer none): what is known
 * @scope: (transfer none): what is asked
 *
 * What came for a day goes before everything else, and of that a doubt that an officer has to settle. Of a day for
 * which nothing came: a day that is not worked is closed, and where figures without a date may be of it nothing more is
 * said. A label whose figures are of a day that the roster has no point for gets a row of its own, of which nothing is
 * expected. The caller's thread.
 *
 * Returns: (transfer full): the board; its rows are in the order of ward, number, first day
 */
KioskDeskBoard *
kiosk_desk_board_new (const KioskBoardFacts *facts,
                      const KioskBoardScope *scope)
{
  KioskDeskBoard *self;

  g_return_val_if_fail (scope->from != KIOSK_DAY_UNKNOWN && scope->from <= scope->to, NULL);
  g_return_val_if_fail (scope->today != KIOSK_DAY_UNKNOWN, NULL);

  self = g_new0 (KioskDeskBoard, 1);
  self->calendar = facts->calendar;
  self->from = scope->from;
  self->to = scope->to;
  self->today = scope->today;
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) free_line);
  self->by_label = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  add_points (self, facts->points, scope);
  add_days (self, facts->days, scope);
  add_machines (self, facts->machines, scope);
  add_doubts (self, facts->doubts, scope);
  hear_all (self, facts);
  g_ptr_array_sort (self->lines, compare_lines_cb);
  for (guint i = 0; i < self->lines->len; i++)
    judge_line (self, g_ptr_array_index (self->lines, i));
  g_clear_pointer (&self->by_label, g_hash_table_unref);
  self->calendar = NULL;
  return self;
}

/**
 * kiosk_desk_board_free:
 * @self: (transfer full): a board
 */
void
kiosk_desk_board_free (KioskDeskBoard *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/**
 * kiosk_desk_board_get_n_rows:
 * @self: a board
 *
 * Any thread.
 *
 * Returns: how many rows it has
 */
guint
kiosk_desk_board_get_n_rows (KioskDeskBoard *self)
{
  return self->lines->len;
}

/**
 * kiosk_desk_board_get_row:
 * @self: a board
 * @i: which row, from 0
 *
 * Any thread.
 *
 * Returns: (transfer none): the row
 */
const KioskBoardRow *
kiosk_desk_board_get_row (KioskDeskBoard *self,
                          guint i)
{
  g_return_val_if_fail (i < self->lines->len, NULL);

  return &((const Line *) g_ptr_array_index (self->lines, i))->row;
}

/**
 * kiosk_desk_board_get_cell:
 * @self: a board
 * @i: which row, from 0
 * @day: a day of the period
 *
 * Any thread.
 *
 * Returns: (transfer none): what is known of that day
 */
const KioskBoardCell *
kiosk_desk_board_get_cell (KioskDeskBoard *self,
                           guint i,
                           KioskDay day)
{
  g_return_val_if_fail (i < self->lines->len && is_in_period (self, day), NULL);

  return &((const Line *) g_ptr_array_index (self->lines, i))->slots[day - self->from].cell;
}

/**
 * kiosk_desk_board_get_total:
 * @self: a board
 * @state: a state
 *
 * Any thread.
 *
 * Returns: how many cells of all rows are in @state
 */
guint
kiosk_desk_board_get_total (KioskDeskBoard *self,
                            KioskBoardState state)
{
  g_return_val_if_fail ((guint) state < KIOSK_N_BOARD_STATES, 0);

  return self->totals[state];
}

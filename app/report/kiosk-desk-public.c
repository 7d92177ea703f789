/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be told to everybody.
 *
 * Of a period there are five tables of the same people, so whoever has all of them can subtract one from another: where
 * a table's other numbers and its total were exact, the hidden one would follow. So every number is rounded to 5, the
 * total too, and 1 to 4 are "<5". What is left are ranges: each table says that its sum lies between two numbers, and
 * all tables speak of the same sum. A table is told only if, with all others beside it, each of its hidden numbers can
 * still be 1, 2, 3 or 4. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-desk-public.h"

#include "kiosk-report-words.h"

#define ROUND       5
#define HIDDEN_MAX  (KIOSK_DESK_PUBLIC_MIN - 1)
#define HIDDEN_TEXT "<5"

/* What a reader knows of a number. */
typedef struct
{
  gint64 low;
  gint64 high;
} Range;

/* The numbers of one source, by what rows are. Why somebody could not is asked of those alone who could not. */
typedef struct
{
  GArray  *values[KIOSK_N_DESK_BYS];  /* (element-type gint64) */
  gint64   total;
  gboolean is_told[KIOSK_N_DESK_BYS];
} Side;

/* In this order tables are told as long as nothing follows from them. */
static const KioskDeskBy order[] = {
  KIOSK_DESK_BY_KIND, KIOSK_DESK_BY_WARD, KIOSK_DESK_BY_AUDIENCE, KIOSK_DESK_BY_DAY, KIOSK_DESK_BY_REASON
};

static gint64
round_number (gint64 number)
{
  return (number + ROUND / 2) / ROUND * ROUND;
}

static gboolean
is_hidden (gint64 number)
{
  return number > 0 && number <= HIDDEN_MAX;
}

static Range
get_range (gint64 number)
{
  gint64 rounded = round_number (number);

  if (number == 0)
    return (Range) { 0, 0 }
  ;
  if (is_hidden (number))
    return (Range) { 1, HIDDEN_MAX }
  ;
  return (Range) { MAX (KIOSK_DESK_PUBLIC_MIN, rounded - ROUND / 2), rounded + ROUND / 2 };
}

static Range
meet (Range one,
      Range other)
{
  return (Range) { MAX (one.low, other.low), MIN (one.high, other.high) };
}

static gint64
get_value (const Side *self,
           KioskDeskBy by,
           guint i)
{
  return g_array_index (self->values[by], gint64, i);
}

static Range
sum_ranges (const Side *self,
            KioskDeskBy by)
{
  Range sum = { 0, 0 };

  for (guint i = 0; i < self->values[by]->len; i++)
    {
      Range range = get_range (get_value (self, by, i));

      sum.low += range.low;
      sum.high += range.high;
    }
  return sum;
}

/* What is known of those who could not install, with the reasons told or not. */
static Range
get_not_able (const Side *self)
{
  Range range = get_range (get_value (self, KIOSK_DESK_BY_KIND, KIOSK_KIND_NOT_ABLE));

  return self->is_told[KIOSK_DESK_BY_REASON] ? meet (range, sum_ranges (self, KIOSK_DESK_BY_REASON)) : range;
}

static Range
get_sum (const Side *self,
         KioskDeskBy by)
{
  Range sum = sum_ranges (self, by);
  Range part = get_range (get_value (self, KIOSK_DESK_BY_KIND, KIOSK_KIND_NOT_ABLE));

  if (by != KIOSK_DESK_BY_KIND)
    return sum;
  return (Range) { sum.low - part.low + get_not_able (self).low, sum.high - part.high + get_not_able (self).high };
}

/* What all tables that are told say of the sum of all people. */
static Range
get_total (const Side *self)
{
  Range total = get_range (self->total);

  for (guint by = 0; by < KIOSK_N_DESK_BYS; by++)
    if (self->is_told[by] && by != KIOSK_DESK_BY_REASON)
      total = meet (total, get_sum (self, by));
  return total;
}

static gboolean
has_hidden (const Side *self,
            KioskDeskBy by)
{
  for (guint i = 0; i < self->values[by]->len; i++)
    if (is_hidden (get_value (self, by, i)))
      return TRUE;
  return FALSE;
}

/* A hidden number can be 4 if the rest can be as small as the least total wants, and 1 likewise. */
static gboolean
is_open (Range sum,
         Range total)
{
  return sum.low + HIDDEN_MAX - 1 <= total.high && sum.high - HIDDEN_MAX + 1 >= total.low;
}

/* Those who could not install, as far as the sum of all people tells. */
static Range
get_reasons_total (const Side *self)
{
  Range total = get_total (self);
  Range part = get_not_able (self);
  Range sum = get_sum (self, KIOSK_DESK_BY_KIND);

  if (!self->is_told[KIOSK_DESK_BY_KIND])
    return part;
  return meet (part, (Range) { total.low - (sum.high - part.high), total.high - (sum.low - part.low) });
}

static gboolean
is_safe (const Side *self)
{
  for (guint by = 0; by < KIOSK_N_DESK_BYS; by++)
    {
      Range total = by == KIOSK_DESK_BY_REASON ? get_reasons_total (self) : get_total (self);

      if (self->is_told[by] && has_hidden (self, by) && !is_open (get_sum (self, by), total))
        return FALSE;
    }
  return TRUE;
}

/* What of the tables may be told, all of them together; the reasons of a hidden number would say what it is. */
static void
choose (Side *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      gboolean is_apart = order[i] == KIOSK_DESK_BY_REASON;
      gboolean is_of_hidden = is_hidden (get_value (self, KIOSK_DESK_BY_KIND, KIOSK_KIND_NOT_ABLE));

      self->is_told[order[i]] = !is_apart || !is_of_hidden;
      if (!is_safe (self))
        self->is_told[order[i]] = FALSE;
    }
}

static gint64
get_counted (const KioskTally *tally,
             KioskSource source)
{
  return source == KIOSK_SOURCE_HELPER ? tally->helper.counted : tally->self.counted;
}

static void
add (Side *self,
     KioskDeskBy by,
     gint64 value)
{
  g_array_append_val (self->values[by], value);
}

static void
fill_breakdown (Side *self,
                const KioskReportFigures *figures,
                KioskSource source)
{
  for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
    {
      gint64 people = 0;

      for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
        people += figures->kinds[source][audience][kind];
      add (self, KIOSK_DESK_BY_KIND, people);
    }
  for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
    add (self, KIOSK_DESK_BY_AUDIENCE, get_counted (&figures->audiences[audience], source));
  for (guint reason = KIOSK_REASON_NONE + 1; reason < KIOSK_N_REASONS; reason++)
    add (self, KIOSK_DESK_BY_REASON, figures->not_able[source][reason]);
}

static void
fill (Side *self,
      const KioskDeskReport *report,
      KioskSource source)
{
  for (guint by = 0; by < KIOSK_N_DESK_BYS; by++)
    self->values[by] = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < report->wards->len; i++)
    {
      const KioskDeskReportWard *ward = g_ptr_array_index (report->wards, i);

      add (self, KIOSK_DESK_BY_WARD, get_counted (&ward->in_period.tally, source));
    }
  for (guint i = 0; i < report->days->len; i++)
    add (self, KIOSK_DESK_BY_DAY, get_counted (&g_array_index (report->days, KioskReportDay, i).tally, source));
  fill_breakdown (self, &report->sum->in_period, source);
  self->total = get_counted (&report->sum->in_period.tally, source);
}

static void
clear (Side *self)
{
  for (guint by = 0; by < KIOSK_N_DESK_BYS; by++)
    g_array_unref (self->values[by]);
}

/* Lives as long as the program: there are few such texts. */
static const char *
get_text (gint64 number)
{
  g_autofree char *text = is_hidden (number) ? g_strdup (HIDDEN_TEXT)
                          : g_strdup_printf ("%" G_GINT64_FORMAT, round_number (number));

  return g_intern_string (text);
}

static KioskDeskPublicRow *
new_row (const char *code,
         const char *name)
{
  KioskDeskPublicRow *row = g_new0 (KioskDeskPublicRow, 1);

  row->code = g_strdup (code);
  row->name = g_strdup (name);
  return row;
}

static void
free_row (KioskDeskPublicRow *row)
{
  g_free (row->code);
  g_free (row->name);
  g_free (row);
}

static void
take_side (KioskDeskPublic *self,
           const Side *side,
           KioskSource source)
{
  gboolean is_apart = self->by == KIOSK_DESK_BY_REASON;
  gint64 total = is_apart ? get_value (side, KIOSK_DESK_BY_KIND, KIOSK_KIND_NOT_ABLE) : side->total;

  self->is_shown[source] = side->is_told[self->by];
  if (!self->is_shown[source])
    return;
  for (guint i = 0; i < self->rows->len; i++)
    ((KioskDeskPublicRow *) g_ptr_array_index (self->rows, i))->values[source]
      = get_text (get_value (side, self->by, i));
  self->sum->values[source] = get_text (total);
}

/**
 * kiosk_desk_public_is_period:
 * @period: a period
 *
 * Periods of all sorts overlap, and what two of them have not in common follows from both. Any thread.
 *
 * Returns: %TRUE if @period is whole months of the calendar
 */
gboolean
kiosk_desk_public_is_period (const KioskPeriod *period)
{
  KioskPeriod first = kiosk_period_containing (KIOSK_PERIOD_MONTH, period->from, 0);
  KioskPeriod last = kiosk_period_containing (KIOSK_PERIOD_MONTH, period->to, 0);

  return first.from == period->from && last.to == period->to;
}

/**
 * kiosk_desk_public_new:
 * @report: a report of all wards as they were recorded, with breakdown and days
 * @by: what rows are
 *
 * Makes one table of the five that there are of a period: people counted by one thing alone. Whichever is asked for, it
 * is as if all were asked for. By reason it has those who could not install. Any thread.
 *
 * Returns: (transfer full): the table
 */
KioskDeskPublic *
kiosk_desk_public_new (const KioskDeskReport *report,
                       KioskDeskBy by)
{
  g_autoptr (KioskDeskGrid) grid = kiosk_desk_grid_new (report, by);
  KioskDeskPublic *self = g_new0 (KioskDeskPublic, 1);

  self->by = by;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) free_row);
  self->sum = new_row (grid->sum->code, grid->sum->name);
  for (guint i = 0; i < grid->rows->len; i++)
    {
      const KioskDeskRow *row = g_ptr_array_index (grid->rows, i);

      g_ptr_array_add (self->rows, new_row (row->code, row->name));
    }
  for (guint source = 0; source < KIOSK_N_SOURCES; source++)
    {
      Side side = { { NULL } };

      fill (&side, report, source);
      choose (&side);
      take_side (self, &side, source);
      clear (&side);
    }
  return self;
}

/**
 * kiosk_desk_public_free:
 * @self: (transfer full): a table
 */
void
kiosk_desk_public_free (KioskDeskPublic *self)
{
  g_ptr_array_unref (self->rows);
  free_row (self->sum);
  g_free (self);
}

static void
append_row (GString *text,
            const KioskDeskPublicRow *row)
{
  kiosk_desk_csv_append (text, row->code);
  g_string_append_c (text, ',');
  kiosk_desk_csv_append (text, row->name);
  for (int source = KIOSK_SOURCE_HELPER; source >= KIOSK_SOURCE_SELF; source--)
    g_string_append_printf (text, ",%s", row->values[source] != NULL ? row->values[source] : "");
  g_string_append_c (text, '\n');
}

/**
 * kiosk_desk_public_dup_csv:
 * @self: a table
 *
 * Any thread.
 *
 * Returns: (transfer full): it as kiosk_desk_grid_dup_csv() writes files; an empty field where nothing is told
 */
char *
kiosk_desk_public_dup_csv (const KioskDeskPublic *self)
{
  GString *text = g_string_new (kiosk_desk_by_to_nick (self->by));

  g_string_append (text, ",name,helper_people,self_people\n");
  for (guint i = 0; i < self->rows->len; i++)
    append_row (text, g_ptr_array_index (self->rows, i));
  append_row (text, self->sum);
  return g_string_free (text, FALSE);
}

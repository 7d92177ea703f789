/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables `point`, `holiday` and `predecessor`: an officer's own words, of which the last ones hold. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-roster-book.h"

/* What a table is filled from, and how far that is done. */
typedef struct
{
  GArray            *rows;
  GPtrArray         *list;
  KioskDeskCalendar *calendar;
  guint              place;
} Source;

static gint64
to_number (const char *code)
{
  return g_ascii_strtoll (code, NULL, 10);
}

static void
fill_code (char code[6],
           gint64 number)
{
  g_snprintf (code, 6, "%05u", (guint) CLAMP (number, 0, 99999));
}

static gboolean
next_point_cb (KioskDeskValue *out_row,
               gpointer user_data)
{
  Source *source = user_data;
  const KioskDeskPoint *point;

  if (source->place == source->rows->len)
    return FALSE;
  point = &g_array_index (source->rows, KioskDeskPoint, source->place++);
  out_row[0] = KIOSK_DESK_INT (to_number (point->ward));
  out_row[1] = KIOSK_DESK_INT (point->number);
  out_row[2] = KIOSK_DESK_INT (point->from);
  out_row[3] = KIOSK_DESK_INT (point->to);
  out_row[4] = KIOSK_DESK_INT (point->week);
  return TRUE;
}

static gboolean
next_holiday_cb (KioskDeskValue *out_row,
                 gpointer user_data)
{
  Source *source = user_data;
  KioskDay day;

  if (source->place == source->rows->len)
    return FALSE;
  day = g_array_index (source->rows, KioskDay, source->place++);
  out_row[0] = KIOSK_DESK_INT (day);
  out_row[1] = KIOSK_DESK_TEXT (kiosk_desk_calendar_lookup (source->calendar, day));
  return TRUE;
}

static gboolean
next_predecessor_cb (KioskDeskValue *out_row,
                     gpointer user_data)
{
  Source *source = user_data;
  const KioskPredecessor *row;

  if (source->place == source->list->len)
    return FALSE;
  row = g_ptr_array_index (source->list, source->place++);
  out_row[0] = KIOSK_DESK_INT (to_number (row->old_code));
  out_row[1] = KIOSK_DESK_INT (to_number (row->new_code));
  out_row[2] = KIOSK_DESK_INT (row->share == KIOSK_WARD_SHARE_WHOLE);
  out_row[3] = KIOSK_DESK_INT (row->from);
  return TRUE;
}

static gboolean
save_points (KioskDeskEngine *engine,
             GArray *points,
             GError **error)
{
  static const KioskDeskTable table = { "point", "ward, number, from_day, until_day, weekdays", 5 };
  Source source = { .rows = points };

  return kiosk_desk_engine_run (engine, "DELETE FROM point", error)
         && kiosk_desk_engine_load (engine, &table, next_point_cb, &source, error);
}

static gboolean
save_holidays (KioskDeskEngine *engine,
               KioskDeskCalendar *calendar,
               GError **error)
{
  static const KioskDeskTable table = { "holiday", "date, name", 2 };
  g_autoptr (GArray) days = kiosk_desk_calendar_dup_days (calendar);
  Source source = { .rows = days, .calendar = calendar };

  return kiosk_desk_engine_run (engine, "DELETE FROM holiday", error)
         && kiosk_desk_engine_load (engine, &table, next_holiday_cb, &source, error);
}

static gboolean
save_predecessors (KioskDeskEngine *engine,
                   GPtrArray *list,
                   GError **error)
{
  static const KioskDeskTable table = { "predecessor", "ward, successor, share, from_day", 4 };
  Source source = { .list = list };

  return kiosk_desk_engine_run (engine, "DELETE FROM predecessor", error)
         && kiosk_desk_engine_load (engine, &table, next_predecessor_cb, &source, error);
}

static gboolean
save (KioskDeskEngine *engine,
      const KioskDeskRoster *roster,
      GError **error)
{
  return (roster->points == NULL || save_points (engine, roster->points, error))
         && (roster->calendar == NULL || save_holidays (engine, roster->calendar, error))
         && (roster->predecessors == NULL || save_predecessors (engine, roster->predecessors, error));
}

/**
 * kiosk_desk_roster_save:
 * @book: a book
 * @roster: what is new of it
 * @error: return location for a `GError`
 *
 * Each list takes the place of the one that the book had, all in one transaction; a list that is %NULL stays. Figures
 * are not touched. The book's thread. Fails as kiosk_desk_engine_run() does.
 *
 * Returns: %TRUE if all of it is kept
 */
gboolean
kiosk_desk_roster_save (KioskDeskBook *book,
                        const KioskDeskRoster *roster,
                        GError **error)
{
  KioskDeskEngine *engine = kiosk_desk_book_get_engine (book);

  return kiosk_desk_engine_begin (engine, 0, error)
         && kiosk_desk_engine_end (engine, save (engine, roster, error), error);
}

static void
take_point_cb (const KioskDeskValue *row,
               gpointer user_data)
{
  KioskDeskPoint point = {
    .number = (guint) row[1].number,
    .from = (KioskDay) row[2].number,
    .to = (KioskDay) row[3].number,
    .week = (KioskWeekdays) (row[4].number & KIOSK_WEEKDAYS_ALL)
  };

  fill_code (point.ward, row[0].number);
  if (point.week != KIOSK_WEEKDAYS_NONE)
    g_array_append_val ((GArray *) user_data, point);
}

static void
take_holiday_cb (const KioskDeskValue *row,
                 gpointer user_data)
{
  if (row[0].number > 0)
    kiosk_desk_calendar_add_holiday (user_data, (KioskDay) row[0].number, row[1].text != NULL ? row[1].text : "");
}

static void
take_predecessor_cb (const KioskDeskValue *row,
                     gpointer user_data)
{
  char old_code[6];
  char new_code[6];

  fill_code (old_code, row[0].number);
  fill_code (new_code, row[1].number);
  g_ptr_array_add (user_data, kiosk_predecessor_new (old_code, "", new_code, "",
                                                     row[2].number != 0 ? KIOSK_WARD_SHARE_WHOLE
                                                                        : KIOSK_WARD_SHARE_PART,
                                                     (KioskDay) row[3].number));
}

/**
 * kiosk_desk_roster_load:
 * @book: a book
 * @out_roster: (out): all lists, empty where there is nothing in them; points by ward, number and first day, and
 *   predecessors without names. Untouched on failure
 * @error: return location for a `GError`
 *
 * The book's thread. Fails as kiosk_desk_engine_run() does.
 *
 * Returns: %TRUE if they were read
 */
gboolean
kiosk_desk_roster_load (KioskDeskBook *book,
                        KioskDeskRoster *out_roster,
                        GError **error)
{
  KioskDeskEngine *engine = kiosk_desk_book_get_engine (book);
  g_auto (KioskDeskRoster) roster = {
    .points = g_array_new (FALSE, FALSE, sizeof (KioskDeskPoint)),
    .calendar = kiosk_desk_calendar_new (),
    .predecessors = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_predecessor_free)
  };

  if (!kiosk_desk_engine_query (engine, "SELECT ward, number, from_day, until_day, weekdays FROM point "
                                        "ORDER BY ward, number, from_day",
                                NULL, 0, take_point_cb, roster.points, error)
      || !kiosk_desk_engine_query (engine, "SELECT date, name FROM holiday ORDER BY date", NULL, 0, take_holiday_cb,
                                   roster.calendar, error)
      || !kiosk_desk_engine_query (engine, "SELECT ward, successor, share, from_day FROM predecessor "
                                           "ORDER BY from_day, ward, successor",
                                   NULL, 0, take_predecessor_cb, roster.predecessors, error))
    return FALSE;
  *out_roster = roster;
  roster = (KioskDeskRoster) { 0 };
  return TRUE;
}

/**
 * kiosk_desk_roster_clear:
 * @self: a roster
 *
 * Frees what it holds. Any thread.
 */
void
kiosk_desk_roster_clear (KioskDeskRoster *self)
{
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->calendar, kiosk_desk_calendar_free);
  g_clear_pointer (&self->predecessors, g_ptr_array_unref);
}

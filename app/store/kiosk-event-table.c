/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `event`: what staff, technicians and the program did. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-event-table.h"

#include "kiosk-statement.h"

/* What was begun before the program was last started has come to its end without one; a training alone outlives the
 * session that began it. */
#define LAST_SERVICE_SQL \
  "coalesce ((SELECT l.seq FROM event l WHERE l.role = 'kiosk' AND l.what = 'service' AND l.outcome = '' " \
  "ORDER BY l.seq DESC LIMIT 1), 0)"

/* An end belongs to the last start of its kind that has none: one deed of a kind is under way at a time, and what a
 * power cut interrupted stays without an end. A wrong PIN or code is the end of nothing: what asks for one is begun by
 * the right one. */
#define INSERT_SQL \
  "INSERT INTO event (began, day, minute, role, what, outcome) " \
  "VALUES (CASE WHEN ?5 IN ('', 'wrong') THEN 0 ELSE coalesce (" \
  "(SELECT e.seq FROM event e WHERE e.role = ?3 AND e.what = ?4 AND e.outcome = '' " \
  "AND e.seq > coalesce ((SELECT max (began) FROM event WHERE role = ?3 AND what = ?4), 0) " \
  "AND (?4 = 'training' OR e.seq >= " LAST_SERVICE_SQL ") " \
  "ORDER BY e.seq DESC LIMIT 1), 0) END, ?1, ?2, ?3, ?4, ?5)"

/* A start is left out where its end is there: it is joined to that. */
#define LOAD_SQL \
  "SELECT e.seq, coalesce (s.seq, 0), e.day, e.minute, e.role, e.what, e.outcome, coalesce (s.day, ''), " \
  "coalesce (s.minute, 0), e.outcome = '' AND e.seq < " LAST_SERVICE_SQL " " \
  "FROM event e LEFT JOIN event s ON s.seq = e.began " \
  "WHERE (?1 = 0 OR e.seq < ?1) AND e.seq NOT IN (SELECT began FROM event) ORDER BY e.seq DESC"

static gboolean
drop_old (KioskConnection *connection,
          GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "DELETE FROM event WHERE seq <= (SELECT max (seq) FROM event) - ?1", error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_int (statement, 1, KIOSK_EVENT_TABLE_MAX);
  return kiosk_statement_run (statement, error);
}

/**
 * kiosk_event_table_insert:
 * @connection: a connection to a book
 * @event: what was done; its `seq` and `began` are not looked at
 * @error: return location for a `GError`
 *
 * Notes an event. One that is neither a start nor a wrong PIN or code belongs to the last start of its actor and deed,
 * if that has no end yet and the program was not started anew since. Of more than %KIOSK_EVENT_TABLE_MAX the oldest go.
 * Inside the caller's transaction. Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it is written
 */
gboolean
kiosk_event_table_insert (KioskConnection *connection,
                          const KioskEvent *event,
                          GError **error)
{
  g_autoptr (KioskStatement) statement = kiosk_statement_new (connection, INSERT_SQL, error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_day (statement, 1, event->day);
  kiosk_statement_bind_int (statement, 2, event->minute);
  kiosk_statement_bind_text (statement, 3, kiosk_actor_to_nick (event->actor));
  kiosk_statement_bind_text (statement, 4, kiosk_deed_to_nick (event->deed));
  kiosk_statement_bind_text (statement, 5, kiosk_outcome_to_nick (event->outcome));
  return kiosk_statement_run (statement, error) && drop_old (connection, error);
}

static gboolean
read_event (KioskStatement *statement,
            KioskEvent *event)
{
  event->seq = kiosk_statement_get_int (statement, 0);
  event->began = kiosk_statement_get_int (statement, 1);
  event->minute = (int) kiosk_statement_get_int (statement, 3);
  event->began_minute = (int) kiosk_statement_get_int (statement, 8);
  event->is_cut = kiosk_statement_get_int (statement, 9) != 0;
  return kiosk_statement_get_day (statement, 2, &event->day)
         && kiosk_actor_from_nick (kiosk_statement_get_text (statement, 4), &event->actor)
         && kiosk_deed_from_nick (kiosk_statement_get_text (statement, 5), &event->deed)
         && kiosk_outcome_from_nick (kiosk_statement_get_text (statement, 6), &event->outcome)
         && kiosk_statement_get_day (statement, 7, &event->began_day);
}

/* An event that a later version noted is no fault of the book: this program does not know what it is. */
static KioskStep
append_row (KioskStatement *statement,
            GArray *events,
            GError **error)
{
  KioskStep step = kiosk_statement_step (statement, error);
  KioskEvent event = { 0 };

  if (step == KIOSK_STEP_ROW && read_event (statement, &event))
    g_array_append_val (events, event);
  return step;
}

/**
 * kiosk_event_table_load:
 * @connection: a connection to a book
 * @before: the seq before which to begin; 0: at the newest
 * @max: how many at most
 * @error: return location for a `GError`
 *
 * Loads the lines of the record, the newest first: an end together with its start, a start that has no end, or what
 * took no time. Those of a kind that this program does not know are left out and not counted. Store thread only. Fails
 * as a step does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskEvent): the lines
 */
GArray *
kiosk_event_table_load (KioskConnection *connection,
                        gint64 before,
                        guint max,
                        GError **error)
{
  g_autoptr (KioskStatement) statement = kiosk_statement_new (connection, LOAD_SQL, error);
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (KioskEvent));
  KioskStep step = KIOSK_STEP_ROW;

  if (statement == NULL)
    return NULL;
  kiosk_statement_bind_int (statement, 1, before);
  while (events->len < max && step == KIOSK_STEP_ROW)
    step = append_row (statement, events, error);
  return step != KIOSK_STEP_ERROR ? g_steal_pointer (&events) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day book's record of what staff, technicians and the program did, and of how it is itself. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-day-book-private.h"

#include <errno.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "kiosk-backup.h"
#include "kiosk-batches.h"
#include "kiosk-event-table.h"
#include "kiosk-statement.h"

/**
 * kiosk_day_book_date_event:
 * @self: a book that can be read
 * @event: what is done now
 * @error: return location for a `GError`
 *
 * Writes down when @event is, by the kiosk's clock, as far as somebody vouches for it. Store thread only. Fails as a
 * step does.
 *
 * Returns: %TRUE if that is known
 */
gboolean
kiosk_day_book_date_event (KioskDayBook *self,
                           KioskEvent *event,
                           GError **error)
{
  KioskMoment moment;

  if (!kiosk_batches_look (self->book, &moment, error))
    return FALSE;
  event->day = moment.trust != KIOSK_TRUST_UNKNOWN ? moment.day : KIOSK_DAY_UNKNOWN;
  event->minute = kiosk_minute_from_unix (kiosk_clock_get_unix_s (self->book->clock));
  return TRUE;
}

static gboolean
commit (KioskDayBook *self,
        KioskEvent *event,
        GError **error)
{
  KioskConnection *connection = self->book->connection;

  if (!kiosk_day_book_date_event (self, event, error) || !kiosk_connection_begin (connection, error))
    return FALSE;
  return kiosk_connection_end (connection, kiosk_event_table_insert (connection, event, error), error);
}

/**
 * kiosk_day_book_note:
 * @self: an open book
 * @actor: who
 * @deed: did what
 * @outcome: and what came of it; %KIOSK_OUTCOME_BEGUN where it takes time and its end is noted later
 * @error: return location for a `GError`
 *
 * Notes what was done, with day and minute by the kiosk's clock. An end is paired with the last start of its actor and
 * deed that has none; %KIOSK_OUTCOME_WRONG is no end, and what was begun before the program's last start has none but
 * that of a training. Never to be called for what residents and helpers do. The book's thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_FULL`, `_IO`, and with whatever opening fails with.
 *
 * Returns: %TRUE if it is on disk
 */
gboolean
kiosk_day_book_note (KioskDayBook *self,
                     KioskActor actor,
                     KioskDeed deed,
                     KioskOutcome outcome,
                     GError **error)
{
  g_autoptr (GError) cause = NULL;
  KioskEvent event = { .actor = actor, .deed = deed, .outcome = outcome };

  g_return_val_if_fail (actor < KIOSK_N_ACTORS && deed < KIOSK_N_DEEDS && outcome < KIOSK_N_OUTCOMES, FALSE);
  kiosk_day_book_assert_usable (self);

  if (!kiosk_day_book_prepare (self, error))
    return FALSE;
  return commit (self, &event, &cause) || kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
}

/**
 * kiosk_day_book_load_events:
 * @self: an open book
 * @before: the seq before which to begin; 0: at the newest
 * @max: how many at most
 * @error: return location for a `GError`
 *
 * Loads what was noted, the newest first, line by line: an end and its start are one, and the seq is the end's. The
 * book's thread only. Fails with `KIOSK_STORE_ERROR_IO`, and with whatever opening fails with.
 *
 * Returns: (transfer full) (nullable) (element-type KioskEvent): the lines
 */
GArray *
kiosk_day_book_load_events (KioskDayBook *self,
                            gint64 before,
                            guint max,
                            GError **error)
{
  g_autoptr (GError) cause = NULL;
  GArray *events;

  kiosk_day_book_assert_usable (self);

  if (!kiosk_book_reach (self->book, error))
    return NULL;
  events = kiosk_event_table_load (self->book->connection, before, max, &cause);
  if (events == NULL)
    kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  return events;
}

/* A file that is not there has no size. */
static gint64
get_size_bytes (KioskDayBook *self,
                const char *name)
{
  struct stat info;

  return fstatat (kiosk_book_files_get_fd (self->book->files), name, &info, 0) == 0 ? info.st_size : 0;
}

static void
look_at_backups (KioskDayBook *self,
                 KioskBookState *state)
{
  g_autoptr (GPtrArray) names = kiosk_backup_list (self->book->files);
  struct stat info;

  state->n_backups = names->len;
  if (names->len > 0 && fstatat (kiosk_book_files_get_fd (self->book->files), names->pdata[0], &info, 0) == 0)
    state->backup_day = kiosk_day_from_unix (info.st_mtime);
}

static gboolean
look_at_disk (KioskDayBook *self,
              KioskBookState *state,
              GError **error)
{
  struct statvfs disk;

  if (fstatvfs (kiosk_book_files_get_fd (self->book->files), &disk) != 0)
    return kiosk_store_set_errno (error, errno, "look at the disk of", "the state folder");
  state->disk_bytes = (gint64) disk.f_blocks * (gint64) disk.f_frsize;
  state->free_bytes = (gint64) disk.f_bavail * (gint64) disk.f_frsize;
  state->book_bytes = get_size_bytes (self, KIOSK_BOOK_NAME) + get_size_bytes (self, KIOSK_WAL_NAME);
  return TRUE;
}

static gboolean
look_at_closed (KioskDayBook *self,
                KioskBookState *state,
                GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (self->book->connection, "SELECT count(*), coalesce (max (date), '') FROM entry", error);

  if (statement == NULL || kiosk_statement_step (statement, error) == KIOSK_STEP_ERROR)
    return FALSE;
  state->n_closed = kiosk_statement_get_int (statement, 0);
  kiosk_statement_get_day (statement, 1, &state->closed_day);
  return TRUE;
}

/* Those noted while nobody vouched for the clock may be of these days. */
static gboolean
look_at_tries (KioskDayBook *self,
               KioskDay today,
               KioskBookState *state,
               GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (self->book->connection, "SELECT count(*) FROM event WHERE outcome = 'wrong' "
                                                 "AND what IN ('unlock', 'recovery') AND (day = '' OR day > ?1)",
                         error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_day (statement, 1, today > KIOSK_BOOK_STATE_N_DAYS ? today - KIOSK_BOOK_STATE_N_DAYS : today);
  if (kiosk_statement_step (statement, error) == KIOSK_STEP_ERROR)
    return FALSE;
  state->n_wrong = (guint) kiosk_statement_get_int (statement, 0);
  return TRUE;
}

static gboolean
look (KioskDayBook *self,
      KioskBookState *state,
      GError **error)
{
  KioskMoment moment;

  if (!kiosk_batches_look (self->book, &moment, error))
    return FALSE;
  state->trust = moment.trust;
  state->notices = self->book->notices;
  g_strlcpy (state->kiosk, self->book->meta.kiosk, sizeof state->kiosk);
  g_strlcpy (state->epoch, self->book->meta.epoch, sizeof state->epoch);
  look_at_backups (self, state);
  return look_at_disk (self, state, error) && look_at_closed (self, state, error)
         && look_at_tries (self, moment.day, state, error);
}

/**
 * kiosk_day_book_load_state:
 * @self: an open book
 * @out_state: (out): how the book and its disk are; untouched on failure
 * @error: return location for a `GError`
 *
 * Looks at sizes, backups, the clock's trust and the wrong tries; checks no contents. The book's thread only. Fails
 * with `KIOSK_STORE_ERROR_IO`, and with whatever opening fails with.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_day_book_load_state (KioskDayBook *self,
                           KioskBookState *out_state,
                           GError **error)
{
  g_autoptr (GError) cause = NULL;
  KioskBookState state = { 0 };

  kiosk_day_book_assert_usable (self);

  if (!kiosk_book_reach (self->book, error))
    return FALSE;
  if (!look (self, &state, &cause))
    return kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  *out_state = state;
  return TRUE;
}

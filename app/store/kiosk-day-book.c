/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day book: one kiosk's records in SQLite.
 *
 * A tap is recorded once, however often it is tried. While its batch is open its id on disk says so. Ids go when a
 * batch closes, so a retry that came after that would count twice; therefore no try is ever in doubt across a closing:
 * whoever gets a success or a refusal knows, and the ids of tries that ended in `KIOSK_STORE_ERROR_IO` are kept in
 * memory, and looked up on the reopened book before anything else happens to it. What was found stays in memory as
 * the answer to the retry. If the program ends meanwhile, so does the person's visit, and nobody retries. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-day-book-private.h"

#include "kiosk-batches.h"
#include "kiosk-new-book.h"
#include "kiosk-place.h"
#include "kiosk-settings.h"
#include "kiosk-tap-table.h"

static const char *const mode_nicks[] = { "live", "training", "demo" };

G_DEFINE_FINAL_TYPE (KioskDayBook, kiosk_day_book, G_TYPE_OBJECT)

/* Names in the book and in what travels: `live`, `training`, `demo`. */
KIOSK_DEFINE_NICKS (KioskMode, kiosk_mode, mode_nicks)

static gboolean
fail (GError **error,
      KioskStoreError code,
      const char *message)
{
  g_set_error_literal (error, KIOSK_STORE_ERROR, code, message);
  return FALSE;
}

/**
 * kiosk_day_book_assert_usable:
 * @self: a book
 *
 * Stops the program at a call on another thread than the book's, or after its end.
 */
void
kiosk_day_book_assert_usable (KioskDayBook *self)
{
  g_assert (self->book != NULL && self->book->thread == g_thread_self ());
}

static void
kiosk_day_book_finalize (GObject *object)
{
  KioskDayBook *self = KIOSK_DAY_BOOK (object);

  g_clear_pointer (&self->book, kiosk_book_free);
  kiosk_tap_rules_free (self->rules);
  g_hash_table_unref (self->doubtful);
  g_hash_table_unref (self->settled);
  G_OBJECT_CLASS (kiosk_day_book_parent_class)->finalize (object);
}

static void
kiosk_day_book_class_init (KioskDayBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_day_book_finalize;
}

static void
kiosk_day_book_init (KioskDayBook *self)
{
  self->rules = kiosk_tap_rules_new ();
  self->doubtful = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->settled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * kiosk_day_book_create:
 * @state_dir: (type filename): the state folder; made with those above it where it is not there
 * @mode: whose figures the book will hold, for good
 * @clock: the clock
 * @error: return location for a `GError`
 *
 * Makes the book of a new kiosk with an id and an epoch of its own, and leaves it closed. It is there whole, or not at
 * all. Any thread.
 *
 * Fails with `KIOSK_STORE_ERROR_INVALID` where there is a book already or backups of one, with `_LOCKED`, `_READ_ONLY`,
 * `_FULL`, `_IO`, and with `_MISSING` where something that is no folder has its name.
 *
 * Returns: %TRUE if the book is there and survives a power cut
 */
gboolean
kiosk_day_book_create (const char *state_dir,
                       KioskMode mode,
                       KioskClock *clock,
                       GError **error)
{
  g_return_val_if_fail (state_dir != NULL, FALSE);
  g_return_val_if_fail (KIOSK_IS_CLOCK (clock), FALSE);

  return kiosk_new_book_create (state_dir, mode, NULL, error);
}

/**
 * kiosk_day_book_allow_new:
 * @state_dir: (type filename): the state folder; made with those above it where it is not there
 * @error: return location for a `GError`
 *
 * Puts a mark into the folder of a new kiosk which says that the kiosk may make its book itself, once: see
 * kiosk_day_book_begin_new(). The mark lies on the disk that it is about, so the folder that is seen where that disk
 * did not mount has none. Any thread.
 *
 * Fails with `KIOSK_STORE_ERROR_INVALID` where there is a book already or what is left of one, with `_LOCKED`,
 * `_READ_ONLY`, `_FULL`, `_IO`, and with `_MISSING` where something that is no folder has its name.
 *
 * Returns: %TRUE if the mark is there and survives a power cut
 */
gboolean
kiosk_day_book_allow_new (const char *state_dir,
                          GError **error)
{
  g_return_val_if_fail (state_dir != NULL, FALSE);

  return kiosk_new_book_allow (state_dir, error);
}

/**
 * kiosk_day_book_begin_new:
 * @state_dir: (type filename): the state folder
 * @mode: whose figures the book will hold, for good
 * @error: return location for a `GError`
 *
 * Makes a book as kiosk_day_book_create() does where kiosk_day_book_allow_new() has allowed it and there is none, and
 * takes the mark away. Does nothing where there is no mark. To be called before opening. Any thread.
 *
 * Fails as kiosk_day_book_create() does.
 *
 * Returns: %FALSE where a book had to be made and could not be
 */
gboolean
kiosk_day_book_begin_new (const char *state_dir,
                          KioskMode mode,
                          GError **error)
{
  g_return_val_if_fail (state_dir != NULL, FALSE);

  return kiosk_new_book_begin (state_dir, mode, error);
}

/**
 * kiosk_day_book_exists:
 * @state_dir: (type filename): the state folder
 *
 * Any thread; also while somebody has the book open.
 *
 * Returns: whether there is a book, in whatever state, or what is left of one
 */
gboolean
kiosk_day_book_exists (const char *state_dir)
{
  return kiosk_new_book_is_made (state_dir);
}

/**
 * kiosk_day_book_take_rate_limit:
 * @self: a book
 * @table: settings as the book has them
 * @error: return location for a `GError`
 *
 * Fails as kiosk_settings_new_from_table() does; then the limit stays.
 *
 * Returns: %TRUE if the rules go by @table from now on
 */
gboolean
kiosk_day_book_take_rate_limit (KioskDayBook *self,
                                GHashTable *table,
                                GError **error)
{
  g_autoptr (KioskSettings) settings = kiosk_settings_new_from_table (table, error);

  if (settings == NULL)
    return FALSE;
  kiosk_tap_rules_set_rate_limit (self->rules, kiosk_settings_get_rate_limit (settings));
  return TRUE;
}

/* (transfer full) (nullable): the day book of @book, where that could be opened. */
static KioskDayBook *
new_from_book (KioskBook *book,
               GError **error)
{
  g_autoptr (KioskDayBook) self = NULL;
  g_autoptr (GHashTable) settings = NULL;

  if (book == NULL)
    return NULL;
  self = g_object_new (KIOSK_TYPE_DAY_BOOK, NULL);
  self->book = book;
  settings = kiosk_day_book_load_settings (self, error);
  if (settings == NULL)
    return NULL;

  /* Who reads the settings is told what is wrong with them; taps are counted all the same. */
  kiosk_day_book_take_rate_limit (self, settings, NULL);
  if (book->copy == NULL)
    kiosk_place_keep (book->files, settings);
  kiosk_day_book_resume_delays (self);
  return g_steal_pointer (&self);
}

/**
 * kiosk_day_book_open:
 * @state_dir: (type filename): the state folder
 * @mode: mode that the book has to be of
 * @clock: the clock
 * @error: return location for a `GError`
 *
 * Opens the book and holds it alone until it is closed. The calling thread is its thread from then on. What has to be
 * written before service is written here: the tables of an older minor version are brought up to date; a book that was
 * made on another machine or disk goes on under a new epoch (%KIOSK_NOTICE_COPIED); taps that no date could be
 * vouched for close as such when the boot is another (%KIOSK_NOTICE_DATE_UNKNOWN). A damaged book and its journal
 * are moved aside together, and the last good backup takes their place under a new epoch (%KIOSK_NOTICE_RESTORED); so
 * it is when the book alone is gone. The whole file is not read here: kiosk_day_book_check() does that, and whatever
 * writes first does where nobody did before.
 *
 * Fails with `KIOSK_STORE_ERROR_MISSING` where there is no folder or no book, never with a new and empty one;
 * `_LOCKED` where another program holds it; `_READ_ONLY`; `_FULL`; `_IO`, also where SQLite does not take one of the
 * pragmas that its promise rests on; `_CORRUPT` where it is damaged and no backup is whole, and then everything is left
 * as it is; `_NEWER`; `_FOREIGN`, also for a book of another mode.
 *
 * Returns: (transfer full) (nullable): the open book
 */
KioskDayBook *
kiosk_day_book_open (const char *state_dir,
                     KioskMode mode,
                     KioskClock *clock,
                     GError **error)
{
  g_return_val_if_fail (state_dir != NULL, NULL);
  g_return_val_if_fail (KIOSK_IS_CLOCK (clock), NULL);

  return new_from_book (kiosk_book_new (state_dir, mode, clock, error), error);
}

/**
 * kiosk_day_book_look:
 * @state_dir: (type filename): the state folder
 * @mode: mode that the book has to be of
 * @clock: the clock
 * @error: return location for a `GError`
 *
 * Opens a copy of the book, to find out how the book is, and holds the folder until it is closed. Nothing in the folder
 * changes: taps stay open, a backup that is owed is not made, and a damaged book is not restored, neither here nor by
 * kiosk_day_book_check(). A book of another machine is said to be one (%KIOSK_NOTICE_COPIED). Nothing may be written
 * into it. The calling thread is its thread from then on.
 *
 * Fails as kiosk_day_book_open() does; with `KIOSK_STORE_ERROR_CORRUPT` wherever the book is damaged, and with `_IO`
 * where it cannot be copied.
 *
 * Returns: (transfer full) (nullable): the copy
 */
KioskDayBook *
kiosk_day_book_look (const char *state_dir,
                     KioskMode mode,
                     KioskClock *clock,
                     GError **error)
{
  g_return_val_if_fail (state_dir != NULL, NULL);
  g_return_val_if_fail (KIOSK_IS_CLOCK (clock), NULL);

  return new_from_book (kiosk_book_look (state_dir, mode, clock, error), error);
}

/**
 * kiosk_day_book_check:
 * @self: an open book
 * @error: return location for a `GError`
 *
 * Reads the whole file. A damaged one is dealt with as in opening, and kiosk_day_book_get_notices() says so. To be
 * called soon after opening, when nobody waits. The book's thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_CORRUPT` where the book is damaged and no backup is whole, and with what opening fails
 * with, `_IO` above all.
 *
 * Returns: %TRUE if the book, or what took its place, is whole
 */
gboolean
kiosk_day_book_check (KioskDayBook *self,
                      GError **error)
{
  kiosk_day_book_assert_usable (self);

  return kiosk_book_check (self->book, error);
}

/**
 * kiosk_day_book_close:
 * @self: an open book
 * @error: return location for a `GError`
 *
 * Closes the file and lets others have it. @self is good for nothing after that, whatever this returns. The book's
 * thread only. Fails with `KIOSK_STORE_ERROR_FULL`, `_IO`; every tap that was acknowledged is on disk all the same.
 *
 * Returns: %TRUE if the journal is in the file too
 */
gboolean
kiosk_day_book_close (KioskDayBook *self,
                      GError **error)
{
  kiosk_day_book_assert_usable (self);

  return kiosk_book_close (g_steal_pointer (&self->book), error);
}

/**
 * kiosk_day_book_get_notices:
 * @self: an open book
 *
 * What staff have to be told. Notices that opening gave are given again by later openings until the book was once
 * closed in order. The book's thread only.
 *
 * Returns: the notices
 */
KioskNotices
kiosk_day_book_get_notices (KioskDayBook *self)
{
  kiosk_day_book_assert_usable (self);

  return self->book->notices;
}

/**
 * kiosk_day_book_get_kiosk:
 * @self: an open book
 *
 * Returns: (transfer none): the kiosk's id, 16 upper-case hexadecimal digits
 */
const char *
kiosk_day_book_get_kiosk (KioskDayBook *self)
{
  kiosk_day_book_assert_usable (self);

  return self->book->meta.kiosk;
}

/**
 * kiosk_day_book_get_epoch:
 * @self: an open book
 *
 * Returns: (transfer none): the epoch, 32 lower-case hexadecimal digits; another one after the book was restored
 */
const char *
kiosk_day_book_get_epoch (KioskDayBook *self)
{
  kiosk_day_book_assert_usable (self);

  return self->book->meta.epoch;
}

/* Finds out what became of tries that ended in an I/O error, before anything else happens to the book. */
static gboolean
settle_doubtful (KioskDayBook *self,
                 GError **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->doubtful);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      KioskTapRow row;
      KioskRecorded recorded = { .was_known = TRUE };

      if (!kiosk_tap_table_find (self->book->connection, id, &row, error))
        return FALSE;
      recorded.seq = row.seq;
      recorded.suppressed = row.suppressed;
      if (row.seq != 0)
        g_hash_table_insert (self->settled, g_strdup (id), g_memdup2 (&recorded, sizeof recorded));
      g_hash_table_iter_remove (&iter);
    }
  return TRUE;
}

/**
 * kiosk_day_book_prepare:
 * @self: an open book
 * @error: return location for a `GError`
 *
 * To be called by everything that writes. The book's thread only. Fails as kiosk_book_prepare() does.
 *
 * Returns: %TRUE if the book can be written, and no try of a tap is in doubt any more
 */
gboolean
kiosk_day_book_prepare (KioskDayBook *self,
                        GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (!kiosk_book_prepare (self->book, error))
    return FALSE;
  return settle_doubtful (self, &cause) || kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
}

/* Looks for @id among the answers still owed and on disk. Its seq is 0 where it is in neither. */
static gboolean
find_known (KioskDayBook *self,
            const char *id,
            KioskRecorded *out_recorded,
            GError **error)
{
  const KioskRecorded *settled = g_hash_table_lookup (self->settled, id);
  KioskTapRow row;

  if (settled != NULL)
    {
      *out_recorded = *settled;
      g_hash_table_remove (self->settled, id);
      return TRUE;
    }
  if (!kiosk_tap_table_find (self->book->connection, id, &row, error))
    return FALSE;
  *out_recorded = (KioskRecorded) { .seq = row.seq, .suppressed = row.suppressed, .was_known = row.seq != 0 };
  return TRUE;
}

static gboolean
insert_first (KioskDayBook *self,
              const KioskMoment *moment,
              KioskTap *tap,
              gint64 *out_seq,
              GError **error)
{
  KioskConnection *connection = self->book->connection;
  gint64 batch = 0;
  gboolean is_done;

  tap->day = moment->trust != KIOSK_TRUST_UNKNOWN ? moment->day : KIOSK_DAY_UNKNOWN;
  tap->shift = moment->shift;
  if (!kiosk_connection_begin (connection, error))
    return FALSE;

  is_done = kiosk_batches_open (self->book, moment, &batch, error)
            && kiosk_tap_table_insert (connection, tap, batch, 0, out_seq, error);
  return kiosk_connection_end (connection, is_done, error);
}

static gboolean
record_new (KioskDayBook *self,
            guint visit,
            const KioskTap *tap,
            KioskRecorded *recorded,
            GError **error)
{
  gint64 now_ms = kiosk_clock_get_boottime_ms (self->book->clock);
  KioskTap row = *tap;
  KioskMoment moment;

  if (!kiosk_batches_roll_over (self->book, &moment, error))
    return FALSE;
  row.suppressed = kiosk_tap_rules_judge (self->rules, visit, tap, now_ms);
  recorded->suppressed = row.suppressed;
  return insert_first (self, &moment, &row, &recorded->seq, error);
}

static gboolean
record (KioskDayBook *self,
        guint visit,
        const KioskTap *tap,
        KioskRecorded *recorded,
        GError **error)
{
  if (!find_known (self, tap->id, recorded, error)
      || (recorded->seq == 0 && !record_new (self, visit, tap, recorded, error)))
    return FALSE;
  kiosk_tap_rules_remember (self->rules, visit, tap, recorded->suppressed,
                            kiosk_clock_get_boottime_ms (self->book->clock));
  return TRUE;
}

/* Ends the try of a tap. */
static gboolean
give_up_tap (KioskDayBook *self,
             const char *id,
             GError *cause,
             GError **error)
{
  g_autoptr (GError) refusal = NULL;

  kiosk_book_give_up (self->book, cause, &refusal);
  if (g_error_matches (refusal, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_IO))
    g_hash_table_add (self->doubtful, g_strdup (id));
  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}

/**
 * kiosk_day_book_record:
 * @self: an open book
 * @visit: number of the visit that the tap belongs to: another number is another person. It is not written down.
 * @tap: the tap; its day, shift and suppression are filled in from what the book knows
 * @out_recorded: (out) (optional): what became of it; untouched on failure
 * @error: return location for a `GError`
 *
 * Commits @tap and returns only when it is on disk (`synchronous=FULL`). The same id again is the same tap: it is
 * not written twice and not an error, also where the batch closed between two tries. Of residents' taps, the second of
 * a kind within @visit and installs beyond the setting `rate_limit` within ten minutes are written and not counted.
 * First of all the batch of an earlier date closes. The book's thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_INVALID` for a tap that kiosk_tap_is_valid() refuses; `_FULL`, with nothing recorded;
 * `_IO`, where it is unknown whether it was: the same tap again finds out; and with whatever opening fails with.
 *
 * Returns: %TRUE if the tap will survive a power cut
 */
gboolean
kiosk_day_book_record (KioskDayBook *self,
                       guint visit,
                       const KioskTap *tap,
                       KioskRecorded *out_recorded,
                       GError **error)
{
  g_autoptr (GError) cause = NULL;
  KioskRecorded recorded = { 0 };

  g_return_val_if_fail (tap != NULL, FALSE);
  kiosk_day_book_assert_usable (self);

  if (!kiosk_tap_is_valid (tap))
    return fail (error, KIOSK_STORE_ERROR_INVALID, "The tap contradicts itself");
  if (!kiosk_day_book_prepare (self, error))
    return FALSE;
  if (!record (self, visit, tap, &recorded, &cause))
    return give_up_tap (self, tap->id, g_steal_pointer (&cause), error);
  if (out_recorded != NULL)
    *out_recorded = recorded;
  return TRUE;
}

static gboolean
insert_replacement (KioskDayBook *self,
                    const KioskTapRow *old,
                    KioskTap *tap,
                    gint64 *out_seq,
                    GError **error)
{
  KioskConnection *connection = self->book->connection;

  tap->day = old->day;
  tap->shift = old->shift;
  if (!kiosk_connection_begin (connection, error))
    return FALSE;
  return kiosk_connection_end (connection,
                               kiosk_tap_table_insert (connection, tap, old->batch, old->seq, out_seq, error), error);
}

static gboolean
replace_new (KioskDayBook *self,
             const char *old_id,
             const KioskTap *tap,
             KioskRecorded *recorded,
             GError **error)
{
  gint64 now_ms = kiosk_clock_get_boottime_ms (self->book->clock);
  KioskTap row = *tap;
  KioskTapRow old;

  if (!kiosk_tap_table_find (self->book->connection, old_id, &old, error))
    return FALSE;
  if (old.seq == 0 || old.is_undone || old.is_replaced)
    return fail (error, KIOSK_STORE_ERROR_CLOSED, "The tap is closed, replaced or undone");

  row.suppressed = kiosk_tap_rules_judge_replacement (self->rules, old_id, old.suppressed, tap, now_ms);
  recorded->suppressed = row.suppressed;
  if (!insert_replacement (self, &old, &row, &recorded->seq, error))
    return FALSE;
  kiosk_tap_rules_replace (self->rules, old_id, tap, recorded->suppressed, now_ms);
  return TRUE;
}

/**
 * kiosk_day_book_replace:
 * @self: an open book
 * @old_id: id of a tap of an open batch
 * @tap: what takes its place: an answer to a question, or a correction
 * @out_recorded: (out) (optional): what became of @tap; untouched on failure
 * @error: return location for a `GError`
 *
 * Voids the old tap, which counts as `changed` from then on, and commits @tap with the old one's day and shift, both in
 * one transaction. A tap that a rule keeps out of the count stays out of it. The same id again is the same
 * replacement. No batch closes here. The book's thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_CLOSED` where the old tap is in no open batch, or was replaced or undone; else as
 * kiosk_day_book_record() does.
 *
 * Returns: %TRUE if the replacement will survive a power cut
 */
gboolean
kiosk_day_book_replace (KioskDayBook *self,
                        const char *old_id,
                        const KioskTap *tap,
                        KioskRecorded *out_recorded,
                        GError **error)
{
  g_autoptr (GError) cause = NULL;
  KioskRecorded recorded = { 0 };

  g_return_val_if_fail (old_id != NULL && tap != NULL, FALSE);
  kiosk_day_book_assert_usable (self);

  if (!kiosk_tap_is_valid (tap))
    return fail (error, KIOSK_STORE_ERROR_INVALID, "The tap contradicts itself");
  if (!kiosk_day_book_prepare (self, error))
    return FALSE;
  if (!find_known (self, tap->id, &recorded, &cause)
      || (recorded.seq == 0 && !replace_new (self, old_id, tap, &recorded, &cause)))
    return give_up_tap (self, tap->id, g_steal_pointer (&cause), error);
  if (out_recorded != NULL)
    *out_recorded = recorded;
  return TRUE;
}

static gboolean
undo_row (KioskDayBook *self,
          const KioskTapRow *row,
          GError **error)
{
  KioskConnection *connection = self->book->connection;

  if (!kiosk_connection_begin (connection, error))
    return FALSE;
  return kiosk_connection_end (connection, kiosk_tap_table_undo (connection, row->seq, error), error);
}

static gboolean
undo (KioskDayBook *self,
      const char *id,
      GError **error)
{
  KioskTapRow row;

  if (!kiosk_tap_table_find (self->book->connection, id, &row, error))
    return FALSE;
  if (row.seq == 0 || row.is_replaced)
    return fail (error, KIOSK_STORE_ERROR_CLOSED, "The tap is closed or replaced");
  if (!row.is_undone && !undo_row (self, &row, error))
    return FALSE;
  kiosk_tap_rules_forget (self->rules, id);
  return TRUE;
}

/**
 * kiosk_day_book_undo:
 * @self: an open book
 * @id: id of a tap of an open batch; of the replacement where there is one
 * @error: return location for a `GError`
 *
 * Voids the tap, which counts as `undone` from then on. Undoing what is undone succeeds. No batch closes here. The
 * book's thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_CLOSED` where the tap is in no open batch or was replaced, with `_FULL`, with `_IO`,
 * where the same again finds out, and with whatever opening fails with.
 *
 * Returns: %TRUE if the tap is void and stays so through a power cut
 */
gboolean
kiosk_day_book_undo (KioskDayBook *self,
                     const char *id,
                     GError **error)
{
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (id != NULL, FALSE);
  kiosk_day_book_assert_usable (self);

  return kiosk_day_book_prepare (self, error)
         && (undo (self, id, &cause) || kiosk_book_give_up (self->book, g_steal_pointer (&cause), error));
}

static gboolean
close_batches (KioskDayBook *self,
               KioskClose use,
               gint64 *out_waiting,
               gboolean *out_closed,
               GError **error)
{
  g_autoptr (GError) cause = NULL;
  gboolean is_closed = FALSE;
  gint64 waiting = 0;

  kiosk_day_book_assert_usable (self);

  if (!kiosk_day_book_prepare (self, error))
    return FALSE;
  if (!kiosk_batches_close (self->book, use, &is_closed, &cause)
      || !kiosk_tap_table_count (self->book->connection, &waiting, &cause))
    return kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  if (out_waiting != NULL)
    *out_waiting = waiting;
  if (out_closed != NULL)
    *out_closed = is_closed;
  return TRUE;
}

/**
 * kiosk_day_book_close_batch:
 * @self: an open book
 * @out_waiting: (out) (optional): for how many people there are taps that wait for the next closing; untouched on
 *   failure
 * @out_closed: (out) (optional): whether anything was closed; untouched on failure
 * @error: return location for a `GError`
 *
 * Closes what is open, and makes a backup. This may be done once a shift: within the same shift later taps wait, since
 * figures of minutes would say who came when. What is of an earlier date or has sheets only closes in any case. Not to
 * be called while somebody can still undo. The book's thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_FULL`, `_IO`, and with whatever opening fails with. A backup that fails does not fail
 * the closing: it raises %KIOSK_NOTICE_NO_BACKUP.
 *
 * Returns: %TRUE if what may be closed is closed
 */
gboolean
kiosk_day_book_close_batch (KioskDayBook *self,
                            gint64 *out_waiting,
                            gboolean *out_closed,
                            GError **error)
{
  return close_batches (self, KIOSK_CLOSE_SHIFT, out_waiting, out_closed, error);
}

/**
 * kiosk_day_book_close_day:
 * @self: an open book
 * @out_waiting: (out) (optional): for how many people there are taps that wait for the next closing; untouched on
 *   failure
 * @out_closed: (out) (optional): whether anything was closed, zero included; untouched on failure
 * @error: return location for a `GError`
 *
 * Does what kiosk_day_book_close_batch() does, for staff who close the day. Where nobody was counted today and no batch
 * of today was closed in this epoch, today gets an entry with zero, so that it differs from a day that is missing. Of
 * a date that nobody vouches for nothing is said. The book's thread only. Fails as kiosk_day_book_close_batch() does.
 *
 * Returns: %TRUE if what may be closed is closed
 */
gboolean
kiosk_day_book_close_day (KioskDayBook *self,
                          gint64 *out_waiting,
                          gboolean *out_closed,
                          GError **error)
{
  return close_batches (self, KIOSK_CLOSE_DAY, out_waiting, out_closed, error);
}

/**
 * kiosk_day_book_copy_aside:
 * @self: an open book
 *
 * From now on the backup of a closing is made on a thread of its own, and whoever closes a batch, with a tap above all,
 * does not wait for it: a copy of ten years takes more than a second. It is of the moment of the closing. What came of
 * it kiosk_day_book_get_notices() says after a later call; closing the book waits for it. The book's thread only.
 */
void
kiosk_day_book_copy_aside (KioskDayBook *self)
{
  kiosk_day_book_assert_usable (self);

  self->book->is_copied_aside = TRUE;
}

/**
 * kiosk_day_book_back_up:
 * @self: an open book
 * @error: return location for a `GError`
 *
 * Makes a backup as each closing does: a copy under a new name, flushed, read back and compared. The book's thread
 * only.
 *
 * Fails with `KIOSK_STORE_ERROR_FULL`, `_READ_ONLY`, `_IO`, and with whatever opening fails with; the backups from
 * before are there then.
 *
 * Returns: %TRUE if there is a backup of the book as it is
 */
gboolean
kiosk_day_book_back_up (KioskDayBook *self,
                        GError **error)
{
  g_autoptr (GError) cause = NULL;

  kiosk_day_book_assert_usable (self);

  return kiosk_day_book_prepare (self, error)
         && (kiosk_book_back_up (self->book, &cause)
             || kiosk_book_give_up (self->book, g_steal_pointer (&cause), error));
}

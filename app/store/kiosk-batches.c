/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which open batch a tap goes to, and when a batch closes.
 *
 * There may be two open batches: one with a date, and one for taps whose date nobody vouches for. The second waits
 * for staff to confirm the clock within the same boot; meanwhile a clock that was set right can go on with the
 * first. They are numbered when they close, so the chain has no gaps. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-batches.h"

#include <string.h>

#include "kiosk-build-day.h"
#include "kiosk-closing.h"
#include "kiosk-entry-table.h"
#include "kiosk-moving.h"
#include "kiosk-reserve.h"
#include "kiosk-sheet-table.h"
#include "kiosk-tap-table.h"

/* An open batch with a date counts for the floor as a closed one does: a day does not become an earlier one. */
static KioskDay
get_floor (KioskBook *book,
           const KioskBatch *dated)
{
  KioskDay floor = MAX (kiosk_build_day_get (), book->meta.floor);

  return dated->id != 0 ? MAX (floor, dated->day) : floor;
}

static KioskMoment
judge (KioskBook *book,
       const KioskBatch *dated)
{
  gboolean is_confirmed = strcmp (book->meta.confirmed_boot, book->boot) == 0;
  KioskMoment moment = {
    .day = kiosk_clock_get_day (book->clock),
    .shift = kiosk_clock_get_shift (book->clock),
    .floor = get_floor (book, dated)
  };

  moment.trust = moment.day != KIOSK_DAY_UNKNOWN ? kiosk_clock_judge (moment.day, moment.floor, is_confirmed)
                                                 : KIOSK_TRUST_UNKNOWN;
  return moment;
}

static gboolean
is_over (const KioskBatch *dated,
         const KioskMoment *moment)
{
  return dated->id != 0 && moment->trust != KIOSK_TRUST_UNKNOWN && moment->day != dated->day;
}

typedef struct
{
  KioskBatch dated;
  KioskBatch undated;
} OpenBatches;

/* Inside a transaction. */
static gboolean
close_all (KioskBook *book,
           KioskMeta *meta,
           const OpenBatches *open,
           GError **error)
{
  return (open->dated.id == 0 || kiosk_closing_run (book->connection, meta, &open->dated, error))
         && (open->undated.id == 0 || kiosk_closing_run (book->connection, meta, &open->undated, error));
}

/* Closes @open in one transaction, and @zero_moment with zero, where there is one. */
static gboolean
commit_closing (KioskBook *book,
                KioskMeta *meta,
                const OpenBatches *open,
                const KioskMoment *zero_moment,
                GError **error)
{
  gboolean is_done;

  if (!kiosk_connection_begin (book->connection, error))
    return FALSE;
  is_done = close_all (book, meta, open, error)
            && (zero_moment == NULL
                || kiosk_closing_run_zero (book->connection, meta, zero_moment->day, zero_moment->trust, error));
  return kiosk_book_commit (book, meta, is_done, error);
}

/* On a full disk once more, with the room that was kept for it. */
static gboolean
close_open (KioskBook *book,
            const KioskMeta *meta,
            const OpenBatches *open,
            const KioskMoment *zero_moment,
            GError **error)
{
  g_autoptr (GError) cause = NULL;
  KioskMeta first = *meta;
  KioskMeta second = *meta;

  if (!commit_closing (book, &first, open, zero_moment, &cause))
    {
      if (!g_error_matches (cause, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_FULL) || !kiosk_reserve_release (book->files))
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
      if (!commit_closing (book, &second, open, zero_moment, error))
        return FALSE;
    }
  kiosk_book_settle (book);
  kiosk_reserve_keep (book->files);
  return kiosk_book_prepare (book, error);
}

/**
 * kiosk_batches_look:
 * @book: a book that can be read
 * @out_moment: (out): what the clock says; untouched on failure
 * @error: return location for a `GError`
 *
 * Closes nothing. Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_batches_look (KioskBook *book,
                    KioskMoment *out_moment,
                    GError **error)
{
  KioskBatch dated;

  if (!kiosk_batch_table_find (book->connection, TRUE, &dated, error))
    return FALSE;
  *out_moment = judge (book, &dated);
  return TRUE;
}

/**
 * kiosk_batches_roll_over:
 * @book: a book that can be written, outside a transaction
 * @out_moment: (out): what the clock says; untouched on failure
 * @error: return location for a `GError`
 *
 * Closes the batch of another date, if the clock is believed and there is one, and moves to another ward where that is
 * due. Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if a tap of @out_moment may be recorded
 */
gboolean
kiosk_batches_roll_over (KioskBook *book,
                         KioskMoment *out_moment,
                         GError **error)
{
  KioskBatch dated;
  KioskMoment moment;

  if (!kiosk_batch_table_find (book->connection, TRUE, &dated, error))
    return FALSE;

  moment = judge (book, &dated);
  if (is_over (&dated, &moment) && !close_open (book, &book->meta, &(OpenBatches){ .dated = dated }, NULL, error))
    return FALSE;
  if (moment.trust != KIOSK_TRUST_UNKNOWN && moment.day != dated.day && !kiosk_moving_run (book, moment.day, error))
    return FALSE;
  *out_moment = moment;
  return TRUE;
}

/* A batch says that a person confirmed its date only where that is true of all of its taps. */
static gboolean
weaken (KioskBook *book,
        KioskBatch *batch,
        KioskTrust trust,
        GError **error)
{
  if (batch->trust != KIOSK_TRUST_CONFIRMED || trust != KIOSK_TRUST_TRUSTED)
    return TRUE;
  batch->trust = trust;
  return kiosk_batch_table_update (book->connection, batch, error);
}

static gboolean
insert (KioskBook *book,
        const KioskMoment *moment,
        KioskBatch *batch,
        GError **error)
{
  gboolean is_dated = moment->trust != KIOSK_TRUST_UNKNOWN;

  *batch = (KioskBatch) {
    .day = is_dated ? moment->day : KIOSK_DAY_UNKNOWN,
    .not_before = is_dated ? KIOSK_DAY_UNKNOWN : moment->floor,
    .trust = moment->trust
  };
  if (!is_dated)
    {
      g_strlcpy (batch->boot, book->boot, sizeof batch->boot);
      book->undated_since_ms = kiosk_clock_get_boottime_ms (book->clock);
    }
  return kiosk_batch_table_insert (book->connection, batch, error);
}

/**
 * kiosk_batches_open:
 * @book: a book in a transaction
 * @moment: what kiosk_batches_roll_over() said
 * @out_batch: (out): id of the batch that a tap of @moment goes to; untouched on failure
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if the batch is there
 */
gboolean
kiosk_batches_open (KioskBook *book,
                    const KioskMoment *moment,
                    gint64 *out_batch,
                    GError **error)
{
  KioskBatch batch;

  if (!kiosk_batch_table_find (book->connection, moment->trust != KIOSK_TRUST_UNKNOWN, &batch, error))
    return FALSE;
  if (batch.id != 0 ? !weaken (book, &batch, moment->trust, error) : !insert (book, moment, &batch, error))
    return FALSE;
  *out_batch = batch.id;
  return TRUE;
}

static void
fill_closed_shift (char text[KIOSK_CLOSED_SHIFT_SIZE],
                   const KioskMoment *moment)
{
  g_autofree char *iso = kiosk_day_dup_iso (moment->day);

  g_snprintf (text, KIOSK_CLOSED_SHIFT_SIZE, "%s %s", iso, kiosk_shift_to_nick (moment->shift));
}

static gboolean
find_open (KioskBook *book,
           OpenBatches *out_open,
           GError **error)
{
  return kiosk_batch_table_find (book->connection, TRUE, &out_open->dated, error)
         && kiosk_batch_table_find (book->connection, FALSE, &out_open->undated, error);
}

/* Leaves a batch for the next closing. One without taps never waits: its sheets say nothing of who came when. */
static gboolean
spare (KioskBook *book,
       KioskBatch *batch,
       GError **error)
{
  gboolean has_taps = FALSE;

  if (batch->id != 0 && !kiosk_tap_table_has (book->connection, batch->id, &has_taps, error))
    return FALSE;
  if (has_taps)
    batch->id = 0;
  return TRUE;
}

/* Takes out of @open what may not close yet, and notes in @meta what closes of this shift. */
static gboolean
limit_to_shift (KioskBook *book,
                const KioskMoment *moment,
                KioskMeta *meta,
                OpenBatches *open,
                GError **error)
{
  char shift[KIOSK_CLOSED_SHIFT_SIZE];

  fill_closed_shift (shift, moment);
  if (strcmp (shift, meta->closed_shift) == 0)
    return spare (book, &open->undated, error)
           && (is_over (&open->dated, moment) || spare (book, &open->dated, error));

  if (open->undated.id != 0 || (open->dated.id != 0 && !is_over (&open->dated, moment)))
    g_strlcpy (meta->closed_shift, shift, sizeof meta->closed_shift);
  return TRUE;
}

/* Whether nothing says yet that the day was, and nothing is open that will. */
static gboolean
find_zero_due (KioskBook *book,
               const KioskMoment *moment,
               const KioskBatch *dated,
               gboolean *out_is_due,
               GError **error)
{
  gboolean is_closed = FALSE;

  *out_is_due = FALSE;
  if (moment->trust == KIOSK_TRUST_UNKNOWN || (dated->id != 0 && !is_over (dated, moment)))
    return TRUE;
  if (!kiosk_entry_table_has_day (book->connection, book->meta.epoch, moment->day, &is_closed, error))
    return FALSE;
  *out_is_due = !is_closed;
  return TRUE;
}

/**
 * kiosk_batches_close:
 * @book: a book that can be written, outside a transaction
 * @use: what is closed, and by whom
 * @out_closed: (out): whether anything was closed; untouched on failure
 * @error: return location for a `GError`
 *
 * Closes what is open. A second closing of a shift closes only what is of an earlier date or has no taps: figures of
 * part of a shift would say more about who came when than the book may. With %KIOSK_CLOSE_DAY a day of which nothing
 * is open and nothing was closed in this epoch gets an entry with zero, if the clock is believed. Store thread only.
 * Fails as a step does.
 *
 * Returns: %TRUE if that was done
 */
gboolean
kiosk_batches_close (KioskBook *book,
                     KioskClose use,
                     gboolean *out_closed,
                     GError **error)
{
  KioskMeta meta = book->meta;
  gboolean is_zero_due = FALSE;
  KioskMoment moment;
  OpenBatches open;

  if (!find_open (book, &open, error))
    return FALSE;

  moment = judge (book, &open.dated);
  if ((use == KIOSK_CLOSE_DAY && !find_zero_due (book, &moment, &open.dated, &is_zero_due, error))
      || (use != KIOSK_CLOSE_ALL && !limit_to_shift (book, &moment, &meta, &open, error)))
    return FALSE;
  if (is_zero_due)
    fill_closed_shift (meta.closed_shift, &moment);
  if ((open.dated.id != 0 || open.undated.id != 0 || is_zero_due)
      && !close_open (book, &meta, &open, is_zero_due ? &moment : NULL, error))
    return FALSE;
  *out_closed = open.dated.id != 0 || open.undated.id != 0 || is_zero_due;
  return TRUE;
}

/* Whether no midnight lies between the first tap without a date and now. Where the program was started after that
 * tap, the start of the boot stands for it. */
static gboolean
is_all_of_today (KioskBook *book,
                 KioskDay today)
{
  g_autoptr (GDateTime) midnight = kiosk_day_to_date_time (today);
  gint64 since_midnight_s = kiosk_clock_get_unix_s (book->clock) - g_date_time_to_unix (midnight);

  return kiosk_clock_get_boottime_ms (book->clock) - book->undated_since_ms <= since_midnight_s * 1000;
}

static gboolean
date_undated (KioskBook *book,
              const OpenBatches *open,
              KioskDay today,
              GError **error)
{
  KioskBatch batch = open->undated;

  if (open->dated.id != 0)
    return kiosk_tap_table_move (book->connection, batch.id, open->dated.id, today, error)
           && kiosk_sheet_table_move (book->connection, batch.id, open->dated.id, error)
           && kiosk_batch_table_delete (book->connection, batch.id, error);

  batch.day = today;
  batch.not_before = KIOSK_DAY_UNKNOWN;
  batch.trust = KIOSK_TRUST_CONFIRMED;
  batch.boot[0] = '\0';
  return kiosk_tap_table_move (book->connection, batch.id, batch.id, today, error)
         && kiosk_batch_table_update (book->connection, &batch, error);
}

static gboolean
confirm_dated (KioskBook *book,
               KioskMeta *meta,
               KioskBatch *dated,
               KioskDay today,
               gboolean *out_closed,
               GError **error)
{
  if (dated->id == 0)
    return TRUE;
  if (dated->day == today)
    {
      dated->trust = KIOSK_TRUST_CONFIRMED;
      return kiosk_batch_table_update (book->connection, dated, error);
    }
  *out_closed = TRUE;
  if (!kiosk_closing_run (book->connection, meta, dated, error))
    return FALSE;
  dated->id = 0;
  return TRUE;
}

static gboolean
confirm_undated (KioskBook *book,
                 KioskMeta *meta,
                 const OpenBatches *open,
                 KioskDay today,
                 gboolean *out_closed,
                 GError **error)
{
  if (open->undated.id == 0)
    return TRUE;
  if (is_all_of_today (book, today))
    return date_undated (book, open, today, error);

  *out_closed = TRUE;
  meta->notices |= KIOSK_NOTICE_DATE_UNKNOWN;
  return kiosk_closing_run (book->connection, meta, &open->undated, error);
}

/* Inside a transaction. */
static gboolean
confirm (KioskBook *book,
         KioskMeta *meta,
         gint64 correction_s,
         KioskDay today,
         gboolean *out_closed,
         GError **error)
{
  OpenBatches open;

  if (!find_open (book, &open, error) || !confirm_dated (book, meta, &open.dated, today, out_closed, error)
      || !confirm_undated (book, meta, &open, today, out_closed, error))
    return FALSE;

  meta->floor = today;
  g_strlcpy (meta->confirmed_boot, book->boot, sizeof meta->confirmed_boot);
  return kiosk_meta_table_save_correction (book->connection, book->boot, correction_s, error);
}

/**
 * kiosk_batches_confirm:
 * @book: a book that can be written, outside a transaction, while the clock says some date
 * @correction_s: the correction with which it says so, which is written down with the confirmation
 * @error: return location for a `GError`
 *
 * Takes the clock's date and time for confirmed until the next boot. Taps without a date get this one, as far as they
 * can only be of today; where a midnight may lie between them and now they are closed without. Store thread only. Fails
 * as a step does.
 *
 * Returns: %TRUE if that was done
 */
gboolean
kiosk_batches_confirm (KioskBook *book,
                       gint64 correction_s,
                       GError **error)
{
  KioskMeta meta = book->meta;
  gboolean is_closed = FALSE;
  KioskDay today = kiosk_clock_get_day (book->clock);

  if (!kiosk_connection_begin (book->connection, error)
      || !kiosk_book_commit (book, &meta, confirm (book, &meta, correction_s, today, &is_closed, error), error))
    return FALSE;

  book->notices |= meta.notices;
  if (is_closed)
    kiosk_book_settle (book);
  return kiosk_book_prepare (book, error) && kiosk_moving_run (book, today, error);
}

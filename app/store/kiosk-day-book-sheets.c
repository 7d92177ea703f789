/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the day book does with the figures that people bring, and with targets. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-day-book-private.h"

#include "kiosk-batches.h"
#include "kiosk-figures.h"
#include "kiosk-sheet-table.h"
#include "kiosk-target-table.h"

static KioskDay
get_today (const KioskMoment *moment)
{
  return moment->trust != KIOSK_TRUST_UNKNOWN ? moment->day : KIOSK_DAY_UNKNOWN;
}

static gboolean
fail (GError **error,
      KioskStoreError code,
      const char *what,
      const char *problem)
{
  g_set_error (error, KIOSK_STORE_ERROR, code, "The %s was refused: %s", what, problem);
  return FALSE;
}

/* A unit's sheet is not corrected into another unit's: those would be two units' figures in one line of descent. */
static gboolean
check_replaced (KioskDayBook *self,
                const KioskSheet *sheet,
                GError **error)
{
  KioskSheet old;

  if (sheet->replaces[0] == '\0')
    return TRUE;
  if (!kiosk_sheet_table_find (self->book->connection, sheet->replaces, &old, error))
    return FALSE;
  if (old.number == 0 || old.is_replaced)
    return fail (error, KIOSK_STORE_ERROR_CLOSED, "sheet", "there is nothing that it could still replace");
  if (old.form != sheet->form || !g_str_equal (old.unit, sheet->unit))
    return fail (error, KIOSK_STORE_ERROR_INVALID, "sheet", "it replaces one of another form or unit");
  return TRUE;
}

static gboolean
insert_sheet (KioskDayBook *self,
              const KioskSheet *sheet,
              gint64 *out_number,
              GError **error)
{
  KioskConnection *connection;
  KioskMoment moment;
  gint64 batch = 0;
  gboolean is_done;

  if (!kiosk_batches_roll_over (self->book, &moment, error))
    return FALSE;

  connection = self->book->connection;
  if (!kiosk_connection_begin (connection, error))
    return FALSE;
  is_done = kiosk_batches_open (self->book, &moment, &batch, error)
            && kiosk_sheet_table_insert (connection, sheet, batch, out_number, error);
  return kiosk_connection_end (connection, is_done, error);
}

static gboolean
enter_new (KioskDayBook *self,
           const KioskSheet *sheet,
           gint64 *out_number,
           GError **error)
{
  KioskMoment moment;
  KioskSheetProblem problem;

  if (!kiosk_batches_look (self->book, &moment, error))
    return FALSE;
  problem = kiosk_sheet_find_problem (sheet, get_today (&moment));
  if (problem != KIOSK_SHEET_PROBLEM_NONE)
    return fail (error, KIOSK_STORE_ERROR_INVALID, "sheet", kiosk_sheet_problem_to_nick (problem));
  return check_replaced (self, sheet, error) && insert_sheet (self, sheet, out_number, error);
}

static gboolean
enter (KioskDayBook *self,
       const KioskSheet *sheet,
       gint64 *out_number,
       GError **error)
{
  KioskSheet known;

  if (!kiosk_sheet_table_find (self->book->connection, sheet->id, &known, error))
    return FALSE;
  *out_number = known.number;
  return known.number != 0 || enter_new (self, sheet, out_number, error);
}

/**
 * kiosk_day_book_enter_sheet:
 * @self: an open book
 * @sheet: the sheet; what the book fills in is not looked at
 * @out_number: (out) (optional): its number in the book; untouched on failure
 * @error: return location for a `GError`
 *
 * Commits @sheet and returns only when it is on disk. It goes to the batch that a tap of now would go to, which it
 * opens where there is none; first of all the batch of an earlier date closes. The same id again is the same sheet. A
 * sheet that replaces one takes its place from now on; both stay in the book. The book's thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_INVALID` for a sheet that kiosk_sheet_find_problem() finds something wrong with, its
 * name in the message, or that replaces one of another form or unit; with `_CLOSED` where the sheet to replace is not
 * there or was replaced already; with `_FULL`, with nothing entered; with `_IO`, where the same sheet again finds out;
 * and with whatever opening fails with.
 *
 * Returns: %TRUE if the sheet will survive a power cut
 */
gboolean
kiosk_day_book_enter_sheet (KioskDayBook *self,
                            const KioskSheet *sheet,
                            gint64 *out_number,
                            GError **error)
{
  g_autoptr (GError) cause = NULL;
  gint64 number = 0;

  g_return_val_if_fail (sheet != NULL, FALSE);
  kiosk_day_book_assert_usable (self);

  if (!kiosk_day_book_prepare (self, error))
    return FALSE;
  if (!enter (self, sheet, &number, &cause))
    return kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  if (out_number != NULL)
    *out_number = number;
  return TRUE;
}

/**
 * kiosk_day_book_load_sheets:
 * @self: an open book
 * @from: the first day
 * @to: the last day
 * @error: return location for a `GError`
 *
 * The book's thread only. Fails as kiosk_day_book_load_entries() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskSheet): the sheets whose own date is in the range, by date and
 *   number; of those that a later one took the place of, `is_replaced` says so
 */
GArray *
kiosk_day_book_load_sheets (KioskDayBook *self,
                            KioskDay from,
                            KioskDay to,
                            GError **error)
{
  g_autoptr (GError) cause = NULL;
  GArray *sheets;

  kiosk_day_book_assert_usable (self);

  if (!kiosk_book_reach (self->book, error))
    return NULL;
  sheets = kiosk_sheet_table_load_range (self->book->connection, from, to, &cause);
  if (sheets == NULL)
    kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  return sheets;
}

/**
 * kiosk_day_book_load_closed_sheets:
 * @self: an open book
 * @error: return location for a `GError`
 *
 * The book's thread only. Fails as kiosk_day_book_load_entries() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskSheet): the sheets of all closed batches, by number
 */
GArray *
kiosk_day_book_load_closed_sheets (KioskDayBook *self,
                                   GError **error)
{
  g_autoptr (GError) cause = NULL;
  GArray *sheets;

  kiosk_day_book_assert_usable (self);

  if (!kiosk_book_reach (self->book, error))
    return NULL;
  sheets = kiosk_sheet_table_load_closed (self->book->connection, &cause);
  if (sheets == NULL)
    kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  return sheets;
}

static gboolean
insert_target (KioskDayBook *self,
               const KioskTarget *target,
               KioskDay today,
               GError **error)
{
  KioskConnection *connection = self->book->connection;
  KioskTarget row = *target;

  row.since = today;
  if (!kiosk_connection_begin (connection, error))
    return FALSE;
  return kiosk_connection_end (connection, kiosk_target_table_insert (connection, &row, error), error);
}

static gboolean
set_new_target (KioskDayBook *self,
                const KioskTarget *target,
                GError **error)
{
  KioskTargetRow old = { .is_there = TRUE };
  KioskTargetProblem problem;
  KioskMoment moment;

  if (!kiosk_batches_look (self->book, &moment, error))
    return FALSE;
  problem = kiosk_target_find_problem (target, get_today (&moment));
  if (problem != KIOSK_TARGET_PROBLEM_NONE)
    return fail (error, KIOSK_STORE_ERROR_INVALID, "target", kiosk_target_problem_to_nick (problem));
  if (target->replaces[0] != '\0'
      && !kiosk_target_table_find (self->book->connection, target->replaces, &old, error))
    return FALSE;
  if (!old.is_there || old.is_replaced || old.is_ended)
    return fail (error, KIOSK_STORE_ERROR_CLOSED, "target", "there is nothing that it could still replace");
  return insert_target (self, target, get_today (&moment), error);
}

static gboolean
set_target (KioskDayBook *self,
            const KioskTarget *target,
            GError **error)
{
  KioskTargetRow known;

  if (!kiosk_target_table_find (self->book->connection, target->id, &known, error))
    return FALSE;
  return known.is_there || set_new_target (self, target, error);
}

/**
 * kiosk_day_book_set_target:
 * @self: an open book
 * @target: the target; `since` is not looked at
 * @error: return location for a `GError`
 *
 * Commits @target, which is in force from today. One that replaces another takes it out of force, and one that is
 * `is_ended` does nothing else; all stay in the book. The same id again is the same target. Closes nothing. The book's
 * thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_INVALID` for a target that kiosk_target_find_problem() finds something wrong with, its
 * name in the message; with `_CLOSED` where the target to replace is not in force; with `_FULL`, `_IO`, and with
 * whatever opening fails with.
 *
 * Returns: %TRUE if the target will survive a power cut
 */
gboolean
kiosk_day_book_set_target (KioskDayBook *self,
                           const KioskTarget *target,
                           GError **error)
{
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (target != NULL, FALSE);
  kiosk_day_book_assert_usable (self);

  return kiosk_day_book_prepare (self, error)
         && (set_target (self, target, &cause)
             || kiosk_book_give_up (self->book, g_steal_pointer (&cause), error));
}

static GArray *
load_targets (KioskDayBook *self,
              GArray *(*load) (KioskConnection *connection,
                              GError **error),
              GError **error)
{
  g_autoptr (GError) cause = NULL;
  GArray *targets;

  kiosk_day_book_assert_usable (self);

  if (!kiosk_book_reach (self->book, error))
    return NULL;
  targets = load (self->book->connection, &cause);
  if (targets == NULL)
    kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  return targets;
}

/**
 * kiosk_day_book_load_targets:
 * @self: an open book
 * @error: return location for a `GError`
 *
 * The book's thread only. Fails as kiosk_day_book_load_entries() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskTarget): the targets in force, the newest first
 */
GArray *
kiosk_day_book_load_targets (KioskDayBook *self,
                             GError **error)
{
  return load_targets (self, kiosk_target_table_load, error);
}

/**
 * kiosk_day_book_load_all_targets:
 * @self: an open book
 * @error: return location for a `GError`
 *
 * The book's thread only. Fails as kiosk_day_book_load_entries() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskTarget): every target there ever was, in the order of entry
 */
GArray *
kiosk_day_book_load_all_targets (KioskDayBook *self,
                                 GError **error)
{
  return load_targets (self, kiosk_target_table_load_all, error);
}

static gboolean
count_target (KioskDayBook *self,
              const KioskTarget *target,
              gint64 *out_done,
              GError **error)
{
  KioskConnection *connection = self->book->connection;
  gboolean is_of_sheets = target->column == KIOSK_TARGET_COLUMN_OUTREACH || target->column == KIOSK_TARGET_COLUMN_UNIT;
  KioskDay from = target->column != KIOSK_TARGET_COLUMN_UNIT ? target->from : 1;
  KioskDay until = target->until != KIOSK_DAY_UNKNOWN ? target->until : G_MAXUINT32;
  g_autoptr (GArray) rows = is_of_sheets ? kiosk_sheet_table_load_range (connection, from, until, error)
                                         : kiosk_figures_load_breakdown (connection, from, until, error);

  if (rows == NULL)
    return FALSE;
  *out_done = kiosk_target_count (target, rows, rows);
  return TRUE;
}

/**
 * kiosk_day_book_count_target:
 * @self: an open book
 * @target: a target
 * @out_done: (out): what was done towards it; untouched on failure
 * @error: return location for a `GError`
 *
 * Counts by kiosk_target_count(), open batch included. Taps without a date count where they can be of its days, as in
 * kiosk_day_book_load_figures(). The book's thread only. Fails as kiosk_day_book_load_entries() does.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_day_book_count_target (KioskDayBook *self,
                             const KioskTarget *target,
                             gint64 *out_done,
                             GError **error)
{
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (target != NULL, FALSE);
  kiosk_day_book_assert_usable (self);

  return kiosk_book_reach (self->book, error)
         && (count_target (self, target, out_done, &cause)
             || kiosk_book_give_up (self->book, g_steal_pointer (&cause), error));
}

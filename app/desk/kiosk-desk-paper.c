/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `paper`: a sheet is known by ward, date and number; it is there once, and never changed. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-paper.h"

#include <string.h>

#define KEY_COLUMNS   3
#define PAPER_COLUMNS (KEY_COLUMNS + KIOSK_N_KINDS)

/* In the order of KioskKind. */
#define KIND_COLUMNS "installed, installed_signed_in, signed_in, already_had, not_able, advised"

#define SELECT_PAPER "SELECT " KIND_COLUMNS " FROM paper WHERE ward = $1 AND date = $2 AND sheet = $3"

#define COUNT_WITHDRAWN "SELECT count(*) FROM paper_withdrawn WHERE ward = $1 AND date = $2 AND sheet = $3"

static const KioskDeskTable withdrawn_table = { "paper_withdrawn", "ward, date, sheet", KEY_COLUMNS };
static const KioskDeskTable paper_table = { "paper", "ward, date, sheet, " KIND_COLUMNS, PAPER_COLUMNS };

/* What the book has under a key. */
typedef struct
{
  gboolean is_there;
  gboolean is_withdrawn;
  gint64   kinds[KIOSK_N_KINDS];
} Known;

/* What is to be loaded: one row, or its key alone. */
typedef struct
{
  const KioskDeskPaper *paper;
  gboolean              is_key;
  gboolean              is_given;
} Row;

/**
 * kiosk_desk_paper_is_valid:
 * @self: what somebody typed
 *
 * Any thread.
 *
 * Returns: %TRUE if a book may take it: ward, day and number are there, and figures that people can have counted
 */
gboolean
kiosk_desk_paper_is_valid (const KioskDeskPaper *self)
{
  gint64 sum = 0;

  if (strlen (self->ward) != 5 || strspn (self->ward, "0123456789") != 5 || self->day == KIOSK_DAY_UNKNOWN)
    return FALSE;
  if (self->sheet < 1 || self->sheet > KIOSK_DESK_PAPER_SHEET_MAX)
    return FALSE;
  for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
    {
      if (self->kinds[kind] < 0 || self->kinds[kind] > KIOSK_SHEET_NUMBER_MAX)
        return FALSE;
      sum += self->kinds[kind];
    }
  return sum > 0;
}

static void
take_known_cb (const KioskDeskValue *row,
               gpointer user_data)
{
  Known *known = user_data;

  known->is_there = TRUE;
  for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
    known->kinds[kind] = row[kind].number;
}

static void
fill_key (const KioskDeskPaper *paper,
          KioskDeskValue *key)
{
  key[0] = KIOSK_DESK_INT ((gint64) g_ascii_strtoull (paper->ward, NULL, 10));
  key[1] = KIOSK_DESK_INT (paper->day);
  key[2] = KIOSK_DESK_INT (paper->sheet);
}

static gboolean
give_row_cb (KioskDeskValue *out_row,
             gpointer user_data)
{
  Row *row = user_data;

  if (row->is_given)
    return FALSE;
  fill_key (row->paper, out_row);
  for (guint kind = 0; !row->is_key && kind < KIOSK_N_KINDS; kind++)
    out_row[KEY_COLUMNS + kind] = KIOSK_DESK_INT (row->paper->kinds[kind]);
  row->is_given = TRUE;
  return TRUE;
}

static gboolean
look_up (KioskDeskEngine *engine,
         const KioskDeskPaper *paper,
         Known *known,
         GError **error)
{
  KioskDeskValue key[KEY_COLUMNS];
  gint64 n_withdrawn = 0;

  fill_key (paper, key);
  if (!kiosk_desk_engine_query (engine, SELECT_PAPER, key, KEY_COLUMNS, take_known_cb, known, error)
      || !kiosk_desk_engine_get (engine, COUNT_WITHDRAWN, key, KEY_COLUMNS, &n_withdrawn, error))
    return FALSE;
  known->is_withdrawn = n_withdrawn > 0;
  return TRUE;
}

static gboolean
refuse (const KioskDeskPaper *paper,
        KioskDeskError code,
        const char *why,
        GError **error)
{
  g_autofree char *day = kiosk_day_dup_iso (paper->day);

  return kiosk_desk_set_error (error, code, "Sheet %" G_GINT64_FORMAT " of ward %s on %s is %s", paper->sheet,
                               paper->ward, day, why);
}

static gboolean
add (KioskDeskEngine *engine,
     const KioskDeskPaper *paper,
     gboolean *out_is_new,
     GError **error)
{
  Known known = { FALSE };
  Row row = { paper, FALSE };

  if (!look_up (engine, paper, &known, error))
    return FALSE;
  *out_is_new = !known.is_there;
  if (!known.is_there)
    return kiosk_desk_engine_load (engine, &paper_table, give_row_cb, &row, error);
  if (known.is_withdrawn)
    return refuse (paper, KIOSK_DESK_ERROR_SHEET, "there, and was withdrawn", error);
  return memcmp (known.kinds, paper->kinds, sizeof known.kinds) == 0
         || refuse (paper, KIOSK_DESK_ERROR_SHEET, "there with other figures", error);
}

static gboolean
withdraw (KioskDeskEngine *engine,
          const KioskDeskPaper *paper,
          gboolean *out_is_new,
          GError **error)
{
  Known known = { FALSE };
  Row row = { paper, TRUE };

  if (!look_up (engine, paper, &known, error))
    return FALSE;
  *out_is_new = !known.is_withdrawn;
  if (!known.is_there)
    return refuse (paper, KIOSK_DESK_ERROR_UNKNOWN, "not there", error);
  return known.is_withdrawn || kiosk_desk_engine_load (engine, &withdrawn_table, give_row_cb, &row, error);
}

/**
 * kiosk_desk_paper_add:
 * @book: a book
 * @paper: a sheet, as kiosk_desk_paper_is_valid() wants it
 * @out_is_new: (out): whether the book did not have it before; undefined on failure
 * @error: return location for a `GError`
 *
 * Adds a sheet. The same sheet with the same figures changes nothing. Returns only when it is on disk. The book's
 * thread. Fails with `KIOSK_DESK_ERROR_SHEET` where the book has it with other figures or withdrawn, else as
 * kiosk_desk_engine_run() does; then nothing was added.
 *
 * Returns: %TRUE if the book has the sheet
 */
gboolean
kiosk_desk_paper_add (KioskDeskBook *book,
                      const KioskDeskPaper *paper,
                      gboolean *out_is_new,
                      GError **error)
{
  KioskDeskEngine *engine = kiosk_desk_book_get_engine (book);

  g_return_val_if_fail (kiosk_desk_paper_is_valid (paper), FALSE);

  return kiosk_desk_engine_begin (engine, 0, error)
         && kiosk_desk_engine_end (engine, add (engine, paper, out_is_new, error), error);
}

/**
 * kiosk_desk_paper_withdraw:
 * @book: a book
 * @paper: a sheet, by its ward, day and number
 * @out_is_new: (out): whether it was not withdrawn before; undefined on failure
 * @error: return location for a `GError`
 *
 * Takes a sheet out of all reports that was typed wrong; the right one is added under another number. Returns only when
 * that is on disk. The book's thread. Fails with `KIOSK_DESK_ERROR_UNKNOWN` where the book has no such sheet, else as
 * kiosk_desk_engine_run() does; then nothing was changed.
 *
 * Returns: %TRUE if no report has the sheet
 */
gboolean
kiosk_desk_paper_withdraw (KioskDeskBook *book,
                           const KioskDeskPaper *paper,
                           gboolean *out_is_new,
                           GError **error)
{
  KioskDeskEngine *engine = kiosk_desk_book_get_engine (book);

  return kiosk_desk_engine_begin (engine, 0, error)
         && kiosk_desk_engine_end (engine, withdraw (engine, paper, out_is_new, error), error);
}

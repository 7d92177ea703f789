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

static const KioskDeskTable paper_table = { "paper", "ward, date, sheet, " KIND_COLUMNS, PAPER_COLUMNS };

/* What the book has under a key. */
typedef struct
{
  gboolean is_there;
  gint64   kinds[KIOSK_N_KINDS];
} Known;

/* What is to be loaded: one row. */
typedef struct
{
  const KioskDeskPaper *paper;
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
  for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
    out_row[KEY_COLUMNS + kind] = KIOSK_DESK_INT (row->paper->kinds[kind]);
  row->is_given = TRUE;
  return TRUE;
}

static gboolean
refuse (const KioskDeskPaper *paper,
        GError **error)
{
  g_autofree char *day = kiosk_day_dup_iso (paper->day);

  return kiosk_desk_set_error (error, KIOSK_DESK_ERROR_SHEET,
                               "Sheet %" G_GINT64_FORMAT " of ward %s on %s is there with other figures", paper->sheet,
                               paper->ward, day);
}

static gboolean
add (KioskDeskEngine *engine,
     const KioskDeskPaper *paper,
     gboolean *out_is_new,
     GError **error)
{
  KioskDeskValue key[KEY_COLUMNS];
  Known known = { FALSE };
  Row row = { paper, FALSE };

  fill_key (paper, key);
  if (!kiosk_desk_engine_query (engine, SELECT_PAPER, key, KEY_COLUMNS, take_known_cb, &known, error))
    return FALSE;
  *out_is_new = !known.is_there;
  if (!known.is_there)
    return kiosk_desk_engine_load (engine, &paper_table, give_row_cb, &row, error);
  return memcmp (known.kinds, paper->kinds, sizeof known.kinds) == 0 || refuse (paper, error);
}

/**
 * kiosk_desk_paper_add:
 * @book: a book
 * @paper: a sheet, as kiosk_desk_paper_is_valid() wants it
 * @out_is_new: (out): whether the book did not have it before; undefined on failure
 * @error: return location for a `GError`
 *
 * Adds a sheet. The same sheet with the same figures changes nothing. Returns only when it is on disk. The book's
 * thread. Fails with `KIOSK_DESK_ERROR_SHEET` where the book has it with other figures, else as
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

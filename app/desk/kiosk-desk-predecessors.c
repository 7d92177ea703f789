/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of merged and split wards, `predecessors.csv`. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-predecessors.h"

#include <string.h>

#include "kiosk-desk-roster-rows.h"

enum
{
  COLUMN_OLD_CODE,
  COLUMN_OLD_NAME,
  COLUMN_NEW_CODE,
  COLUMN_NEW_NAME,
  COLUMN_SHARE,
  COLUMN_FROM_DATE
};

static const char *const columns[] = { "old_code", "old_name", "new_code", "new_name", "share", "from_date", NULL };

static const char *const share_nicks[KIOSK_N_WARD_SHARES] = { "whole", "part" };

/* Names in files: `whole`, `part`. */
KIOSK_DEFINE_NICKS (KioskWardShare, kiosk_ward_share, share_nicks)

/**
 * kiosk_predecessor_new:
 * @old_code: 5 digits
 * @old_name: what the old ward was called
 * @new_code: 5 digits
 * @new_name: what the new one is called
 * @share: how much of the old ward is in the new one
 * @from: the first day of the new one
 *
 * Nothing is checked here. Any thread.
 *
 * Returns: (transfer full): a predecessor
 */
KioskPredecessor *
kiosk_predecessor_new (const char *old_code,
                       const char *old_name,
                       const char *new_code,
                       const char *new_name,
                       KioskWardShare share,
                       KioskDay from)
{
  KioskPredecessor *self = g_new0 (KioskPredecessor, 1);

  g_strlcpy (self->old_code, old_code, sizeof self->old_code);
  self->old_name = g_strdup (old_name);
  g_strlcpy (self->new_code, new_code, sizeof self->new_code);
  self->new_name = g_strdup (new_name);
  self->share = share;
  self->from = from;
  return self;
}

/**
 * kiosk_predecessor_free:
 * @self: (transfer full): a predecessor
 */
void
kiosk_predecessor_free (KioskPredecessor *self)
{
  g_free (self->old_name);
  g_free (self->new_name);
  g_free (self);
}

static gboolean
is_name (const char *text)
{
  glong n_chars = g_utf8_strlen (text, -1);

  return n_chars >= 1 && n_chars <= KIOSK_PREDECESSOR_NAME_MAX_CHARS;
}

static const char *
check_code_and_name (const char *const *values,
                     guint column,
                     guint *out_column)
{
  *out_column = column;
  if (!kiosk_roster_value_is_ward_code (values[column]))
    return "is not 5 digits";
  *out_column = column + 1;
  return is_name (values[column + 1]) ? NULL : "is empty or longer than 64 characters";
}

/* A ward that is whole in one is in no other. */
static const char *
check_others (GPtrArray *list,
              const KioskPredecessor *row,
              guint *out_column)
{
  for (guint i = 0; i < list->len; i++)
    {
      const KioskPredecessor *other = g_ptr_array_index (list, i);

      if (row->from != other->from || !g_str_equal (row->old_code, other->old_code))
        continue;
      *out_column = COLUMN_NEW_CODE;
      if (g_str_equal (row->new_code, other->new_code))
        return "stands in a line before, for the same old ward and day";
      *out_column = COLUMN_SHARE;
      if (row->share == KIOSK_WARD_SHARE_WHOLE || other->share == KIOSK_WARD_SHARE_WHOLE)
        return "the old ward is whole in one new ward, so it is in no other";
    }
  return NULL;
}

static const char *
take_row_cb (const char *const *values,
             guint *out_column,
             gpointer user_data)
{
  GPtrArray *list = user_data;
  KioskWardShare share = KIOSK_WARD_SHARE_WHOLE;
  KioskDay from = KIOSK_DAY_UNKNOWN;
  KioskPredecessor *row;
  const char *fault = check_code_and_name (values, COLUMN_OLD_CODE, out_column);

  if (fault == NULL)
    fault = check_code_and_name (values, COLUMN_NEW_CODE, out_column);
  if (fault != NULL)
    return fault;
  *out_column = COLUMN_SHARE;
  if (!kiosk_ward_share_from_nick (values[COLUMN_SHARE], &share))
    return "is neither whole nor part";
  *out_column = COLUMN_FROM_DATE;
  if (!kiosk_roster_value_read_day (values[COLUMN_FROM_DATE], &from) || from == KIOSK_DAY_UNKNOWN)
    return "is not a date yyyy-mm-dd or dd/mm/yyyy";

  row = kiosk_predecessor_new (values[COLUMN_OLD_CODE], values[COLUMN_OLD_NAME], values[COLUMN_NEW_CODE],
                               values[COLUMN_NEW_NAME], share, from);
  fault = check_others (list, row, out_column);
  g_ptr_array_add (list, row);
  return fault;
}

/**
 * kiosk_predecessors_parse:
 * @file: how faults call the file
 * @csv: its bytes: as kiosk_roster_rows_read() takes them, with the header
 *   `old_code,old_name,new_code,new_name,share,from_date`; `share` is `whole` or `part`
 * @error: return location for a `GError`
 *
 * Any thread. Fails with `KIOSK_ROSTER_ERROR_INVALID`; the message names file, line and field.
 *
 * Returns: (transfer full) (element-type KioskPredecessor) (nullable): the list in the order of the file, or %NULL
 */
GPtrArray *
kiosk_predecessors_parse (const char *file,
                          GBytes *csv,
                          GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_predecessor_free);

  if (!kiosk_roster_rows_read (file, columns, csv, take_row_cb, list, error))
    return NULL;
  return g_steal_pointer (&list);
}

/* The first change after @valid_from: the ward that the code means since then is the one that changed. */
static const KioskPredecessor *
find_change (GPtrArray *list,
             const char *code,
             KioskDay valid_from)
{
  const KioskPredecessor *first = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      const KioskPredecessor *row = g_ptr_array_index (list, i);

      if (row->from > valid_from && g_str_equal (row->old_code, code) && (first == NULL || row->from < first->from))
        first = row;
    }
  return first;
}

/**
 * kiosk_predecessors_resolve:
 * @self: (element-type KioskPredecessor): a list, as kiosk_predecessors_parse() makes it
 * @code: (inout) (array fixed-size=6): a ward's code
 * @valid_from: (inout): since when it means that ward; %KIOSK_DAY_UNKNOWN: before anybody wrote it down
 *
 * Goes from a ward as a kiosk recorded it to the ward of today that has all of it, over several changes where there
 * were several, and stops at one that was split: what is told of it is as far as anybody knows. Any thread.
 *
 * Returns: what became of the ward that was given
 */
KioskWardFate
kiosk_predecessors_resolve (GPtrArray *self,
                            char code[6],
                            KioskDay *valid_from)
{
  KioskWardFate fate = KIOSK_WARD_FATE_SAME;
  const KioskPredecessor *change;

  g_return_val_if_fail (self != NULL, KIOSK_WARD_FATE_SAME);

  while ((change = find_change (self, code, *valid_from)) != NULL)
    {
      if (change->share == KIOSK_WARD_SHARE_PART)
        return KIOSK_WARD_FATE_SPLIT;
      g_strlcpy (code, change->new_code, sizeof change->new_code);
      *valid_from = change->from;
      fate = KIOSK_WARD_FATE_MERGED;
    }
  return fate;
}

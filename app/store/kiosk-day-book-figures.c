/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the day book gives to readers: closed batches, figures, settings; and the saving of settings. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-day-book-private.h"

#include "kiosk-batches.h"
#include "kiosk-cell-table.h"
#include "kiosk-entry-table.h"
#include "kiosk-figures.h"
#include "kiosk-place.h"
#include "kiosk-setting-table.h"
#include "kiosk-settings-keys.h"

typedef GArray *(*LoadRange) (KioskConnection  *connection,
                              KioskDay          from,
                              KioskDay          to,
                              GError          **error);

/**
 * kiosk_day_book_load_entries:
 * @self: an open book
 * @error: return location for a `GError`
 *
 * The book's thread only. Fails with `KIOSK_STORE_ERROR_IO`, and with whatever opening fails with.
 *
 * Returns: (transfer full) (nullable) (element-type KioskEntry): the closed batches of all epochs in the order of their
 *   closing
 */
GArray *
kiosk_day_book_load_entries (KioskDayBook *self,
                             GError **error)
{
  g_autoptr (GError) cause = NULL;
  GArray *entries;

  kiosk_day_book_assert_usable (self);

  if (!kiosk_book_reach (self->book, error))
    return NULL;
  entries = kiosk_entry_table_load (self->book->connection, &cause);
  if (entries == NULL)
    kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  return entries;
}

/**
 * kiosk_day_book_load_cells:
 * @self: an open book
 * @error: return location for a `GError`
 *
 * The book's thread only. Fails as kiosk_day_book_load_entries() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskCell): the cells of all closed batches
 */
GArray *
kiosk_day_book_load_cells (KioskDayBook *self,
                           GError **error)
{
  g_autoptr (GError) cause = NULL;
  GArray *cells;

  kiosk_day_book_assert_usable (self);

  if (!kiosk_book_reach (self->book, error))
    return NULL;
  cells = kiosk_cell_table_load (self->book->connection, &cause);
  if (cells == NULL)
    kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  return cells;
}

static GArray *
load_range (KioskDayBook *self,
            LoadRange load,
            KioskDay from,
            KioskDay to,
            GError **error)
{
  g_autoptr (GError) cause = NULL;
  GArray *rows;

  kiosk_day_book_assert_usable (self);

  if (!kiosk_book_reach (self->book, error))
    return NULL;
  rows = load (self->book->connection, from, to, &cause);
  if (rows == NULL)
    kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  return rows;
}

/**
 * kiosk_day_book_load_first_day:
 * @self: an open book
 * @today: what to say of a book without figures: there are none of the days before
 * @out_day: (out): the first day that there are figures of; %KIOSK_DAY_UNKNOWN where all have no date
 * @error: return location for a `GError`
 *
 * Reads no figures. The book's thread only. Fails as kiosk_day_book_load_entries() does.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_day_book_load_first_day (KioskDayBook *self,
                               KioskDay today,
                               KioskDay *out_day,
                               GError **error)
{
  g_autoptr (GError) cause = NULL;

  kiosk_day_book_assert_usable (self);

  return kiosk_book_reach (self->book, error)
         && (kiosk_figures_load_first_day (self->book->connection, today, out_day, &cause)
             || kiosk_book_give_up (self->book, g_steal_pointer (&cause), error));
}

/**
 * kiosk_day_book_load_figures:
 * @self: an open book
 * @from: the first day
 * @to: the last day
 * @error: return location for a `GError`
 *
 * Sums closed cells and open taps. Days without taps are left out. What has no date comes last as
 * %KIOSK_DAY_UNKNOWN, in every range that does not end before it can have been. The book's thread only. Fails as
 * kiosk_day_book_load_entries() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskDayFigures): the figures by day, earliest first
 */
GArray *
kiosk_day_book_load_figures (KioskDayBook *self,
                             KioskDay from,
                             KioskDay to,
                             GError **error)
{
  return load_range (self, kiosk_figures_load, from, to, error);
}

/**
 * kiosk_day_book_load_breakdown:
 * @self: an open book
 * @from: the first day
 * @to: the last day
 * @error: return location for a `GError`
 *
 * Sums closed cells and open taps of these days, for kiosk_breakdown_new(): one cell for each description, whatever
 * batches it comes from, so that its epoch is empty and its number 0. What was changed or undone is in none, nor is
 * what has no date: kiosk_day_book_load_figures() has its sums. The book's thread only. Fails as
 * kiosk_day_book_load_entries() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskCell): the cells, counted and suppressed
 */
GArray *
kiosk_day_book_load_breakdown (KioskDayBook *self,
                               KioskDay from,
                               KioskDay to,
                               GError **error)
{
  return load_range (self, kiosk_figures_load_dated_breakdown, from, to, error);
}

/**
 * kiosk_day_book_load_settings:
 * @self: an open book
 * @error: return location for a `GError`
 *
 * The book's thread only. Fails as kiosk_day_book_load_entries() does.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): the settings as they are written, for
 *   kiosk_settings_new_from_table()
 */
GHashTable *
kiosk_day_book_load_settings (KioskDayBook *self,
                              GError **error)
{
  g_autoptr (GError) cause = NULL;
  GHashTable *settings;

  kiosk_day_book_assert_usable (self);

  if (!kiosk_book_reach (self->book, error))
    return NULL;
  settings = kiosk_setting_table_load (self->book->connection, &cause);
  if (settings == NULL)
    kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  return settings;
}

/* Whether the kiosk had a ward and gets another: what was counted so far is the old one's. */
static gboolean
is_moving (GHashTable *old,
           GHashTable *settings)
{
  const char *code = g_hash_table_lookup (old, KIOSK_SETTING_WARD_CODE);
  const char *valid_from = g_hash_table_lookup (old, KIOSK_SETTING_WARD_VALID_FROM);

  return code != NULL
         && (g_strcmp0 (code, g_hash_table_lookup (settings, KIOSK_SETTING_WARD_CODE)) != 0
             || g_strcmp0 (valid_from, g_hash_table_lookup (settings, KIOSK_SETTING_WARD_VALID_FROM)) != 0);
}

static gboolean
save_settings (KioskDayBook *self,
               GHashTable *settings,
               GError **error)
{
  g_autoptr (GHashTable) old = kiosk_setting_table_load (self->book->connection, error);
  gboolean is_closed;

  if (old == NULL
      || (is_moving (old, settings) && !kiosk_batches_close (self->book, KIOSK_CLOSE_ALL, &is_closed, error))
      || !kiosk_connection_begin (self->book->connection, error))
    return FALSE;
  return kiosk_connection_end (self->book->connection,
                               kiosk_setting_table_save (self->book->connection, settings, error), error);
}

/**
 * kiosk_day_book_save_settings:
 * @self: an open book
 * @settings: (element-type utf8 utf8): all settings, as kiosk_settings_to_table() gives them
 * @error: return location for a `GError`
 *
 * Puts @settings in the place of those that there are. Where the kiosk gets another ward, what is open closes for the
 * old one first. The book's thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_INVALID` for settings that kiosk_settings_new_from_table() refuses, `_FULL`, `_IO`, and
 * with whatever opening fails with.
 *
 * Returns: %TRUE if they are on disk
 */
gboolean
kiosk_day_book_save_settings (KioskDayBook *self,
                              GHashTable *settings,
                              GError **error)
{
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (settings != NULL, FALSE);
  kiosk_day_book_assert_usable (self);

  if (!kiosk_day_book_prepare (self, error) || !kiosk_day_book_take_rate_limit (self, settings, error))
    return FALSE;
  if (!save_settings (self, settings, &cause))
    return kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  kiosk_place_keep (self->book->files, settings);
  return TRUE;
}

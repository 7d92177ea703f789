/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads `diem.csv`, `ngay-nghi.csv` and `predecessors.csv`, all of them or none. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-roster-files.h"

#include "kiosk-desk-roster-rows.h"
#include "kiosk-small-file.h"

static gboolean
read_points (const char *path,
             GArray **out_points,
             GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) csv = kiosk_small_file_read_path (path, KIOSK_ROSTER_ROWS_MAX_BYTES, error);

  *out_points = csv != NULL ? kiosk_desk_roster_parse (name, csv, error) : NULL;
  return *out_points != NULL;
}

static gboolean
read_holidays (const char *path,
               KioskDeskCalendar **out_calendar,
               GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) csv = kiosk_small_file_read_path (path, KIOSK_ROSTER_ROWS_MAX_BYTES, error);

  *out_calendar = csv != NULL ? kiosk_desk_calendar_parse (name, csv, error) : NULL;
  return *out_calendar != NULL;
}

static gboolean
read_predecessors (const char *path,
                   GPtrArray **out_list,
                   GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) csv = kiosk_small_file_read_path (path, KIOSK_ROSTER_ROWS_MAX_BYTES, error);

  *out_list = csv != NULL ? kiosk_predecessors_parse (name, csv, error) : NULL;
  return *out_list != NULL;
}

/**
 * kiosk_desk_roster_read:
 * @files: which files
 * @out_roster: (out): what is in them, with %NULL for a list whose file was not named; untouched on failure
 * @error: return location for a `GError`
 *
 * Any thread. Fails with `KIOSK_CONTENT_ERROR_MISSING` where a file is not there or the disk cannot read it, with
 * `_TOO_LARGE` beyond %KIOSK_ROSTER_ROWS_MAX_BYTES, and with `KIOSK_ROSTER_ERROR_INVALID`. Messages begin with the name
 * of the file or its folder.
 *
 * Returns: %TRUE if all of them were read
 */
gboolean
kiosk_desk_roster_read (const KioskDeskRosterFiles *files,
                        KioskDeskRoster *out_roster,
                        GError **error)
{
  g_auto (KioskDeskRoster) roster = { 0 };

  if ((files->points != NULL && !read_points (files->points, &roster.points, error))
      || (files->holidays != NULL && !read_holidays (files->holidays, &roster.calendar, error))
      || (files->predecessors != NULL && !read_predecessors (files->predecessors, &roster.predecessors, error)))
    return FALSE;
  *out_roster = roster;
  roster = (KioskDeskRoster) { 0 };
  return TRUE;
}

/**
 * kiosk_desk_roster_load_predecessors:
 * @book: a book
 * @shipped: (type filename) (nullable): the list that came with the program; %NULL: none serves but the book's own
 * @out_is_own: (out) (optional): whether the list is the book's own; untouched on failure
 * @error: return location for a `GError`
 *
 * Where the book has no list of wards that became others, the one that came with the program serves. The book's thread.
 * Fails as kiosk_desk_roster_load() and kiosk_desk_roster_read() do.
 *
 * Returns: (transfer full) (element-type KioskPredecessor) (nullable): the list
 */
GPtrArray *
kiosk_desk_roster_load_predecessors (KioskDeskBook *book,
                                     const char *shipped,
                                     gboolean *out_is_own,
                                     GError **error)
{
  const KioskDeskRosterFiles files = { .predecessors = shipped };
  g_auto (KioskDeskRoster) own = { 0 };
  g_auto (KioskDeskRoster) other = { 0 };
  gboolean is_own;

  if (!kiosk_desk_roster_load (book, &own, error))
    return NULL;
  is_own = own.predecessors->len > 0 || shipped == NULL;
  if (!is_own && !kiosk_desk_roster_read (&files, &other, error))
    return NULL;
  if (out_is_own != NULL)
    *out_is_own = is_own;
  return is_own ? g_steal_pointer (&own.predecessors) : g_steal_pointer (&other.predecessors);
}

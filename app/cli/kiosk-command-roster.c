/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally roster: which points are expected at a desk, on which days, and which wards became which. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>

#include "kiosk-cli-board.h"
#include "kiosk-cli-json.h"
#include "kiosk-cli-messages.h"
#include "kiosk-cli-options.h"
#include "kiosk-cli-predecessors.h"
#include "kiosk-cli-table.h"
#include "kiosk-cli-wards.h"
#include "kiosk-content-error.h"
#include "kiosk-desk-roster-files.h"
#include "kiosk-system-clock.h"

static char *book_place;
static char *wards_path;
static KioskDeskRosterFiles files;
static gboolean is_json;

static const GOptionEntry option_entries[] = {
  { "into", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &book_place, N_("The desk's book; begun where there is none"),
    N_("BOOK") },
  { "points", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &files.points,
    N_("Points: ward,number,from,to,working_days"), N_("FILE") },
  { "holidays", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &files.holidays, N_("Holidays: date,name"), N_("FILE") },
  { "predecessors", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &files.predecessors,
    N_("Wards that became others; without it, the list that came with the program, where the book has none"),
    N_("FILE") },
  { "wards", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &wards_path,
    N_("Another list of wards, for their names"), N_("FILE") },
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &is_json, N_("Write JSON"), NULL },
  G_OPTION_ENTRY_NULL
};

static gboolean
parse (char **arguments,
       KioskExit *out_exit)
{
  if (!kiosk_cli_options_parse (option_entries, _("Says which points a desk expects, or shows which it does."),
                                _("Each list takes the place of the one that the book had; figures are not touched. "
                                  "Commas or semicolons, dates as 2026-11-18 or 18/11/2026, days as T2-T6 or T2-T5 T7 "
                                  "or CN. A list with a mistake in it is not taken at all."),
                                arguments, out_exit))
    return FALSE;
  if (book_place != NULL)
    return TRUE;
  *out_exit = kiosk_cli_options_refuse (_("--into is missing"));
  return FALSE;
}

/* A file that cannot be read: the words for other files would name other options. */
static gboolean
refuse (GError *fault,
        GError **error)
{
  if (fault->domain == KIOSK_CONTENT_ERROR)
    g_set_error (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
                 _("A list cannot be read: %s. Nothing was changed; the book keeps the lists that it had."),
                 fault->message);
  else
    g_propagate_error (error, g_error_copy (fault));
  return FALSE;
}

static gboolean
read_lists (const KioskDeskRosterFiles *which,
            KioskDeskRoster *out_roster,
            GError **error)
{
  g_autoptr (GError) fault = NULL;

  return kiosk_desk_roster_read (which, out_roster, &fault) || refuse (fault, error);
}

static gboolean
save_shipped_predecessors (KioskDeskBook *book,
                           GError **error)
{
  g_auto (KioskDeskRoster) roster = { 0 };
  KioskCliPredecessors which;

  roster.predecessors = kiosk_cli_predecessors_load (book, &which, error);
  return roster.predecessors != NULL
         && (which == KIOSK_CLI_PREDECESSORS_BOOK || kiosk_desk_roster_save (book, &roster, error));
}

static gboolean
has_files (void)
{
  return files.points != NULL || files.holidays != NULL || files.predecessors != NULL;
}

static gboolean
save_lists (KioskDeskBook *book,
            const KioskDeskRoster *roster,
            GError **error)
{
  return kiosk_desk_roster_save (book, roster, error)
         && (files.predecessors != NULL || save_shipped_predecessors (book, error));
}

static char *
dup_end (KioskDay day,
         const char *unknown)
{
  return day != KIOSK_DAY_UNKNOWN ? kiosk_cli_dup_day (day) : g_strdup (unknown);
}

static void
add_point (KioskCliTable *table,
           const KioskDeskPoint *point,
           GPtrArray *wards,
           KioskDay today)
{
  char *cells[] = {
    kiosk_cli_board_dup_label (point, wards, today), dup_end (point->from, "–"), dup_end (point->to, "–"),
    kiosk_weekdays_dup_text (point->week)
  };

  kiosk_cli_table_add_row (table, cells);
}

static void
print_points (GArray *points,
              GPtrArray *wards)
{
  g_autoptr (KioskCliTable) table = kiosk_cli_table_new (4);
  g_autoptr (KioskClock) clock = kiosk_system_clock_new ();
  KioskDay today = kiosk_clock_get_day (clock);
  char *head[] = { g_strdup (_("Point")), g_strdup (_("first day")), g_strdup (_("last day")),
                   g_strdup (_("working days")) };

  kiosk_cli_table_add_row (table, head);
  for (guint i = 0; i < points->len; i++)
    add_point (table, &g_array_index (points, KioskDeskPoint, i), wards, today);
  kiosk_cli_table_print (table);
  g_print ("\n");
}

static void
print_counts (const KioskDeskRoster *roster)
{
  g_autoptr (GArray) holidays = kiosk_desk_calendar_dup_days (roster->calendar);

  g_print (ngettext ("%u point\n", "%u points\n", roster->points->len), roster->points->len);
  g_print (ngettext ("%u holiday", "%u holidays", holidays->len), holidays->len);
  if (holidays->len > 0)
    {
      g_autofree char *first = kiosk_cli_dup_day (g_array_index (holidays, KioskDay, 0));
      g_autofree char *last = kiosk_cli_dup_day (g_array_index (holidays, KioskDay, holidays->len - 1));

      g_print (_(", from %s to %s"), first, last);
    }
  g_print (ngettext ("\n%u line of wards that became others\n", "\n%u lines of wards that became others\n",
                     roster->predecessors->len), roster->predecessors->len);
}

static void
add_point_json (JsonBuilder *builder,
                const KioskDeskPoint *point,
                GPtrArray *wards,
                KioskDay today)
{
  const KioskWard *ward = kiosk_cli_board_lookup_ward (point, wards, today);
  g_autofree char *week = kiosk_weekdays_dup_text (point->week);

  json_builder_begin_object (builder);
  kiosk_cli_json_add_text (builder, "ward", point->ward);
  kiosk_cli_json_add_text (builder, "name", ward != NULL ? ward->name : NULL);
  kiosk_cli_json_add_int (builder, "number", point->number);
  kiosk_cli_json_add_day (builder, "from", point->from);
  kiosk_cli_json_add_day (builder, "to", point->to);
  kiosk_cli_json_add_text (builder, "working_days", week);
  json_builder_end_object (builder);
}

static void
add_points_json (JsonBuilder *builder,
                 GArray *points,
                 GPtrArray *wards)
{
  g_autoptr (KioskClock) clock = kiosk_system_clock_new ();

  json_builder_set_member_name (builder, "points");
  json_builder_begin_array (builder);
  for (guint i = 0; i < points->len; i++)
    add_point_json (builder, &g_array_index (points, KioskDeskPoint, i), wards, kiosk_clock_get_day (clock));
  json_builder_end_array (builder);
}

static void
add_holidays_json (JsonBuilder *builder,
                   KioskDeskCalendar *calendar)
{
  g_autoptr (GArray) days = kiosk_desk_calendar_dup_days (calendar);

  json_builder_set_member_name (builder, "holidays");
  json_builder_begin_array (builder);
  for (guint i = 0; i < days->len; i++)
    {
      KioskDay day = g_array_index (days, KioskDay, i);

      json_builder_begin_object (builder);
      kiosk_cli_json_add_day (builder, "date", day);
      kiosk_cli_json_add_text (builder, "name", kiosk_desk_calendar_lookup (calendar, day));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_predecessors_json (JsonBuilder *builder,
                       GPtrArray *predecessors)
{
  json_builder_set_member_name (builder, "predecessors");
  json_builder_begin_array (builder);
  for (guint i = 0; i < predecessors->len; i++)
    {
      const KioskPredecessor *line = g_ptr_array_index (predecessors, i);

      json_builder_begin_object (builder);
      kiosk_cli_json_add_text (builder, "old_code", line->old_code);
      kiosk_cli_json_add_text (builder, "new_code", line->new_code);
      kiosk_cli_json_add_text (builder, "share", kiosk_ward_share_to_nick (line->share));
      kiosk_cli_json_add_day (builder, "from_date", line->from);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const KioskDeskRoster *roster,
            GPtrArray *wards)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_points_json (builder, roster->points, wards);
  add_holidays_json (builder, roster->calendar);
  add_predecessors_json (builder, roster->predecessors);
  json_builder_end_object (builder);
  kiosk_cli_json_print (builder);
}

/* Without names where no list of wards can be read: the codes say enough. */
static GPtrArray *
load_names (GError **error)
{
  return kiosk_cli_wards_load (wards_path, wards_path != NULL ? error : NULL);
}

static void
print_text (const KioskDeskRoster *roster,
            GPtrArray *wards)
{
  if (roster->points->len > 0)
    print_points (roster->points, wards);
  print_counts (roster);
}

static gboolean
show (KioskDeskBook *book,
      GError **error)
{
  g_auto (KioskDeskRoster) roster = { 0 };
  g_autoptr (GPtrArray) wards = load_names (error);

  if ((wards == NULL && wards_path != NULL) || !kiosk_desk_roster_load (book, &roster, error))
    return FALSE;
  if (is_json)
    print_json (&roster, wards);
  else
    print_text (&roster, wards);
  return TRUE;
}

/**
 * kiosk_command_roster:
 * @arguments: (transfer full) (array zero-terminated=1): the arguments, the name of the command first
 *
 * Takes the lists that were named into a desk's book, and shows the roster that it then has.
 *
 * Returns: the exit status
 */
KioskExit
kiosk_command_roster (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_auto (KioskDeskRoster) roster = { 0 };
  g_autoptr (KioskDeskBook) book = NULL;
  KioskExit status;

  if (!parse (arguments, &status))
    return status;
  if (!read_lists (&files, &roster, &error))
    return kiosk_cli_fail (error);
  book = kiosk_desk_book_open (book_place, has_files (), &error);
  if (book == NULL || (has_files () && !save_lists (book, &roster, &error)) || !show (book, &error))
    return kiosk_cli_fail (error);
  return KIOSK_EXIT_DONE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally ward-sum: slip and report of all kiosks of a ward, from one of them and a stick. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>

#include "kiosk-cli-book.h"
#include "kiosk-cli-json.h"
#include "kiosk-cli-label.h"
#include "kiosk-cli-messages.h"
#include "kiosk-cli-options.h"
#include "kiosk-cli-papers.h"
#include "kiosk-cli-period.h"
#include "kiosk-cli-target.h"
#include "kiosk-desk-ward.h"
#include "kiosk-fault-words.h"

static char *state_dir;
static char *stick;
static char *period_nick;
static char *day_text;
static KioskDay day;
static gboolean is_json;

static const GOptionEntry option_entries[] = {
  { "state", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &state_dir, N_("Folder of the kiosk's records"), N_("DIR") },
  { "stick", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &stick,
    N_("The stick with the other kiosks' exports; the sum is written onto it"), N_("DIR") },
  { "period", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &period_nick,
    N_("What the report is of: day, week, month or quarter"), N_("KIND") },
  { "day", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &day_text, N_("A day of that period"), N_("YYYY-MM-DD") },
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &is_json, N_("Write JSON"), NULL },
  G_OPTION_ENTRY_NULL
};

static gboolean
parse (char **arguments,
       KioskExit *out_exit)
{
  if (!kiosk_cli_options_parse (option_entries, _("Adds up the kiosks of a ward into one slip and one report."),
                                _("This kiosk's closed figures, and those of the ward's other kiosks that are on the "
                                  "stick; each export is checked as a desk does, and none is kept. The report says how "
                                  "many kiosks it is of, and which is missing (KiosksInWard in setup.ini)."),
                                arguments, out_exit))
    return FALSE;
  *out_exit = KIOSK_EXIT_USAGE;
  if (state_dir != NULL && stick != NULL)
    return kiosk_cli_period_parse (period_nick, day_text, &day);
  kiosk_cli_options_refuse (state_dir == NULL ? _("--state is missing") : _("--stick is missing"));
  return FALSE;
}

/* Own figures go last: the newest of them is what the report says it goes up to. */
static GPtrArray *
make_papers (KioskSettings *settings,
             const KioskBundleLabel *label,
             KioskDeskWard *ward,
             const KioskBundleFigures *own,
             const char *sum,
             GError **error)
{
  const KioskCliPapers papers = {
    .state_dir = state_dir, .settings = settings, .label = label, .ward_sum = sum,
    .figures = &(const KioskBundleFigures) { ward->figures.entries, ward->figures.cells, ward->figures.sheets,
                                             own->targets },
    .period = kiosk_cli_period_find (period_nick, day, label->day, kiosk_settings_get_cut_off_day (settings))
  };

  kiosk_desk_ward_add_own (ward, own);
  return kiosk_cli_papers_make (&papers, error);
}

static void
tell_refused (KioskDeskWard *ward)
{
  for (guint i = 0; i < ward->refused->len; i++)
    {
      const KioskDeskMerged *merged = g_ptr_array_index (ward->refused, i);
      g_autofree char *message = g_strdup_printf ("%s: %s", merged->path, merged->error->message);
      g_autofree char *words = kiosk_fault_words_dup (message);

      g_printerr (_("NOT in the sum: %s\n"), words);
    }
}

static void
add_refused_json (JsonBuilder *builder,
                  GPtrArray *refused)
{
  json_builder_set_member_name (builder, "refused");
  json_builder_begin_array (builder);
  for (guint i = 0; i < refused->len; i++)
    {
      const KioskDeskMerged *merged = g_ptr_array_index (refused, i);

      json_builder_begin_object (builder);
      kiosk_cli_json_add_text (builder, "path", merged->path);
      kiosk_cli_json_add_text (builder, "why", merged->error->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (KioskDeskWard *ward,
            const char *sum,
            const char *path)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  kiosk_cli_json_add_text (builder, "sum", sum);
  kiosk_cli_json_add_text (builder, "folder", path);
  add_refused_json (builder, ward->refused);
  json_builder_end_object (builder);
  kiosk_cli_json_print (builder);
}

static void
print_text (const char *sum,
            const char *path)
{
  g_print (_("Sum of the ward: %s\n"), sum);
  g_print (_("Slip, report, workbook and message were written to %s.\n"), path);
}

/* The settings hold the texts that the label borrows. */
static gboolean
sum_up (KioskDayBook *book,
        KioskClock *clock,
        GError **error)
{
  g_autoptr (KioskSettings) settings = kiosk_cli_book_load_settings (book, error);
  g_auto (KioskBundleFigures) own = { 0 };
  g_autoptr (KioskDeskWard) ward = NULL;
  g_autoptr (GPtrArray) papers = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *path = NULL;
  KioskBundleLabel label;

  if (settings == NULL || !kiosk_cli_label_fill (&label, settings, book, clock, KIOSK_DESK_WARD_TOP, error))
    return FALSE;
  ward = kiosk_desk_ward_new (stick, &label, NULL, error);
  if (ward == NULL || !kiosk_cli_book_load_figures (book, &own, error))
    return FALSE;
  sum = kiosk_desk_ward_dup_words (ward, label.number, kiosk_settings_get_ward_kiosks (settings));
  papers = make_papers (settings, &label, ward, &own, sum, error);
  path = papers != NULL ? kiosk_cli_target_write (stick, &label, papers, error) : NULL;
  if (path == NULL)
    return FALSE;
  tell_refused (ward);
  if (is_json)
    print_json (ward, sum, path);
  else
    print_text (sum, path);
  return TRUE;
}

/**
 * kiosk_command_ward_sum:
 * @arguments: (transfer full) (array zero-terminated=1): the arguments, the name of the command first
 *
 * Writes slip, report, workbook and message of all kiosks of the ward onto the stick.
 *
 * Returns: the exit status
 */
KioskExit
kiosk_command_ward_sum (char **arguments)
{
  KioskExit refusal;

  return parse (arguments, &refusal) ? kiosk_cli_target_run (stick, state_dir, sum_up) : refusal;
}

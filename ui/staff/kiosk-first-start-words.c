/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the first start says and asks, step by step. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-first-start-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kiosk-content-error.h"
#include "kiosk-figure-words.h"
#include "kiosk-link.h"
#include "kiosk-secret-words.h"
#include "kiosk-target-words.h"
#include "kiosk-words.h"

/* More places that are wrong than a screen has lines for are counted. */
#define FAULTS_SHOWN 6

/* The same of targets, some of which take two lines. */
#define TARGETS_SHOWN 3

#define N_STEPS 8

/* "Thiết lập máy mới · bước 2/6" */
char *
kiosk_first_start_words_dup_step (KioskFirstStart *first)
{
  static const guint steps[KIOSK_N_FIRST_START_STATES] = {
    [KIOSK_FIRST_START_TURN] = 1, [KIOSK_FIRST_START_CORNERS] = 1, [KIOSK_FIRST_START_CLOCK] = 2,
    [KIOSK_FIRST_START_STICK] = 3, [KIOSK_FIRST_START_MACHINE] = 3, [KIOSK_FIRST_START_FILE] = 3,
    [KIOSK_FIRST_START_WARD] = 3, [KIOSK_FIRST_START_NUMBER] = 4, [KIOSK_FIRST_START_PIN] = 5,
    [KIOSK_FIRST_START_PIN_AGAIN] = 5, [KIOSK_FIRST_START_CODE] = 6, [KIOSK_FIRST_START_CODE_SHOWN] = 6,
    [KIOSK_FIRST_START_CODE_AGAIN] = 6, [KIOSK_FIRST_START_TARGETS] = 7, [KIOSK_FIRST_START_SCAN_TEST] = 8,
    [KIOSK_FIRST_START_DONE] = 8
  };

  /* Translators: the step that a new kiosk's set-up is at, of how many */
  return g_strdup_printf (_("A new kiosk is set up · step %u of %u"), steps[kiosk_first_start_get_state (first)],
                          N_STEPS);
}

static const char *
get_file_title (KioskFirstStart *first)
{
  gboolean is_good = kiosk_first_start_get_file (first) != NULL;

  if (kiosk_first_start_get_machine (first) != NULL)
    return is_good ? _("The old machine’s settings") : _("These settings cannot be used");
  return is_good ? _("The technician’s set-up file") : _("The set-up file is not used");
}

const char *
kiosk_first_start_words_get_title (KioskFirstStart *first)
{
  switch (kiosk_first_start_get_state (first))
    {
    case KIOSK_FIRST_START_TURN:
      return _("Turn the screen");
    case KIOSK_FIRST_START_CORNERS:
      return _("Touch the four corners");
    case KIOSK_FIRST_START_CLOCK:
      return _("Date and time");
    case KIOSK_FIRST_START_STICK:
      return _("Does this machine take another’s place?");
    case KIOSK_FIRST_START_MACHINE:
      return _("Whose settings are to be taken?");
    case KIOSK_FIRST_START_FILE:
      return get_file_title (first);
    case KIOSK_FIRST_START_WARD:
      return _("Which ward is this?");
    case KIOSK_FIRST_START_NUMBER:
      return _("Number of this kiosk in the ward");
    case KIOSK_FIRST_START_PIN:
      return _("Choose a PIN for the ward’s staff");
    case KIOSK_FIRST_START_PIN_AGAIN:
      return _("The PIN once more");
    case KIOSK_FIRST_START_CODE:
    case KIOSK_FIRST_START_CODE_SHOWN:
      return _("The recovery code");
    case KIOSK_FIRST_START_CODE_AGAIN:
      return _("Enter the code from the paper");
    case KIOSK_FIRST_START_TARGETS:
      return _("The targets that the ward was assigned");
    case KIOSK_FIRST_START_DONE:
      return _("The kiosk is ready");
    case KIOSK_FIRST_START_OFF:
    case KIOSK_FIRST_START_SCAN_TEST:
    case KIOSK_N_FIRST_START_STATES:
    default:
      return "";
    }
}

/* NULL: there is none. */
static char *
dup_problem (KioskFirstStart *first)
{
  guint wait_s = kiosk_first_start_get_wait_s (first);

  if (kiosk_first_start_is_busy (first))
    return g_strdup (_("One moment…"));
  if (wait_s > 0 && kiosk_first_start_get_state (first) == KIOSK_FIRST_START_CODE_AGAIN)
    return kiosk_secret_words_dup_wait (wait_s);

  switch (kiosk_first_start_get_problem (first))
    {
    case KIOSK_FIRST_START_PROBLEM_DISK:
      return g_strdup (_("The disk does not take it. What was entered before is safe. Try again; if it stays like "
                         "this, call the technician."));
    case KIOSK_FIRST_START_PROBLEM_PIN_REFUSED:
      return g_strdup (kiosk_secret_words_get_problem (kiosk_first_start_get_pin_error (first)));
    case KIOSK_FIRST_START_PROBLEM_PIN_DIFFERS:
      return g_strdup (_("The two were not the same. Choose again."));
    case KIOSK_FIRST_START_PROBLEM_CORNERS:
      return g_strdup (_("Touches do not land where the picture is."));
    case KIOSK_FIRST_START_PROBLEM_NO_STICK:
      return g_strdup (_("No USB stick that can be read is plugged in. Plug in one, the only one."));
    case KIOSK_FIRST_START_PROBLEM_STICK:
      return g_strdup (_("The USB stick could not be read. Plug it in again, or take another one."));
    case KIOSK_FIRST_START_PROBLEM_NO_SETTINGS:
      return g_strdup (_("This USB stick has no machine’s settings. Take one that the old machine copied its figures "
                         "to, or enter everything by hand."));
    case KIOSK_FIRST_START_PROBLEM_NUMBER:
      return g_strdup (_("That is no number from 1 to 99."));
    case KIOSK_FIRST_START_PROBLEM_CODE_WRONG:
      return g_strdup (_("That is not the code. Look at the paper and try again, or have another code made."));
    case KIOSK_FIRST_START_PROBLEM_NONE:
    default:
      return NULL;
    }
}

static const char *
get_ward_hint (KioskFirstStart *first)
{
  if (kiosk_first_start_get_wards (first)->len == 0)
    return _("There is no list of wards for this date. Go back and look at the date; if it is right, call the "
             "technician.");
  if (kiosk_first_start_lacks_file_ward (first))
    return _("The ward in the set-up file does not exist on this date. Choose the right one.");
  return _("Ward not in the list: call the technician, who names another list in setup.ini.");
}

static char *
dup_targets_hint (KioskFirstStart *first)
{
  guint n = kiosk_first_start_count_file_targets (first);

  if (n == 0)
    /* Translators: the part of the staff's screen that is called "Targets" */
    return g_strdup (_("They can be entered, changed and ended later, too: under “Targets”."));
  return g_strdup_printf (ngettext ("%u was taken from the set-up file. More can be entered now or later.",
                                    "%u were taken from the set-up file. More can be entered now or later.", n), n);
}

static const char *
get_stick_hint (KioskFirstStart *first)
{
  KioskMedia *media = kiosk_first_start_get_media (first);
  KioskMediaState state = media != NULL ? kiosk_media_get_state (media) : KIOSK_MEDIA_STATE_NONE;

  if (state == KIOSK_MEDIA_STATE_USABLE)
    return _("The USB stick is ready.");
  return state == KIOSK_MEDIA_STATE_NONE || state == KIOSK_MEDIA_STATE_PULLED
         ? _("Nothing was plugged in yet.")
         : _("No USB stick that can be read is plugged in. Plug in one, the only one.");
}

static const char *
get_file_hint (KioskFirstStart *first)
{
  gboolean is_good = kiosk_first_start_get_file (first) != NULL;

  if (kiosk_first_start_get_machine (first) != NULL)
    return is_good ? _("The USB stick may be pulled out. Ward and number are asked next.")
                   : _("Nothing of it was taken. Take another USB stick, or enter everything by hand.");
  return is_good ? _("Ward and number are asked next.")
                 : _("Nothing of it was taken. The technician corrects it, or everything is entered here.");
}

static const char *
get_hint (KioskFirstStart *first)
{
  switch (kiosk_first_start_get_state (first))
    {
    case KIOSK_FIRST_START_TURN:
      return _("The picture can be turned, whichever way the panel hangs.");
    case KIOSK_FIRST_START_CORNERS:
      return _("This shows that touch and picture agree.");
    case KIOSK_FIRST_START_CLOCK:
      return _("Look at your own phone or watch.");
    case KIOSK_FIRST_START_STICK:
      return get_stick_hint (first);
    case KIOSK_FIRST_START_MACHINE:
      return _("Of each machine the newest copy on this USB stick. The number stands on the old machine’s papers.");
    case KIOSK_FIRST_START_FILE:
      return get_file_hint (first);
    case KIOSK_FIRST_START_WARD:
      return get_ward_hint (first);
    case KIOSK_FIRST_START_NUMBER:
      return _("1 to 99. The only kiosk of a ward is number 1.");
    case KIOSK_FIRST_START_PIN:
    case KIOSK_FIRST_START_PIN_AGAIN:
      return _("6 to 12 digits that nobody guesses.");
    case KIOSK_FIRST_START_CODE:
      return _("With it a forgotten PIN is set anew. It is shown once.");
    case KIOSK_FIRST_START_CODE_SHOWN:
      return _("Write it on paper for an envelope that is sealed and kept at the ward. It is not shown again.");
    case KIOSK_FIRST_START_CODE_AGAIN:
      return _("Twelve digits. Then seal the envelope.");
    case KIOSK_FIRST_START_TARGETS:
    case KIOSK_FIRST_START_DONE:
    case KIOSK_FIRST_START_OFF:
    case KIOSK_FIRST_START_SCAN_TEST:
    case KIOSK_N_FIRST_START_STATES:
    default:
      return "";
    }
}

/* What is wrong goes before what is asked. */
char *
kiosk_first_start_words_dup_hint (KioskFirstStart *first)
{
  char *problem = dup_problem (first);

  if (problem != NULL)
    return problem;
  return kiosk_first_start_get_state (first) == KIOSK_FIRST_START_TARGETS ? dup_targets_hint (first)
                                                                          : g_strdup (get_hint (first));
}

static char *
dup_clock (KioskFirstStart *first)
{
  int minute = kiosk_first_start_get_minute (first);
  g_autofree char *date = kiosk_words_dup_date (kiosk_first_start_get_today (first));
  g_autofree char *time = g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);

  if (*date == '\0')
    return g_strdup (_("The machine does not know what day it is."));
  return g_strdup_printf (_("Today is %s, %s. Is that right?"), date, time);
}

/* "[Kiosk] Number" of "setup.ini: [Kiosk] Number: has to be …": how it is to be put right is the technician's. */
static char *
dup_place (const char *line)
{
  const char *begin = strstr (line, ": ");
  const char *end = begin != NULL ? strstr (begin + 2, ": ") : NULL;

  return end != NULL ? g_strndup (begin + 2, (gsize) (end - begin - 2)) : g_strdup (line);
}

/* Of a file that could not be read at all; what the system says of it is English. */
static const char *
get_reason (const GError *error)
{
  switch (error->code)
    {
    case KIOSK_CONTENT_ERROR_MISSING:
      return _("The file is not there, or it cannot be read.");
    case KIOSK_CONTENT_ERROR_TOO_LARGE:
      return _("The file is far too large for a set-up file.");
    case KIOSK_CONTENT_ERROR_ENCODING:
      return _("The file is not written as Unicode text (UTF-8).");
    default:
      return _("A line of the file cannot be understood, or a word in it is written twice.");
    }
}

/* Of an export that does not prove itself. */
static char *
dup_bundle_reason (const KioskOldMachine *machine)
{
  g_autofree char *name = g_path_get_basename (machine->found->path);

  switch ((KioskBundleError) machine->error->code)
    {
    case KIOSK_BUNDLE_ERROR_NEWER:
      return g_strdup_printf (_("The copy “%s” is of a later version of this program."), name);
    case KIOSK_BUNDLE_ERROR_CHANGED:
      return g_strdup_printf (_("thiet-lap.ini in the copy “%s” was changed after the old machine wrote it."), name);
    case KIOSK_BUNDLE_ERROR_MISSING:
      return g_strdup_printf (_("A file of the copy “%s” is not there, or cannot be read."), name);
    case KIOSK_BUNDLE_ERROR_TOO_LARGE:
    case KIOSK_BUNDLE_ERROR_FORMAT:
    case KIOSK_BUNDLE_ERROR_SIGNATURE:
    case KIOSK_BUNDLE_ERROR_MISMATCH:
    default:
      return g_strdup_printf (_("“%s” is damaged, or is no copy of a machine’s figures."), name);
    }
}

static char *
dup_faults (const GError *error)
{
  g_auto (GStrv) lines = g_strsplit (error->message, "\n", -1);
  guint n_lines = g_strv_length (lines);
  GString *text;

  if (error->domain == KIOSK_CONTENT_ERROR)
    return g_strdup (get_reason (error));
  text = g_string_new (_("What is wrong, line by line, says congdanso-tally setup --file. Wrong are:"));

  for (guint i = 0; i < MIN (n_lines, FAULTS_SHOWN); i++)
    {
      g_autofree char *place = dup_place (lines[i]);

      g_string_append_printf (text, "\n%s", place);
    }
  if (n_lines > FAULTS_SHOWN)
    g_string_append_printf (text, "\n… +%u", n_lines - FAULTS_SHOWN);
  return g_string_free (text, FALSE);
}

/* "Phường Tân Sơn Hòa, máy số 2 (chép ngày 18/11/2026)" */
char *
kiosk_first_start_words_dup_machine (const KioskOldMachine *machine)
{
  const KioskWard *ward = machine->file != NULL ? kiosk_setup_file_get_own_ward (machine->file) : NULL;
  g_autofree char *name = g_path_get_basename (machine->found->path);
  g_autofree char *day = kiosk_words_dup_date (machine->found->day);

  if (machine->found->kiosk == NULL)
    return g_strdup_printf (_("Cannot be read: %s"), name);
  /* Translators: the ward or its code, the number of the machine in it, the day of the copy */
  return g_strdup_printf (_("%s, kiosk %u (copied on %s)"), ward != NULL ? ward->name : machine->found->ward,
                          machine->found->number, day);
}

static KioskSettings *
new_settings_of_file (KioskSetupFile *file)
{
  g_autoptr (GHashTable) nothing = g_hash_table_new (g_str_hash, g_str_equal);
  KioskSettings *settings = kiosk_settings_new_from_table (nothing, NULL);

  kiosk_setup_file_apply (file, settings, NULL);
  return settings;
}

/* Takes @line. */
static void
append_line (GString *text,
             char *line)
{
  g_autofree char *owned = line;

  g_string_append_printf (text, "%s\n", owned);
}

static void
append_counts (GString *text,
               KioskSetupFile *file,
               KioskSettings *settings)
{
  g_autoptr (GPtrArray) units = kiosk_settings_dup_units (settings);
  guint n_targets = kiosk_setup_file_get_targets (file)->len;

  if (units->len > 0)
    append_line (text, g_strdup_printf (ngettext ("%u unit will report its figures.",
                                                  "%u units will report their figures.", units->len), units->len));
  if (n_targets > 0)
    append_line (text, g_strdup_printf (ngettext ("%u target was assigned.", "%u targets were assigned.", n_targets),
                                        n_targets));
}

/* A line for what a person at the kiosk can judge; all other settings are looked at later, under "Thiết lập". */
static char *
dup_file (KioskSetupFile *file)
{
  g_autoptr (KioskSettings) settings = new_settings_of_file (file);
  const char *link = kiosk_settings_get_link (settings);
  const char *wifi = kiosk_settings_get_wifi_name (settings);
  g_autofree char *host = link != NULL ? kiosk_link_dup_host (link) : NULL;
  GString *text = g_string_new (NULL);

  if (host != NULL)
    append_line (text, g_strdup_printf (_("The QR code opens %s."), host));
  if (wifi != NULL)
    append_line (text, g_strdup_printf (_("Visitors may use the Wi-Fi “%s”."), wifi));
  /* Translators: the name of a team */
  append_line (text, g_strdup_printf (_("Residents are helped by: %s."), kiosk_settings_get_team_name (settings)));
  append_counts (text, file, settings);
  return g_strchomp (g_string_free (text, FALSE));
}

static void
append_target (GString *text,
               const KioskTarget *target)
{
  g_autofree char *title = kiosk_target_words_dup_title (target);
  g_autofree char *number = kiosk_figure_words_dup_number (target->number);

  g_string_append_printf (text, "• %s: %s\n", title, number);
}

static char *
dup_targets (KioskTargets *targets)
{
  GArray *list = kiosk_targets_get_list (targets);
  GString *text;

  if (kiosk_targets_is_failing (targets))
    return g_strdup (_("The disk does not answer. What was entered is safe."));
  if (list == NULL || list->len == 0)
    return g_strdup (_("No target was entered yet."));

  text = g_string_new (NULL);
  for (guint i = 0; i < MIN (list->len, TARGETS_SHOWN); i++)
    append_target (text, &g_array_index (list, KioskTargetState, i).target);
  if (list->len > TARGETS_SHOWN)
    g_string_append_printf (text, "… +%u", list->len - TARGETS_SHOWN);
  return g_strchomp (g_string_free (text, FALSE));
}

static char *
dup_done (KioskSettings *settings)
{
  const char *link = _("The QR code has been tested.");

  if (kiosk_settings_get_link (settings) == NULL)
    link = _("There is no link yet: residents see how to find the app by its name. The technician sets one.");
  else if (!kiosk_settings_get_link_confirmed (settings))
    link = _("The QR code has not been tested: until then residents see how to find the app by its name. It is asked "
             "when staff unlock the screen.");
  return g_strdup_printf (_("%s, kiosk number %u.\n%s"), kiosk_settings_get_ward_name (settings),
                          kiosk_settings_get_number (settings), link);
}

static char *
dup_file_page (KioskFirstStart *first)
{
  const KioskOldMachine *machine = kiosk_first_start_get_machine (first);
  KioskSetupFile *file = kiosk_first_start_get_file (first);
  const GError *error = kiosk_first_start_get_file_error (first);
  g_autofree char *values = file != NULL ? dup_file (file) : NULL;
  g_autofree char *whose = machine != NULL ? kiosk_first_start_words_dup_machine (machine) : NULL;

  if (file == NULL)
    return error->domain == KIOSK_BUNDLE_ERROR ? dup_bundle_reason (machine) : dup_faults (error);
  return whose != NULL ? g_strconcat (whose, "\n", values, NULL) : g_steal_pointer (&values);
}

static char *
dup_corners (KioskFirstStart *first)
{
  if (kiosk_first_start_get_problem (first) == KIOSK_FIRST_START_PROBLEM_CORNERS)
    return g_strdup (_("Try again with the tip of one finger. If it stays like this, the technician has to set the "
                       "touch panel right; with a mouse or a keyboard you can go on all the same."));
  return g_strdup_printf (_("Touch the blue square in the corner (%u of %u)."),
                          kiosk_first_start_get_n_corners (first) + 1, KIOSK_FIRST_START_N_CORNERS);
}

/* What stands large in the middle, where there is no pad and no list. */
char *
kiosk_first_start_words_dup_text (KioskFirstStart *first,
                                  KioskSettings *settings)
{
  switch (kiosk_first_start_get_state (first))
    {
    case KIOSK_FIRST_START_TURN:
      return g_strdup (_("Can you read this upright, from where residents will stand?"));
    case KIOSK_FIRST_START_CORNERS:
      return dup_corners (first);
    case KIOSK_FIRST_START_CLOCK:
      return dup_clock (first);
    case KIOSK_FIRST_START_STICK:
      return g_strdup (_("If so, plug in a USB stick that the old machine copied its figures to. Its settings are "
                         "taken from there; no figures, no PIN and no key."));
    case KIOSK_FIRST_START_FILE:
      return dup_file_page (first);
    case KIOSK_FIRST_START_CODE:
      return g_strdup (_("Have paper, a pen and an envelope at hand. Let nobody else look at the screen."));
    case KIOSK_FIRST_START_CODE_SHOWN:
      return kiosk_secret_words_dup_spaced (kiosk_first_start_get_code (first));
    case KIOSK_FIRST_START_TARGETS:
      return dup_targets (kiosk_first_start_get_targets (first));
    case KIOSK_FIRST_START_DONE:
      return dup_done (settings);
    case KIOSK_FIRST_START_OFF:
    case KIOSK_FIRST_START_MACHINE:
    case KIOSK_FIRST_START_WARD:
    case KIOSK_FIRST_START_NUMBER:
    case KIOSK_FIRST_START_PIN:
    case KIOSK_FIRST_START_PIN_AGAIN:
    case KIOSK_FIRST_START_CODE_AGAIN:
    case KIOSK_FIRST_START_SCAN_TEST:
    case KIOSK_N_FIRST_START_STATES:
    default:
      return g_strdup ("");
    }
}

static gboolean
has_targets (KioskFirstStart *first)
{
  GArray *list = kiosk_targets_get_list (kiosk_first_start_get_targets (first));

  return list != NULL && list->len > 0;
}

static gboolean
has_missed_corners (KioskFirstStart *first)
{
  return kiosk_first_start_get_problem (first) == KIOSK_FIRST_START_PROBLEM_CORNERS;
}

static const char *
get_file_answer (KioskFirstStart *first)
{
  if (kiosk_first_start_get_file (first) != NULL)
    return _("Use these values");
  return kiosk_first_start_get_machine (first) != NULL ? _("Another USB stick") : _("Read the file again");
}

/* NULL: there is no such button. */
char *
kiosk_first_start_words_dup_primary (KioskFirstStart *first)
{
  guint number = kiosk_first_start_get_number (first);

  switch (kiosk_first_start_get_state (first))
    {
    case KIOSK_FIRST_START_TURN:
      return g_strdup (_("It is upright"));
    case KIOSK_FIRST_START_CORNERS:
      return has_missed_corners (first) ? g_strdup (_("Try again")) : NULL;
    case KIOSK_FIRST_START_CLOCK:
      return g_strdup (_("Right"));
    case KIOSK_FIRST_START_STICK:
      return g_strdup (_("Take its settings"));
    case KIOSK_FIRST_START_MACHINE:
      return g_strdup (_("Those of this machine"));
    case KIOSK_FIRST_START_FILE:
      return g_strdup (get_file_answer (first));
    case KIOSK_FIRST_START_WARD:
      return g_strdup (_("This is the ward"));
    case KIOSK_FIRST_START_NUMBER:
      return number > 0 ? g_strdup_printf (_("It is number %u"), number) : NULL;
    case KIOSK_FIRST_START_CODE:
      return g_strdup (_("Show the code"));
    case KIOSK_FIRST_START_CODE_SHOWN:
      return g_strdup (_("I have written it down"));
    case KIOSK_FIRST_START_TARGETS:
      return g_strdup (has_targets (first) ? _("Go on") : _("None now: go on"));
    case KIOSK_FIRST_START_DONE:
      return g_strdup (_("Serve residents"));
    case KIOSK_FIRST_START_OFF:
    case KIOSK_FIRST_START_PIN:
    case KIOSK_FIRST_START_PIN_AGAIN:
    case KIOSK_FIRST_START_CODE_AGAIN:
    case KIOSK_FIRST_START_SCAN_TEST:
    case KIOSK_N_FIRST_START_STATES:
    default:
      return NULL;
    }
}

/* (nullable): there is no such button. */
const char *
kiosk_first_start_words_get_secondary (KioskFirstStart *first)
{
  switch ((int) kiosk_first_start_get_state (first))
    {
    case KIOSK_FIRST_START_TURN:
      return _("Turn it by 90°");
    case KIOSK_FIRST_START_CORNERS:
      return has_missed_corners (first) ? _("Go on all the same") : NULL;
    case KIOSK_FIRST_START_CLOCK:
      return _("Wrong: set it");
    case KIOSK_FIRST_START_STICK:
      return _("No: enter everything by hand");
    case KIOSK_FIRST_START_FILE:
      return kiosk_first_start_get_machine (first) != NULL ? _("Enter everything by hand")
                                                           : _("Go on without the file");
    case KIOSK_FIRST_START_CODE_AGAIN:
      return _("Make another code");
    case KIOSK_FIRST_START_TARGETS:
      return _("Enter a new target");
    default:
      return NULL;
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally setup: a new kiosk, or other settings for one. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "kiosk-cli-book.h"
#include "kiosk-cli-key.h"
#include "kiosk-cli-messages.h"
#include "kiosk-cli-options.h"
#include "kiosk-cli-owner.h"
#include "kiosk-cli-qr.h"
#include "kiosk-cli-secret.h"
#include "kiosk-cli-wards.h"
#include "kiosk-fault-words.h"
#include "kiosk-kept-wards.h"
#include "kiosk-pin.h"
#include "kiosk-setup-change.h"
#include "kiosk-setup-summary.h"
#include "kiosk-system-clock.h"

static KioskSetupChange change;
static char *state_dir;
static char *wards_path;
static char *confirm_text;

static gboolean
parse_mm_per_px_cb (const char *option_name,
                    const char *value,
                    gpointer data,
                    GError **error)
{
  char *end;

  change.mm_per_px = g_ascii_strtod (value, &end);
  change.has_mm_per_px = *value != '\0' && *end == '\0';
  if (!change.has_mm_per_px)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("--mm-per-px wants a number such as 0.25, not “%s”"), value);
  return change.has_mm_per_px;
}

static const GOptionEntry option_entries[] = {
  { "state", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &state_dir, N_("Folder of the kiosk's records"), N_("DIR") },
  { "file", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &change.file_path,
    N_("Settings written down in a file, setup.ini; options given beside it go before it"), N_("FILE") },
  { "ward", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &change.ward, N_("Code of the ward, five digits"),
    N_("CODE") },
  { "number", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &change.number, N_("Number of the kiosk in its ward, 1 to 99"),
    N_("N") },
  { "link", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &change.link, N_("Link to the app, for the QR code"),
    N_("URL") },
  { "link-confirmed", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &change.is_link_confirmed,
    N_("A person scanned the link with their own phone and it opened the app named Công dân số TPHCM"), NULL },
  { "no-link", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &change.has_no_link, N_("Take the link away"), NULL },
  { "wifi-name", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &change.wifi_name,
    N_("Wi-Fi network for visitors; without --wifi-password, an open one"), N_("NAME") },
  { "wifi-password", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &change.wifi_password,
    N_("Its password, which every visitor sees"), N_("PASSWORD") },
  { "no-wifi", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &change.has_no_wifi, N_("Offer no Wi-Fi"), NULL },
  { "attract-still", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &change.is_attract_still,
    N_("Keep the first page still"), NULL },
  { "attract-moving", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &change.is_attract_moving,
    N_("Let the first page change its picture"), NULL },
  { "no-resident-buttons", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &change.hides_buttons,
    N_("Hide the residents' buttons, where a team counts"), NULL },
  { "resident-buttons", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &change.shows_buttons,
    N_("Show the residents' buttons"), NULL },
  { "shift-code", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &change.shift_code,
    N_("Let this code, 3 to 12 digits, open the helpers' panel; - asks for it"), N_("CODE") },
  { "no-shift-code", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &change.has_no_shift_code,
    N_("Let everybody open the helpers' panel, without a code"), NULL },
  { "no-helper-panel", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &change.has_no_helper_panel,
    N_("Offer no helpers' panel"), NULL },
  { "staff-pin", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &change.staff_pin,
    N_("PIN of the staff, 6 to 12 digits; - asks for it; the first one comes with a recovery code"), N_("PIN") },
  { "desk-key", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &change.desk_key_path,
    N_("Public key of the desk that takes the figures: its receipts on a stick are believed"), N_("FILE") },
  { "no-desk-key", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &change.has_no_desk_key,
    N_("Believe no receipts"), NULL },
  { "mm-per-px", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_CALLBACK, parse_mm_per_px_cb,
    N_("Millimetres a pixel of the screen; 0: measured by itself"), N_("X") },
  { "on-screen", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &change.is_on_screen,
    N_("Prepare the folder of a new kiosk, which is then set up on its screen"), NULL },
  { "wards", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &wards_path, N_("Another list of wards"), N_("FILE") },
  { "confirm-date", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &confirm_text,
    N_("Today's date by your own watch or phone: says that the machine's date and time are right"), N_("YYYY-MM-DD") },
  G_OPTION_ENTRY_NULL
};

/* In the order of their lines where both are typed. */
static gboolean
take_secrets (KioskExit *out_exit)
{
  g_autoptr (GError) error = NULL;

  if (kiosk_cli_secret_take (&change.staff_pin, _("PIN of the staff:"), &error)
      && kiosk_cli_secret_take (&change.shift_code, _("Code of the helpers' panel:"), &error))
    return TRUE;
  *out_exit = kiosk_cli_fail (error);
  return FALSE;
}

static gboolean
parse (char **arguments,
       KioskDay *out_confirmed,
       KioskExit *out_exit)
{
  if (!kiosk_cli_options_parse (option_entries, _("Sets a kiosk up, or changes the settings that are named."),
                                _("A new kiosk needs --ward and --number, or a --file with both. Where there are "
                                  "records already, they are kept. Run by root, the command works as the owner of the "
                                  "records' folder."),
                                arguments, out_exit))
    return FALSE;

  *out_exit = KIOSK_EXIT_USAGE;
  if (state_dir != NULL)
    return take_secrets (out_exit) && kiosk_setup_change_check (&change, out_exit)
           && kiosk_cli_options_parse_day ("--confirm-date", confirm_text, out_confirmed);
  kiosk_cli_options_refuse (_("--state is missing"));
  return FALSE;
}

/* A person who confirms has to have looked at a date: the one that they name must be the machine's. */
static gboolean
check_confirmed (KioskDay confirmed,
                 KioskDay today,
                 GError **error)
{
  g_autofree char *said = kiosk_day_dup_iso (confirmed);
  g_autofree char *machine = kiosk_day_dup_iso (today);

  if (confirmed == KIOSK_DAY_UNKNOWN || confirmed == today)
    return TRUE;

  g_set_error (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
               _("You say that today is %s, but by this machine's clock it is %s in Viet Nam. Nothing was changed. "
                 "Correct the machine's date and time, or the option --confirm-date."), said, machine);
  return FALSE;
}

/* Where there is no book, whatever could be refused is refused before one is made. */
static gboolean
make_book (GPtrArray *wards,
           KioskClock *clock,
           GError **error)
{
  g_autoptr (GHashTable) nothing = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (KioskSettings) draft = kiosk_settings_new_from_table (nothing, error);

  if (draft == NULL || !kiosk_setup_change_apply (&change, wards, kiosk_clock_get_day (clock), draft, error)
      || !kiosk_day_book_create (state_dir, KIOSK_MODE_LIVE, clock, error))
    return FALSE;

  g_print (_("A new kiosk was set up in %s.\n"), state_dir);
  if (geteuid () == 0)
    g_printerr (_("Note: the records belong to root. A kiosk that runs as root, as app/run starts it for root, works "
                  "with them; one that runs as an account of its own needs the folder %s given to it (chown -R).\n"),
                state_dir);
  return TRUE;
}

/* A power cut between making a book and its first settings leaves one without a ward. */
static gboolean
check_label (KioskSettings *settings,
             GError **error)
{
  if (kiosk_settings_get_ward_code (settings) != NULL && kiosk_settings_get_number (settings) != 0)
    return TRUE;

  g_set_error_literal (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
                       _("This kiosk has no ward or no number yet. Nothing was changed. Give --ward and --number."));
  return FALSE;
}

/* The kiosk shows the code only after the scan test, so the test needs it here; a log or a pipe does not. */
static gboolean
print_code_to_test (KioskSettings *settings,
                    GError **error)
{
  const char *link = kiosk_settings_get_link (settings);
  g_autofree char *code = NULL;

  if (link == NULL || kiosk_settings_get_link_confirmed (settings) || !isatty (STDOUT_FILENO))
    return TRUE;

  code = kiosk_cli_qr_dup_text (link, error);
  if (code != NULL)
    g_print ("\n%s", code);
  return code != NULL;
}

/* The recovery code is printed at once, whatever fails later: nobody can be told it again. */
static gboolean
save (KioskSettings *settings,
      KioskDayBook *book,
      GError **error)
{
  char *code = NULL;
  char *text = NULL;
  gboolean is_saved = kiosk_setup_change_save (&change, settings, book, &code, error);

  if (code != NULL)
    {
      text = kiosk_setup_summary_dup_recovery (code);
      g_print ("%s\n", text);
    }
  kiosk_pin_forget (text);
  kiosk_pin_forget (code);
  return is_saved;
}

/* The list of the set-up file is there for a move that staff plan on the screen. */
static gboolean
keep_wards (GError **error)
{
  GBytes *csv = change.file != NULL ? kiosk_setup_file_get_wards_csv (change.file) : NULL;

  return csv == NULL || kiosk_kept_wards_save (state_dir, csv, error);
}

static gboolean
change_book (KioskDayBook *book,
             GPtrArray *wards,
             KioskClock *clock,
             gboolean is_confirmed,
             GError **error)
{
  g_autoptr (KioskSettings) settings = kiosk_cli_book_load_settings (book, error);
  g_autofree char *text = NULL;

  if (settings == NULL || !kiosk_setup_change_apply (&change, wards, kiosk_clock_get_day (clock), settings, error)
      || !check_label (settings, error) || !keep_wards (error) || !save (settings, book, error)
      || (is_confirmed && !kiosk_day_book_confirm_clock (book, error)))
    return FALSE;

  text = kiosk_setup_summary_dup_text (settings, kiosk_day_book_get_kiosk (book), kiosk_clock_get_day (clock),
                                       is_confirmed);
  g_print ("%s", text);
  return print_code_to_test (settings, error);
}

/* What only a new kiosk has to be told. */
static gboolean
check_new (KioskExit *out_exit)
{
  if (kiosk_day_book_exists (state_dir)
      || (kiosk_setup_change_get_ward (&change) != NULL && kiosk_setup_change_get_number (&change) != 0))
    return TRUE;

  *out_exit = kiosk_cli_options_refuse (_("There are no records in %s. A new kiosk needs --ward and --number; if a "
                                          "kiosk was set up here before, its disk may not be mounted"), state_dir);
  return FALSE;
}

static gboolean
set_up (GPtrArray *wards,
        KioskDay confirmed,
        GError **error)
{
  g_autoptr (KioskClock) clock = kiosk_system_clock_new ();
  g_autoptr (KioskDayBook) book = NULL;

  if (!check_confirmed (confirmed, kiosk_clock_get_day (clock), error)
      || (!kiosk_day_book_exists (state_dir) && !make_book (wards, clock, error)))
    return FALSE;

  book = kiosk_cli_book_open (state_dir, clock, error);
  return book != NULL && change_book (book, wards, clock, confirmed != KIOSK_DAY_UNKNOWN, error)
         && kiosk_day_book_close (book, error);
}

/* Without a book there are no settings to show; the kiosk makes it when it is switched on. */
static KioskExit
prepare (void)
{
  g_autoptr (GError) error = NULL;

  if (!kiosk_cli_become_owner (state_dir, &error) || !kiosk_day_book_allow_new (state_dir, &error))
    return kiosk_cli_fail (error);
  g_print (_("The folder %s is ready for a new kiosk. Switch the kiosk on: its screen asks for everything else.\n"),
           state_dir);
  return KIOSK_EXIT_DONE;
}

static void
tell_of_file (KioskSetupFile *file)
{
  const char *const *warnings = kiosk_setup_file_get_warnings (file);

  for (guint i = 0; warnings[i] != NULL; i++)
    {
      g_autofree char *words = kiosk_fault_words_dup (warnings[i]);

      g_printerr (_("Note: passed over: %s\n"), words);
    }
}

static gboolean
read_file (GError **error)
{
  if (change.file_path == NULL)
    return TRUE;
  change.file = kiosk_setup_file_read (change.file_path, error);
  if (change.file == NULL)
    return FALSE;
  tell_of_file (change.file);
  return TRUE;
}

static gboolean
read_desk_key (GError **error)
{
  if (change.desk_key_path == NULL || kiosk_cli_key_load (change.desk_key_path, &change.desk_key))
    return TRUE;
  g_set_error (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
               _("%s is not a public key, or cannot be read. Nothing was changed. Name the file with the public key "
                 "that the desk gave out."), change.desk_key_path);
  return FALSE;
}

/* (transfer container): the ward that the file names whole, alone; NULL where it does not, or another is wanted. */
static GPtrArray *
list_own_ward (void)
{
  const KioskWard *ward = change.file != NULL ? kiosk_setup_file_get_own_ward (change.file) : NULL;
  GPtrArray *list;

  if (ward == NULL || wards_path != NULL || strcmp (ward->code, kiosk_setup_change_get_ward (&change)) != 0)
    return NULL;
  list = g_ptr_array_new ();
  g_ptr_array_add (list, (gpointer) ward);
  return list;
}

/* The list that the options name goes before that of the file. */
static gboolean
load_wards (GPtrArray **out_wards,
            GError **error)
{
  GPtrArray *own = change.file != NULL ? kiosk_setup_file_get_wards (change.file) : NULL;

  if (kiosk_setup_change_get_ward (&change) == NULL)
    return TRUE;
  *out_wards = list_own_ward ();
  if (*out_wards != NULL)
    return TRUE;
  *out_wards = wards_path == NULL && own != NULL ? g_ptr_array_ref (own) : kiosk_cli_wards_load (wards_path, error);
  return *out_wards != NULL;
}

/**
 * kiosk_command_setup:
 * @arguments: (transfer full) (array zero-terminated=1): the arguments, the name of the command first
 *
 * Makes the book of a kiosk in service where there is none, changes the settings that the options name, confirms
 * the clock where asked to, and shows what is set. The set-up file, the desk's key and the list of wards are read
 * before root becomes the owner of the state folder, since root may keep them where nobody else reads. Nothing is
 * changed unless all of it can be.
 *
 * Returns: the exit status
 */
KioskExit
kiosk_command_setup (char **arguments)
{
  g_autoptr (GPtrArray) wards = NULL;
  g_autoptr (GError) error = NULL;
  KioskDay confirmed = KIOSK_DAY_UNKNOWN;
  KioskExit refusal;

  if (!parse (arguments, &confirmed, &refusal))
    return refusal;

  if (change.is_on_screen)
    return prepare ();
  if (!read_file (&error) || !read_desk_key (&error))
    return kiosk_cli_fail (error);
  if (!check_new (&refusal))
    return refusal;
  if (!load_wards (&wards, &error) || !kiosk_cli_become_owner (state_dir, &error))
    return kiosk_cli_fail (error);
  return set_up (wards, confirmed, &error) ? KIOSK_EXIT_DONE : kiosk_cli_fail (error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One table from what went wrong to what happened, what is safe and what to do. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-messages.h"

#include <glib/gi18n.h>

#include "kiosk-bundle-error.h"
#include "kiosk-content-error.h"
#include "kiosk-desk-error.h"
#include "kiosk-desk-roster-rows.h"
#include "kiosk-exchange-error.h"
#include "kiosk-fault-words.h"
#include "kiosk-link.h"
#include "kiosk-report-error.h"
#include "kiosk-pin.h"
#include "kiosk-setup-file.h"
#include "kiosk-ward.h"

typedef struct
{
  GQuark      (*domain) (void);
  int         code;
  const char *text;  /* msgid */
} Message;

static const Message messages[] = {
  { kiosk_store_error_quark, KIOSK_STORE_ERROR_MISSING,
    N_("There are no kiosk records in this folder. Nothing was changed. If a kiosk was set up here, look whether its "
       "disk is mounted; for a new kiosk, use the command setup.") },
  { kiosk_store_error_quark, KIOSK_STORE_ERROR_LOCKED,
    N_("The running kiosk holds its records. Nothing was changed. Stop the kiosk (Ctrl+C where it was started, or its "
       "service), run the command again, then start the kiosk again.") },
  { kiosk_store_error_quark, KIOSK_STORE_ERROR_READ_ONLY,
    N_("The folder of the records cannot be written. What was counted is safe. Run the command as root or as the "
       "kiosk's account; if that does not help, the disk is mounted read-only and should be checked.") },
  { kiosk_store_error_quark, KIOSK_STORE_ERROR_FULL,
    N_("The disk of the kiosk is full. What was counted is safe; this command was not carried out. Make room, then "
       "run it again.") },
  { kiosk_store_error_quark, KIOSK_STORE_ERROR_IO,
    N_("The disk of the kiosk failed. What was counted before is safe as far as the disk is; whether this command was "
       "carried out is not known. Run it again; if it fails again, the disk should be replaced.") },
  { kiosk_store_error_quark, KIOSK_STORE_ERROR_CORRUPT,
    N_("The records are damaged and there is no good copy beside them. The damaged file was kept. Do not delete "
       "anything; use the figures exported last, and ask the technician.") },
  { kiosk_store_error_quark, KIOSK_STORE_ERROR_NEWER,
    N_("The records were written by a newer version of this program. They are safe and were not changed. Install that "
       "version or a later one.") },
  { kiosk_store_error_quark, KIOSK_STORE_ERROR_FOREIGN,
    N_("What is in this folder is not the records of a kiosk in service: another program's, or those of a "
       "demonstration. Nothing was changed. Name the right folder with --state.") },
  { kiosk_store_error_quark, KIOSK_STORE_ERROR_CLOSED,
    N_("This was closed already and can no longer be changed. What was counted is safe.") },
  { kiosk_store_error_quark, KIOSK_STORE_ERROR_INVALID,
    N_("The records or one of the values given say something that they must not. Nothing was changed. The details "
       "say which.") },

  { kiosk_exchange_error_quark, KIOSK_EXCHANGE_ERROR_MISSING,
    N_("The folder to write to is not there. Nothing was written; the figures are safe on the kiosk. Put the stick in, "
       "or name a folder that exists with --to.") },
  { kiosk_exchange_error_quark, KIOSK_EXCHANGE_ERROR_UNWRITABLE,
    N_("The folder to write to cannot be written. Nothing was written; the figures are safe on the kiosk. Take off the "
       "stick's write protection, or give the kiosk's account the right to write there.") },
  { kiosk_exchange_error_quark, KIOSK_EXCHANGE_ERROR_FULL,
    N_("There is no space left where the figures were to go. No figures were left there; they are safe on the kiosk. "
       "Make room or take another stick, then run the command again.") },
  { kiosk_exchange_error_quark, KIOSK_EXCHANGE_ERROR_IO,
    N_("Writing failed: the stick is faulty or was pulled out. What is on it must not be relied on; the figures are "
       "safe on the kiosk. Take another stick and run the command again.") },
  { kiosk_exchange_error_quark, KIOSK_EXCHANGE_ERROR_TAKEN,
    N_("There is something of that name already, and nothing is ever overwritten. The figures are safe on the kiosk. "
       "Export to another folder.") },
  { kiosk_exchange_error_quark, KIOSK_EXCHANGE_ERROR_MISMATCH,
    N_("The kiosk's records contradict each other, so nothing was written. Do not delete anything; use the figures "
       "exported last, and ask the technician. The details name the batch.") },
  { kiosk_exchange_error_quark, KIOSK_EXCHANGE_ERROR_GONE,
    N_("The stick was pulled out while it was written, or no longer answers. The figures are safe on the kiosk, and "
       "the exports that were on the stick before are as they were. Put it in again or take another, then run the "
       "command again.") },
  { kiosk_exchange_error_quark, KIOSK_EXCHANGE_ERROR_CHANGED,
    N_("Another stick is there than the one that was to be written. Nothing was written; the figures are safe on the "
       "kiosk. Look at what is mounted there, then run the command again.") },
  { kiosk_exchange_error_quark, KIOSK_EXCHANGE_ERROR_DIFFERS,
    N_("What was read back from the stick is not what was written: the stick is faulty. Do not rely on this export; "
       "the figures are safe on the kiosk. Take another stick and run the command again.") },
  { kiosk_exchange_error_quark, KIOSK_EXCHANGE_ERROR_BUSY,
    N_("Something else is using the stick. The figures are safe on the kiosk. Close what uses it, or take the stick "
       "out and put it in again, then run the command again.") },
  { kiosk_exchange_error_quark, KIOSK_EXCHANGE_ERROR_REFUSED,
    N_("This account may not use sticks. Nothing was written; the figures are safe on the kiosk. The technician can "
       "give the kiosk's account that right.") },

  { kiosk_report_error_quark, KIOSK_REPORT_ERROR_FAILED,
    N_("The machine could not make the files for people: it has no memory or no room for temporary files left. "
       "Nothing was written; the figures are safe on the kiosk. Restart the machine, then run the command again.") },
  { kiosk_report_error_quark, KIOSK_REPORT_ERROR_TEMPLATE,
    N_("The form is no Word file (.docx) that can be filled. Nothing was changed. Save it once more in Word as .docx, "
       "without macros, and try again.") },
  { kiosk_report_error_quark, KIOSK_REPORT_ERROR_FIELD,
    N_("The form asks for a field that there is not. Nothing was changed. Correct the field that the details name, "
       "and try again.") },

  { kiosk_desk_error_quark, KIOSK_DESK_ERROR_MISSING,
    N_("There is no desk's book there. Nothing was changed. Name the right file; the command enrol begins a new "
       "book.") },
  { kiosk_desk_error_quark, KIOSK_DESK_ERROR_LOCKED,
    N_("Another program holds the book. Nothing was changed. Close the desk's window or wait for the other command, "
       "then run this one again.") },
  { kiosk_desk_error_quark, KIOSK_DESK_ERROR_READ_ONLY,
    N_("The book or its folder cannot be written. What is in the book is safe. Take it to a folder of your own.") },
  { kiosk_desk_error_quark, KIOSK_DESK_ERROR_FULL,
    N_("The disk is full. Nothing of this was taken; what is in the book is safe. Make room, then run the command "
       "again.") },
  { kiosk_desk_error_quark, KIOSK_DESK_ERROR_IO,
    N_("The disk or the server failed. What was taken before is safe as far as they are. Run the command again with "
       "the same sticks; nothing is counted twice.") },
  { kiosk_desk_error_quark, KIOSK_DESK_ERROR_CORRUPT,
    N_("The book is damaged. Keep a copy of it as it is, and merge the sticks, or the copies of them, into a new "
       "book.") },
  { kiosk_desk_error_quark, KIOSK_DESK_ERROR_NEWER,
    N_("The book was written by a newer version of this program. It is safe and was not changed. Install that version "
       "or a later one.") },
  { kiosk_desk_error_quark, KIOSK_DESK_ERROR_FOREIGN,
    N_("This is not a desk's book. It was not changed. Name the right one.") },
  { kiosk_desk_error_quark, KIOSK_DESK_ERROR_STRANGER,
    N_("Nobody enrolled this kiosk, so its figures are not believed. Find out where it stands and enrol it, then merge "
       "its stick again.") },
  { kiosk_desk_error_quark, KIOSK_DESK_ERROR_OTHER_KEY,
    N_("Another key has the id of an enrolled kiosk: somebody made these figures up, or two kiosks got one id. Nothing "
       "of it was taken. Keep the stick, and ask the ward.") },
  { kiosk_desk_error_quark, KIOSK_DESK_ERROR_NOT_LIVE,
    N_("These are figures of a training or a demonstration, which count nowhere. Nothing is missing.") },
  { kiosk_desk_error_quark, KIOSK_DESK_ERROR_CONFLICT,
    N_("It contradicts itself, or what the book has. Nothing of it was taken. Copy the stick again; if that does not "
       "help, keep it for a technician.") },
  { kiosk_desk_error_quark, KIOSK_DESK_ERROR_LABEL,
    N_("Another kiosk in service has this ward and number. Nothing was enrolled. If it took over that one's place, "
       "enrol it by itself with --kiosk and --replaces.") },
  { kiosk_desk_error_quark, KIOSK_DESK_ERROR_UNKNOWN,
    N_("The book knows nothing of that name. Nothing was changed. The command show tells what it has.") },
  { kiosk_desk_error_quark, KIOSK_DESK_ERROR_SHEET,
    N_("That sheet of paper is in the book already, with other figures, or it was withdrawn. Nothing was changed. Look "
       "at the sheet: a second one of the day has another number, and --withdraw takes one out that was typed "
       "wrong.") },

  { kiosk_bundle_error_quark, KIOSK_BUNDLE_ERROR_MISSING,
    N_("A part of it is missing, or cannot be read: the stick was pulled out too early, or the copy is torn. Nothing "
       "was changed. Copy it again, or ask for a new export: each holds everything.") },
  { kiosk_bundle_error_quark, KIOSK_BUNDLE_ERROR_TOO_LARGE,
    N_("It is far larger than anything that a kiosk writes, so it was not read. Nothing was changed. Ask where it "
       "comes from.") },
  { kiosk_bundle_error_quark, KIOSK_BUNDLE_ERROR_NEWER,
    N_("It was written by a later version of the program. Nothing was changed. Bring this machine up to date, then "
       "run the command again.") },
  { kiosk_bundle_error_quark, KIOSK_BUNDLE_ERROR_FORMAT,
    N_("It is not as a kiosk writes it. Nothing was changed. Copy it again from the stick; if it stays so, ask for a "
       "new export.") },
  { kiosk_bundle_error_quark, KIOSK_BUNDLE_ERROR_SIGNATURE,
    N_("Its signature does not hold: it was changed after the kiosk signed it, or another one signed it. Do not count "
       "it. Nothing was changed. Ask the ward for a new export, and ask who had the stick.") },
  { kiosk_bundle_error_quark, KIOSK_BUNDLE_ERROR_CHANGED,
    N_("A table was changed after the kiosk signed it, perhaps by a program that opened and saved it. Do not count it. "
       "Nothing was changed. Copy it again from the stick, or ask for a new export.") },
  { kiosk_bundle_error_quark, KIOSK_BUNDLE_ERROR_MISMATCH,
    N_("Its records contradict each other, although the kiosk signed them: the kiosk may be damaged. Do not count it. "
       "Nothing was changed. Keep it, and tell the technician; the details name the place.") },

  { kiosk_link_error_quark, KIOSK_LINK_ERROR_MALFORMED,
    N_("The link is not a full address of at most 150 characters. It has to look like "
       "https://play.google.com/…. Nothing was changed.") },
  { kiosk_link_error_quark, KIOSK_LINK_ERROR_CHARACTER,
    N_("The link has a space or another character that does not belong in an address. Copy it again from a place "
       "that you trust. Nothing was changed.") },
  { kiosk_link_error_quark, KIOSK_LINK_ERROR_SCHEME,
    N_("The link has to begin with https:// in small letters. Nothing was changed.") },
  { kiosk_link_error_quark, KIOSK_LINK_ERROR_USER_INFO,
    N_("The link has an @ before the name of the site, a trick that leads people elsewhere. Nothing was changed.") },
  { kiosk_link_error_quark, KIOSK_LINK_ERROR_PORT,
    N_("The link has a colon and a port after the name of the site; an official link has none. Nothing was changed.") },
  { kiosk_link_error_quark, KIOSK_LINK_ERROR_HOST,
    N_("The link leads to a site that the kiosk may not show. Allowed are play.google.com, apps.apple.com and names "
       "under gov.vn, in small letters. Nothing was changed.") },

  { kiosk_pin_error_quark, KIOSK_PIN_ERROR_DIGITS,
    N_("A PIN has 6 to 12 digits and a shift code 3 to 12, and nothing else. Nothing was changed. Choose another "
       "one.") },
  { kiosk_pin_error_quark, KIOSK_PIN_ERROR_REPEATED,
    N_("The PIN repeats a digit or a few digits; such PINs are guessed first. Nothing was changed. Choose another "
       "one.") },
  { kiosk_pin_error_quark, KIOSK_PIN_ERROR_RUN,
    N_("The digits of the PIN follow one another; such PINs are guessed first. Nothing was changed. Choose another "
       "one.") },
  { kiosk_pin_error_quark, KIOSK_PIN_ERROR_COMMON,
    N_("The PIN is one that many people choose; such PINs are guessed first. Nothing was changed. Choose another "
       "one.") },
  { kiosk_pin_error_quark, KIOSK_PIN_ERROR_SAME,
    N_("The staff's PIN, the shift code and the recovery code have to be different ones: each opens something of its "
       "own. Nothing was changed. Choose another one.") },
  { kiosk_pin_error_quark, KIOSK_PIN_ERROR_MEMORY,
    N_("The machine has too little free memory to keep a PIN or code. Nothing was changed. Restart the machine, then "
       "run the command again.") },

  { kiosk_setup_error_quark, KIOSK_SETUP_ERROR_INVALID,
    N_("The set-up file has mistakes in it. Nothing was changed. The details name each of them, with what is allowed; "
       "correct them, then run the command again.") },
  { kiosk_content_error_quark, KIOSK_CONTENT_ERROR_MISSING,
    N_("The set-up file is not there or cannot be read. Nothing was changed. Name the right one with --file.") },
  { kiosk_content_error_quark, KIOSK_CONTENT_ERROR_TOO_LARGE,
    N_("The set-up file is far too large to be one. Nothing was changed. Name the right one with --file.") },
  { kiosk_content_error_quark, KIOSK_CONTENT_ERROR_ENCODING,
    N_("The set-up file is not written as plain Unicode text. Nothing was changed. Save it as UTF-8 without a byte "
       "order mark, with letters and their marks composed, then run the command again.") },
  { kiosk_content_error_quark, KIOSK_CONTENT_ERROR_SYNTAX,
    N_("The set-up file has a line that is none of its kind, or one that is written twice. Nothing was changed. The "
       "details name it; correct it, then run the command again.") },

  { kiosk_ward_error_quark, KIOSK_WARD_ERROR_INVALID,
    N_("The list of wards has a mistake in it. Nothing was changed. The details name the line; correct it, or name "
       "another list with --wards.") },

  { kiosk_roster_error_quark, KIOSK_ROSTER_ERROR_INVALID,
    N_("A list has a mistake in it. Nothing was changed; the book keeps the lists that it had. The details name file, "
       "line and field; correct it, then run the command again.") },
};

typedef struct
{
  KioskNotices  notice;
  const char   *text;  /* msgid */
} Notice;

static const Notice known_notices[] = {
  { KIOSK_NOTICE_RESTORED,
    N_("Note: the records were damaged, and the last good copy took their place. What was counted after that copy "
       "is missing; the damaged file was kept. Tell the technician.") },
  { KIOSK_NOTICE_COPIED,
    N_("Note: these records were made on another machine or disk. From now on they are counted apart from those of "
       "the machine they come from.") },
  { KIOSK_NOTICE_DATE_UNKNOWN,
    N_("Note: the machine's date could not be trusted earlier. What was counted then is kept on a line of its own, "
       "with an unknown date.") },
  { KIOSK_NOTICE_NO_BACKUP,
    N_("Note: the copy that is made at each closing could not be written. The records are safe; without that copy they "
       "hang on one file. Look whether the disk is full or failing.") },
};

/**
 * kiosk_cli_error_quark:
 *
 * Returns: the domain of `KioskCliError`
 */
G_DEFINE_QUARK (kiosk-cli-error-quark, kiosk_cli_error)

/**
 * kiosk_cli_lookup_message:
 * @error: what went wrong
 *
 * What happened, what is safe and what to do, in the user's language. Any thread.
 *
 * Returns: (transfer none) (nullable): the text, or %NULL for a domain and code that the table lacks
 */
const char *
kiosk_cli_lookup_message (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    if (g_error_matches (error, messages[i].domain (), messages[i].code))
      return _(messages[i].text);
  return NULL;
}

/**
 * kiosk_cli_fail:
 * @error: what went wrong
 *
 * Says it on standard error: what happened, what is safe, what to do, and below it the details for a technician.
 *
 * Returns: %KIOSK_EXIT_FAILED, for a caller to return
 */
KioskExit
kiosk_cli_fail (const GError *error)
{
  const char *text = kiosk_cli_lookup_message (error);
  g_autofree char *details = kiosk_fault_words_dup (error->message);

  if (text == NULL)
    g_printerr ("%s: %s\n", g_get_prgname (), details);
  else
    g_printerr (_("%s: %s\nDetails: %s\n"), g_get_prgname (), text, details);
  return KIOSK_EXIT_FAILED;
}

/**
 * kiosk_cli_tell:
 * @notices: what opening the book found and did
 *
 * Says each notice on standard error.
 */
void
kiosk_cli_tell (KioskNotices notices)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_notices); i++)
    if ((notices & known_notices[i].notice) != 0)
      g_printerr ("%s\n", _(known_notices[i].text));
}

/**
 * kiosk_cli_dup_day:
 * @day: a day, or %KIOSK_DAY_UNKNOWN
 *
 * Writes a date as people in Viet Nam do: 05/02/2026. Any thread.
 *
 * Returns: (transfer full): the text
 */
char *
kiosk_cli_dup_day (KioskDay day)
{
  g_autoptr (GDateTime) midnight = day != KIOSK_DAY_UNKNOWN ? kiosk_day_to_date_time (day) : NULL;

  return midnight != NULL ? g_date_time_format (midnight, "%d/%m/%Y") : g_strdup (_("date unknown"));
}

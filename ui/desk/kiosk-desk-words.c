/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened, what is safe, what to do: in this order. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-desk-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kiosk-bundle-error.h"
#include "kiosk-desk-error.h"
#include "kiosk-desk-roster-rows.h"
#include "kiosk-figure-words.h"

/* "Phường Tân Sơn Nhất", or what is known of it. */
char *
kiosk_desk_words_dup_ward (KioskDeskSession *session,
                           guint ward)
{
  const char *name = kiosk_desk_session_lookup_ward (session, ward);

  return name != NULL ? g_strdup (name) : g_strdup_printf (_("Ward %05u"), ward);
}

/* "Phường Tân Sơn Nhất, máy 1" */
char *
kiosk_desk_words_dup_kiosk (KioskDeskSession *session,
                            guint ward,
                            guint number)
{
  g_autofree char *name = kiosk_desk_words_dup_ward (session, ward);

  /* Translators: a ward's name, and which of its kiosks */
  return g_strdup_printf (_("%s, kiosk %u"), name, number);
}

/* "20/11/2026", or that nobody knows. */
char *
kiosk_desk_words_dup_day (KioskDay day)
{
  return day != KIOSK_DAY_UNKNOWN ? kiosk_figure_words_dup_date (day) : g_strdup (_("date unknown"));
}

static const char *
get_bundle_words (KioskBundleError code)
{
  switch (code)
    {
    case KIOSK_BUNDLE_ERROR_MISSING:
      return _("A file is missing or cannot be read: this copy is not whole. Nothing of it was taken. Have the kiosk "
               "copy once more.");
    case KIOSK_BUNDLE_ERROR_TOO_LARGE:
      return _("A file is larger than any kiosk writes. Nothing of it was taken. Have the kiosk copy once more.");
    case KIOSK_BUNDLE_ERROR_NEWER:
      return _("A newer version of the program wrote it. Nothing of it was taken. Bring this program up to date, then "
               "take it again.");
    case KIOSK_BUNDLE_ERROR_SIGNATURE:
      return _("The signature does not fit: it was changed after the kiosk signed it, or is not of this kiosk. Nothing "
               "of it was taken. Have the kiosk copy once more.");
    case KIOSK_BUNDLE_ERROR_CHANGED:
      return _("A table is no longer the one that the kiosk signed. Nothing of it was taken. Have the kiosk copy once "
               "more, and do not open these files.");
    case KIOSK_BUNDLE_ERROR_MISMATCH:
      return _("Its figures contradict each other. Nothing of it was taken. Keep this stick and tell the technician.");
    case KIOSK_BUNDLE_ERROR_FORMAT:
    default:
      return _("This is not as a kiosk writes it. Nothing of it was taken. Have the kiosk copy once more.");
    }
}

static const char *
get_desk_words (KioskDeskError code)
{
  switch (code)
    {
    case KIOSK_DESK_ERROR_MISSING:
      return _("There is no book. Choose another file, or begin a new book.");
    case KIOSK_DESK_ERROR_LOCKED:
      return _("Another program is using this book. Close that program, then open the book again.");
    case KIOSK_DESK_ERROR_READ_ONLY:
      return _("This book can be read but not written. Copy it to a place where you may write, or choose another.");
    case KIOSK_DESK_ERROR_FULL:
      return _("The disk is full. What was taken before is safe. Free some space, then take the same sticks again.");
    case KIOSK_DESK_ERROR_IO:
      return _("The disk does not answer. What was taken before is on it. Open the book again, then take the same "
               "sticks again.");
    case KIOSK_DESK_ERROR_CORRUPT:
      return _("This book is damaged. Keep it as it is; use a copy of it, or take the sticks into a new book.");
    case KIOSK_DESK_ERROR_NEWER:
      return _("A newer version of the program wrote this book. It is untouched. Install the newer version.");
    case KIOSK_DESK_ERROR_FOREIGN:
      return _("This file is not a desk’s book. It is untouched. Choose another file.");
    case KIOSK_DESK_ERROR_STRANGER:
      return _("This kiosk is not accepted yet. Nothing of it was taken. Take the stick again and accept the kiosk, or "
               "ask where it comes from.");
    case KIOSK_DESK_ERROR_OTHER_KEY:
      return _("Its key is another one than before. Nothing of it was taken. Ask the ward which machine this is.");
    case KIOSK_DESK_ERROR_NOT_LIVE:
      return _("These figures are of a training or a trial and count nowhere.");
    case KIOSK_DESK_ERROR_CONFLICT:
      return _("It contradicts what the book has. Nothing of it was taken. Keep this stick and tell the technician.");
    case KIOSK_DESK_ERROR_LABEL:
      return _("Another kiosk bears this ward and number.");
    case KIOSK_DESK_ERROR_UNKNOWN:
    case KIOSK_DESK_ERROR_SHEET:
    default:
      return _("The book does not know this. Look at the page again.");
    }
}

const char *
kiosk_desk_words_get_error (const GError *error)
{
  if (error->domain == KIOSK_BUNDLE_ERROR)
    return get_bundle_words ((KioskBundleError) error->code);
  if (error->domain == KIOSK_DESK_ERROR)
    return get_desk_words ((KioskDeskError) error->code);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return _("There is a file of that name already, and it was left alone. Choose another name, or open it as a book.");
  return _("This could not be done. What was taken before is safe. Try again; if it stays so, tell the technician.");
}

/* As the readers write a place in a table. */
#define LINE  ": line "
#define FIELD ", field "

/* (nullable): the file, row and field that an error of a bundle or a list names. */
char *
kiosk_desk_words_dup_place (const GError *error)
{
  gboolean has_place = error->domain == KIOSK_BUNDLE_ERROR || error->domain == KIOSK_ROSTER_ERROR;
  const char *end = has_place ? g_strrstr (error->message, ": ") : NULL;
  g_autofree char *place = end != NULL ? g_strndup (error->message, (gsize) (end - error->message)) : NULL;
  char *at_line, *field;
  guint line;

  if (place == NULL || (at_line = strstr (place, LINE)) == NULL)
    return g_steal_pointer (&place);
  line = (guint) g_ascii_strtoull (at_line + strlen (LINE), NULL, 10);
  field = strstr (at_line, FIELD);
  *at_line = '\0';
  if (field == NULL)
    /* Translators: a file, and a line in it */
    return g_strdup_printf (_("%s, line %u"), place, line);
  /* Translators: a file, a line in it, and the name of a column */
  return g_strdup_printf (_("%s, line %u, column %s"), place, line, field + strlen (FIELD));
}

/* Why a list of points or holidays was not taken: in which file, line and column it is wrong. */
char *
kiosk_desk_words_dup_list_fault (const GError *error)
{
  g_autofree char *place = error->domain == KIOSK_ROSTER_ERROR ? kiosk_desk_words_dup_place (error) : NULL;

  if (place == NULL)
    return g_strdup (error->domain == KIOSK_DESK_ERROR ? kiosk_desk_words_get_error (error)
                                                       : _("This list cannot be read. The list before stays."));
  return g_strdup_printf (_("This list is not taken, and the one before stays: something in it is wrong at %s."),
                          place);
}

/* Which bundle it is: of a kiosk, or where nobody can tell, its place on the stick. */
char *
kiosk_desk_words_dup_title (KioskDeskSession *session,
                            const KioskDeskMerged *merged)
{
  g_autofree char *name = g_path_get_basename (merged->path);
  g_autofree char *kiosk = NULL;
  g_autofree char *day = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *parent = NULL;

  if (merged->ward != 0)
    {
      kiosk = kiosk_desk_words_dup_kiosk (session, merged->ward, merged->number);
      day = kiosk_desk_words_dup_day (merged->day);
      /* Translators: a kiosk, the day of its export, and the name of the folder or file */
      return g_strdup_printf (_("%s – copied on %s (%s)"), kiosk, day, name);
    }
  parent = g_path_get_dirname (merged->path);
  folder = g_path_get_basename (parent);
  return g_build_filename (folder, name, NULL);
}

static void
add (GPtrArray *parts,
     char *text)
{
  g_ptr_array_add (parts, text);
}

static char *
join (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static const char *
get_oddity (KioskBundleOddity oddity)
{
  switch (oddity)
    {
    case KIOSK_BUNDLE_ODDITY_MISSING:
      /* Translators: the name of a file */
      return _("%s is missing");
    case KIOSK_BUNDLE_ODDITY_EXTRA:
      return _("%s was added");
    case KIOSK_BUNDLE_ODDITY_CHANGED:
    default:
      return _("%s was changed");
    }
}

/* Of which %s stands for a name: msgids of get_oddity(). */
static char *
fill_in (const char *words,
         const char *name)
{
  g_auto (GStrv) parts = g_strsplit (words, "%s", 2);

  return g_strjoinv (name, parts);
}

#define N_REMARKS_SAID 3

static char *
dup_remarks (GPtrArray *remarks)
{
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *names = NULL;

  for (guint i = 0; i < MIN (remarks->len, N_REMARKS_SAID); i++)
    {
      const KioskBundleRemark *remark = g_ptr_array_index (remarks, i);

      g_ptr_array_add (said, fill_in (get_oddity (remark->oddity), remark->name));
    }
  g_ptr_array_add (said, NULL);
  names = g_strjoinv (", ", (char **) said->pdata);
  if (remarks->len <= N_REMARKS_SAID)
    return g_strdup_printf (_("the figures hold, but files for reading differ: %s"), names);
  return g_strdup_printf (_("the figures hold, but files for reading differ: %s and %u more"), names,
                          remarks->len - N_REMARKS_SAID);
}

static void
add_new (GPtrArray *parts,
         const KioskDeskMerged *merged)
{
  if (merged->outcome == KIOSK_DESK_OUTCOME_KNOWN)
    add (parts, g_strdup (_("Taken before, nothing new")));
  else if (merged->n_new == 0)
    add (parts, g_strdup (_("Whole, and nothing new in it")));
  else
    add (parts, g_strdup_printf (ngettext ("%u new batch", "%u new batches", merged->n_new), merged->n_new));
  if (merged->n_undated > 0)
    add (parts, g_strdup_printf (ngettext ("%u without a date", "%u without a date", merged->n_undated),
                                 merged->n_undated));
  if (merged->n_restored > 0)
    add (parts, g_strdup_printf (ngettext ("%u from a restored copy", "%u from a restored copy", merged->n_restored),
                                 merged->n_restored));
}

static char *
dup_taken (const KioskDeskMerged *merged)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add_new (parts, merged);
  if (merged->n_open > 0)
    add (parts, g_strdup_printf (ngettext ("%u batch of this kiosk waits for your decision",
                                           "%u batches of this kiosk wait for your decision", merged->n_open),
                                 merged->n_open));
  if (merged->n_rejected > 0)
    add (parts, g_strdup_printf (ngettext ("%u left out by an officer’s word", "%u left out by an officer’s word",
                                           merged->n_rejected), merged->n_rejected));
  if (merged->remarks->len > 0)
    add (parts, dup_remarks (merged->remarks));
  return join (parts);
}

static const char *
get_refusal (KioskDeskResult *result)
{
  if (kiosk_desk_result_is_spared (result))
    return _("Not whole, but the other copy of the same day beside it is, and was taken. There is no need to copy "
             "again.");
  return kiosk_desk_words_get_error (kiosk_desk_result_get_merged (result)->error);
}

/* What came of a bundle. */
char *
kiosk_desk_words_dup_result (KioskDeskResult *result)
{
  const KioskDeskMerged *merged = kiosk_desk_result_get_merged (result);
  g_autofree char *place = NULL;

  if (merged->outcome != KIOSK_DESK_OUTCOME_REFUSED)
    return dup_taken (merged);
  place = kiosk_desk_words_dup_place (merged->error);
  if (place == NULL)
    return g_strdup (get_refusal (result));
  /* Translators: a sentence or two, then a file and a line in it */
  return g_strdup_printf (_("%s (At: %s)"), get_refusal (result), place);
}

/* What stands before a result: no colour is needed to tell them apart. */
const char *
kiosk_desk_words_get_mark (KioskDeskResult *result)
{
  const KioskDeskMerged *merged = kiosk_desk_result_get_merged (result);

  if (merged->outcome == KIOSK_DESK_OUTCOME_REFUSED)
    return kiosk_desk_result_is_spared (result) ? "=" : "✗";
  if (merged->n_open > 0)
    return "?";
  return merged->outcome == KIOSK_DESK_OUTCOME_TAKEN ? "✓" : "=";
}

/* Why a kiosk that nobody enrolled can be accepted, or not. */
char *
kiosk_desk_words_dup_newcomer (KioskDeskSession *session,
                               const KioskDeskCandidate *candidate)
{
  g_autofree char *kiosk = kiosk_desk_words_dup_kiosk (session, candidate->enrolment.ward, candidate->enrolment.number);

  switch (candidate->state)
    {
    case KIOSK_DESK_CANDIDATE_LABEL:
      return g_strdup_printf (_("Another machine bears the name %s; accept this one only if it took that machine’s "
                                "place"), kiosk);
    case KIOSK_DESK_CANDIDATE_OTHER_KEY:
      return g_strdup (_("Its id is known, with another key: it cannot be accepted; ask the ward which machine this "
                         "is"));
    case KIOSK_DESK_CANDIDATE_NEW:
    case KIOSK_DESK_CANDIDATE_KNOWN:
    default:
      return g_strdup (_("New"));
    }
}

/* What is in the machine, and what to do about it. */
const char *
kiosk_desk_words_get_media (KioskMedia *media)
{
  switch (media != NULL ? kiosk_media_get_state (media) : KIOSK_MEDIA_STATE_UNWATCHED)
    {
    case KIOSK_MEDIA_STATE_NONE:
    case KIOSK_MEDIA_STATE_PULLED:
      return _("Plug in a ward’s USB stick, or choose a folder of copies.");
    case KIOSK_MEDIA_STATE_USABLE:
      return _("The USB stick is ready to be read.");
    case KIOSK_MEDIA_STATE_SEVERAL:
      return _("There is more than one USB stick. Leave the one that is to be read.");
    case KIOSK_MEDIA_STATE_UNREADABLE:
      return _("This USB stick cannot be read here. Open it on this computer as usual, then choose its folder.");
    case KIOSK_MEDIA_STATE_BUSY:
      return _("The USB stick is in use. Wait a moment.");
    case KIOSK_MEDIA_STATE_UNWATCHED:
    default:
      return _("This computer does not tell of USB sticks by itself. Choose the stick’s folder.");
    }
}

static const char *
get_fault (KioskDeskIntake *intake)
{
  switch (kiosk_desk_intake_get_fault (intake))
    {
    case KIOSK_DESK_INTAKE_FAULT_NOTHING:
      return _("There are no kiosk figures here. Look whether it is the right stick or folder.");
    case KIOSK_DESK_INTAKE_FAULT_GONE:
      return _("The USB stick was pulled out, or stopped answering. What was taken before that is safe. Plug it in "
               "again and take it once more.");
    case KIOSK_DESK_INTAKE_FAULT_BUSY:
      return _("The USB stick is in use. Wait a moment, or take it out and put it in again.");
    case KIOSK_DESK_INTAKE_FAULT_REFUSED:
      return _("This program is not allowed to read USB sticks by itself. Open the stick on this computer as usual, "
               "then choose its folder.");
    case KIOSK_DESK_INTAKE_FAULT_STICK:
      return _("The USB stick cannot be read. Try it once more, or ask the ward for another copy.");
    case KIOSK_DESK_INTAKE_FAULT_NONE:
    case KIOSK_DESK_INTAKE_FAULT_BOOK:
    default:
      return kiosk_desk_words_get_error (kiosk_desk_intake_get_error (intake));
    }
}

static char *
dup_progress (KioskDeskIntake *intake)
{
  const KioskDeskIntakeCounts *counts = kiosk_desk_intake_get_counts (intake);
  g_autofree char *of_all = g_strdup_printf (_("%u of %u done."), counts->n_done, counts->n_all);

  if (kiosk_desk_intake_is_of_stick (intake))
    /* Translators: "3 of 168 done." stands before it */
    return g_strdup_printf (_("%s Please leave the USB stick in."), of_all);
  return g_steal_pointer (&of_all);
}

static char *
dup_done (KioskDeskIntake *intake)
{
  guint n_refused = kiosk_desk_intake_get_counts (intake)->n_refused;
  g_autofree char *done = n_refused == 0
                          ? g_strdup (_("Done."))
                          : g_strdup_printf (ngettext ("Done, but %u copy was refused: below is why.",
                                                       "Done, but %u copies were refused: below is why.", n_refused),
                                             n_refused);

  if (!kiosk_desk_intake_is_of_stick (intake))
    return g_steal_pointer (&done);
  /* Translators: what was done stands before it */
  return g_strdup_printf (_("%s The USB stick may be taken out."), done);
}

/* What is being done, or what came of it. */
char *
kiosk_desk_words_dup_intake (KioskDeskSession *session)
{
  KioskDeskIntake *intake = kiosk_desk_session_get_intake (session);

  switch (kiosk_desk_intake_get_phase (intake))
    {
    case KIOSK_DESK_INTAKE_PHASE_LOOKING:
      return g_strdup (_("Looking what is there…"));
    case KIOSK_DESK_INTAKE_PHASE_ASKING:
      return g_strdup (_("There are kiosks that this book does not know yet. Hold the ids against those on the kiosks’ "
                         "own screens, then accept those that are yours."));
    case KIOSK_DESK_INTAKE_PHASE_MERGING:
      return dup_progress (intake);
    case KIOSK_DESK_INTAKE_PHASE_DONE:
      return dup_done (intake);
    case KIOSK_DESK_INTAKE_PHASE_CANCELLED:
      return g_strdup (_("Stopped. What was taken before stays in the book; the same stick brings the rest another "
                         "time."));
    case KIOSK_DESK_INTAKE_PHASE_FAILED:
      return g_strdup (get_fault (intake));
    case KIOSK_DESK_INTAKE_PHASE_IDLE:
    default:
      return g_strdup (kiosk_desk_words_get_media (kiosk_desk_session_get_media (session)));
    }
}

/* (nullable): what all bundles of an intake came to; NULL before there is one. */
char *
kiosk_desk_words_dup_counts (KioskDeskIntake *intake)
{
  const KioskDeskIntakeCounts *counts = kiosk_desk_intake_get_counts (intake);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (counts->n_done == 0)
    return NULL;
  add (parts, g_strdup_printf (ngettext ("%u copy taken", "%u copies taken", counts->n_taken), counts->n_taken));
  add (parts, g_strdup_printf (ngettext ("%u known before", "%u known before", counts->n_known), counts->n_known));
  add (parts, g_strdup_printf (ngettext ("%u refused", "%u refused", counts->n_refused), counts->n_refused));
  add (parts, g_strdup_printf (ngettext ("%u new batch", "%u new batches", counts->n_new), counts->n_new));
  return join (parts);
}

static const char *
get_stick_words (const GError *error)
{
  if (g_error_matches (error, KIOSK_MEDIA_ERROR, KIOSK_MEDIA_ERROR_READ_ONLY))
    return _("The USB stick cannot be written. If there is a little switch at its side, move it; the figures are in "
             "the book.");
  if (error->domain == KIOSK_MEDIA_ERROR)
    return _("The USB stick was pulled out, or cannot be written. The figures are in the book. Plug it in again and "
             "take it once more.");
  return kiosk_desk_words_get_error (error);
}

static char *
dup_written (KioskDeskCourier *courier)
{
  GPtrArray *receipts = kiosk_desk_courier_get_receipts (courier);
  guint n_failed = 0;
  guint n_done;
  g_autofree char *done = NULL;

  for (guint i = 0; i < receipts->len; i++)
    n_failed += ((const KioskDeskReceipt *) g_ptr_array_index (receipts, i))->error != NULL;
  n_done = receipts->len - n_failed;
  done = g_strdup_printf (ngettext ("Receipts for %u kiosk are written.", "Receipts for %u kiosks are written.",
                                    n_done), n_done);
  if (n_failed > 0)
    return g_strdup_printf (ngettext ("%s %u could not be written: the stick is full, or was pulled out.",
                                      "%s %u could not be written: the stick is full, or was pulled out.", n_failed),
                            done, n_failed);
  if (!kiosk_desk_courier_is_of_stick (courier))
    return g_steal_pointer (&done);
  /* Translators: what was done stands before it */
  return g_strdup_printf (_("%s The USB stick may be taken out."), done);
}

/* (nullable): what came of receipts, and what kiosks need to believe them; NULL where nobody asked for any. */
char *
kiosk_desk_words_dup_receipts (KioskDeskSession *session)
{
  KioskDeskCourier *courier = kiosk_desk_session_get_courier (session);
  g_autofree char *written = NULL;

  switch (kiosk_desk_courier_get_phase (courier))
    {
    case KIOSK_DESK_COURIER_PHASE_WRITING:
      return g_strdup (_("Writing receipts. Please leave the USB stick in."));
    case KIOSK_DESK_COURIER_PHASE_DONE:
      written = dup_written (courier);
      return g_strdup_printf (_("%s Kiosks believe them whose setup.ini says:\nDeskKey=%s"), written,
                              kiosk_desk_courier_get_line (courier));
    case KIOSK_DESK_COURIER_PHASE_FAILED:
      return g_strdup (get_stick_words (kiosk_desk_courier_get_error (courier)));
    case KIOSK_DESK_COURIER_PHASE_IDLE:
    default:
      return NULL;
    }
}

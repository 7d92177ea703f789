/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened, what is safe, what to do: in this order. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-stick-words.h"

#include <glib/gi18n.h>

#include "kiosk-figure-words.h"

static const char *
get_fault_words (KioskMediaFault fault)
{
  switch (fault)
    {
    case KIOSK_MEDIA_FAULT_EMPTY:
      return _("This USB stick has not been formatted. Format it as exFAT on a computer, or take another one.");
    case KIOSK_MEDIA_FAULT_NTFS:
      return _("This USB stick is formatted as NTFS, which the kiosk does not write. Take another one, or format it as "
               "exFAT on a computer; that deletes what is on it.");
    case KIOSK_MEDIA_FAULT_LOCKED:
      return _("This USB stick is locked with a password (BitLocker, for example). Take another one.");
    case KIOSK_MEDIA_FAULT_READ_ONLY:
      return _("This USB stick cannot be written. If there is a little switch at its side, move it; otherwise take "
               "another one.");
    case KIOSK_MEDIA_FAULT_DYING:
      return _("This USB stick does not answer properly. Take another one, and do not use this one any more.");
    case KIOSK_MEDIA_FAULT_NONE:
    case KIOSK_MEDIA_FAULT_FOREIGN:
    default:
      return _("The kiosk does not write this kind of USB stick. Take one that is formatted as exFAT or FAT32.");
    }
}

/* What is in the machine, and what to do about it. */
const char *
kiosk_stick_words_get_media (KioskStick *stick)
{
  KioskMedia *media = kiosk_stick_get_media (stick);

  switch (media != NULL ? kiosk_media_get_state (media) : KIOSK_MEDIA_STATE_UNWATCHED)
    {
    case KIOSK_MEDIA_STATE_NONE:
      return _("Plug in a USB stick. The figures stay on this machine as well.");
    case KIOSK_MEDIA_STATE_USABLE:
      return _("The USB stick is ready.");
    case KIOSK_MEDIA_STATE_SEVERAL:
      return _("There is more than one USB stick. Leave the one that the figures are to go to.");
    case KIOSK_MEDIA_STATE_UNREADABLE:
      return get_fault_words (kiosk_media_get_fault (media));
    case KIOSK_MEDIA_STATE_BUSY:
      return _("The USB stick is in use. Wait a moment.");
    case KIOSK_MEDIA_STATE_PULLED:
      return _("The USB stick was pulled out. The figures are safe on this machine. Plug it in again.");
    case KIOSK_MEDIA_STATE_UNWATCHED:
    default:
      return _("This machine cannot see USB sticks. The figures are safe. Tell the technician: the service udisks2 "
               "is missing.");
    }
}

/* No paper may carry a code that nobody has tried. */
const char *
kiosk_stick_words_get_no_link (void)
{
  return _("Nobody has confirmed yet that the QR code opens the app, and before that it goes onto no paper. Nothing "
           "was copied. Test the code first: the button is under Today.");
}

static const char *
get_failed (KioskStickFault fault)
{
  switch (fault)
    {
    case KIOSK_STICK_FAULT_GONE:
      return _("The USB stick was pulled out, or stopped answering. The figures are safe on this machine. Plug it in "
               "again, or take another one, and copy once more.");
    case KIOSK_STICK_FAULT_CHANGED:
      return _("This is another USB stick than a moment ago. Nothing was written. Look whether it is the right one, "
               "then copy once more.");
    case KIOSK_STICK_FAULT_FULL:
      return _("The USB stick is full. Nothing new was left on it; the figures are safe on this machine. Delete "
               "something from it on a computer, or take another one.");
    case KIOSK_STICK_FAULT_READ_ONLY:
      return _("The USB stick cannot be written. The figures are safe on this machine. If there is a little switch at "
               "its side, move it; otherwise take another one.");
    case KIOSK_STICK_FAULT_BUSY:
      return _("The USB stick is in use. The figures are safe on this machine. Wait a moment, or take it out and put "
               "it in again, then copy once more.");
    case KIOSK_STICK_FAULT_DIFFERS:
      return _("The USB stick gave back something else than was written on it. Do not use it any more. The figures are "
               "safe on this machine. Take another one.");
    case KIOSK_STICK_FAULT_REFUSED:
      return _("The kiosk is not allowed to write to USB sticks. The figures are safe. Tell the technician: a polkit "
               "rule is missing.");
    case KIOSK_STICK_FAULT_RECORDS:
      return _("The figures could not be made ready, so nothing was written. They are on this machine’s disk. Try "
               "again; if it stays so, tell the technician.");
    case KIOSK_STICK_FAULT_NO_LINK:
      return kiosk_stick_words_get_no_link ();
    case KIOSK_STICK_FAULT_UNREADABLE:
      return _("The USB stick could not be read, and nothing was written. The figures are safe on the machines that "
               "they come from. Copy them onto another stick, and add up once more.");
    case KIOSK_STICK_FAULT_NONE:
    case KIOSK_STICK_FAULT_FORMS:
    case KIOSK_STICK_FAULT_BROKEN:
    default:
      return _("The USB stick could not be written. The figures are safe on this machine. Take another one and copy "
               "once more.");
    }
}

static const char *
get_running (KioskStick *stick)
{
  if (kiosk_stick_can_cancel (stick))
    return _("Copying. Please leave the USB stick in.");
  if (kiosk_stick_get_phase (stick) == KIOSK_STICK_PHASE_WRITING
      && kiosk_stick_get_step (stick) >= KIOSK_STICK_STEP_NAME)
    return _("Looking whether everything arrived. Please leave the USB stick in.");
  return _("Stopping. Please leave the USB stick in.");
}

static gboolean
is_of_records (KioskStick *stick)
{
  return kiosk_stick_get_fault (stick) == KIOSK_STICK_FAULT_RECORDS;
}

/* What becomes of what was asked for, empty where nothing was. */
const char *
kiosk_stick_words_get_said (KioskStick *stick)
{
  switch (kiosk_stick_get_phase (stick))
    {
    case KIOSK_STICK_PHASE_GATHERING:
    case KIOSK_STICK_PHASE_WRITING:
      return get_running (stick);
    case KIOSK_STICK_PHASE_DONE:
      return _("Copied. The USB stick may be taken out.");
    case KIOSK_STICK_PHASE_CANCELLED:
      return _("Stopped. There is nothing new on the USB stick, and it may be taken out.");
    case KIOSK_STICK_PHASE_FAILED:
      return is_of_records (stick) && kiosk_stick_get_task (stick) != KIOSK_STICK_TASK_FIGURES
             ? _("The files could not be made ready, so nothing was written. Try again; if it stays so, tell the "
                 "technician.")
             : get_failed (kiosk_stick_get_fault (stick));
    case KIOSK_STICK_PHASE_IDLE:
    default:
      return "";
    }
}

const char *
kiosk_stick_words_get_stage (KioskStickTask task,
                             KioskStickStage stage)
{
  static const char *const words[KIOSK_N_STICK_STAGES] = {
    N_("Gather the figures"), N_("Write to the USB stick"), N_("Read back and compare"), N_("Let go of the USB stick")
  };

  if (stage == KIOSK_STICK_STAGE_GATHER && task == KIOSK_STICK_TASK_MATERIALS)
    return _("Make the leaflet and the poster");
  if (stage == KIOSK_STICK_STAGE_GATHER && task == KIOSK_STICK_TASK_GIVE_FORMS)
    return _("Get the forms");
  if (stage == KIOSK_STICK_STAGE_GATHER && task == KIOSK_STICK_TASK_DIAGNOSIS)
    return _("Look at the machine");
  if (stage == KIOSK_STICK_STAGE_GATHER && task == KIOSK_STICK_TASK_WARD_SUM)
    return _("Read the figures of all machines and add them up");
  return _(words[stage]);
}

/* (nullable): in which folder the files are that are no figures. */
char *
kiosk_stick_words_dup_folder (KioskStick *stick)
{
  const char *path = kiosk_stick_get_path (stick);
  g_auto (GStrv) folders = path != NULL ? g_strsplit (path, "/", 2) : NULL;

  if (folders == NULL || kiosk_stick_get_task (stick) == KIOSK_STICK_TASK_FIGURES)
    return NULL;
  /* Translators: the name of a folder on the USB stick */
  return g_strdup_printf (_("The files are in the folder %s."), folders[0]);
}

static char *
dup_count (const KioskWardSum *sum)
{
  if (sum->missing != NULL)
    /* Translators: "In the sum: 2 of 4 machines. Missing: no. 2, 4." */
    return g_strdup_printf (_("In the sum: %u of %u machines. Missing: no. %s."), sum->n_kiosks, sum->n_expected,
                            sum->missing);
  if (sum->n_expected > 0)
    return g_strdup_printf (_("In the sum: %u of %u machines."), sum->n_kiosks, sum->n_expected);
  if (sum->n_kiosks == 1)
    return g_strdup (_("In the sum: this machine alone. There are no figures of another one on the USB stick."));
  return g_strdup_printf (ngettext ("In the sum: %u machine.", "In the sum: %u machines.", sum->n_kiosks),
                          sum->n_kiosks);
}

/* (nullable): of how many machines the papers are that were just copied, and in which folder they are; NULL where they
 * are no sum. */
char *
kiosk_stick_words_dup_sum (KioskStick *stick)
{
  const KioskWardSum *sum = kiosk_stick_get_ward_sum (stick);
  g_autofree char *count = NULL;
  g_autofree char *folder = NULL;

  if (sum == NULL)
    return NULL;
  count = dup_count (sum);
  folder = kiosk_stick_words_dup_folder (stick);
  return g_strjoin (" ", count, folder, NULL);
}

/* (nullable): NULL where everything on the stick was added up. */
static char *
dup_not_in_sum (const KioskWardSum *sum)
{
  g_autofree char *left_out = NULL;
  g_autofree char *in_doubt = NULL;

  if (sum->left_out != NULL)
    /* Translators: machines and their copies, "2 (20261120-1), 3 (20261119-2)" */
    left_out = g_strdup_printf (_("Not in the sum, since they are damaged or not genuine: copies of machine no. %s. "
                                  "Copy the figures there once more, and add up again."), sum->left_out);
  if (sum->in_doubt != NULL)
    /* Translators: numbers of machines, "2, 3" */
    in_doubt = g_strdup_printf (_("Not in the sum: some figures of machine no. %s, which the receiving office has to "
                                  "decide about first."), sum->in_doubt);
  if (left_out == NULL || in_doubt == NULL)
    return left_out != NULL ? g_steal_pointer (&left_out) : g_steal_pointer (&in_doubt);
  return g_strjoin (" ", left_out, in_doubt, NULL);
}

/* The stage that an export is at; KIOSK_N_STICK_STAGES once it is done. */
KioskStickStage
kiosk_stick_words_find_stage (KioskStick *stick)
{
  KioskStickStep step = kiosk_stick_get_step (stick);

  if (kiosk_stick_get_phase (stick) == KIOSK_STICK_PHASE_DONE)
    return KIOSK_N_STICK_STAGES;
  if (kiosk_stick_get_phase (stick) == KIOSK_STICK_PHASE_GATHERING)
    return KIOSK_STICK_STAGE_GATHER;
  if (step < KIOSK_STICK_STEP_REMOUNT)
    return KIOSK_STICK_STAGE_WRITE;
  return step < KIOSK_STICK_STEP_POWER_OFF ? KIOSK_STICK_STAGE_READ_BACK : KIOSK_STICK_STAGE_RELEASE;
}

/* (nullable): NULL where none wait. */
char *
kiosk_stick_words_dup_waiting (KioskStick *stick)
{
  guint waiting = (guint) kiosk_stick_get_waiting (stick);

  if (waiting == 0 || kiosk_stick_get_phase (stick) != KIOSK_STICK_PHASE_DONE)
    return NULL;
  return g_strdup_printf (ngettext ("This shift was closed before: %u person counted since is not on it and goes with "
                                    "the next copy.",
                                    "This shift was closed before: %u people counted since are not on it and go with "
                                    "the next copy.", waiting), waiting);
}

static char *
dup_day (KioskDay day)
{
  return day != KIOSK_DAY_UNKNOWN ? kiosk_figure_words_dup_date (day) : g_strdup (_("date unknown"));
}

/* (nullable): the newest copies, a line each, @max at most; NULL until they are known. */
char *
kiosk_stick_words_dup_before (KioskStick *stick,
                              guint max)
{
  const KioskExportHistory *history = kiosk_stick_get_history (stick);
  GString *text;

  if (history == NULL)
    return NULL;
  if (history->exports->len == 0)
    return g_strdup (_("Nothing has been copied from this machine yet."));
  text = g_string_new (NULL);
  for (guint i = 0; i < MIN (history->exports->len, max); i++)
    {
      const KioskExportRecord *record = &g_array_index (history->exports, KioskExportRecord, i);
      g_autofree char *day = dup_day (record->day);
      g_autofree char *until = record->epoch[0] != '\0' ? dup_day (record->until) : NULL;

      g_string_append (text, i > 0 ? "\n" : "");
      if (until != NULL)
        g_string_append_printf (text, _("%s, %02d:%02d – figures up to %s"), day, record->minute / 60,
                                record->minute % 60, until);
      else
        g_string_append_printf (text, _("%s, %02d:%02d – nobody counted yet"), day, record->minute / 60,
                                record->minute % 60);
    }
  return g_string_free (text, FALSE);
}

/* (nullable): NULL until a first receipt came. What is closed here stands beside what is confirmed. */
char *
kiosk_stick_words_dup_receipt (KioskStick *stick)
{
  const KioskExportHistory *history = kiosk_stick_get_history (stick);
  g_autofree char *received = NULL;
  g_autofree char *closed = NULL;

  if (history == NULL || !history->has_receipt)
    return NULL;
  received = dup_day (history->received);
  closed = dup_day (history->closed);
  if (history->n_unreceived == 0)
    return g_strdup_printf (_("The receiving office has confirmed the figures up to %s: all that was closed here."),
                            received);
  return g_strdup_printf (ngettext ("The receiving office has confirmed the figures up to %s. Closed here: up to %s; "
                                    "%u closing since then is not confirmed yet.",
                                    "The receiving office has confirmed the figures up to %s. Closed here: up to %s; "
                                    "%u closings since then are not confirmed yet.",
                                    (gulong) history->n_unreceived), received, closed, (guint) history->n_unreceived);
}

static const char *
get_remark (KioskStickRemarkKind kind)
{
  switch (kind)
    {
    case KIOSK_STICK_REMARK_NO_DESK:
      return _("The USB stick holds a confirmation of the receiving office. This machine was not given that office’s "
               "key and cannot use it. The copy is complete. Ask the technician to put in the key.");
    case KIOSK_STICK_REMARK_OTHER_DESK:
      return _("A confirmation on the USB stick is not from the receiving office that this machine knows, and was "
               "passed over. The copy is complete. If that office has a new key, tell the technician.");
    case KIOSK_STICK_REMARK_NEWER:
      return _("The confirmation of the receiving office was written by a newer program than this machine’s, which "
               "cannot read it. The copy is complete. Ask the technician for an update.");
    case KIOSK_STICK_REMARK_NONE:
    case KIOSK_STICK_REMARK_STRANGE:
    case KIOSK_STICK_REMARK_SPOILT:
    default:
      return _("A confirmation on the USB stick is damaged or meant for another machine, and was passed over. The copy "
               "is complete. Ask the receiving office to write it again.");
    }
}

/* (nullable): NULL where there is nothing to say of a receipt that was not used, nor of what is not in a sum. */
char *
kiosk_stick_words_dup_remark (KioskStick *stick)
{
  const KioskStickRemark *remark = kiosk_stick_get_remark (stick);

  if (kiosk_stick_get_ward_sum (stick) != NULL)
    return dup_not_in_sum (kiosk_stick_get_ward_sum (stick));
  if (remark->kind == KIOSK_STICK_REMARK_NONE || kiosk_stick_get_phase (stick) != KIOSK_STICK_PHASE_DONE)
    return NULL;
  if (remark->kind != KIOSK_STICK_REMARK_STRANGE)
    return g_strdup (get_remark (remark->kind));
  return g_strdup_printf (_("The receiving office has figures under this machine’s name that this machine does not "
                            "have (batch %u). Perhaps its records were restored, or another machine runs on a copy of "
                            "them. The copy is complete. Tell the technician."), (guint) remark->n);
}

/* (nullable): NULL where there is nothing to remind of. */
char *
kiosk_stick_words_dup_overdue (KioskStick *stick)
{
  guint days = kiosk_stick_get_days_overdue (stick);

  if (days == 0)
    return NULL;
  return g_strdup_printf (ngettext ("The figures have not been copied for %u day. Please copy them to a USB stick.",
                                    "The figures have not been copied for %u days. Please copy them to a USB stick.",
                                    days), days);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plainly what will be lost, what is kept and where, and what to do next. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-technician-words.h"

#include <glib/gi18n.h>

#include "kiosk-figure-words.h"
#include "kiosk-stick-words.h"

/* "25/11/2026 17:02". */
static char *
dup_moment (gint64 unix_s)
{
  g_autofree char *date = kiosk_figure_words_dup_date (kiosk_day_from_unix (unix_s));
  int minute = kiosk_minute_from_unix (unix_s);

  return g_strdup_printf ("%s %02d:%02d", date, minute / 60, minute % 60);
}

static char *
dup_people (gint64 people)
{
  g_autofree char *number = kiosk_figure_words_dup_number (people);

  return g_strdup_printf (ngettext ("%s person counted", "%s people counted", (gulong) people), number);
}

/* "25/11/2026 17:02 · 1.234 lượt". */
char *
kiosk_technician_words_dup_backup (const KioskBackupRecord *backup)
{
  g_autofree char *moment = dup_moment (backup->written_s);
  g_autofree char *people = backup->people >= 0 ? dup_people (backup->people) : g_strdup (_("cannot be read"));

  return g_strconcat (moment, " · ", people, NULL);
}

/* Why it was not done; NULL: nothing failed. @name: (nullable): of the backup. */
static char *
dup_fault (KioskTechnician *technician,
           const char *name)
{
  const GError *error = kiosk_technician_get_error (technician);

  if (error == NULL)
    return NULL;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
    return g_strdup (_("Somebody who was counted is not on the disk yet. Wait a little, and try again."));
  if (name != NULL && error->domain == KIOSK_STORE_ERROR
      && (error->code == KIOSK_STORE_ERROR_CORRUPT || error->code == KIOSK_STORE_ERROR_FOREIGN
          || error->code == KIOSK_STORE_ERROR_NEWER || error->code == KIOSK_STORE_ERROR_MISSING))
    return g_strdup_printf (_("The backup %s does not pass its check, so it is not used. The records of now are as "
                              "they were. Choose another one."), name);
  if (g_error_matches (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_FULL))
    return g_strdup (_("The disk is full, so nothing was changed. The records of now are as they were."));
  return g_strdup (_("The disk does not take it, so nothing was changed. The records of now are as they were. Try "
                     "again; if it stays so, the disk may be at its end."));
}

/* (nullable): in the place of the list, where there is none to choose from. */
char *
kiosk_technician_words_dup_list (KioskTechnician *technician)
{
  GArray *backups = kiosk_technician_get_backups (technician);
  g_autofree char *fault = dup_fault (technician, NULL);

  if (backups != NULL && backups->len > 0)
    return NULL;
  if (backups != NULL)
    return g_strdup (_("There is no backup yet: the first one comes with the first closing of a day."));
  return fault != NULL ? g_steal_pointer (&fault) : g_strdup (_("One moment…"));
}

static char *
dup_loss (KioskTechnician *technician,
          const KioskBackupRecord *backup)
{
  gint64 lost = kiosk_technician_get_people (technician) - backup->people;
  g_autofree char *number = kiosk_figure_words_dup_number (lost);

  if (lost < 0)
    return g_strdup (_("Everything that was counted after that is not in it."));
  return g_strdup_printf (ngettext ("%s person was counted after that, and is not in it.",
                                    "%s people were counted after that, and are not in it.", (gulong) lost), number);
}

/* Before, while and after it is asked for. */
char *
kiosk_technician_words_dup_restore (KioskTechnician *technician,
                                    const KioskBackupRecord *backup)
{
  g_autofree char *fault = dup_fault (technician, backup->name);
  g_autofree char *words = kiosk_technician_words_dup_backup (backup);
  g_autofree char *loss = dup_loss (technician, backup);

  if (fault != NULL)
    return g_steal_pointer (&fault);
  if (kiosk_technician_get_state (technician) == KIOSK_TECHNICIAN_WORKING)
    return g_strdup (_("The backup is being checked. Leave the machine switched on."));
  if (backup->people < 0)
    return g_strdup_printf (_("The backup %s cannot be read. Choose another one."), backup->name);
  return g_strjoin ("\n\n", words, loss,
                    _("Sheets, settings, PIN and recovery code will be those of that time. What was copied to USB "
                      "before stays valid."),
                    _("The records of now are kept on this machine, and their folder is named when it is done."), NULL);
}

/* The same. */
char *
kiosk_technician_words_dup_anew (KioskTechnician *technician)
{
  g_autofree char *fault = dup_fault (technician, NULL);

  if (fault != NULL)
    return g_steal_pointer (&fault);
  if (kiosk_technician_get_state (technician) == KIOSK_TECHNICIAN_WORKING)
    return g_strdup (_("One moment…"));
  return g_strjoin ("\n\n",
                    _("For a machine that goes to another office, or was copied from another one. It gets another id, "
                      "and asks for everything as on its first day: ward, PIN, link."),
                    _("What was copied to USB before stays valid, under the id of before. What was not copied yet "
                      "stays behind: copy it to USB first. The desk has to accept the new id."),
                    _("The records of now are kept on this machine, and their folder is named when it is done."), NULL);
}

/* The name of the folder stands on a line of its own, to be written down. */
char *
kiosk_technician_words_dup_ready (const char *folder)
{
  return g_strdup_printf (_("Done. The records of before are kept on this machine, in the folder:\n%s\n\nPress the "
                            "button: the kiosk begins again."), folder);
}

char *
kiosk_technician_words_dup_answer (const KioskUsbAnswer *answer)
{
  g_autofree char *added = NULL;

  if (answer->n_new > 0)
    added = g_strdup_printf (ngettext ("%u device was let in (%s). It works at this machine from now on.",
                                       "%u kinds of devices were let in (first: %s). They work at this machine from "
                                       "now on.", answer->n_new), answer->n_new, answer->first);
  else if (answer->n_known > 0)
    added = g_strdup (_("All keyboards and touch panels that are plugged in were let in before."));
  else
    added = g_strdup (_("No keyboard or touch panel is plugged in. Plug it in, wait a moment, and try again."));
  return g_strjoin ("\n\n", added,
                    answer->n_refused == 0 ? NULL :
                    _("Something else is plugged in that was not let in: it is no keyboard or panel, or has something "
                      "else in it. Take another one."), NULL);
}

static const char *
get_fault_of_inputs (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT)
           ? _("The part of the machine that guards the USB ports does not answer. Restart the machine, and try again.")
           : _("Nothing was let in: the part of the machine that guards the USB ports could not do it. Try again.");
}

/* Before it is asked for. */
const char *
kiosk_technician_words_get_inputs (void)
{
  return _("Plug in the keyboard or touch panel that belongs to this machine, and nothing else. USB sticks need not be "
           "let in.\n\nA keyboard with a stick or a network card in it is not let in.");
}

char *
kiosk_technician_words_dup_inputs (KioskTechnician *technician)
{
  const GError *error = kiosk_technician_get_error (technician);

  if (!kiosk_technician_has_doors (technician))
    return g_strdup (_("This machine does not guard its USB ports: whatever is plugged in works. There is nothing "
                       "to let in."));
  if (kiosk_technician_get_state (technician) == KIOSK_TECHNICIAN_WORKING)
    return g_strdup (_("One moment…"));
  if (error != NULL)
    return g_strdup (get_fault_of_inputs (error));
  if (kiosk_technician_get_state (technician) == KIOSK_TECHNICIAN_LET_IN)
    return kiosk_technician_words_dup_answer (kiosk_technician_get_answer (technician));
  return g_strdup (kiosk_technician_words_get_inputs ());
}

char *
kiosk_technician_words_dup_diagnosis (KioskStick *stick)
{
  const char *said = kiosk_stick_words_get_said (stick);
  g_autofree char *folder = kiosk_stick_words_dup_folder (stick);

  return g_strjoin ("\n\n",
                    _("How the machine is, for those who are asked for help. No PIN, code or key is among it, and "
                      "nothing about people."),
                    *said != '\0' ? said : kiosk_stick_words_get_media (stick), folder, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line for each form that there is something to say of, and at the end what holds for all. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-own-form-words.h"

#include <glib/gi18n.h>

/* So many letters of a name are told: whoever made the stick or the form chose it. */
#define SHORT_MAX 40

static char *
dup_short (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *begin = NULL;

  if (g_utf8_strlen (valid, -1) <= SHORT_MAX)
    return g_steal_pointer (&valid);
  begin = g_utf8_substring (valid, 0, SHORT_MAX);
  return g_strconcat (begin, "…", NULL);
}

static const char *
get_name (KioskFormKind kind)
{
  return kind == KIOSK_FORM_REPORT ? _("the report form") : _("the form of the day’s slip");
}

/* The last folder alone: the whole way there is as long as a line. */
static char *
dup_taken (KioskFormKind kind,
           const char *folder)
{
  g_autofree char *last = g_path_get_basename (folder);
  g_autofree char *name = dup_short (last);

  if (*folder == '\0')
    /* Translators: "the report form" */
    return g_strdup_printf (_("Taken from the top of the USB stick: %s."), get_name (kind));
  /* Translators: the name of a folder, and "the report form" */
  return g_strdup_printf (_("Taken from the folder %s: %s."), name, get_name (kind));
}

static char *
dup_not_taken (const KioskOwnForms *forms,
               KioskFormKind kind)
{
  const char *name = get_name (kind);
  g_autofree char *field = dup_short (forms->fields[kind] != NULL ? forms->fields[kind] : "");

  switch (forms->ends[kind])
    {
    case KIOSK_OWN_FORM_FIELD:
      /* Translators: "the report form", and the name of a field */
      return g_strdup_printf (_("Not taken: %s. There is no field {{%s}}. Correct its name in Word."), name, field);
    case KIOSK_OWN_FORM_PLACE:
      return g_strdup_printf (_("Not taken: %s. The field {{%s}} has no end, or stands where it cannot be filled. "
                                "Correct it in Word."), name, field);
    case KIOSK_OWN_FORM_NOT_WORD:
      return g_strdup_printf (_("Not taken: %s. It is no Word file that can be filled. Save it once more in Word as "
                                ".docx, without macros."), name);
    case KIOSK_OWN_FORM_TOO_LARGE:
      return g_strdup_printf (_("Not taken: %s. It is larger than 4 MB. Make its pictures smaller, or take them out."),
                              name);
    case KIOSK_OWN_FORM_NONE:
    case KIOSK_OWN_FORM_TAKEN:
    case KIOSK_OWN_FORM_NOT_KEPT:
    default:
      return g_strdup_printf (_("Not taken: %s. The disk of this machine could not keep it. Try again; if it stays so, "
                                "tell the technician."), name);
    }
}

static char *
dup_line (const KioskOwnForms *forms,
          KioskFormKind kind)
{
  return forms->ends[kind] == KIOSK_OWN_FORM_TAKEN ? dup_taken (kind, forms->folders[kind])
                                                   : dup_not_taken (forms, kind);
}

/* @lines has a line for each form that was there. */
static const char *
get_last (const KioskOwnForms *forms,
          const GPtrArray *lines)
{
  if (lines->len == 0)
    return _("There is no form on the USB stick, and what was used before stays. Put mau-bao-cao.docx or "
             "mau-phieu-ngay.docx at the top of the stick, or leave it where it was copied to, in the folder "
             "MAU-BAO-CAO. Do not change its name.");
  if (kiosk_own_forms_are_taken (forms))
    return _("The next copy is made with it. The USB stick may be taken out.");
  return _("In the place of what was not taken, what was used before stays. The USB stick may be taken out.");
}

static char *
dup_end (const KioskOwnForms *forms)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint kind = 0; kind < KIOSK_N_FORMS; kind++)
    if (forms->ends[kind] != KIOSK_OWN_FORM_NONE)
      g_ptr_array_add (lines, dup_line (forms, kind));
  g_ptr_array_add (lines, g_strdup (get_last (forms, lines)));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static const char *
get_stick_fault (KioskStickFault fault)
{
  if (fault == KIOSK_STICK_FAULT_GONE || fault == KIOSK_STICK_FAULT_CHANGED)
    return _("The USB stick was pulled out, or stopped answering. No form was taken, and what was used before stays. "
             "Plug it in again and try once more.");
  if (fault == KIOSK_STICK_FAULT_BUSY)
    return _("The USB stick is in use. No form was taken, and what was used before stays. Leave it in, wait a moment "
             "and try once more.");
  if (fault == KIOSK_STICK_FAULT_REFUSED)
    return _("The kiosk is not allowed to use USB sticks. No form was taken. Tell the technician: a polkit rule is "
             "missing.");
  return _("The USB stick could not be read. No form was taken, and what was used before stays. Copy the form onto "
           "another stick.");
}

static const char *
get_reset (KioskStick *stick)
{
  if (kiosk_stick_get_phase (stick) == KIOSK_STICK_PHASE_DONE)
    return _("From the next copy on the program’s own forms are used.");
  if (kiosk_stick_is_running (stick))
    return _("Wait a moment.");
  return _("The ward’s own forms could not be removed from this machine’s disk. Try again; if it stays so, tell the "
           "technician.");
}

static char *
dup_take (KioskStick *stick)
{
  const KioskOwnForms *forms = kiosk_stick_get_own_forms (stick);

  if (forms != NULL)
    return dup_end (forms);
  if (kiosk_stick_is_running (stick))
    return g_strdup (kiosk_stick_can_cancel (stick) ? _("Reading the forms. Please leave the USB stick in.")
                                                    : _("Stopping. Please leave the USB stick in."));
  if (kiosk_stick_get_phase (stick) == KIOSK_STICK_PHASE_CANCELLED)
    return g_strdup (_("Stopped. No form was taken, and the USB stick may be taken out."));
  return g_strdup (get_stick_fault (kiosk_stick_get_fault (stick)));
}

/* (nullable): NULL where the last thing that was done was another. */
char *
kiosk_own_form_words_dup_said (KioskStick *stick)
{
  if (kiosk_stick_get_phase (stick) == KIOSK_STICK_PHASE_IDLE)
    return NULL;
  if (kiosk_stick_get_task (stick) == KIOSK_STICK_TASK_RESET_FORMS)
    return g_strdup (get_reset (stick));
  return kiosk_stick_get_task (stick) == KIOSK_STICK_TASK_TAKE_FORMS ? dup_take (stick) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checks of "Máy", and its events, in words. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-machine-checks.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kiosk-figure-words.h"

#define ID_GROUP 4

static void
check_free (gpointer data)
{
  KioskMachineCheck *check = data;

  g_free (check->value);
  g_free (check);
}

static void
add (GPtrArray *checks,
     const char *name,
     char *value,
     const char *advice)
{
  KioskMachineCheck *check = g_new0 (KioskMachineCheck, 1);

  check->name = name;
  check->value = value;
  check->advice = advice;
  g_ptr_array_add (checks, check);
}

/* "12,3 GB": GLib writes the number as the locale of numbers says, which is C. */
static char *
dup_size (gint64 bytes)
{
  char *text = g_format_size ((guint64) MAX (bytes, 0));

  /* Translators: between whole and parts of a number */
  g_strdelimit (text, ".", *C_("decimal", "."));
  return text;
}

/* Read aloud over the telephone, four by four. */
static char *
dup_id (const char *id)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; id[i] != '\0'; i++)
    {
      if (i > 0 && i % ID_GROUP == 0)
        g_string_append_c (text, ' ');
      g_string_append_c (text, id[i]);
    }
  return g_string_free (text, FALSE);
}

/* NULL: not known. */
static char *
dup_date (KioskDay day)
{
  return day != KIOSK_DAY_UNKNOWN ? kiosk_figure_words_dup_date (day) : NULL;
}

static void
add_book (GPtrArray *checks,
          const KioskBookState *state)
{
  const char *advice = NULL;

  if (state->notices & KIOSK_NOTICE_RESTORED)
    advice = _("The records were damaged and came back from the last backup. Compare today’s figures with your notes, "
               "and tell the technician.");
  else if (state->notices & KIOSK_NOTICE_COPIED)
    advice = _("These records come from another machine or disk. Tell the technician; they are counted apart from the "
               "other machine’s.");
  else if (state->notices & KIOSK_NOTICE_DATE_UNKNOWN)
    advice = _("Some people were counted while the date was not known. They have a line of their own in every report.");
  add (checks, _("Records"), dup_size (state->book_bytes), advice);
}

static void
add_backup (GPtrArray *checks,
            const KioskBookState *state)
{
  g_autofree char *day = dup_date (state->backup_day);
  const char *advice = NULL;
  char *text;

  if (state->notices & KIOSK_NOTICE_NO_BACKUP || (state->n_closed > 0 && state->n_backups == 0))
    advice = _("The last closing has no backup. The figures are safe on the disk. Close the day once more; if this "
               "line stays, tell the technician.");
  if (day == NULL)
    text = g_strdup (_("comes with the first closing of a day"));
  else
    text = g_strdup_printf (ngettext ("%s, %u copy kept", "%s, %u copies kept", state->n_backups), day,
                            state->n_backups);
  add (checks, _("Last backup"), text, advice);
}

static void
add_closing (GPtrArray *checks,
             const KioskBookState *state)
{
  char *date = dup_date (state->closed_day);

  add (checks, _("Closed up to"), date != NULL ? date : g_strdup (_("no day yet")), NULL);
}

static void
add_disk (GPtrArray *checks,
          const KioskBookState *state)
{
  g_autofree char *left = dup_size (state->free_bytes);
  g_autofree char *all = dup_size (state->disk_bytes);

  /* Translators: room on the disk, of how much */
  add (checks, _("Disk"), g_strdup_printf (_("%s free of %s"), left, all),
       state->free_bytes >= KIOSK_MACHINE_CHECKS_FREE_BYTES
         ? NULL : _("The disk is nearly full. What was counted is safe. Tell the technician today."));
}

static void
add_clock (GPtrArray *checks,
           const KioskMachineFacts *facts)
{
  g_autofree char *date = dup_date (facts->today);

  add (checks, _("Date and time"),
       g_strdup_printf ("%s, %02d:%02d", date != NULL ? date : "–", facts->minute / 60, facts->minute % 60),
       facts->state->trust != KIOSK_TRUST_UNKNOWN
         ? NULL : _("Nobody has said that this date is right. Confirm or set it under Settings."));
}

static void
add_code (GPtrArray *checks,
          KioskSettings *settings)
{
  KioskDay day = kiosk_settings_get_scan_tested_day (settings);
  gboolean is_shown = kiosk_settings_get_link_confirmed (settings);
  g_autofree char *date = dup_date (day);

  if (kiosk_settings_get_link (settings) == NULL)
    add (checks, _("QR code"), g_strdup (_("there is none")), _("Ask the technician for the link to the app."));
  else if (!is_shown)
    add (checks, _("QR code"), g_strdup (_("hidden from residents")),
         _("Test it with your own phone, on the page Today."));
  else
    add (checks, _("QR code"), date != NULL ? g_strdup_printf (_("shown, tested on %s"), date) : g_strdup (_("shown")),
         NULL);
}

/* A line only where helpers stand before a closed door: whether there is a panel is no question of the machine's. */
static void
add_panel (GPtrArray *checks)
{
  add (checks, _("Helpers’ panel"), g_strdup (""), _("No shift code yet: set it under Settings."));
}

static void
add_screen (GPtrArray *checks,
            const KioskMachineFacts *facts)
{
  add (checks, _("Screen"), g_strdup_printf ("%d × %d", facts->width_px, facts->height_px), NULL);
}

static void
add_tries (GPtrArray *checks,
           const KioskBookState *state)
{
  add (checks, _("Wrong PINs in 7 days"), g_strdup_printf ("%u", state->n_wrong),
       state->n_wrong < KIOSK_MACHINE_CHECKS_N_WRONG
         ? NULL : _("Somebody may be trying PINs. Look who is at the kiosk; change the PIN if others may know it."));
}

/* The book of a training has an id that nobody knows. */
static void
add_id (GPtrArray *checks,
        const KioskMachineFacts *facts)
{
  gboolean is_training = facts->mode == KIOSK_MODE_TRAINING;

  add (checks, _("Machine id"), is_training ? g_strdup (_("shown in service")) : dup_id (facts->state->kiosk), NULL);
}

/* (transfer full) (element-type KioskMachineCheck): in the language of the screens, in the order of the page. */
GPtrArray *
kiosk_machine_checks_new (const KioskMachineFacts *facts)
{
  GPtrArray *checks = g_ptr_array_new_with_free_func (check_free);

  add_book (checks, facts->state);
  add_backup (checks, facts->state);
  add_closing (checks, facts->state);
  add_disk (checks, facts->state);
  add_clock (checks, facts);
  if (facts->settings != NULL)
    add_code (checks, facts->settings);
  if (facts->lacks_code)
    add_panel (checks);
  add_tries (checks, facts->state);
  add_screen (checks, facts);
  add_id (checks, facts);
  /* Translators: of the program */
  add (checks, _("Version"), g_strdup (PROGRAM_VERSION), NULL);
  return checks;
}

static const char *const actors[KIOSK_N_ACTORS] = { N_("Staff"), N_("Technician"), N_("The machine") };

static const char *const deeds[KIOSK_N_DEEDS] = {
  N_("staff’s screen unlocked"), N_("recovery code used"), N_("PIN changed"), N_("shift code changed"),
  N_("settings changed"), N_("date and time set"), N_("QR code tested"), N_("day closed"), N_("sheet entered"),
  N_("target set"), N_("first set-up"), N_("training"), N_("machine restarted"), N_("machine shut down"),
  N_("kiosk in service"), N_("records restored from a backup"), N_("recovery code made"),
  N_("copied to USB"), N_("keyboard or panel let in")
};

static const char *const outcomes[KIOSK_N_OUTCOMES] = {
  NULL, N_("done"), N_("nothing to do"), N_("wrong"), N_("refused"), N_("failed"), N_("left by itself"),
  N_("put off")
};

/* The machine goes down before anybody could note that it did; the next start says so. */
static const char *
get_open_outcome (const KioskEvent *event)
{
  gboolean is_going_down = event->deed == KIOSK_DEED_RESTART || event->deed == KIOSK_DEED_SHUT_DOWN;

  if (!event->is_cut)
    return _("not ended");
  /* Translators: by a power cut, or because the program went */
  return is_going_down ? _("done") : _("cut off");
}

/* A screen locks by itself, a training ends by itself. */
static const char *
get_outcome (const KioskEvent *event)
{
  if (event->outcome == KIOSK_OUTCOME_BEGUN)
    return get_open_outcome (event);
  if (event->deed == KIOSK_DEED_TRAINING && event->outcome == KIOSK_OUTCOME_LEFT)
    return _("ended by itself");
  return _(outcomes[event->outcome]);
}

/* "25/11 09:05–09:12 · Cán bộ · mở khóa · xong". */
char *
kiosk_machine_checks_dup_event (const KioskEvent *event)
{
  gboolean has_start = event->began != 0;
  KioskDay day = has_start ? event->began_day : event->day;
  int minute = has_start ? event->began_minute : event->minute;
  g_autofree char *date = day != KIOSK_DAY_UNKNOWN ? kiosk_figure_words_dup_day (day) : g_strdup ("–");
  g_autofree char *end = has_start ? g_strdup_printf ("–%02d:%02d", event->minute / 60, event->minute % 60)
                                   : g_strdup ("");

  return g_strdup_printf ("%s %02d:%02d%s · %s · %s · %s", date, minute / 60, minute % 60, end,
                          _(actors[event->actor]), _(deeds[event->deed]), get_outcome (event));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What staff may set. A new setting is an entry at the end of the table. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-setting-items.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kiosk-hours.h"
#include "kiosk-period.h"
#include "kiosk-words.h"

#define IDLE     "idle"
#define READING  "reading"
#define DAY      "day"
#define OPEN     "open"
#define CLOSE    "close"
#define DAYS     "days"

/* The store allows the same. */
#define IDLE_MIN_S 15
#define IDLE_MAX_S 900

static char **
dup_two (const char *first,
         const char *second)
{
  const char *const labels[] = { first, second, NULL };

  return g_strdupv ((char **) labels);
}

static char *
dup_chosen (KioskSettings *settings,
            char **choices,
            int index)
{
  char *value = g_strdup (index >= 0 ? choices[index] : "");

  g_strfreev (choices);
  return value;
}

static char **
dup_languages (KioskSettings *settings)
{
  return dup_two (_("Vietnamese and English"), _("Vietnamese only"));
}

static int
get_languages (KioskSettings *settings)
{
  return kiosk_settings_get_offers_english (settings) ? 0 : 1;
}

static void
choose_languages (KioskSettings *edited,
                  guint index)
{
  kiosk_settings_set_offers_english (edited, index == 0);
}

static char *
dup_languages_value (KioskSettings *settings)
{
  return dup_chosen (settings, dup_languages (settings), get_languages (settings));
}

static char *
dup_idle_value (KioskSettings *settings)
{
  /* Translators: seconds without a touch; the second number where people read */
  return g_strdup_printf (_("%u s · reading %u s"), kiosk_settings_get_idle_s (settings),
                          kiosk_settings_get_idle_reading_s (settings));
}

static void
fill_idle (KioskPadForm *form,
           KioskSettings *settings)
{
  kiosk_pad_form_add (form, IDLE, _("Seconds without a touch"), KIOSK_PAD_NUMBER, 3);
  kiosk_pad_form_add (form, READING, _("Seconds where people read"), KIOSK_PAD_NUMBER, 3);
  kiosk_pad_form_set_number (form, IDLE, kiosk_settings_get_idle_s (settings));
  kiosk_pad_form_set_number (form, READING, kiosk_settings_get_idle_reading_s (settings));
}

static gboolean
read_seconds (KioskPadForm *form,
              const char *id,
              guint *out_seconds)
{
  gint64 number = kiosk_pad_form_get_number (form, id);
  gboolean is_good = number >= IDLE_MIN_S && number <= IDLE_MAX_S;

  kiosk_pad_form_set_problem (form, id, is_good ? NULL : _("From 15 to 900 seconds."));
  *out_seconds = is_good ? (guint) number : 0;
  return is_good;
}

static gboolean
read_idle (KioskPadForm *form,
           KioskSettings *edited)
{
  guint idle_s, reading_s;
  gboolean is_good = read_seconds (form, IDLE, &idle_s);

  is_good = read_seconds (form, READING, &reading_s) && is_good;
  return is_good && kiosk_settings_set_idle (edited, idle_s, reading_s, NULL);
}

/* Days are numbered as people here call them: 2 is Monday, 8 is Sunday. */
static gint64
get_day_digits (guint days)
{
  gint64 digits = 0;

  for (guint i = 0; i < 7; i++)
    if (days & (1u << i))
      digits = 10 * digits + i + 2;
  return digits;
}

/* Every day once, in whatever order it was typed; 0 where there is another digit. */
static guint
parse_day_digits (gint64 digits)
{
  guint days = 0;

  for (; digits > 0; digits /= 10)
    {
      if (digits % 10 < 2 || digits % 10 > 8)
        return 0;
      days |= 1u << (digits % 10 - 2);
    }
  return days;
}

static char *
dup_days (guint days)
{
  static const char *const names[] = { N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun") };
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (days & (1u << i))
      g_ptr_array_add (words, (gpointer) _(names[i]));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

static char *
dup_hours_value (KioskSettings *settings)
{
  KioskHours hours;
  g_autofree char *days = NULL;

  if (!kiosk_settings_get_hours (settings, &hours))
    return g_strdup (_("The screen is always on"));
  days = hours.days == 0x7f ? g_strdup (_("every day")) : dup_days (hours.days);
  return g_strdup_printf ("%02u:%02u–%02u:%02u · %s", hours.open_min / 60, hours.open_min % 60, hours.close_min / 60,
                          hours.close_min % 60, days);
}

static void
fill_hours (KioskPadForm *form,
            KioskSettings *settings)
{
  KioskHours hours;

  kiosk_pad_form_add (form, OPEN, _("Opens"), KIOSK_PAD_TIME, 0);
  kiosk_pad_form_add (form, CLOSE, _("Closes"), KIOSK_PAD_TIME, 0);
  kiosk_pad_form_add (form, DAYS, _("Days, 2 for Monday to 8 for Sunday"), KIOSK_PAD_NUMBER, 7);
  if (!kiosk_settings_get_hours (settings, &hours))
    return;
  kiosk_pad_form_set_minute (form, OPEN, (int) hours.open_min);
  kiosk_pad_form_set_minute (form, CLOSE, (int) MIN (hours.close_min, KIOSK_MINUTES_A_DAY - 1));
  kiosk_pad_form_set_number (form, DAYS, get_day_digits (hours.days));
}

static gboolean
is_cleared (KioskPadForm *form)
{
  return kiosk_pad_form_is_empty (form, OPEN) && kiosk_pad_form_is_empty (form, CLOSE)
         && kiosk_pad_form_is_empty (form, DAYS);
}

/* Nothing typed anywhere: the screen is always on. */
static gboolean
read_hours (KioskPadForm *form,
            KioskSettings *edited)
{
  int open_min = kiosk_pad_form_get_minute (form, OPEN), close_min = kiosk_pad_form_get_minute (form, CLOSE);
  gint64 digits = kiosk_pad_form_get_number (form, DAYS);
  KioskHours hours = { (guint) MAX (open_min, 0), (guint) MAX (close_min, 0), parse_day_digits (digits) };

  if (is_cleared (form))
    {
      kiosk_settings_set_hours (edited, NULL);
      return TRUE;
    }
  kiosk_pad_form_set_problem (form, OPEN, open_min >= 0 ? NULL : _("This is not a time from 00:00 to 23:59."));
  kiosk_pad_form_set_problem (form, CLOSE, close_min > open_min ? NULL : _("It has to be later than it opens."));
  kiosk_pad_form_set_problem (form, DAYS, hours.days != 0 ? NULL : _("Digits from 2 to 8, such as 23456."));
  if (open_min < 0 || close_min < 0 || !kiosk_hours_is_valid (&hours))
    return FALSE;
  kiosk_settings_set_hours (edited, &hours);
  return TRUE;
}

static char **
dup_attract (KioskSettings *settings)
{
  return dup_two (_("Pictures change"), _("One picture stays"));
}

static int
get_attract (KioskSettings *settings)
{
  return kiosk_settings_get_attract_still (settings) ? 1 : 0;
}

static void
choose_attract (KioskSettings *edited,
                guint index)
{
  kiosk_settings_set_attract_still (edited, index == 1);
}

static char *
dup_attract_value (KioskSettings *settings)
{
  return dup_chosen (settings, dup_attract (settings), get_attract (settings));
}

/* Name and password come from the technician: nobody types them here. */
static char **
dup_wifi (KioskSettings *settings)
{
  const char *const none[] = { NULL };

  if (kiosk_settings_get_wifi_name (settings) == NULL)
    return g_strdupv ((char **) none);
  return dup_two (_("Shown to visitors"), _("Put away"));
}

static int
get_wifi (KioskSettings *settings)
{
  if (kiosk_settings_get_wifi_name (settings) == NULL)
    return -1;
  return kiosk_settings_get_wifi_hidden (settings) ? 1 : 0;
}

static void
choose_wifi (KioskSettings *edited,
             guint index)
{
  kiosk_settings_set_wifi_hidden (edited, index == 1);
}

static char *
dup_wifi_value (KioskSettings *settings)
{
  const char *name = kiosk_settings_get_wifi_name (settings);

  if (name == NULL)
    return g_strdup (_("None"));
  return g_strdup_printf ("%s · %s", name, kiosk_settings_get_wifi_hidden (settings) ? _("Put away")
                                                                                     : _("Shown to visitors"));
}

static char **
dup_buttons (KioskSettings *settings)
{
  return dup_two (_("Residents tap themselves"), _("Only helpers note"));
}

static int
get_buttons (KioskSettings *settings)
{
  return kiosk_settings_get_resident_buttons (settings) ? 0 : 1;
}

static void
choose_buttons (KioskSettings *edited,
                guint index)
{
  kiosk_settings_set_resident_buttons (edited, index == 0);
}

static char *
dup_buttons_value (KioskSettings *settings)
{
  return dup_chosen (settings, dup_buttons (settings), get_buttons (settings));
}

/* By KioskHelperPanel. */
static char **
dup_panel (KioskSettings *settings)
{
  const char *const labels[] = { _("Off"), _("With the shift’s code"), _("Without a code"), NULL };

  return g_strdupv ((char **) labels);
}

static int
get_panel (KioskSettings *settings)
{
  return (int) kiosk_settings_get_helper_panel (settings);
}

static void
choose_panel (KioskSettings *edited,
              guint index)
{
  kiosk_settings_set_helper_panel (edited, (KioskHelperPanel) index);
}

static char *
dup_panel_value (KioskSettings *settings)
{
  return dup_chosen (settings, dup_panel (settings), get_panel (settings));
}

static char *
dup_dots (KioskSettings *settings)
{
  return g_strdup ("••••••");
}

static char *
dup_code_value (KioskSettings *settings)
{
  return g_strdup (kiosk_settings_get_helper_panel (settings) == KIOSK_HELPER_PANEL_CODE ? "••••" : _("None"));
}

/* Without what every link begins with. */
static const char *
skip_scheme (const char *link)
{
  return g_str_has_prefix (link, "https://") ? link + strlen ("https://") : link;
}

/* The links, and what takes the code away from residents while it is shown. */
static char **
dup_links (KioskSettings *settings)
{
  g_auto (GStrv) links = kiosk_settings_dup_links (settings);
  GPtrArray *labels = g_ptr_array_new ();

  for (guint i = 0; links[i] != NULL; i++)
    g_ptr_array_add (labels, g_strdup (skip_scheme (links[i])));
  if (kiosk_settings_get_link_confirmed (settings))
    g_ptr_array_add (labels, g_strdup (_("Hide the QR code from residents")));
  g_ptr_array_add (labels, NULL);
  return (char **) g_ptr_array_free (labels, FALSE);
}

static int
get_link (KioskSettings *settings)
{
  return kiosk_settings_get_link (settings) != NULL ? 0 : -1;
}

/* A link is shown once somebody has scanned it anew, the old one as well. */
static void
choose_link (KioskSettings *edited,
             guint index)
{
  g_auto (GStrv) links = kiosk_settings_dup_links (edited);
  guint n_links = g_strv_length (links);

  kiosk_settings_set_link (edited, links[index < n_links ? index : 0], FALSE, NULL);
}

static char *
dup_link_value (KioskSettings *settings)
{
  const char *link = kiosk_settings_get_link (settings);
  g_autofree char *date = kiosk_words_dup_date (kiosk_settings_get_scan_tested_day (settings));

  if (link == NULL)
    return g_strdup (_("None"));
  if (!kiosk_settings_get_link_confirmed (settings))
    return g_strdup (_("Hidden: nobody has confirmed it"));
  /* Translators: the day of the last scan test */
  return *date != '\0' ? g_strdup_printf (_("Shown, tested %s"), date) : g_strdup (_("Shown"));
}

static char *
dup_cut_off_value (KioskSettings *settings)
{
  guint day = kiosk_settings_get_cut_off_day (settings);

  return day == 0 ? g_strdup (_("The calendar month")) : g_strdup_printf (_("Ends on day %u"), day);
}

static void
fill_cut_off (KioskPadForm *form,
              KioskSettings *settings)
{
  kiosk_pad_form_add (form, DAY, _("Last day of a report month"), KIOSK_PAD_NUMBER, 2);
  kiosk_pad_form_set_number (form, DAY, kiosk_settings_get_cut_off_day (settings));
}

static gboolean
read_cut_off (KioskPadForm *form,
              KioskSettings *edited)
{
  gint64 day = kiosk_pad_form_get_number (form, DAY);

  if (day >= 0 && day <= KIOSK_CUT_OFF_DAY_MAX)
    return kiosk_settings_set_cut_off_day (edited, (guint) day, NULL);
  kiosk_pad_form_set_problem (form, DAY, _("From 1 to 28; 0 for the calendar month."));
  return FALSE;
}

static char *
dup_ward_value (KioskSettings *settings)
{
  const char *name = kiosk_settings_get_ward_name (settings);
  const char *next = kiosk_settings_get_next_ward_name (settings);
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *date = NULL;

  if (next == NULL)
    return g_strdup (name != NULL ? name : _("None"));
  day = kiosk_day_to_date_time (kiosk_settings_get_next_ward_day (settings));
  date = g_date_time_format (day, "%d/%m/%Y");
  /* Translators: the name of a ward, and from which day on */
  return g_strdup_printf (_("%s from %s"), next, date);
}

static char **
dup_ward_choices (KioskSettings *settings)
{
  const char *const labels[] = { _("Do not move"), NULL };

  return g_strdupv ((char **) labels);
}

static void
choose_no_ward (KioskSettings *edited,
                guint index)
{
  kiosk_settings_set_next_ward (edited, KIOSK_DAY_UNKNOWN, NULL, KIOSK_DAY_UNKNOWN, NULL, NULL);
}

static char **
dup_turns (KioskSettings *settings)
{
  const char *const labels[] = { _("Not turned"), "90°", "180°", "270°", NULL };

  return g_strdupv ((char **) labels);
}

static int
get_turn (KioskSettings *settings)
{
  return (int) kiosk_settings_get_turn (settings) / 90;
}

static void
choose_turn (KioskSettings *edited,
             guint index)
{
  kiosk_settings_set_turn (edited, index * 90);
}

static char *
dup_turn_value (KioskSettings *settings)
{
  return dup_chosen (settings, dup_turns (settings), get_turn (settings));
}

static char *
dup_nothing (KioskSettings *settings)
{
  return g_strdup ("");
}

static const KioskSettingItem items[] = {
  { .nick = "languages", .title = N_("Languages"), .kind = KIOSK_SETTING_CHOICE,
    .hint = N_("Which languages visitors may read."),
    .dup_value = dup_languages_value, .dup_choices = dup_languages, .get_choice = get_languages,
    .choose = choose_languages },
  { .nick = "idle", .title = N_("Waiting times"), .kind = KIOSK_SETTING_FORM,
    .hint = N_("Without a touch for so long the screen asks whether somebody is there, and goes back 20 seconds "
               "later."),
    .dup_value = dup_idle_value, .fill = fill_idle, .read = read_idle },
  { .nick = "hours", .title = N_("Opening hours"), .kind = KIOSK_SETTING_FORM,
    .hint = N_("Outside them, with nobody there, the screen goes dark; a touch wakes it. Leave all three empty for a "
               "screen that is always on."),
    .dup_value = dup_hours_value, .fill = fill_hours, .read = read_hours },
  { .nick = "attract", .title = N_("First screen"), .kind = KIOSK_SETTING_CHOICE,
    .hint = N_("Whether the picture beside the code changes by itself."),
    .dup_value = dup_attract_value, .dup_choices = dup_attract, .get_choice = get_attract, .choose = choose_attract },
  { .nick = "wifi", .title = N_("Wi-Fi for visitors"), .kind = KIOSK_SETTING_CHOICE,
    .hint = N_("The technician sets name and password. Put away, they stay set."),
    .dup_value = dup_wifi_value, .dup_choices = dup_wifi, .get_choice = get_wifi, .choose = choose_wifi },
  { .nick = "buttons", .title = N_("Residents’ buttons"), .kind = KIOSK_SETTING_CHOICE,
    .hint = N_("Where a team stands beside the machine and notes, nobody is counted twice without these buttons."),
    .dup_value = dup_buttons_value, .dup_choices = dup_buttons, .get_choice = get_buttons, .choose = choose_buttons },
  { .nick = "panel", .title = N_("Helpers’ panel"), .kind = KIOSK_SETTING_CHOICE,
    .hint = N_("Who may open the panel on which helpers note whom they helped."),
    .dup_value = dup_panel_value, .dup_choices = dup_panel, .get_choice = get_panel, .choose = choose_panel },
  { .nick = "code", .title = N_("The shift’s code"), .kind = KIOSK_SETTING_CODE,
    .hint = N_("3 to 12 digits for the helpers. The old code is void at once."), .dup_value = dup_code_value },
  { .nick = "pin", .title = N_("The staff’s PIN"), .kind = KIOSK_SETTING_PIN, .hint = "", .dup_value = dup_dots },
  { .nick = "link", .title = N_("The QR code’s link"), .kind = KIOSK_SETTING_CHOICE,
    .hint = N_("Links come from the technician. After a change the code is hidden until somebody has scanned it."),
    .dup_value = dup_link_value, .dup_choices = dup_links, .get_choice = get_link, .choose = choose_link },
  { .nick = "cut-off", .title = N_("Report month"), .kind = KIOSK_SETTING_FORM,
    .hint = N_("From 1 to 28; 0 for the calendar month. With 14 the month goes from the 15th to the 14th."),
    .dup_value = dup_cut_off_value, .fill = fill_cut_off, .read = read_cut_off },
  { .nick = "ward", .title = N_("Ward"), .kind = KIOSK_SETTING_WARD,
    .hint = N_("To another ward from a day on: what was counted before stays with the old one."),
    .dup_value = dup_ward_value, .dup_choices = dup_ward_choices, .choose = choose_no_ward },
  { .nick = "clock", .title = N_("Date and time"), .kind = KIOSK_SETTING_CLOCK, .hint = "", .dup_value = dup_nothing },
  { .nick = "turn", .title = N_("Turn the screen"), .kind = KIOSK_SETTING_CHOICE,
    .hint = N_("Clockwise, for a panel that hangs on its side or upside down."),
    .dup_value = dup_turn_value, .dup_choices = dup_turns, .get_choice = get_turn, .choose = choose_turn },
};

const KioskSettingItem *
kiosk_setting_items_get (guint *out_n_items)
{
  *out_n_items = G_N_ELEMENTS (items);
  return items;
}

const KioskSettingItem *
kiosk_setting_items_lookup (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (g_str_equal (items[i].nick, nick))
      return &items[i];
  return NULL;
}

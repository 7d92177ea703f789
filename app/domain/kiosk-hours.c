/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening hours as the settings write them: "07:00-17:30 12345", days as ISO 8601 numbers them, Monday first. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-hours.h"

#include <string.h>

#define MINUTES_AN_HOUR 60
#define DAYS_A_WEEK     7
#define TIMES_LENGTH    11 /* "07:00-17:30" */

/* -1 where there is no time at @text. */
static int
parse_time (const char *text)
{
  int hour, minute;

  for (int i = 0; i < 5; i++)
    if (i == 2 ? text[i] != ':' : !g_ascii_isdigit (text[i]))
      return -1;
  hour = 10 * (text[0] - '0') + text[1] - '0';
  minute = 10 * (text[3] - '0') + text[4] - '0';
  return minute < MINUTES_AN_HOUR ? MINUTES_AN_HOUR * hour + minute : -1;
}

/* 0 where @text is anything else than some days, in order. */
static guint
parse_days (const char *text)
{
  guint days = 0;

  for (const char *digit = text; *digit != '\0'; digit++)
    {
      guint bit = *digit >= '1' && *digit <= '7' ? 1u << (*digit - '1') : 0;

      if (bit <= days)
        return 0;
      days |= bit;
    }
  return days;
}

/**
 * kiosk_hours_parse:
 * @text: text such as "07:00-17:30 12345"
 * @out_hours: (out): the hours; untouched on failure
 *
 * Takes what kiosk_hours_dup_text() writes, and nothing else. Any thread.
 *
 * Returns: %FALSE if @text is none
 */
gboolean
kiosk_hours_parse (const char *text,
                   KioskHours *out_hours)
{
  KioskHours hours;
  int open_min, close_min;

  g_return_val_if_fail (text != NULL && out_hours != NULL, FALSE);

  if (strlen (text) <= TIMES_LENGTH || text[5] != '-' || text[TIMES_LENGTH] != ' ')
    return FALSE;
  open_min = parse_time (text);
  close_min = parse_time (text + 6);
  if (open_min < 0 || close_min < 0)
    return FALSE;
  hours = (KioskHours){ (guint) open_min, (guint) close_min, parse_days (text + TIMES_LENGTH + 1) };
  if (!kiosk_hours_is_valid (&hours))
    return FALSE;
  *out_hours = hours;
  return TRUE;
}

/**
 * kiosk_hours_is_valid:
 * @self: hours
 *
 * Any thread.
 *
 * Returns: whether an office can have @self: it is open on some day, and closes after it opens, midnight at the latest
 */
gboolean
kiosk_hours_is_valid (const KioskHours *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->open_min < self->close_min && self->close_min <= KIOSK_MINUTES_A_DAY && self->days != 0
         && self->days < 1u << DAYS_A_WEEK;
}

/**
 * kiosk_hours_dup_text:
 * @self: valid hours
 *
 * Any thread.
 *
 * Returns: (transfer full): text such as "07:00-17:30 12345"
 */
char *
kiosk_hours_dup_text (const KioskHours *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL && kiosk_hours_is_valid (self), NULL);

  text = g_string_new (NULL);
  g_string_printf (text, "%02u:%02u-%02u:%02u ", self->open_min / MINUTES_AN_HOUR, self->open_min % MINUTES_AN_HOUR,
                   self->close_min / MINUTES_AN_HOUR, self->close_min % MINUTES_AN_HOUR);
  for (guint i = 0; i < DAYS_A_WEEK; i++)
    if (self->days & (1u << i))
      g_string_append_printf (text, "%u", i + 1);
  return g_string_free (text, FALSE);
}

/**
 * kiosk_hours_is_open:
 * @self: valid hours
 * @day: a day
 * @minute: of @day
 *
 * Any thread.
 *
 * Returns: whether the office is open then
 */
gboolean
kiosk_hours_is_open (const KioskHours *self,
                     KioskDay day,
                     guint minute)
{
  GDate date;

  g_return_val_if_fail (self != NULL && day != KIOSK_DAY_UNKNOWN, FALSE);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return (self->days & (1u << (g_date_get_weekday (&date) - G_DATE_MONDAY))) != 0
         && minute >= self->open_min && minute < self->close_min;
}

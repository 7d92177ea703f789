/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures and days in few letters, and what is made of them. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-figure-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kiosk-words.h"

#define GROUP_DIGITS 3

/* "1.234.567" in Vietnamese. Not by a flag of printf: the locale of numbers is C, so that no file depends on it. */
char *
kiosk_figure_words_dup_number (gint64 number)
{
  /* Translators: what stands between groups of three digits */
  const char *separator = C_("thousands", ",");
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  GString *text = g_string_new (NULL);
  gsize n_digits = strlen (digits);

  for (gsize i = 0; i < n_digits; i++)
    {
      if (i > 0 && digits[i - 1] != '-' && (n_digits - i) % GROUP_DIGITS == 0)
        g_string_append (text, separator);
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (text, FALSE);
}

/* "20/11"; @day must be known. */
char *
kiosk_figure_words_dup_day (KioskDay day)
{
  GDate date;

  g_return_val_if_fail (g_date_valid_julian (day), NULL);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%02d/%02d", g_date_get_day (&date), g_date_get_month (&date));
}

/* "11/2026": the month of @day, which must be known. */
char *
kiosk_figure_words_dup_month (KioskDay day)
{
  GDate date;

  g_return_val_if_fail (g_date_valid_julian (day), NULL);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%02d/%04d", g_date_get_month (&date), g_date_get_year (&date));
}

/* "T6 20/11"; @day must be known. */
char *
kiosk_figure_words_dup_weekday (KioskDay day)
{
  static const char *const weekdays[] = { N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun") };
  g_autofree char *text = kiosk_figure_words_dup_day (day);

  g_return_val_if_fail (text != NULL, NULL);

  /* Julian day 1 of GDate is a Monday. */
  return g_strdup_printf ("%s %s", _(weekdays[(day - 1) % G_N_ELEMENTS (weekdays)]), text);
}

/* "20/11/2026"; @day must be known. */
char *
kiosk_figure_words_dup_date (KioskDay day)
{
  GDate date;

  g_return_val_if_fail (g_date_valid_julian (day), NULL);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%02d/%02d/%04d", g_date_get_day (&date), g_date_get_month (&date), g_date_get_year (&date));
}

/* "16/11–22/11", and "T2 16/11" where both are one day. Both must be known. */
char *
kiosk_figure_words_dup_days (KioskDay from,
                             KioskDay to)
{
  g_autofree char *first = kiosk_figure_words_dup_day (from);
  g_autofree char *last = kiosk_figure_words_dup_day (to);

  return from == to ? kiosk_figure_words_dup_weekday (from) : g_strdup_printf ("%s–%s", first, last);
}

/* "Tuần 16/11/2026 – 22/11/2026". @kind_nick: day, week, month, quarter or range. */
char *
kiosk_figure_words_dup_period (const char *kind_nick,
                               KioskDay from,
                               KioskDay to)
{
  g_autofree char *first = kiosk_figure_words_dup_date (from);
  g_autofree char *last = kiosk_figure_words_dup_date (to);

  if (g_str_equal (kind_nick, "week"))
    /* Translators: the first and the last day */
    return g_strdup_printf (_("Week %s – %s"), first, last);
  if (g_str_equal (kind_nick, "month"))
    /* Translators: the first and the last day of the month that is reported, which need not begin on its 1st */
    return g_strdup_printf (_("Reporting month %s – %s"), first, last);
  if (g_str_equal (kind_nick, "quarter"))
    /* Translators: the first and the last day */
    return g_strdup_printf (_("Quarter %s – %s"), first, last);
  if (g_str_equal (kind_nick, "range") && from != to)
    /* Translators: the first and the last day */
    return g_strdup_printf (_("From %s to %s"), first, last);
  return kiosk_words_dup_date (from);
}

/* "24 lượt đã ghi = 20 được tính + 1 đã sửa + 2 đã hủy + 1 không tính" */
char *
kiosk_figure_words_dup_equation (const KioskTally *tally)
{
  g_autofree char *taps = kiosk_figure_words_dup_number (tally->taps);
  g_autofree char *counted = kiosk_figure_words_dup_number (tally->counted);
  g_autofree char *changed = kiosk_figure_words_dup_number (tally->changed);
  g_autofree char *undone = kiosk_figure_words_dup_number (tally->undone);
  g_autofree char *suppressed = kiosk_figure_words_dup_number (tally->suppressed);

  /* Translators: what was noted in all, and the four things that became of it; they add up */
  return g_strdup_printf (_("Noted: %s people = %s counted + %s changed + %s undone + %s suppressed"),
                          taps, counted, changed, undone, suppressed);
}

/* Why the two sides are not added, with the number where one is known. */
char *
kiosk_figure_words_dup_overlap (const KioskTally *tally)
{
  g_autofree char *overlap = kiosk_figure_words_dup_number (tally->self.overlap);

  if (tally->self.overlap == 0)
    return g_strdup (_("One person may be on both sides, so the two are never added."));

  /* Translators: a number of people */
  return g_strdup_printf (_("One person may be on both sides, so the two are never added: residents tapped %s while a "
                            "helper was counting too."), overlap);
}

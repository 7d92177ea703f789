/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Without options it is the report month of today. A day alone is that day; a kind of period is the one that has the
 * day. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-period.h"

#include <glib/gi18n.h>

#include "kiosk-cli-options.h"

/* In the order of KioskPeriodKind; days that somebody chose are not asked for here. */
static const char *const nicks[] = { "day", "week", "month", "quarter" };

static gboolean
look_up (const char *nick,
         KioskPeriodKind *out_kind)
{
  guint kind;

  if (!kiosk_nick_lookup (nicks, G_N_ELEMENTS (nicks), nick, &kind))
    return FALSE;
  *out_kind = (KioskPeriodKind) kind;
  return TRUE;
}

/**
 * kiosk_cli_period_parse:
 * @nick: (nullable): what was given as `--period`
 * @day_text: (nullable): what was given as `--day`
 * @out_day: (out): the day; untouched where none was given
 *
 * Reads both options, and says what is wrong with them.
 *
 * Returns: whether they say a period
 */
gboolean
kiosk_cli_period_parse (const char *nick,
                        const char *day_text,
                        KioskDay *out_day)
{
  KioskPeriodKind kind;

  if (!kiosk_cli_options_parse_day ("--day", day_text, out_day))
    return FALSE;
  if (nick == NULL || look_up (nick, &kind))
    return TRUE;
  kiosk_cli_options_refuse (_("--period wants day, week, month or quarter, not “%s”"), nick);
  return FALSE;
}

/**
 * kiosk_cli_period_find:
 * @nick: (nullable): a kind that kiosk_cli_period_parse() took; %NULL: none was given
 * @day: a day of the period, or %KIOSK_DAY_UNKNOWN where none was given
 * @today: the day of the export
 * @cut_off_day: the last day of a report month; 0: of the calendar
 *
 * Returns: the period
 */
KioskPeriod
kiosk_cli_period_find (const char *nick,
                       KioskDay day,
                       KioskDay today,
                       guint cut_off_day)
{
  KioskPeriodKind kind = day != KIOSK_DAY_UNKNOWN ? KIOSK_PERIOD_DAY : KIOSK_PERIOD_MONTH;

  if (nick != NULL)
    look_up (nick, &kind);
  return kiosk_period_containing (kind, day != KIOSK_DAY_UNKNOWN ? day : today, cut_off_day);
}

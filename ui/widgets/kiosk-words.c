/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases that are put together from values. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kiosk-link.h"
#include "kiosk-store-error.h"

/* The first business date this program can have been used on; an earlier one is a dead battery's. */
#define FIRST_YEAR 2025

/* "Thứ Sáu, ngày 20/11/2026"; empty where the clock is plainly wrong, since residents need not be told. */
char *
kiosk_words_dup_date (KioskDay day)
{
  const char *const weekdays[] = { N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"),
                                   N_("Friday"), N_("Saturday"), N_("Sunday") };
  g_autoptr (GDateTime) date = day != KIOSK_DAY_UNKNOWN ? kiosk_day_to_date_time (day) : NULL;
  g_autofree char *text = NULL;

  if (date == NULL || g_date_time_get_year (date) < FIRST_YEAR)
    return g_strdup ("");

  text = g_date_time_format (date, "%d/%m/%Y");
  /* Translators: a weekday and a date, "Thứ Sáu, ngày 20/11/2026" */
  return g_strdup_printf (_("%s, %s"), _(weekdays[g_date_time_get_day_of_week (date) - 1]), text);
}

/* What stands on every screen whose figures do not count; empty for a kiosk in service. */
const char *
kiosk_words_get_mode (KioskMode mode)
{
  switch (mode)
    {
    case KIOSK_MODE_DEMO:
      return _("Trial");
    case KIOSK_MODE_TRAINING:
      return _("Training – not counted");
    case KIOSK_MODE_LIVE:
    default:
      return "";
    }
}

/* @words: what is said in service of what is on disk, where it stays. In a training nothing does. */
const char *
kiosk_words_get_saved (KioskMode mode,
                       const char *words)
{
  return mode == KIOSK_MODE_TRAINING ? _("Saved in this training; it goes when the training ends.") : words;
}

/* What staff read under "Máy tạm ngừng": what happened, what is safe, what to do. */
static const char *
get_store_words (int code)
{
  switch ((KioskStoreError) code)
    {
    case KIOSK_STORE_ERROR_MISSING:
      return N_("The records are not where they should be. Nothing was deleted. Check that the data disk is plugged "
                "in and restart; on a new machine, set it up first.");
    case KIOSK_STORE_ERROR_LOCKED:
      return N_("Another program is using the records. Nothing is lost. Close that program; this screen goes on by "
                "itself.");
    case KIOSK_STORE_ERROR_READ_ONLY:
      return N_("The data disk can be read but not written. What was counted is safe. Check the disk, then restart.");
    case KIOSK_STORE_ERROR_FULL:
      return N_("The data disk is full. What was counted is safe. Free some space; this screen goes on by itself.");
    case KIOSK_STORE_ERROR_IO:
      return N_("The data disk does not answer. What was thanked for is on the disk. Restart; if it happens again, "
                "have the disk replaced.");
    case KIOSK_STORE_ERROR_CORRUPT:
      return N_("The records are damaged and there is no good copy on this machine. They are kept as they are. Call "
                "the technician before anything else; the technician’s handbook says what to do.");
    case KIOSK_STORE_ERROR_NEWER:
      return N_("The records were written by a newer version. They are untouched. Install the newer version.");
    case KIOSK_STORE_ERROR_FOREIGN:
      return N_("The file found is not this machine’s records, or belongs to a trial. It is untouched. Check the data "
                "folder.");
    case KIOSK_STORE_ERROR_CLOSED:
    case KIOSK_STORE_ERROR_INVALID:
    default:
      return N_("The records cannot be used. They are untouched. Call the technician.");
    }
}

/* The host that a link leads to. Where there is no room for a line, it is broken after the first of several dots, not
 * before its last letters. */
char *
kiosk_words_dup_host (const char *link)
{
  g_autofree char *host = kiosk_link_dup_host (link);
  const char *dot = host != NULL ? strchr (host, '.') : NULL;

  if (dot == NULL || strchr (dot + 1, '.') == NULL)
    return g_steal_pointer (&host);
  return g_strdup_printf ("%.*s\u200b%s", (int) (dot + 1 - host), host, dot + 1);
}

char *
kiosk_words_dup_error (const GError *error)
{
  int code = error != NULL && error->domain == KIOSK_STORE_ERROR ? error->code : KIOSK_STORE_ERROR_INVALID;

  return g_strdup (_(get_store_words (code)));
}

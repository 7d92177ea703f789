/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working days, and the table of holidays, `ngay-nghi.csv`. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-calendar.h"

#include <string.h>

#include "kiosk-desk-roster-rows.h"

#define DAYS_A_WEEK 7

enum
{
  COLUMN_DATE,
  COLUMN_NAME
};

struct _KioskDeskCalendar
{
  GHashTable *names;  /* (element-type KioskDay utf8): holidays */
};

static const char *const columns[] = { "date", "name", NULL };

/* As Vietnamese counts them. Numbers alone would not do: a spreadsheet program makes a date of "2-6". */
static const char *const weekday_names[DAYS_A_WEEK] = { "T2", "T3", "T4", "T5", "T6", "T7", "CN" };

static int
find_weekday (const char *name)
{
  for (int i = 0; i < DAYS_A_WEEK; i++)
    if (g_ascii_strcasecmp (name, weekday_names[i]) == 0)
      return i;
  return -1;
}

static KioskWeekdays
read_span (const char *text)
{
  g_auto (GStrv) ends = g_strsplit (text, "-", 0);
  guint n_ends = g_strv_length (ends);
  int first = n_ends >= 1 ? find_weekday (ends[0]) : -1;
  int last = n_ends == 2 ? find_weekday (ends[1]) : first;
  KioskWeekdays days = KIOSK_WEEKDAYS_NONE;

  if (n_ends > 2 || first < 0)
    return KIOSK_WEEKDAYS_NONE;
  for (int i = first; i <= last; i++)
    days |= (KioskWeekdays) (1 << i);
  return days;
}

/**
 * kiosk_weekdays_from_text:
 * @text: days of the week: `T2` (Monday) to `T7` and `CN` (Sunday), spans like `T2-T6`, several with spaces between:
 *   `T2-T5 T7`; nothing is the week of an office, `T2-T6`
 *
 * Any thread.
 *
 * Returns: the days; %KIOSK_WEEKDAYS_NONE where @text cannot be read
 */
KioskWeekdays
kiosk_weekdays_from_text (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 0);
  KioskWeekdays days = KIOSK_WEEKDAYS_NONE;

  if (*text == '\0')
    return KIOSK_WEEKDAYS_OFFICE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      KioskWeekdays span = read_span (words[i]);

      if (span == KIOSK_WEEKDAYS_NONE && *words[i] != '\0')
        return KIOSK_WEEKDAYS_NONE;
      days |= span;
    }
  return days;
}

static gboolean
has_weekday (KioskWeekdays self,
             int weekday)
{
  return (self >> weekday & 1) != 0;
}

/**
 * kiosk_weekdays_dup_text:
 * @self: days of the week
 *
 * Any thread.
 *
 * Returns: (transfer full): them as kiosk_weekdays_from_text() reads them, in as few words as it takes
 */
char *
kiosk_weekdays_dup_text (KioskWeekdays self)
{
  GString *text = g_string_new (NULL);

  for (int first = 0; first < DAYS_A_WEEK; first++)
    {
      int last = first;

      if (!has_weekday (self, first))
        continue;
      while (last + 1 < DAYS_A_WEEK && has_weekday (self, last + 1))
        last++;
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", weekday_names[first]);
      if (last > first)
        g_string_append_printf (text, "-%s", weekday_names[last]);
      first = last;
    }
  return g_string_free (text, FALSE);
}

/**
 * kiosk_desk_calendar_new:
 *
 * Any thread.
 *
 * Returns: (transfer full): a calendar without holidays
 */
KioskDeskCalendar *
kiosk_desk_calendar_new (void)
{
  KioskDeskCalendar *self = g_new0 (KioskDeskCalendar, 1);

  self->names = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

/**
 * kiosk_desk_calendar_free:
 * @self: (transfer full): a calendar
 */
void
kiosk_desk_calendar_free (KioskDeskCalendar *self)
{
  g_hash_table_unref (self->names);
  g_free (self);
}

/**
 * kiosk_desk_calendar_add_holiday:
 * @self: a calendar
 * @day: a known day
 * @name: what it is called; may be empty
 *
 * The caller's thread alone.
 *
 * Returns: %FALSE where @day is a holiday already, which then keeps its name
 */
gboolean
kiosk_desk_calendar_add_holiday (KioskDeskCalendar *self,
                                 KioskDay day,
                                 const char *name)
{
  g_return_val_if_fail (day != KIOSK_DAY_UNKNOWN, FALSE);

  if (g_hash_table_contains (self->names, GUINT_TO_POINTER (day)))
    return FALSE;
  return g_hash_table_insert (self->names, GUINT_TO_POINTER (day), g_strdup (name));
}

static const char *
take_row_cb (const char *const *values,
             guint *out_column,
             gpointer user_data)
{
  KioskDeskCalendar *self = user_data;
  KioskDay day = KIOSK_DAY_UNKNOWN;

  *out_column = COLUMN_DATE;
  if (!kiosk_roster_value_read_day (values[COLUMN_DATE], &day) || day == KIOSK_DAY_UNKNOWN)
    return "is not a date yyyy-mm-dd or dd/mm/yyyy";
  if (!kiosk_desk_calendar_add_holiday (self, day, values[COLUMN_NAME]))
    return "stands in a line before";
  *out_column = COLUMN_NAME;
  return g_utf8_strlen (values[COLUMN_NAME], -1) > KIOSK_HOLIDAY_NAME_MAX_CHARS ? "is longer than 60 characters" : NULL;
}

/**
 * kiosk_desk_calendar_parse:
 * @file: how faults call the file
 * @csv: its bytes: as kiosk_roster_rows_read() takes them, with the header `date,name`; the name may be empty
 * @error: return location for a `GError`
 *
 * Any thread. Fails with `KIOSK_ROSTER_ERROR_INVALID`; the message names file, line and field.
 *
 * Returns: (transfer full) (nullable): a calendar with all holidays of the file, or %NULL
 */
KioskDeskCalendar *
kiosk_desk_calendar_parse (const char *file,
                           GBytes *csv,
                           GError **error)
{
  g_autoptr (KioskDeskCalendar) self = kiosk_desk_calendar_new ();

  if (!kiosk_roster_rows_read (file, columns, csv, take_row_cb, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kiosk_desk_calendar_lookup:
 * @self: a calendar
 * @day: a day
 *
 * Any thread, while nobody adds to @self.
 *
 * Returns: (transfer none) (nullable): the name of the holiday, which may be empty; %NULL where @day is none
 */
const char *
kiosk_desk_calendar_lookup (KioskDeskCalendar *self,
                            KioskDay day)
{
  return g_hash_table_lookup (self->names, GUINT_TO_POINTER (day));
}

static int
compare_days_cb (gconstpointer a,
                 gconstpointer b)
{
  KioskDay day = *(const KioskDay *) a;
  KioskDay other = *(const KioskDay *) b;

  return (day > other) - (day < other);
}

/**
 * kiosk_desk_calendar_dup_days:
 * @self: a calendar
 *
 * Any thread, while nobody adds to @self.
 *
 * Returns: (transfer full) (element-type KioskDay): its holidays, the earliest first
 */
GArray *
kiosk_desk_calendar_dup_days (KioskDeskCalendar *self)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (KioskDay));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      KioskDay day = GPOINTER_TO_UINT (key);

      g_array_append_val (days, day);
    }
  g_array_sort (days, compare_days_cb);
  return days;
}

/**
 * kiosk_desk_calendar_is_worked:
 * @self: a calendar
 * @week: the days of the week that are worked
 * @day: a known day
 *
 * Any thread, while nobody adds to @self.
 *
 * Returns: whether @day is one of @week and no holiday
 */
gboolean
kiosk_desk_calendar_is_worked (KioskDeskCalendar *self,
                               KioskWeekdays week,
                               KioskDay day)
{
  /* The first day that GDate knows is a Monday. */
  return has_weekday (week, (int) ((day - 1) % DAYS_A_WEEK)) && kiosk_desk_calendar_lookup (self, day) == NULL;
}

/**
 * kiosk_desk_calendar_add_worked:
 * @self: a calendar
 * @week: the days of the week that are worked, one at least
 * @day: a known day, worked or not
 * @n_days: how many working days to go on
 *
 * Any thread, while nobody adds to @self.
 *
 * Returns: the last of the @n_days working days that follow @day; with 0 @day itself
 */
KioskDay
kiosk_desk_calendar_add_worked (KioskDeskCalendar *self,
                                KioskWeekdays week,
                                KioskDay day,
                                guint n_days)
{
  g_return_val_if_fail ((week & KIOSK_WEEKDAYS_ALL) != KIOSK_WEEKDAYS_NONE, day);

  while (n_days > 0)
    if (kiosk_desk_calendar_is_worked (self, week, ++day))
      n_days--;
  return day;
}

/**
 * kiosk_desk_calendar_count:
 * @self: a calendar
 * @week: the days of the week that are worked
 * @from: the first day, known
 * @to: the last day; before @from: no day
 *
 * Any thread, while nobody adds to @self.
 *
 * Returns: how many working days there are, both ends among them
 */
guint
kiosk_desk_calendar_count (KioskDeskCalendar *self,
                           KioskWeekdays week,
                           KioskDay from,
                           KioskDay to)
{
  guint n_days = 0;

  for (KioskDay day = from; day <= to; day++)
    n_days += kiosk_desk_calendar_is_worked (self, week, day) ? 1 : 0;
  return n_days;
}

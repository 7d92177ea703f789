/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a group `[Target …]` of setup.ini. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-setup-target.h"

#define NICKS_MAX 8

static const char *const target_keys[] = { "Name", "Measure", "Column", "Audience", "Number", "Base", "From", "Until",
                                           NULL };

/* Which key a problem is one of, and what it may say. */
static const struct
{
  const char *key;
  const char *what;
} problems[] = {
  [KIOSK_TARGET_PROBLEM_COLUMN] = { "Column", "self goes with the audience unspecified; unit does not go with helped" },
  [KIOSK_TARGET_PROBLEM_NUMBER_ZERO] = { "Number", "has to be a number from 1 to 9999999" },
  [KIOSK_TARGET_PROBLEM_NUMBER_NEGATIVE] = { "Number", "has to be a number from 1 to 9999999" },
  [KIOSK_TARGET_PROBLEM_NUMBER_TOO_LARGE] = { "Number", "has to be a number from 1 to 9999999" },
  [KIOSK_TARGET_PROBLEM_BASE_NEGATIVE] = { "Base", "has to be a number from 1 to 9999999" },
  [KIOSK_TARGET_PROBLEM_BASE_TOO_LARGE] = { "Base", "has to be a number from 1 to 9999999" },
  [KIOSK_TARGET_PROBLEM_BASE_BELOW_NUMBER] = { "Base", "has to be as many people as Number, or more" },
  [KIOSK_TARGET_PROBLEM_FROM_TOO_EARLY] = { "From", "has to be 2024-11-14, when the app was published, or later" },
  [KIOSK_TARGET_PROBLEM_UNTIL_BEFORE_FROM] = { "Until", "has to be the day of From, or later" },
  [KIOSK_TARGET_PROBLEM_TOO_LONG] = { "Until", "has to be within ten years of From" },
};

/* The names of an enumeration, for a message that lists them; @to_nick is asked for @n values from 0. */
static void
list_nicks (const char *(*to_nick) (guint value),
            guint n,
            const char *nicks[NICKS_MAX + 1])
{
  g_assert (n <= NICKS_MAX);
  for (guint i = 0; i < n; i++)
    nicks[i] = to_nick (i);
  nicks[n] = NULL;
}

static const char *
get_name_nick (guint value)
{
  return kiosk_target_name_to_nick ((KioskTargetName) value);
}

static const char *
get_measure_nick (guint value)
{
  return kiosk_target_measure_to_nick ((KioskTargetMeasure) value);
}

static const char *
get_column_nick (guint value)
{
  return kiosk_target_column_to_nick ((KioskTargetColumn) value);
}

static const char *
get_audience_nick (guint value)
{
  return kiosk_audience_to_nick ((KioskAudience) value);
}

static gboolean
read_choices (KioskSetupReader *reader,
              const char *group,
              KioskTarget *target)
{
  const char *nicks[NICKS_MAX + 1];
  guint values[4] = { 0 };
  gboolean is_good = TRUE;
  const struct
  {
    const char *key;
    const char *(*to_nick) (guint value);
    guint n;
  } choices[] = {
    { "Name", get_name_nick, KIOSK_N_TARGET_NAMES }, { "Measure", get_measure_nick, KIOSK_N_TARGET_MEASURES },
    { "Column", get_column_nick, KIOSK_N_TARGET_COLUMNS }, { "Audience", get_audience_nick, KIOSK_N_AUDIENCES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      list_nicks (choices[i].to_nick, choices[i].n, nicks);
      is_good &= kiosk_setup_reader_get_choice (reader, group, choices[i].key, nicks, &values[i]);
    }
  target->name = (KioskTargetName) values[0];
  target->measure = (KioskTargetMeasure) values[1];
  target->column = (KioskTargetColumn) values[2];
  target->audience = (KioskAudience) values[3];
  return is_good;
}

/* In the book a base of 0 says that there is none; in the file there is no line then. */
static gboolean
read_base (KioskSetupReader *reader,
           const char *group,
           KioskTarget *target)
{
  if (!kiosk_setup_reader_has (reader, group, "Base"))
    return TRUE;
  if (!kiosk_setup_reader_get_number (reader, group, "Base", &target->base))
    return FALSE;
  if (target->base != 0)
    return TRUE;
  kiosk_setup_reader_fault (reader, group, "Base", problems[KIOSK_TARGET_PROBLEM_BASE_NEGATIVE].what);
  return FALSE;
}

/* Every one of them is looked at, whatever the others are. */
static gboolean
read_values (KioskSetupReader *reader,
             const char *group,
             KioskTarget *target)
{
  gboolean is_good = read_choices (reader, group, target);

  is_good &= kiosk_setup_reader_get_number (reader, group, "Number", &target->number);
  is_good &= read_base (reader, group, target);
  is_good &= kiosk_setup_reader_get_day (reader, group, "From", &target->from);
  if (kiosk_setup_reader_has (reader, group, "Until"))
    is_good &= kiosk_setup_reader_get_day (reader, group, "Until", &target->until);
  return is_good;
}

/**
 * kiosk_setup_target_read: (skip)
 * @reader: a reader
 * @group: the group
 *
 * Returns: (transfer full) (nullable): the target, or %NULL after a fault
 */
KioskTarget *
kiosk_setup_target_read (KioskSetupReader *reader,
                         const char *group)
{
  g_autoptr (KioskTarget) target = kiosk_target_new ();
  KioskTargetProblem problem;

  kiosk_setup_reader_warn_others (reader, group, target_keys);
  if (!read_values (reader, group, target))
    return NULL;

  problem = kiosk_target_find_problem (target, KIOSK_DAY_UNKNOWN);
  if (problem == KIOSK_TARGET_PROBLEM_NONE)
    return g_steal_pointer (&target);
  kiosk_setup_reader_fault (reader, group, problems[problem].key, problems[problem].what);
  return NULL;
}

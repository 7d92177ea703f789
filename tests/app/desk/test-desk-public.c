/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What everybody may read, and somebody who reads all of it and tries to work out what was hidden. */
#include <stdlib.h>

#include "kiosk-desk-public.h"

#define N_WARDS_MAX 6
#define N_DAYS_MAX  5
#define SUM_MAX     4000

/* What a reader knows: each number of each table, from as few as to as many as. */
typedef struct
{
  guint    n[KIOSK_N_DESK_BYS];
  int      low[KIOSK_N_DESK_BYS][64];
  int      high[KIOSK_N_DESK_BYS][64];
  gboolean is_shown[KIOSK_N_DESK_BYS];
  int      total_low;
  int      total_high;
} Reader;

static void
add_people (KioskDeskReport *report,
            guint ward,
            guint day,
            KioskKind kind,
            KioskAudience audience,
            KioskReason reason,
            gint64 people)
{
  KioskReportFigures *sum = &report->sum->in_period;

  ((KioskDeskReportWard *) g_ptr_array_index (report->wards, ward))->in_period.tally.helper.counted += people;
  g_array_index (report->days, KioskReportDay, day).tally.helper.counted += people;
  sum->tally.helper.counted += people;
  sum->audiences[audience].helper.counted += people;
  sum->kinds[KIOSK_SOURCE_HELPER][audience][kind] += people;
  if (kind == KIOSK_KIND_NOT_ABLE)
    sum->not_able[KIOSK_SOURCE_HELPER][reason] += people;
}

static KioskDeskReport *
new_report (guint n_wards,
            guint n_days)
{
  KioskPeriod period = kiosk_period_containing (KIOSK_PERIOD_MONTH, kiosk_day_from_iso ("2026-11-01"), 0);
  KioskDeskReport *report = kiosk_desk_report_new (&period, &period);

  for (guint i = 0; i < n_wards; i++)
    {
      g_autofree char *code = g_strdup_printf ("%05u", 26977 + i);

      kiosk_desk_report_ensure (report, code, 1);
    }
  for (guint i = 0; i < n_days; i++)
    {
      KioskReportDay day = { .day = period.from + i, .n_batches = 1 };

      g_array_append_val (report->days, day);
    }
  return report;
}

static KioskKind
choose_kind (int kinds,
             gboolean is_hard)
{
  if (is_hard && g_test_rand_bit ())
    return KIOSK_KIND_NOT_ABLE;
  return (KioskKind) g_test_rand_int_range (0, kinds);
}

/* Few people, in every sort of unevenness. */
static KioskDeskReport *
new_world (void)
{
  guint n_wards = (guint) g_test_rand_int_range (1, N_WARDS_MAX + 1);
  guint n_days = (guint) g_test_rand_int_range (1, N_DAYS_MAX + 1);
  KioskDeskReport *report = new_report (n_wards, n_days);
  int n_groups = g_test_rand_int_range (0, 12);
  int kinds = g_test_rand_int_range (1, KIOSK_N_KINDS + 1);
  gboolean is_hard = g_test_rand_bit ();
  int most = g_test_rand_bit () ? 3 : 14;

  for (int i = 0; i < n_groups; i++)
    add_people (report, (guint) g_test_rand_int_range (0, (int) n_wards),
                (guint) g_test_rand_int_range (0, (int) n_days), choose_kind (kinds, is_hard),
                (KioskAudience) g_test_rand_int_range (0, KIOSK_N_AUDIENCES),
                (KioskReason) g_test_rand_int_range (KIOSK_REASON_NO_SMARTPHONE, KIOSK_REASON_LATER + 1),
                g_test_rand_int_range (1, most));
  return report;
}

static void
read_number (const char *text,
             int *low,
             int *high)
{
  int number = atoi (text);

  *low = text[0] == '<' ? 1 : number == 0 ? 0 : MAX (5, number - 2);
  *high = text[0] == '<' ? 4 : number == 0 ? 0 : number + 2;
  g_assert_true (text[0] == '<' || number % 5 == 0);
}

static Reader
read_all (const KioskDeskReport *report)
{
  Reader reader = { .total_low = 0, .total_high = SUM_MAX };

  for (guint by = 0; by < KIOSK_N_DESK_BYS; by++)
    {
      g_autoptr (KioskDeskPublic) table = kiosk_desk_public_new (report, by);

      reader.is_shown[by] = table->is_shown[KIOSK_SOURCE_HELPER];
      reader.n[by] = table->rows->len;
      if (!reader.is_shown[by])
        {
          g_assert_null (table->sum->values[KIOSK_SOURCE_HELPER]);
          continue;
        }
      for (guint i = 0; i < table->rows->len; i++)
        read_number (((KioskDeskPublicRow *) g_ptr_array_index (table->rows, i))->values[KIOSK_SOURCE_HELPER],
                     &reader.low[by][i], &reader.high[by][i]);
      if (by != KIOSK_DESK_BY_REASON)
        read_number (table->sum->values[KIOSK_SOURCE_HELPER], &reader.total_low, &reader.total_high);
    }
  return reader;
}

/* Every sum that a table's numbers can have, one of them (or none, < 0) being @value. */
static void
find_sums (const Reader *reader,
           KioskDeskBy by,
           int place,
           int value,
           gboolean *out_sums)
{
  gboolean next[SUM_MAX];

  for (int sum = 0; sum < SUM_MAX; sum++)
    out_sums[sum] = sum == 0;
  for (guint i = 0; i < reader->n[by]; i++)
    {
      int low = (int) i == place ? value : reader->low[by][i];
      int high = (int) i == place ? value : reader->high[by][i];

      for (int sum = 0; sum < SUM_MAX; sum++)
        next[sum] = FALSE;
      for (int sum = 0; sum < SUM_MAX; sum++)
        for (int add = low; out_sums[sum] && add <= high && sum + add < SUM_MAX; add++)
          next[sum + add] = TRUE;
      for (int sum = 0; sum < SUM_MAX; sum++)
        out_sums[sum] = next[sum];
    }
}

static gboolean
can_total_be (const Reader *reader,
              int total,
              KioskDeskBy by,
              int place,
              int value)
{
  static gboolean sums[SUM_MAX];

  for (guint other = 0; other < KIOSK_DESK_BY_REASON; other++)
    {
      if (!reader->is_shown[other])
        continue;
      find_sums (reader, other, other == by ? place : -1, value, sums);
      if (!sums[total])
        return FALSE;
    }
  return TRUE;
}

static gboolean
can_any_total_be (const Reader *reader,
                  KioskDeskBy by,
                  int place,
                  int value)
{
  for (int total = reader->total_low; total <= reader->total_high && total < SUM_MAX; total++)
    if (can_total_be (reader, total, by, place, value))
      return TRUE;
  return FALSE;
}

/* Whether all that is shown allows that a number is @value; those who could not install stand in two tables. */
static gboolean
can_be (const Reader *self,
        KioskDeskBy by,
        int place,
        int value)
{
  static gboolean sums[SUM_MAX];
  Reader reader = *self;
  int low = reader.low[KIOSK_DESK_BY_KIND][KIOSK_KIND_NOT_ABLE];
  int high = reader.high[KIOSK_DESK_BY_KIND][KIOSK_KIND_NOT_ABLE];

  if (!reader.is_shown[KIOSK_DESK_BY_REASON] || !reader.is_shown[KIOSK_DESK_BY_KIND])
    return by == KIOSK_DESK_BY_REASON || can_any_total_be (&reader, by, place, value);
  find_sums (&reader, KIOSK_DESK_BY_REASON, by == KIOSK_DESK_BY_REASON ? place : -1, value, sums);
  for (int not_able = low; not_able <= high; not_able++)
    {
      reader.low[KIOSK_DESK_BY_KIND][KIOSK_KIND_NOT_ABLE] = not_able;
      reader.high[KIOSK_DESK_BY_KIND][KIOSK_KIND_NOT_ABLE] = not_able;
      if (sums[not_able] && can_any_total_be (&reader, by, by == KIOSK_DESK_BY_REASON ? -1 : place, value))
        return TRUE;
    }
  return FALSE;
}

static void
attack (const Reader *reader,
        guint *n_hidden)
{
  for (guint by = 0; by < KIOSK_N_DESK_BYS; by++)
    for (guint i = 0; reader->is_shown[by] && i < reader->n[by]; i++)
      {
        if (reader->low[by][i] != 1)
          continue;
        *n_hidden += 1;
        for (int value = 1; value <= 4; value++)
          if (!can_be (reader, by, (int) i, value))
            g_error ("By %s, line %u cannot be %d", kiosk_desk_by_to_nick (by), i, value);
      }
}

/* ATTACKS: how many worlds. */
static void
test_nothing_follows (void)
{
  const char *asked = g_getenv ("DESK_ATTACKS");
  guint n_worlds = asked != NULL ? (guint) g_ascii_strtoull (asked, NULL, 10) : 300;
  guint n_hidden = 0;
  guint n_shown = 0;

  for (guint i = 0; i < n_worlds; i++)
    {
      g_autoptr (KioskDeskReport) report = new_world ();
      Reader reader = read_all (report);

      for (guint by = 0; by < KIOSK_N_DESK_BYS; by++)
        n_shown += reader.is_shown[by] ? 1 : 0;
      attack (&reader, &n_hidden);
    }
  /* Neither is everything kept back, nor is there nothing to keep back. */
  g_assert_cmpuint (n_hidden, >, n_worlds);
  g_assert_cmpuint (n_shown, >, n_worlds);
}

/* Enough people: all tables are told, and the few among them are not. */
static void
test_a_month (void)
{
  g_autoptr (KioskDeskReport) report = new_report (6, 22);
  g_autoptr (KioskDeskPublic) wards = NULL;
  Reader reader;
  guint n_hidden = 0;

  for (guint i = 0; i < 600; i++)
    add_people (report, i % 5, i % 21, i % KIOSK_N_KINDS, i % 4, KIOSK_REASON_NO_SMARTPHONE + i % 5, 1 + i % 3);
  add_people (report, 5, 21, KIOSK_KIND_NOT_ABLE, KIOSK_AUDIENCE_UNSPECIFIED, KIOSK_REASON_LATER, 3);
  reader = read_all (report);
  for (guint by = 0; by < KIOSK_N_DESK_BYS; by++)
    g_assert_true (reader.is_shown[by]);
  attack (&reader, &n_hidden);
  g_assert_cmpuint (n_hidden, ==, 4);
  wards = kiosk_desk_public_new (report, KIOSK_DESK_BY_WARD);
  g_assert_cmpstr (((KioskDeskPublicRow *) g_ptr_array_index (wards->rows, 5))->values[KIOSK_SOURCE_HELPER], ==, "<5");
  g_assert_cmpstr (wards->sum->values[KIOSK_SOURCE_HELPER], ==, "1205");
}

/* One ward with one, another with many: the difference of total and many would be the one. */
static void
test_difference (void)
{
  for (gint64 few = 1; few <= 4; few++)
    for (gint64 many = 5; many < 60; many++)
      {
        g_autoptr (KioskDeskReport) report = new_report (2, 1);
        Reader reader;
        guint n_hidden = 0;

        add_people (report, 0, 0, KIOSK_KIND_ADVISED, KIOSK_AUDIENCE_RESIDENT, KIOSK_REASON_NONE, many);
        add_people (report, 1, 0, KIOSK_KIND_ADVISED, KIOSK_AUDIENCE_RESIDENT, KIOSK_REASON_NONE, few);
        reader = read_all (report);
        attack (&reader, &n_hidden);
      }
}

static void
test_period (void)
{
  const struct { const char *from; const char *to; gboolean is_fit; } cases[] = {
    { "2026-11-01", "2026-11-30", TRUE }, { "2026-10-01", "2026-12-31", TRUE }, { "2026-01-01", "2026-12-31", TRUE },
    { "2026-11-02", "2026-11-30", FALSE }, { "2026-11-01", "2026-11-29", FALSE }, { "2026-11-05", "2026-11-05", FALSE }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KioskPeriod period = kiosk_period_new_range (kiosk_day_from_iso (cases[i].from),
                                                   kiosk_day_from_iso (cases[i].to));

      g_assert_cmpint (kiosk_desk_public_is_period (&period), ==, cases[i].is_fit);
    }
}

static void
test_csv (void)
{
  g_autoptr (KioskDeskReport) report = new_report (1, 1);
  g_autoptr (KioskDeskPublic) table = NULL;
  g_autofree char *csv = NULL;

  add_people (report, 0, 0, KIOSK_KIND_ADVISED, KIOSK_AUDIENCE_RESIDENT, KIOSK_REASON_NONE, 98);
  table = kiosk_desk_public_new (report, KIOSK_DESK_BY_WARD);
  csv = kiosk_desk_public_dup_csv (table);
  g_assert_cmpstr (csv, ==, "ward,name,helper_people,self_people\n26977,,100,0\ntotal,Cộng,100,0\n");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/public/nothing-follows", test_nothing_follows);
  g_test_add_func ("/desk/public/a-month", test_a_month);
  g_test_add_func ("/desk/public/difference", test_difference);
  g_test_add_func ("/desk/public/period", test_period);
  g_test_add_func ("/desk/public/csv", test_csv);
  return g_test_run ();
}

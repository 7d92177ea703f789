/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of table `batch`, as SQL and as figures. A year of many kiosks is a hundred thousand rows and more, so where
 * a tally is enough no more than a tally is asked for. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-report-sums.h"

static const char *const equation[] = { "taps", "counted", "changed", "undone", "suppressed" };

static void
append_equation (GString *sql)
{
  g_string_append (sql, "count(batch)");
  for (guint i = 0; i < G_N_ELEMENTS (equation); i++)
    g_string_append_printf (sql, ", sum(%s)", equation[i]);
}

/**
 * kiosk_desk_report_append_full:
 * @sql: a statement
 *
 * Appends %KIOSK_DESK_REPORT_N_FULL columns for kiosk_desk_report_take_full(). Any thread.
 */
void
kiosk_desk_report_append_full (GString *sql)
{
  append_equation (sql);
  for (guint sum = 0; sum < KIOSK_DESK_N_SUMS; sum++)
    g_string_append_printf (sql, ", sum(%s)", kiosk_desk_sum_get_column (sum));
}

/**
 * kiosk_desk_report_append_people:
 * @sql: a statement
 * @source: who noted
 * @kind: what became of them
 * @audience: of which group; %KIOSK_AUDIENCE_UNSPECIFIED: of all; residents name no group
 *
 * Appends an expression for the people of a batch. Any thread.
 */
void
kiosk_desk_report_append_people (GString *sql,
                                 KioskSource source,
                                 KioskKind kind,
                                 KioskAudience audience)
{
  guint first = KIOSK_DESK_SUM_HELPER + (guint) kind * KIOSK_N_AUDIENCES;

  if (source == KIOSK_SOURCE_SELF)
    g_string_append (sql, kiosk_desk_sum_get_column (KIOSK_DESK_SUM_SELF + (guint) kind));
  else if (audience != KIOSK_AUDIENCE_UNSPECIFIED)
    g_string_append (sql, kiosk_desk_sum_get_column (first + audience));
  else
    for (guint i = 0; i < KIOSK_N_AUDIENCES; i++)
      g_string_append_printf (sql, "%s%s", i > 0 ? " + " : "", kiosk_desk_sum_get_column (first + i));
}

/**
 * kiosk_desk_report_dup_tally:
 *
 * Any thread.
 *
 * Returns: (transfer full) (array zero-terminated=1): what of a batch a tally is summed of, as SQL: all columns of
 *   kiosk_desk_report_take_tally() but the first
 */
char **
kiosk_desk_report_dup_tally (void)
{
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (equation); i++)
    g_strv_builder_add (columns, equation[i]);
  for (guint source = 0; source < KIOSK_N_SOURCES; source++)
    for (guint kind = 0; kind < KIOSK_DESK_N_KINDS; kind++)
      {
        g_autoptr (GString) people = g_string_new (NULL);

        kiosk_desk_report_append_people (people, source, kind, KIOSK_AUDIENCE_UNSPECIFIED);
        g_strv_builder_add (columns, people->str);
      }
  g_strv_builder_add_many (columns, "self_overlap", "self_helped", "helper_helped", NULL);
  return g_strv_builder_end (columns);
}

/**
 * kiosk_desk_report_append_tally:
 * @sql: a statement
 *
 * Appends %KIOSK_DESK_REPORT_N_TALLY columns for kiosk_desk_report_take_tally(). Any thread.
 */
void
kiosk_desk_report_append_tally (GString *sql)
{
  g_auto (GStrv) columns = kiosk_desk_report_dup_tally ();

  g_string_append (sql, "count(batch)");
  for (guint i = 0; columns[i] != NULL; i++)
    g_string_append_printf (sql, ", sum(%s)", columns[i]);
}

static void
take_equation (const KioskDeskValue *row,
               guint *n_batches,
               KioskTally *tally)
{
  *n_batches += (guint) row[0].number;
  tally->taps += row[1].number;
  tally->counted += row[2].number;
  tally->changed += row[3].number;
  tally->undone += row[4].number;
  tally->suppressed += row[5].number;
}

static void
add_people (KioskTallySide *side,
            KioskKind kind,
            gint64 people)
{
  side->counted += people;
  side->installed += kiosk_tap_counts_as_installed (kind) ? people : 0;
  side->signed_in += kiosk_tap_counts_as_signed_in (kind) ? people : 0;
  side->already_had += kind == KIOSK_KIND_ALREADY_HAD ? people : 0;
  side->not_able += kind == KIOSK_KIND_NOT_ABLE ? people : 0;
  side->advised += kind == KIOSK_KIND_ADVISED ? people : 0;
}

/**
 * kiosk_desk_report_take_tally:
 * @row: what the columns of kiosk_desk_report_append_tally() say
 * @n_batches: (inout): a number of batches to add to
 * @tally: a tally to add to
 *
 * Any thread.
 */
void
kiosk_desk_report_take_tally (const KioskDeskValue *row,
                              guint *n_batches,
                              KioskTally *tally)
{
  const KioskDeskValue *kinds = row + KIOSK_DESK_REPORT_N_EQUATION;
  const KioskDeskValue *rest = kinds + 2 * KIOSK_DESK_N_KINDS;

  take_equation (row, n_batches, tally);
  for (guint kind = 0; kind < KIOSK_DESK_N_KINDS; kind++)
    {
      add_people (&tally->self, kind, kinds[KIOSK_SOURCE_SELF * KIOSK_DESK_N_KINDS + kind].number);
      add_people (&tally->helper, kind, kinds[KIOSK_SOURCE_HELPER * KIOSK_DESK_N_KINDS + kind].number);
    }
  tally->self.overlap += rest[0].number;
  tally->self.helped += rest[1].number;
  tally->helper.helped += rest[2].number;
}

/* Every tap of a helper served somebody, so of a part of them as many are helped as are counted. */
static void
add_helped (KioskTally *tally,
            KioskKind kind,
            gint64 people)
{
  tally->taps += people;
  tally->counted += people;
  tally->helper.helped += people;
  add_people (&tally->helper, kind, people);
}

static void
take_helper (const gint64 *sums,
             KioskReportFigures *figures)
{
  for (guint kind = 0; kind < KIOSK_DESK_N_KINDS; kind++)
    for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
      {
        gint64 people = sums[KIOSK_DESK_SUM_HELPER + kind * KIOSK_N_AUDIENCES + audience];

        figures->kinds[KIOSK_SOURCE_HELPER][audience][kind] += people;
        add_people (&figures->tally.helper, kind, people);
        add_helped (&figures->audiences[audience], kind, people);
      }
  figures->tally.helper.helped += sums[KIOSK_DESK_SUM_HELPER_HELPED];
}

/* Residents are asked for no group and belong to no team. */
static void
take_self (const gint64 *sums,
           KioskReportFigures *figures)
{
  KioskTally *tallies[] = { &figures->tally, &figures->audiences[KIOSK_AUDIENCE_UNSPECIFIED],
                            &figures->teams[KIOSK_TEAM_NONE] };

  for (guint i = 0; i < G_N_ELEMENTS (tallies); i++)
    {
      for (guint kind = 0; kind < KIOSK_DESK_N_KINDS; kind++)
        {
          add_people (&tallies[i]->self, kind, sums[KIOSK_DESK_SUM_SELF + kind]);
          if (tallies[i] == &figures->tally)
            continue;
          tallies[i]->taps += sums[KIOSK_DESK_SUM_SELF + kind];
          tallies[i]->counted += sums[KIOSK_DESK_SUM_SELF + kind];
        }
      tallies[i]->self.overlap += sums[KIOSK_DESK_SUM_SELF_OVERLAP];
      tallies[i]->self.helped += sums[KIOSK_DESK_SUM_SELF_HELPED];
    }
  for (guint kind = 0; kind < KIOSK_DESK_N_KINDS; kind++)
    figures->kinds[KIOSK_SOURCE_SELF][KIOSK_AUDIENCE_UNSPECIFIED][kind] += sums[KIOSK_DESK_SUM_SELF + kind];
  figures->not_able[KIOSK_SOURCE_SELF][KIOSK_REASON_UNSAID] += sums[KIOSK_DESK_SUM_SELF + KIOSK_KIND_NOT_ABLE];
  figures->not_signed_in[KIOSK_SOURCE_SELF][KIOSK_REASON_UNSAID] += sums[KIOSK_DESK_SUM_SELF + KIOSK_KIND_INSTALLED];
}

static void
take_teams (const gint64 *sums,
            KioskReportFigures *figures)
{
  for (guint team = KIOSK_TEAM_COMMUNITY_TEAM; team < KIOSK_N_TEAMS; team++)
    {
      const gint64 *own = &sums[KIOSK_DESK_SUM_TEAM + (team - 1) * 3];
      KioskTally *tally = &figures->teams[team];

      tally->taps += own[0];
      tally->counted += own[0];
      tally->helper.counted += own[0];
      tally->helper.helped += own[0];
      tally->helper.installed += own[1];
      tally->helper.signed_in += own[2];
    }
}

static void
take_reasons (const gint64 *sums,
              KioskReportFigures *figures)
{
  for (guint i = 0; i < KIOSK_DESK_N_NOT_ABLE_REASONS; i++)
    figures->not_able[KIOSK_SOURCE_HELPER][kiosk_desk_sum_get_reason (KIOSK_KIND_NOT_ABLE, i)]
      += sums[KIOSK_DESK_SUM_NOT_ABLE + i];
  for (guint i = 0; i < KIOSK_DESK_N_INSTALLED_REASONS; i++)
    figures->not_signed_in[KIOSK_SOURCE_HELPER][kiosk_desk_sum_get_reason (KIOSK_KIND_INSTALLED, i)]
      += sums[KIOSK_DESK_SUM_INSTALLED + i];
}

static void
take_shifts (const gint64 *sums,
             KioskReportFigures *figures)
{
  for (guint shift = 0; shift < KIOSK_N_SHIFTS; shift++)
    {
      gint64 self = sums[KIOSK_DESK_SUM_SHIFT + KIOSK_SOURCE_SELF * KIOSK_N_SHIFTS + shift];
      gint64 helper = sums[KIOSK_DESK_SUM_SHIFT + KIOSK_SOURCE_HELPER * KIOSK_N_SHIFTS + shift];
      KioskTally *tally = &figures->shifts[shift];

      tally->taps += self + helper;
      tally->counted += self + helper;
      tally->self.counted += self;
      tally->helper.counted += helper;
    }
  for (guint rule = 1; rule < KIOSK_N_SUPPRESSIONS; rule++)
    figures->suppressed[rule] += sums[KIOSK_DESK_SUM_SUPPRESSED + rule - 1];
}

/**
 * kiosk_desk_report_take_full:
 * @row: what the columns of kiosk_desk_report_append_full() say
 * @figures: figures to add to
 *
 * Of teams there are people counted, installed and signed in, of shifts people counted. Why residents themselves could
 * not is not kept in sums: it stands there as unsaid. Any thread.
 */
void
kiosk_desk_report_take_full (const KioskDeskValue *row,
                             KioskReportFigures *figures)
{
  gint64 sums[KIOSK_DESK_N_SUMS];

  for (guint sum = 0; sum < KIOSK_DESK_N_SUMS; sum++)
    sums[sum] = row[KIOSK_DESK_REPORT_N_EQUATION + sum].number;
  take_equation (row, &figures->n_batches, &figures->tally);
  take_helper (sums, figures);
  take_self (sums, figures);
  take_teams (sums, figures);
  take_shifts (sums, figures);
  take_reasons (sums, figures);
}

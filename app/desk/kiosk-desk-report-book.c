/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks a book for the sums of a report. Rows are summed where they lie; what comes here is a line for each kiosk and
 * for each day. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-report-book.h"

#include "kiosk-desk-predecessors.h"
#include "kiosk-desk-report-parts.h"
#include "kiosk-desk-report-sums.h"

/* What counts, and what waits for an officer's word. */
#define COUNTED  "counted"
#define DOUBTFUL "batch WHERE EXISTS (SELECT 1 FROM doubt WHERE doubt.kiosk = batch.kiosk " \
                 "AND doubt.batch = batch.batch AND doubt.rejected = 0) AND"

#define SELECT_PAPER \
  "SELECT ward, date, count(sheet), sum(installed), sum(installed_signed_in), sum(signed_in), sum(already_had), " \
  "sum(not_able), sum(advised) FROM paper WHERE date BETWEEN $1 AND $2 AND NOT EXISTS (SELECT 1 "                \
  "FROM paper_withdrawn gone WHERE gone.ward = paper.ward AND gone.date = paper.date "                            \
  "AND gone.sheet = paper.sheet) GROUP BY ward, date"

#define SELECT_ENROLLED "SELECT DISTINCT ward FROM enrolment"

/* Where the figures of a ward go that a query is about. */
typedef KioskReportFigures *(*FindFiguresFunc) (KioskDeskReportWard *ward);

typedef struct
{
  FindFiguresFunc find;
  gboolean        is_full;
} Target;

static KioskReportFigures *
find_in_period_cb (KioskDeskReportWard *ward)
{
  return &ward->in_period;
}

static KioskReportFigures *
find_before_cb (KioskDeskReportWard *ward)
{
  return &ward->before;
}

static KioskReportFigures *
find_undated_cb (KioskDeskReportWard *ward)
{
  return &ward->undated;
}

static KioskReportFigures *
find_doubtful_cb (KioskDeskReportWard *ward)
{
  return &ward->doubtful;
}

static void
take_figures_cb (KioskDeskReportWard *ward,
                 const KioskDeskValue *row,
                 gpointer user_data)
{
  const Target *target = user_data;
  KioskReportFigures *figures = target->find (ward);

  if (target->is_full)
    kiosk_desk_report_take_full (row, figures);
  else
    kiosk_desk_report_take_tally (row, &figures->n_batches, &figures->tally);
}

static gboolean
load_figures (KioskDeskReportLoader *loader,
              FindFiguresFunc find,
              gboolean is_full,
              const char *from,
              GError **error)
{
  Target target = { find, is_full };
  g_autoptr (GString) columns = g_string_new (NULL);

  if (is_full)
    kiosk_desk_report_append_full (columns);
  else
    kiosk_desk_report_append_tally (columns);
  return kiosk_desk_report_query_wards (loader, columns->str, from, take_figures_cb, &target, error);
}

static gboolean
load_parts (KioskDeskReportLoader *loader,
            GError **error)
{
  const KioskPeriod *period = &loader->scope->period;
  const KioskPeriod *before = &loader->scope->before;
  g_autofree char *in_period = g_strdup_printf (COUNTED " WHERE date BETWEEN %u AND %u", period->from, period->to);
  g_autofree char *earlier = g_strdup_printf (COUNTED " WHERE date BETWEEN %u AND %u", before->from, before->to);
  g_autofree char *undated = g_strdup_printf (COUNTED " WHERE date = 0 AND not_before <= %u", period->to);
  g_autofree char *doubtful = g_strdup_printf (DOUBTFUL " (date BETWEEN %u AND %u OR (date = 0 AND not_before <= %u))",
                                               period->from, period->to, period->to);
  gboolean is_full = (loader->scope->parts & KIOSK_DESK_REPORT_BREAKDOWN) != 0;

  return load_figures (loader, find_in_period_cb, is_full, in_period, error)
         && load_figures (loader, find_before_cb, FALSE, earlier, error)
         && load_figures (loader, find_undated_cb, FALSE, undated, error)
         && load_figures (loader, find_doubtful_cb, FALSE, doubtful, error);
}

static void
take_day_cb (const KioskDeskValue *row,
             gpointer user_data)
{
  KioskDeskReportLoader *loader = user_data;
  KioskReportDay day = { .day = (KioskDay) row[0].number };

  kiosk_desk_report_take_tally (row + 1, &day.n_batches, &day.tally);
  g_array_append_val (loader->report->days, day);
}

static gboolean
load_days (KioskDeskReportLoader *loader,
           GError **error)
{
  const KioskPeriod *period = &loader->scope->period;
  g_autofree char *wards = kiosk_desk_report_dup_ward_clause (loader);
  g_autofree char *from = g_strdup_printf (COUNTED " WHERE date BETWEEN %u AND %u%s", period->from, period->to, wards);
  g_auto (GStrv) columns = kiosk_desk_report_dup_tally ();

  return (loader->scope->parts & KIOSK_DESK_REPORT_DAYS) == 0
         || kiosk_desk_engine_sum (loader->engine, "date", (const char *const *) columns, from, take_day_cb, loader,
                                   error);
}

/* A number is kept as it came; a sheet of a ward's day belongs to what its code meant on that day. */
static void
take_paper_cb (const KioskDeskValue *row,
               gpointer user_data)
{
  KioskDeskReportLoader *loader = user_data;
  KioskDeskReportWard *ward = kiosk_desk_report_find_ward_on (loader, (guint) row[0].number, (KioskDay) row[1].number);

  if (ward == NULL)
    return;
  ward->paper.n_sheets += (guint) row[2].number;
  for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
    ward->paper.kinds[kind] += row[3 + kind].number;
}

static gboolean
load_paper (KioskDeskReportLoader *loader,
            GError **error)
{
  const KioskDeskValue days[] = { KIOSK_DESK_INT (loader->scope->period.from),
                                  KIOSK_DESK_INT (loader->scope->period.to) };

  return kiosk_desk_engine_query (loader->engine, SELECT_PAPER, days, G_N_ELEMENTS (days), take_paper_cb, loader,
                                  error);
}

/* A ward whose kiosks are enrolled has a line, with nothing in it where nothing came. */
static void
take_enrolled_cb (const KioskDeskValue *row,
                  gpointer user_data)
{
  KioskDeskReportLoader *loader = user_data;

  kiosk_desk_report_find_ward_on (loader, (guint) row[0].number, loader->scope->period.to);
}

static gboolean
load_all (KioskDeskReportLoader *loader,
          GError **error)
{
  gboolean has_targets = (loader->scope->parts & KIOSK_DESK_REPORT_TARGETS) != 0;
  gboolean has_brought = (loader->scope->parts & KIOSK_DESK_REPORT_BROUGHT) != 0;

  return kiosk_desk_report_load_places (loader, error)
         && load_parts (loader, error)
         && load_days (loader, error)
         && kiosk_desk_engine_query (loader->engine, SELECT_ENROLLED, NULL, 0, take_enrolled_cb, loader, error)
         && load_paper (loader, error)
         && (!has_targets || kiosk_desk_report_load_targets (loader, error))
         && (!has_brought || kiosk_desk_report_load_sheets (loader, error));
}

/**
 * kiosk_desk_report_load:
 * @book: a book
 * @scope: what the report is to be of
 * @error: return location for a `GError`
 *
 * Sums what counts in the days of @scope: by ward, as it was recorded or as it is called now, and by day. What has no
 * known date, what an officer has not decided on, and what was counted on paper stand apart in it. Wards without
 * figures are there if a kiosk of theirs is enrolled. The book's thread. Fails as kiosk_desk_engine_run() does.
 *
 * Returns: (transfer full) (nullable): the report
 */
KioskDeskReport *
kiosk_desk_report_load (KioskDeskBook *book,
                        const KioskDeskReportScope *scope,
                        GError **error)
{
  g_autoptr (KioskDeskReport) report = kiosk_desk_report_new (&scope->period, &scope->before);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (KioskDeskReportPlace));
  KioskDeskReportLoader loader = { kiosk_desk_book_get_engine (book), scope, report, places };

  report->is_current = scope->predecessors != NULL;
  if (!kiosk_desk_engine_look (loader.engine, error)
      || !kiosk_desk_engine_end (loader.engine, load_all (&loader, error), error))
    return NULL;
  kiosk_desk_report_finish (report);
  return g_steal_pointer (&report);
}

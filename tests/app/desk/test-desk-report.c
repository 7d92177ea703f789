/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a desk reports against the sum of what its kiosks counted, cell by cell. */
#include <string.h>

#include "desk-world.h"
#include "kiosk-desk-paper.h"
#include "kiosk-desk-predecessors.h"
#include "kiosk-desk-report-book.h"
#include "kiosk-period.h"

#define WARD       "26977"
#define OTHER_WARD "26983"
#define N_DAYS     6

typedef DeskWorld Fixture;

static KioskDeskReportScope
make_scope (Fixture *self)
{
  KioskDeskReportScope scope = { .period = kiosk_period_new_range (self->day, self->day + N_DAYS - 1) };

  scope.before = kiosk_period_previous (&scope.period, 0);
  scope.parts = KIOSK_DESK_REPORT_ALL;
  return scope;
}

static KioskDeskReport *
load (Fixture *self,
      const KioskDeskReportScope *scope)
{
  g_autoptr (GError) error = NULL;
  KioskDeskReport *report = kiosk_desk_report_load (self->book, scope, &error);

  g_assert_no_error (error);
  return report;
}

static const KioskDeskReportWard *
find_ward (const KioskDeskReport *report,
           const char *code)
{
  for (guint i = 0; i < report->wards->len; i++)
    {
      const KioskDeskReportWard *ward = g_ptr_array_index (report->wards, i);

      if (g_str_equal (ward->code, code))
        return ward;
    }
  return NULL;
}

/* Of batches in @ward, NULL: in any, dated from @from to @to. */
static void
add_expected (KioskReportFigures *figures,
              const FleetKiosk *kiosk,
              const char *ward,
              KioskDay from,
              KioskDay to)
{
  for (guint i = 0; i < kiosk->entries->len; i++)
    {
      const KioskEntry *entry = &g_array_index (kiosk->entries, KioskEntry, i);

      if ((ward != NULL && !g_str_equal (entry->ward, ward)) || entry->day < from || entry->day > to)
        continue;
      kiosk_report_figures_add_entry (figures, entry);
      for (guint k = 0; k < kiosk->cells->len; k++)
        {
          const KioskCell *cell = &g_array_index (kiosk->cells, KioskCell, k);

          if (cell->n == entry->n && g_str_equal (cell->epoch, entry->epoch))
            kiosk_report_figures_add_cell (figures, cell);
        }
    }
}

#define assert_same(one, other) g_assert_cmpmem (&(one), sizeof (one), &(other), sizeof (other))

static void
assert_figures (const KioskReportFigures *figures,
                const KioskReportFigures *expected)
{
  g_assert_cmpuint (figures->n_batches, ==, expected->n_batches);
  assert_same (figures->tally, expected->tally);
  assert_same (figures->audiences, expected->audiences);
  assert_same (figures->kinds, expected->kinds);
  assert_same (figures->not_able, expected->not_able);
  assert_same (figures->not_signed_in, expected->not_signed_in);
  assert_same (figures->suppressed, expected->suppressed);
  for (guint team = 0; team < KIOSK_N_TEAMS; team++)
    {
      g_assert_cmpint (figures->teams[team].counted, ==, expected->teams[team].counted);
      g_assert_cmpint (figures->teams[team].helper.installed, ==, expected->teams[team].helper.installed);
      g_assert_cmpint (figures->teams[team].helper.signed_in, ==, expected->teams[team].helper.signed_in);
    }
  for (guint shift = 0; shift < KIOSK_N_SHIFTS; shift++)
    {
      g_assert_cmpint (figures->shifts[shift].self.counted, ==, expected->shifts[shift].self.counted);
      g_assert_cmpint (figures->shifts[shift].helper.counted, ==, expected->shifts[shift].helper.counted);
    }
}

static void
assert_tally (const KioskReportFigures *figures,
              const KioskReportFigures *expected)
{
  g_assert_cmpuint (figures->n_batches, ==, expected->n_batches);
  assert_same (figures->tally, expected->tally);
  g_assert_cmpint (figures->tally.taps, ==, figures->tally.counted + figures->tally.changed + figures->tally.undone
                   + figures->tally.suppressed);
}

static FleetKiosk *
add_kiosk (Fixture *self,
           const char *ward,
           guint number)
{
  FleetKiosk *kiosk = fleet_kiosk_new (ward, number);

  desk_world_enrol (self, kiosk);
  return kiosk;
}

/* Days of the period, of the one before and of the time after it, two batches on one of them, and one of no day. */
static void
fill (Fixture *self,
      FleetKiosk *kiosk)
{
  for (guint i = 0; i < 3 * N_DAYS; i++)
    fleet_kiosk_close (kiosk, self->day - N_DAYS + i, 12, FALSE);
  fleet_kiosk_close (kiosk, self->day + 2, 12, FALSE);
  fleet_kiosk_close (kiosk, KIOSK_DAY_UNKNOWN, 12, FALSE);
  desk_world_take (self, kiosk, kiosk->entries->len);
}

static void
test_wards (Fixture *self,
            gconstpointer data)
{
  g_autoptr (FleetKiosk) second = add_kiosk (self, WARD, 2);
  g_autoptr (FleetKiosk) other = add_kiosk (self, OTHER_WARD, 1);
  const FleetKiosk *kiosks[] = { self->kiosk, second, other };
  KioskDeskReportScope scope = make_scope (self);
  KioskReportFigures all = { 0 };
  KioskReportFigures ward = { 0 };
  KioskReportFigures before = { 0 };
  KioskReportFigures undated = { 0 };
  g_autoptr (KioskDeskReport) report = NULL;

  fill (self, self->kiosk);
  fill (self, second);
  fill (self, other);
  for (guint i = 0; i < G_N_ELEMENTS (kiosks); i++)
    {
      add_expected (&all, kiosks[i], NULL, scope.period.from, scope.period.to);
      add_expected (&ward, kiosks[i], WARD, scope.period.from, scope.period.to);
      add_expected (&before, kiosks[i], WARD, scope.before.from, scope.before.to);
      add_expected (&undated, kiosks[i], WARD, KIOSK_DAY_UNKNOWN, KIOSK_DAY_UNKNOWN);
    }
  scope.parts = KIOSK_DESK_REPORT_TALLIES;
  report = load (self, &scope);
  assert_tally (&report->sum->in_period, &all);
  g_assert_cmpuint (report->days->len, ==, 0);
  g_clear_pointer (&report, kiosk_desk_report_free);
  scope.parts = KIOSK_DESK_REPORT_ALL;
  report = load (self, &scope);
  g_assert_cmpuint (report->wards->len, ==, 2);
  assert_figures (&report->sum->in_period, &all);
  assert_figures (&find_ward (report, WARD)->in_period, &ward);
  assert_tally (&find_ward (report, WARD)->before, &before);
  assert_tally (&find_ward (report, WARD)->undated, &undated);
  g_assert_cmpuint (report->sum->doubtful.n_batches, ==, 0);
}

static void
test_days (Fixture *self,
           gconstpointer data)
{
  g_autoptr (FleetKiosk) other = add_kiosk (self, OTHER_WARD, 1);
  KioskDeskReportScope scope = make_scope (self);
  g_autoptr (KioskDeskReport) report = NULL;

  fill (self, self->kiosk);
  fill (self, other);
  report = load (self, &scope);
  g_assert_cmpuint (report->days->len, ==, N_DAYS);
  for (guint i = 0; i < N_DAYS; i++)
    {
      const KioskReportDay *day = &g_array_index (report->days, KioskReportDay, i);
      KioskReportFigures expected = { 0 };

      add_expected (&expected, self->kiosk, NULL, self->day + i, self->day + i);
      add_expected (&expected, other, NULL, self->day + i, self->day + i);
      g_assert_cmpuint (day->day, ==, self->day + i);
      g_assert_cmpuint (day->n_batches, ==, expected.n_batches);
      assert_same (day->tally, expected.tally);
    }
}

/* A kiosk that was carried to another ward counted in both. */
static void
test_moved (Fixture *self,
            gconstpointer data)
{
  KioskDeskReportScope scope = make_scope (self);
  KioskReportFigures first = { 0 };
  KioskReportFigures second = { 0 };
  g_autoptr (KioskDeskReport) report = NULL;

  fleet_kiosk_close (self->kiosk, self->day, 12, FALSE);
  fleet_kiosk_close (self->kiosk, self->day + 1, 12, FALSE);
  g_strlcpy (self->kiosk->ward, OTHER_WARD, sizeof self->kiosk->ward);
  fleet_kiosk_close (self->kiosk, self->day + 2, 12, FALSE);
  desk_world_take (self, self->kiosk, 3);
  add_expected (&first, self->kiosk, WARD, scope.period.from, scope.period.to);
  add_expected (&second, self->kiosk, OTHER_WARD, scope.period.from, scope.period.to);
  report = load (self, &scope);
  assert_figures (&find_ward (report, WARD)->in_period, &first);
  assert_figures (&find_ward (report, OTHER_WARD)->in_period, &second);
}

static void
test_one_ward (Fixture *self,
               gconstpointer data)
{
  g_autoptr (FleetKiosk) other = add_kiosk (self, OTHER_WARD, 1);
  KioskDeskReportScope scope = make_scope (self);
  KioskReportFigures expected = { 0 };
  KioskTally days = { 0 };
  g_autoptr (KioskDeskReport) report = NULL;

  fill (self, self->kiosk);
  fill (self, other);
  scope.ward = OTHER_WARD;
  add_expected (&expected, other, NULL, scope.period.from, scope.period.to);
  report = load (self, &scope);
  g_assert_cmpuint (report->wards->len, ==, 1);
  assert_figures (&report->sum->in_period, &expected);
  for (guint i = 0; i < report->days->len; i++)
    kiosk_tally_add (&days, &g_array_index (report->days, KioskReportDay, i).tally);
  assert_same (days, expected.tally);
}

/* Merged wards stand under the name of today; one that was split stands apart. */
static void
test_current (Fixture *self,
              gconstpointer data)
{
  g_autoptr (FleetKiosk) other = add_kiosk (self, OTHER_WARD, 1);
  g_autoptr (FleetKiosk) split = add_kiosk (self, "26995", 1);
  g_autoptr (GPtrArray) predecessors = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_predecessor_free);
  KioskDeskReportScope scope = make_scope (self);
  KioskReportFigures merged = { 0 };
  KioskReportFigures apart = { 0 };
  g_autoptr (KioskDeskReport) report = NULL;

  fill (self, self->kiosk);
  fill (self, other);
  fill (self, split);
  g_ptr_array_add (predecessors, kiosk_predecessor_new (WARD, "A", "27001", "M", KIOSK_WARD_SHARE_WHOLE, self->day));
  g_ptr_array_add (predecessors, kiosk_predecessor_new (OTHER_WARD, "B", "27001", "M", KIOSK_WARD_SHARE_WHOLE,
                                                        self->day));
  g_ptr_array_add (predecessors, kiosk_predecessor_new ("26995", "C", "27001", "M", KIOSK_WARD_SHARE_PART, self->day));
  g_ptr_array_add (predecessors, kiosk_predecessor_new ("26995", "C", "27004", "N", KIOSK_WARD_SHARE_PART, self->day));
  add_expected (&merged, self->kiosk, NULL, scope.period.from, scope.period.to);
  add_expected (&merged, other, NULL, scope.period.from, scope.period.to);
  add_expected (&apart, split, NULL, scope.period.from, scope.period.to);
  scope.predecessors = predecessors;
  report = load (self, &scope);
  g_assert_cmpuint (report->wards->len, ==, 2);
  assert_figures (&find_ward (report, "27001")->in_period, &merged);
  g_assert_false (find_ward (report, "27001")->is_split);
  assert_figures (&find_ward (report, "26995")->in_period, &apart);
  g_assert_true (find_ward (report, "26995")->is_split);
  g_assert_null (find_ward (report, "27004"));
}

/* A batch of a restored copy may repeat one of the book that it was copied from: until somebody says, it is in no
 * sum. */
static void
test_doubtful (Fixture *self,
               gconstpointer data)
{
  KioskDeskReportScope scope = make_scope (self);
  KioskReportFigures counted = { 0 };
  KioskReportFigures open = { 0 };
  g_autoptr (FleetKiosk) restored = NULL;
  g_autoptr (KioskDeskReport) report = NULL;

  fleet_kiosk_close (self->kiosk, self->day, 12, FALSE);
  restored = fleet_kiosk_copy (self->kiosk);
  fleet_kiosk_close (self->kiosk, self->day + 1, 12, FALSE);
  fleet_kiosk_begin_epoch (restored);
  fleet_kiosk_close (restored, self->day + 2, 12, TRUE);
  desk_world_take (self, self->kiosk, 2);
  desk_world_take (self, restored, 1);
  add_expected (&counted, self->kiosk, NULL, self->day, self->day + 1);
  add_expected (&open, restored, NULL, self->day + 2, self->day + 2);
  report = load (self, &scope);
  assert_figures (&report->sum->in_period, &counted);
  assert_tally (&report->sum->doubtful, &open);
  g_assert_cmpuint (report->days->len, ==, 2);
}

/* Both kiosks of a ward were given the same target: it is one, and measured by both of them. */
static void
test_targets (Fixture *self,
              gconstpointer data)
{
  g_autoptr (FleetKiosk) second = add_kiosk (self, WARD, 2);
  g_autoptr (FleetKiosk) other = add_kiosk (self, OTHER_WARD, 1);
  KioskDeskReportScope scope = make_scope (self);
  KioskReportFigures since = { 0 };
  KioskReportFigures period = { 0 };
  const KioskReportTarget *target;
  g_autoptr (KioskDeskReport) report = NULL;

  fill (self, self->kiosk);
  fill (self, second);
  add_expected (&since, self->kiosk, NULL, self->day - N_DAYS, scope.period.to);
  add_expected (&since, second, NULL, self->day - N_DAYS, scope.period.to);
  add_expected (&period, self->kiosk, NULL, scope.period.from, scope.period.to);
  add_expected (&period, second, NULL, scope.period.from, scope.period.to);
  report = load (self, &scope);
  g_assert_cmpuint (find_ward (report, WARD)->targets->len, ==, 1);
  target = &g_array_index (find_ward (report, WARD)->targets, KioskReportTarget, 0);
  g_assert_cmpint (target->progress.done, ==, since.tally.helper.installed);
  g_assert_cmpint (target->in_period, ==, period.tally.helper.installed);
  g_clear_pointer (&report, kiosk_desk_report_free);

  g_array_index (other->targets, KioskTarget, 0).number = 100;
  fill (self, other);
  report = load (self, &scope);
  target = &g_array_index (report->sum->targets, KioskReportTarget, 0);
  g_assert_cmpint (target->target.number, ==, 1000);
  g_assert_cmpint (target->target.base, ==, 2400);
}

/* Two kiosks of one ward say different numbers: both stand there, and none is in the sum. */
static void
test_disputed_target (Fixture *self,
                      gconstpointer data)
{
  g_autoptr (FleetKiosk) second = add_kiosk (self, WARD, 2);
  KioskDeskReportScope scope = make_scope (self);
  g_autoptr (KioskDeskReport) report = NULL;

  g_array_index (second->targets, KioskTarget, 0).number = 100;
  fill (self, self->kiosk);
  fill (self, second);
  report = load (self, &scope);
  g_assert_cmpuint (find_ward (report, WARD)->targets->len, ==, 2);
  g_assert_cmpuint (report->sum->targets->len, ==, 0);
}

/* Sheets count by their own day, once, and never with taps; of a unit the latest. */
static void
test_brought (Fixture *self,
              gconstpointer data)
{
  KioskDeskReportScope scope = make_scope (self);
  KioskTarget target = g_array_index (self->kiosk->targets, KioskTarget, 0);
  gint64 in_period = 0;
  gint64 since = 0;
  guint n_sheets = 0;
  const KioskReportTarget *found;
  g_autoptr (KioskDeskReport) report = NULL;

  kiosk_id_fill (target.id);
  target.column = KIOSK_TARGET_COLUMN_OUTREACH;
  g_array_append_val (self->kiosk->targets, target);
  fill (self, self->kiosk);
  for (guint i = 0; i < self->kiosk->sheets->len; i++)
    {
      const KioskSheet *sheet = &g_array_index (self->kiosk->sheets, KioskSheet, i);
      gint64 people = kiosk_sheet_sum (sheet, KIOSK_SHEET_FIGURE_INSTALLED);

      since += sheet->day <= scope.period.to ? people : 0;
      in_period += sheet->day >= scope.period.from && sheet->day <= scope.period.to ? people : 0;
      n_sheets += sheet->day >= scope.period.from && sheet->day <= scope.period.to ? 1 : 0;
    }
  report = load (self, &scope);
  g_assert_cmpuint (report->sum->outreach.n_sheets, ==, n_sheets);
  g_assert_cmpint (report->sum->outreach.kinds[KIOSK_AUDIENCE_RESIDENT][KIOSK_KIND_INSTALLED], ==, in_period);
  g_assert_cmpint (in_period, >, 0);
  found = &g_array_index (report->sum->targets, KioskReportTarget, 1);
  g_assert_cmpint (found->target.column, ==, KIOSK_TARGET_COLUMN_OUTREACH);
  g_assert_cmpint (found->progress.done, ==, since);
  g_assert_cmpint (found->in_period, ==, in_period);
}

static void
add_unit_sheet (Fixture *self,
                const char *id,
                const char *replaces,
                KioskDay day,
                int installed)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO sheet SELECT min(kiosk), min(batch), 90, '%s', '%s', 1, %u, 0, 0, 'to-1', 1 FROM counted;"
    "INSERT INTO sheet_line SELECT min(kiosk), min(batch), '%s', 1, %d, 50 FROM counted;"
    "INSERT INTO sheet_line SELECT min(kiosk), min(batch), '%s', 1, %d, %d FROM counted;",
    id, replaces, day, id, KIOSK_SHEET_FIGURE_CONCERNED, id, KIOSK_SHEET_FIGURE_APP_INSTALLED, installed);
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_desk_engine_run (kiosk_desk_book_get_engine (self->book), sql, &error));
  g_assert_no_error (error);
}

/* Of a unit the latest day counts, not what was replaced, and not what came after the period. */
static void
test_units (Fixture *self,
            gconstpointer data)
{
  KioskDeskReportScope scope = make_scope (self);
  g_autoptr (KioskDeskReport) report = NULL;

  fill (self, self->kiosk);
  add_unit_sheet (self, "a", "", scope.period.from, 10);
  add_unit_sheet (self, "b", "", scope.period.to, 48);
  add_unit_sheet (self, "c", "b", scope.period.to, 20);
  add_unit_sheet (self, "d", "", scope.period.to + 1, 30);
  report = load (self, &scope);
  g_assert_cmpuint (report->sum->units.n_units, ==, 1);
  g_assert_cmpint (report->sum->units.concerned, ==, 50);
  g_assert_cmpint (report->sum->units.installed, ==, 20);
}

/* A ward whose kiosk was enrolled, and from which nothing came, has a line. */
static void
test_silent (Fixture *self,
             gconstpointer data)
{
  KioskDeskReportScope scope = make_scope (self);
  g_autoptr (KioskDeskReport) report = load (self, &scope);

  g_assert_cmpuint (report->wards->len, ==, 1);
  g_assert_true (kiosk_desk_report_ward_is_empty (find_ward (report, WARD)));
  g_assert_cmpuint (report->days->len, ==, 0);
}

static void
test_paper (Fixture *self,
            gconstpointer data)
{
  KioskDeskPaper paper = { .ward = WARD, .day = self->day, .sheet = 1, .kinds = { 4, 3, 2, 1, 5, 6 } };
  KioskDeskReportScope scope = make_scope (self);
  g_autoptr (KioskDeskReport) report = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_new = FALSE;

  g_assert_true (kiosk_desk_paper_add (self->book, &paper, &is_new, &error));
  g_assert_true (is_new);
  g_assert_true (kiosk_desk_paper_add (self->book, &paper, &is_new, &error));
  g_assert_false (is_new);
  paper.kinds[KIOSK_KIND_ADVISED] = 7;
  g_assert_false (kiosk_desk_paper_add (self->book, &paper, &is_new, &error));
  g_assert_error (error, KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_SHEET);
  paper.sheet = 2;
  g_assert_true (kiosk_desk_paper_add (self->book, &paper, &is_new, NULL));
  paper.day = scope.period.to + 1;
  g_assert_true (kiosk_desk_paper_add (self->book, &paper, &is_new, NULL));

  report = load (self, &scope);
  g_assert_cmpuint (report->sum->paper.n_sheets, ==, 2);
  g_assert_cmpint (report->sum->paper.kinds[KIOSK_KIND_ADVISED], ==, 13);
  g_assert_cmpint (report->sum->paper.kinds[KIOSK_KIND_INSTALLED], ==, 8);
  g_assert_cmpint (report->sum->in_period.tally.taps, ==, 0);
}

/* A sheet that was typed wrong is in no report, and does not come back. */
static void
test_paper_withdrawn (Fixture *self,
                      gconstpointer data)
{
  KioskDeskPaper paper = { .ward = WARD, .day = self->day, .sheet = 1, .kinds = { 40 } };
  KioskDeskReportScope scope = make_scope (self);
  g_autoptr (KioskDeskReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) unknown = NULL;
  gboolean is_new = FALSE;

  g_assert_true (kiosk_desk_paper_add (self->book, &paper, &is_new, NULL));
  g_assert_true (kiosk_desk_paper_withdraw (self->book, &paper, &is_new, NULL));
  g_assert_true (is_new);
  g_assert_true (kiosk_desk_paper_withdraw (self->book, &paper, &is_new, NULL));
  g_assert_false (is_new);
  g_assert_false (kiosk_desk_paper_add (self->book, &paper, &is_new, &error));
  g_assert_error (error, KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_SHEET);
  paper.sheet = 2;
  g_assert_false (kiosk_desk_paper_withdraw (self->book, &paper, &is_new, &unknown));
  g_assert_error (unknown, KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_UNKNOWN);
  paper.kinds[0] = 4;
  g_assert_true (kiosk_desk_paper_add (self->book, &paper, &is_new, NULL));
  report = load (self, &scope);
  g_assert_cmpuint (report->sum->paper.n_sheets, ==, 1);
  g_assert_cmpint (report->sum->paper.kinds[0], ==, 4);
}

static void
test_paper_invalid (void)
{
  const KioskDeskPaper good = { .ward = WARD, .day = 2461000, .sheet = 1, .kinds = { 1 } };
  KioskDeskPaper paper = good;

  g_assert_true (kiosk_desk_paper_is_valid (&paper));
  paper.kinds[0] = 0;
  g_assert_false (kiosk_desk_paper_is_valid (&paper));
  paper.kinds[0] = -1;
  paper.kinds[1] = 5;
  g_assert_false (kiosk_desk_paper_is_valid (&paper));
  paper.kinds[0] = KIOSK_SHEET_NUMBER_MAX + 1;
  g_assert_false (kiosk_desk_paper_is_valid (&paper));
  paper = good;
  paper.sheet = 0;
  g_assert_false (kiosk_desk_paper_is_valid (&paper));
  paper.sheet = KIOSK_DESK_PAPER_SHEET_MAX + 1;
  g_assert_false (kiosk_desk_paper_is_valid (&paper));
  paper = good;
  paper.day = KIOSK_DAY_UNKNOWN;
  g_assert_false (kiosk_desk_paper_is_valid (&paper));
  paper = good;
  paper.ward[4] = 'x';
  g_assert_false (kiosk_desk_paper_is_valid (&paper));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/report/paper-invalid", test_paper_invalid);
#define ADD(name, func) \
  g_test_add ("/desk/report/" name, Fixture, NULL, desk_world_set_up, func, desk_world_tear_down)
  ADD ("wards", test_wards);
  ADD ("days", test_days);
  ADD ("moved", test_moved);
  ADD ("one-ward", test_one_ward);
  ADD ("current", test_current);
  ADD ("doubtful", test_doubtful);
  ADD ("targets", test_targets);
  ADD ("disputed-target", test_disputed_target);
  ADD ("brought", test_brought);
  ADD ("units", test_units);
  ADD ("silent", test_silent);
  ADD ("paper", test_paper);
  ADD ("paper-withdrawn", test_paper_withdrawn);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the figures of a desk's report into rows and columns. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-desk-grid.h"

#include <string.h>

#include "kiosk-paper-parts.h"
#include "kiosk-report-brought.h"
#include "kiosk-report-words.h"

/* Of wards all of them, of days those before N_DAY_COLUMNS. */
static const KioskDeskColumn ward_columns[] = {
  { KIOSK_DESK_GROUP_HELPER, "installed", "Mới cài" },
  { KIOSK_DESK_GROUP_HELPER, "signed_in", "Đã đăng nhập" },
  { KIOSK_DESK_GROUP_HELPER, "helped", "Được hỗ trợ" },
  { KIOSK_DESK_GROUP_HELPER, "already_had", "Có sẵn từ trước" },
  { KIOSK_DESK_GROUP_HELPER, "not_able", "Chưa cài được" },
  { KIOSK_DESK_GROUP_HELPER, "advised", "Chỉ tư vấn" },
  { KIOSK_DESK_GROUP_SELF, "installed", "Mới cài" },
  { KIOSK_DESK_GROUP_SELF, "signed_in", "Đã đăng nhập" },
  { KIOSK_DESK_GROUP_SELF, "helped", "Được hỗ trợ" },
  { KIOSK_DESK_GROUP_SELF, "counted", "Cộng được tính" },
  { KIOSK_DESK_GROUP_SELF, "overlap", "Có thể trùng" },
  { KIOSK_DESK_GROUP_EQUATION, "taps", "Đã ghi" },
  { KIOSK_DESK_GROUP_EQUATION, "counted", "Được tính" },
  { KIOSK_DESK_GROUP_EQUATION, "changed", "Đã sửa" },
  { KIOSK_DESK_GROUP_EQUATION, "undone", "Đã hủy" },
  { KIOSK_DESK_GROUP_EQUATION, "suppressed", "Không tính" },
  { KIOSK_DESK_GROUP_EQUATION, "closings", "Số lần chốt" },
  { KIOSK_DESK_GROUP_BEFORE, "helper_installed", "Mới cài (người hỗ trợ ghi)" },
  { KIOSK_DESK_GROUP_BEFORE, "helper_signed_in", "Đã đăng nhập (người hỗ trợ ghi)" },
  { KIOSK_DESK_GROUP_BEFORE, "self_installed", "Mới cài (người dân tự bấm)" },
  { KIOSK_DESK_GROUP_TARGET, "number", "Chỉ tiêu" },
  { KIOSK_DESK_GROUP_TARGET, "done", "Đã đạt" },
  { KIOSK_DESK_GROUP_UNDATED, "helper", "Người hỗ trợ ghi" },
  { KIOSK_DESK_GROUP_UNDATED, "self", "Người dân tự bấm" },
  { KIOSK_DESK_GROUP_DOUBTFUL, "helper", "Người hỗ trợ ghi" },
  { KIOSK_DESK_GROUP_DOUBTFUL, "self", "Người dân tự bấm" },
  { KIOSK_DESK_GROUP_PAPER, "sheets", "Số phiếu" },
  { KIOSK_DESK_GROUP_PAPER, "installed", "Mới cài" },
  { KIOSK_DESK_GROUP_PAPER, "signed_in", "Đã đăng nhập" },
  { KIOSK_DESK_GROUP_PAPER, "people", "Lượt người" },
  { KIOSK_DESK_GROUP_OUTREACH, "sheets", "Số phiếu" },
  { KIOSK_DESK_GROUP_OUTREACH, "installed", "Mới cài" },
  { KIOSK_DESK_GROUP_OUTREACH, "signed_in", "Đã đăng nhập" },
  { KIOSK_DESK_GROUP_OUTREACH, "heard_sessions", "Số buổi giới thiệu" },
  { KIOSK_DESK_GROUP_OUTREACH, "heard_people", "Số người nghe" },
  { KIOSK_DESK_GROUP_UNIT, "units", "Số đơn vị" },
  { KIOSK_DESK_GROUP_UNIT, "concerned", "Người thuộc diện" },
  { KIOSK_DESK_GROUP_UNIT, "installed", "Đã cài" },
  { KIOSK_DESK_GROUP_UNIT, "signed_in", "Đã đăng nhập" }
};
#define N_TALLY_COLUMNS 16
#define N_DAY_COLUMNS   17

static const KioskDeskColumn kind_columns[] = {
  { KIOSK_DESK_GROUP_HELPER, "people", "Lượt người" },
  { KIOSK_DESK_GROUP_SELF, "people", "Lượt người" }
};

static const KioskDeskColumn audience_columns[] = {
  { KIOSK_DESK_GROUP_HELPER, "installed", "Mới cài" },
  { KIOSK_DESK_GROUP_HELPER, "signed_in", "Đã đăng nhập" },
  { KIOSK_DESK_GROUP_HELPER, "helped", "Được hỗ trợ" },
  { KIOSK_DESK_GROUP_HELPER, "already_had", "Có sẵn từ trước" },
  { KIOSK_DESK_GROUP_HELPER, "not_able", "Chưa cài được" },
  { KIOSK_DESK_GROUP_HELPER, "advised", "Chỉ tư vấn" },
  { KIOSK_DESK_GROUP_SELF, "counted", "Cộng được tính" }
};

static const KioskDeskColumn reason_columns[] = {
  { KIOSK_DESK_GROUP_HELPER, "not_able", "Chưa cài được" },
  { KIOSK_DESK_GROUP_HELPER, "not_signed_in", "Mới cài, chưa đăng nhập" },
  { KIOSK_DESK_GROUP_SELF, "not_able", "Chưa cài được" },
  { KIOSK_DESK_GROUP_SELF, "not_signed_in", "Mới cài, chưa đăng nhập" }
};

static const char *const by_nicks[KIOSK_N_DESK_BYS] = { "ward", "day", "kind", "audience", "reason" };
static const char *const by_words[KIOSK_N_DESK_BYS] = { "Phường", "Ngày", "Kết quả", "Đối tượng", "Lý do" };
static const char *const group_nicks[KIOSK_N_DESK_GROUPS] = {
  "helper", "self", "all", "before", "target", "undated", "doubtful", "paper", "outreach", "unit"
};
static const char *const group_words[KIOSK_N_DESK_GROUPS] = {
  "Người hỗ trợ ghi", "Người dân tự bấm (không cộng)", "Mọi lượt đã ghi đi đâu", "Kỳ trước",
  "Chỉ tiêu mới cài, mọi đối tượng", "Chưa rõ ngày (không cộng)", "Chờ xác minh (không cộng)",
  "Đếm trên giấy (không cộng)", "Ngoài trụ sở, theo phiếu (không cộng)", "Đơn vị báo (không cộng)"
};

/* Names in files and options. */
KIOSK_DEFINE_NICKS (KioskDeskBy, kiosk_desk_by, by_nicks)
KIOSK_DEFINE_NICKS (KioskDeskGroup, kiosk_desk_group, group_nicks)

/**
 * kiosk_desk_by_get_words:
 * @by: what rows are
 *
 * Any thread.
 *
 * Returns: (transfer none): the heading of their names, in Vietnamese
 */
const char *
kiosk_desk_by_get_words (KioskDeskBy by)
{
  g_return_val_if_fail ((guint) by < KIOSK_N_DESK_BYS, NULL);

  return by_words[by];
}

/**
 * kiosk_desk_group_get_words:
 * @group: a group of columns
 *
 * Any thread.
 *
 * Returns: (transfer none): the heading over them, in Vietnamese
 */
const char *
kiosk_desk_group_get_words (KioskDeskGroup group)
{
  g_return_val_if_fail ((guint) group < KIOSK_N_DESK_GROUPS, NULL);

  return group_words[group];
}

/**
 * kiosk_desk_report_ward_dup_name:
 * @ward: a ward of a report
 *
 * Any thread.
 *
 * Returns: (transfer full): what it is called, and whether it was split; its code where no list names it
 */
char *
kiosk_desk_report_ward_dup_name (const KioskDeskReportWard *ward)
{
  const char *mark = ward->is_split ? " (đã chia tách)" : "";

  return ward->name != NULL ? g_strconcat (ward->name, mark, NULL) : g_strdup_printf ("Phường mã %s%s", ward->code,
                                                                                      mark);
}

/**
 * kiosk_desk_report_ward_get_target:
 * @ward: a ward of a report, or its sum
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the one target for new installs of everybody as helpers note them; %NULL: there
 *   is none, or several
 */
const KioskReportTarget *
kiosk_desk_report_ward_get_target (const KioskDeskReportWard *ward)
{
  const KioskReportTarget *found = NULL;

  for (guint i = 0; i < ward->targets->len; i++)
    {
      const KioskReportTarget *target = &g_array_index (ward->targets, KioskReportTarget, i);

      if (target->target.measure != KIOSK_TARGET_MEASURE_INSTALLED
          || target->target.column != KIOSK_TARGET_COLUMN_HELPER
          || target->target.audience != KIOSK_AUDIENCE_UNSPECIFIED)
        continue;
      if (found != NULL)
        return NULL;
      found = target;
    }
  return found;
}

static void
free_row (KioskDeskRow *row)
{
  g_free (row->code);
  g_free (row->name);
  g_free (row);
}

static KioskDeskRow *
new_row (const char *code,
         char *name)
{
  KioskDeskRow *row = g_new0 (KioskDeskRow, 1);

  row->code = g_strdup (code);
  row->name = name;
  return row;
}

static void
fill_tally (gint64 *values,
            const KioskTally *tally)
{
  const gint64 numbers[] = {
    tally->helper.installed, tally->helper.signed_in, tally->helper.helped, tally->helper.already_had,
    tally->helper.not_able, tally->helper.advised, tally->self.installed, tally->self.signed_in, tally->self.helped,
    tally->self.counted, tally->self.overlap, tally->taps, tally->counted, tally->changed, tally->undone,
    tally->suppressed
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (numbers) == N_TALLY_COLUMNS);
  for (guint i = 0; i < N_TALLY_COLUMNS; i++)
    values[i] = numbers[i];
}

/* Where nothing was closed nobody knows how many there were; that is not nobody. */
static gint64
known (const KioskReportFigures *figures,
       gint64 number)
{
  return figures->n_batches > 0 ? number : -1;
}

static void
fill_brought (gint64 *values,
              const KioskDeskReportWard *ward,
              gboolean has_brought)
{
  const gint64 numbers[] = {
    ward->outreach.n_sheets, kiosk_report_outreach_sum (&ward->outreach, kiosk_tap_counts_as_installed),
    kiosk_report_outreach_sum (&ward->outreach, kiosk_tap_counts_as_signed_in), ward->outreach.heard_sessions,
    ward->outreach.heard_people, ward->units.n_units, ward->units.concerned, ward->units.installed,
    ward->units.signed_in
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    values[i] = has_brought ? numbers[i] : -1;
}

static void
fill_ward (gint64 *values,
           const KioskDeskReportWard *ward,
           gboolean has_brought)
{
  const KioskReportFigures *before = &ward->before;
  const KioskReportTarget *target = kiosk_desk_report_ward_get_target (ward);
  const gint64 *paper = ward->paper.kinds;
  gint64 people = 0;

  for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
    people += paper[kind];
  fill_tally (values, &ward->in_period.tally);
  for (guint i = 0; i < N_TALLY_COLUMNS; i++)
    values[i] = known (&ward->in_period, values[i]);
  values += N_TALLY_COLUMNS;
  *values++ = ward->in_period.n_batches;
  *values++ = known (before, before->tally.helper.installed);
  *values++ = known (before, before->tally.helper.signed_in);
  *values++ = known (before, before->tally.self.installed);
  *values++ = target != NULL ? target->target.number : -1;
  *values++ = target != NULL ? target->progress.done : -1;
  *values++ = ward->undated.tally.helper.counted;
  *values++ = ward->undated.tally.self.counted;
  *values++ = ward->doubtful.tally.helper.counted;
  *values++ = ward->doubtful.tally.self.counted;
  *values++ = ward->paper.n_sheets;
  *values++ = paper[KIOSK_KIND_INSTALLED] + paper[KIOSK_KIND_INSTALLED_SIGNED_IN];
  *values++ = paper[KIOSK_KIND_INSTALLED_SIGNED_IN] + paper[KIOSK_KIND_SIGNED_IN];
  *values++ = people;
  fill_brought (values, ward, has_brought);
}

static void
add_wards (KioskDeskGrid *self,
           const KioskDeskReport *report)
{
  for (guint i = 0; i < report->wards->len; i++)
    {
      const KioskDeskReportWard *ward = g_ptr_array_index (report->wards, i);
      KioskDeskRow *row = new_row (ward->code, g_strdup (ward->name != NULL ? ward->name : ""));

      row->valid_from = ward->valid_from;
      row->is_split = ward->is_split;
      fill_ward (row->values, ward, report->has_brought);
      g_ptr_array_add (self->rows, row);
    }
  fill_ward (self->sum->values, report->sum, report->has_brought);
}

static void
add_days (KioskDeskGrid *self,
          const KioskDeskReport *report)
{
  for (guint i = 0; i < report->days->len; i++)
    {
      const KioskReportDay *day = &g_array_index (report->days, KioskReportDay, i);
      g_autofree char *iso = kiosk_day_dup_iso (day->day);
      KioskDeskRow *row = new_row (iso, kiosk_report_dup_day (day->day));

      row->valid_from = day->day;
      fill_tally (row->values, &day->tally);
      row->values[N_TALLY_COLUMNS] = day->n_batches;
      g_ptr_array_add (self->rows, row);
    }
  fill_tally (self->sum->values, &report->sum->in_period.tally);
  self->sum->values[N_TALLY_COLUMNS] = report->sum->in_period.n_batches;
}

/* Adds a row to the sum as well: every person of a source is in one row, or in none of them. */
static void
take_row (KioskDeskGrid *self,
          KioskDeskRow *row)
{
  for (guint i = 0; i < self->n_columns; i++)
    self->sum->values[i] += row->values[i];
  g_ptr_array_add (self->rows, row);
}

static void
add_kinds (KioskDeskGrid *self,
           const KioskReportFigures *figures)
{
  for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
    {
      KioskDeskRow *row = new_row (kiosk_kind_to_nick (kind), g_strdup (kiosk_report_kind_get_words (kind)));

      for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
        {
          row->values[0] += figures->kinds[KIOSK_SOURCE_HELPER][audience][kind];
          row->values[1] += figures->kinds[KIOSK_SOURCE_SELF][audience][kind];
        }
      take_row (self, row);
    }
}

static void
add_audiences (KioskDeskGrid *self,
               const KioskReportFigures *figures)
{
  for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
    {
      const KioskTally *tally = &figures->audiences[audience];
      KioskDeskRow *row = new_row (kiosk_audience_to_nick (audience),
                                   g_strdup (kiosk_report_audience_get_words (audience)));

      for (guint measure = KIOSK_PAPER_INSTALLED; measure <= KIOSK_PAPER_ADVISED; measure++)
        row->values[measure] = kiosk_paper_measure_of (measure, &tally->helper);
      row->values[KIOSK_PAPER_ADVISED + 1] = tally->self.counted;
      take_row (self, row);
    }
}

static void
add_reasons (KioskDeskGrid *self,
             const KioskReportFigures *figures)
{
  for (guint reason = KIOSK_REASON_NONE + 1; reason < KIOSK_N_REASONS; reason++)
    {
      KioskDeskRow *row = new_row (kiosk_reason_to_nick (reason), g_strdup (kiosk_report_reason_get_words (reason)));

      row->values[0] = figures->not_able[KIOSK_SOURCE_HELPER][reason];
      row->values[1] = figures->not_signed_in[KIOSK_SOURCE_HELPER][reason];
      row->values[2] = figures->not_able[KIOSK_SOURCE_SELF][reason];
      row->values[3] = figures->not_signed_in[KIOSK_SOURCE_SELF][reason];
      take_row (self, row);
    }
}

static void
set_columns (KioskDeskGrid *self)
{
  static const struct
  {
    const KioskDeskColumn *columns;
    guint                  n;
  } all[KIOSK_N_DESK_BYS] = {
    { ward_columns, G_N_ELEMENTS (ward_columns) }, { ward_columns, N_DAY_COLUMNS },
    { kind_columns, G_N_ELEMENTS (kind_columns) }, { audience_columns, G_N_ELEMENTS (audience_columns) },
    { reason_columns, G_N_ELEMENTS (reason_columns) }
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (ward_columns) <= KIOSK_DESK_GRID_COLUMNS_MAX);
  self->columns = all[self->by].columns;
  self->n_columns = all[self->by].n;
}

/**
 * kiosk_desk_grid_new:
 * @report: a report
 * @by: what its rows are to be
 *
 * Of wards the table has everything, of days what they have; of kinds, audiences and reasons it has the people of all
 * wards of @report. Any thread.
 *
 * Returns: (transfer full): the table
 */
KioskDeskGrid *
kiosk_desk_grid_new (const KioskDeskReport *report,
                     KioskDeskBy by)
{
  KioskDeskGrid *self = g_new0 (KioskDeskGrid, 1);

  self->by = by;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) free_row);
  self->sum = new_row ("total", g_strdup ("Cộng"));
  set_columns (self);
  if (by == KIOSK_DESK_BY_WARD)
    add_wards (self, report);
  else if (by == KIOSK_DESK_BY_DAY)
    add_days (self, report);
  else if (by == KIOSK_DESK_BY_KIND)
    add_kinds (self, &report->sum->in_period);
  else if (by == KIOSK_DESK_BY_AUDIENCE)
    add_audiences (self, &report->sum->in_period);
  else
    add_reasons (self, &report->sum->in_period);
  return self;
}

/**
 * kiosk_desk_grid_free:
 * @self: (transfer full): a table
 */
void
kiosk_desk_grid_free (KioskDeskGrid *self)
{
  g_ptr_array_unref (self->rows);
  free_row (self->sum);
  g_free (self);
}

/**
 * kiosk_desk_csv_append:
 * @text: a line of a file
 * @field: a text
 *
 * Appends @field, in quotes where it needs them. What a spreadsheet program would take for a formula has a `'` before
 * it. Any thread.
 */
void
kiosk_desk_csv_append (GString *text,
                       const char *field)
{
  const char *guard = field[0] != '\0' && strchr ("=+-@\t\r", field[0]) != NULL ? "'" : "";
  g_auto (GStrv) parts = g_strsplit (field, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  if (guard[0] != '\0' || strpbrk (field, ",\"\n\r;") != NULL)
    g_string_append_printf (text, "\"%s%s\"", guard, doubled);
  else
    g_string_append (text, field);
}

static void
append_day (GString *text,
            KioskDay day)
{
  g_autofree char *iso = day != KIOSK_DAY_UNKNOWN ? kiosk_day_dup_iso (day) : g_strdup ("");

  g_string_append (text, iso);
}

static void
append_row (GString *text,
            const KioskDeskGrid *self,
            const KioskDeskRow *row)
{
  kiosk_desk_csv_append (text, row->code);
  if (self->by == KIOSK_DESK_BY_WARD)
    {
      g_string_append_c (text, ',');
      append_day (text, row->valid_from);
      g_string_append_c (text, ',');
      kiosk_desk_csv_append (text, row == self->sum ? "" : row->name);
      g_string_append_printf (text, ",%d", row->is_split ? 1 : 0);
    }
  for (guint i = 0; i < self->n_columns; i++)
    if (row->values[i] >= 0)
      g_string_append_printf (text, ",%" G_GINT64_FORMAT, row->values[i]);
    else
      g_string_append_c (text, ',');
  g_string_append_c (text, '\n');
}

/**
 * kiosk_desk_grid_dup_csv:
 * @self: a table
 *
 * Makes a file for machines: UTF-8, commas, a header of `group_column` names, an empty field where there is no number,
 * and last a row `total`. What a spreadsheet program would take for a formula has a `'` before it. Any thread.
 *
 * Returns: (transfer full): the text
 */
char *
kiosk_desk_grid_dup_csv (const KioskDeskGrid *self)
{
  GString *text = g_string_new (kiosk_desk_by_to_nick (self->by));

  if (self->by == KIOSK_DESK_BY_WARD)
    g_string_append (text, ",valid_from,name,split");
  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (text, ",%s_%s", kiosk_desk_group_to_nick (self->columns[i].group), self->columns[i].nick);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < self->rows->len; i++)
    append_row (text, self, g_ptr_array_index (self->rows, i));
  append_row (text, self, self->sum);
  return g_string_free (text, FALSE);
}

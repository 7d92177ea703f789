/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences of a desk's report, and its figures as a report of one ward has them. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-desk-report-words.h"

#include "kiosk-paper-parts.h"
#include "kiosk-report-words.h"

/**
 * kiosk_desk_report_dup_as_report:
 * @report: a report
 * @ward: a ward of it, or its sum
 * @label: whose report it is
 *
 * Any thread.
 *
 * Returns: (transfer full): the figures of @ward as those of the period in a report of its own; the days are there if
 *   @ward is the sum
 */
KioskReport *
kiosk_desk_report_dup_as_report (const KioskDeskReport *report,
                                 const KioskDeskReportWard *ward,
                                 const KioskReportLabel *label)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (KioskEntry));
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (KioskCell));
  g_autoptr (GArray) sheets = g_array_new (FALSE, FALSE, sizeof (KioskSheet));
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (KioskTarget));
  const KioskReportSource nothing = { entries, cells, sheets, targets, NULL };
  KioskReport *self = kiosk_report_new (label, &nothing, &report->period);

  self->until = report->period.to;
  self->in_period = ward->in_period;
  self->undated = ward->undated;
  g_array_append_vals (self->targets, ward->targets->data, ward->targets->len);
  if (ward == report->sum)
    g_array_append_vals (self->days, report->days->data, report->days->len);
  return self;
}

/**
 * kiosk_desk_report_dup_change:
 * @ward: a ward of a report, or its sum
 * @now: a figure of the period
 * @before: the same of the period before
 *
 * Any thread.
 *
 * Returns: (transfer full): by how many more or fewer; a dash where one of both is not known
 */
char *
kiosk_desk_report_dup_change (const KioskDeskReportWard *ward,
                              gint64 now,
                              gint64 before)
{
  g_autofree char *number = kiosk_report_dup_number (ABS (now - before));

  if (ward->in_period.n_batches == 0 || ward->before.n_batches == 0)
    return g_strdup ("–");
  return g_strconcat (now > before ? "+" : now < before ? "−" : "", number, NULL);
}

/**
 * kiosk_desk_report_dup_paper:
 * @paper: what was counted on paper
 *
 * Any thread.
 *
 * Returns: (transfer full): a sentence
 */
char *
kiosk_desk_report_dup_paper (const KioskDeskReportPaper *paper)
{
  const gint64 *kinds = paper->kinds;
  g_autofree char *sheets = kiosk_report_dup_number (paper->n_sheets);
  g_autofree char *installed = kiosk_report_dup_number (kinds[KIOSK_KIND_INSTALLED]
                                                        + kinds[KIOSK_KIND_INSTALLED_SIGNED_IN]);
  g_autofree char *signed_in = kiosk_report_dup_number (kinds[KIOSK_KIND_INSTALLED_SIGNED_IN]
                                                        + kinds[KIOSK_KIND_SIGNED_IN]);
  g_autofree char *not_able = kiosk_report_dup_number (kinds[KIOSK_KIND_NOT_ABLE]);

  return g_strdup_printf ("Đếm trên giấy (%s phiếu), không cộng: mới cài %s, đã đăng nhập %s, chưa cài được %s lượt "
                          "người.", sheets, installed, signed_in, not_able);
}

static char *
dup_outreach (const KioskReportOutreach *outreach)
{
  KioskReport report = { .outreach = *outreach };
  g_autofree char *text = kiosk_report_dup_outreach (&report);

  return g_strconcat (text, " Không cộng với số tại máy.", NULL);
}

static char *
dup_units (const KioskDeskReportUnits *units)
{
  g_autofree char *concerned = kiosk_report_dup_number (units->concerned);
  g_autofree char *installed = kiosk_report_dup_number (units->installed);
  g_autofree char *signed_in = kiosk_report_dup_number (units->signed_in);

  return g_strdup_printf ("%u đơn vị đã báo: thuộc diện %s người, đã cài %s, đã đăng nhập %s (không cộng với số tại "
                          "máy).", units->n_units, concerned, installed, signed_in);
}

static gboolean
has_split (const KioskDeskReport *report,
           const KioskDeskReportWard *ward)
{
  gboolean found = ward->is_split;

  for (guint i = 0; ward == report->sum && i < report->wards->len; i++)
    found = found || ((const KioskDeskReportWard *) g_ptr_array_index (report->wards, i))->is_split;
  return found;
}

/**
 * kiosk_desk_report_dup_notes:
 * @report: a report
 * @ward: a ward of it, or its sum
 *
 * Any thread.
 *
 * Returns: (transfer full) (element-type utf8): sentences that say how the figures of @ward are to be read: what may be
 *   of both sides, what became of every tap, and what stands apart
 */
GPtrArray *
kiosk_desk_report_dup_notes (const KioskDeskReport *report,
                             const KioskDeskReportWard *ward)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (notes, kiosk_report_dup_overlap (&ward->in_period.tally));
  g_ptr_array_add (notes, kiosk_paper_dup_equation (&ward->in_period.tally));
  if (ward->undated.n_batches > 0)
    g_ptr_array_add (notes, kiosk_paper_dup_apart ("Chưa rõ ngày", &ward->undated));
  if (ward->doubtful.n_batches > 0)
    g_ptr_array_add (notes, kiosk_paper_dup_apart ("Chờ xác minh", &ward->doubtful));
  if (ward->paper.n_sheets > 0)
    g_ptr_array_add (notes, kiosk_desk_report_dup_paper (&ward->paper));
  if (ward->outreach.n_sheets > 0)
    g_ptr_array_add (notes, dup_outreach (&ward->outreach));
  if (ward->units.n_units > 0)
    g_ptr_array_add (notes, dup_units (&ward->units));
  if (has_split (report, ward))
    g_ptr_array_add (notes, g_strdup ("Phường đã chia tách đứng riêng: không rõ số liệu thuộc về phần nào."));
  return notes;
}

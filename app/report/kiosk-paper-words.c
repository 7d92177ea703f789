/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences and notes of the forms on paper. Residents' own taps and what helpers noted never meet in one number. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-paper-parts.h"

#include "kiosk-report-words.h"

static const char *const measure_words[KIOSK_PAPER_N_MEASURES] = {
  "Mới cài", "Đã đăng nhập (đăng ký thành công)", "Lượt người được hỗ trợ", "Có sẵn từ trước", "Chưa cài được",
  "Chỉ tư vấn", "Cộng được tính"
};

/**
 * kiosk_paper_measure_get_words:
 * @measure: what is counted
 *
 * Any thread.
 *
 * Returns: (transfer none): the words, with a capital
 */
const char *
kiosk_paper_measure_get_words (KioskPaperMeasure measure)
{
  g_return_val_if_fail ((guint) measure < KIOSK_PAPER_N_MEASURES, NULL);

  return measure_words[measure];
}

/**
 * kiosk_paper_measure_of:
 * @measure: what is counted
 * @side: whose figures
 *
 * Any thread.
 *
 * Returns: how many
 */
gint64
kiosk_paper_measure_of (KioskPaperMeasure measure,
                        const KioskTallySide *side)
{
  const gint64 numbers[KIOSK_PAPER_N_MEASURES] = { side->installed, side->signed_in, side->helped, side->already_had,
                                                   side->not_able, side->advised, side->counted };

  g_return_val_if_fail ((guint) measure < KIOSK_PAPER_N_MEASURES, 0);

  return numbers[measure];
}

/* A reason inside a sentence. Names such as VNeID keep their capitals. */
static char *
dup_reason (KioskReason reason)
{
  const char *words = kiosk_report_reason_get_words (reason);
  const char *rest = g_utf8_next_char (words);
  g_autofree char *first = g_utf8_strdown (words, rest - words);

  return g_unichar_isupper (g_utf8_get_char (rest)) ? g_strdup (words) : g_strconcat (first, rest, NULL);
}

/* Appends "lý do khác 3; …", those that most had first. */
static void
append_reasons (GString *text,
                const gint64 reasons[KIOSK_N_REASONS])
{
  gboolean is_said[KIOSK_N_REASONS] = { FALSE };
  const char *mark = ", lý do: ";

  for (guint n = 0; n < KIOSK_N_REASONS; n++, mark = "; ")
    {
      g_autofree char *number = NULL;
      g_autofree char *words = NULL;
      int most = -1;

      for (int reason = 0; reason < KIOSK_N_REASONS; reason++)
        if (!is_said[reason] && reasons[reason] > 0 && (most < 0 || reasons[reason] > reasons[most]))
          most = reason;
      if (most < 0)
        break;
      is_said[most] = TRUE;
      number = kiosk_report_dup_number (reasons[most]);
      words = dup_reason (most);
      g_string_append_printf (text, "%s%s\u00a0%s", mark, words, number);
    }
  g_string_append_c (text, '.');
}

static char *
dup_with_reasons (const char *what,
                  const gint64 reasons[KIOSK_N_REASONS])
{
  GString *text = g_string_new (what);
  gint64 sum = 0;
  g_autofree char *number = NULL;

  for (guint reason = 0; reason < KIOSK_N_REASONS; reason++)
    sum += reasons[reason];
  number = kiosk_report_dup_number (sum);
  g_string_append_printf (text, " %s lượt người", number);
  append_reasons (text, reasons);
  return g_string_free (text, FALSE);
}

/**
 * kiosk_paper_dup_obstacles:
 * @figures: figures
 * @source: who noted them
 *
 * Any thread.
 *
 * Returns: (transfer full): a sentence on how many could not install, and why
 */
char *
kiosk_paper_dup_obstacles (const KioskReportFigures *figures,
                           KioskSource source)
{
  return dup_with_reasons (source == KIOSK_SOURCE_HELPER ? "Chưa cài được (người hỗ trợ ghi):"
                                                         : "Chưa cài được (người dân tự bấm):",
                           figures->not_able[source]);
}

/**
 * kiosk_paper_dup_not_signed_in:
 * @figures: figures
 * @source: who noted them
 *
 * Any thread.
 *
 * Returns: (transfer full): a sentence on how many installed and did not sign in, and why
 */
char *
kiosk_paper_dup_not_signed_in (const KioskReportFigures *figures,
                               KioskSource source)
{
  return dup_with_reasons (source == KIOSK_SOURCE_HELPER ? "Mới cài, chưa đăng nhập (người hỗ trợ ghi):"
                                                         : "Mới cài, chưa đăng nhập (người dân tự bấm):",
                           figures->not_signed_in[source]);
}

/**
 * kiosk_paper_dup_units:
 * @report: a report
 *
 * Any thread.
 *
 * Returns: (transfer full): a sentence on what the units reported, all together
 */
char *
kiosk_paper_dup_units (const KioskReport *report)
{
  gint64 sums[3] = { 0 };
  guint n_reported = 0;
  g_autofree char *concerned = NULL;
  g_autofree char *installed = NULL;
  g_autofree char *signed_in = NULL;

  for (guint i = 0; i < report->units->len; i++)
    {
      const KioskReportUnit *unit = &g_array_index (report->units, KioskReportUnit, i);

      n_reported += unit->day != KIOSK_DAY_UNKNOWN ? 1 : 0;
      sums[0] += unit->concerned;
      sums[1] += unit->installed;
      sums[2] += unit->signed_in;
    }
  if (n_reported == 0)
    return g_strdup ("Chưa có đơn vị nào báo số liệu.");
  concerned = kiosk_report_dup_number (sums[0]);
  installed = kiosk_report_dup_number (sums[1]);
  signed_in = kiosk_report_dup_number (sums[2]);
  return g_strdup_printf ("%u/%u đơn vị đã báo: thuộc diện %s người, đã cài %s, đã đăng nhập %s (không cộng với số "
                          "tại máy).", n_reported, report->units->len, concerned, installed, signed_in);
}

/**
 * kiosk_paper_note:
 * @pdf: a PDF
 * @size_pt: of the letters
 * @text: (transfer full): a sentence
 *
 * Adds a note. The thread of @pdf.
 */
void
kiosk_paper_note (KioskPdf *pdf,
                  double size_pt,
                  char *text)
{
  g_autofree char *line = g_strconcat ("- ", text, NULL);

  kiosk_pdf_paragraph (pdf, KIOSK_PDF_PLAIN, size_pt, line);
  kiosk_pdf_skip (pdf, -4);
  g_free (text);
}

static char *
dup_suppressed (const KioskReportFigures *figures)
{
  g_autofree char *repeated = kiosk_report_dup_number (figures->suppressed[KIOSK_SUPPRESSION_REPEAT]);
  g_autofree char *too_many = kiosk_report_dup_number (figures->suppressed[KIOSK_SUPPRESSION_RATE]);

  return g_strdup_printf ("Không tính: %s lượt bấm lại trong cùng một lần dùng; %s lượt báo đã cài quá nhiều trong "
                          "mười phút.", repeated, too_many);
}

/**
 * kiosk_paper_dup_apart:
 * @why: why they are in no sum
 * @figures: figures
 *
 * Any thread.
 *
 * Returns: (transfer full): a sentence on how many they are
 */
char *
kiosk_paper_dup_apart (const char *why,
                       const KioskReportFigures *figures)
{
  g_autofree char *batches = kiosk_report_dup_number (figures->n_batches);
  g_autofree char *helper = kiosk_report_dup_number (figures->tally.helper.counted);
  g_autofree char *self = kiosk_report_dup_number (figures->tally.self.counted);

  return g_strdup_printf ("%s (%s lần chốt), không cộng: người hỗ trợ ghi %s, người dân tự bấm %s lượt người.", why,
                          batches, helper, self);
}

/**
 * kiosk_paper_dup_equation:
 * @tally: a tally
 *
 * Any thread.
 *
 * Returns: (transfer full): a sentence that says what became of every tap
 */
char *
kiosk_paper_dup_equation (const KioskTally *tally)
{
  g_autofree char *equation = kiosk_report_dup_equation (tally);

  return g_strconcat (equation, ".", NULL);
}

static char *
dup_source (const KioskReport *report)
{
  g_autofree char *closing = kiosk_report_dup_closing (report);
  g_autofree char *kiosk = kiosk_report_dup_kiosk (report);

  return g_strdup_printf ("%s Nguồn: %s.", closing, kiosk);
}

/**
 * kiosk_paper_notes:
 * @pdf: a PDF
 * @report: a report
 * @figures: those of it that the paper is about
 * @size_pt: of the letters
 *
 * Adds what has to be known to read the figures: what may be of both sides, what became of every tap, what has no date,
 * and up to which closing it all goes. The thread of @pdf.
 */
void
kiosk_paper_notes (KioskPdf *pdf,
                   const KioskReport *report,
                   const KioskReportFigures *figures,
                   double size_pt)
{
  kiosk_paper_note (pdf, size_pt, kiosk_report_dup_overlap (&figures->tally));
  kiosk_paper_note (pdf, size_pt, kiosk_paper_dup_equation (&figures->tally));
  if (figures->tally.suppressed > 0)
    kiosk_paper_note (pdf, size_pt, dup_suppressed (figures));
  if (report->undated.n_batches > 0)
    kiosk_paper_note (pdf, size_pt, kiosk_paper_dup_apart ("Chưa rõ ngày", &report->undated));
  if (report->other_ward.n_batches > 0)
    kiosk_paper_note (pdf, size_pt, kiosk_paper_dup_apart ("Ghi khi máy ở phường khác", &report->other_ward));
  kiosk_paper_note (pdf, size_pt, dup_source (report));
  kiosk_pdf_skip (pdf, 4);
}

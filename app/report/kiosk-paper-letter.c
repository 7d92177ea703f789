/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Head and foot of an official letter. Where each part stands and how large its letters are: Nghị định 30/2020/NĐ-CP,
 * annex I. Number, date and signature stay blank: they are the clerk's and the chairman's. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-paper-parts.h"

#include "kiosk-report-words.h"

#define NATION       "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
#define MOTTO        "Độc lập - Tự do - Hạnh phúc"
#define BODY_PT      12.0
#define MOTTO_PT     13.0
#define TITLE_PT     14.0
#define LIST_PT      11.0
#define LEFT_SHARE   0.41
#define RULE_SHARE   0.4    /* of the line that it stands under */
#define RULE_PT      0.75
#define RULE_GAP_PT  3.0
#define GAP_PT       6.0
#define SIGNATURE_PT 54.0   /* room to sign and to stamp */

/* One of the two columns at the head or foot; `y` goes down as lines are added. */
typedef struct
{
  KioskPdf *pdf;
  double    left;
  double    width;
  double    y;
} Column;

static Column
get_left_column (KioskPdf *pdf)
{
  return (Column) { pdf, kiosk_pdf_get_left (pdf), kiosk_pdf_get_width (pdf) * LEFT_SHARE, kiosk_pdf_get_y (pdf) };
}

static Column
get_right_column (KioskPdf *pdf)
{
  Column column = get_left_column (pdf);

  column.left += column.width;
  column.width = kiosk_pdf_get_width (pdf) - column.width;
  return column;
}

/* Returns the width of the widest line. */
static double
add_line (Column *self,
          KioskPdfStyle style,
          double size_pt,
          const char *text)
{
  g_autoptr (PangoLayout) layout = kiosk_pdf_text_new (kiosk_pdf_get_context (self->pdf), style, size_pt, self->width,
                                                       text);

  kiosk_pdf_text_show (kiosk_pdf_get_cairo (self->pdf), layout, self->left, self->y);
  self->y += kiosk_pdf_text_get_height (layout);
  return kiosk_pdf_text_get_width (layout);
}

static void
add_rule (Column *self,
          double length)
{
  cairo_t *cr = kiosk_pdf_get_cairo (self->pdf);

  self->y += RULE_GAP_PT;
  cairo_set_line_width (cr, RULE_PT);
  cairo_move_to (cr, self->left + (self->width - length) / 2, self->y);
  cairo_rel_line_to (cr, length, 0);
  cairo_stroke (cr);
  self->y += RULE_GAP_PT;
}

/**
 * kiosk_paper_head:
 * @pdf: a PDF at the top of a page
 * @label: whose letter it is
 *
 * Adds the two columns with their rules, and below them number, place and date. The thread of @pdf.
 */
void
kiosk_paper_head (KioskPdf *pdf,
                  const KioskReportLabel *label)
{
  Column left = get_left_column (pdf);
  Column right = get_right_column (pdf);
  g_autofree char *number = g_strdup_printf ("Số: ……/%s", label->code);
  g_autofree char *date = g_strdup_printf ("%s, ngày …… tháng …… năm ………", label->place);

  add_line (&left, KIOSK_PDF_CENTRED, BODY_PT, label->parent);
  add_rule (&left, RULE_SHARE * add_line (&left, KIOSK_PDF_CENTRED | KIOSK_PDF_BOLD, BODY_PT, label->body));
  add_line (&right, KIOSK_PDF_CENTRED | KIOSK_PDF_BOLD, BODY_PT, NATION);
  add_rule (&right, add_line (&right, KIOSK_PDF_CENTRED | KIOSK_PDF_BOLD, MOTTO_PT, MOTTO));
  left.y = right.y = MAX (left.y, right.y);
  add_line (&left, KIOSK_PDF_CENTRED, MOTTO_PT, number);
  add_line (&right, KIOSK_PDF_CENTRED | KIOSK_PDF_ITALIC, MOTTO_PT, date);
  kiosk_pdf_skip (pdf, MAX (left.y, right.y) - kiosk_pdf_get_y (pdf) + 2 * GAP_PT);
}

/**
 * kiosk_paper_subject:
 * @pdf: a PDF below its head
 * @report: a report
 * @subject: what it is about
 *
 * Adds the kind of letter, its subject over a rule, and in a training or demonstration that it is one. The thread of
 * @pdf.
 */
void
kiosk_paper_subject (KioskPdf *pdf,
                     const KioskReport *report,
                     const char *subject)
{
  const char *warning = kiosk_report_label_get_warning (report->label);
  Column column = { pdf, kiosk_pdf_get_left (pdf), kiosk_pdf_get_width (pdf), kiosk_pdf_get_y (pdf) };

  add_line (&column, KIOSK_PDF_CENTRED | KIOSK_PDF_BOLD, TITLE_PT, "BÁO CÁO");
  add_line (&column, KIOSK_PDF_CENTRED | KIOSK_PDF_BOLD, TITLE_PT, subject);
  if (warning != NULL)
    add_line (&column, KIOSK_PDF_CENTRED | KIOSK_PDF_BOLD, TITLE_PT, warning);
  add_rule (&column, column.width / 5);
  kiosk_pdf_skip (pdf, column.y - kiosk_pdf_get_y (pdf) + GAP_PT);
}

static double
measure (KioskPdf *pdf,
         KioskPdfStyle style,
         double size_pt,
         double width,
         const char *text)
{
  g_autoptr (PangoLayout) layout = kiosk_pdf_text_new (kiosk_pdf_get_context (pdf), style, size_pt, width, text);

  return kiosk_pdf_text_get_height (layout);
}

static double
measure_foot (KioskPdf *pdf,
              const KioskReportLabel *label)
{
  Column left = get_left_column (pdf);
  Column right = get_right_column (pdf);
  double list = measure (pdf, KIOSK_PDF_BOLD, BODY_PT, 0, "Nơi nhận:")
                + measure (pdf, KIOSK_PDF_PLAIN, LIST_PT, left.width, label->recipients);

  return GAP_PT + MAX (list, measure (pdf, KIOSK_PDF_BOLD, MOTTO_PT, right.width, label->signer) + SIGNATURE_PT);
}

/**
 * kiosk_paper_foot:
 * @pdf: a PDF
 * @label: whose letter it is
 * @closing: (nullable): the last sentence, which stays with the foot
 *
 * Adds who gets the letter, and room for the signature. The thread of @pdf.
 */
void
kiosk_paper_foot (KioskPdf *pdf,
                  const KioskReportLabel *label,
                  const char *closing)
{
  double height = measure_foot (pdf, label);
  double sentence = closing != NULL ? measure (pdf, KIOSK_PAPER_BODY, KIOSK_PAPER_BODY_PT, kiosk_pdf_get_width (pdf),
                                               closing) + GAP_PT : 0;
  Column left;
  Column right;

  kiosk_pdf_need (pdf, sentence + height);
  if (closing != NULL)
    kiosk_pdf_paragraph (pdf, KIOSK_PAPER_BODY, KIOSK_PAPER_BODY_PT, closing);
  kiosk_pdf_skip (pdf, GAP_PT);
  left = get_left_column (pdf);
  right = get_right_column (pdf);
  add_line (&left, KIOSK_PDF_BOLD | KIOSK_PDF_ITALIC, BODY_PT, "Nơi nhận:");
  add_line (&left, KIOSK_PDF_PLAIN, LIST_PT, label->recipients);
  add_line (&right, KIOSK_PDF_CENTRED | KIOSK_PDF_BOLD, MOTTO_PT, label->signer);
  kiosk_pdf_skip (pdf, height - GAP_PT);
}

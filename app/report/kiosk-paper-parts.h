/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of which the forms on paper are put together. For app/report/ only. */
#pragma once

#include "kiosk-pdf-table.h"
#include "kiosk-report.h"

G_BEGIN_DECLS

/* Nghị định 30/2020/NĐ-CP, annex I. */
#define KIOSK_PAPER_BODY_PT  13.0
#define KIOSK_PAPER_BODY     (KIOSK_PDF_JUSTIFIED | KIOSK_PDF_INDENTED)
#define KIOSK_PAPER_TABLE_PT 11.5

/* A way to read the one side of a tally's figures. */
typedef enum
{
  KIOSK_PAPER_INSTALLED,
  KIOSK_PAPER_SIGNED_IN,
  KIOSK_PAPER_HELPED,
  KIOSK_PAPER_ALREADY_HAD,
  KIOSK_PAPER_NOT_ABLE,
  KIOSK_PAPER_ADVISED,
  KIOSK_PAPER_COUNTED,
  KIOSK_PAPER_N_MEASURES
} KioskPaperMeasure;

const char *kiosk_paper_measure_get_words (KioskPaperMeasure          measure);
gint64      kiosk_paper_measure_of        (KioskPaperMeasure          measure,
                                           const KioskTallySide      *side);
void        kiosk_paper_head              (KioskPdf                  *pdf,
                                           const KioskReportLabel    *label);
void        kiosk_paper_subject           (KioskPdf                  *pdf,
                                           const KioskReport         *report,
                                           const char                *subject);
void        kiosk_paper_foot              (KioskPdf                  *pdf,
                                           const KioskReportLabel    *label,
                                           const char                *closing);
void        kiosk_paper_targets           (KioskPdfTable             *table,
                                           const KioskReport         *report,
                                           guint                      n_max);
void        kiosk_paper_units             (KioskPdf                  *pdf,
                                           const KioskReport         *report);
char       *kiosk_paper_dup_units         (const KioskReport         *report);
char       *kiosk_paper_dup_obstacles     (const KioskReportFigures  *figures,
                                           KioskSource                source);
char       *kiosk_paper_dup_not_signed_in (const KioskReportFigures  *figures,
                                           KioskSource                source);
void        kiosk_paper_audiences         (KioskPdf                  *pdf,
                                           const KioskReport         *report,
                                           const char                *title);
void        kiosk_paper_chart             (KioskPdf                  *pdf,
                                           const KioskReport         *report);
char       *kiosk_paper_dup_apart         (const char                *why,
                                           const KioskReportFigures  *figures);
char       *kiosk_paper_dup_equation      (const KioskTally          *tally);
void        kiosk_paper_note              (KioskPdf                  *pdf,
                                           double                     size_pt,
                                           char                      *text);
void        kiosk_paper_notes             (KioskPdf                  *pdf,
                                           const KioskReport         *report,
                                           const KioskReportFigures  *figures,
                                           double                     size_pt);

G_END_DECLS

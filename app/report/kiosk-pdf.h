/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF that is filled from top to bottom and begins new pages by itself. Lengths are points unless a name says mm. */
#pragma once

#include "kiosk-day.h"
#include "kiosk-pdf-text.h"
#include "kiosk-report-error.h"

G_BEGIN_DECLS

#define KIOSK_PDF_PT_A_MM (72.0 / 25.4)

/* What all pages have in common. Texts are borrowed as long as the PDF is being made. */
typedef struct
{
  double      width_mm;
  double      height_mm;
  double      top_mm;     /* 0: there is no margin to stand a page's number in */
  double      bottom_mm;
  double      left_mm;
  double      right_mm;
  const char *family;   /* of the fonts, as kiosk_pdf_text_context_new() takes it */
  const char *title;
  const char *warning;  /* (nullable): stands across every page */
  KioskDay    day;      /* known: the only time that the file bears */
} KioskPdfForm;

typedef struct _KioskPdf KioskPdf;

KioskPdf     *kiosk_pdf_new          (const KioskPdfForm  *form);
void          kiosk_pdf_free         (KioskPdf            *self);
GBytes       *kiosk_pdf_finish       (KioskPdf            *self,
                                      GError             **error);
cairo_t      *kiosk_pdf_get_cairo    (KioskPdf            *self);
PangoContext *kiosk_pdf_get_context  (KioskPdf            *self);
double        kiosk_pdf_get_left     (KioskPdf            *self);
double        kiosk_pdf_get_width    (KioskPdf            *self);
double        kiosk_pdf_get_y        (KioskPdf            *self);
guint         kiosk_pdf_get_page     (KioskPdf            *self);
gboolean      kiosk_pdf_has_room     (KioskPdf            *self,
                                      double               height);
void          kiosk_pdf_skip         (KioskPdf            *self,
                                      double               height);
void          kiosk_pdf_need         (KioskPdf            *self,
                                      double               height);
void          kiosk_pdf_break        (KioskPdf            *self);
void          kiosk_pdf_paragraph    (KioskPdf            *self,
                                      KioskPdfStyle        style,
                                      double               size_pt,
                                      const char          *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskPdf, kiosk_pdf_free)

G_END_DECLS

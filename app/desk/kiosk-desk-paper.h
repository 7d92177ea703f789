/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days that were counted on paper, because there was no kiosk or it was out of order. They stand beside what kiosks
 * counted and are never added to it. */
#pragma once

#include "kiosk-desk-book.h"
#include "kiosk-report-figures.h"

G_BEGIN_DECLS

/* Sheets of a ward's day are numbered by hand. */
#define KIOSK_DESK_PAPER_SHEET_MAX 999

typedef struct
{
  char     ward[6];               /* 5 digits */
  KioskDay day;                   /* known */
  gint64   sheet;                 /* 1 to KIOSK_DESK_PAPER_SHEET_MAX */
  gint64   kinds[KIOSK_N_KINDS];  /* people, each 0 to KIOSK_SHEET_NUMBER_MAX, not all 0 */
} KioskDeskPaper;

gboolean  kiosk_desk_paper_is_valid (const KioskDeskPaper  *self);
gboolean  kiosk_desk_paper_add      (KioskDeskBook         *book,
                                     const KioskDeskPaper  *paper,
                                     gboolean              *out_is_new,
                                     GError               **error);
gboolean  kiosk_desk_paper_withdraw (KioskDeskBook         *book,
                                     const KioskDeskPaper  *paper,
                                     gboolean              *out_is_new,
                                     GError               **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose report it is, and what stands on its letterhead. */
#pragma once

#include "kiosk-day.h"

G_BEGIN_DECLS

/* Texts are UTF-8 in NFC. What a ward's letter needs may be NULL: then it is made from the ward's name. In what has
 * several lines there is a line feed between them, or a `|`, as in settings; a copy has line feeds. */
typedef struct
{
  const char *ward;            /* 5 digits */
  KioskDay    ward_valid_from; /* since when these digits mean it; KIOSK_DAY_UNKNOWN: before anybody wrote it down */
  const char *ward_name;       /* "Phường Tân Sơn Hòa" */
  guint       number;          /* of the kiosk in its ward, 1 to 99 */
  const char *kiosk;           /* 16 upper-case hexadecimal digits: the id of its key */
  const char *mode;            /* live, training or demo */
  KioskDay    day;             /* of the export; known */
  guint       cut_off_day;     /* last day of a report month; 0: of the calendar */
  const char *team_name;       /* of the community digital team */
  const char *ward_sum;        /* (nullable): of how many kiosks of the ward the figures are: "2/2 máy"; NULL: of one */

  const char *parent;          /* (nullable): the body above, in capitals; one line or more */
  const char *body;            /* (nullable): the body that reports, in capitals; one line or more */
  const char *code;            /* (nullable): what stands in the number of the letter: "BC-UBND" */
  const char *place;           /* (nullable): "Tân Sơn Hòa" */
  const char *addressee;       /* (nullable): to whom the report goes */
  const char *signer;          /* (nullable): who signs, in capitals; a line each */
  const char *recipients;      /* (nullable): the list of who gets it; a line each */
} KioskReportLabel;

KioskReportLabel *kiosk_report_label_copy    (const KioskReportLabel  *self);
void              kiosk_report_label_free    (KioskReportLabel        *self);
gboolean          kiosk_report_label_is_live (const KioskReportLabel  *self);
const char       *kiosk_report_label_get_warning (const KioskReportLabel *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskReportLabel, kiosk_report_label_free)

G_END_DECLS

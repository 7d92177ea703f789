/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of which a report is loaded. Private to the desk. */
#pragma once

#include "kiosk-desk-report-book.h"

G_BEGIN_DECLS

/* A ward that batches name, and the one of the report that has its figures. */
typedef struct
{
  guint                code;
  KioskDay             valid_from;
  KioskDeskReportWard *ward;        /* NULL: the report leaves it out */
} KioskDeskReportPlace;

typedef struct
{
  KioskDeskEngine            *engine;
  const KioskDeskReportScope *scope;
  KioskDeskReport            *report;
  GArray                     *places;  /* (element-type KioskDeskReportPlace) */
} KioskDeskReportLoader;

/* Is given the columns that were asked for, of one kiosk in one ward. */
typedef void (*KioskDeskReportWardFunc) (KioskDeskReportWard   *ward,
                                         const KioskDeskValue  *row,
                                         gpointer               user_data);

gboolean             kiosk_desk_report_load_places     (KioskDeskReportLoader    *loader,
                                                        GError                  **error);
KioskDeskReportWard *kiosk_desk_report_find_ward       (KioskDeskReportLoader    *loader,
                                                        guint                     code,
                                                        KioskDay                  valid_from);
KioskDeskReportWard *kiosk_desk_report_find_ward_on    (KioskDeskReportLoader    *loader,
                                                        guint                     code,
                                                        KioskDay                  day);
char                *kiosk_desk_report_dup_ward_clause (KioskDeskReportLoader    *loader);
gboolean             kiosk_desk_report_query_wards     (KioskDeskReportLoader    *loader,
                                                        const char               *columns,
                                                        const char               *from,
                                                        KioskDeskReportWardFunc   func,
                                                        gpointer                  user_data,
                                                        GError                  **error);
gboolean             kiosk_desk_report_load_sheets     (KioskDeskReportLoader    *loader,
                                                        GError                  **error);
gboolean             kiosk_desk_report_load_targets    (KioskDeskReportLoader    *loader,
                                                        GError                  **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk's report as one table, for the formats that show tables. */
#pragma once

#include "kiosk-desk-report.h"

G_BEGIN_DECLS

/* What the rows of a table are. */
typedef enum
{
  KIOSK_DESK_BY_WARD,
  KIOSK_DESK_BY_DAY,
  KIOSK_DESK_BY_KIND,
  KIOSK_DESK_BY_AUDIENCE,
  KIOSK_DESK_BY_REASON,
  KIOSK_N_DESK_BYS
} KioskDeskBy;

/* Who noted what stands in a column; columns of two sources are never added. */
typedef enum
{
  KIOSK_DESK_GROUP_HELPER,
  KIOSK_DESK_GROUP_SELF,
  KIOSK_DESK_GROUP_EQUATION,
  KIOSK_DESK_GROUP_BEFORE,
  KIOSK_DESK_GROUP_TARGET,
  KIOSK_DESK_GROUP_UNDATED,
  KIOSK_DESK_GROUP_DOUBTFUL,
  KIOSK_DESK_GROUP_PAPER,
  KIOSK_DESK_GROUP_OUTREACH,
  KIOSK_DESK_GROUP_UNIT,
  KIOSK_N_DESK_GROUPS
} KioskDeskGroup;

typedef struct
{
  KioskDeskGroup group;
  const char    *nick;   /* in files for machines; within its group */
  const char    *words;  /* in files for people */
} KioskDeskColumn;

#define KIOSK_DESK_GRID_COLUMNS_MAX 40

/* Only a ward has a date beside its code. */
typedef struct
{
  char    *code;        /* of a ward; of a day 2026-11-18; else the nick; of the sum: "total" */
  KioskDay valid_from;  /* of a ward */
  gboolean is_split;    /* likewise */
  char    *name;        /* what people read; of a ward empty where no list names it */
  gint64   values[KIOSK_DESK_GRID_COLUMNS_MAX];  /* -1: there is none */
} KioskDeskRow;

typedef struct
{
  KioskDeskBy            by;
  const KioskDeskColumn *columns;
  guint                  n_columns;
  GPtrArray             *rows;       /* (element-type KioskDeskRow) */
  KioskDeskRow          *sum;
} KioskDeskGrid;

KIOSK_DECLARE_NICKS (KioskDeskBy, kiosk_desk_by)
KIOSK_DECLARE_NICKS (KioskDeskGroup, kiosk_desk_group)

const char     *kiosk_desk_by_get_words     (KioskDeskBy                 by);
const char     *kiosk_desk_group_get_words  (KioskDeskGroup              group);
KioskDeskGrid *kiosk_desk_grid_new        (const KioskDeskReport      *report,
                                           KioskDeskBy                 by);
void            kiosk_desk_grid_free       (KioskDeskGrid             *self);
char           *kiosk_desk_grid_dup_csv    (const KioskDeskGrid       *self);
void            kiosk_desk_csv_append       (GString                    *text,
                                             const char                 *field);
char           *kiosk_desk_report_ward_dup_name (const KioskDeskReportWard *ward);
const KioskReportTarget *kiosk_desk_report_ward_get_target (const KioskDeskReportWard *ward);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskDeskGrid, kiosk_desk_grid_free)

G_END_DECLS

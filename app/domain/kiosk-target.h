/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A target as it was assigned: how many, of whom, by when, and which figures it is measured by. */
#pragma once

#include "kiosk-sheet.h"

G_BEGIN_DECLS

/* Most that a target or its base may be. */
#define KIOSK_TARGET_NUMBER_MAX 9999999

/* Header line of targets.csv, without its line feed. */
#define KIOSK_TARGET_CSV_HEADER "id,replaces,name,measure,column,audience,number,base,from,until,ended,since"

/* Who gave it. Nothing is typed on the kiosk, so names come from this list. */
typedef enum
{
  KIOSK_TARGET_NAME_CITY_PLAN,
  KIOSK_TARGET_NAME_WARD_PLAN,
  KIOSK_TARGET_NAME_CAMPAIGN,
  KIOSK_TARGET_NAME_TEAM,
  KIOSK_TARGET_NAME_UNIONS,
  KIOSK_N_TARGET_NAMES
} KioskTargetName;

/* What it counts. */
typedef enum
{
  KIOSK_TARGET_MEASURE_INSTALLED,
  KIOSK_TARGET_MEASURE_SIGNED_IN,
  KIOSK_TARGET_MEASURE_HELPED,     /* everybody whom helpers served; units report nothing like it */
  KIOSK_N_TARGET_MEASURES
} KioskTargetMeasure;

/* The one column of figures that it is measured by: columns are never added to each other. */
typedef enum
{
  KIOSK_TARGET_COLUMN_HELPER,      /* the kiosk's taps by helpers */
  KIOSK_TARGET_COLUMN_SELF,        /* the kiosk's taps by residents, who are asked for no audience */
  KIOSK_TARGET_COLUMN_OUTREACH,    /* the outreach sheets */
  KIOSK_TARGET_COLUMN_UNIT,        /* of each unit the latest sheet */
  KIOSK_N_TARGET_COLUMNS
} KioskTargetColumn;

/* Why no book takes a target. */
typedef enum
{
  KIOSK_TARGET_PROBLEM_NONE,
  KIOSK_TARGET_PROBLEM_ID,               /* ids that are none: a fault of the program */
  KIOSK_TARGET_PROBLEM_COLUMN,           /* a measure or an audience that its column lacks */
  KIOSK_TARGET_PROBLEM_NUMBER_ZERO,
  KIOSK_TARGET_PROBLEM_NUMBER_NEGATIVE,
  KIOSK_TARGET_PROBLEM_NUMBER_TOO_LARGE,
  KIOSK_TARGET_PROBLEM_BASE_NEGATIVE,
  KIOSK_TARGET_PROBLEM_BASE_TOO_LARGE,
  KIOSK_TARGET_PROBLEM_BASE_BELOW_NUMBER,
  KIOSK_TARGET_PROBLEM_FROM_MISSING,
  KIOSK_TARGET_PROBLEM_FROM_TOO_EARLY,   /* before there was the app */
  KIOSK_TARGET_PROBLEM_UNTIL_BEFORE_FROM,
  KIOSK_TARGET_PROBLEM_TOO_LONG          /* ends, or begins, too far from its day of entry to be meant */
} KioskTargetProblem;

typedef struct
{
  char               id[KIOSK_ID_SIZE];        /* random; the same id again is the same target */
  char               replaces[KIOSK_ID_SIZE];  /* empty: none */
  KioskTargetName    name;
  KioskTargetMeasure measure;
  KioskTargetColumn  column;
  KioskAudience      audience;                       /* unspecified: of everybody */
  gint64             number;
  gint64             base;                           /* people concerned; 0: staff entered none */
  KioskDay           from;
  KioskDay           until;                          /* its last day; KIOSK_DAY_UNKNOWN: it stands */
  gboolean           is_ended;                       /* takes the one that it replaces out of force */
  KioskDay           since;                          /* filled in by the book: the day on which it was entered */
} KioskTarget;

KIOSK_DECLARE_NICKS (KioskTargetName, kiosk_target_name)
KIOSK_DECLARE_NICKS (KioskTargetMeasure, kiosk_target_measure)
KIOSK_DECLARE_NICKS (KioskTargetColumn, kiosk_target_column)
KIOSK_DECLARE_NICKS (KioskTargetProblem, kiosk_target_problem)

KioskTarget        *kiosk_target_new            (void);
KioskTarget        *kiosk_target_new_replacing  (const KioskTarget  *old);
KioskTarget        *kiosk_target_copy           (const KioskTarget  *self);
void                kiosk_target_free           (KioskTarget        *self);
KioskTargetProblem  kiosk_target_find_problem   (const KioskTarget  *self,
                                                 KioskDay            today);
gint64              kiosk_target_count          (const KioskTarget  *self,
                                                 GArray             *cells,
                                                 GArray             *sheets);
char               *kiosk_targets_dup_csv       (const KioskTarget  *targets,
                                                 gsize               n_targets);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskTarget, kiosk_target_free)

G_END_DECLS

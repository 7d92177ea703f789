/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet: figures that people bring to the kiosk. They stand in columns of their own and are never added to taps. */
#pragma once

#include "kiosk-tap.h"

G_BEGIN_DECLS

/* Up to 16 of a-z, 0-9, '-' and '_', and a NUL. */
#define KIOSK_UNIT_CODE_SIZE 17

/* Most that one figure of a sheet may be. */
#define KIOSK_SHEET_NUMBER_MAX 999999

#define KIOSK_N_AUDIENCES (KIOSK_AUDIENCE_UNSPECIFIED + 1)

/* Header line of sheets.csv, without its line feed. */
#define KIOSK_SHEET_CSV_HEADER "epoch,n,sheet,id,replaces,form,date,place,team,unit,audience,figure,count"

typedef enum
{
  KIOSK_SHEET_FORM_OUTREACH,  /* what was done outside the office on a day */
  KIOSK_SHEET_FORM_UNIT       /* how far a unit is with its own people, as of a day */
} KioskSheetForm;

typedef enum
{
  KIOSK_PLACE_NONE,           /* units have none */
  KIOSK_PLACE_NEIGHBOURHOOD,
  KIOSK_PLACE_SCHOOL,
  KIOSK_PLACE_MARKET,
  KIOSK_PLACE_OFFICE,
  KIOSK_PLACE_COMPANY,
  KIOSK_PLACE_WORSHIP,
  KIOSK_PLACE_WARD_EVENT,
  KIOSK_PLACE_OTHER,
  KIOSK_N_PLACES
} KioskPlace;

typedef enum
{
  /* Of outreach: people by kind, with the values of KioskKind. */
  KIOSK_SHEET_FIGURE_INSTALLED,
  KIOSK_SHEET_FIGURE_INSTALLED_SIGNED_IN,
  KIOSK_SHEET_FIGURE_SIGNED_IN,
  KIOSK_SHEET_FIGURE_ALREADY_HAD,
  KIOSK_SHEET_FIGURE_NOT_ABLE,
  KIOSK_SHEET_FIGURE_ADVISED,
  /* Of outreach, of nobody's group: those who heard of the app. */
  KIOSK_SHEET_FIGURE_HEARD_SESSIONS,
  KIOSK_SHEET_FIGURE_HEARD_PEOPLE,
  /* Of a unit: its people, those of them who have the app, those of these who signed in. */
  KIOSK_SHEET_FIGURE_CONCERNED,
  KIOSK_SHEET_FIGURE_APP_INSTALLED,
  KIOSK_SHEET_FIGURE_APP_SIGNED_IN,
  KIOSK_SHEET_FIGURE_NOTHING,  /* stands in the one line of a sheet that withdraws another */
  KIOSK_N_SHEET_FIGURES
} KioskSheetFigure;

/* Why no book takes a sheet. */
typedef enum
{
  KIOSK_SHEET_PROBLEM_NONE,
  KIOSK_SHEET_PROBLEM_ID,                /* ids that are none: a fault of the program */
  KIOSK_SHEET_PROBLEM_FORM,              /* a place, a figure or an audience that its form lacks: likewise */
  KIOSK_SHEET_PROBLEM_PLACE_MISSING,
  KIOSK_SHEET_PROBLEM_TEAM_MISSING,
  KIOSK_SHEET_PROBLEM_UNIT_MISSING,
  KIOSK_SHEET_PROBLEM_DAY_MISSING,
  KIOSK_SHEET_PROBLEM_DAY_TOO_EARLY,     /* before there was the app */
  KIOSK_SHEET_PROBLEM_DAY_IN_FUTURE,
  KIOSK_SHEET_PROBLEM_NEGATIVE,
  KIOSK_SHEET_PROBLEM_TOO_LARGE,         /* beyond KIOSK_SHEET_NUMBER_MAX */
  KIOSK_SHEET_PROBLEM_EMPTY,             /* says nothing, and withdraws nothing */
  KIOSK_SHEET_PROBLEM_MORE_INSTALLED,    /* than people concerned */
  KIOSK_SHEET_PROBLEM_MORE_SIGNED_IN,    /* than installed */
  KIOSK_SHEET_PROBLEM_HEARD_HALF         /* sessions without people, or people without sessions */
} KioskSheetProblem;

typedef struct
{
  char           id[KIOSK_ID_SIZE];        /* random; the same id again is the same sheet */
  char           replaces[KIOSK_ID_SIZE];  /* empty: none */
  gint64         number;                         /* 1, 2, 3 … in the book; filled in by it */
  char           epoch[33];                      /* filled in by the book at closing, until then empty */
  gint64         n;                              /* likewise, until then 0 */
  KioskSheetForm form;
  KioskDay       day;                            /* when it was, or as of when */
  KioskPlace     place;                          /* of outreach, like team */
  KioskTeam      team;
  char           unit[KIOSK_UNIT_CODE_SIZE];     /* of a unit, like audience */
  KioskAudience  audience;                       /* else unspecified */
  gint64         counts[KIOSK_N_AUDIENCES][KIOSK_N_SHEET_FIGURES];
  gboolean       is_replaced;                    /* filled in by the book: a later sheet took its place */
} KioskSheet;

KIOSK_DECLARE_NICKS (KioskSheetForm, kiosk_sheet_form)
KIOSK_DECLARE_NICKS (KioskPlace, kiosk_place)
KIOSK_DECLARE_NICKS (KioskSheetFigure, kiosk_sheet_figure)
KIOSK_DECLARE_NICKS (KioskSheetProblem, kiosk_sheet_problem)

/* Is given every line of a sheet. */
typedef gboolean (*KioskSheetLineFunc) (const KioskSheet  *sheet,
                                        KioskAudience      audience,
                                        KioskSheetFigure   figure,
                                        gint64             count,
                                        gpointer           user_data);

KioskSheet        *kiosk_sheet_new            (KioskSheetForm      form);
KioskSheet        *kiosk_sheet_new_replacing  (const KioskSheet   *old);
KioskSheet        *kiosk_sheet_copy           (const KioskSheet   *self);
void               kiosk_sheet_free           (KioskSheet         *self);
void               kiosk_sheet_clear_counts   (KioskSheet         *self);
gboolean           kiosk_sheet_is_empty       (const KioskSheet   *self);
gint64             kiosk_sheet_sum            (const KioskSheet   *self,
                                               KioskSheetFigure    figure);
KioskSheetProblem  kiosk_sheet_find_problem   (const KioskSheet   *self,
                                               KioskDay            today);
gboolean           kiosk_unit_code_is_valid   (const char         *code);
gboolean           kiosk_sheet_foreach_line   (const KioskSheet   *self,
                                               KioskSheetLineFunc  func,
                                               gpointer            user_data);
char              *kiosk_sheets_dup_csv       (const KioskSheet   *sheets,
                                               gsize               n_sheets);
char              *kiosk_sheets_dup_sha256    (const KioskSheet   *sheets,
                                               gsize               n_sheets);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskSheet, kiosk_sheet_free)

G_END_DECLS

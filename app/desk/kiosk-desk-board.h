/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The board: points × dates, and what is known of each. */
#pragma once

#include "kiosk-desk-roster.h"

G_BEGIN_DECLS

/* Working days of a point after a date, until nothing dated that day or later makes it late. */
#define KIOSK_BOARD_GRACE_DAYS 3

typedef enum
{
  KIOSK_BOARD_STATE_OUTSIDE,     /* nobody expects anything: the point is not there on that day */
  KIOSK_BOARD_STATE_RECEIVED,
  KIOSK_BOARD_STATE_ZERO,        /* received, and it says that nobody was counted */
  KIOSK_BOARD_STATE_AWAITED,     /* nothing dated that day or later yet, and there is time */
  KIOSK_BOARD_STATE_LATE,        /* nothing dated that day or later, and the time is over */
  KIOSK_BOARD_STATE_MISSING,     /* later days came, and this one did not */
  KIOSK_BOARD_STATE_CLOSED,      /* not worked, and nothing dated that day */
  KIOSK_BOARD_STATE_NO_MACHINE,  /* no kiosk bears the label on that day */
  KIOSK_BOARD_STATE_FORKED,      /* two histories contradict each other: an officer has to decide */
  KIOSK_BOARD_STATE_UNSETTLED,   /* of a restored copy or a retired machine: an officer has to decide */
  KIOSK_BOARD_STATE_UNDATED,     /* nothing dated that day, and figures without a date that may be of it */
  KIOSK_N_BOARD_STATES
} KioskBoardState;

typedef enum
{
  KIOSK_BOARD_DOUBT_FORKED,
  KIOSK_BOARD_DOUBT_UNSETTLED,
  KIOSK_BOARD_DOUBT_UNDATED,
  KIOSK_N_BOARD_DOUBTS
} KioskBoardDoubtKind;

/* What counts of a date at a label; several for the same date are added up. */
typedef struct
{
  char     ward[6];
  guint    number;
  KioskDay day;      /* known */
  gint64   counted;  /* people */
  guint    sheets;   /* figures that people brought */
} KioskBoardDay;

/* A kiosk that bears a label. */
typedef struct
{
  char     ward[6];
  guint    number;
  KioskDay from;      /* KIOSK_DAY_UNKNOWN: since ever */
  KioskDay to;        /* its last day; KIOSK_DAY_UNKNOWN: it stands */
  KioskDay last_day;  /* the latest date that came from it; KIOSK_DAY_UNKNOWN: none */
} KioskBoardMachine;

/* What keeps the days from first to last from being told. */
typedef struct
{
  char                ward[6];
  guint               number;
  KioskBoardDoubtKind kind;
  KioskDay            from;
  KioskDay            to;    /* KIOSK_DAY_UNKNOWN: up to today */
} KioskBoardDoubt;

/* All borrowed. Of days outside the period only the latest of a label is of use, and machines have that too. */
typedef struct
{
  GArray            *points;    /* (element-type KioskDeskPoint): the roster; may be empty */
  KioskDeskCalendar *calendar;
  GArray            *days;      /* (element-type KioskBoardDay) */
  GArray            *machines;  /* (element-type KioskBoardMachine) */
  GArray            *doubts;    /* (element-type KioskBoardDoubt) */
} KioskBoardFacts;

typedef struct
{
  KioskDay    from;   /* known */
  KioskDay    to;     /* known, not before from */
  KioskDay    today;  /* known: what is late is late as of this day */
  const char *ward;   /* (nullable): only this code; NULL: all */
} KioskBoardScope;

typedef struct
{
  KioskBoardState state;
  gint64          counted;
  guint           sheets;
} KioskBoardCell;

/* A point, or a label that has figures and no place in the roster: then is_listed is FALSE. */
typedef struct
{
  KioskDeskPoint point;
  gboolean       is_listed;
  KioskDay       last_day;     /* the latest date that came, not after today; KIOSK_DAY_UNKNOWN: none */
  int            silent_days;  /* working days since then, or since its first day; -1: nobody knows how many */
  guint          totals[KIOSK_N_BOARD_STATES];
} KioskBoardRow;

typedef struct _KioskDeskBoard KioskDeskBoard;

KIOSK_DECLARE_NICKS (KioskBoardState, kiosk_board_state)

KioskDeskBoard        *kiosk_desk_board_new         (const KioskBoardFacts  *facts,
                                                     const KioskBoardScope  *scope);
void                   kiosk_desk_board_free        (KioskDeskBoard         *self);
guint                  kiosk_desk_board_get_n_rows  (KioskDeskBoard         *self);
const KioskBoardRow   *kiosk_desk_board_get_row     (KioskDeskBoard         *self,
                                                     guint                   i);
const KioskBoardCell  *kiosk_desk_board_get_cell    (KioskDeskBoard         *self,
                                                     guint                   i,
                                                     KioskDay                day);
guint                  kiosk_desk_board_get_total   (KioskDeskBoard         *self,
                                                     KioskBoardState         state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskDeskBoard, kiosk_desk_board_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day book: one kiosk's records in SQLite. Everything here belongs to one thread, the one that opened it. */
#pragma once

#include "kiosk-cell.h"
#include "kiosk-clock.h"
#include "kiosk-entry.h"
#include "kiosk-store-error.h"
#include "kiosk-tally.h"
#include "kiosk-tap.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_DAY_BOOK (kiosk_day_book_get_type ())
G_DECLARE_FINAL_TYPE (KioskDayBook, kiosk_day_book, KIOSK, DAY_BOOK, GObject)

/* Whose figures these are. A book never changes its mode. */
typedef enum
{
  KIOSK_MODE_LIVE,
  KIOSK_MODE_TRAINING,
  KIOSK_MODE_DEMO
} KioskMode;

/* What opening found and did, for staff to be told. */
typedef enum
{
  KIOSK_NOTICE_NONE         = 0,
  KIOSK_NOTICE_RESTORED     = 1 << 0,  /* the book was damaged; the last good backup took its place */
  KIOSK_NOTICE_COPIED       = 1 << 1,  /* the book was made on another machine or disk */
  KIOSK_NOTICE_DATE_UNKNOWN = 1 << 2   /* taps of an earlier boot closed as "chưa rõ ngày" */
} KioskNotices;

/* What became of a tap. */
typedef struct
{
  gint64            seq;         /* > 0; its place in the open batch */
  KioskSuppression  suppressed;  /* whether a rule keeps it out of the count */
  gboolean          was_known;   /* this id was on disk already: a retry */
} KioskRecorded;

/* One business date (or KIOSK_DAY_UNKNOWN) of the book. */
typedef struct
{
  KioskDay    day;
  KioskTally  tally;
  gboolean    has_open;          /* some of it is in the open batch */
} KioskDayFigures;

KIOSK_DECLARE_NICKS (KioskMode, kiosk_mode)

gboolean       kiosk_day_book_create          (const char        *state_dir,
                                               KioskMode          mode,
                                               KioskClock        *clock,
                                               GError           **error);
gboolean       kiosk_day_book_exists          (const char        *state_dir);
KioskDayBook  *kiosk_day_book_open            (const char        *state_dir,
                                               KioskMode          mode,
                                               KioskClock        *clock,
                                               GError           **error);
gboolean       kiosk_day_book_check           (KioskDayBook      *self,
                                               GError           **error);
gboolean       kiosk_day_book_close           (KioskDayBook      *self,
                                               GError           **error);
KioskNotices   kiosk_day_book_get_notices     (KioskDayBook      *self);
const char    *kiosk_day_book_get_kiosk       (KioskDayBook      *self);
const char    *kiosk_day_book_get_epoch       (KioskDayBook      *self);

gboolean       kiosk_day_book_record          (KioskDayBook      *self,
                                               guint              visit,
                                               const KioskTap    *tap,
                                               KioskRecorded     *out_recorded,
                                               GError           **error);
gboolean       kiosk_day_book_replace         (KioskDayBook      *self,
                                               const char        *old_id,
                                               const KioskTap    *tap,
                                               KioskRecorded     *out_recorded,
                                               GError           **error);
gboolean       kiosk_day_book_undo            (KioskDayBook      *self,
                                               const char        *id,
                                               GError           **error);

gboolean       kiosk_day_book_close_batch     (KioskDayBook      *self,
                                               gint64            *out_waiting,
                                               gboolean          *out_closed,
                                               GError           **error);
gboolean       kiosk_day_book_confirm_clock   (KioskDayBook      *self,
                                               GError           **error);
gboolean       kiosk_day_book_back_up         (KioskDayBook      *self,
                                               GError           **error);

GArray        *kiosk_day_book_load_entries    (KioskDayBook      *self,
                                               GError           **error);
GArray        *kiosk_day_book_load_cells      (KioskDayBook      *self,
                                               GError           **error);
GArray        *kiosk_day_book_load_figures    (KioskDayBook      *self,
                                               KioskDay           from,
                                               KioskDay           to,
                                               GError           **error);

GHashTable    *kiosk_day_book_load_settings   (KioskDayBook      *self,
                                               GError           **error);
gboolean       kiosk_day_book_save_settings   (KioskDayBook      *self,
                                               GHashTable        *settings,
                                               GError           **error);

G_END_DECLS

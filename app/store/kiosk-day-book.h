/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day book: one kiosk's records in SQLite. Everything here belongs to one thread, the one that opened it. */
#pragma once

#include "kiosk-cell.h"
#include "kiosk-clock.h"
#include "kiosk-closed.h"
#include "kiosk-entry.h"
#include "kiosk-event.h"
#include "kiosk-export-record.h"
#include "kiosk-secret-role.h"
#include "kiosk-shift-record.h"
#include "kiosk-signature.h"
#include "kiosk-store-error.h"
#include "kiosk-tally.h"
#include "kiosk-target.h"

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

/* In the state folder, while a training is under way: the folder of its book. */
#define KIOSK_TRAINING_FOLDER "training"

/* What opening found and did, and what became of the last closing, for staff to be told. */
typedef enum
{
  KIOSK_NOTICE_NONE         = 0,
  KIOSK_NOTICE_RESTORED     = 1 << 0,  /* the book was damaged; the last good backup took its place */
  KIOSK_NOTICE_COPIED       = 1 << 1,  /* the book was made on another machine or disk */
  KIOSK_NOTICE_DATE_UNKNOWN = 1 << 2,  /* taps of an earlier boot closed as "chưa rõ ngày" */
  KIOSK_NOTICE_NO_BACKUP    = 1 << 3   /* what was closed last is on disk and has no backup yet */
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
  KioskTally  open;              /* of it, what is in the open batch and can still change */
  gboolean    has_open;          /* there is an open batch of the day */
} KioskDayFigures;

/* What came of trying a PIN or code. */
typedef struct
{
  gboolean  is_right;
  gboolean  was_tried;           /* FALSE: a delay runs, so nothing was compared and nothing counted */
  guint     left_s;              /* seconds until the next try is allowed, rounded up; 0: now */
  guint     failures;            /* wrong tries since the last right one, with this one */
} KioskTry;

/* What the clock says, and how far the book believes it. */
typedef struct
{
  KioskDay    day;
  KioskTrust  trust;
  KioskDay    floor;             /* no earlier date is believed without a person's word */
  gboolean    is_corrected;      /* it goes by what staff said, not by the machine's clock */
} KioskClockLook;

/* How far back wrong tries are counted, today included. */
#define KIOSK_BOOK_STATE_N_DAYS 7

/* How a book and its disk are, for whoever looks after them. */
typedef struct
{
  char          kiosk[17];
  char          epoch[33];
  KioskTrust    trust;           /* of the clock's date */
  KioskNotices  notices;
  gint64        n_closed;        /* batches, of all epochs */
  KioskDay      closed_day;      /* the latest date among them; KIOSK_DAY_UNKNOWN: none */
  guint         n_backups;
  KioskDay      backup_day;      /* of the newest, by the clock as it was; KIOSK_DAY_UNKNOWN: there is none */
  gint64        book_bytes;      /* with its journal */
  gint64        disk_bytes;
  gint64        free_bytes;      /* for the kiosk's account */
  guint         n_wrong;         /* wrong PINs and recovery codes of the last KIOSK_BOOK_STATE_N_DAYS days */
} KioskBookState;

/* A copy of the book, for who chooses one to go back to. */
typedef struct
{
  char    name[32];
  gint64  written_s;   /* when, in seconds since 1970, by the machine's clock as it was; 0: not known */
  gint64  people;      /* for how many there are taps in it, of all kinds; -1: it cannot be read */
} KioskBackupRecord;

KIOSK_DECLARE_NICKS (KioskMode, kiosk_mode)

gboolean       kiosk_day_book_create          (const char        *state_dir,
                                               KioskMode          mode,
                                               KioskClock        *clock,
                                               GError           **error);
gboolean       kiosk_day_book_allow_new       (const char        *state_dir,
                                               GError           **error);
gboolean       kiosk_day_book_begin_new       (const char        *state_dir,
                                               KioskMode          mode,
                                               GError           **error);
gboolean       kiosk_day_book_exists          (const char        *state_dir);
KioskDayBook  *kiosk_day_book_open            (const char        *state_dir,
                                               KioskMode          mode,
                                               KioskClock        *clock,
                                               GError           **error);
KioskDayBook  *kiosk_day_book_look            (const char        *state_dir,
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

gboolean       kiosk_day_book_begin_day       (KioskDayBook      *self,
                                               GError           **error);
gboolean       kiosk_day_book_close_batch     (KioskDayBook      *self,
                                               gint64            *out_waiting,
                                               gboolean          *out_closed,
                                               GError           **error);
gboolean       kiosk_day_book_close_day       (KioskDayBook      *self,
                                               gint64            *out_waiting,
                                               gboolean          *out_closed,
                                               GError           **error);
gboolean       kiosk_day_book_look_at_clock   (KioskDayBook      *self,
                                               KioskClockLook    *out_look,
                                               GError           **error);
gboolean       kiosk_day_book_confirm_clock   (KioskDayBook      *self,
                                               GError           **error);
gboolean       kiosk_day_book_set_clock       (KioskDayBook      *self,
                                               gint64             correction_s,
                                               GError           **error);
void           kiosk_day_book_copy_aside      (KioskDayBook      *self);
gboolean       kiosk_day_book_back_up         (KioskDayBook      *self,
                                               GError           **error);

GArray        *kiosk_day_book_load_entries    (KioskDayBook      *self,
                                               GError           **error);
GArray        *kiosk_day_book_load_cells      (KioskDayBook      *self,
                                               GError           **error);
gboolean       kiosk_day_book_load_closed     (KioskDayBook      *self,
                                               KioskClosed       *closed,
                                               guint              max,
                                               GError           **error);
gboolean       kiosk_day_book_load_first_day  (KioskDayBook      *self,
                                               KioskDay           today,
                                               KioskDay          *out_day,
                                               GError           **error);
GArray        *kiosk_day_book_load_figures    (KioskDayBook      *self,
                                               KioskDay           from,
                                               KioskDay           to,
                                               GError           **error);
GArray        *kiosk_day_book_load_breakdown  (KioskDayBook      *self,
                                               KioskDay           from,
                                               KioskDay           to,
                                               GError           **error);

gboolean       kiosk_day_book_enter_sheet     (KioskDayBook      *self,
                                               const KioskSheet  *sheet,
                                               gint64            *out_number,
                                               GError           **error);
GArray        *kiosk_day_book_load_sheets     (KioskDayBook      *self,
                                               KioskDay           from,
                                               KioskDay           to,
                                               GError           **error);
GArray        *kiosk_day_book_load_closed_sheets (KioskDayBook   *self,
                                                  GError        **error);
gboolean       kiosk_day_book_set_target      (KioskDayBook      *self,
                                               const KioskTarget *target,
                                               GError           **error);
GArray        *kiosk_day_book_load_targets    (KioskDayBook      *self,
                                               GError           **error);
GArray        *kiosk_day_book_load_all_targets (KioskDayBook     *self,
                                                GError          **error);
gboolean       kiosk_day_book_count_target    (KioskDayBook      *self,
                                               const KioskTarget *target,
                                               gint64            *out_done,
                                               GError           **error);

GHashTable    *kiosk_day_book_load_settings   (KioskDayBook      *self,
                                               GError           **error);
gboolean       kiosk_day_book_save_settings   (KioskDayBook      *self,
                                               GHashTable        *settings,
                                               GError           **error);

KioskShiftRecord *kiosk_day_book_load_shift   (KioskDayBook      *self,
                                               guint              max,
                                               GError           **error);

gboolean       kiosk_day_book_has_secret      (KioskDayBook      *self,
                                               KioskSecretRole    role,
                                               gboolean          *out_has,
                                               GError           **error);
gboolean       kiosk_day_book_check_secret    (KioskDayBook      *self,
                                               KioskSecretRole    role,
                                               const char        *pin,
                                               GError           **error);
gboolean       kiosk_day_book_set_secret      (KioskDayBook      *self,
                                               KioskSecretRole    role,
                                               const char        *pin,
                                               GError           **error);
gboolean       kiosk_day_book_renew_secrets   (KioskDayBook      *self,
                                               const char        *pin,
                                               const char        *code,
                                               GError           **error);
gboolean       kiosk_day_book_try_secret      (KioskDayBook      *self,
                                               KioskSecretRole    role,
                                               const char        *pin,
                                               KioskTry          *out_try,
                                               GError           **error);

gboolean       kiosk_day_book_note            (KioskDayBook      *self,
                                               KioskActor         actor,
                                               KioskDeed          deed,
                                               KioskOutcome       outcome,
                                               GError           **error);
GArray        *kiosk_day_book_load_backups    (KioskDayBook      *self,
                                               gint64            *out_people,
                                               GError           **error);
gboolean       kiosk_day_book_choose_backup   (KioskDayBook      *self,
                                               const char        *backup,
                                               char             **out_folder,
                                               GError           **error);
gboolean       kiosk_day_book_begin_anew      (KioskDayBook      *self,
                                               char             **out_folder,
                                               GError           **error);
GArray        *kiosk_day_book_load_events     (KioskDayBook      *self,
                                               gint64             before,
                                               guint              max,
                                               GError           **error);
gboolean       kiosk_day_book_load_state      (KioskDayBook      *self,
                                               KioskBookState    *out_state,
                                               GError           **error);

gboolean       kiosk_day_book_load_public_key (KioskDayBook      *self,
                                               KioskPublicKey    *out_key,
                                               GError           **error);
char          *kiosk_day_book_sign            (KioskDayBook      *self,
                                               GBytes            *bytes,
                                               const char        *comment,
                                               GError           **error);

gboolean       kiosk_day_book_note_export     (KioskDayBook      *self,
                                               const char        *name,
                                               const char        *epoch,
                                               gint64             n,
                                               GError           **error);
GArray        *kiosk_day_book_take_receipts   (KioskDayBook      *self,
                                               GArray            *receipts,
                                               GError           **error);
KioskExportHistory *kiosk_day_book_load_exports (KioskDayBook    *self,
                                                 guint              max,
                                                 GError           **error);

gboolean       kiosk_day_book_create_training (KioskDayBook      *self,
                                               GError           **error);
gboolean       kiosk_day_book_remove_training (KioskDayBook      *self,
                                               gboolean          *out_was_there,
                                               GError           **error);

G_END_DECLS

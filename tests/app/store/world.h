/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A state folder of its own for each test, a clock that stands near the day of the build, and short names. */
#pragma once

#include <sqlite3.h>

#include "kiosk-day-book.h"
#include "kiosk-manual-clock.h"
#include "kiosk-settings.h"

typedef struct
{
  char         *folder;
  char         *state;     /* in folder; made by world_create() */
  KioskClock   *clock;
  KioskDayBook *book;      /* NULL: not open */
  guint         visit;
} World;

void           world_set_up          (World           *self,
                                      gconstpointer    data);
void           world_tear_down       (World           *self,
                                      gconstpointer    data);
KioskDay       world_day             (int              offset);
void           world_set_clock       (World           *self,
                                      int              offset,
                                      const char      *time);
void           world_create          (World           *self);
void           world_open            (World           *self);
void           world_close           (World           *self);
void           world_reopen          (World           *self);
void           world_crash           (World           *self);
KioskRecorded  world_record          (World           *self,
                                      const KioskTap  *tap);
char          *world_tap             (World           *self,
                                      KioskKind        kind);
char          *world_change          (World           *self,
                                      const char      *old_id,
                                      KioskKind        kind);
void           world_undo            (World           *self,
                                      const char      *id);
gboolean       world_close_batch     (World           *self);
KioskEntry     world_last_entry      (World           *self,
                                      guint           *out_n_entries);
KioskTally     world_tally           (World           *self);
KioskTally     world_tally_of_day    (World           *self,
                                      KioskDay         day);
void           world_assert_chain    (World           *self);
void           world_sql             (World           *self,
                                      const char      *sql);
char          *world_query           (World           *self,
                                      const char      *sql);
char          *world_path            (World           *self,
                                      const char      *name);
gboolean       world_has             (World           *self,
                                      const char      *name);
guint          world_count           (World           *self,
                                      const char      *prefix);
GBytes        *world_read            (World           *self,
                                      const char      *name);
void           world_write           (World           *self,
                                      const char      *name,
                                      GBytes          *bytes);
char          *world_snapshot        (World           *self);
KioskDayBook  *world_try_open        (World           *self,
                                      KioskMode        mode,
                                      GError         **error);
void           world_assert_refused  (World           *self,
                                      KioskStoreError  code);

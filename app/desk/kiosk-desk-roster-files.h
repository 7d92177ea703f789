/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files from which an officer's roster is read. */
#pragma once

#include "kiosk-desk-roster-book.h"

G_BEGIN_DECLS

/* Paths; each NULL: that list is not read. */
typedef struct
{
  const char *points;
  const char *holidays;
  const char *predecessors;
} KioskDeskRosterFiles;

gboolean kiosk_desk_roster_read (const KioskDeskRosterFiles  *files,
                                 KioskDeskRoster             *out_roster,
                                 GError                     **error);

GPtrArray *kiosk_desk_roster_load_predecessors (KioskDeskBook  *book,
                                                const char     *shipped,
                                                gboolean       *out_is_own,
                                                GError        **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which list says what became of a ward. */
#pragma once

#include "kiosk-desk-roster-book.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_CLI_PREDECESSORS_NONE,    /* wards are as they were recorded */
  KIOSK_CLI_PREDECESSORS_BOOK,    /* the book's own list */
  KIOSK_CLI_PREDECESSORS_SHIPPED  /* the list that came with the program */
} KioskCliPredecessors;

GPtrArray   *kiosk_cli_predecessors_load         (KioskDeskBook         *book,
                                                  KioskCliPredecessors  *out_which,
                                                  GError               **error);
const char  *kiosk_cli_predecessors_lookup_words (KioskCliPredecessors   which);
const char  *kiosk_cli_predecessors_lookup_nick  (KioskCliPredecessors   which);

G_END_DECLS

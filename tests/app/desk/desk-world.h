/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A book, a stick and a first kiosk, for each test of the desk anew. The book is a file, or with DESK_BOOK a schema of
 * the database that this is the address of. */
#pragma once

#include "fleet.h"
#include "kiosk-desk-merge.h"

typedef struct
{
  char          *folder;  /* the stick */
  char          *path;    /* of the book: a file or an address */
  KioskDeskBook *book;
  FleetKiosk    *kiosk;   /* enrolled */
  KioskDay       day;
} DeskWorld;

void             desk_world_set_up      (DeskWorld        *self,
                                         gconstpointer     data);
void             desk_world_tear_down   (DeskWorld        *self,
                                         gconstpointer     data);
gboolean         desk_world_is_served   (void);
char            *desk_world_new_place   (DeskWorld        *self);
void             desk_world_change      (const char       *place,
                                         const char       *sql);
void             desk_world_enrol       (DeskWorld        *self,
                                         const FleetKiosk *kiosk);
gint64           desk_world_id          (const FleetKiosk *kiosk);
KioskDeskMerged *desk_world_merge       (DeskWorld        *self,
                                         const char       *path);
void             desk_world_take        (DeskWorld        *self,
                                         const FleetKiosk *kiosk,
                                         guint             n_new);
gint64           desk_world_get         (DeskWorld        *self,
                                         const char       *sql);
gint64           desk_world_sum         (const FleetKiosk *kiosk);
char            *desk_world_dump        (KioskDeskBook    *book);
void             desk_world_assert_sound (KioskDeskBook   *book);
void             desk_world_remove      (const char       *path);

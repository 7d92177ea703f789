/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kiosks made up for tests of the desk: each closes batches and is exported, as often as a test likes. */
#pragma once

#include "kiosk-bundle.h"
#include "kiosk-cell.h"
#include "kiosk-entry.h"
#include "kiosk-key.h"
#include "kiosk-sheet.h"
#include "kiosk-target.h"

typedef struct
{
  KioskKey *key;
  char     *id;
  char      ward[6];
  guint     number;
  char      epoch[33];
  GArray   *entries;
  GArray   *cells;
  GArray   *sheets;
  GArray   *targets;
} FleetKiosk;

FleetKiosk *fleet_kiosk_new         (const char        *ward,
                                     guint              number);
FleetKiosk *fleet_kiosk_copy        (const FleetKiosk  *self);
void        fleet_kiosk_free        (FleetKiosk        *self);
void        fleet_kiosk_begin_epoch (FleetKiosk        *self);
void        fleet_kiosk_cut         (FleetKiosk        *self,
                                     guint              n_entries);
KioskEntry *fleet_kiosk_close       (FleetKiosk        *self,
                                     KioskDay           day,
                                     guint              n_cells,
                                     gboolean           is_restored);
KioskBundle *fleet_kiosk_bundle     (const FleetKiosk  *self,
                                     KioskDay           day,
                                     const char        *mode);
char       *fleet_kiosk_export      (const FleetKiosk  *self,
                                     const char        *folder,
                                     KioskDay           day,
                                     const char        *mode);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FleetKiosk, fleet_kiosk_free)

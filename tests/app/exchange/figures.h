/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closed batches made up for tests. */
#pragma once

#include "kiosk-cell.h"
#include "kiosk-entry.h"
#include "kiosk-sheet.h"

#define EPOCH_A "0123456789abcdef0123456789abcdef"
#define EPOCH_B "fedcba9876543210fedcba9876543210"
#define KIOSK   "0123456789ABCDEF"

typedef struct
{
  GArray *entries;
  GArray *cells;
  GArray *sheets;
} Figures;

void figures_init        (Figures    *self);
void figures_clear       (Figures    *self);
void figures_add_cell    (Figures    *self,
                          const char *epoch,
                          gint64      n,
                          KioskKind   kind,
                          gint64      people);
void figures_add_sheet   (Figures    *self,
                          const char *epoch,
                          gint64      n);
void figures_close_batch (Figures    *self,
                          const char *epoch,
                          gint64      n);
void figures_fill        (Figures    *self);

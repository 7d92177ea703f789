/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk's report for everybody: tables from which no small number can be worked out. */
#pragma once

#include "kiosk-desk-grid.h"

G_BEGIN_DECLS

/* Fewer people than this can be somebody's neighbours. */
#define KIOSK_DESK_PUBLIC_MIN 5

typedef struct
{
  char       *code;                        /* as in a grid */
  char       *name;                        /* likewise */
  const char *values[KIOSK_N_SOURCES];     /* people: "0", "<5", else a multiple of 5 */
} KioskDeskPublicRow;

typedef struct
{
  KioskDeskBy         by;
  gboolean            is_shown[KIOSK_N_SOURCES];  /* FALSE: they are too few, and nothing of them is told */
  GPtrArray          *rows;                       /* (element-type KioskDeskPublicRow) */
  KioskDeskPublicRow *sum;
} KioskDeskPublic;

gboolean         kiosk_desk_public_is_period (const KioskPeriod      *period);
KioskDeskPublic *kiosk_desk_public_new       (const KioskDeskReport  *report,
                                              KioskDeskBy             by);
void             kiosk_desk_public_free      (KioskDeskPublic        *self);
char            *kiosk_desk_public_dup_csv   (const KioskDeskPublic  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskDeskPublic, kiosk_desk_public_free)

G_END_DECLS

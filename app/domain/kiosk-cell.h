/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell: how many people of one description a batch counted. What is left of taps when their batch closes. */
#pragma once

#include "kiosk-tap.h"

G_BEGIN_DECLS

/* Header line of cells.csv, without its line feed. */
#define KIOSK_CELL_CSV_HEADER \
  "epoch,n,shift,source,team,audience,helped,kind,reason,overlap,suppressed,people"

/* Holds the longest line there can be, which has some 160 bytes, and a NUL. */
#define KIOSK_CELL_CSV_LINE_SIZE 256

typedef struct
{
  char             epoch[33];  /* 32 lower-case hexadecimal digits */
  gint64           n;          /* number of the batch in its epoch */
  KioskShift       shift;
  KioskSource      source;
  KioskTeam        team;
  KioskAudience    audience;
  gboolean         helped;
  KioskKind        kind;
  KioskReason      reason;
  gboolean         overlap;
  KioskSuppression suppressed;
  gint64           people;     /* > 0 */
} KioskCell;

gsize kiosk_cell_write_csv_line (const KioskCell  *self,
                                 char              out_line[KIOSK_CELL_CSV_LINE_SIZE]);
char *kiosk_cell_dup_csv_line   (const KioskCell  *self);
char *kiosk_cells_dup_csv       (const KioskCell  *cells,
                                 gsize             n_cells);
char *kiosk_cells_dup_sha256    (const KioskCell  *cells,
                                 gsize             n_cells);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry: the line a closed batch leaves in the book, chained by hash to the one before. */
#pragma once

#include "kiosk-day.h"

G_BEGIN_DECLS

#define KIOSK_ENTRY_FORMAT 1

/* 64 hexadecimal digits and a NUL. */
#define KIOSK_HASH_SIZE 65

/* What stands for the entry before the first: no hash. */
#define KIOSK_HASH_NONE ""

/* Header line of batches.csv, without its line feed. */
#define KIOSK_ENTRY_CSV_HEADER \
  "format,kiosk,epoch,n,date,not_before,clock,ward,ward_valid_from,restored," \
  "taps,counted,changed,undone,suppressed,cells_sha256,sheets_sha256,previous,hash"

/* How far the date of a batch may be trusted. */
typedef enum
{
  KIOSK_TRUST_TRUSTED,    /* within the bounds of what the kiosk knows */
  KIOSK_TRUST_CONFIRMED,  /* staff confirmed date and time in this boot */
  KIOSK_TRUST_UNKNOWN     /* date empty; not_before says what is known */
} KioskTrust;

typedef struct
{
  int         format;
  char        kiosk[17];               /* 16 upper-case hexadecimal digits: the key id */
  char        epoch[33];               /* 32 lower-case hexadecimal digits */
  gint64      n;                       /* 0, 1, 2 … in its epoch */
  KioskDay    day;                     /* KIOSK_DAY_UNKNOWN where trust is unknown */
  KioskDay    not_before;              /* set where day is unknown, else KIOSK_DAY_UNKNOWN */
  KioskTrust  trust;
  char        ward[6];                 /* 5 digits */
  KioskDay    ward_valid_from;         /* KIOSK_DAY_UNKNOWN: before anybody wrote it down */
  gboolean    restored;                /* open taps of a restored or copied book */
  gint64      taps;                    /* people; = counted + changed + undone + suppressed */
  gint64      counted;
  gint64      changed;
  gint64      undone;
  gint64      suppressed;
  char        cells_sha256[KIOSK_HASH_SIZE];
  char        sheets_sha256[KIOSK_HASH_SIZE];
  char        previous[KIOSK_HASH_SIZE];   /* KIOSK_HASH_NONE in the first of an epoch */
  char        hash[KIOSK_HASH_SIZE];
} KioskEntry;

KIOSK_DECLARE_NICKS (KioskTrust, kiosk_trust)

char     *kiosk_entry_dup_csv_line  (const KioskEntry  *self);
void      kiosk_entry_seal          (KioskEntry        *self);
gboolean  kiosk_entry_is_sealed     (const KioskEntry  *self);
gboolean  kiosk_entry_balances      (const KioskEntry  *self);

G_END_DECLS

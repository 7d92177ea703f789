/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a kiosk remembers of its exports, and what a desk said that it has received. */
#pragma once

#include "kiosk-day.h"

G_BEGIN_DECLS

/* The name of an export's folder: yyyymmdd-k, k of up to 4 digits, and a NUL. */
#define KIOSK_EXPORT_NAME_SIZE 14

/* An export that was read back from the stick and found whole. */
typedef struct
{
  gint64    seq;                           /* > 0; filled in by the book */
  KioskDay  day;                           /* filled in by the book; KIOSK_DAY_UNKNOWN: nobody vouched for the clock */
  int       minute;                        /* of the day in Viet Nam, by the clock as it was; filled in by the book */
  char      name[KIOSK_EXPORT_NAME_SIZE];  /* of its folder */
  char      epoch[33];                     /* of the newest batch in it; empty: there was none */
  gint64    n;                             /* the number of that batch in its epoch */
  KioskDay  until;                         /* its date; KIOSK_DAY_UNKNOWN: not known, or there was none */
} KioskExportRecord;

/* A desk's word that all batches of an epoch up to one have arrived. */
typedef struct
{
  char      kiosk[17];  /* 16 upper-case hexadecimal digits */
  char      epoch[33];
  gint64    n;          /* the number of the last batch that arrived */
  char      hash[65];   /* of that batch's entry */
  char      desk[17];   /* the id of the desk's key */
  KioskDay  day;        /* on which the desk said so */
} KioskReceipt;

/* All that staff are shown of both. */
typedef struct
{
  GArray       *exports;       /* (element-type KioskExportRecord): the newest first */
  gint64        n_since;       /* closed batches that are in none of them yet */
  KioskDay      oldest_since;  /* the first date among those; KIOSK_DAY_UNKNOWN: there are none, or it is not known */
  gboolean      has_receipt;   /* of what follows all is empty where there is none */
  KioskReceipt  receipt;       /* for the newest batch that arrived */
  KioskDay      received;      /* the last date up to that batch; KIOSK_DAY_UNKNOWN: none is known */
  KioskDay      closed;        /* the last date of all that is closed; KIOSK_DAY_UNKNOWN: none is known */
  gint64        n_unreceived;  /* batches that were closed after that one */
} KioskExportHistory;

KioskExportHistory *kiosk_export_history_new  (void);
void                kiosk_export_history_free (KioskExportHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskExportHistory, kiosk_export_history_free)

G_END_DECLS

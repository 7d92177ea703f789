/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a book has of each kiosk, at a glance. */
#pragma once

#include "kiosk-day.h"
#include "kiosk-desk-book.h"

G_BEGIN_DECLS

/* One line for each epoch of a kiosk; a kiosk without batches has one, of epoch 0. */
typedef struct
{
  gint64   kiosk;
  guint    ward;
  guint    number;
  gboolean is_retired;
  gint64   epoch;
  gint64   head;          /* the highest number that came; −1: none */
  gint64   n_batches;
  gint64   n_doubtful;    /* of these, waiting for an officer's word */
  gint64   counted;       /* people, of those that count */
  KioskDay last_day;      /* the latest that has a date */
  KioskDay last_export;   /* of the kiosk */
} KioskDeskOverview;

GArray *kiosk_desk_overview_load (KioskDeskBook  *book,
                                  GError        **error);

G_END_DECLS

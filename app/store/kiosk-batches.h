/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which open batch a tap goes to, and when a batch closes. Private to the store. */
#pragma once

#include "kiosk-batch-table.h"
#include "kiosk-book.h"

G_BEGIN_DECLS

/* What the clock says at the beginning of a call, and how far that is believed. */
typedef struct
{
  KioskDay   day;
  KioskShift shift;
  KioskTrust trust;
  KioskDay   floor;  /* known */
} KioskMoment;

/* What a closing is for. */
typedef enum
{
  KIOSK_CLOSE_ALL,    /* the kiosk moves: everything */
  KIOSK_CLOSE_SHIFT,  /* an export: what a shift allows */
  KIOSK_CLOSE_DAY     /* staff close the day: the same, and zero where nobody was counted */
} KioskClose;

gboolean kiosk_batches_look      (KioskBook          *book,
                                  KioskMoment        *out_moment,
                                  GError            **error);
gboolean kiosk_batches_roll_over (KioskBook          *book,
                                  KioskMoment        *out_moment,
                                  GError            **error);
gboolean kiosk_batches_open      (KioskBook          *book,
                                  const KioskMoment  *moment,
                                  gint64             *out_batch,
                                  GError            **error);
gboolean kiosk_batches_close     (KioskBook          *book,
                                  KioskClose     use,
                                  gboolean           *out_closed,
                                  GError            **error);
gboolean kiosk_batches_confirm   (KioskBook          *book,
                                  gint64              correction_s,
                                  GError            **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the day book share. Private to the store. */
#pragma once

#include "kiosk-book.h"
#include "kiosk-day-book.h"
#include "kiosk-tap-rules.h"

G_BEGIN_DECLS

struct _KioskDayBook
{
  GObject        parent_instance;
  KioskBook     *book;      /* NULL: closed */
  KioskTapRules *rules;
  GHashTable    *doubtful;  /* ids whose try ended in an I/O error */
  GHashTable    *settled;   /* id → KioskRecorded, of those that turned out to be on disk */
};

void      kiosk_day_book_assert_usable    (KioskDayBook  *self);
gboolean  kiosk_day_book_prepare          (KioskDayBook  *self,
                                           GError       **error);
gboolean  kiosk_day_book_take_rate_limit  (KioskDayBook  *self,
                                           GHashTable    *table,
                                           GError       **error);
gboolean  kiosk_day_book_date_event       (KioskDayBook  *self,
                                           KioskEvent    *event,
                                           GError       **error);
void      kiosk_day_book_resume_delays    (KioskDayBook  *self);

G_END_DECLS

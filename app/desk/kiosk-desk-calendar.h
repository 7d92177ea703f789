/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which days are worked: a point's own week, and the holidays of all. */
#pragma once

#include "kiosk-day.h"

G_BEGIN_DECLS

/* Bit 0 is Monday (T2), bit 6 Sunday (CN). */
typedef guint8 KioskWeekdays;

#define KIOSK_WEEKDAYS_NONE   0x00
#define KIOSK_WEEKDAYS_OFFICE 0x1F  /* Monday to Friday */
#define KIOSK_WEEKDAYS_ALL    0x7F

#define KIOSK_HOLIDAY_NAME_MAX_CHARS 60

typedef struct _KioskDeskCalendar KioskDeskCalendar;

KioskWeekdays       kiosk_weekdays_from_text        (const char         *text);
char               *kiosk_weekdays_dup_text         (KioskWeekdays       self);

KioskDeskCalendar  *kiosk_desk_calendar_new         (void);
KioskDeskCalendar  *kiosk_desk_calendar_parse       (const char         *file,
                                                     GBytes             *csv,
                                                     GError            **error);
void                kiosk_desk_calendar_free        (KioskDeskCalendar  *self);
gboolean            kiosk_desk_calendar_add_holiday (KioskDeskCalendar  *self,
                                                     KioskDay            day,
                                                     const char         *name);
const char         *kiosk_desk_calendar_lookup      (KioskDeskCalendar  *self,
                                                     KioskDay            day);
GArray             *kiosk_desk_calendar_dup_days    (KioskDeskCalendar  *self);
gboolean            kiosk_desk_calendar_is_worked   (KioskDeskCalendar  *self,
                                                     KioskWeekdays       week,
                                                     KioskDay            day);
KioskDay            kiosk_desk_calendar_add_worked  (KioskDeskCalendar  *self,
                                                     KioskWeekdays       week,
                                                     KioskDay            day,
                                                     guint               n_days);
guint               kiosk_desk_calendar_count       (KioskDeskCalendar  *self,
                                                     KioskWeekdays       week,
                                                     KioskDay            from,
                                                     KioskDay            to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskDeskCalendar, kiosk_desk_calendar_free)

G_END_DECLS

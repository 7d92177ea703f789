/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the ward's staff do behind their PIN, without a widget: test the code, read the figures, close the day. */
#pragma once

#include "kiosk-context.h"
#include "kiosk-staff-figures.h"
#include "kiosk-recovery.h"
#include "kiosk-staff-settings.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_STAFF_LOCKED,
  KIOSK_STAFF_ASKING_PIN,
  KIOSK_STAFF_RECOVERING,    /* "Quên mã PIN?" or "Kỹ thuật viên": see KioskRecovery */
  KIOSK_STAFF_TECHNICIAN,    /* who gave the recovery code, and has not asked for a new PIN */
  KIOSK_STAFF_ASKING_CLOCK,  /* unlocked; are date and time right? asked first, where nobody can know */
  KIOSK_STAFF_SCAN_TEST,     /* unlocked; whether the code leads to the app is asked next */
  KIOSK_STAFF_OPEN
} KioskStaffState;

/* What became of closing the day. */
typedef enum
{
  KIOSK_CLOSING_NONE,      /* nobody asked for it since the screen was unlocked */
  KIOSK_CLOSING_UNDER_WAY,
  KIOSK_CLOSING_CLOSED,
  KIOSK_CLOSING_NOTHING,   /* there was nothing to close */
  KIOSK_CLOSING_WAITING,   /* this shift was closed before; later taps wait for the next one */
  KIOSK_CLOSING_FAILED
} KioskClosing;

/* Without a touch for so long, the screen is locked. */
#define KIOSK_STAFF_LOCK_S 120

/* Pause before an answer that the disk refused is written again. */
#define KIOSK_STAFF_RETRY_S 5

#define KIOSK_TYPE_STAFF (kiosk_staff_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaff, kiosk_staff, KIOSK, STAFF, GObject)

KioskStaff       *kiosk_staff_new               (KioskContext  *context);
KioskStaffState   kiosk_staff_get_state         (KioskStaff    *self);
gboolean          kiosk_staff_is_unlocked       (KioskStaff    *self);
gboolean          kiosk_staff_has_pin           (KioskStaff    *self);
gboolean          kiosk_staff_is_trying         (KioskStaff    *self);
gboolean          kiosk_staff_is_pin_wrong      (KioskStaff    *self);
gboolean          kiosk_staff_is_failing        (KioskStaff    *self);
guint             kiosk_staff_get_wait_s        (KioskStaff    *self);
KioskDay          kiosk_staff_get_today         (KioskStaff    *self);
int               kiosk_staff_get_minute        (KioskStaff    *self);
gboolean          kiosk_staff_is_setting_clock  (KioskStaff    *self);
KioskStaffFigures *kiosk_staff_get_figures      (KioskStaff    *self);
KioskClosing      kiosk_staff_get_closing       (KioskStaff    *self);
gint64            kiosk_staff_get_waiting       (KioskStaff    *self);
void              kiosk_staff_look_for_pin      (KioskStaff    *self);
void              kiosk_staff_enter             (KioskStaff    *self);
void              kiosk_staff_try_pin           (KioskStaff    *self,
                                                 const char    *pin);
gboolean          kiosk_staff_has_recovery      (KioskStaff    *self);
KioskRecovery    *kiosk_staff_get_recovery      (KioskStaff    *self);
KioskStaffSettings *kiosk_staff_get_settings    (KioskStaff    *self);
void              kiosk_staff_forget_pin        (KioskStaff    *self);
void              kiosk_staff_enter_technician  (KioskStaff    *self);
void              kiosk_staff_reset_pin         (KioskStaff    *self);
void              kiosk_staff_confirm_clock     (KioskStaff    *self);
gboolean          kiosk_staff_set_clock         (KioskStaff    *self,
                                                 KioskDay       day,
                                                 int            minute);
gboolean          kiosk_staff_can_be_today      (KioskDay       day);
void              kiosk_staff_put_off_clock     (KioskStaff    *self);
void              kiosk_staff_ask_clock         (KioskStaff    *self);
void              kiosk_staff_answer_scan_test  (KioskStaff    *self,
                                                 gboolean       is_right);
void              kiosk_staff_put_off_scan_test (KioskStaff    *self);
void              kiosk_staff_ask_scan_test     (KioskStaff    *self);
void              kiosk_staff_begin_scan_test   (KioskStaff    *self);
void              kiosk_staff_close_day         (KioskStaff    *self);
void              kiosk_staff_lock              (KioskStaff    *self);
void              kiosk_staff_leave             (KioskStaff    *self);
void              kiosk_staff_tick              (KioskStaff    *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start of a new kiosk, without a widget: each step is on disk before the next one is asked. */
#pragma once

#include "kiosk-context.h"
#include "kiosk-found-settings.h"
#include "kiosk-setup-file.h"
#include "kiosk-targets.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_FIRST_START_OFF,
  KIOSK_FIRST_START_TURN,        /* is the picture the right way up? */
  KIOSK_FIRST_START_CORNERS,     /* four touches, which show that touch and picture agree */
  KIOSK_FIRST_START_CLOCK,       /* are date and time right? asked again after each time that the power was off */
  KIOSK_FIRST_START_STICK,       /* does this machine take another's place? */
  KIOSK_FIRST_START_MACHINE,     /* whose, of those whose settings are on the stick */
  KIOSK_FIRST_START_FILE,        /* what setup.ini, or those settings, say, or what is wrong with them */
  KIOSK_FIRST_START_WARD,
  KIOSK_FIRST_START_NUMBER,
  KIOSK_FIRST_START_PIN,
  KIOSK_FIRST_START_PIN_AGAIN,
  KIOSK_FIRST_START_CODE,        /* paper and envelope at hand? */
  KIOSK_FIRST_START_CODE_SHOWN,
  KIOSK_FIRST_START_CODE_AGAIN,  /* typed from the paper */
  KIOSK_FIRST_START_TARGETS,
  KIOSK_FIRST_START_SCAN_TEST,   /* on its own screen: see KioskStaff */
  KIOSK_FIRST_START_DONE,
  KIOSK_N_FIRST_START_STATES
} KioskFirstStartState;

/* What is wrong with what was asked last. */
typedef enum
{
  KIOSK_FIRST_START_PROBLEM_NONE,
  KIOSK_FIRST_START_PROBLEM_DISK,         /* it did not take it */
  KIOSK_FIRST_START_PROBLEM_PIN_REFUSED,  /* see kiosk_first_start_get_pin_error() */
  KIOSK_FIRST_START_PROBLEM_PIN_DIFFERS,
  KIOSK_FIRST_START_PROBLEM_CORNERS,      /* touches land elsewhere */
  KIOSK_FIRST_START_PROBLEM_NO_STICK,     /* none is in that could be read */
  KIOSK_FIRST_START_PROBLEM_STICK,        /* it could not be read */
  KIOSK_FIRST_START_PROBLEM_NO_SETTINGS,  /* there are none on it */
  KIOSK_FIRST_START_PROBLEM_NUMBER,
  KIOSK_FIRST_START_PROBLEM_CODE_WRONG
} KioskFirstStartProblem;

/* A machine whose settings are on the stick. */
typedef struct
{
  KioskFoundSettings *found;
  KioskSetupFile     *file;   /* what they say; NULL: error says what is wrong with them */
  GError             *error;  /* a KioskBundleError, KioskSetupError or KioskContentError; NULL: nothing is */
} KioskOldMachine;

#define KIOSK_FIRST_START_N_CORNERS 4

/* Without a touch for so long, a code or PIN under way goes from the screen. */
#define KIOSK_FIRST_START_FORGET_S 300

#define KIOSK_TYPE_FIRST_START (kiosk_first_start_get_type ())
G_DECLARE_FINAL_TYPE (KioskFirstStart, kiosk_first_start, KIOSK, FIRST_START, GObject)

KioskFirstStart        *kiosk_first_start_new             (KioskContext    *context);
KioskFirstStartState    kiosk_first_start_get_state       (KioskFirstStart *self);
KioskFirstStartProblem  kiosk_first_start_get_problem     (KioskFirstStart *self);
const GError           *kiosk_first_start_get_pin_error   (KioskFirstStart *self);
gboolean                kiosk_first_start_is_busy         (KioskFirstStart *self);
guint                   kiosk_first_start_get_wait_s      (KioskFirstStart *self);
KioskDay                kiosk_first_start_get_today       (KioskFirstStart *self);
int                     kiosk_first_start_get_minute      (KioskFirstStart *self);
KioskSetupFile         *kiosk_first_start_get_file        (KioskFirstStart *self);
const GError           *kiosk_first_start_get_file_error  (KioskFirstStart *self);
GPtrArray              *kiosk_first_start_get_wards       (KioskFirstStart *self);
int                     kiosk_first_start_get_ward_place  (KioskFirstStart *self);
gboolean                kiosk_first_start_lacks_file_ward (KioskFirstStart *self);
guint                   kiosk_first_start_get_number      (KioskFirstStart *self);
const char             *kiosk_first_start_get_code        (KioskFirstStart *self);
gboolean                kiosk_first_start_can_go_back     (KioskFirstStart *self);
void                    kiosk_first_start_look            (KioskFirstStart *self);
void                    kiosk_first_start_back            (KioskFirstStart *self);
void                    kiosk_first_start_turn            (KioskFirstStart *self);
void                    kiosk_first_start_confirm_turn    (KioskFirstStart *self);
guint                   kiosk_first_start_get_n_corners   (KioskFirstStart *self);
void                    kiosk_first_start_touch_corner    (KioskFirstStart *self);
void                    kiosk_first_start_miss_corner     (KioskFirstStart *self);
void                    kiosk_first_start_try_corners_again (KioskFirstStart *self);
void                    kiosk_first_start_skip_corners    (KioskFirstStart *self);
void                    kiosk_first_start_confirm_clock   (KioskFirstStart *self);
gboolean                kiosk_first_start_set_clock       (KioskFirstStart *self,
                                                           KioskDay         day,
                                                           int              minute);
KioskMedia             *kiosk_first_start_get_media       (KioskFirstStart *self);
GPtrArray              *kiosk_first_start_get_machines    (KioskFirstStart *self);
const KioskOldMachine  *kiosk_first_start_get_machine     (KioskFirstStart *self);
void                    kiosk_first_start_read_stick      (KioskFirstStart *self);
void                    kiosk_first_start_choose_machine  (KioskFirstStart *self,
                                                           guint            place);
void                    kiosk_first_start_skip_stick      (KioskFirstStart *self);
void                    kiosk_first_start_read_file       (KioskFirstStart *self);
void                    kiosk_first_start_use_file        (KioskFirstStart *self,
                                                           gboolean         is_used);
void                    kiosk_first_start_choose_ward     (KioskFirstStart *self,
                                                           guint            place);
void                    kiosk_first_start_set_number      (KioskFirstStart *self,
                                                           guint            number);
void                    kiosk_first_start_enter_pin       (KioskFirstStart *self,
                                                           const char      *pin);
void                    kiosk_first_start_make_code       (KioskFirstStart *self);
void                    kiosk_first_start_confirm_written (KioskFirstStart *self);
void                    kiosk_first_start_enter_code      (KioskFirstStart *self,
                                                           const char      *code);
KioskTargets           *kiosk_first_start_get_targets     (KioskFirstStart *self);
guint                   kiosk_first_start_count_file_targets (KioskFirstStart *self);
void                    kiosk_first_start_set_target      (KioskFirstStart *self,
                                                           const KioskTarget *target);
void                    kiosk_first_start_end_targets     (KioskFirstStart *self);
void                    kiosk_first_start_end_scan_test   (KioskFirstStart *self);
void                    kiosk_first_start_leave_scan_test (KioskFirstStart *self);
void                    kiosk_first_start_finish          (KioskFirstStart *self);
void                    kiosk_first_start_touch           (KioskFirstStart *self);
void                    kiosk_first_start_tick            (KioskFirstStart *self);

G_END_DECLS

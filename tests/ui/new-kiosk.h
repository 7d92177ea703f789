/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new kiosk, for the tests of its first start. */
#pragma once

#include "stage.h"

#define NEW_KIOSK_WARD_CODE  "26977"
#define NEW_KIOSK_NUMBER     7
#define NEW_KIOSK_PIN        "914850"
#define NEW_KIOSK_WRONG_CODE "820471936505"

/* A set-up file with a target. */
extern const char new_kiosk_ini[];

KioskFirstStart     *new_kiosk_get_first         (Stage *stage);
KioskFirstStartState new_kiosk_get_state         (Stage *stage);
gboolean             new_kiosk_is_answered       (Stage *stage);
void                 new_kiosk_pass_turn         (Stage *stage);
void                 new_kiosk_assert_state      (Stage *stage,
                                                  KioskFirstStartState state);
Stage               *new_kiosk_new_unopened      (const char *ini);
Stage               *new_kiosk_start             (const char *ini);
void                 new_kiosk_choose_ward       (Stage *stage,
                                                  const char *code);
void                 new_kiosk_enter_pin         (Stage *stage,
                                                  const char *pin);
void                 new_kiosk_enter_code        (Stage *stage,
                                                  const char *code);
char                *new_kiosk_make_code         (Stage *stage);
void                 new_kiosk_answer            (Stage *stage,
                                                  char **code);
void                 new_kiosk_come_to           (Stage *stage,
                                                  KioskFirstStartState state,
                                                  char **code);
gboolean             new_kiosk_has_pin           (Stage *stage);
void                 new_kiosk_assert_in_service (Stage *stage,
                                                  const char *ward,
                                                  guint number);
guint                new_kiosk_count_targets     (Stage *stage);
void                 new_kiosk_set_target        (Stage *stage,
                                                  gint64 number);
gint64               new_kiosk_get_target        (Stage *stage,
                                                  guint index);
void                 new_kiosk_assert_problem    (Stage *stage,
                                                  KioskFirstStartState state,
                                                  KioskFirstStartProblem problem);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything behind the screens for one test: a real book in a folder of its own, and a clock that stands. */
#pragma once

#include "kiosk-manual-clock.h"
#include "kiosk-session.h"

#define STAGE_LINK          "https://congdanso.tphcm.gov.vn/cds-tphcm"
#define STAGE_WIFI_NAME     "UBND-TanSonNhat-Khach"
#define STAGE_WIFI_PASSWORD "tanbinh2026"
#define STAGE_PIN           "820471"
#define STAGE_WRONG_PIN     "820472"
#define STAGE_UNIT_CODE     "mamnon-1"
#define STAGE_UNIT_NAME_END "Tân Sơn Nhất"
#define STAGE_CODE          "820471936504"

typedef enum
{
  STAGE_COMPLETE = 0,
  STAGE_LINK_NOT_CONFIRMED = 1 << 0,
  STAGE_WIFI_OPEN = 1 << 1,
  STAGE_NO_WIFI = 1 << 2,
  STAGE_NO_BUTTONS = 1 << 3,
  STAGE_NO_PANEL = 1 << 4
} StageSettings;

typedef struct
{
  char             *root;       /* what goes in the end */
  char             *state_dir;  /* of the book that is open: the root, or a training's folder in it */
  KioskManualClock *clock;
  KioskStore       *store;
  KioskContext     *context;
  KioskSession     *session;
  double            mm_per_px;  /* of the screen, for stage_set_settings(); 0: unknown */
  gboolean          is_closed;
} Stage;

typedef gboolean (*StageCondition) (Stage *self);

Stage      *stage_new             (KioskPack      *pack,
                                   KioskMode       mode);
Stage      *stage_new_unopened    (KioskPack      *pack,
                                   KioskMode       mode);
Stage      *stage_new_after_cut   (Stage          *before,
                                   gboolean        is_other_boot);
void        stage_change          (Stage          *self,
                                   KioskMode       mode);
void        stage_free            (Stage          *self);
void        stage_make_book       (Stage          *self,
                                   KioskMode       mode);
void        stage_set_settings    (Stage          *self,
                                   StageSettings   settings);
void        stage_set_secret      (Stage          *self,
                                   KioskSecretRole role,
                                   const char     *pin);
void        stage_pass            (Stage          *self,
                                   guint           seconds);
void        stage_wait_until      (Stage          *self,
                                   StageCondition  condition);
void        stage_wait_for        (Stage          *self,
                                   KioskScreenId   screen);
void        stage_tap             (Stage          *self,
                                   KioskKind       kind,
                                   gboolean        helped);
KioskScreenId stage_get_screen    (Stage          *self);
KioskTally  stage_close_and_count (Stage          *self);
KioskTally  stage_count_copy      (Stage          *self);

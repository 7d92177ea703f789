/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the command setup is to change. */
#pragma once

#include "kiosk-command.h"
#include "kiosk-day-book.h"
#include "kiosk-setup-file.h"

G_BEGIN_DECLS

/* As the options have it; NULL, 0 and FALSE: not given. The texts belong to the options. */
typedef struct
{
  char     *file_path;
  KioskSetupFile *file;    /* once it is read; NULL: none */
  char     *ward;
  int       number;
  char     *link;
  gboolean  is_link_confirmed;
  gboolean  has_no_link;
  char     *wifi_name;
  char     *wifi_password;
  gboolean  has_no_wifi;
  gboolean  is_attract_still;
  gboolean  is_attract_moving;
  gboolean  hides_buttons;
  gboolean  shows_buttons;
  char     *shift_code;
  gboolean  has_no_shift_code;
  gboolean  has_no_helper_panel;
  char     *staff_pin;
  gboolean  has_mm_per_px;
  double    mm_per_px;
  char     *desk_key_path;
  KioskPublicKey desk_key;  /* once it is read from there */
  gboolean  has_no_desk_key;
  gboolean  is_on_screen;
} KioskSetupChange;

gboolean  kiosk_setup_change_check     (const KioskSetupChange  *self,
                                        KioskExit               *out_exit);
gboolean  kiosk_setup_change_is_empty  (const KioskSetupChange  *self);
const char *kiosk_setup_change_get_ward (const KioskSetupChange  *self);
guint     kiosk_setup_change_get_number (const KioskSetupChange *self);
gboolean  kiosk_setup_change_apply     (const KioskSetupChange  *self,
                                        GPtrArray               *wards,
                                        KioskDay                 day,
                                        KioskSettings           *settings,
                                        GError                 **error);
gboolean  kiosk_setup_change_save      (const KioskSetupChange  *self,
                                        KioskSettings           *settings,
                                        KioskDayBook            *book,
                                        char                   **out_recovery,
                                        GError                 **error);

G_END_DECLS

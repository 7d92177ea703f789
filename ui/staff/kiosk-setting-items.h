/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What staff may set, as a table: each item's words, its value, and how it is asked for. */
#pragma once

#include "kiosk-pad-form.h"
#include "kiosk-settings.h"

G_BEGIN_DECLS

/* What the panel of an item asks with. */
typedef enum
{
  KIOSK_SETTING_CHOICE,
  KIOSK_SETTING_FORM,
  KIOSK_SETTING_CODE,   /* the shift's */
  KIOSK_SETTING_PIN,    /* the staff's: the old one, and the new one twice */
  KIOSK_SETTING_WARD,   /* a day, and then a ward of that day */
  KIOSK_SETTING_CLOCK   /* has a screen of its own */
} KioskSettingKind;

typedef struct
{
  const char        *nick;
  const char        *title;
  const char        *hint;
  KioskSettingKind   kind;
  char            *(*dup_value) (KioskSettings *settings);
  char           **(*dup_choices) (KioskSettings *settings);
  int              (*get_choice) (KioskSettings *settings);                    /* -1: none */
  void             (*choose) (KioskSettings *edited,
                             guint          index);
  void             (*fill) (KioskPadForm  *form,
                           KioskSettings *settings);
  gboolean         (*read) (KioskPadForm  *form,
                           KioskSettings *edited);                             /* FALSE: the form says why not */
} KioskSettingItem;

const KioskSettingItem *kiosk_setting_items_get     (guint                  *out_n_items);
const KioskSettingItem *kiosk_setting_items_lookup  (const char             *nick);

G_END_DECLS

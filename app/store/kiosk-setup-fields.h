/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which setting stands where in setup.ini. Private to the store. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KIOSK_SETUP_GROUP         "Kiosk"
#define KIOSK_SETUP_UNIT_PREFIX   "Unit "
#define KIOSK_SETUP_TARGET_PREFIX "Target "

/* How a value is written in the file. */
typedef enum
{
  KIOSK_SETUP_STYLE_TEXT,    /* as in the book */
  KIOSK_SETUP_STYLE_SWITCH,  /* true or false */
  KIOSK_SETUP_STYLE_LIST     /* a list, each with ; behind it */
} KioskSetupStyle;

typedef struct
{
  const char      *group;
  const char      *key;
  const char      *setting;
  KioskSetupStyle  style;
} KioskSetupField;

extern const KioskSetupField kiosk_setup_fields[];
extern const guint           kiosk_n_setup_fields;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What staff are told of the machine: a plain verdict a line, and what to do where it is not good. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-day-book.h"
#include "kiosk-settings.h"

G_BEGIN_DECLS

/* With less room than this on the disk, the technician has to come before it is full. */
#define KIOSK_MACHINE_CHECKS_FREE_BYTES (500 * G_GINT64_CONSTANT (1000000))

/* So many wrong PINs in a week are no slips of a finger. */
#define KIOSK_MACHINE_CHECKS_N_WRONG 10

typedef struct
{
  const char *name;
  char       *value;
  const char *advice;   /* NULL: all is well */
} KioskMachineCheck;

/* What the checks are made of. */
typedef struct
{
  const KioskBookState *state;
  KioskSettings        *settings;
  KioskMode             mode;
  KioskDay              today;
  int                   minute;
  int                   width_px;
  int                   height_px;
  gboolean              lacks_code;   /* helpers are to open their panel with a code that nobody has set */
} KioskMachineFacts;

GPtrArray *kiosk_machine_checks_new       (const KioskMachineFacts *facts);
char      *kiosk_machine_checks_dup_event (const KioskEvent        *event);

G_END_DECLS

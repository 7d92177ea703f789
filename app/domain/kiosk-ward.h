/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ward, and the list of wards: a code means something only together with its valid-from date. */
#pragma once

#include "kiosk-day.h"

G_BEGIN_DECLS

typedef struct
{
  char      code[6];      /* 5 digits, unique among the wards valid on one day */
  char     *name;         /* NFC, as written on a letterhead: "Phường Tân Sơn Hòa" */
  KioskDay  valid_from;   /* KIOSK_DAY_UNKNOWN: before anybody wrote it down */
  KioskDay  valid_to;     /* last day; KIOSK_DAY_UNKNOWN: still valid */
} KioskWard;

#define KIOSK_WARD_ERROR (kiosk_ward_error_quark ())

typedef enum
{
  KIOSK_WARD_ERROR_INVALID  /* the list cannot be read; the message names line and field */
} KioskWardError;

GQuark           kiosk_ward_error_quark      (void);
void             kiosk_ward_free             (KioskWard        *self);
gboolean         kiosk_ward_is_valid_on      (const KioskWard  *self,
                                              KioskDay          day);
char            *kiosk_ward_dup_running_name (const char       *name);
GPtrArray       *kiosk_ward_list_parse       (GBytes           *csv,
                                              GError          **error);
const KioskWard *kiosk_ward_list_lookup      (GPtrArray        *wards,
                                              const char       *code,
                                              KioskDay          day);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit that reports figures of its own, and the list of those that a kiosk's ward asks. */
#pragma once

#include "kiosk-sheet.h"

G_BEGIN_DECLS

#define KIOSK_UNIT_NAME_MAX_CHARS 60
#define KIOSK_UNIT_LIST_MAX       40

typedef struct
{
  char          *code;      /* as kiosk_unit_code_is_valid() has it; unique in its list */
  KioskAudience  audience;  /* whom the unit is of; never unspecified */
  char          *name;      /* NFC: "Trường Tiểu học …" */
} KioskUnit;

#define KIOSK_UNIT_ERROR (kiosk_unit_error_quark ())

typedef enum
{
  KIOSK_UNIT_ERROR_INVALID  /* the list cannot be read; the message names line and field */
} KioskUnitError;

GQuark            kiosk_unit_error_quark   (void);
KioskUnit        *kiosk_unit_new           (const char        *code,
                                            KioskAudience      audience,
                                            const char        *name);
void              kiosk_unit_free          (KioskUnit         *self);
const char       *kiosk_unit_find_fault    (const char        *code,
                                            KioskAudience      audience,
                                            const char        *name);
GPtrArray        *kiosk_unit_list_parse    (const char        *text,
                                            GError           **error);
char             *kiosk_unit_list_dup_text (GPtrArray         *units);
const KioskUnit  *kiosk_unit_list_lookup   (GPtrArray         *units,
                                            const char        *code);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What another machine left on a stick. */
#pragma once

#include <glib.h>

#define OLD_MACHINE_KIOSK       "00000000000000A1"
#define OLD_MACHINE_OTHER_KIOSK "00000000000000A2"
#define OLD_MACHINE_WARD        "26999"
#define OLD_MACHINE_WARD_NAME   "Phường Không Có Trong Danh Sách"
#define OLD_MACHINE_DAY         "2026-11-18"

/* Of a ward that is in no list. */
extern const char old_machine_ini[];

typedef struct
{
  const char *kiosk;
  guint       number;
  const char *day;
  const char *mode;
  const char *folder;  /* of the export, such as 20261118-1 */
  const char *ini;     /* NULL: as earlier versions, without settings */
} OldMachineExport;

char *old_machine_write (const char             *stick,
                         const OldMachineExport *export);
void  old_machine_spoil (const char             *export,
                         const char             *name,
                         const char             *text);

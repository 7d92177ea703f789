/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a Word file. Private to the form. */
#pragma once

#include "kiosk-day.h"
#include "kiosk-report-error.h"

G_BEGIN_DECLS

/* Far more than any form of an office has. */
#define KIOSK_FORM_MAX_BYTES      (4 * 1024 * 1024)
#define KIOSK_FORM_PARTS_MAX      256
#define KIOSK_FORM_PART_MAX_BYTES (8 * 1024 * 1024)
#define KIOSK_FORM_ALL_MAX_BYTES  (16 * 1024 * 1024)

typedef struct
{
  char   *name;
  GBytes *bytes;
} KioskFormPart;

gboolean        kiosk_form_refuse        (GError        **error,
                                          const char     *place,
                                          const char     *what);
KioskFormPart  *kiosk_form_part_new      (const char     *name,
                                          GBytes         *bytes);
void            kiosk_form_part_free     (KioskFormPart  *self);
GPtrArray      *kiosk_form_archive_read  (GBytes         *docx,
                                          GError        **error);
GBytes         *kiosk_form_archive_write (GPtrArray      *parts,
                                          KioskDay        day,
                                          GError        **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of setup.ini, and the faults found so far. Private to the store. */
#pragma once

#include "kiosk-target.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;      /* of the file */
  GKeyFile   *ini;
  GPtrArray  *faults;    /* a line each */
  GPtrArray  *warnings;
} KioskSetupReader;

void      kiosk_setup_reader_fault       (KioskSetupReader    *self,
                                          const char          *group,
                                          const char          *key,
                                          const char          *what);
void      kiosk_setup_reader_warn_others (KioskSetupReader    *self,
                                          const char          *group,
                                          const char *const   *known_keys);
gboolean  kiosk_setup_reader_has         (KioskSetupReader    *self,
                                          const char          *group,
                                          const char          *key);
char     *kiosk_setup_reader_dup_text    (KioskSetupReader    *self,
                                          const char          *group,
                                          const char          *key);
gboolean  kiosk_setup_reader_get_day     (KioskSetupReader    *self,
                                          const char          *group,
                                          const char          *key,
                                          KioskDay            *out_day);
gboolean  kiosk_setup_reader_get_number  (KioskSetupReader    *self,
                                          const char          *group,
                                          const char          *key,
                                          gint64              *out_number);
gboolean  kiosk_setup_reader_get_choice  (KioskSetupReader    *self,
                                          const char          *group,
                                          const char          *key,
                                          const char *const   *nicks,
                                          guint               *out_index);

G_END_DECLS

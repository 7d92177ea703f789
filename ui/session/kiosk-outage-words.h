/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of a machine under maintenance says, however it is drawn. */
#pragma once

#include "kiosk-outage.h"

G_BEGIN_DECLS

/* In one language; what gettext() keeps. */
typedef struct
{
  const char *heading;
  const char *desk;     /* where residents go */
  const char *reason;
  const char *advice;   /* what staff do */
} KioskOutageWords;

KioskOutage *kiosk_outage_words_load     (const char         *path);
void         kiosk_outage_words_get      (const KioskOutage  *outage,
                                          const char         *language,
                                          KioskOutageWords   *out_words);
char        *kiosk_outage_words_dup_code (const KioskOutage  *outage);

G_END_DECLS

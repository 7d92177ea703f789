/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files for people that a kiosk's command makes. */
#pragma once

#include "kiosk-bundle.h"
#include "kiosk-period.h"
#include "kiosk-settings.h"

G_BEGIN_DECLS

/* What they are of; all of it borrowed. */
typedef struct
{
  const char               *state_dir;  /* where the ward's own forms are */
  KioskSettings            *settings;
  const KioskBundleLabel   *label;
  const KioskBundleFigures *figures;
  KioskPeriod               period;
  GBytes                   *written;    /* (nullable): the settings, to go with them */
  const char               *ward_sum;   /* (nullable): of how many kiosks they are */
} KioskCliPapers;

GPtrArray *kiosk_cli_papers_make (const KioskCliPapers  *papers,
                                  GError               **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder that a kiosk's command writes to: a stick, mounted. */
#pragma once

#include "kiosk-cli-book.h"
#include "kiosk-command.h"
#include "kiosk-stick-export.h"

G_BEGIN_DECLS

/* What a command does with the book. */
typedef gboolean (*KioskCliBookFunc) (KioskDayBook *book, KioskClock *clock, GError **error);

KioskExit  kiosk_cli_target_run   (const char              *target,
                                   const char              *state_dir,
                                   KioskCliBookFunc         func);
char      *kiosk_cli_target_write (const char              *target,
                                   const KioskBundleLabel  *label,
                                   GPtrArray               *files,
                                   GError                 **error);

G_END_DECLS

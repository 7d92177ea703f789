/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A target as setup.ini has it. Private to the store. */
#pragma once

#include "kiosk-setup-reader.h"

G_BEGIN_DECLS

KioskTarget *kiosk_setup_target_read (KioskSetupReader *reader,
                                      const char       *group);

G_END_DECLS

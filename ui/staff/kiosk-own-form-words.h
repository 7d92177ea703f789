/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of the ward's own forms of reports, taken from a stick or given up. */
#pragma once

#include "kiosk-stick.h"

G_BEGIN_DECLS

char *kiosk_own_form_words_dup_said (KioskStick *stick);

G_END_DECLS

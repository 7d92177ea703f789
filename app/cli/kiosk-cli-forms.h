/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ward's own forms, as a command uses them. */
#pragma once

#include "kiosk-form.h"

G_BEGIN_DECLS

void kiosk_cli_forms_load  (const char  *state_dir,
                            GBytes      *out_forms[KIOSK_N_FORMS]);
void kiosk_cli_forms_clear (GBytes      *forms[KIOSK_N_FORMS]);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ward's own forms of reports, kept beside the records. */
#pragma once

#include "kiosk-form.h"

G_BEGIN_DECLS

gboolean kiosk_kept_form_save   (const char     *state_dir,
                                 KioskFormKind   kind,
                                 GBytes         *docx,
                                 GError        **error);
gboolean kiosk_kept_form_load   (const char     *state_dir,
                                 KioskFormKind   kind,
                                 GBytes        **out_docx,
                                 GError        **error);
gboolean kiosk_kept_form_remove (const char     *state_dir,
                                 KioskFormKind   kind,
                                 GError        **error);

G_END_DECLS

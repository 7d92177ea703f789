/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ward's own form, as somebody made it of the program's in Word. */
#pragma once

#include "kiosk-form.h"

/* The program's with @new in the place of the first @old of its document. */
GBytes *own_form_new  (KioskFormKind  kind,
                       const char    *old,
                       const char    *new);
/* Under the name that it was given out with, in @folder below @stick; changed at @time. */
void    own_form_put  (GBytes        *docx,
                       KioskFormKind  kind,
                       const char    *stick,
                       const char    *folder,
                       gint64         time);

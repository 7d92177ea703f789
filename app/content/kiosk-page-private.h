/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the reader of packs builds a page. For app/content/ only. */
#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* What a page says in one language. */
typedef struct
{
  char  *title;
  char  *line;
  char  *purpose;
  char **how;
  char  *note;   /* NULL: none */
} KioskPageText;

KioskPageText *kiosk_page_text_new  (void);
void           kiosk_page_text_free (KioskPageText  *self);

KioskPage     *kiosk_page_new       (const char     *id,
                                     GBytes         *picture,
                                     GBytes         *icon);
void           kiosk_page_take_text (KioskPage      *self,
                                     const char     *language,
                                     KioskPageText  *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskPageText, kiosk_page_text_free)

G_END_DECLS

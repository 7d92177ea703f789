/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain texts: tin-nhan.txt, to paste into a message, and doc-truoc.txt, to be read first. */
#pragma once

#include "kiosk-report.h"

G_BEGIN_DECLS

#define KIOSK_MESSAGE_NAME "tin-nhan.txt"
#define KIOSK_READ_ME_NAME "doc-truoc.txt"

char *kiosk_message_dup_text (const KioskReport *report);
char *kiosk_read_me_dup_text (const KioskReport   *report,
                              const char *const   *names);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new file that is either there whole, and stays there through a power cut, or not there at all. */
#pragma once

#include "kiosk-day.h"
#include "kiosk-exchange-error.h"

G_BEGIN_DECLS

int       kiosk_durable_file_make   (int          folder_fd,
                                     const char  *name,
                                     GBytes      *bytes,
                                     KioskDay     day,
                                     GError     **error);
int       kiosk_durable_file_rename (int          folder_fd,
                                     const char  *old_name,
                                     const char  *name);
gboolean  kiosk_durable_file_write  (int          folder_fd,
                                     const char  *name,
                                     GBytes      *bytes,
                                     KioskDay     day,
                                     GError     **error);

G_END_DECLS

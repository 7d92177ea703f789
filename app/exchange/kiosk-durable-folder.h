/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new folder that is either there whole, and stays there through a power cut, or not there at all. */
#pragma once

#include "kiosk-day.h"
#include "kiosk-exchange-error.h"

G_BEGIN_DECLS

/* Names of folders still being written begin so; readers pass over them. */
#define KIOSK_DURABLE_FOLDER_TEMPORARY_PREFIX ".congdanso-"

typedef struct _KioskDurableFolder KioskDurableFolder;

int                  kiosk_durable_folder_open        (int                  base_fd,
                                                       const char          *name,
                                                       GError             **error);
int                  kiosk_durable_folder_make_parent (int                  base_fd,
                                                       const char          *name,
                                                       GError             **error);
gboolean             kiosk_durable_folder_date        (int                  fd,
                                                       KioskDay             day,
                                                       GError             **error);
KioskDurableFolder  *kiosk_durable_folder_new         (int                  parent_fd,
                                                       KioskDay             day,
                                                       GError             **error);
gboolean             kiosk_durable_folder_add_file    (KioskDurableFolder  *self,
                                                       const char          *name,
                                                       GBytes              *bytes,
                                                       GError             **error);
gboolean             kiosk_durable_folder_add_beside  (KioskDurableFolder  *self,
                                                       const char          *suffix,
                                                       GBytes              *bytes,
                                                       GError             **error);
gboolean             kiosk_durable_folder_commit      (KioskDurableFolder  *self,
                                                       const char          *name,
                                                       GError             **error);
void                 kiosk_durable_folder_free        (KioskDurableFolder  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskDurableFolder, kiosk_durable_folder_free)

G_END_DECLS

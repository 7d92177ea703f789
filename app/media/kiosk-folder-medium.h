/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plain folder in the place of a stick. */
#pragma once

#include "kiosk-medium.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_FOLDER_MEDIUM (kiosk_folder_medium_get_type ())
G_DECLARE_FINAL_TYPE (KioskFolderMedium, kiosk_folder_medium, KIOSK, FOLDER_MEDIUM, GObject)

KioskMedium *kiosk_folder_medium_new (const char *path);

G_END_DECLS

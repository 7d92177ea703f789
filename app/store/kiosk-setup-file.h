/* SPDX-License-Identifier: GPL-3.0-or-later */
/* setup.ini: what a technician writes down for a kiosk beforehand, so that nobody types it on the screen. */
#pragma once

#include "kiosk-settings.h"
#include "kiosk-target.h"
#include "kiosk-ward.h"

G_BEGIN_DECLS

#define KIOSK_SETUP_FILE_NAME        "setup.ini"
#define KIOSK_SETUP_FILE_FORMAT      1
#define KIOSK_SETUP_FILE_MAX_BYTES   (64 * 1024)
#define KIOSK_SETUP_FILE_MAX_TARGETS 40

#define KIOSK_SETUP_ERROR (kiosk_setup_error_quark ())

typedef enum
{
  KIOSK_SETUP_ERROR_INVALID  /* a line of the message for each fault: file, group, key, and what it may be */
} KioskSetupError;

#define KIOSK_TYPE_SETUP_FILE (kiosk_setup_file_get_type ())
G_DECLARE_FINAL_TYPE (KioskSetupFile, kiosk_setup_file, KIOSK, SETUP_FILE, GObject)

GQuark              kiosk_setup_error_quark        (void);
KioskSetupFile     *kiosk_setup_file_read          (const char      *path,
                                                    GError         **error);
KioskSetupFile     *kiosk_setup_file_parse         (const char      *name,
                                                    GBytes          *bytes,
                                                    GError         **error);
const char *const  *kiosk_setup_file_get_warnings  (KioskSetupFile  *self);
const char         *kiosk_setup_file_get_ward_code (KioskSetupFile  *self);
const KioskWard    *kiosk_setup_file_get_own_ward  (KioskSetupFile  *self);
GPtrArray          *kiosk_setup_file_get_wards     (KioskSetupFile  *self);
GBytes             *kiosk_setup_file_get_wards_csv (KioskSetupFile  *self);
guint               kiosk_setup_file_get_number    (KioskSetupFile  *self);
GPtrArray          *kiosk_setup_file_get_targets   (KioskSetupFile  *self);
GPtrArray          *kiosk_setup_file_list_new_targets (KioskSetupFile *self,
                                                       GArray         *in_force);
gboolean            kiosk_setup_file_apply         (KioskSetupFile  *self,
                                                    KioskSettings   *settings,
                                                    GError         **error);

G_END_DECLS

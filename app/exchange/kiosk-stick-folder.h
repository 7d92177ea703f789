/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of one kiosk on a stick: what may lie in it, what an export is called, and which of them are kept. */
#pragma once

#include "kiosk-bundle.h"
#include "kiosk-durable-folder.h"

G_BEGIN_DECLS

/* Under it lie the exports of kiosks in service. */
#define KIOSK_STICK_FOLDER_NAME "CONGDANSO"

/* How many of its own exports a kiosk leaves on a stick. */
#define KIOSK_STICK_EXPORTS_KEPT 5

GPtrArray *kiosk_stick_folder_load_names (int                     fd,
                                          gboolean              (*is_wanted) (const char *name),
                                          GError                **error);
char      *kiosk_stick_folder_dup_day_prefix (KioskDay            day);
guint      kiosk_stick_folder_get_number (const char             *name);
int        kiosk_stick_folder_compare    (const char             *first,
                                          const char             *second);
char      *kiosk_stick_folder_dup_path   (const KioskBundleLabel  *label);
int        kiosk_stick_folder_open       (int                      root_fd,
                                          const KioskBundleLabel  *label,
                                          GError                 **error);
int        kiosk_stick_folder_make       (int                      root_fd,
                                          const KioskBundleLabel  *label,
                                          GError                 **error);
gboolean   kiosk_stick_folder_sweep      (int                      root_fd,
                                          const KioskBundleLabel  *label,
                                          GError                 **error);
char      *kiosk_stick_folder_commit     (int                      fd,
                                          KioskDurableFolder      *folder,
                                          KioskDay                 day,
                                          GError                 **error);
gboolean   kiosk_stick_folder_count      (int                      fd,
                                          guint                   *out_n_exports,
                                          GError                 **error);
gboolean   kiosk_stick_folder_keep       (int                      fd,
                                          const char              *newest,
                                          guint                   *out_n_removed,
                                          GError                 **error);

G_END_DECLS

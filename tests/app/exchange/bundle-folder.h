/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A signed bundle of made-up figures in a folder, for tests to spoil. */
#pragma once

#include "figures.h"
#include "kiosk-bundle.h"
#include "kiosk-key.h"

typedef struct
{
  char        *folder;
  KioskKey    *key;
  KioskBundle *bundle;
  Figures      figures;
  GArray      *targets;
} BundleFolder;

void    bundle_folder_set_up    (BundleFolder  *self,
                                 gconstpointer  data);
void    bundle_folder_make      (BundleFolder  *self,
                                 GPtrArray     *papers);
void    bundle_folder_tear_down (BundleFolder  *self,
                                 gconstpointer  data);
void    bundle_folder_write     (BundleFolder  *self,
                                 const char    *name,
                                 gconstpointer  bytes,
                                 gsize          size);
void    bundle_folder_write_all (BundleFolder  *self);
char   *bundle_folder_write_zip (BundleFolder  *self,
                                 gsize          size);
GBytes *bundle_folder_get_file  (BundleFolder  *self,
                                 const char    *name);
void    bundle_folder_remove    (const char    *folder);

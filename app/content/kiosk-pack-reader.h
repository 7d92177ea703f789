/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a whole pack. For app/content/ only. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a pack holds once it was read without a fault. */
typedef struct
{
  char      **languages;   /* Vietnamese among them */
  char      **warnings;
  GHashTable *pages;       /* id → KioskPage */
  GListStore *benefits;
  GListStore *steps;
  GListStore *troubles;
  guint       n_featured;
} KioskPackContents;

KioskPackContents *kiosk_pack_contents_read (const char         *folder,
                                             GError            **error);
void               kiosk_pack_contents_free (KioskPackContents  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskPackContents, kiosk_pack_contents_free)

G_END_DECLS

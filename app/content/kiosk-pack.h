/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A content pack: the pages that the kiosk shows, read from a folder with content.ini and pictures. */
#pragma once

#include <gio/gio.h>

#include "kiosk-content-error.h"
#include "kiosk-page.h"

G_BEGIN_DECLS

#define KIOSK_PACK_FORMAT          1
#define KIOSK_PACK_INI_MAX_BYTES   (256 * 1024)
#define KIOSK_PACK_PICTURE_MAX_BYTES (512 * 1024)
#define KIOSK_PACK_PICTURE_MAX_PX  4096       /* each side */
#define KIOSK_PACK_MAX_PAGES       64

#define KIOSK_TYPE_PACK (kiosk_pack_get_type ())
G_DECLARE_FINAL_TYPE (KioskPack, kiosk_pack, KIOSK, PACK, GObject)

KioskPack          *kiosk_pack_load            (const char   *folder,
                                                GError      **error);
const char *const  *kiosk_pack_get_warnings    (KioskPack    *self);
const char *const  *kiosk_pack_get_languages   (KioskPack    *self);
GListModel         *kiosk_pack_get_benefits    (KioskPack    *self);
guint               kiosk_pack_get_n_featured  (KioskPack    *self);
GListModel         *kiosk_pack_get_steps       (KioskPack    *self);
GListModel         *kiosk_pack_get_troubles    (KioskPack    *self);
KioskPage          *kiosk_pack_lookup_page     (KioskPack    *self,
                                                const char   *id);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `meta`: what the book says of itself. Private to the store. */
#pragma once

#include "kiosk-connection.h"
#include "kiosk-day-book.h"

G_BEGIN_DECLS

#define KIOSK_BOOT_ID_SIZE      65
#define KIOSK_CLOSED_SHIFT_SIZE 16

typedef struct
{
  char         kiosk[17];                            /* 16 upper-case hexadecimal digits */
  KioskMode    mode;
  char         epoch[33];                            /* 32 lower-case hexadecimal digits */
  char         machine[KIOSK_HASH_SIZE];
  KioskDay     floor;                                /* KIOSK_DAY_UNKNOWN: nothing but the build date is known */
  char         confirmed_boot[KIOSK_BOOT_ID_SIZE];   /* empty: none */
  char         closed_shift[KIOSK_CLOSED_SHIFT_SIZE];  /* empty: none */
  KioskNotices notices;
} KioskMeta;

void     kiosk_meta_fill_new_epoch (KioskMeta        *self);
gboolean kiosk_meta_table_insert   (KioskConnection  *connection,
                                    const KioskMeta  *meta,
                                    GError          **error);
gboolean kiosk_meta_table_load     (KioskConnection  *connection,
                                    KioskMeta        *out_meta,
                                    GError          **error);
gboolean kiosk_meta_table_save     (KioskConnection  *connection,
                                    const KioskMeta  *meta,
                                    GError          **error);
gboolean kiosk_meta_table_load_correction (KioskConnection  *connection,
                                           const char       *boot,
                                           gint64           *out_correction_s,
                                           GError          **error);
gboolean kiosk_meta_table_save_correction (KioskConnection  *connection,
                                           const char       *boot,
                                           gint64            correction_s,
                                           GError          **error);

G_END_DECLS

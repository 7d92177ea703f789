/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of all the devices of a machine are sticks, and of what use each is. */
#pragma once

#include <udisks/udisks.h>

#include "kiosk-media.h"

G_BEGIN_DECLS

typedef struct
{
  UDisksObject     *object;   /* the file system to be written, or what is there in its place */
  UDisksDrive      *drive;    /* NULL: a loop device */
  KioskMediaFault   fault;    /* NONE: it can be written */
  guint64           size_bytes;
} KioskUdisksStick;

GArray           *kiosk_udisks_choice_find   (UDisksClient  *client,
                                              gboolean       with_loops);
KioskMediaFault   kiosk_udisks_choice_judge  (const char    *usage,
                                              const char    *type,
                                              guint64        size_bytes,
                                              gboolean       is_read_only,
                                              gboolean       with_ext4);

G_END_DECLS

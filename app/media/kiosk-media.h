/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is put into the machine and taken out of it: an interface that watches. */
#pragma once

#include "kiosk-medium.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_MEDIA (kiosk_media_get_type ())
G_DECLARE_INTERFACE (KioskMedia, kiosk_media, KIOSK, MEDIA, GObject)

typedef enum
{
  KIOSK_MEDIA_STATE_NONE,        /* nothing is in, or what is in was switched off and waits to be taken out */
  KIOSK_MEDIA_STATE_USABLE,      /* one, and it can be written: kiosk_media_dup_medium() */
  KIOSK_MEDIA_STATE_SEVERAL,     /* more than one: leave one */
  KIOSK_MEDIA_STATE_UNREADABLE,  /* one that is of no use: kiosk_media_get_fault() */
  KIOSK_MEDIA_STATE_BUSY,        /* one that is being used */
  KIOSK_MEDIA_STATE_PULLED,      /* it was taken out while in use; until one is put in */
  KIOSK_MEDIA_STATE_UNWATCHED    /* this machine has nothing that tells: for a technician */
} KioskMediaState;

typedef enum
{
  KIOSK_MEDIA_FAULT_NONE,
  KIOSK_MEDIA_FAULT_EMPTY,      /* no file system: format it as exFAT or FAT32 */
  KIOSK_MEDIA_FAULT_NTFS,       /* formatted as NTFS: format it as exFAT or FAT32, or take another */
  KIOSK_MEDIA_FAULT_FOREIGN,    /* another file system that is not written */
  KIOSK_MEDIA_FAULT_LOCKED,     /* BitLocker or another encryption */
  KIOSK_MEDIA_FAULT_READ_ONLY,  /* a write switch, or the stick has closed itself */
  KIOSK_MEDIA_FAULT_DYING       /* it tells no size: throw it away */
} KioskMediaFault;

struct _KioskMediaInterface
{
  GTypeInterface parent_iface;

  KioskMediaState  (*get_state)       (KioskMedia *self);
  KioskMediaFault  (*get_fault)       (KioskMedia *self);
  const char      *(*get_label)       (KioskMedia *self);
  guint64          (*get_size_bytes)  (KioskMedia *self);
  KioskMedium     *(*dup_medium)      (KioskMedia *self);
};

KioskMediaState  kiosk_media_get_state       (KioskMedia *self);
KioskMediaFault  kiosk_media_get_fault       (KioskMedia *self);
const char      *kiosk_media_get_label       (KioskMedia *self);
guint64          kiosk_media_get_size_bytes  (KioskMedia *self);
KioskMedium     *kiosk_media_dup_medium      (KioskMedia *self);
void             kiosk_media_emit_changed    (KioskMedia *self);

G_END_DECLS

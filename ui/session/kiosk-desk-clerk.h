/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets of paper that are typed into a book, and taken out again where they were typed wrong. */
#pragma once

#include "kiosk-desk-paper.h"
#include "kiosk-desk-worker.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_DESK_CLERK_STATE_IDLE,
  KIOSK_DESK_CLERK_STATE_BUSY,
  KIOSK_DESK_CLERK_STATE_TAKEN,
  KIOSK_DESK_CLERK_STATE_KNOWN,      /* the book has this very sheet */
  KIOSK_DESK_CLERK_STATE_WITHDRAWN,
  KIOSK_DESK_CLERK_STATE_FAILED      /* kiosk_desk_clerk_get_error() */
} KioskDeskClerkState;

#define KIOSK_TYPE_DESK_CLERK (kiosk_desk_clerk_get_type ())
G_DECLARE_FINAL_TYPE (KioskDeskClerk, kiosk_desk_clerk, KIOSK, DESK_CLERK, GObject)

KioskDeskClerk       *kiosk_desk_clerk_new       (KioskDeskWorker       *worker);
void                  kiosk_desk_clerk_add       (KioskDeskClerk        *self,
                                                  const KioskDeskPaper  *paper);
void                  kiosk_desk_clerk_withdraw  (KioskDeskClerk        *self,
                                                  const KioskDeskPaper  *paper);
void                  kiosk_desk_clerk_forget    (KioskDeskClerk        *self);
KioskDeskClerkState   kiosk_desk_clerk_get_state (KioskDeskClerk        *self);
const KioskDeskPaper *kiosk_desk_clerk_get_paper (KioskDeskClerk        *self);
const GError         *kiosk_desk_clerk_get_error (KioskDeskClerk        *self);

G_END_DECLS

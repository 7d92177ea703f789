/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kiosk that nobody enrolled yet, and what an officer says to it, as an item of a list. */
#pragma once

#include <gio/gio.h>

#include "kiosk-desk-enrolment.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_DESK_NEWCOMER (kiosk_desk_newcomer_get_type ())
G_DECLARE_FINAL_TYPE (KioskDeskNewcomer, kiosk_desk_newcomer, KIOSK, DESK_NEWCOMER, GObject)

KioskDeskNewcomer        *kiosk_desk_newcomer_new           (const KioskDeskCandidate  *candidate);
const KioskDeskCandidate *kiosk_desk_newcomer_get_candidate (KioskDeskNewcomer         *self);
gboolean                  kiosk_desk_newcomer_is_accepted   (KioskDeskNewcomer         *self);
void                      kiosk_desk_newcomer_set_accepted  (KioskDeskNewcomer         *self,
                                                             gboolean                   is_accepted);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Kỹ thuật viên": what is done with the whole machine by who has the recovery code. Emits "changed", and "over" once
 * the program has to begin again on what is on disk then. */
#pragma once

#include "kiosk-context.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_TECHNICIAN_IDLE,
  KIOSK_TECHNICIAN_WORKING,
  KIOSK_TECHNICIAN_READY,      /* to begin again: kiosk_technician_get_folder() */
  KIOSK_TECHNICIAN_LET_IN,     /* kiosk_technician_get_answer() */
  KIOSK_TECHNICIAN_FAILED      /* kiosk_technician_get_error(); nothing has changed */
} KioskTechnicianState;

#define KIOSK_TYPE_TECHNICIAN (kiosk_technician_get_type ())
G_DECLARE_FINAL_TYPE (KioskTechnician, kiosk_technician, KIOSK, TECHNICIAN, GObject)

KioskTechnician       *kiosk_technician_new             (KioskContext     *context);
KioskTechnicianState   kiosk_technician_get_state       (KioskTechnician  *self);
const GError          *kiosk_technician_get_error       (KioskTechnician  *self);
const char            *kiosk_technician_get_folder      (KioskTechnician  *self);
const KioskUsbAnswer  *kiosk_technician_get_answer      (KioskTechnician  *self);
GArray                *kiosk_technician_get_backups     (KioskTechnician  *self);
gint64                 kiosk_technician_get_people      (KioskTechnician  *self);
gboolean               kiosk_technician_has_doors       (KioskTechnician  *self);
void                   kiosk_technician_look            (KioskTechnician  *self);
void                   kiosk_technician_restore         (KioskTechnician  *self,
                                                         const char       *backup,
                                                         gboolean          is_settled);
void                   kiosk_technician_begin_anew      (KioskTechnician  *self,
                                                         gboolean          is_settled);
void                   kiosk_technician_let_in          (KioskTechnician  *self);
void                   kiosk_technician_forget          (KioskTechnician  *self);
void                   kiosk_technician_leave           (KioskTechnician  *self);

G_END_DECLS

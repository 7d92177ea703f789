/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of a book: read, shown, and saved as a file. */
#pragma once

#include "kiosk-clock.h"
#include "kiosk-desk-grid.h"
#include "kiosk-desk-report.h"
#include "kiosk-desk-worker.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_DESK_FILE_XLSX,
  KIOSK_DESK_FILE_PDF,
  KIOSK_DESK_FILE_DOCX,
  KIOSK_DESK_FILE_CSV,
  KIOSK_N_DESK_FILES
} KioskDeskFile;

typedef enum
{
  KIOSK_DESK_SAVING_NONE,
  KIOSK_DESK_SAVING_UNDER_WAY,
  KIOSK_DESK_SAVING_DONE,
  KIOSK_DESK_SAVING_FAILED
} KioskDeskSaving;

#define KIOSK_TYPE_DESK_REPORTER (kiosk_desk_reporter_get_type ())
G_DECLARE_FINAL_TYPE (KioskDeskReporter, kiosk_desk_reporter, KIOSK, DESK_REPORTER, GObject)

KioskDeskReporter *kiosk_desk_reporter_new          (KioskDeskWorker    *worker);
void               kiosk_desk_reporter_set_world    (KioskDeskReporter  *self,
                                                     KioskClock         *clock,
                                                     GPtrArray          *wards);
void               kiosk_desk_reporter_set_predecessors (KioskDeskReporter *self,
                                                         const char         *path);
void               kiosk_desk_reporter_show         (KioskDeskReporter  *self,
                                                     KioskPeriodKind     kind);
void               kiosk_desk_reporter_turn         (KioskDeskReporter  *self,
                                                     gboolean            is_forward);
void               kiosk_desk_reporter_set_current  (KioskDeskReporter  *self,
                                                     gboolean            is_current);
void               kiosk_desk_reporter_look         (KioskDeskReporter  *self);
void               kiosk_desk_reporter_save         (KioskDeskReporter  *self,
                                                     KioskDeskFile       file,
                                                     const char         *path);
void               kiosk_desk_reporter_publish      (KioskDeskReporter  *self,
                                                     KioskDeskBy         by,
                                                     const char         *path);
gboolean           kiosk_desk_reporter_can_publish  (KioskDeskReporter  *self);
gboolean           kiosk_desk_reporter_can_turn     (KioskDeskReporter  *self);
gboolean           kiosk_desk_reporter_is_looking   (KioskDeskReporter  *self);
gboolean           kiosk_desk_reporter_get_current  (KioskDeskReporter  *self);
KioskPeriod        kiosk_desk_reporter_get_period   (KioskDeskReporter  *self);
KioskDeskReport   *kiosk_desk_reporter_get_report   (KioskDeskReporter  *self);
const GError      *kiosk_desk_reporter_get_error    (KioskDeskReporter  *self);
KioskDeskSaving    kiosk_desk_reporter_get_saving   (KioskDeskReporter  *self);
const char        *kiosk_desk_reporter_get_path     (KioskDeskReporter  *self);
char              *kiosk_desk_reporter_dup_name     (KioskDeskReporter  *self,
                                                     KioskDeskFile       file);
char              *kiosk_desk_reporter_dup_public_name (KioskDeskReporter *self,
                                                        KioskDeskBy         by);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The helpers' panel without a widget: who helps, whom, and what was noted in this shift. */
#pragma once

#include "kiosk-recorder.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_PANEL_CLOSED,
  KIOSK_PANEL_ASKING_CODE,
  KIOSK_PANEL_ASKING_TEAM,
  KIOSK_PANEL_OPEN
} KioskPanelState;

/* Without a touch for so long, the next person is taken for a resident again, and the panel closes. */
#define KIOSK_PANEL_AUDIENCE_S 120
#define KIOSK_PANEL_CLOSE_S    600

/* How many taps can be taken back. */
#define KIOSK_PANEL_N_RECENT 10

#define KIOSK_TYPE_PANEL (kiosk_panel_get_type ())
G_DECLARE_FINAL_TYPE (KioskPanel, kiosk_panel, KIOSK, PANEL, GObject)

KioskPanel       *kiosk_panel_new            (KioskStore     *store,
                                              KioskRecorder  *recorder,
                                              KioskClock     *clock);
KioskPanelState   kiosk_panel_get_state      (KioskPanel     *self);
KioskTeam         kiosk_panel_get_team       (KioskPanel     *self);
KioskAudience     kiosk_panel_get_audience   (KioskPanel     *self);
guint             kiosk_panel_get_people     (KioskPanel     *self);
gint64            kiosk_panel_get_total      (KioskPanel     *self);
GPtrArray        *kiosk_panel_get_recent     (KioskPanel     *self);
const KioskTap   *kiosk_panel_get_last       (KioskPanel     *self);
gboolean          kiosk_panel_is_failing     (KioskPanel     *self);
gboolean          kiosk_panel_is_code_wrong  (KioskPanel     *self);
guint             kiosk_panel_get_wait_s     (KioskPanel     *self);
void              kiosk_panel_enter          (KioskPanel     *self,
                                              gboolean        asks_code);
void              kiosk_panel_try_code       (KioskPanel     *self,
                                              const char     *code);
void              kiosk_panel_set_team       (KioskPanel     *self,
                                              KioskTeam       team);
void              kiosk_panel_set_audience   (KioskPanel     *self,
                                              KioskAudience   audience);
void              kiosk_panel_set_people     (KioskPanel     *self,
                                              guint           people);
void              kiosk_panel_record         (KioskPanel     *self,
                                              KioskKind       kind,
                                              KioskReason     reason);
void              kiosk_panel_undo           (KioskPanel     *self,
                                              const char     *id);
void              kiosk_panel_reload         (KioskPanel     *self);
void              kiosk_panel_close          (KioskPanel     *self);
void              kiosk_panel_touch          (KioskPanel     *self);
void              kiosk_panel_tick           (KioskPanel     *self);

G_END_DECLS

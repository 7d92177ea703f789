/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the residents' taps are kept out of the count. In memory alone. Private to the store. */
#pragma once

#include "kiosk-tap.h"

G_BEGIN_DECLS

typedef struct _KioskTapRules KioskTapRules;

KioskTapRules    *kiosk_tap_rules_new                (void);
void              kiosk_tap_rules_free               (KioskTapRules    *self);
void              kiosk_tap_rules_set_rate_limit     (KioskTapRules    *self,
                                                      guint             rate_limit);
KioskSuppression  kiosk_tap_rules_judge              (KioskTapRules    *self,
                                                      guint             visit,
                                                      const KioskTap   *tap,
                                                      gint64            now_ms);
KioskSuppression  kiosk_tap_rules_judge_replacement  (KioskTapRules    *self,
                                                      const char       *old_id,
                                                      KioskSuppression  old,
                                                      const KioskTap   *tap,
                                                      gint64            now_ms);
void              kiosk_tap_rules_remember           (KioskTapRules    *self,
                                                      guint             visit,
                                                      const KioskTap   *tap,
                                                      KioskSuppression  suppressed,
                                                      gint64            now_ms);
void              kiosk_tap_rules_replace            (KioskTapRules    *self,
                                                      const char       *old_id,
                                                      const KioskTap   *tap,
                                                      KioskSuppression  suppressed,
                                                      gint64            now_ms);
void              kiosk_tap_rules_forget             (KioskTapRules    *self,
                                                      const char       *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskTapRules, kiosk_tap_rules_free)

G_END_DECLS

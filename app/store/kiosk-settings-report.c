/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the settings say of reports: whose they are, and what stands on the letter. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-settings-report.h"

#include "kiosk-settings-keys.h"
#include "kiosk-settings-private.h"

/**
 * kiosk_settings_get_report_label:
 * @self: settings with a ward
 *
 * Any thread.
 *
 * Returns: the label of this ward's reports, its texts borrowed from @self until they change; `kiosk`, `mode` and `day`
 *   are for the caller
 */
KioskReportLabel
kiosk_settings_get_report_label (KioskSettings *self)
{
  return (KioskReportLabel) {
           .ward = kiosk_settings_get_ward_code (self),
           .ward_valid_from = kiosk_settings_get_ward_valid_from (self),
           .ward_name = kiosk_settings_get_ward_name (self),
           .number = kiosk_settings_get_number (self),
           .cut_off_day = kiosk_settings_get_cut_off_day (self),
           .team_name = kiosk_settings_get_team_name (self),
           .parent = kiosk_settings_lookup (self, KIOSK_SETTING_REPORT_PARENT),
           .body = kiosk_settings_lookup (self, KIOSK_SETTING_REPORT_BODY),
           .code = kiosk_settings_lookup (self, KIOSK_SETTING_REPORT_CODE),
           .place = kiosk_settings_lookup (self, KIOSK_SETTING_REPORT_PLACE),
           .addressee = kiosk_settings_lookup (self, KIOSK_SETTING_REPORT_ADDRESSEE),
           .signer = kiosk_settings_lookup (self, KIOSK_SETTING_REPORT_SIGNER),
           .recipients = kiosk_settings_lookup (self, KIOSK_SETTING_REPORT_RECIPIENTS)
  };
}

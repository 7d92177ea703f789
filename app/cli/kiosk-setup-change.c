/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts what the options of setup say into settings; what they do not name stays. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-setup-change.h"

#include <glib/gi18n.h>

#include "kiosk-cli-messages.h"
#include "kiosk-cli-options.h"
#include "kiosk-cli-wards.h"

#define NUMBER_MAX 99

static gboolean
refuse (GError **error,
        const char *message)
{
  g_set_error_literal (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED, message);
  return FALSE;
}

/* The msgid of what contradicts itself, or NULL. */
static const char *
find_contradiction (const KioskSetupChange *self)
{
  if (self->number < 0 || self->number > NUMBER_MAX)
    return N_("--number goes from 1 to 99");
  if (self->has_no_link && (self->link != NULL || self->is_link_confirmed))
    return N_("--no-link goes without --link and --link-confirmed");
  if (self->has_no_wifi && (self->wifi_name != NULL || self->wifi_password != NULL))
    return N_("--no-wifi goes without --wifi-name and --wifi-password");
  if (self->wifi_password != NULL && self->wifi_name == NULL)
    return N_("--wifi-password goes with --wifi-name only");
  if (self->is_attract_still && self->is_attract_moving)
    return N_("--attract-still and --attract-moving exclude each other");
  if (self->hides_buttons && self->shows_buttons)
    return N_("--resident-buttons and --no-resident-buttons exclude each other");
  return NULL;
}

/**
 * kiosk_setup_change_check:
 * @self: a change
 * @out_exit: (out): the exit status where the command is at its end; untouched otherwise
 *
 * Looks for options that are out of range or exclude each other, and says so on standard error.
 *
 * Returns: %TRUE if @self may be applied
 */
gboolean
kiosk_setup_change_check (const KioskSetupChange *self,
                          KioskExit *out_exit)
{
  const char *contradiction = find_contradiction (self);

  if (contradiction == NULL)
    return TRUE;
  *out_exit = kiosk_cli_options_refuse ("%s", _(contradiction));
  return FALSE;
}

/**
 * kiosk_setup_change_is_empty:
 * @self: a change
 *
 * Returns: whether no option names a setting
 */
gboolean
kiosk_setup_change_is_empty (const KioskSetupChange *self)
{
  return self->ward == NULL && self->number == 0 && self->link == NULL && !self->is_link_confirmed
         && !self->has_no_link && self->wifi_name == NULL && !self->has_no_wifi && !self->is_attract_still
         && !self->is_attract_moving && !self->hides_buttons && !self->shows_buttons && !self->has_mm_per_px;
}

static gboolean
apply_label (const KioskSetupChange *self,
             GPtrArray *wards,
             KioskDay day,
             KioskSettings *settings,
             GError **error)
{
  if (self->ward != NULL)
    {
      const KioskWard *ward = kiosk_cli_wards_find (wards, self->ward, day, error);

      if (ward == NULL || !kiosk_settings_set_ward (settings, ward->code, ward->valid_from, ward->name, error))
        return FALSE;
    }
  return self->number == 0 || kiosk_settings_set_number (settings, self->number, error);
}

/* The scan test is of one link: another has to be tested anew, the same one need not be. */
static gboolean
apply_link (const KioskSetupChange *self,
            KioskSettings *settings,
            GError **error)
{
  const char *old_link = kiosk_settings_get_link (settings);
  g_autofree char *link = g_strdup (self->link != NULL ? self->link : old_link);
  gboolean is_confirmed = self->is_link_confirmed
                          || (g_strcmp0 (link, old_link) == 0 && kiosk_settings_get_link_confirmed (settings));

  if (self->has_no_link)
    return kiosk_settings_set_link (settings, NULL, FALSE, error);
  if (self->is_link_confirmed && link == NULL)
    return refuse (error, _("There is no link yet that could be confirmed. Nothing was changed. Give it with --link."));
  if (self->link == NULL && !self->is_link_confirmed)
    return TRUE;
  return kiosk_settings_set_link (settings, link, is_confirmed, error);
}

static gboolean
apply_wifi (const KioskSetupChange *self,
            KioskSettings *settings,
            GError **error)
{
  if (self->has_no_wifi)
    return kiosk_settings_set_wifi (settings, NULL, NULL, error);
  return self->wifi_name == NULL
         || kiosk_settings_set_wifi (settings, self->wifi_name, self->wifi_password, error);
}

static gboolean
apply_screen (const KioskSetupChange *self,
              KioskSettings *settings,
              GError **error)
{
  if (self->has_mm_per_px && !kiosk_settings_set_mm_per_px (settings, self->mm_per_px, error))
    return FALSE;

  if (self->is_attract_still || self->is_attract_moving)
    kiosk_settings_set_attract_still (settings, self->is_attract_still);
  if (self->hides_buttons || self->shows_buttons)
    kiosk_settings_set_resident_buttons (settings, self->shows_buttons);
  return TRUE;
}

/**
 * kiosk_setup_change_apply:
 * @self: a change that kiosk_setup_change_check() passed
 * @wards: (element-type KioskWard) (nullable): the ward list; may be %NULL where @self names no ward
 * @day: the kiosk's date, on which the ward has to be valid
 * @settings: the settings to change
 * @error: return location for a `GError`
 *
 * Changes in @settings what @self names. After a failure @settings may be changed in part and must not be saved.
 *
 * Fails with `KIOSK_CLI_ERROR_REFUSED` for a ward that is not in the list or a confirmation without a link, with
 * a `KioskLinkError` for a link that may not be shown, and as the setters of `KioskSettings` do.
 *
 * Returns: %TRUE if all of it could be taken
 */
gboolean
kiosk_setup_change_apply (const KioskSetupChange *self,
                          GPtrArray *wards,
                          KioskDay day,
                          KioskSettings *settings,
                          GError **error)
{
  return apply_label (self, wards, day, settings, error)
         && apply_link (self, settings, error)
         && apply_wifi (self, settings, error)
         && apply_screen (self, settings, error);
}

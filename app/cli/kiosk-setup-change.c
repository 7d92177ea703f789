/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts what the options of setup say into settings; what they do not name stays. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-setup-change.h"

#include <glib/gi18n.h>

#include "kiosk-cli-messages.h"
#include "kiosk-cli-options.h"
#include "kiosk-cli-wards.h"
#include "kiosk-pin.h"

#define NUMBER_MAX 99

static gboolean
refuse (GError **error,
        const char *message)
{
  g_set_error_literal (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED, message);
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
  return self->file_path == NULL && self->ward == NULL && self->number == 0 && self->link == NULL
         && !self->is_link_confirmed && !self->has_no_link && self->wifi_name == NULL && !self->has_no_wifi
         && !self->is_attract_still && !self->is_attract_moving && !self->hides_buttons && !self->shows_buttons
         && self->shift_code == NULL && !self->has_no_shift_code && !self->has_no_helper_panel
         && self->staff_pin == NULL && self->desk_key_path == NULL && !self->has_no_desk_key && !self->has_mm_per_px;
}

static const char *
find_panel_contradiction (const KioskSetupChange *self)
{
  guint n_given = (self->shift_code != NULL ? 1 : 0) + (self->has_no_shift_code ? 1 : 0)
                  + (self->has_no_helper_panel ? 1 : 0);

  if (n_given > 1)
    return N_("--shift-code, --no-shift-code and --no-helper-panel exclude each other");
  if (self->shift_code != NULL && !kiosk_shift_code_check (self->shift_code, NULL))
    return N_("--shift-code wants 3 to 12 digits");
  return NULL;
}

static gboolean
is_one_code_for_both (const KioskSetupChange *self)
{
  return self->shift_code != NULL && g_strcmp0 (self->shift_code, self->staff_pin) == 0;
}

/* The msgid of what contradicts itself, or NULL. */
static const char *
find_contradiction (const KioskSetupChange *self)
{
  if (self->is_on_screen && !kiosk_setup_change_is_empty (self))
    return N_("--on-screen goes without other settings: they are set on the screen then, or written in setup.ini");
  if (is_one_code_for_both (self))
    return N_("--staff-pin and --shift-code have to be different ones");
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
  if (self->desk_key_path != NULL && self->has_no_desk_key)
    return N_("--desk-key and --no-desk-key exclude each other");
  return find_panel_contradiction (self);
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
 * kiosk_setup_change_get_ward:
 * @self: a change
 *
 * Returns: (transfer none) (nullable): the ward's code, of the option before that of the file; %NULL for none
 */
const char *
kiosk_setup_change_get_ward (const KioskSetupChange *self)
{
  if (self->ward != NULL || self->file == NULL)
    return self->ward;
  return kiosk_setup_file_get_ward_code (self->file);
}

/**
 * kiosk_setup_change_get_number:
 * @self: a change
 *
 * Returns: the kiosk's number, of the option before that of the file; 0 for none
 */
guint
kiosk_setup_change_get_number (const KioskSetupChange *self)
{
  if (self->number != 0 || self->file == NULL)
    return (guint) self->number;
  return kiosk_setup_file_get_number (self->file);
}

static gboolean
apply_label (const KioskSetupChange *self,
             GPtrArray *wards,
             KioskDay day,
             KioskSettings *settings,
             GError **error)
{
  const char *code = kiosk_setup_change_get_ward (self);
  guint number = kiosk_setup_change_get_number (self);

  if (code != NULL)
    {
      const KioskWard *ward = kiosk_cli_wards_find (wards, code, day, error);

      if (ward == NULL || !kiosk_settings_set_ward (settings, ward->code, ward->valid_from, ward->name, error))
        return FALSE;
    }
  return number == 0 || kiosk_settings_set_number (settings, number, error);
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

static void
apply_panel (const KioskSetupChange *self,
             KioskSettings *settings)
{
  if (self->shift_code != NULL)
    kiosk_settings_set_helper_panel (settings, KIOSK_HELPER_PANEL_CODE);
  else if (self->has_no_shift_code)
    kiosk_settings_set_helper_panel (settings, KIOSK_HELPER_PANEL_OPEN);
  else if (self->has_no_helper_panel)
    kiosk_settings_set_helper_panel (settings, KIOSK_HELPER_PANEL_OFF);
}

static void
apply_desk (const KioskSetupChange *self,
            KioskSettings *settings)
{
  if (self->desk_key_path != NULL || self->has_no_desk_key)
    kiosk_settings_set_desk_key (settings, self->desk_key_path != NULL ? &self->desk_key : NULL);
}

/**
 * kiosk_setup_change_apply:
 * @self: a change that kiosk_setup_change_check() passed
 * @wards: (element-type KioskWard) (nullable): the ward list; may be %NULL where @self names no ward
 * @day: the kiosk's date, on which the ward has to be valid
 * @settings: the settings to change
 * @error: return location for a `GError`
 *
 * Changes in @settings what @self names, first by its file and then by its options. After a failure
 * @settings may be changed in part and must not be saved.
 *
 * Fails with `KIOSK_CLI_ERROR_REFUSED` for a ward that is not in the list or a confirmation without a link, with
 * a `KioskLinkError` for a link that may not be shown, with a `KioskPinError` for a PIN that may not be set, and as the
 * setters of `KioskSettings` do.
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
  if (self->file != NULL && !kiosk_setup_file_apply (self->file, settings, error))
    return FALSE;
  apply_panel (self, settings);
  apply_desk (self, settings);
  return (self->staff_pin == NULL || kiosk_pin_check (self->staff_pin, error))
         && apply_label (self, wards, day, settings, error)
         && apply_link (self, settings, error)
         && apply_wifi (self, settings, error)
         && apply_screen (self, settings, error);
}

/* The recovery code is made once. It comes last: it must not be on disk where nobody gets to see it. */
static gboolean
save_staff_pin (const KioskSetupChange *self,
                KioskDayBook *book,
                char **out_recovery,
                GError **error)
{
  gboolean has_code = FALSE;
  char *code;

  if (!kiosk_day_book_set_secret (book, KIOSK_SECRET_ROLE_STAFF, self->staff_pin, error)
      || !kiosk_day_book_has_secret (book, KIOSK_SECRET_ROLE_RECOVERY, &has_code, error))
    return FALSE;
  if (has_code)
    return TRUE;

  code = kiosk_recovery_code_dup_new ();
  if (kiosk_day_book_set_secret (book, KIOSK_SECRET_ROLE_RECOVERY, code, error))
    {
      *out_recovery = code;
      return TRUE;
    }
  kiosk_pin_forget (code);
  return FALSE;
}

/* Those of the file that are in force already are not set again. */
static gboolean
save_targets (const KioskSetupChange *self,
              KioskDayBook *book,
              GError **error)
{
  g_autoptr (GArray) in_force = kiosk_day_book_load_targets (book, error);
  g_autoptr (GPtrArray) targets = NULL;

  if (in_force == NULL)
    return FALSE;
  targets = kiosk_setup_file_list_new_targets (self->file, in_force);
  for (guint i = 0; i < targets->len; i++)
    if (!kiosk_day_book_set_target (book, g_ptr_array_index (targets, i), error))
      return FALSE;
  return TRUE;
}

/* Before anything is written. */
static gboolean
check_secrets (const KioskSetupChange *self,
               KioskDayBook *book,
               GError **error)
{
  return (self->shift_code == NULL
          || kiosk_day_book_check_secret (book, KIOSK_SECRET_ROLE_SHIFT, self->shift_code, error))
         && (self->staff_pin == NULL
             || kiosk_day_book_check_secret (book, KIOSK_SECRET_ROLE_STAFF, self->staff_pin, error));
}

/**
 * kiosk_setup_change_save:
 * @self: a change
 * @settings: settings to which it was applied
 * @book: the kiosk's book
 * @out_recovery: (out) (transfer full): the recovery code where one was made now, which nobody can be told again, to
 *   be wiped with kiosk_pin_forget(); untouched otherwise
 * @error: return location for a `GError`
 *
 * Saves @settings, and the shift code with them: a new one before the setting that asks for it, an old one goes after
 * it, so that a power cut between the two leaves no panel that nobody can open. The staff's PIN comes with a recovery
 * code where there is none yet. The targets of the file are set, each once. Where @self names nothing, nothing is
 * written.
 *
 * Fails as kiosk_day_book_check_secret() does, which leaves everything as it was, and as kiosk_day_book_set_secret(),
 * kiosk_day_book_save_settings(), kiosk_day_book_load_targets() and kiosk_day_book_set_target() do.
 *
 * Returns: %TRUE if all of it is on disk
 */
gboolean
kiosk_setup_change_save (const KioskSetupChange *self,
                         KioskSettings *settings,
                         KioskDayBook *book,
                         char **out_recovery,
                         GError **error)
{
  g_autoptr (GHashTable) table = kiosk_settings_to_table (settings);
  gboolean is_code_over = self->has_no_shift_code || self->has_no_helper_panel;

  if (kiosk_setup_change_is_empty (self))
    return TRUE;
  return check_secrets (self, book, error)
         && (self->shift_code == NULL
             || kiosk_day_book_set_secret (book, KIOSK_SECRET_ROLE_SHIFT, self->shift_code, error))
         && kiosk_day_book_save_settings (book, table, error)
         && (!is_code_over || kiosk_day_book_set_secret (book, KIOSK_SECRET_ROLE_SHIFT, NULL, error))
         && (self->file == NULL || save_targets (self, book, error))
         && (self->staff_pin == NULL || save_staff_pin (self, book, out_recovery, error));
}

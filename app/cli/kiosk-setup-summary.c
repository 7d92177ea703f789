/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the settings back, so that a slip is seen while the technician is still there. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-setup-summary.h"

#include <glib/gi18n.h>

#include "kiosk-cli-messages.h"

static void
append_label (GString *text,
              KioskSettings *settings,
              const char *kiosk)
{
  KioskDay valid_from = kiosk_settings_get_ward_valid_from (settings);
  g_autofree char *since = kiosk_cli_dup_day (valid_from);

  g_string_append_printf (text, _("Ward:       %s (code %s)\n"), kiosk_settings_get_ward_name (settings),
                          kiosk_settings_get_ward_code (settings));
  if (valid_from != KIOSK_DAY_UNKNOWN)
    g_string_append_printf (text, _("            as it is since %s\n"), since);
  g_string_append_printf (text, _("Number:     %u\n"), kiosk_settings_get_number (settings));
  g_string_append_printf (text, _("Kiosk id:   %s\n"), kiosk);
}

static void
append_link (GString *text,
             KioskSettings *settings)
{
  const char *link = kiosk_settings_get_link (settings);

  if (link == NULL)
    {
      g_string_append (text, _("Link:       none; residents see how to find the app by name\n"));
      return;
    }

  g_string_append_printf (text, _("Link:       %s\n"), link);
  if (kiosk_settings_get_link_confirmed (settings))
    g_string_append (text, _("            confirmed: a person scanned it and it opened the right app\n"));
  else
    g_string_append (text, _("            NOT confirmed: until then residents see how to find the app by name.\n"
                             "            Scan it with your own phone. If it opens the app named Công dân số TPHCM,\n"
                             "            use setup again with --link-confirmed.\n"));
}

/* The password is printed: it is on the screen for every visitor. */
static void
append_wifi (GString *text,
             KioskSettings *settings)
{
  const char *name = kiosk_settings_get_wifi_name (settings);
  const char *password = kiosk_settings_get_wifi_password (settings);

  if (name == NULL)
    g_string_append (text, _("Wi-Fi:      none is offered\n"));
  else if (password == NULL)
    g_string_append_printf (text, _("Wi-Fi:      %s, without a password\n"), name);
  else
    g_string_append_printf (text, _("Wi-Fi:      %s, password %s\n"), name, password);
  if (name != NULL && kiosk_settings_get_wifi_hidden (settings))
    g_string_append (text, _("            put away by staff: visitors are not shown it\n"));
}

static void
append_move (GString *text,
             KioskSettings *settings)
{
  const char *name = kiosk_settings_get_next_ward_name (settings);
  g_autofree char *iso = NULL;

  if (name == NULL)
    return;
  iso = kiosk_day_dup_iso (kiosk_settings_get_next_ward_day (settings));
  /* Translators: the name of a ward, and from which day on */
  g_string_append_printf (text, _("Move:       %s from %s on\n"), name, iso);
}

static void
append_other_links (GString *text,
                    KioskSettings *settings)
{
  g_auto (GStrv) links = kiosk_settings_dup_links (settings);

  for (guint i = kiosk_settings_get_link (settings) != NULL ? 1 : 0; links[i] != NULL; i++)
    g_string_append_printf (text, _("            staff may change to %s\n"), links[i]);
}

static void
append_panel (GString *text,
              KioskSettings *settings)
{
  static const char *const lines[] = {
    [KIOSK_HELPER_PANEL_OFF] = N_("Helpers:    they have no panel; --shift-code gives them one\n"),
    [KIOSK_HELPER_PANEL_CODE] = N_("Helpers:    their panel opens with the shift code\n"),
    [KIOSK_HELPER_PANEL_OPEN] = N_("Helpers:    their panel opens to everybody, without a code\n")
  };

  g_string_append (text, _(lines[kiosk_settings_get_helper_panel (settings)]));
}

static void
append_hours (GString *text,
              KioskSettings *settings)
{
  KioskHours hours;
  g_autofree char *words = NULL;

  if (!kiosk_settings_get_hours (settings, &hours))
    return;
  words = kiosk_hours_dup_text (&hours);
  /* Translators: such as 07:00-17:30 12345 */
  g_string_append_printf (text, _("Hours:      %s, 1 is Monday; outside them the screen goes dark\n"), words);
}

static void
append_screen (GString *text,
               KioskSettings *settings)
{
  double mm_per_px = kiosk_settings_get_mm_per_px (settings);

  g_string_append (text, kiosk_settings_get_attract_still (settings)
                   ? _("First page: still\n") : _("First page: changes its picture by itself\n"));
  g_string_append (text, kiosk_settings_get_resident_buttons (settings)
                   ? _("Buttons:    residents tap themselves\n")
                   : _("Buttons:    hidden from residents, helpers count\n"));
  if (mm_per_px > 0)
    g_string_append_printf (text, _("Screen:     %g mm a pixel\n"), mm_per_px);
  else
    g_string_append (text, _("Screen:     measured by itself\n"));
}

static void
append_desk (GString *text,
             KioskSettings *settings)
{
  KioskPublicKey key;
  g_autofree char *id = NULL;

  if (!kiosk_settings_get_desk_key (settings, &key))
    return;
  id = kiosk_public_key_dup_id (&key);
  /* Translators: the id of a key */
  g_string_append_printf (text, _("Desk:       receipts signed with the key %s are believed\n"), id);
}

static void
append_date (GString *text,
             KioskDay today,
             gboolean is_confirmed)
{
  g_autofree char *date = kiosk_cli_dup_day (today);

  if (is_confirmed)
    g_string_append_printf (text, _("Date:       %s, confirmed\n"), date);
  else
    g_string_append_printf (text, _("Date:       %s by this machine's clock; --confirm-date says that it is right\n"),
                            date);
}

/**
 * kiosk_setup_summary_dup_text:
 * @settings: settings that have a ward
 * @kiosk: the kiosk's id
 * @today: the date by the machine's clock
 * @is_confirmed: whether a person has just said that it is right
 *
 * Returns: (transfer full): the settings, one a line
 */
char *
kiosk_setup_summary_dup_text (KioskSettings *settings,
                              const char *kiosk,
                              KioskDay today,
                              gboolean is_confirmed)
{
  GString *text = g_string_new (NULL);

  append_label (text, settings, kiosk);
  append_move (text, settings);
  append_link (text, settings);
  append_other_links (text, settings);
  append_wifi (text, settings);
  append_screen (text, settings);
  append_hours (text, settings);
  append_panel (text, settings);
  append_desk (text, settings);
  append_date (text, today, is_confirmed);
  return g_string_free (text, FALSE);
}

/**
 * kiosk_setup_summary_dup_recovery:
 * @code: a recovery code as kiosk_recovery_code_dup_new() draws it
 *
 * Returns: (transfer full): the code in groups of four, and what is to be done with it; to be wiped with
 *   kiosk_pin_forget()
 */
char *
kiosk_setup_summary_dup_recovery (const char *code)
{
  return g_strdup_printf (_("Recovery code: %.4s %.4s %.4s\n"
                            "    Write it down now and seal it in an envelope that the ward keeps. Whoever has it can\n"
                            "    set a new staff PIN. It is not shown again.\n"), code, code + 4, code + 8);
}

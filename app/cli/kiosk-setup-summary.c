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

/**
 * kiosk_setup_summary_dup_text:
 * @settings: settings that have a ward
 * @kiosk: the kiosk's id
 *
 * Returns: (transfer full): the settings, one a line
 */
char *
kiosk_setup_summary_dup_text (KioskSettings *settings,
                              const char *kiosk)
{
  GString *text = g_string_new (NULL);

  append_label (text, settings, kiosk);
  append_link (text, settings);
  append_wifi (text, settings);
  append_screen (text, settings);
  return g_string_free (text, FALSE);
}

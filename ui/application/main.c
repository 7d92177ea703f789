/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-kiosk: the program on the screen. */
#include <glib/gi18n.h>

#include "kiosk-application.h"
#include "kiosk-comfort.h"
#include "kiosk-language.h"
#include "kiosk-memory.h"

int
main (int argc,
      char *argv[])
{
  KioskOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  int status;

  kiosk_memory_init ();
  if (!kiosk_language_init (LOCALEDIR))
    g_warning ("The locale vi_VN.UTF-8 is not built on this machine: the screens speak English");
  kiosk_language_set (KIOSK_COMFORT_DEFAULT_LANGUAGE);

  if (!kiosk_options_parse (&options, argv, &error))
    {
      g_printerr (_("%s\nTry “congdanso-kiosk --help”.\n"), error->message);
      kiosk_options_clear (&options);
      return 2;
    }
  status = kiosk_application_run (&options);
  kiosk_options_clear (&options);
  return status;
}

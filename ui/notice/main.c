/* SPDX-License-Identifier: GPL-3.0-or-later */
/* notice FAULT [DEVICE]: shows the page of maintenance by the frame buffer until it is ended. FAULT is what note-fault
 * wrote; DEVICE is /dev/fb0. It is drawn again and again, since the kernel clears the screen when a monitor comes. */
#define G_LOG_DOMAIN "kiosk-notice"

#include <glib.h>

#include "kiosk-framebuffer.h"
#include "kiosk-language.h"
#include "kiosk-notice.h"
#include "kiosk-outage-words.h"

#define AGAIN_S 2

static gboolean
fits (cairo_surface_t *picture,
      KioskFramebuffer *screen)
{
  return picture != NULL && cairo_image_surface_get_width (picture) == kiosk_framebuffer_get_width_px (screen)
         && cairo_image_surface_get_height (picture) == kiosk_framebuffer_get_height_px (screen);
}

/* (nullable): what was shown before, or nothing; another one where the screen has another size. */
static cairo_surface_t *
show (cairo_surface_t *picture,
      const KioskOutage *outage,
      const char *device,
      GError **error)
{
  g_autoptr (KioskFramebuffer) screen = kiosk_framebuffer_open (device, error);

  if (screen == NULL)
    return picture;
  if (!fits (picture, screen))
    {
      g_clear_pointer (&picture, cairo_surface_destroy);
      picture = kiosk_notice_draw (outage, kiosk_framebuffer_get_width_px (screen),
                                   kiosk_framebuffer_get_height_px (screen));
    }
  kiosk_framebuffer_show (screen, picture, error);
  return picture;
}

/* A screen may come later: that there is none now is said once. */
static void G_GNUC_NORETURN
show_forever (const KioskOutage *outage,
              const char *device)
{
  cairo_surface_t *picture = NULL;
  gboolean is_said = FALSE;

  while (TRUE)
    {
      g_autoptr (GError) error = NULL;

      picture = show (picture, outage, device, &error);
      if (error != NULL && !is_said)
        g_message ("The page cannot be shown: %s", error->message);
      is_said = error != NULL;
      g_usleep (AGAIN_S * G_USEC_PER_SEC);
    }
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (KioskOutage) outage = NULL;

  if (argc < 2 || argc > 3)
    {
      g_printerr ("notice FAULT [DEVICE]\n");
      return 2;
    }
  kiosk_language_init (LOCALEDIR);
  outage = kiosk_outage_words_load (argv[1]);
  show_forever (outage, argc == 3 ? argv[2] : "/dev/fb0");
}

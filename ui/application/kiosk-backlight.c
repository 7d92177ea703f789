/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Switches the light of built-in panels through sysfs (Documentation/ABI/stable/sysfs-class-backlight). A monitor on a
 * cable has none there: cage 0.1.4 offers no protocol to switch its outputs off, so such a one shows black. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-backlight.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* FB_BLANK_UNBLANK and FB_BLANK_POWERDOWN (include/uapi/linux/fb.h). */
#define ON  "0"
#define OFF "4"

static gboolean
write_power (const char *path,
             const char *power)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);
  gboolean is_done = fd >= 0 && write (fd, power, 1) == 1;

  if (!is_done)
    g_debug ("%s: %s", path, g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return is_done;
}

/* Returns how many panels took it: none where there is none, or where the account may not. */
guint
kiosk_backlight_set (const char *folder,
                     gboolean is_on)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, "bl_power", NULL);

      if (write_power (path, is_on ? ON : OFF))
        n++;
    }
  return n;
}

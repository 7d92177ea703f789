/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever comes of the reading, the stick is let go of, and one that was not is never called free. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-stick-reading.h"

#include "kiosk-media-error.h"

/* Another stick than the one that was mounted has come in its place: that one is gone. */
static gboolean
check_same (KioskMedium *medium,
            GError **error)
{
  g_autoptr (GError) fault = NULL;

  if (kiosk_medium_check (medium, NULL, &fault))
    return TRUE;
  if (g_error_matches (fault, KIOSK_MEDIA_ERROR, KIOSK_MEDIA_ERROR_CHANGED))
    fault->code = KIOSK_MEDIA_ERROR_GONE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

/* One that is not let go of must not be called so, whoever cancelled. */
static gboolean
let_go (KioskMedium *medium,
        GError **fault)
{
  g_autoptr (GError) refusal = NULL;

  if (kiosk_medium_unmount (medium, NULL, &refusal))
    return *fault == NULL;
  if (*fault == NULL || g_error_matches (*fault, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (fault);
      *fault = g_steal_pointer (&refusal);
    }
  return FALSE;
}

/* Blocks: for a thread of its own. Fails as @reader does, with KIOSK_MEDIA_ERROR, and with G_IO_ERROR_CANCELLED; what
 * @reader had read by then is nothing to go on with. */
gboolean
kiosk_stick_reading_run (KioskMedium *medium,
                         KioskStickRead reader,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GError) fault = NULL;
  KioskMount *mount;

  if (!kiosk_medium_check (medium, cancellable, error))
    return FALSE;
  mount = kiosk_medium_mount (medium, FALSE, cancellable, error);
  if (mount == NULL)
    return FALSE;
  if (reader (kiosk_mount_get_path (mount), data, cancellable, &fault))
    check_same (medium, &fault);
  kiosk_mount_free (mount);
  if (let_go (medium, &fault))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

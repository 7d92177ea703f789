/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Root steps down to the owner of the state folder, so that it leaves no file there that the kiosk cannot write. */
#define _GNU_SOURCE /* setgroups(2), initgroups(3) */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-owner.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk-cli-messages.h"

/* The owner's own groups, since one of them may be what lets it write on a stick; never root's. */
static gboolean
take_groups (const struct stat *folder)
{
  const struct passwd *owner = getpwuid (folder->st_uid);
  gid_t group = owner != NULL ? owner->pw_gid : folder->st_gid;
  int result = owner != NULL ? initgroups (owner->pw_name, group) : setgroups (1, &group);

  return result == 0 && setgid (group) == 0;
}

/**
 * kiosk_cli_become_owner:
 * @state_dir: (type filename): the state folder, which need not exist
 * @error: return location for a `GError`
 *
 * Run by root, changes user and groups of the process to those of the owner of @state_dir, for good. Does nothing
 * for another user, where the folder is not there, and where it is root's own. To be called before anything else
 * is opened; from then on all that a command reads and writes is read and written with the owner's rights.
 *
 * Fails with `KIOSK_CLI_ERROR_REFUSED` if the system does not let it.
 *
 * Returns: %TRUE if the process works as it should
 */
gboolean
kiosk_cli_become_owner (const char *state_dir,
                        GError **error)
{
  struct stat folder;

  if (geteuid () != 0 || stat (state_dir, &folder) != 0 || folder.st_uid == 0)
    return TRUE;
  if (take_groups (&folder) && setuid (folder.st_uid) == 0)
    return TRUE;

  g_set_error (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
               _("Cannot become the owner of %s: %s. Nothing was changed."), state_dir, g_strerror (errno));
  return FALSE;
}

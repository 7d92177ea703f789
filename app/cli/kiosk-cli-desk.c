/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which kiosk is meant, what lies on sticks, and how far a long work is. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-desk.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "kiosk-bundle-finder.h"
#include "kiosk-cli-options.h"
#include "kiosk-desk-id.h"
#include "kiosk-fault-words.h"

/**
 * kiosk_cli_desk_parse_kiosk:
 * @text: (nullable): what was given
 * @out_kiosk: (out): the kiosk; untouched on failure
 *
 * Reads a kiosk's id, and says what is wrong where it is none.
 *
 * Returns: %TRUE unless @text is something else
 */
gboolean
kiosk_cli_desk_parse_kiosk (const char *text,
                            gint64 *out_kiosk)
{
  if (text == NULL)
    kiosk_cli_options_refuse (_("KIOSK is missing"));
  else if (kiosk_desk_id_read (text, out_kiosk))
    return TRUE;
  else
    kiosk_cli_options_refuse (_("KIOSK is the id of a kiosk, 16 digits and letters A to F, not “%s”"), text);
  return FALSE;
}

/**
 * kiosk_cli_desk_find_below:
 * @path: (type filename): a stick, a folder of sticks' copies, a bundle
 *
 * Says on standard error where there is none in it, or more in it than is looked at.
 *
 * Returns: (transfer full) (element-type filename): its bundles
 */
GPtrArray *
kiosk_cli_desk_find_below (const char *path)
{
  gboolean is_whole;
  GPtrArray *bundles = kiosk_bundle_find_within (path, KIOSK_BUNDLE_FIND_ENTRIES_MAX, &is_whole);

  if (bundles->len == 0)
    g_printerr (_("%s: there is no export of a kiosk in it\n"), path);
  if (!is_whole)
    g_printerr (_("%s: more than %d files and folders; the rest was not looked at. Name the folders of sticks one by "
                  "one.\n"), path, KIOSK_BUNDLE_FIND_ENTRIES_MAX);
  return bundles;
}

/**
 * kiosk_cli_desk_find_bundles:
 * @paths: (array zero-terminated=1) (element-type filename): sticks, folders of their copies, bundles
 *
 * Says of each what kiosk_cli_desk_find_below() says.
 *
 * Returns: (transfer full) (element-type filename): the bundles of all of them, in the order given
 */
GPtrArray *
kiosk_cli_desk_find_bundles (char **paths)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  for (; *paths != NULL; paths++)
    g_ptr_array_extend_and_steal (all, kiosk_cli_desk_find_below (*paths));
  return all;
}

/**
 * kiosk_cli_desk_tell_refusal:
 * @path: (type filename): a bundle
 * @error: why it does not hold, or is not for this book
 *
 * Says it on standard error: what happened, what to do, and the details.
 */
void
kiosk_cli_desk_tell_refusal (const char *path,
                             const GError *error)
{
  g_autofree char *details = kiosk_fault_words_dup (error->message);
  const char *words = kiosk_cli_lookup_message (error);

  g_printerr (_("%s: NOT taken. %s\n  Details: %s\n"), path, words != NULL ? words : "", details);
}

/**
 * kiosk_cli_desk_dup_label:
 * @ward: code of a ward
 * @number: number of a kiosk in it
 *
 * Returns: (transfer full): what a kiosk is called in tables: 26977-1
 */
char *
kiosk_cli_desk_dup_label (guint ward,
                          guint number)
{
  return g_strdup_printf ("%05u-%u", ward, number);
}

/**
 * kiosk_cli_desk_dup_number:
 * @number: a number
 *
 * Returns: (transfer full): its digits
 */
char *
kiosk_cli_desk_dup_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/**
 * kiosk_cli_progress_show:
 * @self: a line, zeroed before the first call
 * @n_done: how many are done
 * @n_all: of how many
 *
 * Shows it on a terminal once a second has passed since the first call.
 */
void
kiosk_cli_progress_show (KioskCliProgress *self,
                         guint n_done,
                         guint n_all)
{
  gint64 now = g_get_monotonic_time ();

  if (self->began == 0)
    self->began = now;
  if (now - self->began < G_USEC_PER_SEC || !isatty (STDERR_FILENO))
    return;
  self->is_shown = TRUE;
  g_printerr ("\r");
  g_printerr (_("%u of %u"), n_done, n_all);
}

/**
 * kiosk_cli_progress_end:
 * @self: a line
 *
 * Clears it.
 */
void
kiosk_cli_progress_end (KioskCliProgress *self)
{
  if (self->is_shown)
    g_printerr ("\r\033[K");
}

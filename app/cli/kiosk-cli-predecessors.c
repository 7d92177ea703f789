/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The book's own list of wards that became others goes before the one that came with the program. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-predecessors.h"

#include <glib/gi18n.h>

#include "kiosk-cli-messages.h"
#include "kiosk-desk-roster-files.h"

static GPtrArray *
load_shipped (GError **error)
{
  const KioskDeskRosterFiles files = { .predecessors = CONTENT_DIR "/predecessors.csv" };
  g_auto (KioskDeskRoster) shipped = { 0 };
  g_autoptr (GError) fault = NULL;

  if (kiosk_desk_roster_read (&files, &shipped, &fault))
    return g_steal_pointer (&shipped.predecessors);
  g_set_error (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
               _("The list of wards that became others, which came with the program, cannot be read: %s. Give the book "
                 "its own with roster --predecessors."), fault->message);
  return NULL;
}

/**
 * kiosk_cli_predecessors_load:
 * @book: a desk's book
 * @out_which: (out): which list it is; untouched on failure
 * @error: return location for a `GError`
 *
 * Fails with `KIOSK_CLI_ERROR_REFUSED` if the book has no list and the program's cannot be read, and as
 * kiosk_desk_roster_load() does.
 *
 * Returns: (transfer full) (element-type KioskPredecessor) (nullable): the list, or %NULL with @error set
 */
GPtrArray *
kiosk_cli_predecessors_load (KioskDeskBook *book,
                             KioskCliPredecessors *out_which,
                             GError **error)
{
  g_auto (KioskDeskRoster) own = { 0 };
  g_autoptr (GPtrArray) list = NULL;
  gboolean is_own;

  if (!kiosk_desk_roster_load (book, &own, error))
    return NULL;
  is_own = own.predecessors->len > 0;
  list = is_own ? g_steal_pointer (&own.predecessors) : load_shipped (error);
  if (list != NULL)
    *out_which = is_own ? KIOSK_CLI_PREDECESSORS_BOOK : KIOSK_CLI_PREDECESSORS_SHIPPED;
  return g_steal_pointer (&list);
}

/**
 * kiosk_cli_predecessors_lookup_words:
 * @which: a list
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): by which list wards have their names, in the user's language, with a line feed
 */
const char *
kiosk_cli_predecessors_lookup_words (KioskCliPredecessors which)
{
  if (which == KIOSK_CLI_PREDECESSORS_BOOK)
    return _("Wards of now: by the book's own list of wards that became others.\n");
  if (which == KIOSK_CLI_PREDECESSORS_SHIPPED)
    return _("Wards of now: by the list that came with the program; the book has none of its own.\n");
  return NULL;
}

/**
 * kiosk_cli_predecessors_lookup_nick:
 * @which: a list
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the same for machines
 */
const char *
kiosk_cli_predecessors_lookup_nick (KioskCliPredecessors which)
{
  if (which == KIOSK_CLI_PREDECESSORS_NONE)
    return NULL;
  return which == KIOSK_CLI_PREDECESSORS_BOOK ? "book" : "shipped";
}

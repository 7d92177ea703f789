/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The book's own list of wards that became others goes before the one that came with the program. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-predecessors.h"

#include <glib/gi18n.h>

#include "kiosk-cli-messages.h"
#include "kiosk-content-error.h"
#include "kiosk-desk-roster-files.h"
#include "kiosk-desk-roster-rows.h"

/* A book that fails has words of its own. */
static void
refuse (GError *fault,
        GError **error)
{
  if (fault->domain == KIOSK_CONTENT_ERROR || fault->domain == KIOSK_ROSTER_ERROR)
    g_set_error (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
                 _("The list of wards that became others, which came with the program, cannot be read: %s. Give the "
                   "book its own with roster --predecessors."), fault->message);
  else
    g_propagate_error (error, g_error_copy (fault));
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
  g_autoptr (GError) fault = NULL;
  gboolean is_own;
  GPtrArray *list = kiosk_desk_roster_load_predecessors (book, CONTENT_DIR "/predecessors.csv", &is_own, &fault);

  if (list != NULL)
    *out_which = is_own ? KIOSK_CLI_PREDECESSORS_BOOK : KIOSK_CLI_PREDECESSORS_SHIPPED;
  else
    refuse (fault, error);
  return list;
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the ward list and finds a ward in it, or says which there are. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-wards.h"

#include <glib/gi18n.h>

#include "kiosk-cli-messages.h"
#include "kiosk-ward-file.h"

/**
 * kiosk_cli_wards_load:
 * @path: (type filename) (nullable): the list, or %NULL for the one that came with the program
 * @error: return location for a `GError`
 *
 * Fails with `KIOSK_CLI_ERROR_REFUSED` if the file cannot be read, `KIOSK_WARD_ERROR_INVALID` if it is no ward list.
 *
 * Returns: (transfer full) (element-type KioskWard) (nullable): the wards, or %NULL with @error set
 */
GPtrArray *
kiosk_cli_wards_load (const char *path,
                      GError **error)
{
  g_autoptr (GError) refusal = NULL;
  GPtrArray *wards = kiosk_ward_file_load (path != NULL ? path : WARDS_PATH, NULL, &refusal);

  if (wards != NULL)
    return wards;
  if (refusal->domain == KIOSK_WARD_ERROR)
    g_propagate_error (error, g_steal_pointer (&refusal));
  else
    g_set_error (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
                 _("The list of wards cannot be read: %s. Nothing was changed. Name another list with --wards."),
                 refusal->message);
  return NULL;
}

static char *
dup_valid_wards (GPtrArray *wards,
                 KioskDay day)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < wards->len; i++)
    {
      const KioskWard *ward = g_ptr_array_index (wards, i);

      if (kiosk_ward_is_valid_on (ward, day))
        g_string_append_printf (text, "\n  %s  %s", ward->code, ward->name);
    }
  return g_string_free (text, FALSE);
}

/**
 * kiosk_cli_wards_find:
 * @wards: (element-type KioskWard): the list
 * @code: what was given as a code
 * @day: the kiosk's date
 * @error: return location for a `GError`
 *
 * Fails with `KIOSK_CLI_ERROR_REFUSED`, whose message names the wards that there are on @day.
 *
 * Returns: (transfer none) (nullable): the ward valid on @day, or %NULL with @error set
 */
const KioskWard *
kiosk_cli_wards_find (GPtrArray *wards,
                      const char *code,
                      KioskDay day,
                      GError **error)
{
  const KioskWard *ward = kiosk_ward_list_lookup (wards, code, day);
  g_autofree char *date = kiosk_cli_dup_day (day);
  g_autofree char *valid = NULL;

  if (ward != NULL)
    return ward;

  valid = dup_valid_wards (wards, day);
  g_set_error (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
               _("On %s there is no ward with the code “%s”. Nothing was changed. The wards are:%s"),
               date, code, valid);
  return NULL;
}

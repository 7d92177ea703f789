/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form that went bad never stops an export: the program's own takes its place, and whoever exports is told. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-forms.h"

#include <glib/gi18n.h>

#include "kiosk-fault-words.h"
#include "kiosk-kept-form.h"

/**
 * kiosk_cli_forms_load:
 * @state_dir: (type filename): the state folder
 * @out_forms: (out): the ward's own forms; %NULL where the program's is to be taken
 *
 * Says on standard error which form cannot be used, and why.
 */
void
kiosk_cli_forms_load (const char *state_dir,
                      GBytes *out_forms[KIOSK_N_FORMS])
{
  for (guint kind = 0; kind < KIOSK_N_FORMS; kind++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *details = NULL;

      if (kiosk_kept_form_load (state_dir, kind, &out_forms[kind], &error))
        continue;
      details = kiosk_fault_words_dup (error->message);
      g_printerr (_("The ward's own form %s cannot be used; the program's takes its place. The figures are not "
                    "concerned. Give the form once more with the command form.\n  Details: %s\n"),
                  kiosk_form_get_file_name (kind), details);
    }
}

/**
 * kiosk_cli_forms_clear:
 * @forms: forms that kiosk_cli_forms_load() has filled in
 */
void
kiosk_cli_forms_clear (GBytes *forms[KIOSK_N_FORMS])
{
  for (guint kind = 0; kind < KIOSK_N_FORMS; kind++)
    g_clear_pointer (&forms[kind], g_bytes_unref);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every code that a command can meet has words of its own. */
#include "kiosk-cli-messages.h"
#include "kiosk-desk-error.h"
#include "kiosk-exchange-error.h"
#include "kiosk-link.h"
#include "kiosk-pin.h"
#include "kiosk-report-error.h"
#include "kiosk-ward.h"

static const char *
lookup (GQuark domain,
        int code)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "for the log");

  return kiosk_cli_lookup_message (error);
}

/* No two codes share their words, and there are words for no code that is not there. */
static void
test_all_codes (void)
{
  const struct { GQuark domain; int last; } domains[] = {
    { KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID },
    { KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_REFUSED },
    { KIOSK_LINK_ERROR, KIOSK_LINK_ERROR_HOST },
    { KIOSK_PIN_ERROR, KIOSK_PIN_ERROR_MEMORY },
    { KIOSK_REPORT_ERROR, KIOSK_REPORT_ERROR_FIELD },
    { KIOSK_WARD_ERROR, KIOSK_WARD_ERROR_INVALID },
    { KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_SHEET },
  };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      for (int code = 0; code <= domains[i].last; code++)
        {
          const char *text = lookup (domains[i].domain, code);

          g_assert_nonnull (text);
          g_assert_true (g_hash_table_add (seen, (gpointer) text));
        }
      g_assert_null (lookup (domains[i].domain, domains[i].last + 1));
    }
}

static void
test_other_domains (void)
{
  g_assert_null (lookup (KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED));
  g_assert_null (lookup (G_FILE_ERROR, G_FILE_ERROR_NOENT));
}

static void
test_day (void)
{
  g_autofree char *known = kiosk_cli_dup_day (kiosk_day_from_iso ("2026-02-05"));
  g_autofree char *unknown = kiosk_cli_dup_day (KIOSK_DAY_UNKNOWN);

  g_assert_cmpstr (known, ==, "05/02/2026");
  g_assert_cmpstr (unknown, ==, "date unknown");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/cli-messages/all-codes", test_all_codes);
  g_test_add_func ("/cli-messages/other-domains", test_other_domains);
  g_test_add_func ("/cli-messages/day", test_day);
  return g_test_run ();
}

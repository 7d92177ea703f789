/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hash of an entry, against values that sha256sum gave, and what it protects. */
#include "kiosk-entry.h"

#include <string.h>

static KioskEntry
make_entry (void)
{
  KioskEntry entry = {
    .format = KIOSK_ENTRY_FORMAT,
    .kiosk = "0123456789ABCDEF",
    .epoch = "0123456789abcdef0123456789abcdef",
    .n = 3,
    .day = kiosk_day_from_iso ("2025-07-02"),
    .trust = KIOSK_TRUST_TRUSTED,
    .ward = "26977",
    .ward_valid_from = kiosk_day_from_iso ("2025-07-01"),
    .taps = 10,
    .counted = 7,
    .changed = 1,
    .undone = 1,
    .suppressed = 1,
  };

  memset (entry.cells_sha256, 'a', 64);
  memset (entry.sheets_sha256, 'b', 64);
  memset (entry.previous, 'c', 64);
  return entry;
}

static void
test_hash (void)
{
  KioskEntry entry = make_entry ();

  kiosk_entry_seal (&entry);
  g_assert_cmpstr (entry.hash, ==, "1f3efa2f812b134a2bbb1f9b936c258373a510df0e68f5e86f98c5343d0db4c8");
  g_assert_true (kiosk_entry_is_sealed (&entry));
}

/* The first of an epoch, without a date. */
static void
test_hash_of_undated (void)
{
  KioskEntry entry = make_entry ();

  entry.n = 0;
  entry.day = KIOSK_DAY_UNKNOWN;
  entry.not_before = kiosk_day_from_iso ("2025-06-01");
  entry.trust = KIOSK_TRUST_UNKNOWN;
  entry.ward_valid_from = KIOSK_DAY_UNKNOWN;
  entry.restored = TRUE;
  entry.taps = entry.counted = entry.changed = entry.undone = entry.suppressed = 0;
  g_strlcpy (entry.previous, KIOSK_HASH_NONE, sizeof entry.previous);
  kiosk_entry_seal (&entry);
  g_assert_cmpstr (entry.hash, ==, "e059a0a58b4a6b25bb3a09beb7998ef977fd2741178a1b6d888ed21967427199");
}

static void
test_line (void)
{
  KioskEntry entry = make_entry ();
  g_auto (GStrv) names = g_strsplit (KIOSK_ENTRY_CSV_HEADER, ",", -1);
  g_auto (GStrv) values = NULL;
  g_autofree char *line = NULL;

  kiosk_entry_seal (&entry);
  line = kiosk_entry_dup_csv_line (&entry);
  g_assert_true (g_str_has_prefix (line,
                                   "1,0123456789ABCDEF,0123456789abcdef0123456789abcdef,3,2025-07-02,,trusted,"
                                   "26977,2025-07-01,0,10,7,1,1,1,aaaa"));
  g_assert_true (g_str_has_suffix (line, ",1f3efa2f812b134a2bbb1f9b936c258373a510df0e68f5e86f98c5343d0db4c8\n"));
  values = g_strsplit (line, ",", -1);
  g_assert_cmpuint (g_strv_length (names), ==, g_strv_length (values));
}

#define ASSERT_TAMPER(change) \
  G_STMT_START \
  { \
    KioskEntry entry = make_entry (); \
    kiosk_entry_seal (&entry); \
    change; \
    g_assert_false (kiosk_entry_is_sealed (&entry)); \
  } \
  G_STMT_END

static void
test_tamper_with_each_field (void)
{
  ASSERT_TAMPER (entry.format = 2);
  ASSERT_TAMPER (entry.kiosk[0] = '1');
  ASSERT_TAMPER (entry.epoch[0] = '1');
  ASSERT_TAMPER (entry.n = 4);
  ASSERT_TAMPER (entry.day++);
  ASSERT_TAMPER (entry.not_before = entry.day);
  ASSERT_TAMPER (entry.trust = KIOSK_TRUST_CONFIRMED);
  ASSERT_TAMPER (entry.ward[4] = '8');
  ASSERT_TAMPER (entry.ward_valid_from = KIOSK_DAY_UNKNOWN);
  ASSERT_TAMPER (entry.restored = TRUE);
  ASSERT_TAMPER (entry.taps++);
  ASSERT_TAMPER (entry.counted++);
  ASSERT_TAMPER (entry.changed++);
  ASSERT_TAMPER (entry.undone++);
  ASSERT_TAMPER (entry.suppressed++);
  ASSERT_TAMPER (entry.cells_sha256[63] = 'b');
  ASSERT_TAMPER (entry.sheets_sha256[63] = 'c');
  ASSERT_TAMPER (entry.previous[63] = 'd');
  ASSERT_TAMPER (entry.previous[0] = '\0');
  ASSERT_TAMPER (entry.hash[0] = '0');
  ASSERT_TAMPER (entry.hash[0] = '\0');
}

static void
test_balance (void)
{
  KioskEntry entry = make_entry ();

  g_assert_true (kiosk_entry_balances (&entry));
  entry.suppressed++;
  g_assert_false (kiosk_entry_balances (&entry));
  entry.taps++;
  g_assert_true (kiosk_entry_balances (&entry));
}

static void
test_trust_nicks (void)
{
  static const char *const nicks[] = { "trusted", "confirmed", "unknown" };

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    {
      KioskTrust trust;

      g_assert_cmpstr (kiosk_trust_to_nick (i), ==, nicks[i]);
      g_assert_true (kiosk_trust_from_nick (nicks[i], &trust));
      g_assert_cmpuint (trust, ==, i);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/entry/hash", test_hash);
  g_test_add_func ("/entry/hash-of-undated", test_hash_of_undated);
  g_test_add_func ("/entry/line", test_line);
  g_test_add_func ("/entry/tamper-with-each-field", test_tamper_with_each_field);
  g_test_add_func ("/entry/balance", test_balance);
  g_test_add_func ("/entry/trust-nicks", test_trust_nicks);
  return g_test_run ();
}

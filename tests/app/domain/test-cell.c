/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text and hash of cells, against values that sha256sum gave. */
#include <string.h>

#include "kiosk-cell.h"

#define EPOCH "0123456789abcdef0123456789abcdef"

static const KioskCell cells[] = {
  { EPOCH, 3, KIOSK_SHIFT_PM, KIOSK_SOURCE_HELPER, KIOSK_TEAM_POLICE, KIOSK_AUDIENCE_RESIDENT, TRUE,
    KIOSK_KIND_NOT_ABLE, KIOSK_REASON_NO_SPACE, FALSE, KIOSK_SUPPRESSION_NONE, 7 },
  { EPOCH, 3, KIOSK_SHIFT_AM, KIOSK_SOURCE_SELF, KIOSK_TEAM_NONE, KIOSK_AUDIENCE_UNSPECIFIED, FALSE,
    KIOSK_KIND_INSTALLED, KIOSK_REASON_UNSAID, TRUE, KIOSK_SUPPRESSION_RATE, 1 },
  { EPOCH, 3, KIOSK_SHIFT_EVE, KIOSK_SOURCE_SELF, KIOSK_TEAM_NONE, KIOSK_AUDIENCE_UNSPECIFIED, TRUE,
    KIOSK_KIND_ADVISED, KIOSK_REASON_NONE, FALSE, KIOSK_SUPPRESSION_NONE, 4 },
  { EPOCH, 3, KIOSK_SHIFT_AM, KIOSK_SOURCE_SELF, KIOSK_TEAM_NONE, KIOSK_AUDIENCE_UNSPECIFIED, FALSE,
    KIOSK_KIND_INSTALLED, KIOSK_REASON_UNSAID, TRUE, KIOSK_SUPPRESSION_NONE, 2 },
};

/* Sorted by bytes, so "eve" stands before "pm" although the evening comes last. */
static const char cells_csv[] =
  EPOCH ",3,am,self,,unspecified,0,installed,unsaid,1,,2\n"
  EPOCH ",3,am,self,,unspecified,0,installed,unsaid,1,rate,1\n"
  EPOCH ",3,eve,self,,unspecified,1,advised,,0,,4\n"
  EPOCH ",3,pm,helper,police,resident,1,not_able,no_space,0,,7\n";

static void
test_header (void)
{
  g_auto (GStrv) names = g_strsplit (KIOSK_CELL_CSV_HEADER, ",", -1);
  g_autofree char *line = kiosk_cell_dup_csv_line (&cells[0]);
  g_auto (GStrv) values = g_strsplit (line, ",", -1);

  g_assert_cmpuint (g_strv_length (names), ==, g_strv_length (values));
}

static void
test_numbers (void)
{
  static const gint64 numbers[] = { 0, 9, 10, 1234567890, G_MAXINT64, -1, G_MININT64 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      KioskCell cell = cells[2];
      g_autofree char *line = NULL;
      g_autofree char *expected = g_strdup_printf (EPOCH ",%" G_GINT64_FORMAT ",eve,self,,unspecified,1,advised,,0,,%"
                                                   G_GINT64_FORMAT "\n", numbers[i], numbers[i]);

      cell.n = numbers[i];
      cell.people = numbers[i];
      line = kiosk_cell_dup_csv_line (&cell);
      g_assert_cmpstr (line, ==, expected);
    }
}

/* Defines get_longest_…(): the value with the longest name. */
#define DEFINE_LONGEST(Type, name, last)                                                \
  static Type get_longest_##name (void)                                                 \
  {                                                                                     \
    Type longest = 0;                                                                   \
    for (int i = 0; i <= last; i++)                                                     \
      if (strlen (kiosk_##name##_to_nick (i)) > strlen (kiosk_##name##_to_nick (longest))) \
        longest = i;                                                                    \
    return longest;                                                                     \
  }

DEFINE_LONGEST (KioskShift, shift, KIOSK_N_SHIFTS - 1)
DEFINE_LONGEST (KioskSource, source, KIOSK_SOURCE_HELPER)
DEFINE_LONGEST (KioskTeam, team, KIOSK_TEAM_OFFICIAL)
DEFINE_LONGEST (KioskAudience, audience, KIOSK_AUDIENCE_UNSPECIFIED)
DEFINE_LONGEST (KioskKind, kind, KIOSK_KIND_ADVISED)
DEFINE_LONGEST (KioskReason, reason, KIOSK_REASON_UNSAID)
DEFINE_LONGEST (KioskSuppression, suppression, KIOSK_SUPPRESSION_RATE)

/* Each of its values as long as it can be, whether they go together or not. */
static void
test_longest_line (void)
{
  const KioskCell cell = {
    .epoch = EPOCH, .n = G_MININT64, .people = G_MININT64, .helped = TRUE, .overlap = TRUE,
    .shift = get_longest_shift (), .source = get_longest_source (), .team = get_longest_team (),
    .audience = get_longest_audience (), .kind = get_longest_kind (), .reason = get_longest_reason (),
    .suppressed = get_longest_suppression ()
  };
  char line[KIOSK_CELL_CSV_LINE_SIZE];
  gsize n = kiosk_cell_write_csv_line (&cell, line);

  g_assert_cmpuint (n, ==, strlen (line));
  g_assert_cmpuint (n, <, KIOSK_CELL_CSV_LINE_SIZE);
}

static void
test_csv (void)
{
  g_autofree char *csv = kiosk_cells_dup_csv (cells, G_N_ELEMENTS (cells));
  g_autofree char *empty = kiosk_cells_dup_csv (NULL, 0);

  g_assert_cmpstr (csv, ==, cells_csv);
  g_assert_cmpstr (empty, ==, "");
}

static void
test_hash (void)
{
  g_autofree char *hash = kiosk_cells_dup_sha256 (cells, G_N_ELEMENTS (cells));
  g_autofree char *empty = kiosk_cells_dup_sha256 (NULL, 0);

  g_assert_cmpstr (hash, ==, "5c2e7c18811da963045361860117e09aa8656c164b709c70cf1523df70600d2e");
  g_assert_cmpstr (empty, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void
test_order_does_not_matter (void)
{
  KioskCell turned[G_N_ELEMENTS (cells)];
  g_autofree char *hash = kiosk_cells_dup_sha256 (cells, G_N_ELEMENTS (cells));
  g_autofree char *turned_hash = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    turned[i] = cells[G_N_ELEMENTS (cells) - 1 - i];
  turned_hash = kiosk_cells_dup_sha256 (turned, G_N_ELEMENTS (turned));
  g_assert_cmpstr (hash, ==, turned_hash);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/cell/header", test_header);
  g_test_add_func ("/cell/numbers", test_numbers);
  g_test_add_func ("/cell/longest-line", test_longest_line);
  g_test_add_func ("/cell/csv", test_csv);
  g_test_add_func ("/cell/hash", test_hash);
  g_test_add_func ("/cell/order-does-not-matter", test_order_does_not_matter);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns line up by characters, not bytes, and a heading reaches over the columns it is for. */
#include "kiosk-cli-table.h"

static void
add_row (KioskCliTable *table,
         const char *first,
         const char *second,
         const char *third)
{
  char *cells[] = { g_strdup (first), g_strdup (second), g_strdup (third) };

  kiosk_cli_table_add_row (table, cells);
}

static void
test_alignment (void)
{
  g_autoptr (KioskCliTable) table = kiosk_cli_table_new (3);
  g_autofree char *text = NULL;

  add_row (table, "Ngày", "Mới cài", "Đã");
  add_row (table, "1", "2", "3.456");
  text = kiosk_cli_table_dup_text (table);
  g_assert_cmpstr (text, ==,
                   "Ngày  Mới cài     Đã\n"
                   "1           2  3.456\n");
}

static void
test_heading (void)
{
  g_autoptr (KioskCliTable) table = kiosk_cli_table_new (3);
  g_autofree char *text = NULL;

  add_row (table, "", "ab", NULL);
  add_row (table, "x", "123", "45");
  text = kiosk_cli_table_dup_text (table);
  g_assert_cmpstr (text, ==,
                   "        ab\n"
                   "x  123  45\n");
}

static void
test_wide_heading (void)
{
  g_autoptr (KioskCliTable) table = kiosk_cli_table_new (3);
  g_autofree char *text = NULL;

  add_row (table, "", "rất là rộng", NULL);
  add_row (table, "x", "1", "2");
  text = kiosk_cli_table_dup_text (table);
  g_assert_cmpstr (text, ==,
                   "   rất là rộng\n"
                   "x  1         2\n");
}

static void
test_empty (void)
{
  g_autoptr (KioskCliTable) table = kiosk_cli_table_new (2);
  g_autofree char *text = kiosk_cli_table_dup_text (table);

  g_assert_cmpstr (text, ==, "");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/cli-table/alignment", test_alignment);
  g_test_add_func ("/cli-table/heading", test_heading);
  g_test_add_func ("/cli-table/wide-heading", test_wide_heading);
  g_test_add_func ("/cli-table/empty", test_empty);
  return g_test_run ();
}

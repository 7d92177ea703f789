/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of units: through its text and back, and every fault that one can have. */
#include "kiosk-unit.h"

#include <string.h>

#define X10 "xxxxxxxxxx"

static GPtrArray *
parse_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *units = kiosk_unit_list_parse (text, &error);

  g_assert_no_error (error);
  return units;
}

static void
test_through_text_and_back (void)
{
  static const char text[] = "ubnd|public_employee|Cơ quan UBND phường\nth-1|public_employee|Trường Tiểu học Tân Sơn\n"
                             "hpn|member|Hội Phụ nữ\ncho-1|business|Chợ Phạm Văn Hai\nkp2|resident|Khu phố 2";
  g_autoptr (GPtrArray) units = parse_good (text);
  g_autofree char *back = kiosk_unit_list_dup_text (units);
  const KioskUnit *unit = kiosk_unit_list_lookup (units, "hpn");

  g_assert_cmpuint (units->len, ==, 5);
  g_assert_cmpstr (back, ==, text);
  g_assert_cmpstr (unit->name, ==, "Hội Phụ nữ");
  g_assert_cmpint (unit->audience, ==, KIOSK_AUDIENCE_MEMBER);
  g_assert_null (kiosk_unit_list_lookup (units, "hp"));
}

static void
test_no_unit (void)
{
  g_autoptr (GPtrArray) units = parse_good ("");
  g_autofree char *back = kiosk_unit_list_dup_text (units);

  g_assert_cmpuint (units->len, ==, 0);
  g_assert_cmpstr (back, ==, "");
}

static void
test_faults_name_their_line (void)
{
  static const char *const table[] = {
    "", "a|member", "a|member|Hội|x", "A|member|Hội", "|member|Hội", "a b|member|Hội", X10 "xxxxxxx|member|Hội",
    "a|unspecified|Hội", "a|Member|Hội", "a||Hội", "a|member|", "a|member| Hội", "a|member|Hội ",
    "a|member|H\tội", "a|member|\xff", "a|member|Ho\xcc\xa3" "i", "a|member|" X10 X10 X10 X10 X10 X10 "x",
    "first|member|Hội",
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strdup_printf ("first|member|Hội\n%s", table[i]);

      g_assert_null (kiosk_unit_list_parse (text, &error));
      g_assert_error (error, KIOSK_UNIT_ERROR, KIOSK_UNIT_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "line 2: "));
    }
}

static void
test_forty_at_most (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < KIOSK_UNIT_LIST_MAX; i++)
    g_string_append_printf (text, "%su%u|member|Hội %u", i > 0 ? "\n" : "", i, i);
  units = parse_good (text->str);
  g_assert_cmpuint (units->len, ==, 40);

  g_string_append (text, "\nmore|member|Hội");
  g_assert_null (kiosk_unit_list_parse (text->str, &error));
  g_assert_error (error, KIOSK_UNIT_ERROR, KIOSK_UNIT_ERROR_INVALID);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/unit/through-text-and-back", test_through_text_and_back);
  g_test_add_func ("/unit/no-unit", test_no_unit);
  g_test_add_func ("/unit/faults-name-their-line", test_faults_name_their_line);
  g_test_add_func ("/unit/forty-at-most", test_forty_at_most);
  return g_test_run ();
}

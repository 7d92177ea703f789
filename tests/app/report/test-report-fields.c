/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form may ask of a report, and what stands there where nothing is known. */
#include <string.h>

#include "kiosk-form.h"
#include "world.h"

static void
set_up (World *world,
        gconstpointer data)
{
  world_init (world);
  world_fill (world);
}

static void
tear_down (World *world,
           gconstpointer data)
{
  world_clear (world);
}

#define ASSERT_FIELD(name, expected) g_assert_cmpstr (kiosk_form_fields_lookup (fields, name), ==, expected)

static void
test_figures (World *world,
              gconstpointer data)
{
  g_autoptr (KioskReport) report = world_report (world, KIOSK_PERIOD_MONTH, "2026-11-19");
  g_autoptr (KioskFormFields) fields = kiosk_report_fields_new (report);

  ASSERT_FIELD ("ky_ht_moi_cai", "120");
  ASSERT_FIELD ("ky_nd_moi_cai", "1.000");
  ASSERT_FIELD ("ngay_ht_moi_cai", "20");
  ASSERT_FIELD ("truoc_ht_dang_nhap", "107");
  ASSERT_FIELD ("luy_ke_ht_tong", "10.167");
  ASSERT_FIELD ("thu_ngay", "Thứ Năm, ngày 19/11/2026");
  ASSERT_FIELD ("hom_truoc", "18/11/2026");
  ASSERT_FIELD ("kho_khan", "Điện thoại quá cũ: 40; Chưa có VNeID: 20.");
  ASSERT_FIELD ("canh_bao", "");
  ASSERT_FIELD ("khong_co", NULL);
}

/* Nothing was closed is not the same as nobody was counted. */
static void
test_nothing_closed (World *world,
                     gconstpointer data)
{
  g_autoptr (KioskReport) report = world_report (world, KIOSK_PERIOD_DAY, "2026-11-17");
  g_autoptr (KioskFormFields) fields = kiosk_report_fields_new (report);

  ASSERT_FIELD ("ngay_ht_moi_cai", "–");
  ASSERT_FIELD ("truoc_nd_tong", "–");
  ASSERT_FIELD ("luy_ke_ht_moi_cai", "10.000");
  ASSERT_FIELD ("kho_khan_ngay", "Chưa chốt số liệu.");
  ASSERT_FIELD ("trung_ngay", "Chưa chốt số liệu.");
}

static void
test_lists (World *world,
            gconstpointer data)
{
  static const char *const names[] = { "noi_dung", "chi_tieu", "don_vi", "luc_luong", "doi_tuong", "doi_tuong_ngay",
                                       "ly_do", "theo_ngay" };
  static const guint n_rows[] = { 8, 1, 2, 4, 4, 4, 3, 2 };
  g_autoptr (KioskReport) report = world_report (world, KIOSK_PERIOD_MONTH, "2026-11-19");
  g_autoptr (KioskFormFields) fields = kiosk_report_fields_new (report);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpuint (kiosk_form_fields_lookup_list (fields, names[i])->rows->len, ==, n_rows[i]);
  g_assert_null (kiosk_form_fields_lookup_list (fields, "khong_co"));
}

/* A technician reads them in formats.md, and a ward's form has them: none goes, and none is a secret. */
static void
test_names_are_told (World *world,
                     gconstpointer data)
{
  g_autoptr (KioskReport) report = world_report (world, KIOSK_PERIOD_MONTH, "2026-11-19");
  g_autoptr (KioskFormFields) fields = kiosk_report_fields_new (report);
  g_auto (GStrv) names = kiosk_form_fields_dup_names (fields);
  g_autofree char *page = NULL;

  g_assert_true (g_file_get_contents (FORMATS_PATH, &page, NULL, NULL));
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *point = strchr (names[i], '.');
      g_autofree char *whole = g_strdup_printf ("`%s`", point != NULL ? point + 1 : names[i]);
      gboolean is_figure = strstr (names[i], "_ht_") != NULL || strstr (names[i], "_nd_") != NULL;

      if (!is_figure && !g_str_has_suffix (names[i], "_ngay"))
        g_assert_nonnull (strstr (page, whole));
    }
}

#define ADD(name, test) g_test_add ("/report-fields/" name, World, NULL, set_up, test, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("figures", test_figures);
  ADD ("nothing-closed", test_nothing_closed);
  ADD ("lists", test_lists);
  ADD ("names-are-told", test_names_are_told);
  return g_test_run ();
}

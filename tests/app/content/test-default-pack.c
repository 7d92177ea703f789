/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pack that ships: read without a warning, complete in both languages, drawn by the SVG renderer, and it says no
 * more of the app than is known. */
#include "kiosk-pack.h"

#include <librsvg/rsvg.h>
#include <string.h>

static KioskPack *
load_default (void)
{
  g_autoptr (GError) error = NULL;
  KioskPack *pack = kiosk_pack_load (DEFAULT_PACK, &error);

  g_assert_no_error (error);
  return pack;
}

static void
test_no_warnings (void)
{
  g_autoptr (KioskPack) pack = load_default ();

  g_assert_cmpstr (kiosk_pack_get_warnings (pack)[0], ==, NULL);
}

static void
test_languages (void)
{
  g_autoptr (KioskPack) pack = load_default ();

  g_assert_cmpstrv (kiosk_pack_get_languages (pack), ((const char *[]) { "vi", "en", NULL }));
}

static void
test_featured (void)
{
  g_autoptr (KioskPack) pack = load_default ();

  g_assert_cmpuint (kiosk_pack_get_n_featured (pack), ==, 4);
}

static void
assert_drawable (GBytes *picture)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (picture, &size);
  g_autoptr (GError) error = NULL;
  RsvgHandle *handle;

  if (size >= 4 && memcmp (data, "\x89PNG", 4) == 0)
    return;

  handle = rsvg_handle_new_from_data (data, size, &error);
  g_assert_no_error (error);
  g_object_unref (handle);
}

static void
assert_page (KioskPage *page)
{
  g_assert_cmpstr (kiosk_page_get_title (page, "vi"), !=, kiosk_page_get_title (page, "en"));
  g_assert_cmpstr (kiosk_page_get_line (page, "vi"), !=, kiosk_page_get_line (page, "en"));
  g_assert_cmpstr (kiosk_page_get_purpose (page, "vi"), !=, kiosk_page_get_purpose (page, "en"));
  g_assert_cmpuint (g_strv_length ((char **) kiosk_page_get_how (page, "vi")), ==,
                    g_strv_length ((char **) kiosk_page_get_how (page, "en")));
  assert_drawable (kiosk_page_get_picture (page));
  if (kiosk_page_get_icon (page) != NULL)
    assert_drawable (kiosk_page_get_icon (page));
}

/* What a person reads on a page, one text a line. */
static char *
dup_texts (KioskPage *page,
           const char *language)
{
  g_autofree char *how = g_strjoinv ("\n", (char **) kiosk_page_get_how (page, language));
  const char *note = kiosk_page_get_note (page, language);

  return g_strjoin ("\n", kiosk_page_get_title (page, language), kiosk_page_get_line (page, language),
                    kiosk_page_get_purpose (page, language), how, note != NULL ? note : "", NULL);
}

static void
foreach_page (GListModel *pages,
              void (*assert_one) (KioskPage *page))
{
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (KioskPage) page = g_list_model_get_item (pages, i);

      g_test_message ("%s", kiosk_page_get_id (page));
      assert_one (page);
    }
}

static void
foreach_page_of_all (void (*assert_one) (KioskPage *page))
{
  g_autoptr (KioskPack) pack = load_default ();

  foreach_page (kiosk_pack_get_benefits (pack), assert_one);
  foreach_page (kiosk_pack_get_steps (pack), assert_one);
  foreach_page (kiosk_pack_get_troubles (pack), assert_one);
}

static void
assert_ids (GListModel *pages,
            const char *const *ids)
{
  g_assert_cmpuint (g_list_model_get_n_items (pages), ==, g_strv_length ((char **) ids));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (KioskPage) page = g_list_model_get_item (pages, i);

      g_assert_cmpstr (kiosk_page_get_id (page), ==, ids[i]);
    }
}

static void
test_pages (void)
{
  foreach_page_of_all (assert_page);
}

/* One page for each thing that a public source says of the app; the map and what is found on it are one. */
static void
test_benefits (void)
{
  g_autoptr (KioskPack) pack = load_default ();

  assert_ids (kiosk_pack_get_benefits (pack),
              (const char *[]) { "feedback", "records", "news", "map", "procedures", "ideas", "rating", "metro",
                                 NULL });
}

static void
test_guide (void)
{
  g_autoptr (KioskPack) pack = load_default ();

  assert_ids (kiosk_pack_get_steps (pack),
              (const char *[]) { "phone-ready", "network", "scan", "install", "vneid", "first-try", NULL });
  assert_ids (kiosk_pack_get_troubles (pack),
              (const char *[]) { "find-by-name", "store-password", "no-space", "phone-too-old", "no-vneid",
                                 "vneid-password", "vneid-other-phone", "fraud", NULL });
}

/* Price, versions, payment, land, markets and cameras: nothing of it is known, so nothing of it is said. */
static void
assert_no_claims (KioskPage *page)
{
  static const char *const claims[] = {
    "miễn phí", "không mất tiền", "thanh toán", "nộp tiền", "quy hoạch", "đất đai", "camera giao thông", "chợ ",
    "phiên bản", "mới nhất", "gần nhà", "24/7", "bảo mật tuyệt đối",
    "free of charge", "for free", "payment", "land use", "traffic camera", "markets", "version", NULL
  };
  const char *const languages[] = { "vi", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *texts = dup_texts (page, languages[i]);
      g_autofree char *lower = g_utf8_strdown (texts, -1);

      for (guint j = 0; claims[j] != NULL; j++)
        if (strstr (lower, claims[j]) != NULL)
          g_error ("%s [%s] says “%s”", kiosk_page_get_id (page), languages[i], claims[j]);
    }
}

static void
test_no_claims (void)
{
  foreach_page_of_all (assert_no_claims);
}

/* Words of a trade that an elderly reader does not know, and what machines write. */
static void
assert_plain_words (KioskPage *page)
{
  static const char *const words[] = { "click", "app ", "link", "smartphone", "download", "login", "install", "online",
                                       "tài khoản người dùng", "vui lòng nhấp", "nhấn vào", NULL };
  g_autofree char *texts = dup_texts (page, "vi");
  g_autofree char *lower = g_utf8_strdown (texts, -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = strstr (lower, words[i]);

      if (word != NULL && !g_str_has_prefix (word, "app store"))
        g_error ("%s says “%s”", kiosk_page_get_id (page), words[i]);
    }
}

static void
test_plain_words (void)
{
  foreach_page_of_all (assert_plain_words);
}

/* Other provinces have a “Công dân số” too: only in such quotes does the name stand without the city's. */
static void
assert_full_name (KioskPage *page)
{
  static const char name[] = "Công dân số";
  const char *const languages[] = { "vi", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *texts = dup_texts (page, languages[i]);

      for (const char *after = strstr (texts, name); after != NULL; after = strstr (after, name))
        {
          after += strlen (name);
          g_assert_true (g_str_has_prefix (after, " TPHCM") || g_str_has_prefix (after, " Thành phố Hồ Chí Minh")
                         || g_str_has_prefix (after, "”"));
        }
    }
}

static void
test_full_name (void)
{
  g_autoptr (KioskPack) pack = load_default ();
  g_autofree char *texts = dup_texts (kiosk_pack_lookup_page (pack, "find-by-name"), "vi");

  g_assert_nonnull (strstr (texts, "Công dân số Thành phố Hồ Chí Minh"));
  foreach_page_of_all (assert_full_name);
}

/* Of the app's own menus one path is known; what else a benefit quotes is what a person looks for. */
static void
assert_known_menus (KioskPage *page)
{
  static const char *const known[] = { "Dịch vụ của tôi", "Phản ánh kiến nghị", "khai sinh", "chứng thực", NULL };
  g_autofree char *texts = dup_texts (page, "vi");

  for (const char *quote = strstr (texts, "“"); quote != NULL; quote = strstr (quote, "“"))
    {
      const char *end = strstr (quote, "”");
      g_autofree char *quoted = NULL;

      g_assert_nonnull (end);
      quote += strlen ("“");
      quoted = g_strndup (quote, (gsize) (end - quote));
      if (!g_strv_contains (known, quoted))
        g_error ("%s names the menu “%s”", kiosk_page_get_id (page), quoted);
    }
}

static void
test_known_menus (void)
{
  g_autoptr (KioskPack) pack = load_default ();

  foreach_page (kiosk_pack_get_benefits (pack), assert_known_menus);
}

/* A tile has room for about two lines of twenty letters each. */
static void
assert_fits_tile (KioskPage *page)
{
  const char *const languages[] = { "vi", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_assert_cmpint (g_utf8_strlen (kiosk_page_get_title (page, languages[i]), -1), <=, 20);
      g_assert_cmpint (g_utf8_strlen (kiosk_page_get_line (page, languages[i]), -1), <=, 40);
    }
}

static void
test_tiles (void)
{
  g_autoptr (KioskPack) pack = load_default ();

  foreach_page (kiosk_pack_get_benefits (pack), assert_fits_tile);
}

static GHashTable *seen_pictures;

static void
assert_own_picture (KioskPage *page)
{
  g_assert_true (g_hash_table_add (seen_pictures, kiosk_page_get_picture (page)));
  g_assert_cmpuint (g_bytes_get_size (kiosk_page_get_picture (page)), <=, 6 * 1024);
}

static void
test_own_pictures (void)
{
  g_autoptr (KioskPack) pack = load_default ();

  seen_pictures = g_hash_table_new (g_bytes_hash, g_bytes_equal);
  foreach_page (kiosk_pack_get_benefits (pack), assert_own_picture);
  foreach_page (kiosk_pack_get_steps (pack), assert_own_picture);
  foreach_page (kiosk_pack_get_troubles (pack), assert_own_picture);
  g_clear_pointer (&seen_pictures, g_hash_table_unref);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/default-pack/no-warnings", test_no_warnings);
  g_test_add_func ("/default-pack/languages", test_languages);
  g_test_add_func ("/default-pack/benefits", test_benefits);
  g_test_add_func ("/default-pack/guide", test_guide);
  g_test_add_func ("/default-pack/featured", test_featured);
  g_test_add_func ("/default-pack/pages", test_pages);
  g_test_add_func ("/default-pack/no-claims", test_no_claims);
  g_test_add_func ("/default-pack/plain-words", test_plain_words);
  g_test_add_func ("/default-pack/full-name", test_full_name);
  g_test_add_func ("/default-pack/known-menus", test_known_menus);
  g_test_add_func ("/default-pack/tiles", test_tiles);
  g_test_add_func ("/default-pack/own-pictures", test_own_pictures);
  return g_test_run ();
}

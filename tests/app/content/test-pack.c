/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content packs: what a good one gives, and every fault that content.ini and its files can have. */
#include "kiosk-pack.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pack-folder.h"

/* A good content.ini in which the first @find became @replace, and what has to come of it. */
typedef struct
{
  const char    *find;
  const char    *replace;
  KioskContentError code;
  const char    *message;  /* has to be part of the error's message */
} Fault;

static const Fault faults[] = {
  { "[Pack]", "[Pak]", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Format: is missing" },
  { "[Pack]", "[Page x]\nTitle=x\n[Pack]", KIOSK_CONTENT_ERROR_SYNTAX, "has to be the first group" },
  { "[Pack]", "Title=x\n[Pack]", KIOSK_CONTENT_ERROR_SYNTAX, "content.ini: " },
  { "[Pack]", "[Pack", KIOSK_CONTENT_ERROR_SYNTAX, "content.ini: " },
  { "Name=", "nonsense\nName=", KIOSK_CONTENT_ERROR_SYNTAX, "content.ini: " },

  { "Format=1\n", "", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Format: is missing" },
  { "Format=1", "Format=one", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Format: is not a whole number" },
  { "Format=1", "Format=-1", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Format: " },
  { "Format=1", "Format=", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Format: is empty" },
  { "Format=1", "Format=2", KIOSK_CONTENT_ERROR_FORMAT, "[Pack] Format: is 2" },
  { "Format=1", "Format=0", KIOSK_CONTENT_ERROR_FORMAT, "[Pack] Format: is 0" },

  { "Name=Gói thử\n", "", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Name: is missing" },
  { "Name[en]=Test pack\n", "", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Name[en]: is missing" },
  { "Languages=vi;en;\n", "", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Languages: is missing" },
  { "Languages=vi;en;", "Languages=", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Languages: has 0 items" },
  { "Languages=vi;en;", "Languages=en;", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Languages: is without vi" },
  { "Languages=vi;en;", "Languages=vi;en;vi;", KIOSK_CONTENT_ERROR_SYNTAX,
    "[Pack] Languages: has the item “vi” twice" },
  { "Languages=vi;en;", "Languages=vi;EN;", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Languages: cannot have" },
  { "Languages=vi;en;", "Languages=vi;en;fr;", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Name[fr]: is missing" },

  { "Benefits=report;search;\n", "", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Benefits: is missing" },
  { "Benefits=report;search;", "Benefits=", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Benefits: has 0 items" },
  { "Benefits=report;search;", "Benefits=report;report;", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Benefits: has the item" },
  { "Benefits=report;search;", "Benefits=report;lost;", KIOSK_CONTENT_ERROR_SYNTAX, "Benefits: there is no group" },
  { "Benefits=report;search;", "Benefits=report;;search", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Benefits: is empty" },
  { "Benefits=report;search;", "Benefits=Report;", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Benefits: cannot have" },
  { "Featured=2\n", "", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Featured: is missing" },
  { "Featured=2", "Featured=0", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Featured: is not 1 to 2" },
  { "Featured=2", "Featured=3", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Featured: is not 1 to 2" },
  { "Featured=2", "Featured=99999999999999999999", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Featured: is not a whole" },
  { "Steps=install;\n", "", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Steps: is missing" },
  { "Steps=install;", "Steps=install;install;", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Steps: has the item" },
  { "Steps=install;", "Steps=lost;", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Steps: there is no group" },
  { "Troubles=vneid;\n", "", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Troubles: is missing" },
  { "Troubles=vneid;", "Troubles=lost;", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Troubles: there is no group" },
  { "Troubles=vneid;", "Troubles=vneid;vneid;", KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Troubles: has the item" },

  { "[Page report]", "[Page Report]", KIOSK_CONTENT_ERROR_SYNTAX, "[Page Report]: not the id" },
  { "[Page report]", "[Page ]", KIOSK_CONTENT_ERROR_SYNTAX, "[Page ]: not the id" },
  { "[Page report]", "[Page a b]", KIOSK_CONTENT_ERROR_SYNTAX, "[Page a b]: not the id" },
  { "[Page report]", "[Page abcdefghijabcdefghijabcdefghijabc]", KIOSK_CONTENT_ERROR_SYNTAX, "not the id" },
  { "[Page search]", "[Page report]", KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] : written twice" },

  { "Title=Tên report\n", "", KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] Title: is missing" },
  { "Title[en]=Title of report\n", "", KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] Title[en]: is missing" },
  { "Title=Tên report", "Title=", KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] Title: is empty" },
  { "Title=Tên report", "Title=   ", KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] Title: is empty" },
  { "Title=Tên report", "Title=\\s", KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] Title: is empty" },
  { "Title=Tên report", "Title=a\nTitle=b", KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] Title: written twice" },
  { "Title=Tên report", "Title=a\n Title =b", KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] Title: written twice" },
  { "Title=Tên report", "Title=a\\nb", KIOSK_CONTENT_ERROR_SYNTAX, "Title: has the control character U+000A" },
  { "Title=Tên report", "Title=a\\tb", KIOSK_CONTENT_ERROR_SYNTAX, "Title: has the control character U+0009" },
  { "Title=Tên report", "Title=a\x01", KIOSK_CONTENT_ERROR_SYNTAX, "Title: has the control character U+0001" },
  { "Title=Tên report", "Title=a\x1b[0m", KIOSK_CONTENT_ERROR_SYNTAX, "Title: has the control character U+001B" },
  { "Title=Tên report", "Title=a\u202eb", KIOSK_CONTENT_ERROR_SYNTAX, "Title: has the control character U+202E" },
  { "Title=Tên report", "Title=a\u200bb", KIOSK_CONTENT_ERROR_SYNTAX, "Title: has the control character U+200B" },
  { "Title=Tên report", "Title=a\u2028b", KIOSK_CONTENT_ERROR_SYNTAX, "Title: has the control character U+2028" },
  { "Title=Tên report", "Title=a\\qb", KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] Title: " },
  { "Line[en]=One line\n", "", KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] Line[en]: is missing" },
  { "Purpose=Để làm gì\n", "", KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] Purpose: is missing" },
  { "How[en]=Open the app;Press “Send”;\n", "", KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] How[en]: is missing" },
  { "How[en]=Open the app;Press “Send”;", "How[en]=", KIOSK_CONTENT_ERROR_SYNTAX, "How[en]: has 0 items" },
  { "How[en]=Open the app;Press “Send”;", "How[en]=a;;b", KIOSK_CONTENT_ERROR_SYNTAX, "How[en]: is empty" },
  { "How[en]=Open the app;Press “Send”;", "How[en]=a;b;c;d;e;f;g", KIOSK_CONTENT_ERROR_SYNTAX, "How[en]: has 7 items" },
  { "How[en]=Open the app;Press “Send”;", "How[en]=a;b\\qc", KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] How[en]: " },
  { "Picture=a.svg", "Note=\nPicture=a.svg", KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] Note: is empty" },

  { "Picture=a.svg\n", "", KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] Picture: is missing" },
  { "Icon=a.svg\n", "", KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] Icon: is missing" },
  { "Picture=a.svg", "Picture=lost.svg", KIOSK_CONTENT_ERROR_MISSING, "[Page report] Picture: lost.svg: " },
  { "Icon=a.svg", "Icon=lost.png", KIOSK_CONTENT_ERROR_MISSING, "[Page report] Icon: lost.png: " },
  { "Picture=a.svg", "Picture=../a.svg", KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] Picture: is not a plain name" },
  { "Picture=a.svg", "Picture=/a.svg", KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] Picture: is not a plain name" },
  { "Picture=a.svg", "Picture=.a.svg", KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] Picture: is not a plain name" },
  { "Picture=a.svg", "Picture=a.gif", KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] Picture: is not a plain name" },
  { "Picture=a.svg", "Picture=content.ini", KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] Picture: is not a plain name" },

  { "Name=", "Name=\xff\nX=", KIOSK_CONTENT_ERROR_ENCODING, "content.ini: is not UTF-8" },
  { "Name=", "Name=\xed\xa0\x80\nX=", KIOSK_CONTENT_ERROR_ENCODING, "content.ini: is not UTF-8" },
  { "Gói", "Go\u0301i", KIOSK_CONTENT_ERROR_ENCODING, "content.ini: is not in Unicode normalization form C" },
  { "# A pack", "\ufeff# A pack", KIOSK_CONTENT_ERROR_ENCODING, "content.ini: begins with a byte order mark" },
};

static char *
dup_replaced (const char *text,
              const char *find,
              const char *replace)
{
  const char *found = strstr (text, find);

  g_assert_nonnull (found);
  return g_strdup_printf ("%.*s%s%s", (int) (found - text), text, replace, found + strlen (find));
}

static void
write_changed_ini (const char *folder,
                   const char *find,
                   const char *replace)
{
  g_autofree char *ini = pack_folder_dup_ini ();
  g_autofree char *changed = dup_replaced (ini, find, replace);

  pack_folder_write (folder, "content.ini", changed, -1);
}

static void
assert_refused (const char *folder,
                KioskContentError code,
                const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskPack) pack = kiosk_pack_load (folder, &error);

  g_assert_null (pack);
  g_assert_error (error, KIOSK_CONTENT_ERROR, (int) code);
  if (strstr (error->message, message) == NULL)
    g_error ("“%s” is not in “%s”", message, error->message);
}

static KioskPack *
load_good (const char *folder)
{
  g_autoptr (GError) error = NULL;
  KioskPack *pack = kiosk_pack_load (folder, &error);

  g_assert_no_error (error);
  return pack;
}

static void
test_faults (void)
{
  char *folder = pack_folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *shown = g_strescape (faults[i].replace, NULL);

      g_test_message ("%s", shown);
      write_changed_ini (folder, faults[i].find, faults[i].replace);
      assert_refused (folder, faults[i].code, faults[i].message);
    }
  pack_folder_free (folder);
}

static void
test_good (void)
{
  char *folder = pack_folder_new ();
  g_autoptr (KioskPack) pack = NULL;
  g_autoptr (KioskPage) first = NULL;
  KioskPage *page;

  write_changed_ini (folder, "Picture=a.svg", "Note=Lưu ý\nNote[en]=Mind\nPicture=a.svg");
  pack = load_good (folder);
  page = kiosk_pack_lookup_page (pack, "report");
  first = g_list_model_get_item (kiosk_pack_get_benefits (pack), 0);

  g_assert_cmpstrv (kiosk_pack_get_languages (pack), ((const char *[]) { "vi", "en", NULL }));
  g_assert_null (kiosk_pack_get_warnings (pack)[0]);
  g_assert_cmpuint (g_list_model_get_n_items (kiosk_pack_get_benefits (pack)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (kiosk_pack_get_steps (pack)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (kiosk_pack_get_troubles (pack)), ==, 1);
  g_assert_cmpuint (kiosk_pack_get_n_featured (pack), ==, 2);
  g_assert_true (first == page);
  g_assert_cmpstr (kiosk_page_get_id (page), ==, "report");
  g_assert_cmpstr (kiosk_page_get_title (page, "vi"), ==, "Tên report");
  g_assert_cmpstr (kiosk_page_get_title (page, "en"), ==, "Title of report");
  g_assert_cmpstr (kiosk_page_get_line (page, "en"), ==, "One line");
  g_assert_cmpstr (kiosk_page_get_purpose (page, "en"), ==, "What for");
  g_assert_cmpstrv (kiosk_page_get_how (page, "vi"), ((const char *[]) { "Mở ứng dụng", "Bấm “Gửi”", NULL }));
  g_assert_cmpstr (kiosk_page_get_note (page, "en"), ==, "Mind");
  g_assert_null (kiosk_page_get_note (kiosk_pack_lookup_page (pack, "search"), "vi"));
  g_assert_null (kiosk_pack_lookup_page (pack, "lost"));
  pack_folder_free (folder);
}

static void
test_unknown_language_falls_back (void)
{
  char *folder = pack_folder_new ();
  g_autoptr (KioskPack) pack = load_good (folder);
  KioskPage *page = kiosk_pack_lookup_page (pack, "report");

  g_assert_cmpstr (kiosk_page_get_title (page, "fr"), ==, "Tên report");
  g_assert_cmpstr (kiosk_page_get_line (page, NULL), ==, "Một dòng");
  g_assert_cmpstr (kiosk_page_get_purpose (page, ""), ==, "Để làm gì");
  g_assert_cmpstr (kiosk_page_get_how (page, "fr")[0], ==, "Mở ứng dụng");
  pack_folder_free (folder);
}

/* The pictures that were checked stay, whatever becomes of the files. */
static void
test_picture_is_kept (void)
{
  char *folder = pack_folder_new ();
  g_autoptr (KioskPack) pack = load_good (folder);
  KioskPage *page = kiosk_pack_lookup_page (pack, "report");
  const char *data;
  gsize size;

  pack_folder_write (folder, "a.svg", "changed", -1);
  data = g_bytes_get_data (kiosk_page_get_picture (page), &size);
  g_assert_nonnull (g_strstr_len (data, (gssize) size, "<svg"));
  g_assert_true (kiosk_page_get_icon (page) == kiosk_page_get_picture (page));
  pack_folder_free (folder);
}

static void
test_icon_is_optional_in_a_step (void)
{
  char *folder = pack_folder_new ();
  g_autofree char *ini = pack_folder_dup_ini ();
  g_autoptr (KioskPack) pack = NULL;

  memcpy (strstr (strstr (ini, "[Page install]"), "Icon="), "#con=", 5);
  pack_folder_write (folder, "content.ini", ini, -1);
  pack = load_good (folder);
  g_assert_null (kiosk_page_get_icon (kiosk_pack_lookup_page (pack, "install")));
  pack_folder_free (folder);
}

static void
assert_warned (const char *find,
               const char *replace,
               const char *expected)
{
  char *folder = pack_folder_new ();
  g_autoptr (KioskPack) pack = NULL;

  write_changed_ini (folder, find, replace);
  pack = load_good (folder);
  g_assert_cmpstr (kiosk_pack_get_warnings (pack)[0], ==, expected);
  if (expected != NULL)
    g_assert_null (kiosk_pack_get_warnings (pack)[1]);
  pack_folder_free (folder);
}

static void
test_warnings (void)
{
  assert_warned ("[Page report]", "[Colours]\nx=y\n[Page report]", "content.ini: [Colours]: unknown group");
  assert_warned ("Featured", "Colour=red\nFeatured", "content.ini: [Pack] Colour: unknown key");
  assert_warned ("Featured", "Audio=a.ogg\nFeatured", "content.ini: [Pack] Audio: unknown key");
  assert_warned ("Featured", "Featured[en]=3\nFeatured", "content.ini: [Pack] Featured[en]: unknown key");
  assert_warned ("Picture", "Titel=x\nPicture", "content.ini: [Page report] Titel: unknown key");
  assert_warned ("Picture", "Picture[en]=b.svg\nPicture", "content.ini: [Page report] Picture[en]: unknown key");
  assert_warned ("Picture", "Title[fr]=x\nPicture", "content.ini: [Page report] Title[fr]: not a language of the pack");
  assert_warned ("Picture", "Title[vi]=x\nPicture", "content.ini: [Page report] Title[vi]: not a language of the pack");
  assert_warned ("Picture", "Note=x\nPicture", "content.ini: [Page report] Note[en]: not translated");
  assert_warned ("Picture", "Audio=a.ogg\nAudio[en]=b.ogg\nAudio[fr]=c.ogg\nPicture", NULL);
}

/* Caps count characters: each of these takes more than one byte. */
static void
assert_cap (const char *key,
            guint cap)
{
  char *folder = pack_folder_new ();
  g_autofree char *find = g_strdup_printf ("\n%s=", key);
  g_autoptr (GString) replace = g_string_new (find);
  g_autoptr (KioskPack) pack = NULL;

  for (guint i = 0; i < cap; i++)
    g_string_append (replace, "ẫ");
  g_string_append (replace, "\nOld=");
  write_changed_ini (folder, find, replace->str);
  pack = load_good (folder);

  g_string_insert (replace, strlen (find), "ẫ");
  write_changed_ini (folder, find, replace->str);
  assert_refused (folder, KIOSK_CONTENT_ERROR_SYNTAX, "longer than");
  pack_folder_free (folder);
}

static void
test_caps (void)
{
  assert_cap ("Title", 48);
  assert_cap ("Title[en]", 48);
  assert_cap ("Line", 80);
  assert_cap ("Purpose", 260);
  assert_cap ("How", 150);
}

static void
test_cap_of_note (void)
{
  char *folder = pack_folder_new ();
  g_autofree char *good = g_strnfill (240, 'x');
  g_autofree char *fits = g_strdup_printf ("Note=%s\nPicture=a.svg", good);
  g_autofree char *over = g_strdup_printf ("Note=%sx\nPicture=a.svg", good);
  g_autoptr (KioskPack) pack = NULL;

  write_changed_ini (folder, "Picture=a.svg", fits);
  pack = load_good (folder);
  write_changed_ini (folder, "Picture=a.svg", over);
  assert_refused (folder, KIOSK_CONTENT_ERROR_SYNTAX, "[Page report] Note: longer than 240");
  pack_folder_free (folder);
}

static void
test_missing (void)
{
  char *folder = pack_folder_new ();
  g_autofree char *ini = g_build_filename (folder, "content.ini", NULL);

  assert_refused ("/nowhere/at/all", KIOSK_CONTENT_ERROR_MISSING, "/nowhere/at/all: ");
  assert_refused (ini, KIOSK_CONTENT_ERROR_MISSING, "content.ini: ");
  g_unlink (ini);
  assert_refused (folder, KIOSK_CONTENT_ERROR_MISSING, "content.ini: ");
  g_assert_cmpint (g_mkdir (ini, 0755), ==, 0);
  assert_refused (folder, KIOSK_CONTENT_ERROR_MISSING, "content.ini: not a regular file");
  pack_folder_free (folder);
}

static void
test_symbolic_link (void)
{
  char *folder = pack_folder_new ();
  g_autofree char *inside = g_build_filename (folder, "b.svg", NULL);
  g_autofree char *ini = g_build_filename (folder, "content.ini", NULL);

  g_assert_cmpint (symlink ("a.svg", inside), ==, 0);
  write_changed_ini (folder, "Picture=a.svg", "Picture=b.svg");
  assert_refused (folder, KIOSK_CONTENT_ERROR_MISSING, "[Page report] Picture: b.svg: ");

  g_unlink (ini);
  g_assert_cmpint (symlink ("/etc/hostname", ini), ==, 0);
  assert_refused (folder, KIOSK_CONTENT_ERROR_MISSING, "content.ini: ");
  pack_folder_free (folder);
}

/* Opening a named pipe would wait for ever. */
static void
test_named_pipe (void)
{
  char *folder = pack_folder_new ();
  g_autofree char *pipe_path = g_build_filename (folder, "b.svg", NULL);

  g_assert_cmpint (mkfifo (pipe_path, 0644), ==, 0);
  write_changed_ini (folder, "Picture=a.svg", "Picture=b.svg");
  assert_refused (folder, KIOSK_CONTENT_ERROR_MISSING, "b.svg: not a regular file");
  pack_folder_free (folder);
}

static void
test_nul (void)
{
  char *folder = pack_folder_new ();
  g_autofree char *ini = pack_folder_dup_ini ();
  gsize size = strlen (ini);

  ini[size - 1] = '\0';
  pack_folder_write (folder, "content.ini", ini, (gssize) size);
  assert_refused (folder, KIOSK_CONTENT_ERROR_ENCODING, "content.ini: has a NUL byte");
  pack_folder_free (folder);
}

static void
test_empty_ini (void)
{
  char *folder = pack_folder_new ();

  pack_folder_write (folder, "content.ini", "", 0);
  assert_refused (folder, KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Format: is missing");
  pack_folder_free (folder);
}

static void
test_ini_too_large (void)
{
  char *folder = pack_folder_new ();
  g_autofree char *ini = pack_folder_dup_ini ();
  g_autoptr (GString) large = g_string_new (ini);
  g_autoptr (KioskPack) pack = NULL;

  while (large->len < KIOSK_PACK_INI_MAX_BYTES)
    g_string_append_c (large, '#');
  large->str[strlen (ini)] = '#';
  pack_folder_write (folder, "content.ini", large->str, (gssize) large->len);
  pack = load_good (folder);

  g_string_append_c (large, '#');
  pack_folder_write (folder, "content.ini", large->str, (gssize) large->len);
  assert_refused (folder, KIOSK_CONTENT_ERROR_TOO_LARGE, "content.ini: more than 262144 bytes");
  pack_folder_free (folder);
}

static void
test_too_many_pages (void)
{
  char *folder = pack_folder_new ();
  g_autofree char *ini = pack_folder_dup_ini ();
  g_autoptr (GString) many = g_string_new (ini);

  for (guint i = 0; i < KIOSK_PACK_MAX_PAGES - 3; i++)
    g_string_append_printf (many, "[Page more-%u]\n", i);
  pack_folder_write (folder, "content.ini", many->str, -1);
  assert_refused (folder, KIOSK_CONTENT_ERROR_TOO_LARGE, "more than 64 pages");
  pack_folder_free (folder);
}

/* The home screen has room for four. */
static void
test_featured (void)
{
  char *folder = pack_folder_new ();
  g_autoptr (KioskPack) pack = NULL;
  const char *find = "Benefits=report;search;\nFeatured=2\n";
  g_autofree char *ini = pack_folder_dup_ini ();
  g_autoptr (GString) five = g_string_new (ini);

  g_string_replace (five, find, "Benefits=report;search;install;vneid;more;\nFeatured=4\n", 1);
  g_string_append (five, strstr (ini, "[Page vneid]"));
  *strstr (strstr (five->str, "[Page vneid]") + 1, "[Page vneid]") = '#';
  g_string_replace (five, "#Page vneid]", "[Page more]", 1);
  pack_folder_write (folder, "content.ini", five->str, -1);
  pack = load_good (folder);
  g_assert_cmpuint (kiosk_pack_get_n_featured (pack), ==, 4);

  g_string_replace (five, "Featured=4", "Featured=5", 1);
  pack_folder_write (folder, "content.ini", five->str, -1);
  assert_refused (folder, KIOSK_CONTENT_ERROR_SYNTAX, "[Pack] Featured: is not 1 to 4");
  pack_folder_free (folder);
}

static void
mutate (GRand *rand,
        GString *ini)
{
  static const char pieces[] = "[]=;\\\n# \x01\xff" "ai1";
  guint at = (guint) g_rand_int_range (rand, 0, (gint32) ini->len);
  gssize n_bytes = g_rand_int_range (rand, 1, 40);

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      g_string_erase (ini, at, MIN (n_bytes, (gssize) (ini->len - at)));
      break;
    case 1:
      g_string_insert_c (ini, at, pieces[g_rand_int_range (rand, 0, sizeof pieces)]);
      break;
    case 2:
      g_string_truncate (ini, MAX (at, 1));
      break;
    default:
      ini->str[at] = pieces[g_rand_int_range (rand, 0, sizeof pieces)];
    }
}

static void
test_random_changes (void)
{
  char *folder = pack_folder_new ();
  g_autofree char *good = pack_folder_dup_ini ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250701);
  guint n_loaded = 0, n_refused = 0;

  for (int round = 0; round < 4000; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KioskPack) pack = NULL;
      g_autoptr (GString) ini = g_string_new (good);

      for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        mutate (rand, ini);
      pack_folder_write (folder, "content.ini", ini->str, (gssize) ini->len);
      pack = kiosk_pack_load (folder, &error);
      g_assert_true ((pack == NULL) == (error != NULL));
      if (pack != NULL)
        n_loaded++;
      else
        n_refused++;
    }
  g_test_message ("%u loaded, %u refused", n_loaded, n_refused);
  g_assert_cmpuint (n_loaded, >, 100);
  g_assert_cmpuint (n_refused, >, 1000);
  pack_folder_free (folder);
}

static void
test_finalizes (void)
{
  char *folder = pack_folder_new ();
  KioskPack *pack = load_good (folder);
  KioskPage *page = g_object_ref (kiosk_pack_lookup_page (pack, "report"));

  g_assert_finalize_object (pack);
  g_assert_cmpstr (kiosk_page_get_title (page, "en"), ==, "Title of report");
  g_assert_finalize_object (page);
  pack_folder_free (folder);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/pack/good", test_good);
  g_test_add_func ("/pack/faults", test_faults);
  g_test_add_func ("/pack/unknown-language-falls-back", test_unknown_language_falls_back);
  g_test_add_func ("/pack/picture-is-kept", test_picture_is_kept);
  g_test_add_func ("/pack/icon-is-optional-in-a-step", test_icon_is_optional_in_a_step);
  g_test_add_func ("/pack/warnings", test_warnings);
  g_test_add_func ("/pack/caps", test_caps);
  g_test_add_func ("/pack/cap-of-note", test_cap_of_note);
  g_test_add_func ("/pack/missing", test_missing);
  g_test_add_func ("/pack/symbolic-link", test_symbolic_link);
  g_test_add_func ("/pack/named-pipe", test_named_pipe);
  g_test_add_func ("/pack/nul", test_nul);
  g_test_add_func ("/pack/empty-ini", test_empty_ini);
  g_test_add_func ("/pack/ini-too-large", test_ini_too_large);
  g_test_add_func ("/pack/too-many-pages", test_too_many_pages);
  g_test_add_func ("/pack/featured", test_featured);
  g_test_add_func ("/pack/random-changes", test_random_changes);
  g_test_add_func ("/pack/finalizes", test_finalizes);
  return g_test_run ();
}

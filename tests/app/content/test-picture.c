/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of a pack: every way in which one can be too large, torn, or more than a picture. */
#include "kiosk-pack.h"

#include <string.h>

#include "pack-folder.h"

#define SVG(attributes, body) "<svg xmlns=\"http://www.w3.org/2000/svg\" " attributes ">" body "</svg>"
#define BODY(body) SVG ("viewBox=\"0 0 8 8\"", body)
#define XLINK "xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 8 8\""

#define ACCEPTED -1

typedef struct
{
  const char *svg;
  int         code;
} Case;

static const Case cases[] = {
  { BODY ("<title>Ngôi nhà</title><g id=\"a\"><rect width=\"4\" height=\"4\"/></g><use href=\"#a\"/>"), ACCEPTED },
  { SVG (XLINK, "<rect id=\"a\"/><use xlink:href=\"#a\"/>"), ACCEPTED },
  { BODY ("<linearGradient id=\"a\"><stop/></linearGradient><rect fill=\"url(#a)\" style=\"stroke: url('#a')\"/>"),
    ACCEPTED },
  { BODY ("<style>.a { fill: #ff0000; stroke: url(#b) }</style>"), ACCEPTED },
  { "<?xml version=\"1.0\" encoding=\"utf-8\"?><!-- a house -->" BODY (""), ACCEPTED },
  { SVG ("width=\"4096\" height=\"10mm\"", ""), ACCEPTED },
  { SVG ("width=\"100%\" height=\"100%\" viewBox=\"-4,-4, 4096,4096\"", ""), ACCEPTED },

  { "", KIOSK_CONTENT_ERROR_PICTURE },
  { "a house", KIOSK_CONTENT_ERROR_PICTURE },
  { "<svg/>", KIOSK_CONTENT_ERROR_PICTURE },
  { "<svg xmlns=\"http://example.org\" viewBox=\"0 0 8 8\"/>", KIOSK_CONTENT_ERROR_PICTURE },
  { "<html xmlns=\"http://www.w3.org/1999/xhtml\"/>", KIOSK_CONTENT_ERROR_PICTURE },
  { "<g xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"/>", KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<rect>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("\xff"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("") BODY (""), KIOSK_CONTENT_ERROR_PICTURE },
  { "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" BODY (""), KIOSK_CONTENT_ERROR_PICTURE },
  { "<?xml version=\"1.0\" encoding=\"UTF-7\"?>" BODY (""), KIOSK_CONTENT_ERROR_PICTURE },

  { "<!DOCTYPE svg>" BODY (""), KIOSK_CONTENT_ERROR_PICTURE },
  { "<!DOCTYPE svg SYSTEM \"http://example.org/a.dtd\">" BODY (""), KIOSK_CONTENT_ERROR_PICTURE },
  { "<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" BODY ("<title>&a;</title>"),
    KIOSK_CONTENT_ERROR_PICTURE },
  { "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>" BODY ("<title>&b;</title>"),
    KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<title>&a;</title>"), KIOSK_CONTENT_ERROR_PICTURE },
  { "<?xml-stylesheet href=\"http://example.org/a.css\"?>" BODY (""), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<?php echo 1 ?>"), KIOSK_CONTENT_ERROR_PICTURE },

  { BODY ("<script>alert(1)</script>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<g><g><script href=\"#a\"/></g></g>"), KIOSK_CONTENT_ERROR_PICTURE },
  { SVG ("xmlns:s=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"", "<s:script/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<foreignObject/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<image href=\"#a\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<text>Chữ</text>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<animate attributeName=\"x\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<set attributeName=\"href\" to=\"http://example.org\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<filter id=\"a\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<a href=\"#b\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<rect xmlns=\"http://example.org\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<rect xmlns=\"\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<iframe xmlns=\"http://www.w3.org/1999/xhtml\"/>"), KIOSK_CONTENT_ERROR_PICTURE },

  { BODY ("<use href=\"http://example.org/a.svg#a\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<use href=\"b.svg#a\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<use href=\"\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<use href=\" #a\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<use href=\"file:///etc/passwd\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<use href=\"data:image/svg+xml,x\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { SVG (XLINK, "<use xlink:href=\"b.svg#a\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { SVG (XLINK, "<use href=\"#a\" xlink:href=\"b.svg#a\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { SVG (XLINK, "<linearGradient xlink:href=\"b.svg#a\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { SVG ("xml:base=\"http://example.org/\" viewBox=\"0 0 8 8\"", "<use href=\"#a\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<rect onclick=\"x()\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { SVG ("onload=\"x()\" viewBox=\"0 0 8 8\"", ""), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<rect ONCLICK=\"x()\"/>"), KIOSK_CONTENT_ERROR_PICTURE },

  { BODY ("<rect fill=\"url(b.svg#a)\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<rect fill=\"URL( 'http://example.org/a' )\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<rect fill=\"&#117;rl(b.svg#a)\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<rect style=\"fill:url(#a);stroke:url(//example.org)\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<rect style=\"fill:\\75rl(b.svg#a)\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<rect style=\"cursor:image-set('b.png' 1x)\"/>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<style>@import 'http://example.org/a.css';</style>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<style><![CDATA[@IMPORT 'a.css';]]></style>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<style>@font-face { src: url(a.woff) }</style>"), KIOSK_CONTENT_ERROR_PICTURE },
  { BODY ("<style>a { fill: u<!-- -->rl(b.svg#a) }</style>"), KIOSK_CONTENT_ERROR_PICTURE },

  { SVG ("", ""), KIOSK_CONTENT_ERROR_PICTURE },
  { SVG ("width=\"8\"", ""), KIOSK_CONTENT_ERROR_PICTURE },
  { SVG ("width=\"0\" height=\"8\"", ""), KIOSK_CONTENT_ERROR_PICTURE },
  { SVG ("width=\"-8\" height=\"8\"", ""), KIOSK_CONTENT_ERROR_PICTURE },
  { SVG ("width=\"8 px\" height=\"8\"", ""), KIOSK_CONTENT_ERROR_PICTURE },
  { SVG ("width=\"8furlongs\" height=\"8\"", ""), KIOSK_CONTENT_ERROR_PICTURE },
  { SVG ("width=\"large\" height=\"8\"", ""), KIOSK_CONTENT_ERROR_PICTURE },
  { SVG ("width=\"nan\" height=\"8\"", ""), KIOSK_CONTENT_ERROR_TOO_LARGE },
  { SVG ("width=\"inf\" height=\"8\"", ""), KIOSK_CONTENT_ERROR_TOO_LARGE },
  { SVG ("width=\"1e999\" height=\"8\"", ""), KIOSK_CONTENT_ERROR_TOO_LARGE },
  { SVG ("width=\"60000\" height=\"8\"", ""), KIOSK_CONTENT_ERROR_TOO_LARGE },
  { SVG ("width=\"8\" height=\"4097\"", ""), KIOSK_CONTENT_ERROR_TOO_LARGE },
  { SVG ("width=\"8\" height=\"2m\"", ""), KIOSK_CONTENT_ERROR_PICTURE },
  { SVG ("width=\"8\" height=\"200cm\"", ""), KIOSK_CONTENT_ERROR_TOO_LARGE },
  { SVG ("width=\"101%\" viewBox=\"0 0 8 8\"", ""), KIOSK_CONTENT_ERROR_TOO_LARGE },
  { SVG ("viewBox=\"0 0 8 60000\"", ""), KIOSK_CONTENT_ERROR_TOO_LARGE },
  { SVG ("viewBox=\"0 0 8\"", ""), KIOSK_CONTENT_ERROR_PICTURE },
  { SVG ("viewBox=\"0 0 8 8 8\"", ""), KIOSK_CONTENT_ERROR_PICTURE },
  { SVG ("viewBox=\"0 0 0 8\"", ""), KIOSK_CONTENT_ERROR_PICTURE },
  { SVG ("viewBox=\"0 nan 8 8\"", ""), KIOSK_CONTENT_ERROR_PICTURE },
};

static void
assert_loads_as (const char *name,
                 const void *data,
                 gssize size,
                 int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskPack) pack = NULL;
  g_autofree char *ini = pack_folder_dup_ini ();
  g_autoptr (GString) changed = g_string_new (ini);
  g_autofree char *line = g_strdup_printf ("Picture=%s", name);
  char *folder = pack_folder_new ();

  g_string_replace (changed, "Picture=a.svg", line, 1);
  pack_folder_write (folder, "content.ini", changed->str, -1);
  pack_folder_write (folder, name, data, size);
  pack = kiosk_pack_load (folder, &error);
  pack_folder_free (folder);

  g_assert_cmpint (pack != NULL, ==, code == ACCEPTED);
  if (code == ACCEPTED)
    return;
  g_test_message ("%s", error->message);
  g_assert_error (error, KIOSK_CONTENT_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, "content.ini: [Page report] Picture: b."));
}

static void
test_svg_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = g_strescape (cases[i].svg, NULL);

      g_test_message ("%s", shown);
      assert_loads_as ("b.svg", cases[i].svg, -1, cases[i].code);
    }
}

/* UTF-16 would hide a DOCTYPE from a search for bytes. */
static void
test_svg_utf16 (void)
{
  gsize size;
  g_autofree char *utf16 = g_convert (BODY (""), -1, "UTF-16", "UTF-8", NULL, &size, NULL);

  assert_loads_as ("b.svg", utf16, (gssize) size, KIOSK_CONTENT_ERROR_PICTURE);
}

static void
test_svg_too_many_elements (void)
{
  g_autoptr (GString) body = g_string_new ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\">");

  for (int i = 0; i < 3000; i++)
    g_string_append (body, "<g/>");
  g_string_append (body, "</svg>");
  assert_loads_as ("b.svg", body->str, -1, KIOSK_CONTENT_ERROR_TOO_LARGE);
}

static void
test_svg_too_deep (void)
{
  g_autoptr (GString) body = g_string_new ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\">");

  for (int i = 0; i < 40; i++)
    g_string_append (body, "<g>");
  for (int i = 0; i < 40; i++)
    g_string_append (body, "</g>");
  g_string_append (body, "</svg>");
  assert_loads_as ("b.svg", body->str, -1, KIOSK_CONTENT_ERROR_TOO_LARGE);
}

static void
test_too_many_bytes (void)
{
  g_autoptr (GString) svg = g_string_new (BODY (""));

  while (svg->len < KIOSK_PACK_PICTURE_MAX_BYTES)
    g_string_append_c (svg, '\n');
  assert_loads_as ("b.svg", svg->str, (gssize) svg->len, ACCEPTED);
  g_string_append_c (svg, '\n');
  assert_loads_as ("b.svg", svg->str, (gssize) svg->len, KIOSK_CONTENT_ERROR_TOO_LARGE);
}

static void
assert_png (guint32 width,
            guint32 height,
            int code)
{
  g_autoptr (GByteArray) png = pack_folder_new_png (width, height);

  assert_loads_as ("b.png", png->data, png->len, code);
}

static void
test_png_sides (void)
{
  assert_png (1, 1, ACCEPTED);
  assert_png (60000, 60000, KIOSK_CONTENT_ERROR_TOO_LARGE);
  assert_png (60000, 1, KIOSK_CONTENT_ERROR_TOO_LARGE);
  assert_png (1, 4097, KIOSK_CONTENT_ERROR_TOO_LARGE);
  assert_png (1, 0, KIOSK_CONTENT_ERROR_PICTURE);
  assert_png (0xffffffff, 1, KIOSK_CONTENT_ERROR_TOO_LARGE);
}

static void
test_png_damaged (void)
{
  g_autoptr (GByteArray) png = pack_folder_new_png (1, 1);

  for (guint size = 0; size < 33 + 8; size++) /* to where the pixels begin */
    assert_loads_as ("b.png", png->data, size, KIOSK_CONTENT_ERROR_PICTURE);

  png->data[29] ^= 1; /* the CRC of IHDR */
  assert_loads_as ("b.png", png->data, png->len, KIOSK_CONTENT_ERROR_PICTURE);
}

static void
test_not_what_its_name_says (void)
{
  g_autoptr (GByteArray) png = pack_folder_new_png (1, 1);

  assert_loads_as ("b.svg", png->data, png->len, KIOSK_CONTENT_ERROR_PICTURE);
  assert_loads_as ("b.png", BODY (""), -1, KIOSK_CONTENT_ERROR_PICTURE);
  assert_loads_as ("b.png", "GIF89a", -1, KIOSK_CONTENT_ERROR_PICTURE);
  assert_loads_as ("b.png", "", 0, KIOSK_CONTENT_ERROR_PICTURE);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/picture/svg-cases", test_svg_cases);
  g_test_add_func ("/picture/svg-utf16", test_svg_utf16);
  g_test_add_func ("/picture/svg-too-many-elements", test_svg_too_many_elements);
  g_test_add_func ("/picture/svg-too-deep", test_svg_too_deep);
  g_test_add_func ("/picture/too-many-bytes", test_too_many_bytes);
  g_test_add_func ("/picture/png-sides", test_png_sides);
  g_test_add_func ("/picture/png-damaged", test_png_damaged);
  g_test_add_func ("/picture/not-what-its-name-says", test_not_what_its_name_says);
  return g_test_run ();
}

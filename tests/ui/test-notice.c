/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of maintenance that is drawn without a compositor: whether it fits and can be scanned on every screen, and
 * what of it reaches the screen's memory. */
#include <glib/gstdio.h>
#include <string.h>

#include "kiosk-framebuffer.h"
#include "kiosk-language.h"
#include "kiosk-notice.h"

#define PAPER 0xf5f7fb

static const struct { int width_px, height_px; } sizes[] = {
  { 1080, 1920 }, { 1920, 1080 }, { 1366, 768 }, { 1280, 800 }, { 800, 1280 }, { 1024, 768 }, { 640, 480 },
  { 3840, 2160 },
};

static cairo_surface_t *
draw (const char *fault,
      int width_px,
      int height_px)
{
  g_autoptr (KioskOutage) outage = kiosk_outage_new_from_text (fault, -1);

  return kiosk_notice_draw (outage, width_px, height_px);
}

static guint32
get_pixel (cairo_surface_t *picture,
           int x,
           int y)
{
  gsize row_bytes = (gsize) cairo_image_surface_get_stride (picture);
  const guint8 *row = cairo_image_surface_get_data (picture) + (gsize) y * row_bytes;

  return ((const guint32 *) (const void *) row)[x] & 0xffffff;
}

/* What is cut off at an edge would be seen there. */
static gboolean
is_framed_by_paper (cairo_surface_t *picture)
{
  int width_px = cairo_image_surface_get_width (picture);
  int height_px = cairo_image_surface_get_height (picture);

  for (int x = 0; x < width_px; x++)
    for (int y = 0; y < 8; y++)
      if (get_pixel (picture, x, y) != PAPER || get_pixel (picture, x, height_px - 1 - y) != PAPER)
        return FALSE;
  for (int y = 0; y < height_px; y++)
    for (int x = 0; x < 8; x++)
      if (get_pixel (picture, x, y) != PAPER || get_pixel (picture, width_px - 1 - x, y) != PAPER)
        return FALSE;
  return TRUE;
}

static char *
dup_scanned (cairo_surface_t *picture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kiosk-notice-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "notice.png", NULL);
  const char *const command[] = { ZBARIMG, "--quiet", "--raw", path, NULL };
  char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (cairo_surface_write_to_png (picture, path), ==, CAIRO_STATUS_SUCCESS);
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);
  g_rmdir (folder);
  return g_strstrip (text);
}

static void
assert_page (const char *fault,
             int width_px,
             int height_px,
             const char *wanted)
{
  cairo_surface_t *picture = draw (fault, width_px, height_px);
  g_autofree char *scanned = dup_scanned (picture);

  g_assert_cmpint (cairo_image_surface_get_width (picture), ==, width_px);
  g_assert_cmpint (cairo_image_surface_get_height (picture), ==, height_px);
  g_assert_true (is_framed_by_paper (picture));
  g_assert_cmpstr (scanned, ==, wanted);
  cairo_surface_destroy (picture);
}

static void
test_sizes (void)
{
  g_autofree char *long_place = g_strnfill (100, 'x');
  g_autofree char *longest = g_strconcat ("start-limit-hit exited 255\n", long_place, NULL);
  g_autofree char *code = g_strconcat ("congdanso-kiosk " PROGRAM_VERSION "\n", longest, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      assert_page ("exit-code exited 69\nPhường Bảy Hiền, máy số 12\n", sizes[i].width_px, sizes[i].height_px,
                   "congdanso-kiosk " PROGRAM_VERSION "\nexit-code exited 69\nPhuong Bay Hien, may so 12");
      assert_page (longest, sizes[i].width_px, sizes[i].height_px, code);
      assert_page (NULL, sizes[i].width_px, sizes[i].height_px, "congdanso-kiosk " PROGRAM_VERSION "\nunknown");
    }
}

/* The same page as on a panel that hangs straight, pixel for pixel. */
static void
assert_turned (guint degrees,
               int width_px,
               int height_px)
{
  g_autofree char *fault = g_strdup_printf ("watchdog\nPhường Bảy Hiền, máy số 1\n%u\n", degrees);
  gboolean is_sideways = degrees != 180;
  cairo_surface_t *straight = draw ("watchdog\nPhường Bảy Hiền, máy số 1\n", width_px, height_px);
  cairo_surface_t *turned = draw (fault, is_sideways ? height_px : width_px, is_sideways ? width_px : height_px);
  guint n_others = 0;

  for (int y = 0; y < height_px; y++)
    for (int x = 0; x < width_px; x++)
      {
        guint32 there = degrees == 90 ? get_pixel (turned, height_px - 1 - y, x)
                        : degrees == 180 ? get_pixel (turned, width_px - 1 - x, height_px - 1 - y)
                                         : get_pixel (turned, y, width_px - 1 - x);

        n_others += ABS ((int) (there & 0xff) - (int) (get_pixel (straight, x, y) & 0xff)) > 128;
      }
  /* The edges of letters fall otherwise on pixels. */
  g_assert_cmpuint (n_others, <, (guint) (width_px * height_px) / 100);
  cairo_surface_destroy (straight);
  cairo_surface_destroy (turned);
}

static void
test_turned (void)
{
  assert_turned (90, 768, 1366);
  assert_turned (180, 1366, 768);
  assert_turned (270, 768, 1366);
}

/* The orders of bits that graphics cards have. */
static void
test_pixels (void)
{
  static const KioskPixelFormat xrgb = { 4, { 16, 8 }, { 8, 8 }, { 0, 8 } };
  static const KioskPixelFormat xbgr = { 4, { 0, 8 }, { 8, 8 }, { 16, 8 } };
  static const KioskPixelFormat rgb24 = { 3, { 16, 8 }, { 8, 8 }, { 0, 8 } };
  static const KioskPixelFormat rgb565 = { 2, { 11, 5 }, { 5, 6 }, { 0, 5 } };
  static const struct { const KioskPixelFormat *format; guint8 bytes[8]; } cases[] = {
    { &xrgb, { 0x33, 0x22, 0x11, 0, 0xff, 0x80, 0x08, 0 } },
    { &xbgr, { 0x11, 0x22, 0x33, 0, 0x08, 0x80, 0xff, 0 } },
    { &rgb24, { 0x33, 0x22, 0x11, 0xff, 0x80, 0x08, 0xee, 0xee } },
    { &rgb565, { 0x06, 0x11, 0x1f, 0x0c, 0xee, 0xee, 0xee, 0xee } },
  };
  /* What is above the colours has no meaning in a picture of this kind. */
  const guint32 pixels[] = { 0xff112233, 0x000880ff };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint8 bytes[8];

      memset (bytes, 0xee, sizeof bytes);
      kiosk_framebuffer_convert (cases[i].format, pixels, G_N_ELEMENTS (pixels), bytes);
      g_assert_cmpmem (bytes, sizeof bytes, cases[i].bytes, sizeof bytes);
    }
}

/* A file is no screen, and stays as it is. */
static void
test_no_screen (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("kiosk-notice-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_assert_null (kiosk_framebuffer_open (path, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, path));
  g_clear_error (&error);
  g_close (fd, NULL);
  g_remove (path);
  g_assert_null (kiosk_framebuffer_open (path, &error));
  g_assert_nonnull (error);
}

/* notice FAULT PICTURE WIDTH HEIGHT: to be looked at. */
static int
take_picture (char **words)
{
  g_autofree char *fault = NULL;
  cairo_surface_t *picture = NULL;
  cairo_status_t status;

  if (!g_file_get_contents (words[0], &fault, NULL, NULL))
    return 1;
  picture = draw (fault, (int) g_ascii_strtoll (words[2], NULL, 10), (int) g_ascii_strtoll (words[3], NULL, 10));
  status = cairo_surface_write_to_png (picture, words[1]);
  cairo_surface_destroy (picture);
  return status != CAIRO_STATUS_SUCCESS;
}

int
main (int argc,
      char *argv[])
{
  kiosk_language_init (LOCALE_DIR);
  if (argc == 5)
    return take_picture (argv + 1);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notice/sizes", test_sizes);
  g_test_add_func ("/notice/turned", test_turned);
  g_test_add_func ("/notice/pixels", test_pixels);
  g_test_add_func ("/notice/no-screen", test_no_screen);
  return g_test_run ();
}

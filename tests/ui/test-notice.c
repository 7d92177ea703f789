/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of maintenance that is drawn without a compositor: whether it fits and can be scanned on every screen, and
 * what of it reaches the screen's memory. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/fb.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "kiosk-framebuffer.h"
#include "kiosk-language.h"
#include "kiosk-notice.h"
#include "kiosk-outage-words.h"

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

/* Nobody reads it there, but it is done. */
static void
test_tiny (void)
{
  static const struct { int width_px, height_px; } tiny[] = { { 1, 1 }, { 60, 60 }, { 320, 20 }, { 20, 320 } };

  for (guint i = 0; i < G_N_ELEMENTS (tiny); i++)
    cairo_surface_destroy (draw ("watchdog\nPhường Bảy Hiền, máy số 12\n", tiny[i].width_px, tiny[i].height_px));
}

static void
test_words (void)
{
  g_autoptr (KioskOutage) outage = kiosk_outage_new_from_text ("exit-code exited 69", -1);
  KioskOutageWords vi, en;

  kiosk_outage_words_get (outage, "vi", &vi);
  kiosk_outage_words_get (outage, "en", &en);
  g_assert_cmpstr (vi.heading, ==, "Máy đang bảo trì");
  g_assert_cmpstr (vi.desk, ==, "Mời đến quầy để được hướng dẫn.");
  g_assert_cmpstr (vi.reason, ==, "Máy không dùng được card màn hình.");
  g_assert_true (g_str_has_prefix (vi.advice, "Cán bộ phường: số liệu đã ghi vẫn còn trong máy."));
  g_assert_cmpstr (en.heading, ==, "This machine is under maintenance");
  g_assert_cmpstr (en.reason, ==, "The machine's graphics card cannot be used.");
}

/* How many pixels of ink there are in a part of the picture, in thousandths of it. */
static int
get_ink (cairo_surface_t *picture,
         double left,
         double top,
         double right,
         double bottom)
{
  int width_px = cairo_image_surface_get_width (picture);
  int height_px = cairo_image_surface_get_height (picture);
  int n_dark = 0, n = 0;

  for (int y = (int) (top * height_px); y < (int) (bottom * height_px); y++)
    for (int x = (int) (left * width_px); x < (int) (right * width_px); x++, n++)
      n_dark += (get_pixel (picture, x, y) & 0xff00) < 0x8000;
  return 1000 * n_dark / n;
}

/* Message and code above or on the left, what staff read below or on the right. */
static void
test_places (void)
{
  cairo_surface_t *upright = draw ("watchdog\nPhường Bảy Hiền, máy số 1\n", 1080, 1920);
  cairo_surface_t *across = draw ("watchdog\nPhường Bảy Hiền, máy số 1\n", 1920, 1080);

  g_assert_cmpint (get_ink (upright, 0, 0, 1, 0.25), >, 20);
  g_assert_cmpint (get_ink (upright, 0.3, 0.3, 0.7, 0.5), >, 150);
  g_assert_cmpint (get_ink (upright, 0, 0.62, 1, 0.8), >, 20);
  g_assert_cmpint (get_ink (upright, 0, 0.8, 1, 1), >, 20);
  g_assert_cmpint (get_ink (across, 0, 0, 0.5, 0.4), >, 20);
  g_assert_cmpint (get_ink (across, 0.15, 0.55, 0.35, 0.8), >, 150);
  g_assert_cmpint (get_ink (across, 0.5, 0.2, 1, 0.5), >, 20);
  g_assert_cmpint (get_ink (across, 0.5, 0.5, 1, 0.8), >, 20);
  cairo_surface_destroy (upright);
  cairo_surface_destroy (across);
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

/* The orders of bits that graphics cards have, for two pixels side by side. */
static const struct
{
  const char               *name;
  struct fb_var_screeninfo  variable;
  guint8                    bytes[8];
} cards[] = {
  { "XRGB8888", { .bits_per_pixel = 32, .red = { 16, 8, 0 }, .green = { 8, 8, 0 }, .blue = { 0, 8, 0 } },
    { 0x33, 0x22, 0x11, 0, 0xff, 0x80, 0x08, 0 } },
  { "ARGB8888", { .bits_per_pixel = 32, .red = { 16, 8, 0 }, .green = { 8, 8, 0 }, .blue = { 0, 8, 0 },
                  .transp = { 24, 8, 0 } },
    { 0x33, 0x22, 0x11, 0xff, 0xff, 0x80, 0x08, 0xff } },
  { "XBGR8888", { .bits_per_pixel = 32, .red = { 0, 8, 0 }, .green = { 8, 8, 0 }, .blue = { 16, 8, 0 } },
    { 0x11, 0x22, 0x33, 0, 0x08, 0x80, 0xff, 0 } },
  { "XRGB2101010", { .bits_per_pixel = 32, .red = { 20, 10, 0 }, .green = { 10, 10, 0 }, .blue = { 0, 10, 0 } },
    { 0xcc, 0x20, 0x42, 0x04, 0xfc, 0x03, 0x08, 0x02 } },
  { "RGB888", { .bits_per_pixel = 24, .red = { 16, 8, 0 }, .green = { 8, 8, 0 }, .blue = { 0, 8, 0 } },
    { 0x33, 0x22, 0x11, 0xff, 0x80, 0x08 } },
  { "RGB565", { .bits_per_pixel = 16, .red = { 11, 5, 0 }, .green = { 5, 6, 0 }, .blue = { 0, 5, 0 } },
    { 0x06, 0x11, 0x1f, 0x0c } },
};

/* Two pixels in each of two lines. */
static cairo_surface_t *
new_small_picture (void)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 2, 2);

  for (int y = 0; y < 2; y++)
    {
      guint8 *row = cairo_image_surface_get_data (picture) + y * cairo_image_surface_get_stride (picture);

      /* What is above the colours has no meaning in a picture of this kind. */
      ((guint32 *) (void *) row)[0] = 0xff112233;
      ((guint32 *) (void *) row)[1] = 0x000880ff;
    }
  cairo_surface_mark_dirty (picture);
  return picture;
}

/* In a file as large as a screen's memory: the picture is where it is looked for, and nothing else is touched. */
static void
test_memory (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  struct fb_var_screeninfo variable = cards[index].variable;
  struct fb_fix_screeninfo fixed = { .type = FB_TYPE_PACKED_PIXELS, .line_length = 20 };
  guint n_bytes = variable.bits_per_pixel / 8;
  cairo_surface_t *picture = new_small_picture ();
  KioskScanOut scan_out = { 0 };
  guint8 wanted[100], found[100];
  FILE *file = tmpfile ();

  variable.xres = variable.yres = 2;
  variable.xoffset = 1;
  variable.yoffset = 3;
  memset (wanted, 0xee, sizeof wanted);
  g_assert_cmpuint (fwrite (wanted, 1, sizeof wanted, file), ==, sizeof wanted);
  g_assert_cmpint (fflush (file), ==, 0);
  for (guint y = 3; y < 5; y++)
    memcpy (wanted + 20 * y + n_bytes, cards[index].bytes, 2 * n_bytes);

  g_assert_true (kiosk_scan_out_read (&fixed, &variable, &scan_out));
  g_assert_true (kiosk_scan_out_write (&scan_out, fileno (file), picture));
  g_assert_cmpint (pread (fileno (file), found, sizeof found, 0), ==, sizeof found);
  g_assert_cmpmem (found, sizeof found, wanted, sizeof wanted);
  cairo_surface_destroy (picture);
  fclose (file);
}

/* Where there is no gap between lines. */
static void
test_memory_without_gaps (void)
{
  struct fb_var_screeninfo variable = cards[0].variable;
  const struct fb_fix_screeninfo fixed = { .type = FB_TYPE_PACKED_PIXELS, .line_length = 8 };
  cairo_surface_t *picture = new_small_picture ();
  KioskScanOut scan_out = { 0 };
  guint8 found[17] = { 0 };
  FILE *file = tmpfile ();

  variable.xres = variable.yres = 2;
  g_assert_true (kiosk_scan_out_read (&fixed, &variable, &scan_out));
  g_assert_true (kiosk_scan_out_write (&scan_out, fileno (file), picture));
  g_assert_cmpint (pread (fileno (file), found, sizeof found, 0), ==, 16);
  g_assert_cmpmem (found, 8, cards[0].bytes, 8);
  g_assert_cmpmem (found + 8, 8, cards[0].bytes, 8);
  cairo_surface_destroy (picture);
  fclose (file);
}

/* What would be drawn wrongly is not drawn. */
static void
test_unknown_kinds (void)
{
  const struct fb_fix_screeninfo fixed = { .type = FB_TYPE_PACKED_PIXELS, .line_length = 4096 };
  struct fb_var_screeninfo good = cards[0].variable;
  struct fb_fix_screeninfo other = fixed;
  KioskScanOut scan_out;

  good.xres = 1024;
  good.yres = 768;
  g_assert_true (kiosk_scan_out_read (&fixed, &good, &scan_out));
  other.line_length = 4095;
  g_assert_false (kiosk_scan_out_read (&other, &good, &scan_out));
  other = fixed;
  other.type = FB_TYPE_PLANES;
  g_assert_false (kiosk_scan_out_read (&other, &good, &scan_out));
  for (guint i = 0; i < 5; i++)
    {
      struct fb_var_screeninfo bad = good;

      bad.bits_per_pixel = i == 0 ? 8 : 32;
      bad.red.length = i == 1 ? 0 : 8;
      bad.green.offset = i == 2 ? 25 : 8;
      bad.blue.msb_right = i == 3;
      bad.yres = i == 4 ? 0 : 768;
      g_assert_false (kiosk_scan_out_read (&fixed, &bad, &scan_out));
    }
}

/* A file is no screen, and stays as it is. */
static void
test_no_screen (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  int fd = g_file_open_tmp ("kiosk-notice-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_assert_cmpint (write (fd, "figures", 7), ==, 7);
  g_close (fd, NULL);
  g_assert_null (kiosk_framebuffer_open (path, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, path));
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "figures");
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
  gboolean is_translated = kiosk_language_init (LOCALE_DIR);

  if (argc == 5)
    return take_picture (argv + 1);
  g_test_init (&argc, &argv, NULL);
  g_assert_true (is_translated);
  g_test_add_func ("/notice/sizes", test_sizes);
  g_test_add_func ("/notice/tiny", test_tiny);
  g_test_add_func ("/notice/words", test_words);
  g_test_add_func ("/notice/places", test_places);
  g_test_add_func ("/notice/turned", test_turned);
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autofree char *path = g_strconcat ("/notice/memory/", cards[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_memory);
    }
  g_test_add_func ("/notice/memory/no-gaps", test_memory_without_gaps);
  g_test_add_func ("/notice/unknown-kinds", test_unknown_kinds);
  g_test_add_func ("/notice/no-screen", test_no_screen);
  return g_test_run ();
}

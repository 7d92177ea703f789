/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a machine under maintenance: what it says, and whether it fits and can be scanned on every screen. */
#include <string.h>

#include "fit.h"
#include "kiosk-maintenance-window.h"
#include "kiosk-qr-code.h"
#include "scene.h"
#include "show.h"

#define PLACE      "Phường Bảy Hiền, máy số 12"
#define LONG_PLACE "Phường Đông Hưng Thuận, máy số 12"

/* Across, of the usual kiosk; body text is to be at least 5 mm high, its line 7. */
#define DIAGONAL_MM (21.5 * 25.4)
#define LINE_MM 7.0

#define HEADING_VI "Máy đang bảo trì"
#define PROGRAM "congdanso-kiosk " PROGRAM_VERSION

#define HEADING_EN "This machine is under maintenance"

static const struct
{
  const char *codes;
  const char *vi;
  const char *en;
} outages[] = {
  { "success exited 0", "Chương trình đã được tắt.", "The program was switched off." },
  { "exit-code exited 1", "Chương trình gặp lỗi và đã dừng.", "The program ended because of an error." },
  { "core-dump dumped SEGV", "Chương trình bị ngắt đột ngột.", "The program broke off." },
  { "watchdog dumped ABRT", "Chương trình bị treo, không còn phản hồi.", "The program stopped responding." },
  { "timeout killed TERM", "Chương trình khởi động quá lâu.", "The program took too long to start." },
  { "oom-kill killed KILL", "Máy hết bộ nhớ.", "The machine ran out of memory." },
  { "start-limit-hit", "Chương trình đã khởi động lại nhiều lần nhưng không chạy được.",
    "The program was started several times and did not keep running." },
  { "resources", "Máy không khởi động được chương trình.", "The machine could not start the program." },
  { "exit-code exited 69", "Máy không dùng được card màn hình.", "The machine's graphics card cannot be used." },
  { NULL, "Không rõ nguyên nhân.", "The cause is not known." },
};

static const struct { int width_px, height_px; } sizes[] = {
  { 1080, 1920 }, { 1920, 1080 }, { 1366, 768 }, { 1280, 800 }, { 800, 1280 }, { 1024, 768 },
};

/* As soon as it is drawn. */
static GtkWidget *
new_window (const char *codes,
            const char *place,
            int width_px,
            int height_px)
{
  g_autofree char *text = codes != NULL ? g_strdup_printf ("%s\n%s\n", codes, place) : NULL;
  g_autoptr (KioskOutage) outage = kiosk_outage_new_from_text (text, -1);
  Show show = { .window = kiosk_maintenance_window_new (outage, width_px, height_px) };

  show_settle (&show);
  g_assert_cmpint (gtk_widget_get_width (show.window), ==, width_px);
  g_assert_cmpint (gtk_widget_get_height (show.window), ==, height_px);
  return show.window;
}

static gboolean
is_said (GtkWidget *window,
         const char *words)
{
  g_autoptr (GPtrArray) labels = scene_get_mapped (window, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (g_str_equal (gtk_label_get_label (labels->pdata[i]), words))
      return TRUE;
  return FALSE;
}

static void
destroy (GtkWidget *window)
{
  g_object_ref (window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (window);
}

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (outages); i++)
    {
      GtkWidget *window = new_window (outages[i].codes, PLACE, 1080, 1920);

      g_assert_true (is_said (window, HEADING_VI));
      g_assert_true (is_said (window, HEADING_EN));
      g_assert_true (is_said (window, "Mời đến quầy để được hướng dẫn."));
      g_assert_true (is_said (window, outages[i].vi));
      g_assert_true (is_said (window, outages[i].en));
      g_assert_true (is_said (window, PLACE) == (outages[i].codes != NULL));
      if (outages[i].codes != NULL)
        g_assert_true (is_said (window, outages[i].codes));
      destroy (window);
    }
}

static void
check_height (const char *name,
              GtkLabel *label,
              double mm_per_px)
{
  PangoRectangle line;
  PangoLayoutIter *iter = pango_layout_get_iter (gtk_label_get_layout (label));

  pango_layout_iter_get_line_extents (iter, NULL, &line);
  pango_layout_iter_free (iter);
  if (line.height / PANGO_SCALE * mm_per_px < LINE_MM)
    fit_report (name, "“%s” has lines of %.1f mm", gtk_label_get_label (label),
                line.height / PANGO_SCALE * mm_per_px);
}

static void
check_fit (GtkWidget *window,
           int width_px,
           int height_px)
{
  g_autoptr (GPtrArray) widgets = scene_get_mapped (window, GTK_TYPE_WIDGET);
  g_autofree char *name = g_strdup_printf ("%d×%d", width_px, height_px);
  double mm_per_px = DIAGONAL_MM / hypot (width_px, height_px);

  for (guint i = 0; i < widgets->len; i++)
    {
      fit_check_place (name, widgets->pdata[i], window);
      if (!GTK_IS_LABEL (widgets->pdata[i]))
        continue;
      fit_check_label (name, widgets->pdata[i]);
      check_height (name, widgets->pdata[i], mm_per_px);
    }
}

/* With the longest words, and the longest codes. */
static void
test_fits (void)
{
  static const char *const codes[] = { "start-limit-hit", "exec-condition exited 255" };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (codes); j++)
      {
        GtkWidget *window = new_window (codes[j], LONG_PLACE, sizes[i].width_px, sizes[i].height_px);

        check_fit (window, sizes[i].width_px, sizes[i].height_px);
        destroy (window);
      }
}

/* Which way its lines run on the panel. */
static void
assert_direction (GtkWidget *label,
                  GtkWidget *window,
                  guint degrees)
{
  static const float directions[][2] = { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 } };
  graphene_point_t begin, end;

  g_assert_true (gtk_widget_compute_point (label, window, &GRAPHENE_POINT_INIT (0, 0), &begin));
  g_assert_true (gtk_widget_compute_point (label, window, &GRAPHENE_POINT_INIT (100, 0), &end));
  g_assert_cmpfloat_with_epsilon (end.x - begin.x, 100 * directions[degrees / 90][0], 0.1);
  g_assert_cmpfloat_with_epsilon (end.y - begin.y, 100 * directions[degrees / 90][1], 0.1);
}

/* A panel that hangs turned: the page is as wide as the panel is high, and stands on the other side. */
static void
test_turned (void)
{
  static const struct { guint degrees; int width_px, height_px; } turns[] = {
    { 90, 1920, 1080 }, { 180, 1080, 1920 }, { 270, 1366, 768 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      g_autofree char *place = g_strdup_printf (LONG_PLACE "\n%u", turns[i].degrees);
      GtkWidget *window = new_window ("watchdog dumped ABRT", place, turns[i].width_px, turns[i].height_px);
      g_autoptr (GPtrArray) labels = scene_get_mapped (window, GTK_TYPE_LABEL);

      check_fit (window, turns[i].width_px, turns[i].height_px);
      assert_direction (labels->pdata[0], window, turns[i].degrees);
      destroy (window);
    }
}

/* What a phone reads says which machine it is and what systemd said, and nothing else. */
static void
assert_scanned (const char *codes,
                const char *place,
                int width_px,
                int height_px,
                const char *wanted)
{
  GtkWidget *window = new_window (codes, place, width_px, height_px);
  g_autoptr (GdkTexture) picture = show_take_picture (window);
  g_autofree char *read = fit_scan (picture);

  g_assert_cmpstr (read, ==, wanted);
  destroy (window);
}

static void
test_scanned (void)
{
  g_autofree char *long_place = g_strnfill (100, 'x');
  g_autofree char *longest = g_strconcat (PROGRAM "\ncore-dump dumped SEGV\n", long_place, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      assert_scanned ("watchdog dumped ABRT", PLACE, sizes[i].width_px, sizes[i].height_px,
                      PROGRAM "\nwatchdog dumped ABRT\nPhuong Bay Hien, may so 12");
      assert_scanned ("core-dump dumped SEGV", long_place, sizes[i].width_px, sizes[i].height_px, longest);
    }
  assert_scanned (NULL, NULL, 1080, 1920, PROGRAM "\nunknown");
  assert_scanned ("resources", "", 1080, 1920, PROGRAM "\nresources");
  assert_scanned ("resources", "Phường Đông Hưng Thuận, máy 1", 1080, 1920,
                  PROGRAM "\nresources\nPhuong Dong Hung Thuan, may 1");
}

/* There is nothing to press, and nothing that has the keyboard. */
static void
test_leads_nowhere (void)
{
  GtkWidget *window = new_window ("watchdog", PLACE, 1080, 1920);
  g_autoptr (GPtrArray) buttons = scene_get_mapped (window, GTK_TYPE_BUTTON);

  g_assert_cmpuint (buttons->len, ==, 0);
  g_assert_null (gtk_window_get_focus (GTK_WINDOW (window)));
  gtk_window_close (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_true (gtk_widget_get_mapped (window));
  destroy (window);
}

int
main (int argc,
      char *argv[])
{
  /* Not in folders of its own: the icons need the system's list of file types. */
  g_test_init (&argc, &argv, NULL);
  scene_init ();
  g_test_add_func ("/maintenance/words", test_words);
  g_test_add_func ("/maintenance/fits", test_fits);
  g_test_add_func ("/maintenance/turned", test_turned);
  g_test_add_func ("/maintenance/scanned", test_scanned);
  g_test_add_func ("/maintenance/leads-nowhere", test_leads_nowhere);
  return g_test_run ();
}

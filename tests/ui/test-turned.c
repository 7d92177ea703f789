/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is turned is seen turned, and pressed where it is seen. */
#include "kiosk-turned.h"
#include "scene.h"

#define WIDTH_PX  400
#define HEIGHT_PX 300

/* The middle of a button of 40 by 20 in the upper left corner of the content, as the panel has it. */
static const struct { guint degrees; double x; double y; int width_px; int height_px; } table[] = {
  { 0, 20, 10, WIDTH_PX, HEIGHT_PX },
  { 90, WIDTH_PX - 10, 20, HEIGHT_PX, WIDTH_PX },
  { 180, WIDTH_PX - 20, HEIGHT_PX - 10, WIDTH_PX, HEIGHT_PX },
  { 270, 10, HEIGHT_PX - 20, HEIGHT_PX, WIDTH_PX },
  { 0, 20, 10, WIDTH_PX, HEIGHT_PX },
};

static void
count_cb (guint *n_draws)
{
  (*n_draws)++;
}

static void
draw (GtkWidget *window)
{
  guint n_draws = 0;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (count_cb), &n_draws);

  while (n_draws < 2)
    {
      gtk_widget_queue_draw (window);
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, handler);
}

static GtkWidget *
new_content (GtkWidget **out_mark)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *mark = gtk_drawing_area_new ();

  gtk_widget_set_size_request (mark, 40, 20);
  gtk_widget_set_halign (mark, GTK_ALIGN_START);
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), mark);
  *out_mark = mark;
  return box;
}

static void
test_pick (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *turned = kiosk_turned_new ();
  GtkWidget *mark;
  GtkWidget *content = new_content (&mark);

  kiosk_turned_set_child (KIOSK_TURNED (turned), content);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), turned);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH_PX, HEIGHT_PX);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      kiosk_turned_set_degrees (KIOSK_TURNED (turned), table[i].degrees);
      draw (window);
      g_assert_cmpint (gtk_widget_get_width (content), ==, table[i].width_px);
      g_assert_cmpint (gtk_widget_get_height (content), ==, table[i].height_px);
      g_assert_true (gtk_widget_pick (turned, table[i].x, table[i].y, GTK_PICK_DEFAULT) == mark);
      g_assert_true (gtk_widget_pick (turned, WIDTH_PX / 2.0, HEIGHT_PX / 2.0, GTK_PICK_DEFAULT) == content);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The window of the kiosk: the layout is that of the picture, not of the panel. */
static void
test_window (void)
{
  static const struct { guint degrees; const char *orientation; } turns[] = {
    { 90, "portrait" }, { 180, "landscape" }, { 270, "portrait" }, { 0, "landscape" }
  };
  Scene *scene = scene_new (1366, 768);

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      g_autoptr (GHashTable) table_of = kiosk_settings_to_table (kiosk_context_get_settings (scene->stage->context));
      g_autoptr (KioskSettings) settings = kiosk_settings_new_from_table (table_of, NULL);

      kiosk_settings_set_turn (settings, turns[i].degrees);
      kiosk_context_set_settings (scene->stage->context, settings);
      scene_settle (scene);
      g_assert_true (gtk_widget_has_css_class (scene->window, turns[i].orientation));
      g_assert_cmpint (gtk_widget_get_width (scene->window), ==, 1366);
    }
  scene_free (scene);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  scene_init ();
  g_test_add_func ("/turned/pick", test_pick);
  g_test_add_func ("/turned/window", test_window);
  return g_test_run ();
}

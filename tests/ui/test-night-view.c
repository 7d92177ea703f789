/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is seen of the screen outside opening hours: nothing; and the light behind a built-in panel. */
#include <glib/gstdio.h>

#include "kiosk-backlight.h"
#include "scene.h"

#define WIDTH_PX  1080
#define HEIGHT_PX 1920

#define EVENING "2026-11-20T20:00:00"

static gboolean
is_black (Scene *scene)
{
  g_autoptr (GdkTexture) picture = scene_take_picture (scene);
  gsize n_pixels = (gsize) WIDTH_PX * HEIGHT_PX;
  g_autofree guint32 *pixels = g_new (guint32, n_pixels);

  gdk_texture_download (picture, (guchar *) pixels, 4 * WIDTH_PX);
  for (gsize i = 0; i < n_pixels; i++)
    if ((pixels[i] & 0xffffff) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_asleep (Stage *stage)
{
  kiosk_session_tick (stage->session);
  return kiosk_night_is_asleep (kiosk_session_get_night (stage->session));
}

static Scene *
new_sleeping_scene (void)
{
  const KioskHours hours = { 420, 1020, 0x1f };
  Scene *scene = scene_new_in_mode (WIDTH_PX, HEIGHT_PX, KIOSK_MODE_LIVE);

  kiosk_settings_set_hours (kiosk_context_get_settings (scene->stage->context), &hours);
  kiosk_manual_clock_set (scene->stage->clock, EVENING);
  scene_settle (scene);
  g_assert_false (is_black (scene));
  stage_pass (scene->stage, KIOSK_NIGHT_AFTER_S);
  stage_wait_until (scene->stage, is_asleep);
  scene_settle (scene);
  return scene;
}

static void
test_all_black (void)
{
  Scene *scene = new_sleeping_scene ();

  g_assert_true (is_black (scene));
  kiosk_session_wake (scene->stage->session);
  kiosk_session_touch (scene->stage->session);
  scene_settle (scene);
  g_assert_false (is_black (scene));
  scene_free (scene);
}

/* Another language builds the screens anew, and what lies over them. */
static void
test_black_in_another_language (void)
{
  Scene *scene = new_sleeping_scene ();

  scene_set_comfort (scene, "en", 2, TRUE);
  scene_settle (scene);
  g_assert_true (is_black (scene));
  scene_free (scene);
}

static void
make_panel (const char *folder,
            const char *name)
{
  g_autofree char *panel = g_build_filename (folder, name, NULL);
  g_autofree char *path = g_build_filename (panel, "bl_power", NULL);

  g_mkdir (panel, 0700);
  g_assert_true (g_file_set_contents (path, "?", 1, NULL));
}

static void
assert_panel (const char *folder,
              const char *name,
              const char *wanted)
{
  g_autofree char *path = g_build_filename (folder, name, "bl_power", NULL);
  g_autofree char *found = NULL;

  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, wanted);
}

static void
remove_panel (const char *folder,
              const char *name)
{
  g_autofree char *panel = g_build_filename (folder, name, NULL);
  g_autofree char *path = g_build_filename (panel, "bl_power", NULL);

  g_unlink (path);
  g_rmdir (panel);
}

static void
test_backlight (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kiosk-backlight-XXXXXX", NULL);
  g_autofree char *other = g_build_filename (folder, "other", NULL);

  g_assert_cmpuint (kiosk_backlight_set (folder, FALSE), ==, 0);
  make_panel (folder, "intel_backlight");
  make_panel (folder, "acpi_video0");
  g_mkdir (other, 0700);
  g_assert_cmpuint (kiosk_backlight_set (folder, FALSE), ==, 2);
  assert_panel (folder, "intel_backlight", "4");
  assert_panel (folder, "acpi_video0", "4");
  g_assert_cmpuint (kiosk_backlight_set (folder, TRUE), ==, 2);
  assert_panel (folder, "intel_backlight", "0");

  remove_panel (folder, "intel_backlight");
  remove_panel (folder, "acpi_video0");
  g_rmdir (other);
  g_rmdir (folder);
  g_assert_cmpuint (kiosk_backlight_set (folder, TRUE), ==, 0);
}

int
main (int argc,
      char *argv[])
{
  /* Not in folders of its own: the icons need the system's list of file types. */
  g_test_init (&argc, &argv, NULL);
  scene_init ();
  g_test_add_func ("/night-view/all-black", test_all_black);
  g_test_add_func ("/night-view/black-in-another-language", test_black_in_another_language);
  g_test_add_func ("/night-view/backlight", test_backlight);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaves a picture of everything that the kiosk can show.
 *
 *   pictures FOLDER WIDTHxHEIGHT vi|en 0|1|2 [contrast] [training] [usual]
 *
 * "usual": with the figures of a ward's usual weeks; else with the longest that there can be. */
#include "scene-usual.h"

#include <stdio.h>

static void
save_cb (Scene *scene,
         const char *name,
         gpointer folder)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.png", (const char *) folder, name);
  g_autoptr (GdkTexture) picture = scene_take_picture (scene);

  g_assert_true (gdk_texture_save_to_png (picture, path));
  puts (path);
}

static gboolean
has_word (char **words,
          const char *word)
{
  return g_strv_contains ((const char *const *) words, word);
}

int
main (int argc,
      char *argv[])
{
  int width_px, height_px;
  Scene *scene;

  if (argc < 5 || sscanf (argv[2], "%dx%d", &width_px, &height_px) != 2)
    {
      g_printerr ("usage: %s FOLDER WIDTHxHEIGHT vi|en 0|1|2 [contrast] [training] [usual]\n", argv[0]);
      return 2;
    }

  g_assert_cmpint (g_mkdir_with_parents (argv[1], 0755), ==, 0);
  scene_init ();
  scene = scene_new_in_mode (width_px, height_px, has_word (argv + 5, "training") ? KIOSK_MODE_TRAINING
                                                                                  : KIOSK_MODE_DEMO);
  scene_set_comfort (scene, argv[3], (guint) g_ascii_strtoull (argv[4], NULL, 10), has_word (argv + 5, "contrast"));
  scene->is_usual = has_word (argv + 5, "usual");
  if (scene->is_usual)
    scene_usual_pass_weeks (scene);
  scene_walk (scene, save_cb, argv[1]);
  scene_free (scene);
  return 0;
}

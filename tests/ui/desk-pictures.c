/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaves a picture of everything that the desk's window can show.
 *
 *   desk-pictures FOLDER WIDTHxHEIGHT vi|en 0|1|2 [contrast] */
#include "desk-scene.h"

#include <stdio.h>

#include "scene.h"
#include "show.h"

static void
save_cb (DeskScene *scene,
         const char *name,
         gpointer folder)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.png", (const char *) folder, name);
  g_autoptr (GdkTexture) picture = show_take_picture (scene->window);

  g_assert_true (gdk_texture_save_to_png (picture, path));
  puts (path);
}

int
main (int argc,
      char *argv[])
{
  /* What the fleet counted is the same in each picture. */
  char *seeded[] = { argv[0], (char *) "--seed", (char *) "R02S00000001000000020000000300000004", NULL };
  char **seed = seeded;
  int n_seed = 3;
  int width_px, height_px;
  DeskScene *scene;

  if (argc < 5 || sscanf (argv[2], "%dx%d", &width_px, &height_px) != 2)
    {
      g_printerr ("usage: %s FOLDER WIDTHxHEIGHT vi|en 0|1|2 [contrast]\n", argv[0]);
      return 2;
    }

  g_assert_cmpint (g_mkdir_with_parents (argv[1], 0755), ==, 0);
  g_test_init (&n_seed, &seed, NULL);
  scene_init ();
  scene = desk_scene_new (width_px, height_px);
  desk_scene_set_comfort (scene, argv[3], (guint) g_ascii_strtoull (argv[4], NULL, 10), argc > 5);
  desk_scene_walk (scene, save_cb, argv[1]);
  desk_scene_free (scene);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and presses what is seen on a screen, by its words. */
#include "finger.h"

#include <string.h>

/* The first label with @words in it; NULL where there is none. */
GtkWidget *
finger_find (Scene *scene,
             const char *words)
{
  g_autoptr (GPtrArray) labels = scene_get_mapped (scene->window, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (strstr (gtk_label_get_label (labels->pdata[i]), words) != NULL)
      return labels->pdata[i];
  return NULL;
}

/* What the disk has to answer first comes later; where it does not come, the test runs out of its time. */
GtkWidget *
finger_wait_for (Scene *scene,
                 const char *words)
{
  while (finger_find (scene, words) == NULL)
    g_main_context_iteration (NULL, TRUE);
  scene_settle (scene);
  return finger_find (scene, words);
}

/* The same of what goes once the disk has answered. */
void
finger_wait_until_gone (Scene *scene,
                        const char *words)
{
  while (finger_find (scene, words) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* The button with @words on it. */
void
finger_press (Scene *scene,
              const char *words)
{
  GtkWidget *label = finger_find (scene, words);

  g_assert_nonnull (label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  scene_settle (scene);
}

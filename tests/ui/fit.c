/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has to hold for every widget and every label on a screen. */
#include "fit.h"

#include <glib/gstdio.h>

/* Says what does not fit and goes on, so that one run names all. */
void
fit_report (const char *name,
            const char *format,
            ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_test_message ("%s: %s", name, text);
  g_test_fail ();
}

/* For a message. */
const char *
fit_describe (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget)) : gtk_widget_get_css_name (widget);
}

/* Borders are fractions of a pixel, places are whole ones. */
static gboolean
is_inside (const graphene_rect_t *inner,
           const graphene_rect_t *outer)
{
  return inner->origin.x >= outer->origin.x - 2 && inner->origin.y >= outer->origin.y - 2
         && inner->origin.x + inner->size.width <= outer->origin.x + outer->size.width + 2
         && inner->origin.y + inner->size.height <= outer->origin.y + outer->size.height + 2;
}

/* All of its letters have room. */
void
fit_check_label (const char *name,
                 GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  int width = gtk_widget_get_width (GTK_WIDGET (label));
  int height = gtk_widget_get_height (GTK_WIDGET (label));
  int text_width, text_height;

  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (text_width > width || text_height > height)
    fit_report (name, "“%s” is %d×%d and has %d×%d", gtk_label_get_label (label), text_width, text_height, width,
                height);
  if (pango_layout_is_ellipsized (layout))
    fit_report (name, "“%s” is cut short", gtk_label_get_label (label));
}

/* Inside the window and inside what it is in. */
void
fit_check_place (const char *name,
                 GtkWidget *widget,
                 GtkWidget *window)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  graphene_rect_t bounds, outer, screen;

  if (parent == NULL)
    return;

  g_assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
  g_assert_true (gtk_widget_compute_bounds (parent, window, &outer));
  screen = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (window), gtk_widget_get_height (window));
  if (!is_inside (&bounds, &screen))
    fit_report (name, "“%s” leaves the screen: %g, %g, %g×%g", fit_describe (widget), bounds.origin.x, bounds.origin.y,
                bounds.size.width, bounds.size.height);
  else if (!is_inside (&bounds, &outer))
    fit_report (name, "“%s” leaves what it is in (%s): %g, %g, %g×%g in %g, %g, %g×%g", fit_describe (widget),
                gtk_widget_get_css_name (parent), bounds.origin.x, bounds.origin.y, bounds.size.width,
                bounds.size.height, outer.origin.x, outer.origin.y, outer.size.width, outer.size.height);
}

/* What a phone would read in a picture; "" for nothing. */
char *
fit_scan (GdkTexture *picture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kiosk-fit-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "screen.png", NULL);
  const char *const command[] = { ZBARIMG, "--quiet", "--raw", path, NULL };
  char *text = NULL;

  g_assert_no_error (error);
  g_assert_true (gdk_texture_save_to_png (picture, path));
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);
  g_rmdir (folder);
  return g_strstrip (text);
}
